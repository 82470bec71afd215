//! What a body takes: patterns in parameters, several of them, and parameters of many types that are given new values.
//!
//! What each is given follows from its type: `support/src/given.rs`.

use super::numbers::{Float, Int};
use super::{Making, NAMES, Ty};

/// A parameter as it is written.
#[derive(Clone)]
pub struct Parameter {
    pub pattern: String,
    pub ty: &'static str,
}

impl Making<'_> {
    /// Those that every body has, with others among them; and what the body begins with.
    pub(super) fn parameters(&mut self, mutable: bool) -> (Vec<Parameter>, String) {
        let written = |pattern: &str, ty| Parameter { pattern: pattern.to_owned(), ty };
        let mut parameters = vec![
            written("seed", "u32"),
            written(if mutable { "mut p" } else { "p" }, "D"),
            written("xs", "&'static [u32]"),
        ];
        self.declare("seed", Ty::Number, false);
        self.declare("p", Ty::Droppy, mutable);
        if !self.method {
            parameters.push(written("list", "&'static mut Vec<D>"));
        }
        let mut names = NAMES.to_vec();
        self.rng.shuffle(&mut names);
        let (mut begins, mut reads_text) = (String::new(), false);
        let more = self.pick(&[0, 0, 0, 1, 1, 2, 2, 3]);
        for _ in 0..more {
            let (Some(one), Some(other)) = (names.pop(), names.pop()) else { break };
            let parameter = if self.percent(45) { self.typed_parameter(one) } else { self.pattern_of(one, other) };
            if parameter.pattern.contains("text") {
                if reads_text {
                    continue;
                }
                reads_text = true;
                begins += "seen(text, 1);\n";
            }
            let at = self.between(0, parameters.len());
            parameters.insert(at, parameter);
        }
        (parameters, begins)
    }

    fn typed_parameter(&mut self, name: &'static str) -> Parameter {
        let ty = self.pick(&[
            Ty::Int(Int::U8),
            Ty::Int(Int::I8),
            Ty::Int(Int::U16),
            Ty::Int(Int::I16),
            Ty::Int(Int::U64),
            Ty::Int(Int::I64),
            Ty::Float(Float::F32),
            Ty::Float(Float::F64),
            Ty::Named,
            Ty::Bytes,
            Ty::Text,
            Ty::Function,
        ]);
        let mutable = self.percent(80);
        self.declare(name, ty, mutable);
        let mutable = if mutable { "mut " } else { "" };
        Parameter { pattern: format!("{mutable}{name}"), ty: ty.lasting_name() }
    }

    fn pattern_of(&mut self, one: &'static str, other: &'static str) -> Parameter {
        let mutable = self.percent(30);
        let first = if mutable { format!("mut {one}") } else { one.to_owned() };
        // What the type of a parameter holds besides is told by nothing: `..` is refused where it leaves something.
        let least = if self.percent(60) { 4 } else { 0 };
        let (pattern, ty, second) = match self.rng.u32(least..20) {
            0 => (format!("(.., {first})"), "(D, D)", None),
            1 => (format!("S {{ a: {first}, .. }}"), "S", None),
            2 => (format!("S {{ n: {other}, b: {first}, .. }}"), "S", Some(Ty::Number)),
            3 => (self.pick(&["[{}, ..]", "[.., {}]"]).replace("{}", &first), "[D; 3]", None),
            4..=5 => (format!("({first}, _)"), "(D, D)", None),
            6..=7 => (format!("(_, {first})"), "(D, D)", None),
            8 => (format!("({first}, {other})"), "(D, D)", Some(Ty::Droppy)),
            9..=10 => (format!("({first}, ({other}, _))"), "(D, (D, D))", Some(Ty::Droppy)),
            11 => (format!("(_, (_, {first}))"), "(D, (D, D))", None),
            12 => (format!("S {{ b: {first}, a: {other}, n: _ }}"), "S", Some(Ty::Droppy)),
            13 => (format!("S {{ n: _, b: _, a: {first} }}"), "S", None),
            14 => (format!("[{first}, _]"), "[D; 2]", None),
            15 => (format!("({other}, {first})"), "(u8, D)", Some(Ty::Int(Int::U8))),
            16 => (format!("({first}, D(text))"), "(D, D)", None),
            17..=18 => {
                let (pattern, ty) = self.pick(&[
                    ("_", "D"),
                    ("(_, _)", "(D, D)"),
                    ("(..)", "(D, D)"),
                    ("_", "(D, D)"),
                    ("S { .. }", "S"),
                ]);
                return Parameter { pattern: pattern.to_owned(), ty };
            }
            _ => {
                self.declare(one, Ty::Int(Int::U8), false);
                return Parameter { pattern: format!("&{one}"), ty: "&'static u8" };
            }
        };
        self.declare(one, Ty::Droppy, mutable);
        if let Some(second) = second {
            self.declare(other, second, false);
        }
        Parameter { pattern, ty }
    }
}
