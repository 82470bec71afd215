//! E0505 E0597 E0716: what is behind the guard of a `RefCell` is walked over, a temporary.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::prelude::*;

#[derive(Default)]
pub struct Bus {
    handlers: RefCell<HashMap<&'static str, Vec<Box<dyn Fn(&str) -> Option<String>>>>>,
    seen: Cell<usize>,
}

impl Bus {
    fn on(&self, topic: &'static str, handler: impl Fn(&str) -> Option<String> + 'static) -> &Self {
        self.handlers.borrow_mut().entry(topic).or_default().push(Box::new(handler));
        self
    }
}

#[generator]
fn published(bus: Rc<Bus>, messages: Vec<(&'static str, String)>) -> impl Iterator<Item = String> {
    let count = Rc::new(Cell::new(0));
    let counted = Rc::clone(&count);
    bus.on("count", move |_| {
        counted.set(counted.get() + 1);
        None
    });
    for (topic, message) in messages {
        bus.seen.set(bus.seen.get() + 1);
        if let Some(handlers) = bus.handlers.borrow().get(topic) {
            for handler in handlers {
                if let Some(answer) = handler(&message) {
                    yield_!(answer);
                }
            }
        }
    }
    yield_!(format!("{} counted of {}", count.get(), bus.seen.get()));
}

cases! {
    published {
        let bus = Rc::new(Bus::default());
        bus.on("greet", |who| Some(format!("hello {who}"))).on("greet", |who| who.strip_prefix('a').map(str::to_owned));
        let messages = [("greet", "ann"), ("count", "1"), ("lost", "x"), ("greet", "bob"), ("count", "2")];
        drive!(published(bus, messages.map(|(topic, text)| (topic, text.to_owned())).to_vec()));
    }
}
