//! The shapes of real programs, each with what a program has there left to chance: what is yielded, what is done between, and
//! what logs its drop.
//!
//! Names that a shape declares for itself have a number; no other statement names them. What is lent for longer than a call
//! lies behind an argument of its own, where a machine that can be moved may hold it.

mod consumed;
mod exclusive;
mod guarded;
mod jumps;
mod lent;
mod parsed;
mod parted;

use super::{Kind, Loop, Making, Parameter, Ty};

impl Making<'_> {
    pub(super) fn shaped(&mut self, d: u32) -> String {
        match self.rng.u32(0..24) {
            0..=5 => self.lent(d),
            6..=10 => self.consumed(d),
            // In a loop the argument would be named while it is lent: that is refused, as `genfn::errors` says.
            11..=14 if !self.loops.iter().any(|around| around.turns) => self.exclusive(d),
            15..=16 => self.parsed(d),
            17..=18 => self.jumping(d),
            19..=20 => self.guarded(d),
            11..=14 | 21.. => self.parted(d),
        }
    }

    /// A yield of something that logs, which it consumes.
    fn yields_droppy(&mut self, value: &str) -> String {
        let fails = self.percent(30);
        match self.kind {
            Kind::Droppy => format!("__yield({value})"),
            Kind::LastError if fails => format!("__yield(Err({value}))"),
            Kind::LastError => format!("__yield(Ok(take({value})))"),
            _ => format!("__yield(take({value}))"),
        }
    }

    /// A yield of a number.
    fn yields_number(&mut self, value: &str) -> String {
        match self.kind {
            Kind::Droppy => format!("__yield(with({}, {value}))", self.made()),
            Kind::LastError => format!("__yield(Ok({value}))"),
            _ => format!("__yield({value})"),
        }
    }

    /// A yield, or nothing: as a statement.
    fn perhaps_suspends(&mut self) -> String {
        if self.percent(50) { format!("{};\n", self.suspending()) } else { String::new() }
    }

    /// Other statements, in a block of their own.
    fn others(&mut self, d: u32) -> String {
        if d == 0 || self.percent(55) {
            return String::new();
        }
        let stmts = self.body(d - 1, 1, 2, &[]);
        if stmts.is_empty() { stmts } else { format!("{{ {stmts} }}\n") }
    }

    /// The same, where something that logs is bound to one of the names of all bodies.
    fn with_bound(&mut self, name: &'static str, d: u32) -> String {
        self.body(d, 0, 2, &[(name, Ty::Droppy)])
    }

    /// What is in a loop that has no label.
    fn in_a_loop(&mut self, write: impl FnOnce(&mut Self) -> String) -> String {
        let before = self.holdings();
        let outside = std::mem::replace(&mut self.loop_depth, self.scopes.len() + 1);
        self.loops.push(Loop { label: None, turns: true, value: None });
        let text = self.scoped(&[], write);
        self.loops.pop();
        self.loop_depth = outside;
        self.merge(&before);
        text
    }

    /// An argument of this type, for this shape alone.
    fn argument(&mut self, ty: &'static str) -> String {
        let pattern = format!("given{}", self.number());
        self.given.push(Parameter { pattern: pattern.clone(), ty });
        pattern
    }

    /// A list of new things that log.
    fn some(&mut self) -> String {
        let length = self.between(1, 3);
        let values: Vec<String> =
            (0..length).map(|_| if self.percent(70) { self.made() } else { self.droppy(1) }).collect();
        values.join(", ")
    }

    /// What is asked of something that logs, which stays.
    fn asks(&mut self, value: &str) -> String {
        match self.rng.u32(0..4) {
            0 => "bit()".to_owned(),
            1 => format!("{value}.len() > 2"),
            2 => format!("{value}.len() % 2 == 0"),
            _ => format!("{value}.touch().len() > 2"),
        }
    }
}
