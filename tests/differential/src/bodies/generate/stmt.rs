//! Statements.

use super::{Holds, Kind, Making, NAMES, Ty, Var};

impl Making<'_> {
    /// The statements of a block.
    pub(super) fn body(&mut self, d: u32, from: usize, to: usize, bound: &[(&'static str, Ty)]) -> String {
        self.scoped(bound, |this| {
            let length = this.between(from, to);
            (0..length).map(|_| this.stmt(d.saturating_sub(1))).collect()
        })
    }

    pub(super) fn stmt(&mut self, d: u32) -> String {
        self.budget -= 1;
        if self.budget < 0 {
            return String::new();
        }
        if self.percent(self.shares.typed) {
            return self.typed(d);
        }
        if self.percent(self.shares.shaped) {
            return self.shaped(d);
        }
        if self.tries && d > 0 && self.percent(18) {
            return format!("{};\n", self.tried(None, d));
        }
        if self.tries && self.percent(5) {
            return self.raising(d);
        }
        match self.rng.u32(0..54) {
            51..=53 => self.of_a_box(d),
            43..=45 => self.of_a_list(d),
            46..=47 => self.assigned_apart(d),
            48 => self.part_again(d),
            49 => self.bailing(d),
            0..=5 => self.declaration(d),
            6..=9 => format!("{};\n", self.yielding(d.saturating_sub(1))),
            10 => self.assignment(d),
            11 => format!("drop({});\n", self.droppy(d)),
            12 => {
                let ty = self.pick(&[Ty::Number, Ty::Droppy, Ty::Maybe, Ty::Pair, Ty::Bool]);
                format!("{};\n", self.of(ty, d))
            }
            13 => {
                let ty = self.pick(&[Ty::Droppy, Ty::Pair, Ty::Maybe]);
                format!("let _ = {};\n", self.of(ty, d))
            }
            14..=15 => {
                let condition = self.truth(d);
                let (one, other) = self.either(|this| this.body(d, 0, 3, &[]), |this| this.body(d, 0, 3, &[]));
                format!("if {condition} {{ {one} }} else {{ {other} }}\n")
            }
            16 => {
                let condition = self.truth(d);
                let (one, _) = self.either(|this| this.body(d, 0, 3, &[]), |_| String::new());
                format!("if {condition} {{ {one} }}\n")
            }
            17 => {
                let condition = self.truth(d);
                let leaves = self.aside(|this| {
                    let before = this.body(d.saturating_sub(1), 0, 1, &[]);
                    before + &this.leaving(d.saturating_sub(1))
                });
                format!("if few() && {condition} {{ {leaves}; }}\n")
            }
            18 => {
                let scrutinee = self.maybe(d);
                let name = self.name();
                let leaves = self.aside(|this| this.leaving(d.saturating_sub(1)));
                self.declare(name, Ty::Droppy, false);
                format!("let Some({name}) = {scrutinee} else {{ {leaves} }};\n")
            }
            19 => {
                let scrutinee = self.maybe(d);
                let name = self.name();
                let (one, other) =
                    self.either(|this| this.body(d, 0, 3, &[(name, Ty::Droppy)]), |this| this.body(d, 0, 3, &[]));
                format!("if let Some({name}) = {scrutinee} {{ {one} }} else {{ {other} }}\n")
            }
            20..=23 => self.looped(d),
            24 => format!("{};\n", self.matched(Ty::Number, d)),
            25 => self.taken_apart(d),
            26 => self.deferred(d),
            27 => match self.held(Ty::Droppy) {
                Some(place) => format!("{}.touch();\n", self.name_at(place)),
                None => String::new(),
            },
            28 => match self.movable(Ty::Droppy) {
                Some(place) => {
                    self.moves(place);
                    self.at(place).holds = Holds::Perhaps;
                    format!("if bit() {{ drop({}); }}\n", self.name_at(place))
                }
                None => String::new(),
            },
            29 => format!("{{ {} }}\n", self.body(d, 1, 3, &[])),
            30 => self.compound(d),
            31 => self.again(),
            32 => format!("{};\n", self.delegating(1).0),
            33 => format!(
                "fn twice{0}(n: u32) -> u32 {{ n * 2 }}\nadd(twice{0}({1}), 1);\n",
                self.number(),
                self.numeric(d)
            ),
            34 => match self.kind {
                Kind::LastError | Kind::Result | Kind::Failing => format!("res({})?;\n", self.numeric(d)),
                Kind::Optional => format!("optn({})?;\n", self.numeric(d)),
                Kind::Generator | Kind::Boxed | Kind::Droppy | Kind::Iterator => {
                    format!("assert!({} < 99999);\n", self.numeric(d))
                }
            },
            35..=37 => self.of_the_argument(d),
            38..=41 => self.patterned(d),
            _ => format!("if few() && bit() {{ panic!(\"boom {{}}\", {}); }}\n", self.numeric(1)),
        }
    }

    fn declaration(&mut self, d: u32) -> String {
        let ty = self.pick(&[
            Ty::Number,
            Ty::Droppy,
            Ty::Droppy,
            Ty::Droppy,
            Ty::Maybe,
            Ty::Pair,
            Ty::Closure,
            Ty::Iter,
            Ty::List,
        ]);
        let mutable = matches!(ty, Ty::Iter | Ty::List) || self.percent(40);
        let value = self.of(ty, d);
        let name = self.name();
        self.declare(name, ty, mutable);
        let annotation = if matches!(ty, Ty::Maybe | Ty::List) || (ty.name() != "_" && self.percent(20)) {
            format!(": {}", ty.name())
        } else {
            String::new()
        };
        format!("let {}{name}{annotation} = {value};\n", if mutable { "mut " } else { "" })
    }

    fn assignment(&mut self, d: u32) -> String {
        let depth = self.loop_depth;
        let plain = |ty: Ty| ty != Ty::Closure && ty != Ty::Iter;
        let place = self.var(|var| var.mutable && plain(var.ty) && (var.depth >= depth || var.holds == Holds::Value));
        let Some(place) = place else { return String::new() };
        let ty = self.at(place).ty;
        let value = self.of(ty, d);
        let var = self.at(place);
        if var.depth < depth && var.holds != Holds::Value {
            return String::new();
        }
        var.holds = Holds::Value;
        format!("{} = {value};\n", var.name)
    }

    fn taken_apart(&mut self, d: u32) -> String {
        let scrutinee = self.pair(d);
        let (first, second) = (self.pick(&["a", "b"]), self.pick(&["c", "e"]));
        match self.rng.u32(0..6) {
            4 => {
                self.declare(second, Ty::Droppy, false);
                format!("let (D(text), {second}) = {scrutinee};\nseen(text, 1);\n")
            }
            5 => match self.held(Ty::Droppy) {
                Some(place) => format!("let D(text) = {};\nseen(text, 1);\n", self.name_at(place)),
                None => String::new(),
            },
            0 => {
                self.declare(first, Ty::Droppy, false);
                self.declare(second, Ty::Droppy, true);
                format!("let ({first}, mut {second}) = {scrutinee};\n")
            }
            1 => {
                self.declare(first, Ty::Droppy, false);
                format!("let ({first}, _) = {scrutinee};\n")
            }
            2 => {
                self.declare(second, Ty::Droppy, false);
                format!("let (_, {second}) = {scrutinee};\n")
            }
            _ => format!("let (_, _) = {scrutinee};\n"),
        }
    }

    /// Declared first, set on both paths.
    fn deferred(&mut self, d: u32) -> String {
        let ty = self.pick(&[Ty::Number, Ty::Droppy]);
        // What it hides could not be named in what it is set to.
        let seen = self.vars(|_| true);
        let Some(name) = NAMES.into_iter().find(|name| seen.iter().all(|place| self.name_at(*place) != *name)) else {
            return String::new();
        };
        let condition = self.truth(d);
        let set = |this: &mut Self| {
            // Not visible yet: what is set twice is an error.
            let before = this.body(d, 0, 1, &[]);
            format!("{{ {before} }} {name} = {};", this.of(ty, d.saturating_sub(1)))
        };
        let (one, other) = self.either(set, set);
        self.declare(name, ty, false);
        format!("let {name}: {};\nif {condition} {{ {one} }} else {{ {other} }}\n", ty.name())
    }

    fn compound(&mut self, d: u32) -> String {
        match self.var(|var| var.ty == Ty::Number && var.mutable && var.holds == Holds::Value) {
            Some(place) => format!("{} += {} % 100;\n", self.name_at(place), self.numeric(d)),
            None => String::new(),
        }
    }

    /// A local that is a list.
    fn of_a_list(&mut self, d: u32) -> String {
        let Some(place) = self.var(|var| var.ty == Ty::List && var.mutable && var.holds == Holds::Value) else {
            return format!("drop::<Vec<D>>({});\n", self.of(Ty::List, d));
        };
        let name = self.name_at(place);
        let still = |this: &mut Self, text: String| {
            if this.at(place).holds == Holds::Value { text } else { String::new() }
        };
        match self.rng.u32(0..6) {
            0..=1 => {
                let value = self.droppy(d);
                still(self, format!("{name}.push({value});\n"))
            }
            2 => {
                let (value, number) = (self.droppy(d), self.numeric(0));
                still(self, format!("if !{name}.is_empty() {{ {name}[{number} as usize % 1] = {value}; }}\n"))
            }
            3 => format!("if let Some(last) = {name}.pop() {{ {}; take(last); }}\n", self.yielding(0)),
            4 => format!("for i in 0..{name}.len() {{ {}; {name}[i].touch(); }}\n", self.yielding(0)),
            _ => format!("for d in std::mem::take(&mut {name}) {{ {}; take(d); }}\n", self.yielding(0)),
        }
    }

    /// `(a, b) = pair;`
    fn assigned_apart(&mut self, d: u32) -> String {
        let depth = self.loop_depth;
        let assignable = |var: &Var| var.ty == Ty::Droppy && var.mutable && var.depth >= depth;
        let Some(one) = self.var(assignable) else { return String::new() };
        let first = self.name_at(one);
        let other = self.var(|var| assignable(var) && var.name != first);
        let text = match (other, self.rng.u32(0..4)) {
            (Some(other), 0..=1) => {
                let text = format!("({first}, {}) = {};\n", self.name_at(other), self.pair(d));
                self.at(other).holds = Holds::Value;
                text
            }
            (Some(other), 2) => {
                let (a, b) = (self.droppy(d), self.droppy(d));
                let text = format!("[{first}, _, {}] = [{a}, {}, {b}];\n", self.name_at(other), self.made());
                self.at(other).holds = Holds::Value;
                text
            }
            (_, 3) => {
                let (a, b) = (self.droppy(d), self.droppy(d));
                format!("S {{ a: {first}, .. }} = S {{ b: {b}, n: 1, a: {a} }};\n")
            }
            _ => format!("(_, {first}) = {};\n", self.pair(d)),
        };
        self.at(one).holds = Holds::Value;
        text
    }

    /// A part that is moved, and gets a value anew. A part of a type that has no value without a destructor is refused where it is
    /// missing, as `genfn::errors` says.
    fn part_again(&mut self, d: u32) -> String {
        let whole = format!("whole{}", self.number());
        let (literal, taken, again) = match self.rng.u32(0..120) {
            0 => {
                let (a, b) = (self.droppy(d), self.droppy(d));
                (format!("S {{ a: {a}, n: 2, b: {b} }}"), format!("take({whole}.a)"), format!("a = {}", self.made()))
            }
            at => {
                let (some, list) = (self.maybe(d), self.of(Ty::List, d));
                let literal = format!("W {{ some: {some}, n: 2, list: {list} }}");
                if at < 60 {
                    (literal, format!("drop({whole}.some)"), format!("some = {}", self.maybe(d)))
                } else {
                    (literal, format!("drop({whole}.list)"), format!("list = {}", self.of(Ty::List, d)))
                }
            }
        };
        let between = if self.percent(60) { format!("{};\n", self.yielding(0)) } else { String::new() };
        let assigns = format!("{whole}.{again};\n");
        let assigns = if self.percent(25) { format!("if bit() {{ {assigns} }}\n") } else { assigns };
        let after = if self.percent(50) { format!("{};\n", self.yielding(0)) } else { String::new() };
        format!("let mut {whole} = {literal};\n{taken};\n{between}{assigns}{after}")
    }

    /// A macro that hides a `return`.
    fn bailing(&mut self, d: u32) -> String {
        if !matches!(self.kind, Kind::Result | Kind::LastError | Kind::Failing) {
            return format!("assert_eq!({}, {}, \"boom\");\n", self.numeric(d), self.numeric(0));
        }
        format!("if few() && {} {{ bail!({}); }}\n", self.truth(d), self.made())
    }

    /// What is behind a `&mut`: `self`, or the list that is an argument.
    fn of_the_argument(&mut self, d: u32) -> String {
        if !self.method {
            return match self.rng.u32(0..4) {
                0 => format!("list.push({});\n", self.droppy(d)),
                1 => format!("if let Some(last) = list.pop() {{ {}; take(last); }}\n", self.yielding(0)),
                2 => format!("for d in list.drain(..) {{ {}; take(d); }}\n", self.yielding(0)),
                _ => "if let Some(last) = list.last_mut() { of_mut(last, 1); }\n".to_owned(),
            };
        }
        match self.rng.u32(0..7) {
            0 => format!("self.n = {};\n", self.numeric(d)),
            1 => format!("self.n += {} % 100;\n", self.numeric(d)),
            2 => format!("self.list.push({});\n", self.droppy(d)),
            3 => format!("self.d = {};\n", self.droppy(d)),
            4 => format!("if let Some(d) = self.list.pop() {{ {}; take(d); }}\n", self.yielding(0)),
            5 => format!("for i in 0..self.list.len() {{ {}; self.list[i].touch(); }}\n", self.yielding(0)),
            _ => format!("self.add({});\n", self.numeric(d)),
        }
    }

    /// Moved, and initialised anew.
    fn again(&mut self) -> String {
        let place = self.var(|var| var.ty == Ty::Droppy && var.mutable && var.holds == Holds::Value);
        let Some(place) = place else { return String::new() };
        let name = self.name_at(place);
        let between = if self.percent(50) { format!("{};\n", self.yielding(0)) } else { String::new() };
        self.moves(place);
        self.at(place).holds = Holds::Value;
        format!("drop({name});\n{between}{name} = {};\n", self.made())
    }
}
