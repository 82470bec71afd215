//! Expressions of each type.

use super::{Holds, Kind, Making, Ty};

impl Making<'_> {
    pub(super) fn of(&mut self, ty: Ty, depth: u32) -> String {
        match ty {
            Ty::Number => self.numeric(depth),
            Ty::Droppy => self.droppy(depth),
            Ty::Maybe => self.maybe(depth),
            Ty::Bool => self.truth(depth),
            Ty::Pair => self.pair(depth),
            Ty::Boxed => self.boxed(depth),
            Ty::Int(int) => self.integer(int, depth),
            Ty::Float(float) => self.floating(float, depth),
            Ty::Named => self.named(depth),
            Ty::BoxedNamed => self.boxed_named(depth),
            Ty::Bytes => self.bytes(depth),
            Ty::Text => self.text(depth),
            Ty::Function => self.function(depth),
            Ty::Fragile => self.fragile(),
            Ty::Closure => {
                let name = self.droppy(depth);
                format!("{{ let held = {name}; move || of(&held, 1) }}")
            }
            Ty::List => match self.rng.u32(0..5) {
                0 => "Vec::new()".to_owned(),
                1..=2 => match self.movable(Ty::List) {
                    Some(place) => {
                        self.moves(place);
                        self.name_at(place).to_owned()
                    }
                    None => format!("vec![{}]", self.made()),
                },
                _ => format!("vec![{}, {}]", self.droppy(depth), self.droppy(depth)),
            },
            Ty::Iter => match self.rng.u32(0..3) {
                0 => format!("vec![{}, {}].into_iter()", self.droppy(depth), self.made()),
                1 => format!("[{}].into_iter()", self.droppy(depth)),
                _ => format!("{}.into_iter()", self.maybe(depth)),
            },
        }
    }

    fn least_numeric(&mut self) -> String {
        match self.held(Ty::Number) {
            Some(place) if self.percent(60) => self.name_at(place).to_owned(),
            _ => self.rng.u32(0..12).to_string(),
        }
    }

    pub(super) fn numeric(&mut self, depth: u32) -> String {
        if depth == 0 || self.percent(15) {
            return self.least_numeric();
        }
        let d = depth - 1;
        if self.sends() && self.rng.u32(0..self.yields) == 0 {
            return if self.percent(12) { self.delegating(d).0 } else { self.yielding(d) };
        }
        if self.percent(12)
            && let Some(number) = self.number_of_a_typed_local()
        {
            return number;
        }
        if self.percent(3) {
            return self.begun_by_a_marker(d);
        }
        match self.rng.u32(0..35) {
            31 => match self.rng.u32(0..3) {
                0 => format!("[{}; 2][1]", self.numeric(d)),
                1 => format!("({} % 5..{} % 7).sum::<u32>()", self.numeric(d), self.numeric(d)),
                _ => format!("({} as u8 as u32)", self.numeric(d)),
            },
            32 => format!("(S {{ n: {}, a: {}, b: {} }}).n", self.numeric(d), self.droppy(d), self.droppy(d)),
            28 => format!("boom({})", self.numeric(d)),
            29 => match self.held(Ty::List) {
                Some(place) => {
                    let name = self.name_at(place);
                    match self.rng.u32(0..3) {
                        0 => format!("({name}.len() as u32)"),
                        1 => format!("{name}.iter().map(|d| d.len()).sum::<u32>()"),
                        _ => format!("{name}.get({} as usize).map_or(0, |d| d.len())", self.numeric(0)),
                    }
                }
                None => self.least_numeric(),
            },
            30 if self.kind == Kind::Optional => format!("optn({})?", self.numeric(d)),
            0..=2 => self.control(Ty::Number, d),
            3 => format!("add({}, {})", self.numeric(d), self.numeric(d)),
            4 => format!("take({})", self.droppy(d)),
            5 => self.by_reference(d),
            6 => self.receiver(d),
            7 => format!("three({}, {}, {})", self.numeric(d), self.numeric(d), self.numeric(d)),
            8 => format!("seen({}, {})", self.logged(), self.numeric(d)),
            9 => format!("({}, {}).1", self.droppy(d), self.numeric(d)),
            10 if self.fallible() => format!("res({})?", self.numeric(d)),
            11 => format!("with({}, {}).len()", self.droppy(d), self.numeric(d)),
            12 => format!("[{}, {}][{} as usize % 2]", self.numeric(d), self.numeric(d), self.numeric(d)),
            13 => format!("vec![{}, {}].iter().sum::<u32>()", self.numeric(d), self.numeric(d)),
            14 => format!("(S {{ n: {}, ..s({}, {}) }}).n", self.numeric(d), self.logged(), self.logged()),
            15 => match self.movable(Ty::Droppy) {
                Some(place) => {
                    self.moves(place);
                    format!("(move || take({}))()", self.name_at(place))
                }
                None => self.least_numeric(),
            },
            16 => match self.held(Ty::Closure) {
                Some(place) => format!("{}()", self.name_at(place)),
                None => self.least_numeric(),
            },
            17 => match self.var(|var| var.ty == Ty::Iter && var.mutable && var.holds == Holds::Value) {
                Some(place) => format!("{}.next().map_or(0, take)", self.name_at(place)),
                None => self.least_numeric(),
            },
            18 => format!("xs[{} as usize % xs.len()]", self.numeric(d)),
            19 => format!("(unsafe {{ {} }})", self.numeric(d)),
            20 => format!("(format!(\"{{}}{{}}\", {}, {}).len() as u32)", self.numeric(d), self.numeric(d)),
            21 => format!("(-({} as i32) as u32 % 50)", self.numeric(d)),
            22 => format!("Some({}).map_or({}, |x| x + 1)", self.numeric(d), self.numeric(d)),
            23 => format!("cell({}).borrow().len()", self.logged()),
            24 => format!("({{ let shut = cell({}); shut.borrow().arg({}) }})", self.logged(), self.numeric(d)),
            25 => format!("*&{}", self.numeric(d)),
            26 if self.method => format!("self.add({})", self.numeric(d)),
            27 if self.method => format!("add(self.n, of(&self.d, {}))", self.numeric(d)),
            26..=27 => "(list.len() as u32)".to_owned(),
            _ => format!("({} + 1)", self.numeric(d)),
        }
    }

    /// A block whose last expression begins with a marker, which is a macro.
    fn begun_by_a_marker(&mut self, d: u32) -> String {
        let (marker, is_a_number) = if self.sends() { (self.yielding(0), true) } else { self.delegating(0) };
        if !is_a_number {
            return format!("({{ {marker}; {} }})", self.numeric(d));
        }
        let operator = self.pick(&["%", "/", "^", "|", "<<"]);
        match self.rng.u32(0..3) {
            0 => format!("(if {} {{ {marker} {operator} 3 }} else {{ {} }})", self.truth(0), self.numeric(0)),
            1 => format!("({{ {marker}.min(9) }})"),
            _ => format!("({{ {marker} {operator} 3 }})"),
        }
    }

    fn by_reference(&mut self, d: u32) -> String {
        let Some(place) = self.held(Ty::Droppy) else {
            return format!("of(&{}, {})", self.droppy(d), self.numeric(d));
        };
        if self.at(place).mutable && self.percent(50) {
            return format!("of_mut(&mut {}, {})", self.name_at(place), self.numeric(0));
        }
        let argument = self.numeric(d);
        if self.at(place).holds == Holds::Value {
            format!("of(&{}, {argument})", self.name_at(place))
        } else {
            argument
        }
    }

    fn receiver(&mut self, d: u32) -> String {
        let Some(place) = self.held(Ty::Droppy) else {
            return format!("{}.arg({})", self.droppy(d), self.numeric(d));
        };
        let argument = self.numeric(d);
        if self.at(place).holds == Holds::Value { format!("{}.arg({argument})", self.name_at(place)) } else { argument }
    }

    pub(super) fn droppy(&mut self, depth: u32) -> String {
        if self.percent(35)
            && let Some(place) = self.movable(Ty::Droppy)
        {
            self.moves(place);
            return self.name_at(place).to_owned();
        }
        if depth == 0 {
            return self.made();
        }
        let d = depth - 1;
        match self.rng.u32(0..15) {
            0..=2 => self.control(Ty::Droppy, d),
            3 => format!("with({}, {})", self.droppy(d), self.numeric(d)),
            4 => match self.held(Ty::Droppy) {
                Some(place) => format!("{}.clone()", self.name_at(place)),
                None => self.made(),
            },
            5 => match self.var(|var| var.ty == Ty::Droppy && var.mutable && var.holds == Holds::Value) {
                Some(place) => {
                    let new = self.droppy(0);
                    let var = self.at(place);
                    if var.holds == Holds::Value { format!("std::mem::replace(&mut {}, {new})", var.name) } else { new }
                }
                None => self.made(),
            },
            6 => format!("{}.unwrap_or_else(|| {})", self.maybe(d), self.made()),
            7 if self.percent(10) => format!("{}.{}", self.pair(d), self.rng.u32(0..2)),
            7 => format!("({}, {}).{}", self.droppy(d), self.droppy(d), self.rng.u32(0..2)),
            8 => {
                let (a, b, n) = (self.droppy(d), self.droppy(d), self.numeric(d));
                format!("(S {{ a: {a}, b: {b}, n: {n} }}).{}", self.pick(&["a", "b"]))
            }
            9 if self.percent(20) => {
                let a = self.droppy(d);
                format!("(S {{ a: {a}, ..s({}, {}) }}).{}", self.logged(), self.logged(), self.pick(&["a", "b"]))
            }
            10 if self.fallible() => format!("resd({})?", self.droppy(d)),
            11 => match self.movable(Ty::Pair) {
                Some(place) => {
                    self.moves(place);
                    format!("{}.{}", self.name_at(place), self.rng.u32(0..2))
                }
                None => self.made(),
            },
            12 => format!("(*Box::new({}))", self.droppy(d)),
            14 if self.method => format!("std::mem::replace(&mut self.d, {})", self.droppy(0)),
            13 => match self.var(|var| var.ty == Ty::Iter && var.mutable && var.holds == Holds::Value) {
                Some(place) => format!("{}.next().unwrap_or_else(|| {})", self.name_at(place), self.made()),
                None => self.made(),
            },
            _ => self.made(),
        }
    }

    pub(super) fn pair(&mut self, d: u32) -> String {
        if self.percent(40)
            && let Some(place) = self.movable(Ty::Pair)
        {
            self.moves(place);
            return self.name_at(place).to_owned();
        }
        let deeper = d.saturating_sub(1);
        match self.rng.u32(0..9) {
            0..=1 if d > 0 => self.control(Ty::Pair, deeper),
            2..=3 => format!("pair({}, {})", self.droppy(deeper), self.droppy(deeper)),
            4 => match self.movable(Ty::Boxed) {
                Some(place) => {
                    self.moves(place);
                    format!("*{}", self.name_at(place))
                }
                None => format!("*Box::new(({}, {}))", self.droppy(deeper), self.droppy(deeper)),
            },
            _ => format!("({}, {})", self.droppy(deeper), self.droppy(deeper)),
        }
    }

    pub(super) fn maybe(&mut self, d: u32) -> String {
        if self.percent(40)
            && let Some(place) = self.movable(Ty::Maybe)
        {
            self.moves(place);
            return self.name_at(place).to_owned();
        }
        if self.percent(30)
            && let Some(place) = self.var(|var| var.ty == Ty::Maybe && var.mutable && var.holds == Holds::Value)
        {
            return format!("{}.take()", self.name_at(place));
        }
        let deeper = d.saturating_sub(1);
        match if d == 0 { 0 } else { self.rng.u32(0..7) } {
            0..=1 => format!("Some({})", self.droppy(deeper)),
            2 => "None::<D>".to_owned(),
            3 => self.control(Ty::Maybe, deeper),
            4 => format!("{}.optd()", self.made()),
            5 => format!("{}.optd()", self.droppy(deeper)),
            _ => format!("bit().then(|| {})", self.made()),
        }
    }

    pub(super) fn truth(&mut self, d: u32) -> String {
        let deeper = d.saturating_sub(1);
        match if d == 0 { 0 } else { self.rng.u32(0..9) } {
            0..=1 => "bit()".to_owned(),
            2 => format!("({} < {})", self.numeric(deeper), self.numeric(deeper)),
            3 => {
                let first = self.truth(deeper);
                let (second, _) = self.either(|this| this.truth(deeper), |_| String::new());
                format!("({first} {} {second})", self.pick(&["&&", "||"]))
            }
            4 => format!("!{}", self.truth(deeper)),
            5 => match self.held(Ty::Maybe) {
                Some(place) => {
                    let name = self.name_at(place);
                    match self.rng.u32(0..3) {
                        0 => format!("{name}.is_some()"),
                        1 => format!("matches!({name}, Some(_))"),
                        _ => format!("matches!(&{name}, Some(x) if x.len() > 2)"),
                    }
                }
                None => "few()".to_owned(),
            },
            6 => format!("({} % 2 == 0)", self.numeric(deeper)),
            7 => format!("({} == {})", self.droppy(deeper), self.droppy(deeper)),
            _ => format!("seen({}, {})", self.logged(), self.truth(deeper)),
        }
    }
}
