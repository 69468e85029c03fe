//! Operations of services: what is sent, and what answers it.

use super::context::{Context, literal};
use super::pretty;
use crate::ir::{ItemId, Operation};

/// ```ignore
/// impl xsdbind::soap::Operation for GetUser {
///     type Output = GetUserResponse;
///     const NAME: &'static str = "GetUser";
///     const ACTION: &'static str = "http://example.com/GetUser";
///     const FAULTS: &'static [(&'static str, &'static str)] = &[("http://example.com/", "NoSuchUser")];
/// }
/// ```
pub(super) fn implementation(cx: &Context<'_>, id: ItemId, operation: &Operation) -> String {
    let (name, output) = (cx.item_name(id), cx.path(cx.ir[id].module, operation.output));
    let mut lines = vec![
        format!("type Output = {output};"),
        format!("const NAME: &'static str = {};", literal(&operation.name)),
        format!("const ACTION: &'static str = {};", literal(&operation.action)),
    ];
    if operation.is_soap12 {
        lines.push("const VERSION: xsdbind::soap::Version = xsdbind::soap::Version::Soap12;".to_owned());
    }
    if !operation.faults.is_empty() {
        let names = operation.faults.iter();
        let names = names.map(|name| format!("({}, {})", literal(&name.namespace), literal(&name.local)));
        let names: Vec<String> = names.collect();
        let list = format!("const FAULTS: &'static [(&'static str, &'static str)] = &[{}];", names.join(", "));
        lines.push(list);
    }
    let lines = lines.join("\n    ");
    pretty::item(cx, format!("impl xsdbind::soap::Operation for {name} {{\n    {lines}\n}}"))
}
