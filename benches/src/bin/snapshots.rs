//! `snapshots` prints what it takes to write ten thousand suspended orders down, and to read them again: of genfn, and of diapause where the
//! same can be said in it.
//!
//! The orders are those of `examples/orders` without what undoes them: a `try_!` has no equal in diapause, and its `for` can't be written
//! down over a `Vec`, so it counts; nor does it see what a `format!` names. Both say whose a snapshot is, and look at that when they read: genfn always does, diapause by
//! `fingerprint`.

use std::hint::black_box;

use cpu_time::ProcessTime;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

const ORDERS: usize = 10_000;
const ROUNDS: usize = 31;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    item: String,
    count: u32,
    price: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Command {
    Reserve { item: String, count: u32 },
    Charge { customer: String, cents: u64 },
    Ship { customer: String, lines: Vec<Line>, note: String },
    Mail { customer: String, text: String },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Refused {
    why: String,
    for_now: bool,
}

pub type Answer = Result<String, Refused>;

fn reserve(line: &Line) -> Command {
    Command::Reserve { item: line.item.clone(), count: line.count }
}

fn charge(customer: &str, lines: &[Line]) -> Command {
    let cents = lines.iter().map(|line| line.price * u64::from(line.count)).sum();
    Command::Charge { customer: customer.to_owned(), cents }
}

mod with_genfn {
    use super::*;
    use genfn::prelude::*;

    #[generator(type = Order)]
    #[derive(Serialize, Deserialize)]
    pub fn order(
        customer: String,
        lines: Vec<Line>,
        note: String,
    ) -> impl Generator<Yield = Command, Send = Answer, Return = Answer> {
        let mut reserved: Vec<Line> = Vec::new();
        for line in lines {
            let ask: Ask = ask(reserve(&line));
            yield_from!('reserving: { ask })?;
            reserved.push(line);
        }
        let ask: Ask = ask(charge(&customer, &reserved));
        let payment: String = yield_from!('paying: { ask })?;
        let parcel: String = yield_!('paid: { Command::Ship { customer: customer.clone(), lines: reserved, note } })?;
        yield_!('shipped: { Command::Mail { customer, text: [parcel, payment].join(" for ") } })
    }

    #[generator(type = Ask)]
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

    /// An order that waits for the answer to its command of this number.
    pub fn suspended(order: Order, number: usize) -> Order {
        let mut order = order.primed();
        for _ in 0..number {
            order.send(Ok("some number".to_owned())).expect("it goes on");
        }
        order
    }
}

mod with_diapause {
    use super::*;
    use diapause::{Coroutine, CoroutineState, Fingerprinted};

    #[diapause::coroutine(yield = Command, resume = Answer, fingerprint)]
    #[derive(Serialize, Deserialize)]
    pub fn order(customer: String, lines: Vec<Line>, note: String) -> Answer {
        let mut reserved: Vec<Line> = Vec::new();
        for i in 0usize..lines.len() {
            let line: Line = lines[i].clone();
            let _done: String = yield_all!(ask(reserve(&line)))?;
            reserved.push(line);
        }
        let payment: String = yield_all!(ask(charge(&customer, &reserved)))?;
        let shipped: Answer = yield_!(Command::Ship { customer: customer.clone(), lines: reserved, note });
        let parcel: String = shipped?;
        yield_!(Command::Mail { customer, text: [parcel, payment].join(" for ") })
    }

    #[diapause::coroutine(yield = Command, resume = Answer, fingerprint)]
    #[derive(Serialize, Deserialize)]
    pub fn ask(command: Command) -> Answer {
        let mut tries: u32 = 1;
        loop {
            let answer: Answer = yield_!(command.clone());
            match answer {
                Err(refused) if refused.for_now && tries < 3 => tries += 1,
                answer => return answer,
            }
        }
    }

    pub fn suspended(mut order: order::State, number: usize) -> order::State {
        let _ = order.start();
        for _ in 0..number {
            let CoroutineState::Yielded(_) = order.resume(Ok("some number".to_owned())) else { panic!("it goes on") };
        }
        order
    }

    pub fn checked(order: order::State) -> order::State {
        order.check_fingerprint().expect("it is of this source");
        order
    }
}

/// What is measured of one crate with one format.
struct Contender {
    name: &'static str,
    format: &'static str,
    bytes: usize,
    /// Microseconds an order, in each round, on the processor's clock.
    written: Vec<f64>,
    read: Vec<f64>,
    round: Box<dyn Fn() -> (f64, f64)>,
}

fn contender<G: Serialize + DeserializeOwned + 'static>(
    name: &'static str,
    format: &'static str,
    orders: Vec<G>,
    write: fn(&G) -> Vec<u8>,
    read: fn(&[u8]) -> G,
) -> Contender {
    let snapshots: Vec<Vec<u8>> = orders.iter().map(write).collect();
    for snapshot in &snapshots {
        assert_eq!(&write(&read(snapshot)), snapshot);
    }
    let bytes = snapshots.iter().map(Vec::len).sum::<usize>() / ORDERS;
    let round = move || {
        let each = |start: ProcessTime| start.elapsed().as_secs_f64() * 1e6 / ORDERS as f64;
        let start = ProcessTime::now();
        orders.iter().for_each(|order| _ = black_box(write(order)));
        let written = each(start);
        let start = ProcessTime::now();
        snapshots.iter().for_each(|snapshot| _ = black_box(read(snapshot)));
        (written, each(start))
    };
    Contender { name, format, bytes, written: Vec::new(), read: Vec::new(), round: Box::new(round) }
}

fn median(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

fn main() {
    let lines = |n: usize| {
        let line =
            |i: usize| Line { item: ["pen", "book", "globe"][i % 3].to_owned(), count: i as u32 + 1, price: 150 };
        (0..n % 3 + 1).map(line).collect::<Vec<_>>()
    };
    let customer = |n: usize| format!("customer {n}");
    // Each order has a command for each of its lines and three more; they wait at all of them.
    let genfn = || -> Vec<_> {
        (0..ORDERS)
            .map(|n| {
                with_genfn::suspended(with_genfn::order(customer(n), lines(n), String::new()), n / 3 % (n % 3 + 4))
            })
            .collect()
    };
    let diapause = || -> Vec<_> {
        (0..ORDERS)
            .map(|n| {
                with_diapause::suspended(
                    with_diapause::order(customer(n), lines(n), String::new()),
                    n / 3 % (n % 3 + 4),
                )
            })
            .collect()
    };
    let mut contenders = [
        contender(
            "genfn",
            "JSON",
            genfn(),
            |order| serde_json::to_vec(order).expect("it is written"),
            |bytes| serde_json::from_slice(bytes).expect("it is read"),
        ),
        contender(
            "diapause",
            "JSON",
            diapause(),
            |order| serde_json::to_vec(order).expect("it is written"),
            |bytes| with_diapause::checked(serde_json::from_slice(bytes).expect("it is read")),
        ),
        contender(
            "genfn",
            "postcard",
            genfn(),
            |order| postcard::to_allocvec(order).expect("it is written"),
            |bytes| postcard::from_bytes(bytes).expect("it is read"),
        ),
        contender(
            "diapause",
            "postcard",
            diapause(),
            |order| postcard::to_allocvec(order).expect("it is written"),
            |bytes| with_diapause::checked(postcard::from_bytes(bytes).expect("it is read")),
        ),
    ];
    for _ in 0..ROUNDS {
        for contender in &mut contenders {
            let (written, read) = (contender.round)();
            contender.written.push(written);
            contender.read.push(read);
        }
    }
    println!("| of 10,000 orders, each | written, µs | read, µs | bytes |");
    println!("| --- | ---: | ---: | ---: |");
    for Contender { name, format, bytes, written, read, .. } in &mut contenders {
        println!("| {name}, {format} | {:.2} | {:.2} | {bytes} |", median(written), median(read));
    }
}
