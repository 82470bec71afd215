//! What happens to an order: it reserves, charges, ships and mails. What was done is undone, where something is refused.

use std::fmt;

use genfn::prelude::*;
use serde::{Deserialize, Serialize};

use crate::order_v1::order_v1;

/// So many of an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub item: String,
    pub count: u32,
    /// Of one, in cents.
    pub price: u64,
}

/// What an order wants of the world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Command {
    Reserve { item: String, count: u32 },
    Release { item: String, count: u32 },
    Charge { customer: String, cents: u64 },
    Refund { payment: String },
    Ship { customer: String, lines: Vec<Line>, note: String },
    Mail { customer: String, text: String },
}

/// What comes of it: what it is called there, such as the number of a payment.
pub type Answer = Result<String, Refused>;

/// Why nothing comes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Refused {
    pub why: String,
    /// Whether it is worth another try.
    pub for_now: bool,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

/// An order. Each `yield_!` may take a second or a week, and the process may end meanwhile.
#[generator(type = Order, version = "2", from("1" = order_v1))]
#[derive(Serialize, Deserialize)]
pub fn order(
    customer: String,
    lines: Vec<Line>,
    note: String,
) -> impl Generator<Yield = Command, Send = Answer, Return = Result<String, Refused>> {
    let mut reserved: Vec<Line> = Vec::new();
    let mut payment: Option<String> = None;
    let parcel: String = try_! {{
        for line in lines {
            let ask: Ask = ask(reserve(&line));
            yield_from!('reserving: { ask })?;
            reserved.push(line);
        }
        let ask: Ask = ask(charge(&customer, &reserved));
        payment = Some(yield_from!('paying: { ask })?);
        yield_!('paid: { Command::Ship { customer: customer.clone(), lines: reserved.clone(), note: note.clone() } })?
    } except refused => {
        if let Some(payment) = payment {
            yield_!('refunding: { Command::Refund { payment } })?;
        }
        while let Some(Line { item, count, price: _ }) = reserved.pop() {
            yield_!('releasing: { Command::Release { item, count } })?;
        }
        yield_!('sorry: { Command::Mail { customer, text: format!("we are sorry: {refused}") } })?;
        return Err(refused);
    }};
    yield_!('shipped: { Command::Mail { customer, text: format!("{parcel} is on its way") } })?;
    Ok(parcel)
}

/// Asks until there is an answer, three times at most.
#[generator(type = Ask, version = "1")]
#[derive(Serialize, Deserialize)]
pub fn ask(command: Command) -> impl Generator<Yield = Command, Send = Answer, Return = Answer> {
    let mut tries: u32 = 1;
    loop {
        match yield_!('asked: { command.clone() }) {
            Err(refused) if refused.for_now && tries < 3 => tries += 1,
            answer => return answer,
        }
    }
}

pub fn reserve(line: &Line) -> Command {
    Command::Reserve { item: line.item.clone(), count: line.count }
}

pub fn charge(customer: &str, lines: &[Line]) -> Command {
    let cents = lines.iter().map(|line| line.price * u64::from(line.count)).sum();
    Command::Charge { customer: customer.to_owned(), cents }
}
