//! Patterns that leave a part of what lies behind a reference: nothing is moved.

use super::*;

/// What is found, in its own right and behind pointers.
struct Found {
    id: u32,
    name: D,
    next: Option<Box<Found>>,
}

fn found() -> Found {
    let last = Found { id: 3, name: D("last"), next: None };
    let second = Found { id: 2, name: D("second"), next: Some(Box::new(last)) };
    Found { id: 1, name: D("first"), next: Some(Box::new(second)) }
}

faithful! {
    test patterns_in_an_option_of_a_reference
    {
        #[generator]
        fn last(held: &[Found]) -> impl Iterator<Item = u32> {
            let _later = make("later");
            if let Some(Found { id, .. }) = held.last() {
                yield_!(*id);
                yield_!(*id + 1);
            } else {
                yield_!(0);
            }
        }

        #[generator]
        fn chain(first: &Found) -> impl Iterator<Item = String> {
            let mut at = Some(first);
            while let Some(Found { name, next, .. }) = at {
                yield_!(name.0.to_owned());
                at = next.as_deref();
            }
        }

        #[generator]
        fn tuples(list: &[(u32, D, u8)]) -> impl Iterator<Item = u32> {
            match list.iter().find(|item| item.0 > 1) {
                Some((id, ..)) => yield_!(*id),
                None => {}
            }
        }

        #[generator]
        fn counted(held: &mut [(u32, D)]) -> impl Iterator<Item = u32> {
            if let Some((id, ..)) = held.last_mut() {
                yield_!(*id);
                *id += 1;
                yield_!(*id);
            }
        }

        #[generator]
        fn results(held: Result<&Found, D>) -> impl Iterator<Item = u32> {
            match held {
                Ok(Found { id, .. }) => yield_!(*id),
                Err(error) => yield_!(error.0.len() as u32),
            }
        }
    }
    run {
        drive!(last(&[found()]));
        drive!(last(&[]));
        drive!(chain(&found()));
        drive!(tuples(&[(1, D("a"), 0), (2, D("b"), 0)]));
        drive!(counted(&mut [(1, D("a")), (2, D("b"))]));
        drive!(results(Ok(&found())));
        drive!(results(Err(D("error"))));
    }
}
