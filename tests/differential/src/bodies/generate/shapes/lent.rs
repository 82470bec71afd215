//! References that are dead where the body suspends, though their names are still in scope: peeks, entries, tops of stacks, fronts
//! of queues, what a head has borrowed.

use super::super::{Making, Ty};

impl Making<'_> {
    pub(super) fn lent(&mut self, d: u32) -> String {
        match self.rng.u32(0..18) {
            0..=2 => self.peeking(d),
            3..=4 => self.counted(d),
            5..=6 => self.remembered(d),
            7..=9 => self.top_of_a_stack(d),
            10..=11 => self.fronts(d),
            12..=14 => self.dead_heads(d),
            15 => self.trimmed(d),
            16 => self.closed_over(d),
            _ => self.dead_option(d),
        }
    }

    /// `while let Some(x) = it.peek() { … it.next() … }`
    fn peeking(&mut self, d: u32) -> String {
        let (n, values) = (self.number(), self.some());
        let asks = self.asks("x");
        let next = self.yields_droppy(&format!("it{n}.next().unwrap()"));
        let after = self.in_a_loop(|this| this.others(d));
        let head = self.pick(&["while let Some(x) = it.peek()", "loop { let Some(x) = it.peek() else { break };"]);
        let (head, end) = (head.replace("it.", &format!("it{n}.")), if head.starts_with("loop") { "}" } else { "" });
        let (open, close) = if end.is_empty() { ("{ ", " }") } else { ("", " }") };
        let declared = format!("let mut it{n} = vec![{values}].into_iter().peekable();\n");
        let body = match self.rng.u32(0..5) {
            0..=1 => format!("if {asks} {{ {next}; }} else {{ it{n}.next(); }}\n{after}"),
            2 => format!("if {asks} {{ it{n}.next(); continue; }}\n{next};\n{after}"),
            3 => format!(
                "let long = {asks};\nlet d = it{n}.next().unwrap();\nif long {{ {}; }}\n{after}",
                self.suspending()
            ),
            _ => {
                let suspends = self.suspending();
                format!("match x.len() {{ 2 => {{ {next}; }} _ => {{ {suspends}; it{n}.next(); }} }}\n{after}")
            }
        };
        format!("{declared}{head} {open}{body}{close}\n")
    }

    /// `let e = map.entry(k).or_insert(0); *e += 1; …; map.insert(…);`
    fn counted(&mut self, d: u32) -> String {
        let n = self.number();
        let (declared, map) = if self.percent(50) {
            (format!("let mut map{n} = std::collections::BTreeMap::from([(1u32, 1u32)]);\n"), format!("map{n}"))
        } else {
            (String::new(), self.argument("&'static mut std::collections::BTreeMap<u32, u32>"))
        };
        let (key, suspends) = (self.numeric(0), self.perhaps_suspends());
        let others = self.in_a_loop(|this| this.others(d));
        let value = self.yields_number("n");
        let annotation = self.pick(&["", "", ": &mut u32"]);
        let last = match self.rng.u32(0..3) {
            0 => format!("{map}.insert(9, n);\n{value};\n"),
            1 => format!("{value};\n{map}.remove(&1);\n"),
            _ => format!("{map}.retain(|k, _| k % 2 == 0);\n{value};\nseen(\"left\", {map}.len());\n"),
        };
        let body = format!(
            "let e{annotation} = {map}.entry({key} % 3).or_insert(0);\n*e += 1;\nlet n = *e;\n{others}{suspends}{last}"
        );
        match self.percent(40) {
            true => format!("{declared}for _ in 0..2 {{ {body} }}\n"),
            false => format!("{declared}{{ {body} }}\n"),
        }
    }

    /// A memo table.
    fn remembered(&mut self, d: u32) -> String {
        let n = self.number();
        let declared = format!("let mut memo{n} = std::collections::BTreeMap::<u32, D>::new();\n");
        let (known, made, suspends) = (self.yields_number("known.len()"), self.made(), self.suspending());
        let key = self.numeric(0);
        let others = self.in_a_loop(|this| this.others(d));
        let body = match self.rng.u32(0..3) {
            0 => format!(
                "if let Some(known) = memo{n}.get(&key) {{ {known}; }} else {{ {suspends}; memo{n}.insert(key, {made}); }}"
            ),
            1 => format!(
                "match memo{n}.get(&key) {{ Some(known) => {{ {known}; }} None => {{ memo{n}.insert(key, {made}); {suspends}; }} }}"
            ),
            _ => format!(
                "let Some(known) = memo{n}.get(&key) else {{ memo{n}.insert(key, {made}); {suspends}; continue; }};\nlet n = known.len();\nmemo{n}.clear();\n{};",
                self.yields_number("n")
            ),
        };
        format!("{declared}for key in [{key}, 1, {key}] {{ {body}\n{others} }}\n")
    }

    /// `let Some(top) = stack.last_mut() else { break }; …; stack.pop();`
    fn top_of_a_stack(&mut self, d: u32) -> String {
        let (n, values, more) = (self.number(), self.some(), self.some());
        let (declared, stack) = if self.percent(70) {
            (format!("let mut stack{n} = vec![vec![{values}], vec![{more}]];\n"), format!("stack{n}"))
        } else {
            (String::new(), self.argument("&'static mut Vec<Vec<D>>"))
        };
        let (item, suspends, perhaps) = (self.yields_droppy("item"), self.suspending(), self.perhaps_suspends());
        let name = self.name();
        let others = self.in_a_loop(|this| this.with_bound(name, d));
        let after = self.in_a_loop(|this| this.others(d));
        match self.rng.u32(0..5) {
            0 => format!(
                "{declared}while let Some(top) = {stack}.last_mut() {{ match top.pop() {{ Some(item) => {{ {item}; }} None => {{ {stack}.pop(); {perhaps} }} }} }}\n"
            ),
            1 => format!(
                "{declared}loop {{ let Some(top) = {stack}.last_mut() else {{ break }};\nif top.pop().is_none() {{ {stack}.pop();\n{suspends}; }}\n{after} }}\n"
            ),
            2 => format!(
                "{declared}while let Some(top) = {stack}.last_mut() {{ let Some({name}) = top.pop() else {{ {stack}.pop(); continue }};\n{perhaps}{others} }}\n"
            ),
            3 => {
                let length = self.yields_number(&format!("{stack}.len() as u32"));
                format!(
                    "{declared}if let Some(top) = {stack}.last_mut() {{ top.clear();\n{stack}.pop();\n{length}; }} else {{ {suspends}; }}\n"
                )
            }
            _ => format!(
                "{declared}while let Some(mut top) = {stack}.pop() {{ {perhaps}if let Some(item) = top.pop() {{ {stack}.push(top);\n{item}; }} }}\n"
            ),
        }
    }

    /// A merge of two queues, or of two that can be peeked into.
    fn fronts(&mut self, d: u32) -> String {
        let (n, values, more) = (self.number(), self.some(), self.some());
        let peeks = self.percent(40);
        let (front, next, made) = match peeks {
            true => ("peek", "next", ".into_iter().peekable()"),
            false => ("front", "pop_front", ""),
        };
        let queue = |values: &str| match peeks {
            true => format!("vec![{values}]{made}"),
            false => format!("std::collections::VecDeque::from([{values}])"),
        };
        let declared = format!("let (mut one{n}, mut two{n}) = ({}, {});\n", queue(&values), queue(&more));
        let one = self.yields_droppy(&format!("one{n}.{next}().unwrap()"));
        let two = self.yields_droppy(&format!("two{n}.{next}().unwrap()"));
        let suspends = self.suspending();
        let guard = self.pick(&["x < y", "x.len() < y.len()", "bit()"]);
        let after = self.in_a_loop(|this| this.others(d));
        let both = self.pick(&["(_, Some(_))", "(_, Some(y))"]);
        format!(
            "{declared}loop {{ match (one{n}.{front}(), two{n}.{front}()) {{ (Some(x), Some(y)) if {guard} => {{ {one}; }} {both} => {{ {two}; }} (Some(_), None) => {{ {suspends}; one{n}.{next}(); }} (None, None) => break, }}\n{after} }}\n"
        )
    }

    /// What a head has borrowed to come to its value.
    fn dead_heads(&mut self, d: u32) -> String {
        let (n, values, asks) = (self.number(), self.some(), self.asks("d"));
        let declared = format!("let mut v{n} = vec![{values}];\n");
        let name = self.name();
        match self.rng.u32(0..6) {
            0 => {
                let found = self.yields_droppy(&format!("v{n}.swap_remove(i)"));
                let after = self.in_a_loop(|this| this.others(d));
                format!("{declared}while let Some(i) = v{n}.iter().position(|d| {asks}) {{ {found};\n{after} }}\n")
            }
            1 => {
                let found = self.yields_droppy(&format!("v{n}.remove(i)"));
                let suspends = self.suspending();
                format!(
                    "{declared}if let Some(i) = v{n}.iter().rposition(|d| {asks}) {{ {found}; }} else {{ v{n}.clear();\n{suspends}; }}\n"
                )
            }
            2 => {
                let (suspends, others) = (self.suspending(), self.others(d));
                format!(
                    "{declared}match v{n}.iter().map(|d| d.len()).max() {{ Some(most) => {{ v{n}.pop();\n{suspends};\nseen(\"most\", most); }} None => {{ {others} }} }}\n"
                )
            }
            3 => {
                let number = self.yields_number("c as u32 % 100");
                let after = self.in_a_loop(|this| this.others(d));
                format!(
                    "let mut text{n} = String::from(\"ab\");\nwhile let Some(c) = text{n}.chars().next() {{ text{n}.remove(0);\n{number};\n{after} }}\n"
                )
            }
            4 => {
                let body = self.in_a_loop(|this| this.with_bound(name, d));
                let suspends = self.perhaps_suspends();
                format!(
                    "{declared}for i in 0..v{n}.iter().filter(|d| {asks}).count() {{ let {name} = v{n}.remove(0);\n{suspends}{body} }}\n"
                )
            }
            _ => {
                let number = self.yields_number(&format!("v{n}.len() as u32"));
                format!(
                    "{declared}if v{n}.first().is_some_and(|d| {asks}) && v{n}.last().map(|d| d.len()) != Some(7) {{ v{n}.pop();\n{number}; }}\n"
                )
            }
        }
    }

    /// `let t = text.trim(); …; text.clear();`
    fn trimmed(&mut self, d: u32) -> String {
        let (n, number, others) = (self.number(), self.yields_number("length"), self.others(d));
        let word = self.pick(&["trim()", "split(' ').next().unwrap_or(\"\")", "trim_start_matches('a')", "as_str()"]);
        let last = self.pick(&["clear();", "push('x');", "insert(0, 'y');", "make_ascii_uppercase();"]);
        format!(
            "let mut text{n} = \" a b \".to_owned();\nlet word{n} = text{n}.{word};\nlet length = word{n}.len() as u32;\ntext{n}.{last}\n{others}{number};\ntold(&text{n});\n"
        )
    }

    /// A closure that borrows, and is called for the last time before the yield.
    fn closed_over(&mut self, d: u32) -> String {
        let (n, made, suspends, others) = (self.number(), self.made(), self.suspending(), self.others(d));
        let last =
            self.pick(&["drop(kept);", "let moved = kept;", "kept.touch();", ""]).replace("kept", &format!("kept{n}"));
        match self.rng.u32(0..2) {
            0 => format!(
                "let kept{n} = {made};\nlet asks = |n: u32| of(&kept{n}, n);\nlet n = asks(1);\n{others}{suspends};\n{last}\n"
            ),
            _ => format!(
                "let mut kept{n} = {made};\nlet mut adds = |d: D| {{ kept{n} = d; }};\nadds({});\n{others}{suspends};\n{last}\n",
                self.made()
            ),
        }
    }

    /// What an `Option` of one's own lends.
    fn dead_option(&mut self, d: u32) -> String {
        let (n, value, made, suspends) = (self.number(), self.maybe(d.min(1)), self.made(), self.suspending());
        let declared = format!("let mut slot{n}: Option<D> = {value};\n");
        let (lends, changes) =
            self.pick(&[("as_mut", "of_mut(kept, 1);"), ("as_ref", "of(kept, 1);"), ("iter().next", "kept.touch();")]);
        let others = self.others(d);
        match self.rng.u32(0..3) {
            0 => format!(
                "{declared}if let Some(kept) = slot{n}.{lends}() {{ {changes}\nslot{n} = None;\n{suspends};\n{others} }} else {{ slot{n} = Some({made});\n{} }}\n",
                self.perhaps_suspends()
            ),
            1 => format!(
                "{declared}let kept = slot{n}.{lends}();\nlet n = kept.map_or(0, |kept| {{ {changes} 1 }});\nslot{n} = Some({made});\n{suspends};\nseen(\"n\", n);\n{others}"
            ),
            _ => {
                let bound = self.name();
                let body = self.body(d, 0, 2, &[(bound, Ty::Droppy)]);
                format!(
                    "{declared}while let Some(kept) = slot{n}.{lends}() {{ {changes}\nlet {bound} = slot{n}.take().unwrap();\n{suspends};\nif few() {{ slot{n} = Some({made}); }} }}\n{{ let {bound} = {};\n{body} }}\n",
                    self.made()
                )
            }
        }
    }
}
