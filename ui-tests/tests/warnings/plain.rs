//! From the text of generators to that of plain functions, column by column.

/// How a marker is written.
const YIELD: &str = "yield_!(";

/// How a `gen_!` is written, and what stands for it.
const GEN: &str = "gen_!({";
const CALLED_AT_ONCE: &str = "once!({";

/// What comes before the functions.
pub(crate) const ONCE: &str = "#[allow(unused_macros)]\nmacro_rules! once { ($body:block) => { (move || $body)() } }\n";

/// A file of plain functions.
pub(crate) fn function(text: &str) -> String {
    let mut out = String::new();
    let mut called = String::new();
    let mut count = 0;
    let mut name = String::new();
    for line in text.lines() {
        let line = if line == "#[generator]" {
            " ".repeat(line.len())
        } else if let Some((head, declared)) = head(line) {
            count += 1;
            name = format!("y{count:06}(");
            let returns = bound(declared, "Return").unwrap_or("()");
            called.push_str(&yields(&name, declared));
            let padding = declared.len().saturating_sub(returns.len());
            format!("{head}-> {returns}{} {{", " ".repeat(padding))
        } else {
            assert_eq!(name.len(), YIELD.len());
            line.replace(YIELD, &name).replace(GEN, CALLED_AT_ONCE)
        };
        out.push_str(&line);
        out.push('\n');
    }
    out + &called
}

/// What stands before a generator's return type, and that type.
fn head(line: &str) -> Option<(&str, &str)> {
    let (head, rest) = line.strip_suffix(" {")?.split_once("-> impl ")?;
    line.starts_with("fn ").then_some((head, &line[line.len() - rest.len() - "impl  {".len()..line.len() - " {".len()]))
}

/// What its `yield_!` is called as.
fn yields(name: &str, declared: &str) -> String {
    let value = bound(declared, "Yield").or_else(|| bound(declared, "Item"));
    let value = value.map(|value| format!("_: {value}")).unwrap_or_default();
    let sends = bound(declared, "Send").unwrap_or("()");
    format!("fn {name}{value}) -> {sends} {{ loop {{}} }}\n")
}

/// `Y` of `Yield = Y`, which ends with the `,` or `>` that is not inside it.
fn bound<'a>(declared: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = declared.split_once(&format!("{name} = "))?;
    let mut depth = 0;
    let end = rest.find(|sign| {
        match sign {
            '<' | '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '>' if depth > 0 => depth -= 1,
            ',' | '>' => return depth == 0,
            _ => {}
        }
        false
    })?;
    Some(&rest[..end])
}
