//! Time zones of dates and times (XSD Part 2, section 3.2.7.3).

use std::fmt;

use crate::value_error::{ValueError, ValueErrorKind};

/// How far local time is ahead of UTC: from -14:00 to +14:00, in minutes.
///
/// ```
/// use xsdbind::types::TimeZone;
///
/// assert_eq!(TimeZone::from_minutes(-330)?.to_string(), "-05:30");
/// assert_eq!(TimeZone::UTC.to_string(), "Z");
/// # Ok::<(), xsdbind::error::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeZone(i16);

/// Fourteen hours.
const MAX_MINUTES: i16 = 14 * 60;

impl TimeZone {
    /// Universal time, written `Z`.
    pub const UTC: Self = Self(0);
    pub(super) const FIRST: Self = Self(MAX_MINUTES);
    pub(super) const LAST: Self = Self(-MAX_MINUTES);

    /// The zone whose local time is `minutes` ahead of UTC.
    ///
    /// # Errors
    ///
    /// When `minutes` is less than -840 or more than 840.
    pub fn from_minutes(minutes: i16) -> Result<Self, ValueError> {
        if (-MAX_MINUTES..=MAX_MINUTES).contains(&minutes) {
            return Ok(Self(minutes));
        }
        let message = format!("expected a time zone from -840 to 840 minutes, found `{minutes}`");
        Err(ValueError::new(ValueErrorKind::Bounds, message))
    }

    pub(super) fn opposite(self) -> Self {
        Self(-self.0)
    }

    /// Those of a quarter of an hour, universal time first.
    pub(super) fn quarters() -> impl Iterator<Item = Self> {
        std::iter::once(Self::UTC).chain((-MAX_MINUTES..=MAX_MINUTES).step_by(15).map(Self))
    }

    /// An expression for its texts.
    pub(super) fn texts(self) -> String {
        if self == Self::UTC { r"(Z|[+\-]00:00)".to_owned() } else { self.to_string().replace('+', r"\+") }
    }

    /// How many minutes local time is ahead of UTC.
    #[must_use]
    pub fn minutes(self) -> i16 {
        self.0
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("Z");
        }
        let sign = if self.0 < 0 { '-' } else { '+' };
        let minutes = self.0.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}
