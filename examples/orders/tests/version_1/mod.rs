//! The program as it was.

use genfn::prelude::*;
use genfn_examples_orders::order::{Answer, Command, Line, Refused, charge, reserve};
use serde::{Deserialize, Serialize};

#[generator(type = Order, version = "1")]
#[derive(Serialize, Deserialize)]
pub(crate) fn order(
    customer: String,
    lines: Vec<Line>,
) -> impl Generator<Yield = Command, Send = Answer, Return = Result<String, Refused>> {
    let mut reserved: Vec<Line> = Vec::new();
    let mut payment: Option<String> = None;
    let parcel: String = try_! {{
        for line in lines {
            yield_!('reserving: { reserve(&line) })?;
            reserved.push(line);
        }
        payment = Some(yield_!('paying: { charge(&customer, &reserved) })?);
        yield_!('paid: { Command::Ship { customer: customer.clone(), lines: reserved.clone(), note: String::new() } })?
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
