//! Absolute URLs of the crate `url`, in the normal form that it writes.

use url::Url;

use super::OwnType as _;
use crate::types::AnyUri;
use crate::value_error::ValueError;

held! {
    Url = "url::Url" of AnyUri { any(), to_url, from_url }
}

fn any() -> Url {
    // A literal of the right form; there is no constant of this type.
    #[allow(clippy::unwrap_used)]
    Url::parse("about:blank").unwrap()
}

fn to_url(value: &AnyUri) -> Result<Url, ValueError> {
    Url::parse(value.as_ref()).map_err(|error| Url::not_held(value, &error.to_string()))
}

fn from_url(value: &Url) -> Result<AnyUri, ValueError> {
    value.as_str().parse()
}
