use super::Low;

mod within {
    pub fn end(_: super::super::super::Renamed) {}
}

pub fn start() {}
