//! Patterns of structs, slices and alternatives, chains of conditions; and borrows and guards that are held over a yield.

use super::{Loop, Making, Ty};

impl Making<'_> {
    pub(super) fn patterned(&mut self, d: u32) -> String {
        let deeper = d.saturating_sub(1);
        let (one, other) = (self.pick(&["a", "b"]), self.pick(&["c", "e"]));
        match self.rng.u32(0..12) {
            0..=1 => self.of_a_struct(one, other, deeper),
            2 => {
                let (first, second) = (self.droppy(deeper), self.pair(deeper));
                self.declare(one, Ty::Droppy, false);
                self.declare(other, Ty::Droppy, true);
                let inner = self.pick(&["_, mut", "mut"]);
                let inner = if inner == "mut" { format!("mut {other}, _") } else { format!("{inner} {other}") };
                format!("let ({one}, ({inner})) = ({first}, {second});\n")
            }
            3 => {
                let scrutinee = format!("({}, {})", self.truth(deeper), self.maybe(deeper));
                let (some, none) =
                    self.either(|this| this.body(d, 0, 3, &[(one, Ty::Droppy)]), |this| this.body(d, 0, 3, &[]));
                format!(
                    "match ({scrutinee}) {{ (true, Some({one})) | (false, Some({one})) => {{ {some} }} (_, None) => {{ {none} }} }}\n"
                )
            }
            4 => {
                let scrutinee = format!("[{}, {}, {}]", self.droppy(deeper), self.droppy(deeper), self.made());
                self.declare(one, Ty::Droppy, false);
                self.declare(other, Ty::Droppy, false);
                format!("let [{one}, {}, {other}] = {scrutinee};\n", self.pick(&["_", "..", "_middle"]))
            }
            5 => {
                let scrutinee = format!("vec![{}, {}].into_boxed_slice()", self.droppy(deeper), self.made());
                let arm = self.body(d, 0, 2, &[(one, Ty::Number)]);
                format!("if let [first, ..] = &*{scrutinee} {{ let {one} = first.len(); {arm} }}\n")
            }
            6..=7 => {
                let first = self.maybe(deeper);
                let condition = self.truth(1);
                let second = self.maybe(0);
                let (then, otherwise) = self.either(
                    |this| this.body(d, 0, 3, &[(one, Ty::Droppy), (other, Ty::Droppy)]),
                    |this| this.body(d, 0, 2, &[]),
                );
                format!(
                    "if let Some({one}) = {first} && {condition} && let Some({other}) = {second} {{ {then} }} else {{ {otherwise} }}\n"
                )
            }
            8 => {
                let (first, condition) = (self.maybe(deeper), self.truth(deeper));
                let (then, otherwise) = self.either(
                    |this| this.body(d, 0, 2, &[(one, Ty::Droppy)]),
                    |this| {
                        let second = format!("{}.optd()", this.made());
                        let (some, none) = this
                            .either(|this| this.body(d, 0, 2, &[(other, Ty::Droppy)]), |this| this.body(d, 0, 2, &[]));
                        format!("if let Some({other}) = {second} {{ {some} }} else if {condition} {{ {none} }}")
                    },
                );
                format!("if let Some({one}) = {first} {{ {then} }} else {otherwise}\n")
            }
            9 => self.while_both(one, d),
            10 => self.taken_again(),
            _ => {
                let (guard, mutable) = (self.logged(), self.pick(&["", "_mut"]));
                format!(
                    "{{ let guard = kept({guard}).borrow{mutable}(); {}; {}; guard.touch(); }}\n",
                    self.yielding(deeper),
                    self.numeric(deeper)
                )
            }
        }
    }

    fn of_a_struct(&mut self, one: &'static str, other: &'static str, d: u32) -> String {
        // Of what a call returns nothing tells what a pattern leaves: that is refused, as `genfn::errors` says.
        let value = match self.rng.u32(0..16) {
            0 => format!("s({}, {})", self.logged(), self.logged()),
            1..=5 => format!("S {{ b: {}, ..s({}, {}) }}", self.droppy(d), self.logged(), self.logged()),
            _ => format!("S {{ b: {}, n: {}, a: {} }}", self.droppy(d), self.numeric(d), self.droppy(d)),
        };
        match self.rng.u32(0..5) {
            0 => {
                self.declare(one, Ty::Droppy, false);
                format!("let S {{ a: {one}, .. }} = {value};\n")
            }
            1 => {
                self.declare(other, Ty::Droppy, true);
                format!("let S {{ n: _, b: mut {other}, a: _ }} = {value};\n")
            }
            2 => {
                self.declare(other, Ty::Droppy, false);
                self.declare(one, Ty::Droppy, false);
                format!("let S {{ b: {other}, a: {one}, .. }} = {value};\n")
            }
            3 => {
                let arm = self.body(d, 0, 3, &[(one, Ty::Droppy), (other, Ty::Number)]);
                format!("match ({value}) {{ S {{ a: {one}, n: {other}, .. }} => {{ {arm} }} }}\n")
            }
            _ => {
                let whole = format!("whole{}", self.number());
                let moved = self.pick(&["a", "b"]);
                format!("let {whole} = {value};\ntake({whole}.{moved});\n{};\n", self.yielding(d))
            }
        }
    }

    fn while_both(&mut self, one: &'static str, d: u32) -> String {
        let depth = self.scopes.len() + 1;
        let before = self.holdings();
        let outside = std::mem::replace(&mut self.loop_depth, depth);
        let scrutinee = self.made();
        self.loops.push(Loop { label: None, turns: true, value: None });
        let body = self.body(d, 1, 3, &[(one, Ty::Droppy)]);
        self.loops.pop();
        self.loop_depth = outside;
        self.merge(&before);
        format!("while let (Some({one}), false) = ({scrutinee}.optd(), few()) {{ {body} }}\n")
    }

    /// A borrow of a place that nothing else names meanwhile.
    fn taken_again(&mut self) -> String {
        let n = self.number();
        let turn = match self.rng.u32(0..3) {
            0 => format!("let row = &mut rows{n}[i]; row.push(make(\"row\")); {}; row.pop();", self.yielding(0)),
            1 => format!("let row = &rows{n}[i]; {}; seen(\"length\", row.len());", self.yielding(0)),
            _ => {
                format!("let row = &mut rows{n}[i]; while let Some(d) = row.pop() {{ {}; take(d); }}", self.yielding(0))
            }
        };
        format!("let mut rows{n} = vec![vec![{}], vec![]];\nfor i in 0..2 {{ {turn} }}\n", self.made())
    }
}
