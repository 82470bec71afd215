//! A struct with a position, which is looked at through `&self` and moved on through `&mut self`, and tokens of several parts.

use super::super::Making;

impl Making<'_> {
    pub(super) fn parsed(&mut self, d: u32) -> String {
        let n = self.number();
        let (declared, parser) = if self.percent(60) {
            let (one, two) = (self.token(d), self.token(d));
            (format!("let mut parser{n} = Parser::new(vec![{one}, {two}]);\n"), format!("parser{n}"))
        } else {
            (String::new(), self.argument("&'static mut Parser"))
        };
        let (suspends, perhaps) = (self.suspending(), self.perhaps_suspends());
        let others = self.in_a_loop(|this| this.others(d));
        let text = match self.rng.u32(0..6) {
            0 => format!(
                "while let Some(tok) = {p}.peek() {{ let is_end = matches!(tok, Tok::End);\n{p}.bump();\nif is_end {{ break; }}\n{suspends};\n{others} }}\n",
                p = parser
            ),
            1 => {
                let (number, taken) = (self.yields_number("n"), self.yields_droppy("name"));
                format!(
                    "while let Some(tok) = {p}.peek() {{ match tok {{ Tok::Number(n) => {{ let n = *n;\n{p}.at += 1;\n{number}; }} Tok::Ident(name, _) => {{ name.touch();\nlet Some(Tok::Ident(name, _)) = {p}.bump() else {{ break }};\n{taken}; }} _ => {{ {p}.bump();\n{perhaps} }} }}\n{others} }}\n",
                    p = parser
                )
            }
            2 => format!(
                "while !{p}.done() {{ {p}.seen += 1;\nlet Some(tok) = {p}.bump() else {{ break }};\n{}{others} }}\n",
                self.in_a_loop(|this| this.of_a_token("tok", d)),
                p = parser
            ),
            3 => format!(
                "while let Some(tok) = {p}.current() {{ if let Tok::Number(n) = tok {{ *n += 1;\nlet n = *n;\n{}; }}\n{p}.bump();\n{suspends};\n{others} }}\n",
                self.yields_number("n"),
                p = parser
            ),
            4 => format!(
                "if let (Some(Tok::Ident(..)), at) = ({p}.peek(), {p}.at) {{ {p}.bump();\n{};\n{p}.seen = 1; }}\n",
                self.yields_number("at as u32"),
                p = parser
            ),
            _ => format!(
                "while let Some(tok) = {p}.bump() {{ {}{others} }}\n",
                self.in_a_loop(|this| this.of_a_token("tok", d)),
                p = parser
            ),
        };
        declared + &text
    }

    /// A token, as an expression.
    pub(super) fn token(&mut self, d: u32) -> String {
        let d = d.min(1);
        match self.rng.u32(0..6) {
            0 => format!("Tok::Ident({}, {})", self.droppy(d), self.numeric(0)),
            1 => format!("Tok::Both({}, {})", self.droppy(d), self.made()),
            2 => format!("(Tok::Named {{ name: {}, rest: {} }})", self.made(), self.droppy(d)),
            3 => format!("Tok::Number({})", self.numeric(0)),
            _ => format!("tok({}, {}, {})", self.droppy(d), self.made(), self.numeric(0)),
        }
    }

    /// A token, taken apart.
    pub(super) fn of_a_token(&mut self, tok: &str, d: u32) -> String {
        let (ident, first, suspends) = (self.yields_droppy("name"), self.yields_droppy("a"), self.suspending());
        let (number, perhaps, others) = (self.yields_number("n"), self.perhaps_suspends(), self.others(d));
        let pattern = self.pick(&[
            "Tok::Ident(name, _)",
            "Tok::Ident(name, n)",
            "Tok::Ident(name, 0..=3)",
            "Tok::Ident(name, n) if n > 2",
        ]);
        let both = self.pick(&["Tok::Both(a, _)", "Tok::Both(a, b)", "Tok::Both(a, D(\"d2\"))"]);
        match self.rng.u32(0..6) {
            0..=1 => format!(
                "match {tok} {{ {pattern} => {{ {ident}; }} {both} => {{ {first};\n{others} }} _ => {{ {perhaps} }} }}\n"
            ),
            2 => format!(
                "match {tok} {{ Tok::Number(n) => {{ {number}; }} Tok::Named {{ name, .. }} | Tok::Ident(name, _) => {{ {ident};\n{others} }} other => {{ {suspends};\ndrop(other); }} }}\n"
            ),
            3 => format!("if let {pattern} = {tok} {{ {ident};\n{others} }} else {{ {suspends}; }}\n")
                .replace(" if n > 2", ""),
            4 => format!(
                "match ({tok}, bit()) {{ (Tok::Named {{ name, rest: _ }}, true) => {{ {ident}; }} ({both}, _) => {{ {others}{first}; }} (_, _) => {{ {suspends}; }} }}\n"
            ),
            _ => format!(
                "match &{tok} {{ Tok::Number(n) => {{ let n = *n;\n{number}; }} Tok::Both(a, b) if a < b => {{ {perhaps} }} _ => {{ {suspends}; }} }}\n"
            ),
        }
    }
}
