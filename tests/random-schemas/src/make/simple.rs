//! Random simple types.

use super::Maker;
use crate::schema::{Facet, Simple, SimpleRef};
use crate::values::{self, BUILT_IN, Family, USED};

impl Maker {
    /// A type, built of those with a smaller number.
    pub(super) fn simple(&mut self, below: usize, depth: usize) -> Simple {
        match self.random.below(10) {
            0 | 1 => Simple::List(self.item(below, depth)),
            2 => {
                let count = 1 + self.random.below(3);
                Simple::Union((0..count).map(|_| self.simple_below(below, depth)).collect())
            }
            _ => {
                let base = self.simple_below(below, depth);
                let facets = self.facets(&base);
                Simple::Restriction { base, facets }
            }
        }
    }

    /// No list of lists, most of the time.
    fn item(&mut self, below: usize, depth: usize) -> SimpleRef {
        for _ in 0..4 {
            let item = self.simple_below(below, depth);
            match values::family(&self.schema, &item) {
                Family::List => {}
                Family::Union if self.random.percent(50) => {}
                _ => return item,
            }
        }
        SimpleRef::Builtin("int")
    }

    fn simple_below(&mut self, below: usize, depth: usize) -> SimpleRef {
        if below > 0 && self.random.percent(60) {
            return SimpleRef::Named(self.random.below(below));
        }
        if depth > 0 && self.random.percent(12) {
            return SimpleRef::Anonymous(Box::new(self.simple(below, depth - 1)));
        }
        SimpleRef::Builtin(self.random.pick(&BUILT_IN[..USED]).0)
    }

    pub(super) fn simple_ref(&mut self, depth: usize) -> SimpleRef {
        self.simple_below(self.schema.simples.len(), depth)
    }

    /// One that a reference by name leads to.
    pub(super) fn named_simple_ref(&mut self) -> SimpleRef {
        self.simple_ref(0)
    }

    pub(super) fn facets(&mut self, base: &SimpleRef) -> Vec<Facet> {
        let family = values::family(&self.schema, base);
        let mut facets = Vec::new();
        for _ in 0..1 + self.random.below(2) {
            match family {
                Family::Text => self.text_facets(base, &mut facets),
                Family::Number => self.number_facets(base, &mut facets),
                Family::Float | Family::Date => match self.random.below(3) {
                    0 => self.enumeration(base, &mut facets),
                    1 => self.bounds(base, &mut facets),
                    _ => self.pattern(family, &mut facets),
                },
                Family::Octets | Family::List => match self.random.below(3) {
                    0 => self.enumeration(base, &mut facets),
                    1 => self.lengths(&mut facets),
                    _ => self.pattern(family, &mut facets),
                },
                Family::Boolean => self.pattern(family, &mut facets),
                Family::Name => self.enumeration(base, &mut facets),
                Family::Union => match self.random.below(2) {
                    0 => self.enumeration(base, &mut facets),
                    _ => self.pattern(family, &mut facets),
                },
            }
        }
        facets
    }

    fn text_facets(&mut self, base: &SimpleRef, facets: &mut Vec<Facet>) {
        match self.random.below(7) {
            0 | 1 => self.enumeration(base, facets),
            2 | 3 => self.lengths(facets),
            4 => {
                let value = *self.random.pick(&["collapse", "collapse", "replace"]);
                self.facet("whiteSpace", value.to_owned(), facets);
            }
            _ => self.pattern(Family::Text, facets),
        }
    }

    fn number_facets(&mut self, base: &SimpleRef, facets: &mut Vec<Facet>) {
        match self.random.below(6) {
            0 => self.enumeration(base, facets),
            1 | 2 => self.bounds(base, facets),
            3 => {
                let digits = 1 + self.random.below(4);
                self.facet("totalDigits", digits.to_string(), facets);
            }
            4 => {
                let digits = self.random.below(3);
                self.facet("fractionDigits", digits.to_string(), facets);
            }
            _ => self.pattern(Family::Number, facets),
        }
    }

    fn facet(&mut self, name: &'static str, value: String, facets: &mut Vec<Facet>) {
        let repeats = matches!(name, "pattern" | "enumeration");
        if !repeats && facets.iter().any(|it| it.name == name) {
            return;
        }
        let fixed = !repeats && self.random.percent(2);
        facets.push(Facet { name, value, fixed });
    }

    fn pattern(&mut self, family: Family, facets: &mut Vec<Facet>) {
        if let Some(pattern) = values::pattern(&mut self.random, family) {
            self.facet("pattern", pattern.to_owned(), facets);
        }
    }

    fn enumeration(&mut self, base: &SimpleRef, facets: &mut Vec<Facet>) {
        for _ in 0..1 + self.random.below(3) {
            let Some(value) = values::valid(&self.schema, base, &mut self.random) else { return };
            if !facets.iter().any(|it| it.name == "enumeration" && it.value == value) {
                self.facet("enumeration", value, facets);
            }
        }
    }

    fn lengths(&mut self, facets: &mut Vec<Facet>) {
        if self.random.percent(25) && facets.is_empty() {
            let length = self.random.below(5);
            return self.facet("length", length.to_string(), facets);
        }
        if facets.iter().any(|it| it.name.ends_with("ength")) {
            return;
        }
        let least = self.random.below(3);
        if self.random.percent(60) {
            self.facet("minLength", least.to_string(), facets);
        }
        if self.random.percent(60) {
            let most = least + self.random.below(5);
            self.facet("maxLength", most.to_string(), facets);
        }
    }

    fn bounds(&mut self, base: &SimpleRef, facets: &mut Vec<Facet>) {
        if facets.iter().any(|it| it.name.ends_with("clusive")) {
            return;
        }
        let mut one = || values::valid(&self.schema, base, &mut self.random);
        let (Some(one), Some(other)) = (one(), one()) else { return };
        let mut values = [one, other];
        values.sort_by(|one, other| match (one.trim().parse::<f64>(), other.trim().parse::<f64>()) {
            (Ok(one), Ok(other)) => one.total_cmp(&other),
            _ => one.cmp(other),
        });
        let [least, most] = values;
        let same = least == most;
        let name = *self.random.pick(&["minInclusive", "minExclusive"]);
        if self.random.percent(60) {
            self.facet(if same { "minInclusive" } else { name }, least, facets);
        }
        let name = if same { "maxInclusive" } else { *self.random.pick(&["maxInclusive", "maxExclusive"]) };
        if self.random.percent(60) {
            self.facet(name, most, facets);
        }
    }
}
