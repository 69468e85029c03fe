//! Tables of texts of dates and times, and what holds for every type.

mod dates;
mod properties;
