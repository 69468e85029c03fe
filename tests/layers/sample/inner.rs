pub mod deep;
mod low;

pub use low::*;
