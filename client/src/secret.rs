//! What is never shown: fields whose names say that they are secret.

use xsdbind::raw::{Object, Value};

/// What stands in place of a secret.
const MASK: &str = "***";

/// Whether a field of this name is masked.
pub(crate) fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["password", "passcode", "signature", "nonce", "token", "secret"].iter().any(|end| name.ends_with(end))
}

/// Whether the path of an error leads to such a field, or to an item of a list that is called so.
pub(crate) fn leads_to_secret(path: &str) -> bool {
    path.rsplit('/').next().and_then(|step| step.split('[').next()).is_some_and(is_secret)
}

/// The value with everything secret in it masked.
pub(crate) fn masked(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let fields = object.into_iter().map(|(key, value)| {
                // Nil, and that there is nothing, is no secret.
                let value = match value {
                    Value::Nil => Value::Nil,
                    _ if is_secret(&key) => Value::Text(MASK.to_owned()),
                    value => masked(value),
                };
                (key, value)
            });
            Value::Object(fields.collect::<Object>())
        }
        Value::List(values) => Value::List(values.into_iter().map(masked).collect()),
        value => value,
    }
}

#[cfg(test)]
mod tests {
    use xsdbind::raw::{Object, Value};

    use super::{leads_to_secret, masked};

    #[test]
    fn paths_to_secrets() {
        assert!(leads_to_secret("/UserModifyRequest22/newPassword"));
        assert!(leads_to_secret("/Request/passcodes/passcode[2]"));
        assert!(!leads_to_secret("/Request/passcode[2]/name"));
    }

    #[test]
    fn secrets_are_masked_at_any_depth() {
        let inner = Object::from([("newPasscode", Value::from("4321")), ("name", Value::from("x"))]);
        let value = Object::from([
            ("oldPassword", Value::from("hunter2")),
            ("imp_password", Value::Nil),
            ("list", Value::List(vec![inner.into()])),
        ]);
        let shown = format!("{:?}", masked(value.into()));
        assert!(!shown.contains("hunter2") && !shown.contains("4321"), "{shown}");
        assert!(shown.contains("(\"imp_password\", Nil)") && shown.contains('x'), "{shown}");
    }
}
