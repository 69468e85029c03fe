//! Which of many things lead to each other.
//!
//! In comes for each what it leads to; out go its strongly connected components, found by Tarjan without recursion, since
//! schemas may nest types thousands deep.

/// Numbers for things, as many as lists of edges, of which none leads to more.
pub(crate) struct Components {
    /// For every thing, a number that it shares with just those that it leads to and that lead to it.
    pub(crate) of: Vec<usize>,
    /// The things, each behind those that it leads to, unless these lead to it.
    pub(crate) order: Vec<usize>,
}

impl Components {
    /// Those of things that lead to these.
    pub(crate) fn of(edges: &[Vec<usize>]) -> Self {
        const NONE: usize = usize::MAX;
        let count = edges.len();
        let (mut index, mut low, mut component) = (vec![NONE; count], vec![0; count], vec![NONE; count]);
        let (mut stack, mut next) = (Vec::new(), 0);
        let mut order = Vec::with_capacity(count);
        for root in 0..count {
            if index[root] != NONE {
                continue;
            }
            let mut calls = vec![(root, 0)];
            while let Some((node, edge)) = calls.pop() {
                if edge == 0 {
                    index[node] = next;
                    low[node] = next;
                    next += 1;
                    stack.push(node);
                }
                if let Some(&to) = edges[node].get(edge) {
                    calls.push((node, edge + 1));
                    if index[to] == NONE {
                        calls.push((to, 0));
                    } else if component[to] == NONE {
                        low[node] = low[node].min(index[to]);
                    }
                    continue;
                }
                if low[node] == index[node] {
                    while let Some(member) = stack.pop() {
                        component[member] = node;
                        order.push(member);
                        if member == node {
                            break;
                        }
                    }
                }
                if let Some(&(parent, _)) = calls.last() {
                    low[parent] = low[parent].min(low[node]);
                }
            }
        }
        Self { of: component, order }
    }
}

#[cfg(test)]
mod tests {
    use super::Components;

    #[test]
    fn what_leads_to_itself_is_one() {
        // 0 to 1 to 2 and back to 1, which leads to 3; 4 is alone, and leads to itself.
        let found = Components::of(&[vec![1], vec![2, 3], vec![1], vec![], vec![4]]);
        assert_eq!(found.of[1], found.of[2]);
        let mut all = found.of.clone();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 4, "{:?}", found.of);
        let at = |thing| found.order.iter().position(|other| *other == thing);
        assert!(at(3) < at(1) && at(1) < at(0) && at(2) < at(0), "{:?}", found.order);
    }
}
