//! What is not read: snapshots of others, of other versions, of places and locals that a body does not have; and what the error says.

use genfn::prelude::*;
use genfn_tests_snapshots::cbor;
use serde::{Deserialize, Serialize};

#[generator(type = Ask)]
#[derive(Clone, Debug, Serialize, Deserialize)]
fn ask(what: String) -> impl Generator<Yield = String, Send = Option<u32>, Return = u32> {
    loop {
        if let Some(answer) = yield_!(what.clone()) {
            return answer;
        }
    }
}

#[derive(Debug)]
struct Gone;

impl std::fmt::Display for Gone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("it is gone")
    }
}

#[generator(type = Order, version = "2", from("1" = order_v1, "#0123456789abcdef" = order_v0), check = is_sound)]
#[derive(Clone, Debug, Serialize, Deserialize)]
fn order(id: u64, lines: Vec<String>) -> impl Generator<Yield = String, Send = Option<u32>, Return = u32> {
    let mut total: u32 = 0;
    for line in lines {
        let inner: Ask = ask(line);
        total += yield_from!(inner);
    }
    let note: Option<String> = None;
    yield_!('paid: { format!("charge {total} for {id}") });
    total + note.map_or(0, |note| note.len() as u32) + id as u32
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum OrderV1 {
    Asks { id: u64, cents: u32 },
}

fn order_v1(old: OrderV1) -> Result<OrderSnapshot, Gone> {
    match old {
        OrderV1::Asks { cents: 0, .. } => Err(Gone),
        OrderV1::Asks { id, cents } => Ok(OrderSnapshot::paid { id, total: cents, note: None }),
    }
}

/// One that had no version, and was written when nothing had been paid.
fn order_v0(id: u64) -> Result<OrderSnapshot, Gone> {
    let mut asks = ask("again".to_owned());
    asks.start().map_err(|_| Gone)?;
    Ok(OrderSnapshot::s1 { id, total: 0, lines: vec![].into(), delegate: asks.into() })
}

fn is_sound(order: &OrderSnapshot) -> Result<(), String> {
    match order {
        OrderSnapshot::paid { total: 1000.., .. } => Err("nobody pays so much".to_owned()),
        _ => Ok(()),
    }
}

fn at_ask() -> Order {
    let mut order = order(7, vec!["book".to_owned(), "pen".to_owned()]);
    order.start().unwrap();
    order
}

fn paid() -> Order {
    let mut order = at_ask();
    order.send(Some(5)).unwrap();
    order.send(Some(7)).unwrap();
    order
}

#[track_caller]
fn refused(text: &str, says: &str) {
    let error = serde_json::from_str::<Order>(text).unwrap_err().to_string();
    let (error, _) = error.split_once(" at line ").unwrap();
    assert_eq!(error, says);
}

/// The snapshot with something else in a place of it.
#[track_caller]
fn changed(order: &Order, from: &str, to: &str) -> String {
    let text = serde_json::to_string(order).unwrap();
    assert!(text.contains(from), "{text}");
    text.replacen(from, to, 1)
}

#[test]
fn one_of_another_generator() {
    let other = serde_json::to_string(&ask("x".to_owned())).unwrap();
    refused(&other, "this is a snapshot of `ask`, not of `order`");
    refused(&changed(&paid(), "order 2", "orders 2"), "this is a snapshot of `orders`, not of `order`");
    refused(r#"{"of": "", "state": null}"#, "this is a snapshot of ``, not of `order`");
}

#[test]
fn one_of_another_version() {
    refused(
        &changed(&paid(), "order 2 #", "order 3 #"),
        r#"this is a snapshot of `order`, version "3", and the program has version "2": read it by `from("3" = …)`"#,
    );
    refused(
        &changed(&paid(), "order 2 #", "order 2 #0"),
        r#"`order` holds other locals than when this was written, and both say that they are version "2": give it a new one, and read the old one by `from("2" = …)`"#,
    );
}

#[test]
fn one_of_another_body() {
    let text = serde_json::to_string(&ask("x".to_owned())).unwrap();
    let hash = text.split('"').nth(3).unwrap().split(' ').nth(1).unwrap();
    let error = serde_json::from_str::<Ask>(&text.replace(hash, "#00000000000000aa")).unwrap_err().to_string();
    assert!(
        error.starts_with(
            r##"`ask` has changed since this was written: give it a `version = "…"`, and read this one by `from("#00000000000000aa" = …)`"##
        ),
        "{error}"
    );
}

#[test]
fn a_place_that_is_not_there() {
    refused(
        &changed(&paid(), r#""paid""#, r#""shipped""#),
        "`order`: unknown variant `shipped`, expected one of `created`, `s1`, `paid`, `closed`",
    );
    refused(&changed(&paid(), r#"{"paid":"#, r#"{"closed":{},"paid":"#), "`order`: expected value");
}

#[test]
fn a_local_that_is_not_there_or_is_too_many() {
    refused(&changed(&paid(), r#""total":12,"#, ""), "`order`: at `paid`: missing field `total`");
    refused(&changed(&paid(), r#","note":null"#, ""), "`order`: at `paid`: missing field `note`");
    refused(
        &changed(&paid(), r#""total":12"#, r#""total":12,"vat":2"#),
        "`order`: at `paid`: unknown field `vat`, expected one of `id`, `total`, `note`",
    );
    refused(
        &changed(&paid(), r#""total":12"#, r#""total":12,"total":2"#),
        "`order`: at `paid`: duplicate field `total`",
    );
    refused(
        &changed(&paid(), r#""total":12"#, r#""total":"much""#),
        "`order`: at `paid`: invalid type: string \"much\", expected u32",
    );
}

#[test]
fn a_delegate_of_another_type_or_one_that_has_ended() {
    refused(
        &changed(&at_ask(), r#""of":"ask"#, r#""of":"order"#),
        "`order`: at `s1`: this is a snapshot of `order`, not of `ask`",
    );
    let delegate = serde_json::to_string(&{
        let mut ask = ask("book".to_owned());
        ask.start().unwrap();
        ask
    })
    .unwrap();
    let ended = serde_json::to_string(&{
        let mut ask = ask("book".to_owned());
        ask.close();
        ask
    })
    .unwrap();
    let not_begun = serde_json::to_string(&ask("book".to_owned())).unwrap();
    for other in [ended, not_begun] {
        refused(&changed(&at_ask(), &delegate, &other), "`order`: at `s1`: the delegate is not suspended");
    }
}

#[test]
fn one_without_its_first_word() {
    refused(r#"{"state": {"closed": {}}}"#, "a snapshot begins with `of`");
    refused("{}", "missing field `of`");
    refused("[]", "invalid length 0, expected a snapshot of the generator `order`");
    refused("7", "invalid type: integer `7`, expected a snapshot of the generator `order`");
    let text = serde_json::to_string(&paid()).unwrap();
    let of = text.split_once(r#","state""#).unwrap().0;
    refused(&format!("{of}}}"), "missing field `state`");
    refused(&format!("{of},{}", &text[1..]), "duplicate field `of`");
    refused(&format!("{of},\"x\":1}}"), "unknown field `x`, expected `of` or `state`");
}

#[test]
fn what_a_check_says() {
    refused(&changed(&paid(), r#""total":12"#, r#""total":1000"#), "`order`: this can't be: nobody pays so much");
    refused(
        r#"{"of": "order 1 #77", "state": {"asks": {"id": 1, "cents": 1000}}}"#,
        "`order`: this can't be: nobody pays so much",
    );
}

#[test]
fn older_versions_go_on_by_functions_of_the_users() {
    let mut read: Order =
        serde_json::from_str(r#"{"of": "order 1 #77", "state": {"asks": {"id": 1, "cents": 30}}}"#).unwrap();
    assert_eq!(read.send(None).unwrap_err().value, Some(31));
    let mut read: Order = serde_json::from_str(r##"{"of": "order #0123456789abcdef", "state": 9}"##).unwrap();
    assert_eq!(read.send(None), Ok("again".to_owned()));
    assert_eq!(read.send(Some(4)), Ok("charge 4 for 9".to_owned()));
    refused(
        r#"{"of": "order 1 #77", "state": {"asks": {"id": 1, "cents": 0}}}"#,
        r#"`order`: version "1" can't go on: it is gone"#,
    );
    refused(r#"{"of": "order 1 #77", "state": {"asks": {"id": 1}}}"#, "`order`: at `asks`: missing field `cents`");
}

/// Every byte as every other one, and every cut: an error or a generator, and no panic. What is read is one that could have been
/// written: it is written again and read again.
#[test]
fn damage() {
    let (mut read, mut refused) = (0, 0);
    let mut tried = |order: Option<Order>| match order {
        Some(order) => {
            let bytes = postcard::to_allocvec(&order).unwrap();
            assert_eq!(postcard::to_allocvec(&postcard::from_bytes::<Order>(&bytes).unwrap()).unwrap(), bytes);
            read += 1;
        }
        None => refused += 1,
    };
    for order in [order(7, vec!["x".to_owned()]), at_ask(), paid()] {
        let (postcard, cbor) = (postcard::to_allocvec(&order).unwrap(), cbor(&order));
        for at in 0..postcard.len() {
            for byte in 0..=u8::MAX {
                let mut bytes = postcard.clone();
                bytes[at] = byte;
                tried(postcard::from_bytes(&bytes).ok());
            }
            assert!(postcard::from_bytes::<Order>(&postcard[..at]).is_err(), "cut at {at}");
        }
        for at in 0..cbor.len() {
            for byte in 0..=u8::MAX {
                let mut bytes = cbor.clone();
                bytes[at] = byte;
                tried(ciborium::from_reader(&bytes[..]).ok());
            }
            assert!(ciborium::from_reader::<Order, _>(&cbor[..at]).is_err(), "cut at {at}");
        }
    }
    assert!(refused > 10 * read, "{read} read, {refused} refused");
}

/// `meter!(module, version, argument, label, by)`: one generator, but for these.
macro_rules! meter {
    ($module:ident, [$($version:tt)*], $type:ty, [$first:ident, $second:ident], $label:lifetime, $by:expr) => {
        mod $module {
            use super::*;
            #[generator(type = Meter $($version)*)]
            #[derive(Serialize, Deserialize)]
            pub(super) fn meter($first: $type, $second: $type) -> impl Iterator<Item = $type> {
                yield_!($label: { $first * $by });
                yield_!($second);
            }
        }
    };
}
meter!(versioned, [, version = "1"], u32, [a, b], 'read, 1);
meter!(of_other_code, [, version = "1"], u32, [a, b], 'read, 2);
meter!(of_another_type, [, version = "1"], u64, [a, b], 'read, 1);
meter!(of_another_order, [, version = "1"], u32, [b, a], 'read, 1);
meter!(of_another_place, [, version = "1"], u32, [a, b], 'seen, 1);
meter!(without_a_version, [], u32, [a, b], 'read, 1);
meter!(without_one_and_of_other_code, [], u32, [a, b], 'read, 2);

/// postcard writes neither names nor types, and reads a `u32` for a `u64`: what is held, of which type, in which order and where, is in `of`.
#[test]
fn one_of_the_same_version_and_another_shape() {
    let of = |bytes: Vec<u8>| postcard::take_from_bytes::<String>(&bytes).unwrap().0;
    let this = postcard::to_stdvec(&versioned::meter(1, 2)).unwrap();
    assert!(postcard::from_bytes::<of_other_code::Meter>(&this).unwrap().eq([2, 2]));
    assert!(postcard::from_bytes::<of_another_type::Meter>(&this).is_err());
    assert!(postcard::from_bytes::<of_another_order::Meter>(&this).is_err());
    assert!(postcard::from_bytes::<of_another_place::Meter>(&this).is_err());
    let others = [
        postcard::to_stdvec(&of_another_type::meter(1, 2)),
        postcard::to_stdvec(&of_another_order::meter(1, 2)),
        postcard::to_stdvec(&of_another_place::meter(1, 2)),
    ];
    assert!(others.into_iter().all(|other| postcard::from_bytes::<versioned::Meter>(&other.unwrap()).is_err()));
    let of_other_code = postcard::to_stdvec(&of_other_code::meter(1, 2)).unwrap();
    assert!(postcard::from_bytes::<versioned::Meter>(&of_other_code).unwrap().eq([1, 2]));
    let [one, other] = [
        postcard::to_stdvec(&without_a_version::meter(1, 2)).unwrap(),
        postcard::to_stdvec(&without_one_and_of_other_code::meter(1, 2)).unwrap(),
    ];
    assert!(postcard::from_bytes::<without_one_and_of_other_code::Meter>(&one).is_err());
    assert!(postcard::from_bytes::<without_one_and_of_other_code::Meter>(&other).is_ok());
    assert_ne!(of(one), of(other));
}
