//! Parts that are moved one after the other: of structs, enums, arrays, boxes.

use super::super::Making;

impl Making<'_> {
    pub(super) fn parted(&mut self, d: u32) -> String {
        let n = self.number();
        let (suspends, perhaps, others) = (self.suspending(), self.perhaps_suspends(), self.others(d));
        match self.rng.u32(0..12) {
            0..=2 => {
                let tok = self.token(d);
                format!("let tok{n} = {tok};\n{perhaps}{}", self.of_a_token(&format!("tok{n}"), d))
            }
            3..=4 => {
                let (values, item) = (self.some(), self.yields_droppy("node.value"));
                let turn = self.pick(&[
                    "head = node.next;\nITEM;",
                    "ITEM;\nhead = node.next;",
                    "let next = node.next;\nITEM;\nOTHERShead = next;",
                ]);
                let turn = turn
                    .replace("ITEM", &item)
                    .replace("head", &format!("head{n}"))
                    .replace("OTHERS", &self.in_a_loop(|this| this.others(d)));
                format!("let mut head{n} = chain(vec![{values}]);\nwhile let Some(node) = head{n} {{ {turn} }}\n")
            }
            5 => {
                let (a, b) = (self.droppy(d.min(1)), self.made());
                let rest = self.pick(&[
                    "let [a, _, c] = all;",
                    "let [.., c] = all;",
                    "let [a, ..] = all;",
                    "let [_, rest @ ..] = all;",
                    "let [a, rest @ ..] = all;",
                ]);
                // Nothing suspends in between: an array that is taken apart later is dropped in another order, as the README says.
                format!(
                    "let all{n} = [{a}, {b}, {}];\n{}\n{suspends};\n{others}",
                    self.made(),
                    rest.replace("all", &format!("all{n}"))
                )
            }
            6 => {
                let (a, b) = (self.droppy(d.min(1)), self.made());
                let (one, two) = self.pick(&[("a", "b"), ("b", "a")]);
                format!(
                    "let s{n} = S {{ a: {a}, b: {b}, n: 3 }};\n{perhaps}take(s{n}.{one});\n{suspends};\n{others}{};\n",
                    self.yields_droppy(&format!("s{n}.{two}"))
                )
            }
            7 => {
                let (first, second) = (self.maybe(d.min(1)), self.some());
                format!(
                    "let mut slots{n} = Slots {{ first: {first}, second: vec![{second}], third: {} }};\n{perhaps}for d in slots{n}.second {{ {}; }}\nslots{n}.second = Vec::new();\n{suspends};\n{others}drop(slots{n}.first);\n{suspends};\n",
                    self.made(),
                    self.yields_droppy("d")
                )
            }
            8 => {
                let (a, b) = (self.droppy(d.min(1)), self.made());
                let pattern = self.pick(&["S { a, .. }", "S { b, n, .. }", "S { a, b: _, n: _ }", "S { a, b, .. }"]);
                format!(
                    "let s{n} = S {{ a: {a}, b: {b}, n: 3 }};\n{perhaps}let {pattern} = s{n};\n{suspends};\n{others}"
                )
            }
            9 => {
                let pair = self.pair(d.min(1));
                format!(
                    "let both{n} = {pair};\n{perhaps}if bit() {{ take(both{n}.0);\n{suspends}; }} else {{ drop(both{n}.1); }}\n{suspends};\n{others}"
                )
            }
            10 => {
                let value = self.droppy(d.min(1));
                format!(
                    "let mut held{n} = {value};\ndrop(held{n});\nloop {{ {suspends};\nif bit() {{ held{n} = {};\nif bit() {{ break; }}\ndrop(held{n});\ncontinue; }}\nbreak; }}\n",
                    self.made()
                )
            }
            _ => {
                let (a, b) = (self.droppy(d.min(1)), self.made());
                format!(
                    "let boxed{n} = Box::new(S {{ a: {a}, b: {b}, n: 3 }});\n{perhaps}let S {{ a, b, n: _ }} = *boxed{n};\n{suspends};\n{others}take(b);\n"
                )
            }
        }
    }
}
