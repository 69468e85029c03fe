pub struct Low;
