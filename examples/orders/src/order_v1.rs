//! Orders of version 1, which knew no notes, and took a bank's first no for its last. Those that are in the database go on as orders of
//! today.
//!
//! The program of version 1 is in `tests/version_1`.

use std::convert::Infallible;

use genfn::GeneratorExt as _;
use genfn::iter::VecItems;
use serde::Deserialize;

use crate::order::{Ask, Command, Line, OrderSnapshot, Refused, ask, charge, reserve};

/// What their snapshots say: the places, in order, and what was held there.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderV1 {
    Created { customer: String, lines: Vec<Line> },
    Reserving { customer: String, reserved: Vec<Line>, payment: Option<String>, lines: VecItems<Line>, line: Line },
    Paying { customer: String, reserved: Vec<Line>, payment: Option<String> },
    Paid { customer: String, reserved: Vec<Line>, payment: Option<String> },
    Refunding { customer: String, reserved: Vec<Line>, refused: Refused },
    Releasing { customer: String, reserved: Vec<Line>, refused: Refused },
    Sorry { reserved: Vec<Line>, refused: Refused },
    Shipped { reserved: Vec<Line>, payment: Option<String>, parcel: String },
    Closed {},
}

/// The same place of today, and what is held there.
pub fn order_v1(old: OrderV1) -> Result<OrderSnapshot, Infallible> {
    let note = String::new();
    Ok(match old {
        OrderV1::Created { customer, lines } => OrderSnapshot::created { customer, lines, note },
        OrderV1::Reserving { customer, reserved, payment, lines, line } => {
            let delegate = asked(reserve(&line)).into();
            OrderSnapshot::reserving { customer, note, reserved, payment, lines, line, delegate }
        }
        OrderV1::Paying { customer, reserved, payment } => {
            let delegate = asked(charge(&customer, &reserved)).into();
            OrderSnapshot::paying { customer, note, reserved, payment, delegate }
        }
        OrderV1::Paid { customer, reserved, payment } => OrderSnapshot::paid { customer, note, reserved, payment },
        OrderV1::Refunding { customer, reserved, refused } => {
            OrderSnapshot::refunding { customer, note, reserved, refused }
        }
        OrderV1::Releasing { customer, reserved, refused } => {
            OrderSnapshot::releasing { customer, note, reserved, refused }
        }
        OrderV1::Sorry { reserved, refused } => OrderSnapshot::sorry { note, reserved, refused },
        OrderV1::Shipped { reserved, payment, parcel } => OrderSnapshot::shipped { note, reserved, payment, parcel },
        OrderV1::Closed {} => OrderSnapshot::closed {},
    })
}

/// What waits for its first answer: the command is in the database already.
fn asked(command: Command) -> Ask {
    ask(command).primed()
}
