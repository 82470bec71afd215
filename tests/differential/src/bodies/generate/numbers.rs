//! Numbers of many types: literals that say nothing of theirs, what overflows where it is small, and what depends on the type in
//! other ways: `!n`, `n << 1`, `n.pow(2)`, `parse`, `into`, `as _`, the precision of an `f32`.

use super::{Holds, Making, Ty};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Int {
    U8,
    I8,
    U16,
    I16,
    U64,
    I64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Float {
    F32,
    F64,
}

impl Int {
    pub(super) const ALL: [Int; 6] = [Int::U8, Int::I8, Int::U16, Int::I16, Int::U64, Int::I64];

    pub(super) fn name(self) -> &'static str {
        match self {
            Int::U8 => "u8",
            Int::I8 => "i8",
            Int::U16 => "u16",
            Int::I16 => "i16",
            Int::U64 => "u64",
            Int::I64 => "i64",
        }
    }

    fn signed(self) -> bool {
        matches!(self, Int::I8 | Int::I16 | Int::I64)
    }

    /// Those that are small, and those that are near a limit.
    fn literals(self) -> &'static [&'static str] {
        match self {
            Int::U8 => &["0", "1", "3", "7", "50", "100", "200", "250", "255", "0xf0", "b'z'"],
            Int::I8 => &["0", "1", "3", "7", "50", "100", "120", "127", "-1", "-100", "-128"],
            Int::U16 => &["0", "1", "3", "250", "300", "40_000", "65_000", "65_535", "0xff00"],
            Int::I16 => &["0", "1", "3", "200", "20_000", "32_000", "32_767", "-1", "-32_768"],
            Int::U64 => &["0", "1", "3", "300", "1 << 40", "14_695_981_039_346_656_037", "u64::MAX", "5_000_000_000"],
            Int::I64 => &["0", "1", "3", "-1", "300", "1 << 40", "i64::MAX", "-5_000_000_000"],
        }
    }

    /// What turns into it by `into`.
    fn lesser(self) -> &'static [&'static str] {
        match self {
            Int::U8 | Int::I8 => &["true"],
            Int::U16 => &["true", "200u8", "b'x'"],
            Int::I16 => &["true", "200u8", "-5i8"],
            Int::U64 => &["true", "200u8", "7u16", "9u32", "'x'"],
            Int::I64 => &["true", "200u8", "-5i8", "9u32"],
        }
    }
}

impl Float {
    pub(super) fn name(self) -> &'static str {
        match self {
            Float::F32 => "f32",
            Float::F64 => "f64",
        }
    }
}

impl Making<'_> {
    /// Unsuffixed, or else of a type that is known by itself.
    fn literal(&mut self, int: Int) -> String {
        let literal = self.pick(int.literals());
        if literal.starts_with('-') || literal.contains(' ') { format!("({literal})") } else { literal.to_owned() }
    }

    /// What tells its type by itself.
    pub(super) fn telling(&mut self, ty: Ty) -> String {
        if let Some(place) = self.held(ty)
            && self.percent(25)
        {
            return self.name_at(place).to_owned();
        }
        let name = ty.name();
        match ty {
            Ty::Int(int) => match self.rng.u32(0..4) {
                0 => format!("{name}::MAX"),
                1 => format!("{name}::from({})", self.pick(int.lesser())),
                _ => {
                    let literal = self.pick(&["1", "7", "100", "125"]);
                    format!("{literal}{name}")
                }
            },
            _ => format!("{}{name}", self.pick(&["0.0", "0.5", "1e3", "2.5", "7."]).trim_end_matches('.')),
        }
    }

    fn int_local(&mut self, int: Int) -> Option<&'static str> {
        let place = self.held(Ty::Int(int))?;
        Some(self.name_at(place))
    }

    /// What an operator may have beside it: the type of a literal is that of the whole.
    fn operand(&mut self, int: Int, d: u32) -> String {
        match self.int_local(int) {
            Some(name) if self.percent(60) => name.to_owned(),
            _ if d > 0 && self.percent(25) => self.arithmetic(int, d - 1),
            _ => self.literal(int),
        }
    }

    fn arithmetic(&mut self, int: Int, d: u32) -> String {
        match self.rng.u32(0..14) {
            0..=2 => format!("!{}", self.operand(int, d)),
            3..=4 => format!("({} << {})", self.operand(int, d), self.rng.u32(1..4)),
            5 => format!("({} >> {})", self.operand(int, d), self.rng.u32(1..4)),
            6 => format!("({} {} {})", self.operand(int, d), self.pick(&["/", "%"]), self.pick(&["3", "7", "100"])),
            7 if int.signed() => format!("-({})", self.operand(int, d)),
            _ => {
                let operator = self.pick(&["+", "+", "-", "*", "^", "|", "&"]);
                format!("({} {operator} {})", self.operand(int, d), self.operand(int, d))
            }
        }
    }

    /// By a method of the type itself.
    fn by_method(&mut self, int: Int) -> String {
        let Some(name) = self.int_local(int) else { return self.literal(int) };
        let ty = int.name();
        match self.rng.u32(0..14) {
            0..=1 => format!("{name}.pow({})", self.pick(&["2", "3"])),
            2 => format!("{name}.wrapping_add({})", self.literal(int)),
            3 => format!("{name}.wrapping_mul({})", self.literal(int)),
            4 => format!("{name}.checked_mul(3).unwrap_or({})", self.literal(int)),
            5 => format!("{name}.saturating_sub({})", self.literal(int)),
            6 => format!("{name}.rotate_left(3)"),
            7 => format!("{name}.max({})", self.literal(int)),
            8 => format!("({name}.leading_zeros() as {ty})"),
            9 => format!("({name}.count_ones() as _)"),
            10 => format!("{name}.clone().swap_bytes()"),
            11 => format!("{name}.overflowing_add({}).0", self.literal(int)),
            12 if int.signed() => format!("{name}.abs()"),
            _ => format!("{name}.reverse_bits()"),
        }
    }

    pub(super) fn integer(&mut self, int: Int, depth: u32) -> String {
        if depth == 0 || self.percent(20) {
            return if self.percent(40) { self.arithmetic(int, 0) } else { self.operand(int, 0) };
        }
        let d = depth - 1;
        let (ty, name) = (Ty::Int(int), int.name());
        match self.rng.u32(0..24) {
            0..=4 => self.arithmetic(int, d),
            5..=7 => self.by_method(int),
            8 => self.pick(&["\"7\".parse().unwrap()", "\"100\".trim().parse().expect(\"a number\")"]).to_owned(),
            9 => format!("\"300\".parse().unwrap_or({})", self.literal(int)),
            10 => match self.held(Ty::Text) {
                Some(place) => format!("{}.parse().unwrap_or_default()", self.name_at(place)),
                None => "\"1000\".parse().unwrap_or_default()".to_owned(),
            },
            11 => "Default::default()".to_owned(),
            12 => format!("{}.into()", self.pick(int.lesser()).replace("-5i8", "(-5i8)")),
            13 => format!("({} as _)", self.numeric(d)),
            14 => format!("({} as {name})", self.numeric(d)),
            15 => {
                self.pick(&["[1, 2, 3].iter().sum()", "(1..4).product()", "(1..=3).fold(0, |a, b| a + b)"]).to_owned()
            }
            16 => self.control(ty, d),
            17 => format!("id({})", self.integer(int, d)),
            18 => match self.var(|var| var.ty == ty && var.mutable && var.holds == Holds::Value) {
                Some(place) if self.percent(50) => format!("std::mem::take(&mut {})", self.name_at(place)),
                Some(place) => format!("std::mem::replace(&mut {}, {})", self.name_at(place), self.literal(int)),
                None => self.literal(int),
            },
            19 => format!("300u16.try_into().unwrap_or({})", self.literal(int)),
            20 => self.telling(ty),
            21 => format!("{name}::from({})", self.pick(int.lesser())),
            22 if self.sends() => format!("({} as _)", self.yielding(d)),
            _ => format!("second({}, {})", self.made(), self.integer(int, d)),
        }
    }

    pub(super) fn floating(&mut self, float: Float, depth: u32) -> String {
        let ty = Ty::Float(float);
        let literals = ["0.0", "0.1", "0.2", "0.3", "1.5", "16_777_216.0", "1e30", "3.4e38"];
        let local = self.held(ty).map(|place| self.name_at(place));
        let operand = |this: &mut Self| match local {
            Some(name) if this.percent(60) => name.to_owned(),
            _ => this.pick(&literals).to_owned(),
        };
        if depth == 0 || self.percent(30) {
            return operand(self);
        }
        let d = depth - 1;
        match self.rng.u32(0..16) {
            0..=4 => format!("({} {} {})", operand(self), self.pick(&["+", "+", "-", "*", "/"]), operand(self)),
            5 => "\"0.1\".parse().unwrap()".to_owned(),
            6 => "Default::default()".to_owned(),
            7 => "7u8.into()".to_owned(),
            8 => format!("({} as _)", self.numeric(d)),
            9..=10 => match local {
                Some(name) => {
                    let call = self.pick(&["sqrt()", "powi(2)", "mul_add(0.1, 0.2)", "recip()", "max(0.7)", "floor()"]);
                    format!("{name}.{call}")
                }
                None => operand(self),
            },
            11 => self.control(ty, d),
            12 => "[0.1, 0.2].iter().sum()".to_owned(),
            13 => format!("id({})", self.floating(float, d)),
            14 => self.telling(ty),
            _ => format!("{}::from({})", float.name(), self.pick(&["7u8", "0.1f32"])),
        }
    }

    /// A small number of a local's.
    pub(super) fn number_of_a_typed_local(&mut self) -> Option<String> {
        let place = self.var(|var| var.ty.is_typed() && var.holds == Holds::Value)?;
        let (name, ty) = (self.name_at(place), self.at(place).ty);
        Some(match ty {
            Ty::Int(Int::U8 | Int::U16) if self.percent(50) => format!("u32::from({name})"),
            Ty::Int(_) | Ty::Float(_) => format!("({name} as u32 % 100)"),
            Ty::Named | Ty::BoxedNamed => format!("({name}.name().len() as u32)"),
            Ty::Bytes => match self.rng.u32(0..3) {
                0 => format!("{name}.iter().map(|byte| u32::from(*byte)).sum::<u32>()"),
                1 => format!("{name}.first().map_or(0, |byte| u32::from(*byte))"),
                _ => format!("({name}.len() as u32)"),
            },
            Ty::Text => format!("({name}.len() as u32)"),
            Ty::Function => format!("({name}({}) % 1000)", self.numeric(0)),
            _ => return None,
        })
    }
}
