//! Tuples, lists and the like of literals: what is assigned to one after a suspension tells nothing of its parts.

use super::Making;

/// Beside each other: a type, its first value, others that are assigned, and what is done then.
type Form = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

const FORMS: [Form; 12] = [
    (
        "(u8, f32)",
        "(200, 0.5)",
        &["(100, 0.1)", "Default::default()"],
        &["it.0 += 100;", "told(&(it.1 + 0.2));", "log(!it.0);"],
    ),
    (
        "[u8; 2]",
        "[200, 1]",
        &["[200, 100]", "[0; 2]", "[7, \"9\".parse().unwrap()]"],
        &["it[0] += 100;", "log(!it[1]);"],
    ),
    (
        "Option<u8>",
        "Some(200)",
        &["Some(100)", "None", "Some(7).filter(|x| x % 2 == 0)"],
        &["told(&it.map(|x| !x));", "told(&it.take());"],
    ),
    ("Option<f32>", "None", &["Some(0.1)", "\"0.3\".parse().ok()"], &["told(&it.map(|x| x + 0.2));"]),
    ("Result<u8, D>", "Ok(1)", &["Ok(200)", "Err(make(\"wrong\"))"], &["if let Ok(x) = &mut it { *x += 100; }"]),
    (
        "std::cell::Cell<u8>",
        "std::cell::Cell::new(200)",
        &["std::cell::Cell::new(100)"],
        &["it.set(it.get() + 100);", "log(!it.get());"],
    ),
    ("std::num::Wrapping<u8>", "std::num::Wrapping(200)", &["std::num::Wrapping(100)"], &["it += 100;", "log(!it);"]),
    (
        "Vec<u8>",
        "vec![200]",
        &["vec![100, 7]", "Vec::new()", "[3; 2].to_vec()"],
        &["it.push(b'x');", "told(&it.iter().map(|x| !x).max());"],
    ),
    (
        "(u16, (i8, u64))",
        "(1, (2, 3))",
        &["(65_000, (100, 1 << 40))", "(7, (-128, 0))"],
        &["it.1.0 -= 100;", "it.0 *= 2;", "it.1.1 <<= 20;"],
    ),
    ("[&dyn Named; 2]", "[&Ann, &Ann]", &["[&Bob, &Cid(1)]", "[&Bob; 2]"], &["log(it[0].name());"]),
    (
        "Option<Box<dyn Named>>",
        "None",
        &["Some(Box::new(Bob))", "Some(Box::new(Holder(make(\"held\"))))"],
        &["if let Some(named) = &it { log(named.name()); }"],
    ),
    (
        "(fn(u32) -> u32, &[u8])",
        "(inc, &[1])",
        &["(dec, &[1, 2])", "(|n| n / 2, b\"abc\")"],
        &["log((it.0)(7));", "log(it.1.len());"],
    ),
];

impl Making<'_> {
    pub(super) fn of_literals(&mut self, d: u32) -> String {
        let (ty, first, others, done) = self.pick(&FORMS);
        let name = format!("it{}", self.number());
        let renamed = |text: &str| renamed(text, &name);
        let tells = if ty.contains("dyn") || ty.contains("fn(") { "kind" } else { "told" };
        let mut text = format!("let mut {name}: {ty} = {first};\n");
        if self.percent(40) {
            text += &renamed(self.pick(done));
            text += "\n";
        }
        text += &format!("{};\n", self.yielding(d.saturating_sub(1)));
        let assigned = format!("{name} = {};\n", self.pick(others));
        text += &match self.rng.u32(0..4) {
            0 => format!("if bit() {{ {assigned} }} else {{ {name} = {first}; }}\n"),
            1 => format!("for _ in 0..2 {{ {assigned}{};\n{}\n}}\n", self.suspending(), renamed(self.pick(done))),
            _ => assigned,
        };
        text + &format!("{}\n{tells}(&{name});\n", renamed(self.pick(done)))
    }
}

/// With another name in place of `it`.
fn renamed(text: &str, name: &str) -> String {
    let mut written = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("it") {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let (before, after) = (rest[..at].chars().next_back(), rest[at + 2..].chars().next());
        written += &rest[..at];
        written += if before.is_some_and(is_part) || after.is_some_and(is_part) { "it" } else { name };
        rest = &rest[at + 2..];
    }
    written + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_put_in_place_of_whole_words() {
        assert_eq!(renamed("told(&it.iter().map(|x| !x));", "it7"), "told(&it7.iter().map(|x| !x));");
        assert_eq!(renamed("if bit() { it }", "a"), "if bit() { a }");
    }
}
