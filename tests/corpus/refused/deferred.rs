//! E0597: a guard holds a closure that captures a local by reference.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::prelude::*;

#[derive(Clone, Default)]
pub struct Journal(Rc<RefCell<Vec<String>>>);

impl Journal {
    fn say(&self, line: impl Into<String>) {
        self.0.borrow_mut().push(line.into());
    }

    fn tell(&self) {
        for line in self.0.borrow().iter() {
            genfn_tests::log(line);
        }
    }
}

/// What is deferred runs when the generator is left, however that comes about.
#[generator]
fn deferred(journal: &Journal, lines: &[&str]) -> impl Iterator<Item = Result<usize, std::num::ParseIntError>> {
    struct Defer<F: FnMut()>(F);
    impl<F: FnMut()> Drop for Defer<F> {
        fn drop(&mut self) {
            (self.0)();
        }
    }
    let total = Cell::new(0);
    let _report = Defer(|| journal.say(format!("total {}", total.get())));
    for line in lines {
        let _line = Defer(move || journal.say(format!("done with {line}")));
        let n: usize = line.parse()?;
        total.set(total.get() + n);
        yield_!(Ok(n));
    }
}

cases! {
    deferred {
        let journal = Journal::default();
        drive!(deferred(&journal, &["1", "20"]));
        drive!(deferred(&journal, &["7", "x", "8"]));
        journal.tell();
    }
}
