//! `yield from` at work, after "Fluent Python" (example 16-17): a delegating generator between its caller and a
//! subgenerator.

use std::collections::BTreeMap;

use genfn::prelude::*;

struct Average {
    count: u32,
    average: Option<f64>,
}

// the subgenerator
#[generator]
fn averager() -> impl Generator<Send = Option<f64>, Return = Average> {
    let mut total = 0.0;
    let mut count = 0;
    let mut average = None;
    loop {
        let Some(term) = yield_!() else { break };
        total += term;
        count += 1;
        average = Some(total / f64::from(count));
    }
    Average { count, average }
}

// the delegating generator
#[generator]
fn grouper(results: &mut BTreeMap<String, Average>, key: String) -> impl Generator<Send = Option<f64>> {
    loop {
        let average = yield_from!(averager());
        results.insert(key.clone(), average);
    }
}

// the client code, a.k.a. the caller
fn run(data: &[(&str, &[f64])]) -> Result<(), StopIteration<()>> {
    let mut results = BTreeMap::new();
    for &(key, values) in data {
        let mut group = grouper(&mut results, key.to_owned());
        next(&mut group)?;
        for &value in values {
            group.send(value)?;
        }
        group.send(None)?; // important!
    }
    report(&results);
    Ok(())
}

// output report
fn report(results: &BTreeMap<String, Average>) {
    for (key, result) in results {
        let (group, unit) = key.split_once(';').expect("a key is `group;unit`");
        println!(
            "{:2} {:5} averaging {:.2}{}",
            result.count,
            group,
            result.average.expect("every group has values"),
            unit
        );
    }
}

fn main() -> Result<(), StopIteration<()>> {
    run(&[
        ("girls;kg", &[40.9, 38.5, 44.3, 42.2, 45.2, 41.7, 44.5, 38.0, 40.6, 44.5]),
        ("girls;m", &[1.6, 1.51, 1.4, 1.3, 1.41, 1.39, 1.33, 1.46, 1.45, 1.43]),
        ("boys;kg", &[39.0, 40.8, 43.2, 40.8, 43.1, 38.6, 41.4, 40.6, 36.3]),
        ("boys;m", &[1.38, 1.5, 1.32, 1.25, 1.37, 1.48, 1.25, 1.49, 1.46]),
    ])
}
