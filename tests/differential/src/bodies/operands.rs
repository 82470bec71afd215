//! Bodies of one statement: what its operands hold, and in which order they go.
//!
//! Whole bodies have each of these forms, but seldom two of them in one statement. Here a statement has two operands, each of a
//! form whose own operands may be forms again, around yields, `?` and panics.

use fastrand::Rng;

use super::generate::{Body, Kind, Parameter};

/// So deep are forms in forms.
const DEPTH: u32 = 3;

pub fn body(seed: u64) -> Body {
    let mut rng = Rng::with_seed(seed);
    loop {
        let mut making = Making { rng: &mut rng, names: 0, yields: 0, argument: true, turns: 0 };
        let statement = making.statement();
        if statement.contains("__yield") {
            let text = format!("reset(seed);\n{statement}\n__yield(99);\nOk(7)");
            return Body { kind: Kind::Result, method: false, parameters: parameters(), text };
        }
    }
}

fn parameters() -> Vec<Parameter> {
    let of = |(pattern, ty): (&str, _)| Parameter { pattern: pattern.to_owned(), ty };
    [("seed", "u32"), ("p", "D"), ("xs", "&'static [u32]"), ("list", "&'static mut Vec<D>")].map(of).into()
}

struct Making<'a> {
    rng: &'a mut Rng,
    names: u32,
    yields: u32,
    /// Whether the argument is still there.
    argument: bool,
    /// Of how many loops this is in: there the argument can't be moved.
    turns: u32,
}

impl Making<'_> {
    fn yields(&mut self) -> String {
        self.yields += 1;
        format!("__yield({})", self.yields)
    }

    fn made(&mut self) -> String {
        self.names += 1;
        format!("make(\"d{}\")", self.names)
    }

    /// A `D` that is a value of its own.
    fn leaf(&mut self) -> String {
        if self.argument && self.turns == 0 && self.rng.u32(0..8) == 0 {
            self.argument = false;
            return "p".to_owned();
        }
        self.made()
    }

    /// A `D`, made by one form or by forms in it.
    fn value(&mut self, depth: u32) -> String {
        if depth == 0 || self.rng.u32(0..4) == 0 {
            return self.leaf();
        }
        let deeper = |this: &mut Self| if this.rng.bool() { depth - 1 } else { 0 };
        let depths = (deeper(self), deeper(self));
        self.form(depths)
    }

    fn form(&mut self, depths: (u32, u32)) -> String {
        match self.rng.u32(0..3) {
            0 => self.construct(depths),
            1 => self.part(depths),
            _ => self.called(depths),
        }
    }

    /// Both in the order in which they are evaluated.
    fn both(&mut self, depths: (u32, u32)) -> (String, String) {
        (self.value(depths.0), self.value(depths.1))
    }

    /// The same with a yield in the second one's block.
    fn both_around_a_yield(&mut self, depths: (u32, u32)) -> (String, String, String) {
        let first = self.value(depths.0);
        let yields = self.yields();
        (first, yields, self.value(depths.1))
    }

    /// A form with blocks of its own.
    fn construct(&mut self, depths: (u32, u32)) -> String {
        match self.rng.u32(0..14) {
            0 => {
                let (yields, a) = (self.yields(), self.value(depths.0));
                format!("{{ {yields}; {a} }}")
            }
            1 => {
                let (a, b) = self.both(depths);
                let yields = self.yields();
                format!("match ({a}, {b}) {{ (v, _) => {{ {yields}; v }} }}")
            }
            2 => {
                let (a, b) = self.both(depths);
                format!("match ({a}, {b}) {{ (_, v) => v }}")
            }
            3 => {
                let (a, yields, b) = self.both_around_a_yield(depths);
                format!("if let Some(v) = Some({a}) {{ {yields}; v }} else {{ {b} }}")
            }
            4 => {
                let (a, b) = self.both(depths);
                let yields = self.yields();
                format!(
                    "if let Some(v) = {}.optd() {{ {yields}; with(v, {b}.len()) }} else {{ make(\"none\") }}",
                    receiver(&a),
                    b = receiver(&b)
                )
            }
            5 => {
                let a = head(self.value(depths.0));
                let yields = self.yields();
                format!("match {a} {{ D(text) => {{ {yields}; D(text) }} }}")
            }
            6 => {
                let (a, yields, b) = self.both_around_a_yield(depths);
                format!("match Some({a}) {{ Some(v) if {yields} % 2 == 0 => v, _ => {b} }}")
            }
            7 => {
                let (a, b) = self.both(depths);
                let yields = self.yields();
                format!("match [{a}, {b}] {{ [_, v] => {{ {yields}; v }} }}")
            }
            8 => {
                self.turns += 1;
                let (a, b) = self.both(depths);
                self.turns -= 1;
                let yields = self.yields();
                format!("loop {{ {yields}; break ({a}, {b}).1; }}")
            }
            9 => {
                let (a, b) = self.both(depths);
                let yields = self.yields();
                format!("{{ let v = {a}; let _w = {b}; {yields}; v }}")
            }
            10 => {
                let (a, b) = self.both(depths);
                format!("{{ let v = {a}; let _w = {b}; v }}")
            }
            11 => {
                let (a, b) = self.both(depths);
                format!("if bit() {{ {a} }} else {{ {b} }}")
            }
            12 => {
                let (a, b) = self.both(depths);
                let yields = self.yields();
                format!(
                    "__try({{ {yields}; resd({a})? }}, match __raised {{ D(\"thrown\") => {b}, caught => caught }})"
                )
            }
            _ => {
                let (a, b) = self.both(depths);
                let (yields, c) = (self.yields(), self.made());
                format!("pick(holds({a}, {b}) && holds({}, {{ {yields}; {c} }}))", self.made())
            }
        }
    }

    /// A part of something.
    fn part(&mut self, depths: (u32, u32)) -> String {
        let side = self.rng.u32(0..2);
        let field = if side == 0 { "a" } else { "b" };
        if self.rng.bool() {
            let (a, b) = self.both(depths);
            return match self.rng.u32(0..5) {
                0 => format!("({a}, {b}).{side}"),
                1 => format!("pair({a}, {b}).{side}"),
                2 => format!("(*Box::new(({a}, {b}))).{side}"),
                3 => format!("S {{ a: {a}, b: {b}, n: 1 }}.{field}"),
                _ => format!("S {{ a: {a}, ..S {{ a: {}, b: {b}, n: 1 }} }}.b", self.made()),
            };
        }
        let kind = self.rng.u32(0..5);
        if kind < 2 {
            let yields = self.yields();
            let (a, b) = self.both(depths);
            return match kind {
                0 => format!("{{ {yields}; ({a}, {b}) }}.{side}"),
                _ => format!("(*Box::new({{ {yields}; ({a}, {b}) }})).{side}"),
            };
        }
        let (a, yields, b) = self.both_around_a_yield(depths);
        match kind {
            2 => format!("pair({a}, {{ {yields}; {b} }}).{side}"),
            3 => format!("S {{ a: {a}, b: {{ {yields}; {b} }}, n: 1 }}.{field}"),
            _ => format!("S {{ a: {a}, ..S {{ a: {}, b: {{ {yields}; {b} }}, n: 1 }} }}.b", self.made()),
        }
    }

    /// What a call makes of it.
    fn called(&mut self, depths: (u32, u32)) -> String {
        let suspends = self.rng.bool();
        let (a, yields, b) = if suspends {
            self.both_around_a_yield(depths)
        } else {
            let (a, b) = self.both(depths);
            (a, String::new(), b)
        };
        let inside = |value: &str| if suspends { format!("{{ {yields}; {value} }}") } else { value.to_owned() };
        match self.rng.u32(0..12) {
            0 => format!("*Box::new({})", inside(&a)),
            1 => format!("resd({})?", inside(&a)),
            2 if suspends => format!("resd({{ {yields}; ({a}, {b}) }}.1)?"),
            2 => format!("resd(({a}, {b}).0)?"),
            3 => format!("second(&{a}, {})", inside(&b)),
            4 => format!("vec![{a}, {}].pop().unwrap()", inside(&b)),
            5 => format!("pick({a} == {})", inside(&b)),
            6 => format!("Some({a}).unwrap_or({})", inside(&b)),
            7 => {
                let index = if suspends { format!("{{ {yields}; 1 }}") } else { "0".to_owned() };
                format!("[{a}, {b}][{index}].clone()")
            }
            8 => format!("with({a}, {}.arg({}))", receiver(&b), if suspends { yields } else { "2".to_owned() }),
            9 => format!("with({a}, of(&{b}, {}))", if suspends { yields } else { "3".to_owned() }),
            10 => format!("id({})", inside(&a)),
            _ => format!("with({a}, take({}))", inside(&b)),
        }
    }

    /// A statement with two operands.
    fn statement(&mut self) -> String {
        let two = |a: &str, b: &str| format!("two({a}, {b})");
        let (a, b) = self.both((DEPTH, DEPTH));
        match self.rng.u32(0..40) {
            0 => format!("two({a}, {b});"),
            1 => format!("let n = two({a}, {b}); __yield(n);"),
            2 => format!("if bit() {{ return Ok(two({a}, {b})); }}"),
            3 => format!("let (_, _v) = ({a}, {b}); __yield(90);"),
            4 => format!("let _ = ({a}, {b});"),
            5 => format!("if holds({a}, {b}) {{ __yield(90); }}"),
            6 => format!("match ({a}, {b}) {{ (_, _v) => {{ __yield(90); }} }}"),
            7 => format!("if let (_, D(text)) = &({a}, {b}) {{ __yield(text.len() as u32); }}"),
            8 => format!("let mut v = make(\"old\"); v = pair({a}, {b}).1; __yield(90); drop(v);"),
            9 => format!("let mut v = (make(\"old\"), make(\"older\")); v.1 = pair({a}, {b}).0; __yield(90); drop(v);"),
            10 => format!("let mut v = make(\"old\"); (_, v) = ({a}, {b}); __yield(90); drop(v);"),
            11 => format!("let n = vec![{a}, {b}].len() as u32; __yield(n);"),
            12 => format!("let v = S {{ b: {a}, a: {b}, n: 1 }}.a; __yield(90); drop(v);"),
            13 => format!("for v in [{a}, {b}] {{ __yield(90); drop(v); }}"),
            14 => format!("let n = two(make(\"first\"), pair({a}, {b}).0); __yield(n);"),
            15 => format!("let n = holds(make(\"one\"), make(\"two\")) && holds({a}, {b}); __yield(n as u32);"),
            16 => format!("let n = holds({a}, {b}) || bit(); __yield(n as u32);"),
            17 => format!("__yield({});", two(&a, &b)),
            18 => format!("let Some(n) = Some({}) else {{ return Ok(2) }}; __yield(n);", two(&a, &b)),
            19 => format!("let n = match 1 {{ 1 => {}, _ => 5 }}; __yield(n);", two(&a, &b)),
            20 => format!("match &({a}, {b}).1 {{ D(text) => {{ __yield(text.len() as u32); }} }}"),
            21 => format!("if ({a}) == ({b}) {{ __yield(90); }}"),
            22 => format!("let n = loop {{ break {}; }}; __yield(n);", two(&a, &b)),
            23 => format!("let n = {{ {} }}; __yield(n);", two(&a, &b)),
            24 => format!("let n = if bit() {{ {} }} else {{ 4 }}; __yield(n);", two(&a, &b)),
            25 => format!("let S {{ a: v, .. }} = (S {{ a: {a}, b: {b}, n: 2 }}); __yield(90); drop(v);"),
            26 => format!("let v; if bit() {{ v = pair({a}, {b}).0; __yield(90); drop(v); }}"),
            27 => format!("for v in pair({a}, {b}).1.vec() {{ __yield(v); }}"),
            28 => format!("match pair({a}, {b}) {{ (_v, _) => {{ __yield(90); }} }}"),
            29 => format!("if let (Some(_v), _) = (Some({a}), {b}) {{ __yield(90); }} else {{ log(\"else\"); }}"),
            30 => format!("let n = two({a}, make(\"right\")) + two(make(\"left\"), {b}); __yield(n);"),
            31 => format!("for n in two({a}, make(\"end\"))..two(make(\"start\"), {b}) + 1 {{ __yield(n); }}"),
            32 => format!("let v = &pair({a}, {b}).1; __yield(v.len());"),
            33 => format!("let text = format!(\"{{}} {{}}\", ({a}).0, ({b}).len()); __yield(text.len() as u32);"),
            34 => format!("assert!(holds({a}, {b}), \"boom {{}}\", make(\"message\").0);"),
            35 => format!("let n = matches!(({a}, {b}), (_, D(\"d1\"))); __yield(n as u32);"),
            36 => format!("let mut n = 1; n += {}; __yield(n);", two(&a, &b)),
            37 => format!("__yield_from(sub(\"sub\", {}));", two(&a, &b)),
            38 => format!("let n = 'a: {{ if few() {{ break 'a 3; }} {} }}; __yield(n);", two(&a, &b)),
            _ => format!(
                "let n = Some(resd({a})?).map_or(1, |v| v.len()) + second(&make(\"kept\"), {b}).len(); __yield(n);"
            ),
        }
    }
}

/// An expression before a `.`
fn receiver(value: &str) -> String {
    let stands =
        ["make(", "(", "pair(", "with(", "id(", "second(", "pick("].iter().any(|begin| value.starts_with(begin));
    if stands && !value.ends_with('?') { value.to_owned() } else { format!("({value})") }
}

/// An expression before a `{`
fn head(value: String) -> String {
    if value.starts_with("S {") { format!("({value})") } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_body_parses() {
        for seed in 0..3000 {
            let text = format!("fn body() {{ {} }}", body(seed).text);
            syn::parse_str::<syn::ItemFn>(&text).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{text}"));
        }
    }
}
