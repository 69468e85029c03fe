//! The arguments that say what is accepted of a new release.
//!
//! In come `xsdbind-diff.toml` and a day; the report goes out with the verdicts that these make of it.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use xsdbind_codegen::Error;
use xsdbind_codegen::diagnostics::Diagnostics;
use xsdbind_codegen::diff::{Policy, Report};

/// The policy, unless another is named.
const POLICY: &str = "xsdbind-diff.toml";

#[derive(Args)]
pub(super) struct Accepted {
    /// Severities and exceptions [default: xsdbind-diff.toml, if there is one]
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,

    /// The day on which exceptions are to hold, such as 2027-01-31 [default: today, in UTC]
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<String>,
}

impl Accepted {
    /// What is in the file, if there is one.
    pub(super) fn policy(&self) -> Result<Option<Policy>, Error> {
        match &self.policy {
            Some(path) => Policy::from_file(path).map(Some),
            None if Path::new(POLICY).exists() => Policy::from_file(POLICY).map(Some),
            None => Ok(None),
        }
    }

    /// Applies it to a report; warnings for what no longer applies.
    pub(super) fn apply(&self, policy: Option<&Policy>, report: &mut Report) -> Diagnostics {
        let today = || self.today.clone().unwrap_or_else(today);
        policy.map(|policy| report.apply(policy, &today())).unwrap_or_default()
    }
}

/// A day, `2027-01-31`.
fn day(text: &str) -> Result<String, String> {
    let is_day = text.len() == 10 && xsdbind::types::Date::from_str(text).is_ok();
    is_day.then(|| text.to_owned()).ok_or_else(|| "expected a day such as 2027-01-31".to_owned())
}

/// The day that it is, in UTC.
fn today() -> String {
    const DAY: u64 = 86_400;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    // Days since the first of March of the year 0, where a leap day ends a year. H. Hinnant, "chrono-Compatible Low-Level
    // Date Algorithms", civil_from_days.
    let days = seconds / DAY + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{:04}-{month:02}-{day:02}", year + era * 400 + next)
}
