use std::fmt;

use crate::deep;
use crate::inner;

pub struct Top;

impl fmt::Display for Top {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        deep::start();
        f.write_str(&inner::unseen())
    }
}
