//! Parts of locals whose types follow from the signature, and from what is put into collections.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};

use super::*;

struct User {
    _before: D,
    name: D,
    role: u32,
    mail: D,
}

fn user(role: u32) -> User {
    User { mail: D("mail"), role, name: D("name"), _before: D("before") }
}

fn users() -> Vec<User> {
    vec![user(1), user(2), user(3)]
}

faithful! {
    /// Of what an iterator yields that a bound describes: in an argument, in the generics, in a `where`.
    fn part_of_what_is_iterated<J: IntoIterator<Item = User>, K>(
        users: impl Iterator<Item = User>,
        others: J,
        more: K,
    ) -> impl Iterator<Item = usize>
    where
        K: Iterator<Item = (usize, User)>,
    {
        for user in users {
            if user.role == 2 {
                continue;
            }
            let _after = D("after");
            yield_!(f(user.name));
        }
        for user in others {
            let mail = user.mail;
            yield_!(f(user.name));
            drop(mail);
        }
        for (at, user) in more {
            yield_!(at + f(user.mail));
        }
    }
    with (users().into_iter(), users(), users().into_iter().enumerate());
}

faithful! {
    /// Of what comes out of a `Result` or an `Option`.
    fn part_of_what_is_tried(
        users: impl Iterator<Item = Result<User, u32>>,
        mut next: impl FnMut() -> Option<User>,
    ) -> impl Iterator<Item = Result<usize, u32>> {
        while let Some(user) = next() {
            let _after = D("after");
            yield_!(Ok(f(user.mail)));
        }
        for user in users {
            let user = user?;
            yield_!(Ok(f(user.name)));
            let user = match next() {
                Some(user) => user,
                None => continue,
            };
            yield_!(Ok(f(user.mail)));
        }
    }
    with ([Ok(user(1)), Ok(user(2)), Err(3), Ok(user(4))].into_iter(), {
        let mut left = 3_u32;
        move || {
            left = left.checked_sub(1)?;
            Some(user(left))
        }
    });
}

faithful! {
    /// Of what is sent.
    test part_of_what_is_sent
    {
        #[generator]
        fn mails() -> impl Generator<Yield = usize, Send = User, Return = usize> {
            for _ in 0..2 {
                let user = yield_!(0);
                let _between = D("between");
                yield_!(f(user.mail));
            }
            f(yield_!(1).name)
        }
    }
    run {
        drive!(mails(), [user(1), user(2), user(3), user(4), user(5)]);
        drive!(mails(), [user(1)]);
    }
}

fn received() -> Receiver<User> {
    let (tx, rx) = channel();
    users().into_iter().for_each(|user| assert!(tx.send(user).is_ok()));
    rx
}

faithful! {
    /// Of what has been received, taken out of a map, or from behind a guard.
    fn part_of_what_is_taken_out(
        rx: Receiver<User>,
        mut map: BTreeMap<u32, User>,
        shared: Arc<Mutex<Vec<User>>>,
        own: RefCell<VecDeque<User>>,
    ) -> impl Iterator<Item = usize> {
        while let Ok(user) = rx.recv() {
            let is_last = user.role == 2;
            yield_!(f(user.name));
            if is_last {
                break;
            }
        }
        for user in rx {
            yield_!(f(user.mail));
        }
        let Some(user) = map.remove(&1) else { return };
        yield_!(f(user.name));
        for user in map.into_values() {
            yield_!(f(user.mail));
        }
        let user = shared.lock().unwrap().pop();
        if let Some(user) = user {
            yield_!(f(user.name));
        }
        while let Some(user) = { own.borrow_mut().pop_front() } {
            yield_!(f(user.mail));
        }
    }
    with (received(), BTreeMap::from([(1, user(1)), (2, user(2))]), Arc::new(Mutex::new(users())),
          RefCell::new(users().into()));
}

#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Timer<T> {
    at: u32,
    task: T,
    _after: T,
}

struct Slot<T> {
    item: T,
    weight: usize,
    _after: D,
}

faithful! {
    /// Of what a literal or a closure has put into a collection.
    fn part_of_what_was_put_in<T: Ord + std::fmt::Debug>(tasks: Vec<(u32, T, T)>, items: Vec<T>) -> impl Iterator<Item = (usize, T)> {
        let mut heap = BinaryHeap::new();
        for (at, task, after) in tasks {
            heap.push(Reverse(Timer { at, task, _after: after }));
        }
        while let Some(Reverse(timer)) = heap.pop() {
            let _between = D("between");
            yield_!((timer.at as usize, timer.task));
        }
        let mut slots: Vec<_> =
            items.into_iter().enumerate().map(|(weight, item)| Slot { item, weight, _after: D("slot") }).collect();
        while let Some(slot) = slots.pop() {
            let _between = D("between");
            yield_!((slot.weight, slot.item));
        }
    }
    with (vec![(2, D("two"), D("2")), (1, D("one"), D("1"))], vec![D("x"), D("y")]);
}

faithful! {
    /// What is reached by a reference, and a type with a destructor, stay whole.
    test copied_part_of_what_is_iterated
    {
        struct Guard {
            n: u32,
            _held: D,
        }
        impl Drop for Guard {
            fn drop(&mut self) {
                log("guard");
            }
        }
        #[generator]
        fn roles<'a>(users: impl Iterator<Item = &'a User>, guards: impl Iterator<Item = Guard>) -> impl Iterator<Item = u32> {
            for user in users {
                let role = user.role;
                yield_!(role);
            }
            for guard in guards {
                let n = guard.n;
                let _after = D("after");
                yield_!(n);
            }
        }
    }
    run {
        let users = users();
        drive!(roles(users.iter(), (1..3).map(|n| Guard { n, _held: D("held") })));
    }
}

fn f(d: D) -> usize {
    d.0.len()
}
