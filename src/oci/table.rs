//! Tables by heading: rows as maps, or as structs of one's own.
//!
//! Servers may send columns in another order, leave some out or add some; so a column is found by its heading. A heading
//! that occurs twice, or a row with more or fewer columns than there are headings, is an error.
//!
//! ```
//! use provisioning_api::from_row;
//! use provisioning_api::oci::table::Table;
//! use provisioning_api::ocip::{OCITable, OCITableRow};
//!
//! #[derive(Debug, PartialEq)]
//! struct User {
//!     id: String,
//!     extension: Option<u32>,
//! }
//!
//! from_row! { User {
//!     id: "User Id",
//!     extension: "Extension" (optional),
//! } }
//!
//! let mut table = OCITable::new(vec!["Extension".into(), "User Id".into()]);
//! table.row.push(OCITableRow { col: vec!["1001".into(), "alice@example.com".into()] });
//! table.row.push(OCITableRow { col: vec![String::new(), "bob@example.com".into()] });
//!
//! let table = Table::try_from(&table)?;
//! let users: Vec<User> = table.rows_as()?;
//! assert_eq!(users[0], User { id: "alice@example.com".into(), extension: Some(1001) });
//! assert_eq!(users[1].extension, None);
//! assert_eq!(table.rows().next().unwrap().to_map()["User Id"], "alice@example.com");
//! # Ok::<(), provisioning_api::oci::table::TableError>(())
//! ```

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt;
use std::str::FromStr;

use crate::ocip::OCITable;

/// A table whose rows all have the columns of its headings.
#[derive(Clone, Debug)]
pub struct Table<'t> {
    headings: Vec<&'t str>,
    columns: HashMap<&'t str, usize>,
    rows: Vec<&'t [String]>,
}

/// A row of a [`Table`].
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table<'a>,
    index: usize,
}

/// Why a table could not be read, or a row of it. Rows are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableError {
    /// Two columns have one heading.
    DuplicateHeading {
        /// The heading.
        heading: String,
    },
    /// A row has more or fewer columns than there are headings.
    Ragged {
        /// The row.
        row: usize,
        /// Its columns.
        columns: usize,
        /// The headings.
        headings: usize,
    },
    /// There is no column of a heading.
    NoColumn {
        /// The heading.
        heading: String,
        /// The headings that there are.
        found: Vec<String>,
    },
    /// A text is not a value of the type asked for.
    Value {
        /// The row.
        row: usize,
        /// The heading.
        heading: String,
        /// What is wrong.
        reason: String,
    },
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DuplicateHeading { heading } => write!(f, "the heading {heading:?} occurs twice"),
            Self::Ragged { row, columns, headings } => {
                write!(f, "row {row} has {columns} columns, expected {headings}")
            }
            Self::NoColumn { heading, found } => write!(f, "there is no column {heading:?}, but {found:?}"),
            Self::Value { row, heading, reason } => write!(f, "row {row}, column {heading:?}: {reason}"),
        }
    }
}

impl Error for TableError {}

impl<'t> TryFrom<&'t OCITable> for Table<'t> {
    type Error = TableError;

    fn try_from(table: &'t OCITable) -> Result<Self, TableError> {
        Self::new(&table.col_heading, table.row.iter().map(|row| row.col.as_slice()))
    }
}

impl<'t> Table<'t> {
    /// A table of these headings and rows: for an `OCITable` of other bindings.
    ///
    /// # Errors
    ///
    /// When a heading occurs twice, or a row has more or fewer columns than there are headings.
    pub fn new(headings: &'t [String], rows: impl IntoIterator<Item = &'t [String]>) -> Result<Self, TableError> {
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        let mut columns = HashMap::new();
        for (index, heading) in headings.iter().enumerate() {
            if columns.insert(*heading, index).is_some() {
                return Err(TableError::DuplicateHeading { heading: (*heading).to_owned() });
            }
        }
        let rows: Vec<&[String]> = rows.into_iter().collect();
        if let Some((index, row)) = rows.iter().enumerate().find(|(_, row)| row.len() != headings.len()) {
            let (row, columns) = (index + 1, row.len());
            return Err(TableError::Ragged { row, columns, headings: headings.len() });
        }
        Ok(Self { headings, columns, rows })
    }

    /// The headings, in the order of the table.
    #[must_use]
    pub fn headings(&self) -> &[&'t str] {
        &self.headings
    }

    /// The rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows.len()).map(|index| Row { table: self, index })
    }

    /// The rows as values of a type that says which columns it is made of. Other columns are passed over.
    ///
    /// # Errors
    ///
    /// When a column that the type needs is missing, or a text is not a value of its field.
    pub fn rows_as<T: FromRow>(&self) -> Result<Vec<T>, TableError> {
        T::check(self)?;
        self.rows().map(|row| T::from_row(&row)).collect()
    }
}

impl<'a> Row<'a> {
    /// The text in the column of a heading.
    ///
    /// # Errors
    ///
    /// When there is no such column.
    pub fn get(&self, heading: &str) -> Result<&'a str, TableError> {
        self.find(heading).ok_or_else(|| no_column(self.table, heading))
    }

    /// The text in the column of a heading, if there is one.
    #[must_use]
    pub fn find(&self, heading: &str) -> Option<&'a str> {
        let column = *self.table.columns.get(heading)?;
        self.table.rows.get(self.index)?.get(column).map(String::as_str)
    }

    /// The value in the column of a heading.
    ///
    /// # Errors
    ///
    /// When there is no such column, or its text is not a value of the type.
    pub fn parse<T: FromStr<Err: fmt::Display>>(&self, heading: &str) -> Result<T, TableError> {
        self.value(heading, self.get(heading)?)
    }

    /// The value in the column of a heading; `None` where the text is empty or there is no such column.
    ///
    /// # Errors
    ///
    /// When the text is not a value of the type.
    pub fn parse_optional<T: FromStr<Err: fmt::Display>>(&self, heading: &str) -> Result<Option<T>, TableError> {
        let text = self.find(heading).filter(|text| !text.is_empty());
        text.map(|text| self.value(heading, text)).transpose()
    }

    /// All texts, by their headings.
    #[must_use]
    pub fn to_map(&self) -> BTreeMap<&'a str, &'a str> {
        self.table.headings.iter().filter_map(|heading| Some((*heading, self.find(heading)?))).collect()
    }

    fn value<T: FromStr<Err: fmt::Display>>(&self, heading: &str, text: &str) -> Result<T, TableError> {
        let error = |error: T::Err| TableError::Value {
            row: self.index + 1,
            heading: heading.to_owned(),
            reason: error.to_string(),
        };
        text.parse().map_err(error)
    }
}

/// A type that is made of the columns of a row. See [`from_row!`](crate::from_row).
pub trait FromRow: Sized {
    /// The columns that must be there.
    const COLUMNS: &'static [&'static str];

    /// Makes one.
    ///
    /// # Errors
    ///
    /// When a column is missing, or a text is not a value of its field.
    fn from_row(row: &Row<'_>) -> Result<Self, TableError>;

    /// Whether a table has the columns: also one without rows.
    ///
    /// # Errors
    ///
    /// When one is missing.
    fn check(table: &Table<'_>) -> Result<(), TableError> {
        let missing = Self::COLUMNS.iter().find(|heading| !table.columns.contains_key(**heading));
        missing.map_or(Ok(()), |heading| Err(no_column(table, heading)))
    }
}

fn no_column(table: &Table<'_>, heading: &str) -> TableError {
    let found = table.headings.iter().map(|&heading| heading.to_owned()).collect();
    TableError::NoColumn { heading: heading.to_owned(), found }
}

/// Says of a struct of one's own which columns its fields are: `field: "Heading",` for one that must be there, whose text
/// is parsed, and `field: "Heading" (optional),` for an `Option`, which is `None` where the text is empty or the column
/// is missing. See [`oci::table`](crate::oci::table) for an example.
#[macro_export]
macro_rules! from_row {
    ($type:ident { $($field:ident : $heading:literal $(($optional:ident))?),* $(,)? }) => {
        impl $crate::oci::table::FromRow for $type {
            const COLUMNS: &'static [&'static str] =
                $crate::from_row!(@columns [] $($heading $(($optional))?,)*);

            fn from_row(
                row: &$crate::oci::table::Row<'_>,
            ) -> ::core::result::Result<Self, $crate::oci::table::TableError> {
                ::core::result::Result::Ok(Self {
                    $($field: $crate::from_row!(@value row $heading $($optional)?),)*
                })
            }
        }
    };
    (@columns [$($done:literal,)*]) => { &[$($done),*] };
    (@columns [$($done:literal,)*] $heading:literal, $($rest:tt)*) => {
        $crate::from_row!(@columns [$($done,)* $heading,] $($rest)*)
    };
    (@columns [$($done:literal,)*] $heading:literal (optional), $($rest:tt)*) => {
        $crate::from_row!(@columns [$($done,)*] $($rest)*)
    };
    (@value $row:ident $heading:literal) => { $row.parse($heading)? };
    (@value $row:ident $heading:literal optional) => { $row.parse_optional($heading)? };
}
