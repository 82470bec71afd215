//! Generators that are methods of traits, and what is behind a `dyn`.

use std::fmt::{Debug, Display};

use super::prelude::*;

pub trait Shape {
    type Unit: Display + Default;

    fn name(&self) -> String;
    fn size(&self) -> Self::Unit;

    #[generator]
    fn report(&self) -> impl Iterator<Item = String> {
        yield_!(self.name());
        let size = self.size();
        yield_!(format!("{} is {size}", self.name()));
        let none = Self::Unit::default();
        if size.to_string() == none.to_string() {
            yield_!("it is nothing".to_string());
        }
    }
}

pub struct Square(f64);

pub struct Heap<T>(Vec<T>);

impl Shape for Square {
    type Unit = f64;

    fn name(&self) -> String {
        "square".into()
    }

    fn size(&self) -> f64 {
        self.0 * self.0
    }
}

impl<T: Debug> Shape for Heap<T> {
    type Unit = usize;

    fn name(&self) -> String {
        format!("heap of {:?}", self.0.first())
    }

    fn size(&self) -> usize {
        self.0.len()
    }
}

pub trait Plugin {
    #[generator]
    fn steps<'a>(&'a mut self, input: &'a str) -> Box<dyn Iterator<Item = String> + 'a>;
}

struct Upper;

struct Counting {
    calls: usize,
    inner: Vec<Box<dyn Plugin>>,
}

impl Plugin for Upper {
    #[generator]
    fn steps<'a>(&'a mut self, input: &'a str) -> Box<dyn Iterator<Item = String> + 'a> {
        for word in input.split_whitespace() {
            yield_!(word.to_uppercase());
        }
    }
}

impl Plugin for Counting {
    #[generator]
    fn steps<'a>(&'a mut self, input: &'a str) -> Box<dyn Iterator<Item = String> + 'a> {
        for plugin in &mut self.inner {
            self.calls += 1;
            yield_from!(plugin.steps(input));
        }
        yield_!(format!("{} calls", self.calls));
    }
}

cases! {
    report {
        drive!(Square(1.5).report());
        drive!(Heap(vec!['x', 'y']).report());
        drive!(Heap::<u8>(vec![]).report());
    }
    steps {
        let inner: Vec<Box<dyn Plugin>> = vec![Box::new(Upper), Box::new(Counting { calls: 7, inner: vec![] }), Box::new(Upper)];
        drive!(Counting { calls: 0, inner }.steps("be bold"));
    }
}
