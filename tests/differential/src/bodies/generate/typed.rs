//! Locals of types that their values don't tell: given a new value after a suspension, told of, hidden by others.

use super::numbers::{Float, Int};
use super::{Holds, Making, Ty};

impl Ty {
    /// Whether it is one of those of this module.
    pub(super) fn is_typed(self) -> bool {
        matches!(
            self,
            Ty::Int(_) | Ty::Float(_) | Ty::Named | Ty::BoxedNamed | Ty::Bytes | Ty::Text | Ty::Function | Ty::Fragile
        )
    }

    /// Whether other types turn into it.
    pub(super) fn is_turned_into(self) -> bool {
        matches!(self, Ty::Named | Ty::BoxedNamed | Ty::Bytes | Ty::Function)
    }
}

impl Making<'_> {
    pub(super) fn typed(&mut self, d: u32) -> String {
        match self.rng.u32(0..40) {
            0..=7 => self.over_a_suspension(d),
            8..=10 => self.typed_declaration(d).0,
            11..=14 => self.typed_assignment(d),
            15..=17 => self.typed_compound(d),
            18..=21 => self.telling_of_a_local(),
            22..=27 => self.told_later(d),
            28..=31 => self.of_literals(d),
            32..=33 => self.hidden(d),
            34 => self.closing_over(d),
            _ => self.fragile_things(d),
        }
    }

    fn typed_ty(&mut self) -> Ty {
        match self.rng.u32(0..20) {
            0..=8 => Ty::Int(self.pick(&Int::ALL)),
            9..=10 => Ty::Float(self.pick(&[Float::F32, Float::F32, Float::F64])),
            11..=12 => Ty::Named,
            13..=14 => Ty::BoxedNamed,
            15..=16 => Ty::Bytes,
            17..=18 => Ty::Function,
            _ => Ty::Text,
        }
    }

    /// A new local, and its name.
    fn typed_declaration(&mut self, d: u32) -> (String, &'static str) {
        let ty = self.typed_ty();
        // Numbers alone tell their types without being asked.
        let tells = matches!(ty, Ty::Int(_) | Ty::Float(_)) && self.percent(35);
        let value = if tells { self.telling(ty) } else { self.of(ty, d) };
        let (name, mutable) = (self.name(), self.percent(85));
        self.declare(name, ty, mutable);
        let annotation = if tells { String::new() } else { format!(": {}", ty.name()) };
        let mutable = if mutable { "mut " } else { "" };
        (format!("let {mutable}{name}{annotation} = {value};\n"), name)
    }

    fn typed_assignment(&mut self, d: u32) -> String {
        let depth = self.loop_depth;
        let place =
            self.var(|var| var.ty.is_typed() && var.mutable && (var.depth >= depth || var.holds == Holds::Value));
        let Some(place) = place else { return self.over_a_suspension(d) };
        let ty = self.at(place).ty;
        let value = self.of(ty, d);
        let var = self.at(place);
        if var.depth < depth && var.holds != Holds::Value {
            return String::new();
        }
        var.holds = Holds::Value;
        format!("{} = {value};\n", var.name)
    }

    fn typed_compound(&mut self, d: u32) -> String {
        let number = |ty| matches!(ty, Ty::Int(_) | Ty::Float(_));
        let Some(place) = self.var(|var| number(var.ty) && var.mutable && var.holds == Holds::Value) else {
            return self.over_a_suspension(d);
        };
        let name = self.name_at(place);
        let changed = match self.at(place).ty {
            Ty::Float(_) => {
                let (operator, by) = (self.pick(&["+=", "*=", "-=", "/="]), self.pick(&["0.1", "3.0", "1e20"]));
                format!("{name} {operator} {by};\n")
            }
            _ => {
                let (operator, by) = self.pick(&[
                    ("+=", "50"),
                    ("+=", "100"),
                    ("*=", "3"),
                    ("-=", "1"),
                    ("<<=", "1"),
                    ("^=", "0x55"),
                    (">>=", "2"),
                ]);
                format!("{name} {operator} {by};\n")
            }
        };
        if !self.percent(40) {
            return changed;
        }
        let suspends = if self.percent(50) { format!("{};\n", self.suspending()) } else { String::new() };
        format!("for _ in 0..3 {{ {suspends}{changed} }}\n")
    }

    /// What is logged of one.
    fn told_of(&mut self, place: (usize, usize)) -> String {
        let (name, ty) = (self.name_at(place), self.at(place).ty);
        match ty {
            Ty::Int(_) | Ty::Float(_) | Ty::Text | Ty::Bytes => match self.rng.u32(0..4) {
                0 => format!("log(std::any::type_name_of_val(&{name}));\n"),
                1 if matches!(ty, Ty::Int(_)) => format!("log(format!(\"{{:#x}}\", !{name}));\n"),
                1 => format!("log(format!(\"{{:?}}\", {name}));\n"),
                _ => format!("told(&{name});\n"),
            },
            Ty::Named | Ty::BoxedNamed if self.percent(70) => format!("log({name}.name());\n"),
            Ty::Function if self.percent(50) => format!("log({name}(7));\n"),
            Ty::Number | Ty::Droppy | Ty::Maybe | Ty::Pair | Ty::List | Ty::Boxed | Ty::Bool => {
                format!("log(std::any::type_name_of_val(&{name}));\n")
            }
            _ => format!("kind(&{name});\n"),
        }
    }

    fn telling_of_a_local(&mut self) -> String {
        let nameless = |ty| matches!(ty, Ty::Closure | Ty::Iter);
        let Some(place) = self.var(|var| !nameless(var.ty) && var.holds == Holds::Value) else {
            return String::new();
        };
        self.told_of(place)
    }

    /// One that gets a new value after a suspension, before which it is dead or not.
    fn over_a_suspension(&mut self, d: u32) -> String {
        let (declared, name) = self.typed_declaration(d);
        let here = |this: &mut Self| this.var(|var| var.name == name && var.holds == Holds::Value);
        let mut text = declared;
        if self.percent(40)
            && let Some(place) = here(self)
        {
            text += &self.told_of(place);
        }
        text += &format!("{};\n", self.yielding(d.saturating_sub(1)));
        let Some(place) = here(self).filter(|place| self.scopes[place.0][place.1].mutable) else { return text };
        let ty = self.at(place).ty;
        let deeper = d.saturating_sub(1);
        let assigned = |this: &mut Self| {
            let value = this.of(ty, deeper);
            format!("{name} = {value};\n")
        };
        text += &match self.rng.u32(0..6) {
            0 => {
                let condition = self.truth(deeper);
                format!("if {condition} {{ {} }}\n", self.aside(assigned))
            }
            1 => {
                let condition = self.truth(deeper);
                let suspends = format!("{};\n", self.suspending());
                let (one, other) = self.either(assigned, assigned);
                format!("if {condition} {{ {one} }} else {{ {suspends}{other} }}\n")
            }
            _ => assigned(self),
        };
        self.at(place).holds = Holds::Value;
        if self.percent(30) {
            text += &self.typed_compound(0);
        }
        if self.percent(30) {
            text += &format!("{};\n", self.suspending());
        }
        // By then another one may hide it.
        text + &here(self).map_or_else(String::new, |place| self.told_of(place))
    }

    /// A local that hides one of another type.
    fn hidden(&mut self, d: u32) -> String {
        let Some(place) = self.var(|var| matches!(var.ty, Ty::Number | Ty::Int(_)) && var.holds == Holds::Value) else {
            return self.over_a_suspension(d);
        };
        let hidden = self.name_at(place);
        let name = if hidden == "seed" { self.name() } else { hidden };
        let int = self.pick(&Int::ALL);
        let mutable = self.percent(70);
        let before = if self.percent(50) { format!("{};\n", self.suspending()) } else { String::new() };
        self.declare(name, Ty::Int(int), mutable);
        let mutable = if mutable { "mut " } else { "" };
        format!("{before}let {mutable}{name} = {hidden} as {};\ntold(&{name});\n", int.name())
    }

    /// A closure whose type depends on a local's.
    fn closing_over(&mut self, d: u32) -> String {
        let int = self.pick(&[Int::U8, Int::I16, Int::U64]);
        let n = self.number();
        let (value, again) = (self.telling(Ty::Int(int)), self.integer(int, d.min(1)));
        let argument = self.pick(&["1", "100", "3"]);
        let suspends = format!("{};\n", self.suspending());
        match self.rng.u32(0..3) {
            0 => format!(
                "let mut base{n} = {value};\n{suspends}base{n} = {again};\nlet add{n} = move |x| base{n} ^ x;\n{suspends}told(&add{n}({argument}));\n"
            ),
            1 => format!(
                "let base{n} = {value};\nlet add{n} = move |x: {}| x.wrapping_mul(base{n});\n{suspends}told(&add{n}({argument}));\n",
                int.name()
            ),
            _ => format!(
                "let mut base{n}: {} = {value};\n{suspends}base{n} = {again};\ntold(&Some(base{n}).map(|x| x >> 1));\n{suspends}told(&(0..2).map(|x| x ^ base{n}).max());\n",
                int.name()
            ),
        }
    }
}
