macro_rules! make {
    ($name:ident) => {
        struct $name($crate::inner::Low);
    };
}
