//! Tables: columns are found by their headings, and what does not fit is an error.

use provisioning_api::from_row;
use provisioning_api::oci::table::{Table, TableError};
use provisioning_api::ocip::{OCITable, OCITableRow};

#[derive(Debug, PartialEq)]
struct User {
    id: String,
    extension: Option<u32>,
    is_in_trunk: bool,
}

from_row! { User {
    id: "User Id",
    extension: "Extension" (optional),
    is_in_trunk: "In Trunk",
} }

fn table(headings: &[&str], rows: &[&[&str]]) -> OCITable {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let mut table = OCITable::new(texts(headings));
    table.row = rows.iter().map(|row| OCITableRow { col: texts(row) }).collect();
    table
}

fn users(headings: &[&str], rows: &[&[&str]]) -> Result<Vec<User>, String> {
    let table = table(headings, rows);
    Table::try_from(&table).and_then(|table| table.rows_as()).map_err(|error| error.to_string())
}

#[test]
fn columns_in_any_order_more_or_fewer() {
    let user = |extension| User { id: "alice".to_owned(), extension, is_in_trunk: true };
    assert_eq!(users(&["User Id", "Extension", "In Trunk"], &[&["alice", "1001", "true"]]), Ok(vec![user(Some(1001))]));
    // In another order, with a column that nobody asked for.
    assert_eq!(
        users(&["In Trunk", "Department", "Extension", "User Id"], &[&["true", "Sales", "", "alice"]]),
        Ok(vec![user(None)])
    );
    // Without a column that may be missing.
    assert_eq!(users(&["In Trunk", "User Id"], &[&["true", "alice"]]), Ok(vec![user(None)]));
    assert_eq!(users(&["In Trunk", "User Id"], &[]), Ok(Vec::new()));
}

#[test]
fn what_does_not_fit() {
    // Also where there is no row.
    assert_eq!(
        users(&["User Id", "Extension"], &[]),
        Err(r#"there is no column "In Trunk", but ["User Id", "Extension"]"#.to_owned())
    );
    assert_eq!(
        users(&["User Id", "Extension", "In Trunk"], &[&["alice", "", "true"], &["bob", "x", "true"]]),
        Err(r#"row 2, column "Extension": invalid digit found in string"#.to_owned())
    );
    assert_eq!(
        users(&["User Id", "In Trunk"], &[&["alice", "true"], &["bob"]]),
        Err("row 2 has 1 columns, expected 2".to_owned())
    );
    assert_eq!(
        users(&["User Id", "In Trunk"], &[&["alice", "true", "1001"]]),
        Err("row 1 has 3 columns, expected 2".to_owned())
    );
    assert_eq!(
        users(&["User Id", "In Trunk", "User Id"], &[]),
        Err(r#"the heading "User Id" occurs twice"#.to_owned())
    );
}

#[test]
fn rows_as_maps() {
    let table = table(&["User Id", "Extension"], &[&["alice", "1001"], &["bob", ""]]);
    let table = Table::try_from(&table).unwrap();
    assert_eq!(table.headings(), ["User Id", "Extension"]);
    let rows: Vec<_> = table.rows().collect();
    assert_eq!(rows[0].to_map().into_iter().collect::<Vec<_>>(), [("Extension", "1001"), ("User Id", "alice")]);
    assert_eq!((rows[1].get("Extension"), rows[1].find("Department")), (Ok(""), None));
    assert!(matches!(rows[1].get("Department"), Err(TableError::NoColumn { .. })));
    assert_eq!(rows[0].parse::<u16>("Extension"), Ok(1001));
    assert_eq!(rows[1].parse_optional::<u16>("Extension"), Ok(None));
}
