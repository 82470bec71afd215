//! What is taken out of a box, or copied out of what lies behind another pointer.

use super::{Holds, Making, Ty};

impl Making<'_> {
    pub(super) fn boxed(&mut self, d: u32) -> String {
        if self.percent(30)
            && let Some(place) = self.movable(Ty::Boxed)
        {
            self.moves(place);
            return self.name_at(place).to_owned();
        }
        if d > 0 && self.percent(15) {
            return self.control(Ty::Boxed, d - 1);
        }
        format!("Box::new({})", self.pair(d.saturating_sub(1)))
    }

    /// A local that is a box, or a new one.
    pub(super) fn of_a_box(&mut self, d: u32) -> String {
        let declared = match self.movable(Ty::Boxed) {
            Some(_) => String::new(),
            None => {
                let (value, name, mutable) = (self.boxed(d), self.name(), self.percent(25));
                self.declare(name, Ty::Boxed, mutable);
                let mutable = if mutable { "mut " } else { "" };
                let between = if self.percent(50) { self.stmt(d.saturating_sub(1)) } else { String::new() };
                format!("let {mutable}{name} = {value};\n{between}")
            }
        };
        match self.movable(Ty::Boxed) {
            Some(place) => declared + &self.taken_out(place, d),
            None => declared,
        }
    }

    fn taken_out(&mut self, place: (usize, usize), d: u32) -> String {
        let name = self.name_at(place);
        let names = || ["a", "b", "c", "e"].into_iter().filter(move |other| *other != name);
        let (one, other) = (names().next().expect("one"), names().nth(1).expect("another"));
        match self.rng.u32(0..10) {
            0..=1 => {
                let arm = self.body(d, 1, 3, &[]);
                let pat = self.pick(&[
                    "(D(text), _)",
                    "(_, D(text))",
                    "(D(text), D(_))",
                    "(D(text @ \"d1\"), _) | (_, D(text))",
                ]);
                format!("match *{name} {{ {pat} => {{ seen(text, 1); {arm} }} }}\n")
            }
            2 => {
                self.moves(place);
                self.declare(one, Ty::Droppy, true);
                let pat = self.pick(&["_", "D(text)"]);
                let seen = if pat == "D(text)" { "seen(text, 1);\n" } else { "" };
                format!("let (mut {one}, {pat}) = *{name};\n{seen}")
            }
            3 => {
                self.moves(place);
                let arm = self.body(d, 1, 3, &[(one, Ty::Droppy)]);
                let pat = self.pick(&["_", "D(text)"]);
                let seen = if pat == "_" { "" } else { "seen(text, 1);" };
                format!("match *{name} {{ ({pat}, {one}) => {{ {seen} {arm} }} }}\n")
            }
            4 => {
                let bound = [(one, Ty::Droppy)];
                let number = self.numeric(0);
                self.at(place).holds = Holds::Perhaps;
                let (then, otherwise) = self.either(|this| this.body(d, 1, 3, &bound), |this| this.body(d, 0, 2, &[]));
                let pat = self.pick(&["D(text)", "D(text @ \"d1\")", "D(text @ (\"d1\" | \"d2\" | \"d3\"))"]);
                format!("if let ({pat}, {one}) = *{name} {{ seen(text, {number}); {then} }} else {{ {otherwise} }}\n")
            }
            5 => {
                self.moves(place);
                self.declare(one, Ty::Pair, false);
                format!("let {one} = *{name};\n")
            }
            6 => {
                self.moves(place);
                let bound = [(one, Ty::Droppy), (other, Ty::Droppy)];
                format!("match *{name} {{ ({one}, {other}) => {{ {} }} }}\n", self.body(d, 1, 3, &bound))
            }
            7 if self.at(place).mutable => format!("{name}.{} = {};\n", self.rng.u32(0..2), self.made()),
            7 => format!("let _ = *{name};\n{name}.0.touch();\n"),
            8 => {
                let shared = format!("shared{}", self.number());
                let arm = self.body(d, 1, 3, &[]);
                let value = self.made();
                format!(
                    "let {shared} = std::rc::Rc::new({value});\nmatch *{shared} {{ D(text) => {{ seen(text, 1); {arm} }} }}\n"
                )
            }
            _ => match self.var(|var| var.ty == Ty::Droppy && var.mutable && var.holds == Holds::Value) {
                Some(assigned) => {
                    self.moves(place);
                    format!("(_, {}) = *{name};\n", self.name_at(assigned))
                }
                None => format!("{name}.1.touch();\n"),
            },
        }
    }
}
