//! Items that are `&mut`, of what lies behind an argument.

use super::super::Making;

impl Making<'_> {
    pub(super) fn exclusive(&mut self, d: u32) -> String {
        match self.rng.u32(0..14) {
            0..=3 => self.each_item(d),
            4..=6 => self.nested_items(d),
            7..=8 => self.fields(d),
            9..=10 => self.nodes(d),
            11 => self.swapped(d),
            _ => self.slots(d),
        }
    }

    fn each_item(&mut self, d: u32) -> String {
        let (suspends, made) = (self.suspending(), self.made());
        let others = self.in_a_loop(|this| this.others(d));
        let (head, asks) =
            (self.pick(&[".iter_mut()", "", ".iter_mut().rev()", ".iter_mut().skip(1)"]), self.asks("x"));
        let change = self
            .pick(&["of_mut(x, 1);", "*x = made;", "drop(std::mem::replace(x, made));", "x.touch();"])
            .replace("made", &made);
        match self.rng.u32(0..4) {
            0 => {
                let items = self.argument("&'static mut [D]");
                format!("for x in {items}{head} {{ {change}\n{suspends};\n{others}x.touch(); }}\n")
            }
            1 => {
                let items = self.argument("&'static mut [D]");
                format!("for x in {items}{head} {{ if {asks} {{ {suspends}; }} else {{ {change} }}\n{others} }}\n")
            }
            2 => {
                let items = self.argument("&'static mut [Option<D>]");
                let taken = self.yields_droppy("d");
                format!(
                    "for x in {items}{head} {{ if let Some(d) = x.take() {{ {taken}; }} else {{ *x = Some({made});\n{suspends}; }}\n{others} }}\n"
                )
            }
            _ => {
                let items = self.argument("&'static mut [Option<D>]");
                format!(
                    "for x in {items}{head} {{ let Some(x) = x.as_mut() else {{ {suspends}; continue }};\n{suspends};\n{change}\n{others} }}\n"
                )
            }
        }
    }

    fn nested_items(&mut self, d: u32) -> String {
        let rows = self.argument("&'static mut [Vec<D>]");
        let (suspends, made, item) = (self.suspending(), self.made(), self.yields_droppy("cell"));
        let others = self.in_a_loop(|this| this.others(d));
        match self.rng.u32(0..5) {
            0 => format!(
                "for row in {rows}.iter_mut() {{ for cell in row.iter_mut() {{ of_mut(cell, 1);\n{suspends};\n{others}cell.touch(); }} }}\n"
            ),
            1 => format!("for row in {rows} {{ for cell in row.drain(..) {{ {item};\n{others} }} }}\n"),
            2 => format!(
                "for row in {rows}.iter_mut() {{ row.push({made});\n{suspends};\nif let Some(cell) = row.pop() {{ {item}; }}\n{others} }}\n"
            ),
            3 => format!(
                "for row in {rows}.iter_mut() {{ let Some(last) = row.last_mut() else {{ {suspends}; continue }};\nof_mut(last, 1);\nrow.pop();\n{suspends};\n{others} }}\n"
            ),
            _ => {
                let length = self.yields_number("row.len() as u32");
                format!(
                    "let mut rows = {rows}.iter_mut();\nwhile let Some(row) = rows.next() {{ {length};\nrow.clear();\n{others} }}\n"
                )
            }
        }
    }

    fn fields(&mut self, d: u32) -> String {
        let pairs = self.argument("&'static mut [S]");
        let (suspends, made, other) = (self.suspending(), self.made(), self.suspending());
        let others = self.in_a_loop(|this| this.others(d));
        match self.rng.u32(0..4) {
            0 => format!(
                "for s in {pairs}.iter_mut() {{ let a = &mut s.a;\nof_mut(a, 1);\n{suspends};\na.touch();\nlet b = &mut s.b;\n{other};\nof_mut(b, 2);\n{others} }}\n"
            ),
            1 => format!(
                "for S {{ a, n, .. }} in {pairs}.iter_mut() {{ *n += 1;\n{suspends};\n*a = {made};\n{others} }}\n"
            ),
            2 => format!(
                "for s in {pairs} {{ s.n += 1;\nif s.n > 4 {{ s.a = {made}; }}\n{};\nof(&s.b, s.n);\n{others} }}\n",
                self.yields_number("s.n")
            ),
            _ => format!(
                "if let [first, rest @ ..] = {pairs} {{ first.a.touch();\n{suspends};\nfor s in rest {{ std::mem::swap(&mut first.a, &mut s.b);\n{other};\n{others} }} }}\n"
            ),
        }
    }

    fn nodes(&mut self, d: u32) -> String {
        let node = self.argument("&'static mut Node");
        let n = self.number();
        let (suspends, made) = (self.suspending(), self.made());
        let others = self.in_a_loop(|this| this.others(d));
        match self.rng.u32(0..3) {
            0 => format!(
                "let mut at{n} = Some({node});\nwhile let Some(node) = at{n} {{ of_mut(&mut node.value, 1);\n{suspends};\n{others}at{n} = node.next.as_deref_mut(); }}\n"
            ),
            1 => format!(
                "let mut at{n} = {node};\nwhile let Some(next) = at{n}.next.as_deref_mut() {{ next.value = {made};\n{suspends};\n{others}at{n} = next; }}\n"
            ),
            _ => format!(
                "if let Some(next) = {node}.next.take() {{ {suspends};\n{node}.value = next.value;\n{suspends};\n{node}.next = next.next; }}\n{}",
                self.others(d)
            ),
        }
    }

    fn swapped(&mut self, d: u32) -> String {
        let items = self.argument("&'static mut [D]");
        let (suspends, others) = (self.suspending(), self.in_a_loop(|this| this.others(d)));
        format!("for i in 0..{items}.len() {{ {items}.swap(0, i);\n{suspends};\n{others}{items}.swap(0, i); }}\n")
    }

    fn slots(&mut self, d: u32) -> String {
        let slots = self.argument("&'static mut Slots");
        let (suspends, made, others) = (self.suspending(), self.made(), self.others(d));
        match self.rng.u32(0..5) {
            0 => format!(
                "let first = &mut {slots}.first;\nlet second = &mut {slots}.second;\n{suspends};\nsecond.extend(first.take());\n{others}{suspends};\n"
            ),
            1 => format!(
                "while let Some(d) = {slots}.second.pop() {{ {};\n{slots}.third = {made}; }}\n{others}",
                self.yields_droppy("d")
            ),
            2 => {
                // Not both: what is held can't be named by its argument later, as `genfn::errors` says.
                let (held, named) = self.pick(&[("first.touch();", ""), ("", "SLOTS.first = None;")]);
                let named = named.replace("SLOTS", &slots);
                format!(
                    "if let Some(first) = {slots}.first.as_mut() {{ of_mut(first, 1);\n{suspends};\n{held} }}\n{named}\n{others}{suspends};\n"
                )
            }
            3 => format!(
                "let Slots {{ first, second, third }} = {slots};\n{suspends};\n*third = {made};\nsecond.push({});\n{others}{suspends};\ndrop(first.take());\n",
                self.made()
            ),
            _ => format!(
                "let old = std::mem::replace(&mut {slots}.third, {made});\n{};\n{others}of_mut(&mut {slots}.third, 1);\n",
                self.yields_droppy("old")
            ),
        }
    }
}
