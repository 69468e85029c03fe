//! An order in which everything comes after what it depends on; no recursion, since chains of
//! definitions can be long.

/// The order, and an edge of every cycle: from the node whose dependency closes it, to that one.
pub(super) fn topological(dependencies: &[Vec<usize>]) -> (Vec<usize>, Vec<(usize, usize)>) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut state = vec![State::New; dependencies.len()];
    let (mut order, mut cycles) = (Vec::with_capacity(dependencies.len()), Vec::new());
    for start in 0..dependencies.len() {
        if state[start] != State::New {
            continue;
        }
        state[start] = State::Open;
        let mut stack = vec![(start, 0)];
        while let Some((node, next)) = stack.last_mut() {
            let node = *node;
            let Some(&dependency) = dependencies[node].get(*next) else {
                state[node] = State::Done;
                order.push(node);
                stack.pop();
                continue;
            };
            *next += 1;
            match state[dependency] {
                State::New => {
                    state[dependency] = State::Open;
                    stack.push((dependency, 0));
                }
                State::Open => cycles.push((node, dependency)),
                State::Done => {}
            }
        }
    }
    (order, cycles)
}

#[cfg(test)]
mod tests {
    use super::topological;

    #[test]
    fn dependencies_come_first_and_cycles_are_found() {
        assert_eq!(topological(&[vec![1, 2], vec![2], vec![]]), (vec![2, 1, 0], vec![]));
        assert_eq!(topological(&[vec![1], vec![0]]), (vec![1, 0], vec![(1, 0)]));
        assert_eq!(topological(&[vec![0]]), (vec![0], vec![(0, 0)]));
    }
}
