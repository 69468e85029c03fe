//! Wildcards: sets of namespaces and what becomes of two of them, XSD part 1, section 3.10.6.

use super::resolver::Instance;
use crate::model::{Namespaces, Str, Wildcard};

const TARGET: &str = "##targetNamespace";

/// The wildcard with the target namespace of the document put in.
pub(super) fn here(instance: &Instance<'_>, wildcard: &Wildcard) -> Wildcard {
    let put = |namespace: &Option<Str>| match namespace.as_deref() {
        Some(TARGET) => instance.namespace.clone(),
        _ => namespace.clone(),
    };
    let namespaces = match &wildcard.namespaces {
        Namespaces::Any => Namespaces::Any,
        Namespaces::Other(other) => Namespaces::Other(put(other)),
        Namespaces::List(list) => {
            let mut found = Vec::new();
            for namespace in list.iter().map(put) {
                if !found.contains(&namespace) {
                    found.push(namespace);
                }
            }
            Namespaces::List(found)
        }
    };
    Wildcard { namespaces, process: wildcard.process }
}

/// Whether a name of this namespace is allowed.
pub(super) fn allows(namespaces: &Namespaces, namespace: Option<&Str>) -> bool {
    match namespaces {
        Namespaces::Any => true,
        Namespaces::Other(other) => namespace.is_some() && namespace != other.as_ref(),
        Namespaces::List(list) => list.iter().any(|one| one.as_ref() == namespace),
    }
}

/// What both allow; `None` where that cannot be written as a set.
pub(super) fn intersection(one: &Namespaces, other: &Namespaces) -> Option<Namespaces> {
    Some(match (one, other) {
        (Namespaces::Any, set) | (set, Namespaces::Any) => set.clone(),
        (Namespaces::List(list), set) | (set, Namespaces::List(list)) => {
            let both = list.iter().filter(|namespace| allows(set, namespace.as_ref()));
            Namespaces::List(both.cloned().collect())
        }
        (Namespaces::Other(one), Namespaces::Other(other)) if one == other => Namespaces::Other(one.clone()),
        (Namespaces::Other(None), Namespaces::Other(other)) | (Namespaces::Other(other), Namespaces::Other(None)) => {
            Namespaces::Other(other.clone())
        }
        (Namespaces::Other(_), Namespaces::Other(_)) => return None,
    })
}

/// What either allows; `None` where that cannot be written as a set.
pub(super) fn union(one: &Namespaces, other: &Namespaces) -> Option<Namespaces> {
    Some(match (one, other) {
        (Namespaces::Any, _) | (_, Namespaces::Any) => Namespaces::Any,
        (Namespaces::List(one), Namespaces::List(other)) => {
            let mut all = one.clone();
            all.extend(other.iter().filter(|namespace| !one.contains(namespace)).cloned());
            Namespaces::List(all)
        }
        (Namespaces::Other(one), Namespaces::Other(other)) => {
            Namespaces::Other(if one == other { one.clone() } else { None })
        }
        (Namespaces::List(list), Namespaces::Other(not)) | (Namespaces::Other(not), Namespaces::List(list)) => {
            match (not.is_none() || list.contains(not), list.contains(&None)) {
                (true, true) => Namespaces::Any,
                (true, false) => Namespaces::Other(None),
                (false, true) => return None,
                (false, false) => Namespaces::Other(not.clone()),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{allows, intersection, union};
    use crate::model::Namespaces;

    #[test]
    fn sets() {
        let list = |names: &[&str]| {
            let name = |name: &&str| if name.is_empty() { None } else { Some((*name).into()) };
            Namespaces::List(names.iter().map(name).collect())
        };
        let not_a = Namespaces::Other(Some("a".into()));
        assert!(!allows(&not_a, None));
        assert_eq!(intersection(&list(&["", "a", "b"]), &not_a), Some(list(&["b"])));
        assert_eq!(union(&list(&["", "a"]), &not_a), Some(Namespaces::Any));
        assert_eq!(union(&list(&["a"]), &not_a), Some(Namespaces::Other(None)));
        assert_eq!(union(&list(&[""]), &not_a), None);
        assert_eq!(union(&list(&["b"]), &not_a), Some(not_a));
    }
}
