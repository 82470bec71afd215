//! `try_!`, with every clause that it may have, and what raises.

use super::{Holds, Kind, Making, Ty};

/// An `except` that is to be written.
struct Handler {
    pattern: String,
    /// What it binds that logs its drop.
    bound: Option<&'static str>,
    /// What begins its body.
    first: &'static str,
    exits: bool,
}

impl Making<'_> {
    /// A `try_!` with a value of this type, or as a statement.
    pub(super) fn tried(&mut self, ty: Option<Ty>, d: u32) -> String {
        let deeper = d.saturating_sub(1);
        let handles = self.percent(80);
        let finally = !handles || self.percent(50);
        // Without a value of its own the body has no type to agree with.
        let otherwise = handles && self.percent(30);
        let goes_on = self.fallible();
        let all = handles && self.percent(if goes_on { 40 } else { 70 });
        // In a function without an error type it is a `?` that tells which one is raised.
        let by_type = matches!(self.kind, Kind::Result | Kind::LastError | Kind::Failing);
        let told = !by_type && (goes_on || all) && self.percent(75);
        let handlers = if handles { self.handlers(by_type || told, all) } else { Vec::new() };

        let before = self.holdings();
        let moved = self.forget_moves();
        let outside = self.caught;
        self.caught |= told;
        let body = self.scoped(&[], |this| {
            let length = this.between(1, 3);
            let mut stmts: Vec<String> = (0..length).map(|_| this.stmt(deeper)).collect();
            if told {
                let raises = format!("drop(resd({})?);\n", this.made());
                let at = this.between(0, stmts.len());
                stmts.insert(at, raises);
            }
            let value = match ty {
                Some(ty) if !otherwise => this.of(ty, deeper),
                _ => String::new(),
            };
            stmts.concat() + &value
        });
        self.caught = outside;
        let mut completed = self.holdings();
        self.merge(&before);
        self.doubt_moves();
        let raised = self.holdings();

        let mut text = format!("__try({{ {body} }}");
        let mut ends = Vec::new();
        if handles {
            text += ", match __raised { ";
            for handler in handlers {
                self.restore(&raised);
                text += &self.handler(&handler, ty, deeper);
                ends.push(self.holdings());
            }
            text += "}";
        }
        if otherwise {
            self.restore(&completed);
            text += &format!(", __else({})", self.arm(ty, deeper, None, ""));
            completed = self.holdings();
        }
        self.restore(&completed);
        ends.iter().for_each(|end| self.merge(end));
        if finally {
            self.merge(&raised);
            self.doubt_moves();
            let last = self.body(d, 1, 2, &[]);
            // Where it always leaves, nothing that follows is reached, which is known to be refused in some places.
            let always = ty.is_none() && self.percent(1);
            let leaves = if always || self.percent(6) { self.aside(|this| this.leaving(0)) } else { String::new() };
            let leaves = if always || leaves.is_empty() { leaves } else { format!("if bit() {{ {leaves}; }}") };
            text += &format!(", __finally({{ {last}{leaves} }})");
        }
        self.remember_moves(&moved);
        text + ")"
    }

    /// Those of a `try_!`; `typed`: whether the type of the error is known, so that patterns may look into it.
    fn handlers(&mut self, typed: bool, all: bool) -> Vec<Handler> {
        let mut handlers = Vec::new();
        let exit = |pattern: &str| Handler { pattern: pattern.to_owned(), bound: None, first: "", exits: true };
        for _ in 0..self.between(0, 2) {
            if typed && self.percent(65) {
                handlers.push(self.pattern());
            } else if self.percent(50) {
                let guard = self.pick(&["", " if bit()"]);
                handlers.push(exit(&format!("GeneratorExit{guard}")));
            }
        }
        if all {
            let binds = typed && self.percent(50);
            let handler = if binds {
                let name = self.name();
                let mutable = self.pick(&["", "mut "]);
                Handler { pattern: format!("{mutable}{name}"), bound: Some(name), first: "", exits: false }
            } else if self.percent(60) {
                exit("__all")
            } else {
                Handler { pattern: "_".to_owned(), bound: None, first: "", exits: false }
            };
            let everything = handler.pattern == "__all";
            handlers.push(handler);
            if !everything && self.percent(30) {
                handlers.push(exit("GeneratorExit"));
            }
        } else if handlers.is_empty() {
            handlers.push(if typed && self.percent(70) { self.pattern() } else { exit("GeneratorExit") });
        }
        handlers
    }

    /// A pattern over the error.
    fn pattern(&mut self) -> Handler {
        let name = self.name();
        let handler = |pattern: String, bound, first| Handler { pattern, bound, first, exits: false };
        match self.rng.u32(0..10) {
            8 => handler("D(text)".to_owned(), None, "seen(\"text\", text.len());\n"),
            0..=1 => handler("D(\"thrown\")".to_owned(), None, ""),
            2 => handler("D(\"err\" | \"thrown\") | D(\"d1\")".to_owned(), None, ""),
            3 => Handler { exits: true, ..handler("D(\"thrown\") | GeneratorExit".to_owned(), None, "") },
            4 => handler(format!("{name} if {name}.len() > 3"), Some(name), ""),
            5 => {
                let guard = self.guard();
                handler(format!("{name} if {guard}"), Some(name), "")
            }
            6 => handler(format!("{name} @ D(\"thrown\")"), Some(name), ""),
            7 => handler("ref x if bit()".to_owned(), None, "of(x, 1);\n"),
            _ => {
                let guard = self.guard();
                handler(format!("_ if {guard}"), None, "")
            }
        }
    }

    /// A guard. Each of its operands may suspend once, before anything else in it.
    fn guard(&mut self) -> String {
        match self.rng.u32(0..4) {
            0 => "bit()".to_owned(),
            1 => format!("seen({}, few())", self.logged()),
            2 if self.sends() => format!("__yield({}) > 7", self.numeric(0)),
            _ => format!("{} < {}", self.numeric(0), self.numeric(0)),
        }
    }

    /// An `except`, as an arm.
    fn handler(&mut self, handler: &Handler, ty: Option<Ty>, d: u32) -> String {
        let Handler { pattern, bound, first, exits } = handler;
        if ty.is_some() && first.is_empty() && self.percent(15) {
            let bound: Vec<_> = bound.iter().map(|name| (*name, Ty::Droppy)).collect();
            let value = self.scoped(&bound, |this| ty.map_or_else(String::new, |ty| this.of(ty, d)));
            return format!("{pattern} => {value}, ");
        }
        if self.percent(20) {
            let again = if *exits && self.percent(60) {
                Some("Err(GeneratorExit)?;".to_owned())
            } else if self.fallible() {
                Some(match bound {
                    Some(name) if self.percent(70) => format!("Err({name})?;"),
                    _ => format!("Err({})?;", self.made()),
                })
            } else {
                None
            };
            if let Some(again) = again {
                let bound: Vec<_> = bound.iter().map(|name| (*name, Ty::Droppy)).collect();
                let stmts = self.aside(|this| {
                    this.scoped(&bound, |this| {
                        // Else there may be nothing left to raise again.
                        if this.percent(50) { format!("{};\n", this.yielding(0)) } else { String::new() }
                    })
                });
                let value = if ty.is_some() { " unreachable!()" } else { "" };
                return format!("{pattern} => {{ {first}{stmts}{again}{value} }}, ");
            }
        }
        format!("{pattern} => {}, ", self.arm(ty, d, *bound, first))
    }

    /// The block of a clause.
    fn arm(&mut self, ty: Option<Ty>, d: u32, bound: Option<&'static str>, first: &str) -> String {
        let bound: Vec<_> = bound.iter().map(|name| (*name, Ty::Droppy)).collect();
        self.scoped(&bound, |this| {
            let length = this.between(0, 2);
            let stmts: String = (0..length).map(|_| this.stmt(d.saturating_sub(1))).collect();
            if this.percent(10) {
                let leaves = this.aside(|this| this.leaving(d.saturating_sub(1)));
                return format!("{{ {first}{stmts}{leaves} }}");
            }
            let value = ty.map_or_else(String::new, |ty| this.of(ty, d.saturating_sub(1)));
            format!("{{ {first}{stmts}{value} }}")
        })
    }

    /// A statement that may raise.
    pub(super) fn raising(&mut self, d: u32) -> String {
        let raises = match self.rng.u32(0..4) {
            0 => "Err(GeneratorExit)?".to_owned(),
            1 if self.fallible() => format!("Err({})?", self.droppy(0)),
            _ if self.fallible() => format!("fail({})?", self.aside(|this| this.droppy(d.min(1)))),
            _ => return String::new(),
        };
        format!("if few() {{ {raises}; }}\n")
    }

    fn forget_moves(&mut self) -> Vec<Vec<bool>> {
        let moved = self.scopes.iter().map(|scope| scope.iter().map(|var| var.moved).collect()).collect();
        self.scopes.iter_mut().flatten().for_each(|var| var.moved = false);
        moved
    }

    /// What was moved, and perhaps set again, may be found moved by what an error comes to.
    fn doubt_moves(&mut self) {
        self.scopes.iter_mut().flatten().filter(|var| var.moved).for_each(|var| var.holds = Holds::Perhaps);
    }

    fn remember_moves(&mut self, moved: &[Vec<bool>]) {
        for (scope, moved) in self.scopes.iter_mut().zip(moved) {
            scope.iter_mut().zip(moved).for_each(|(var, moved)| var.moved |= moved);
        }
    }
}
