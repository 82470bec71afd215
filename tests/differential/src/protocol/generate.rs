//! Random programs, weighted towards what is raised, caught and left.

use fastrand::Rng;

use super::{
    Block, Caught, Class, Cond, Drive, Expr, Function, Handler, How, Program, Raise, Sends, Step, Stmt, Try, VARS,
};

/// Drives of one program: they cost next to nothing, its compilation does.
const DRIVES: usize = 24;

pub fn program(seed: u64) -> Program {
    let mut rng = Rng::with_seed(seed);
    let sends = match rng.u32(0..10) {
        0..=5 => Sends::Number,
        6..=8 => Sends::Nothing,
        _ => Sends::Iterates,
    };
    let count = if sends == Sends::Iterates { 1 } else { rng.usize(1..=3) };
    let functions = (0..count).map(|index| function(&mut rng, sends, index, count)).collect();
    let drives = (0..DRIVES).map(|_| drive(&mut rng, sends)).collect();
    Program { sends, functions, drives }
}

fn function(rng: &mut Rng, sends: Sends, index: usize, count: usize) -> Function {
    let (wrapped, boxed) = (index > 0 && rng.u32(0..3) == 0, rng.u32(0..5) == 0);
    let budget = rng.i32(6..22);
    let callees = index + 1..count;
    let (dead_code, suspending_guards) = (rng.u32(0..40) == 0, rng.u32(0..12) == 0);
    let mut making = Making {
        rng,
        sends,
        callees: callees.collect(),
        budget,
        handlers: Vec::new(),
        made: 0,
        places: 0,
        loops: 0,
        dead_code,
        suspending_guards,
    };
    let mut body = making.block(5, 2..=5);
    body.push(making.stmt_that_suspends());
    body.push(Stmt::Return(making.expr(1)));
    Function { wrapped, boxed, body }
}

/// An `except` after one that catches every error is a mistake to the macro, if it is for errors only.
fn drop_unreached(handlers: &mut Vec<Handler>) {
    let mut all_caught = false;
    handlers.retain(|handler| {
        let reached = !all_caught || !handler.caught.is_named();
        all_caught |= matches!(handler.caught, Caught::Any) && handler.guard.is_none();
        reached
    });
}

fn class(rng: &mut Rng) -> Class {
    *rng.choice(&[Class::A, Class::B, Class::C]).expect("there are some")
}

fn drive(rng: &mut Rng, sends: Sends) -> Drive {
    let mut steps = Vec::new();
    // Most drives start it: else there is little to see.
    if rng.u32(0..12) > 0 {
        steps.push(Step::Next);
    }
    for _ in 0..rng.usize(1..12) {
        let step = match rng.u32(0..20) {
            0..=5 => Step::Next,
            6..=10 if sends == Sends::Number => Step::Send(rng.u32(0..10)),
            11..=14 => Step::Throw(class(rng), rng.u32(0..10)),
            15 => Step::Close,
            16 => Step::Exit,
            17 => Step::Drop,
            _ => Step::Next,
        };
        steps.push(step);
        if step == Step::Drop {
            break;
        }
    }
    if steps.last() != Some(&Step::Drop) {
        steps.push(Step::Drop);
    }
    Drive { seed: rng.u64(0..1 << 31), steps }
}

/// A function that is being made.
struct Making<'a> {
    rng: &'a mut Rng,
    sends: Sends,
    callees: Vec<usize>,
    /// How many more statements it may have.
    budget: i32,
    /// Those around what is being made.
    handlers: Vec<(usize, Caught)>,
    made: usize,
    places: u32,
    loops: usize,
    /// Whether statements may follow what leaves. Few programs have such.
    dead_code: bool,
    suspending_guards: bool,
}

impl Making<'_> {
    fn one_in(&mut self, n: u32) -> bool {
        self.rng.u32(0..n) == 0
    }

    fn block(&mut self, depth: u32, length: std::ops::RangeInclusive<usize>) -> Block {
        let length = self.rng.usize(length);
        let mut block = Vec::new();
        for _ in 0..length {
            self.budget -= 1;
            if self.budget < 0 {
                break;
            }
            block.push(self.stmt(depth));
        }
        if depth < 5 && self.one_in(4) {
            let leaving = self.leaving();
            block.push(if self.dead_code { leaving } else { Stmt::If(Cond::Flip, vec![leaving], Block::new()) });
        }
        block
    }

    fn stmt(&mut self, depth: u32) -> Stmt {
        let deeper = depth.saturating_sub(1);
        match self.rng.u32(0..30) {
            0..=2 => Stmt::Say(self.expr(2)),
            3..=5 => Stmt::Set(self.rng.usize(0..VARS), self.expr(3)),
            6..=9 => self.stmt_that_suspends(),
            10..=13 if depth > 0 => {
                let cond = self.cond(2);
                let then = self.block(deeper, 1..=2);
                let otherwise = if self.one_in(2) { self.block(deeper, 1..=2) } else { Block::new() };
                Stmt::If(cond, then, otherwise)
            }
            14..=15 if depth > 0 => {
                let cond = self.cond(2);
                Stmt::While(cond, self.looped(deeper))
            }
            16..=17 if depth > 0 => {
                let turns = self.rng.u32(1..4);
                Stmt::For(turns, self.looped(deeper))
            }
            18..=26 if depth > 0 => self.tried(deeper),
            27 => {
                let cond = self.cond(1);
                Stmt::If(cond, vec![self.leaving()], Block::new())
            }
            _ => Stmt::Do(self.expr(2)),
        }
    }

    fn looped(&mut self, depth: u32) -> Block {
        self.loops += 1;
        let body = self.block(depth, 1..=3);
        self.loops -= 1;
        body
    }

    fn stmt_that_suspends(&mut self) -> Stmt {
        let value = if self.one_in(4) { self.delegation(1) } else { Expr::Yield(Box::new(self.expr(1))) };
        match self.rng.u32(0..3) {
            0 => Stmt::Set(self.rng.usize(0..VARS), value),
            1 => Stmt::Say(value),
            _ => Stmt::Do(value),
        }
    }

    fn leaving(&mut self) -> Stmt {
        loop {
            return match self.rng.u32(0..10) {
                0..=1 if self.loops > 0 => Stmt::Break,
                2..=3 if self.loops > 0 => Stmt::Continue,
                4 => Stmt::Return(self.expr(2)),
                5..=6 => {
                    let how = *self.rng.choice(&[How::Question, How::Function, How::Macro]).expect("there are some");
                    // A macro that can't be read may not hold a `yield_!`.
                    let depth = if matches!(how, How::Macro) { 0 } else { 1 };
                    Stmt::Raise(Raise::Error(class(self.rng), self.expr(depth), how))
                }
                7..=8 => match self.handlers.last() {
                    Some(&(number, caught)) if caught.is_named() || matches!(caught, Caught::Exit) => {
                        Stmt::Raise(Raise::Again(number, caught))
                    }
                    _ => continue,
                },
                9 if self.one_in(3) => Stmt::Raise(Raise::Exit),
                _ => continue,
            };
        }
    }

    fn tried(&mut self, depth: u32) -> Stmt {
        let target = self.one_in(3).then(|| self.rng.usize(0..VARS));
        let mut body = self.block(depth, 1..=3);
        if self.one_in(2) {
            body.insert(self.rng.usize(0..=body.len()), self.stmt_that_suspends());
        }
        let value = self.expr(1);
        let finally = self.one_in(2);
        let count = if finally { self.rng.usize(0..3) } else { self.rng.usize(1..4) };
        let mut handlers: Vec<Handler> = (0..count).map(|n| self.handler(depth, n + 1 == count)).collect();
        drop_unreached(&mut handlers);
        let otherwise = (count > 0 && self.one_in(3)).then(|| (self.block(depth, 1..=2), self.expr(1)));
        let finally = finally.then(|| self.block(depth, 1..=2));
        Stmt::Try(Box::new(Try { target, body, value, handlers, otherwise, finally }))
    }

    fn handler(&mut self, depth: u32, last: bool) -> Handler {
        let caught = match self.rng.u32(0..12) {
            0..=3 => Caught::One(class(self.rng)),
            4..=5 => {
                let (one, other) = *self
                    .rng
                    .choice(&[(Class::A, Class::B), (Class::B, Class::C), (Class::C, Class::A)])
                    .expect("there are some");
                Caught::Two(one, other)
            }
            6..=7 => Caught::Any,
            8 => Caught::OneOrExit(class(self.rng)),
            9 if last => Caught::Everything,
            _ => Caught::Exit,
        };
        self.made += 1;
        let number = self.made;
        self.handlers.push((number, caught));
        let guard = (caught.is_named() && self.one_in(4)).then(|| self.guard());
        let body = self.block(depth, 1..=2);
        let value = self.expr(1);
        self.handlers.pop();
        Handler { number, caught, guard, body, value }
    }

    /// An operand of a guard may suspend once, before anything else in it.
    fn guard(&mut self) -> Cond {
        match self.rng.u32(0..4) {
            0 if self.suspending_guards => Cond::Less(Expr::Yield(Box::new(self.expr(0))), self.expr(0)),
            1 if self.suspending_guards => {
                let first = Cond::Less(self.expr(0), Expr::Number(5));
                Cond::And(Box::new(first), Box::new(Cond::Less(Expr::Yield(Box::new(self.expr(0))), self.expr(0))))
            }
            _ => self.cond(0),
        }
    }

    fn delegation(&mut self, depth: u32) -> Expr {
        if self.sends != Sends::Number && (self.callees.is_empty() || self.one_in(3)) {
            return Expr::FromList((0..self.rng.u32(0..3)).map(|n| 700 + n).collect());
        }
        match self.rng.choice(&self.callees) {
            Some(&callee) => Expr::From(callee, Box::new(self.expr(depth))),
            None => Expr::Yield(Box::new(self.expr(depth))),
        }
    }

    fn expr(&mut self, depth: u32) -> Expr {
        let deeper = depth.saturating_sub(1);
        match self.rng.u32(0..16) {
            0..=2 => Expr::Var(self.rng.usize(0..VARS)),
            3 => Expr::Argument,
            4..=5 if depth > 0 => Expr::Add(Box::new(self.expr(deeper)), Box::new(self.expr(deeper))),
            6..=7 if depth > 0 => {
                self.places += 1;
                Expr::Seen(self.places, Box::new(self.expr(deeper)))
            }
            8..=9 if depth > 0 => Expr::Yield(Box::new(self.expr(deeper))),
            10 if depth > 0 => self.delegation(deeper),
            11..=13 => match self.handlers.last() {
                Some(&(number, caught)) if caught.is_named() => Expr::Caught(number, caught),
                _ => Expr::Var(self.rng.usize(0..VARS)),
            },
            _ => Expr::Number(self.rng.u32(0..10)),
        }
    }

    fn cond(&mut self, depth: u32) -> Cond {
        let deeper = depth.saturating_sub(1);
        match self.rng.u32(0..10) {
            0..=3 => Cond::Less(self.expr(deeper), self.expr(deeper)),
            4 if depth > 0 => Cond::Not(Box::new(self.cond(deeper))),
            5 if depth > 0 => Cond::And(Box::new(self.cond(deeper)), Box::new(self.cond(deeper))),
            6 if depth > 0 => Cond::Or(Box::new(self.cond(deeper)), Box::new(self.cond(deeper))),
            _ => Cond::Flip,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Form, python, rust};

    #[test]
    fn a_seed_always_makes_the_same_program() {
        assert_eq!(python::program("p", &program(7)), python::program("p", &program(7)));
    }

    #[test]
    fn every_program_parses() {
        for seed in 0..500 {
            for form in [Form::Plain, Form::WrittenDown] {
                let text = rust::program("p", &program(seed), form);
                syn::parse_str::<syn::File>(&text).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{text}"));
            }
        }
    }

    #[test]
    fn every_drive_ends_with_a_drop() {
        for seed in 0..100 {
            assert!(program(seed).drives.iter().all(|drive| drive.steps.last() == Some(&Step::Drop)));
        }
    }
}
