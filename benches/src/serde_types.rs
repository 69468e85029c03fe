//! The same documents with serde and quick-xml: structs written by hand, as far as these documents need them.
//!
//! What serde cannot do, or needs a work-around for:
//! - nil, absent and value: `Option` makes nil an absent value, so a struct with the attribute stands in ([`Nil`]);
//! - `xsi:type`: a field of the enclosing struct, so each command needs a document type of its own;
//! - namespaces: not looked at when reading; written as attributes that are fields;
//! - order, bounds, unknown elements, facets: not checked.

use serde::{Deserialize, Serialize};

/// The envelope, around a command `C` that is known beforehand.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "BroadsoftDocument")]
pub struct Message<C> {
    #[serde(rename = "@protocol")]
    pub protocol: String,
    #[serde(rename = "@xmlns")]
    pub xmlns: String,
    #[serde(rename = "@xmlns:xsi")]
    pub xmlns_xsi: String,
    #[serde(rename = "sessionId")]
    pub session_id: InNone,
    pub command: C,
}

/// A text in no namespace.
#[derive(Debug, Serialize, Deserialize)]
pub struct InNone {
    #[serde(rename = "@xmlns")]
    pub xmlns: String,
    #[serde(rename = "$text")]
    pub text: String,
}

/// A value, nil, or, where both are `None`, nothing.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Nil {
    #[serde(rename(serialize = "@xsi:nil", deserialize = "@nil"), skip_serializing_if = "Option::is_none")]
    pub nil: Option<bool>,
    #[serde(rename = "$text", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

impl Nil {
    fn is_absent(&self) -> bool {
        self.nil.is_none() && self.value.is_none()
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub struct TableResponse {
    #[serde(rename = "@xmlns")]
    pub xmlns: String,
    #[serde(rename(serialize = "@xsi:type", deserialize = "@type"))]
    pub type_name: String,
    #[serde(rename = "userTable")]
    pub user_table: Table,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Table {
    #[serde(rename = "colHeading")]
    pub col_heading: Vec<String>,
    #[serde(default)]
    pub row: Vec<Row>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Row {
    pub col: Vec<String>,
}

/// A struct of a command: plain fields, and those that may be nil.
macro_rules! command {
    ($type:ident { $($field:ident: $ty:ty = $name:literal,)* } nil { $($nil:ident = $nil_name:literal,)* }) => {
        #[derive(Debug, Serialize, Deserialize)]
        pub struct $type {
            #[serde(rename = "@xmlns")]
            pub xmlns: String,
            #[serde(rename(serialize = "@xsi:type", deserialize = "@type"))]
            pub type_name: String,
            $(#[serde(rename = $name)] pub $field: $ty,)*
            $(#[serde(rename = $nil_name, default, skip_serializing_if = "Nil::is_absent")] pub $nil: Nil,)*
        }
    };
}

command! { UserModify {
    user_id: String = "userId",
    last_name: Option<String> = "lastName",
    first_name: Option<String> = "firstName",
} nil {
    name_dialing_name = "nameDialingName",
    phone_number = "phoneNumber",
    extension = "extension",
    calling_line_id_phone_number = "callingLineIdPhoneNumber",
    title = "title",
    mobile_phone_number = "mobilePhoneNumber",
    email_address = "emailAddress",
    address_location = "addressLocation",
} }
