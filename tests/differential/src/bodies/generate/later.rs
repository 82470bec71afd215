//! Locals whose types are told after they are declared: by what fills them in a loop, by what they are assigned, by what takes
//! them. No name of theirs is one of the other locals', so none of these says anything of the others.

use super::numbers::Int;
use super::{Making, Ty};

impl Making<'_> {
    pub(super) fn told_later(&mut self, d: u32) -> String {
        let n = self.number();
        let deeper = d.saturating_sub(1);
        match self.rng.u32(0..15) {
            0..=1 => self.filled(n),
            2..=3 => self.found(n),
            4..=5 => self.taken_by(n),
            6 => {
                let condition = self.truth(deeper);
                let (suspends, number) = (self.suspending(), self.telling(Ty::Int(Int::U8)));
                format!(
                    "let late{n};\nif {condition} {{ {suspends}; late{n} = \"5\".parse().unwrap_or(3); }} else {{ late{n} = {number}; }}\ntold(&late{n});\n"
                )
            }
            7 => {
                let (first, second) = (self.suspending(), self.suspending());
                format!(
                    "let (one{n}, two{n});\n{first};\none{n} = {};\n{second};\ntwo{n} = {};\ntold(&(one{n}, two{n}));\n",
                    self.pick(&["1", "0.5", "\"text\"", "Some(2u8)"]),
                    self.numeric(deeper)
                )
            }
            8..=9 => self.thrown_away(d),
            10 => {
                let (default, suspends) =
                    (self.pick(&["Default::default()", "\"5\".parse().unwrap()"]), self.suspending());
                let tells = self.pick(&["200u8", "7i16", "0.1f32", "1u64 << 40"]);
                let assigned = format!("late{n} = {tells};\n");
                let assigned = if self.percent(50) { assigned } else { format!("if bit() {{ {assigned} }}\n") };
                format!("let mut late{n} = {default};\n{suspends};\n{assigned}told(&late{n});\n")
            }
            11 => {
                let (first, second) = (self.suspending(), self.suspending());
                let tells = self.pick(&["7u8", "0.5f32", "'x'", "[1u8, 2]"]);
                format!(
                    "let mut late{n} = None;\n{first};\nif bit() {{ late{n} = Some({tells}); }}\n{second};\ntold(&late{n});\n"
                )
            }
            12 => {
                let (int, suspends) = (self.pick(&Int::ALL), self.suspending());
                let (first, second) = (self.integer(int, 1), self.integer(int, 1));
                format!(
                    "let late{n}: {};\nlet early{n} = {first};\n{suspends};\nlate{n} = {second};\ntold(&late{n});\nlet _: {} = early{n};\ntold(&early{n});\n",
                    int.name(),
                    int.name()
                )
            }
            13 => self.collected(n),
            _ => {
                let (name, value, suspends) = (self.logged(), self.droppy(deeper), self.suspending());
                format!(
                    "let mut known{n} = std::collections::BTreeMap::new();\nfor i in 0..2 {{ {suspends}; known{n}.insert(i, make({name})); }}\nknown{n}.insert(7u8, {value});\ntold(&known{n});\n"
                )
            }
        }
    }

    /// A list that is filled in a loop that yields, and read after it.
    fn filled(&mut self, n: u32) -> String {
        let suspends = format!("{};", self.suspending());
        let (item, read) = match self.rng.u32(0..4) {
            0 => (format!("make({})", self.logged()), format!("seen(\"read\", all{n}[0].len());\n")),
            1 if self.sends() => (self.suspending(), format!("told(&all{n});\nseen(\"most\", all{n}[0].pow(2));\n")),
            2 => ("200u8".to_owned(), format!("told(&all{n});\nlog(!all{n}[1]);\n")),
            _ => ("i.to_string()".to_owned(), format!("log(all{n}[0].len());\n")),
        };
        let new = self.pick(&["Vec::new()", "vec![]", "Vec::with_capacity(3)", "Default::default()"]);
        let head = self.pick(&["for i in 0..2", "for i in [3u8, 4]"]);
        let after = if self.percent(50) { format!("{suspends}\n") } else { String::new() };
        // A list of a type that isn't known yet has no methods.
        let known = if new == "Default::default()" { ": Vec<_>" } else { "" };
        format!("let mut all{n}{known} = {new};\n{head} {{ {suspends} all{n}.push({item}); }}\n{after}{read}")
    }

    /// An option that is filled in a loop that yields, and read after it.
    fn found(&mut self, n: u32) -> String {
        let suspends = format!("{};", self.suspending());
        let after = if self.percent(50) { format!("{suspends}\n") } else { String::new() };
        let (items, read) = match self.rng.u32(0..4) {
            0 => {
                let (one, other) = (self.made(), self.made());
                (format!("vec![{one}, {other}]"), "seen(\"last\", item.len());")
            }
            1 => ("[200u8, 250]".to_owned(), "log(!item);"),
            2 => ("[\"ab\".to_owned(), String::new()]".to_owned(), "log(item.len());"),
            _ => ("xs.iter().copied().take(2)".to_owned(), "log(item.pow(2));"),
        };
        format!(
            "let mut last{n} = None;\nfor item in {items} {{ {suspends} last{n} = Some(item); }}\n{after}if let Some(item) = last{n} {{ {read} }}\n"
        )
    }

    /// A number that is told by what takes it.
    fn taken_by(&mut self, n: u32) -> String {
        let suspends = format!("{};\n", self.suspending());
        let (takes, first, second, changed) = match self.rng.u32(0..4) {
            0 => ("is_u8", "200", "250", "+= 10"),
            1 => ("is_i16", "-1", "32_000", "*= 3"),
            2 => ("is_u64", "3", "5_000_000_000", "<<= 20"),
            _ => ("is_f32", "0.0", "0.1", "+= 0.2"),
        };
        let changed = match self.rng.u32(0..3) {
            0 => String::new(),
            1 => format!("late{n} {changed};\n"),
            _ => format!("for _ in 0..2 {{ {suspends}late{n} {changed}; }}\n"),
        };
        let before = if self.percent(50) { format!("{takes}(late{n});\n") } else { String::new() };
        format!(
            "let mut late{n} = {first};\n{before}{suspends}late{n} = {second};\n{changed}told(&late{n});\n{takes}(late{n});\n"
        )
    }

    /// A value of which one branch alone tells the type.
    fn thrown_away(&mut self, d: u32) -> String {
        let condition = self.truth(d.saturating_sub(1));
        let suspends = self.suspending();
        let (some, none) = match self.rng.u32(0..5) {
            0 => ("Some(String::new())".to_owned(), "None"),
            1 => (format!("vec![{}]", self.made()), "Vec::new()"),
            2 => ("7u8".to_owned(), "\"5\".parse().unwrap()"),
            3 => (format!("Some({})", self.made()), "Default::default()"),
            _ => ("Ok::<u8, D>(1)".to_owned(), "Err(make(\"thrown away\"))"),
        };
        match self.rng.u32(0..4) {
            0 => format!("let _ = if {condition} {{ {some} }} else {{ {suspends}; {none} }};\n"),
            1 => format!("let _ = if {condition} {{ {suspends}; {none} }} else {{ {some} }};\n"),
            2 => format!("let _ = match {condition} {{ true => {some}, false => {{ {suspends}; {none} }} }};\n"),
            _ => format!("drop(if {condition} {{ {suspends}; {none} }} else {{ {some} }});\n"),
        }
    }

    /// A list that is collected anew.
    fn collected(&mut self, n: u32) -> String {
        let suspends = self.suspending();
        let (ty, value) = self.pick(&[
            ("Vec<u8>", "(0..3).map(|x| x * 100).collect()"),
            ("Vec<u16>", "\"1 2\".split(' ').map(|x| x.parse().unwrap()).collect()"),
            ("String", "vec!['a', 'b'].into_iter().collect()"),
            ("Vec<i8>", "vec![1, -1]"),
            ("Option<Vec<u8>>", "[Some(1), None].into_iter().collect()"),
            ("std::collections::BTreeSet<u8>", "[200, 7].into()"),
            ("Box<[u8]>", "Box::new([1, 2])"),
            ("Box<str>", "\"text\".into()"),
            ("std::rc::Rc<[u8]>", "vec![1, 2].into()"),
        ]);
        let assigned = format!("many{n} = {value};\n");
        let assigned = if self.percent(60) { assigned } else { format!("if bit() {{ {assigned} }}\n") };
        format!(
            "let mut many{n}: {ty} = Default::default();\ntold(&many{n});\n{suspends};\n{assigned}told(&many{n});\n"
        )
    }
}
