//! What consumes its receiver, or what it has captured: builders, methods of one's own in heads, entries, closures that can be
//! called once.

use super::super::{Making, Ty};

impl Making<'_> {
    pub(super) fn consumed(&mut self, d: u32) -> String {
        match self.rng.u32(0..18) {
            0..=2 => self.built(d),
            3..=6 => self.consuming_heads(d),
            7..=9 => self.entries(d),
            10..=12 => self.called_once(d),
            13 => self.eaten(d),
            14..=15 => self.of_a_trait(d),
            _ => self.of_std(d),
        }
    }

    /// A builder, as an expression.
    fn builder(&mut self, d: u32) -> String {
        let mut chain = format!("Builder::new({})", self.droppy(d.min(1)));
        for _ in 0..self.between(0, 2) {
            chain += &match self.rng.u32(0..3) {
                0 => format!(".part({})", self.droppy(d.min(1))),
                1 if self.sends() => format!(".count({})", self.suspending()),
                _ => format!(".count({})", self.numeric(d.min(1))),
            };
        }
        chain
    }

    fn built(&mut self, d: u32) -> String {
        let n = self.number();
        let builder = self.builder(d);
        let (suspends, others) = (self.perhaps_suspends(), self.others(d));
        match self.rng.u32(0..7) {
            0 => format!("let s{n} = {builder}.build();\n{suspends}{others}drop(s{n}.a);\n"),
            1 => format!("let b{n} = {builder};\n{suspends}{others}let s{n} = b{n}.build();\n{};\n", self.suspending()),
            2 => format!(
                "let mut b{n} = {builder};\nb{n}.grow(1).grow(2);\n{suspends}b{n} = b{n}.part({}).count(2);\n{};\nseen(\"total\", b{n}.total());\n{others}",
                self.made(),
                self.suspending()
            ),
            3 => {
                let whole = if self.sends() {
                    format!("{builder}.count({}).total()", self.suspending())
                } else {
                    format!("{builder}.total()")
                };
                format!("{};\n{others}", self.yields_number(&whole))
            }
            4 => {
                let made = self.made();
                format!(
                    "let mut b{n} = {builder};\nif bit() {{ {suspends}b{n} = b{n}.part({made}); }}\n{};\nb{n}.build();\n{others}",
                    self.suspending()
                )
            }
            5 => format!(
                "let mut b{n} = Some({builder});\n{suspends}if let Some(b) = b{n}.take() {{ let s = b.build();\n{};\ntake(s.b);\n{others} }}\n",
                self.suspending()
            ),
            _ => format!(
                "let mut b{n} = {builder};\nfor i in 0..2 {{ b{n} = b{n}.count(i);\n{}; }}\n{};\n{others}",
                self.suspending(),
                self.yields_number(&format!("b{n}.size()"))
            ),
        }
    }

    fn consuming_heads(&mut self, d: u32) -> String {
        let (n, name) = (self.number(), self.name());
        let builder = self.builder(d);
        let (declared, owner) = if self.percent(50) {
            (format!("let b{n} = {builder};\n{}", self.perhaps_suspends()), format!("b{n}"))
        } else {
            (String::new(), builder)
        };
        match self.rng.u32(0..8) {
            0 => {
                let body = self.in_a_loop(|this| format!("{};\n{}", this.suspending(), this.with_bound(name, d)));
                format!("{declared}for {name} in {owner}.items() {{ {body} }}\n")
            }
            1 => {
                let body = self.in_a_loop(|this| format!("{};\n{}", this.suspending(), this.with_bound(name, d)));
                format!("{declared}for {name} in {owner}.part({}).count(2) {{ {body} }}\n", self.made())
            }
            2 => {
                let suspends = self.suspending();
                let (some, none) = self.either(|this| this.with_bound(name, d), |this| this.body(d, 0, 2, &[]));
                format!(
                    "{declared}if let Some({name}) = {owner}.finish() {{ {suspends};\n{some} }} else {{ {suspends};\n{none} }}\n"
                )
            }
            3 => {
                let (some, none) = self.either(|this| this.with_bound(name, d), |this| this.body(d, 0, 2, &[]));
                let suspends = self.suspending();
                format!(
                    "{declared}match {owner}.finish() {{ Some({name}) => {{ {suspends};\n{some} }} None => {{ {none} }} }}\n"
                )
            }
            4 => {
                let (suspends, other) = (self.suspending(), self.perhaps_suspends());
                format!(
                    "{declared}match {owner}.build() {{ S {{ a, n, .. }} if n > 3 => {{ {suspends};\ntake(a); }} S {{ b, .. }} => {{ {other}drop(b); }} }}\n"
                )
            }
            5 => {
                let (leaves, suspends) = (self.aside(|this| this.leaving(0)), self.suspending());
                self.declare(name, Ty::Droppy, false);
                format!(
                    "{declared}let Some({name}) = {owner}.finish() else {{ {suspends};\n{leaves} }};\n{}",
                    self.perhaps_suspends()
                )
            }
            6 => {
                let body = self.in_a_loop(|this| this.with_bound(name, d));
                format!(
                    "{declared}for (i, {name}) in {owner}.items().into_iter().enumerate() {{ {};\n{body} }}\n",
                    self.yields_number("i as u32")
                )
            }
            _ => {
                let suspends = self.suspending();
                format!("{declared}if {owner}.total() > 1 {{ {suspends}; }}\n")
            }
        }
    }

    /// `match map.entry(k) { Occupied(e) => … e.remove() …, Vacant(e) => … e.insert(…) … }`
    fn entries(&mut self, d: u32) -> String {
        let (n, key) = (self.number(), self.numeric(0));
        let (declared, map) = if self.percent(40) {
            let (one, two) = (self.made(), self.made());
            (
                format!("let mut map{n} = std::collections::BTreeMap::from([(1u32, {one}), (2, {two})]);\n"),
                format!("map{n}"),
            )
        } else {
            (String::new(), self.argument("&'static mut std::collections::BTreeMap<u32, D>"))
        };
        let entry = "std::collections::btree_map::Entry";
        let (suspends, made) = (self.suspending(), self.made());
        let removed = match self.rng.u32(0..3) {
            0 => format!("{};", self.yields_droppy("e.remove()")),
            1 => format!("let d = e.remove();\n{suspends};\ntake(d);"),
            _ => format!("let (_, d) = e.remove_entry();\n{suspends};"),
        };
        let inserted = match self.rng.u32(0..3) {
            0 => format!("v.insert({made});\n{suspends};"),
            1 => format!("let d = v.insert({made});\nlet n = of_mut(d, 1);\n{};", self.yields_number("n")),
            _ => format!("let key = v.into_key();\n{};", self.yields_number("key")),
        };
        let others = self.others(d);
        let last = self.pick(&["seen(\"left\", map.len());\n", "map.clear();\n", ""]).replace("map", &map);
        match self.rng.u32(0..4) {
            0..=1 => format!(
                "{declared}match {map}.entry({key} % 4) {{ {entry}::Occupied(e) => {{ {removed} }} {entry}::Vacant(v) => {{ {inserted} }} }}\n{others}{last}"
            ),
            2 => format!(
                "{declared}if let {entry}::Occupied(e) = {map}.entry({key} % 4) {{ {removed} }} else {{ {suspends}; }}\n{others}{last}"
            ),
            _ => format!(
                "{declared}for key in [{key}, 1] {{ if let {entry}::Vacant(v) = {map}.entry(key) {{ {inserted} continue; }}\n{suspends}; }}\n{others}{last}"
            ),
        }
    }

    /// Closures that consume what they have captured.
    fn called_once(&mut self, d: u32) -> String {
        let (n, value) = (self.number(), self.droppy(d.min(1)));
        let (suspends, perhaps) = (self.suspending(), self.perhaps_suspends());
        let job =
            self.pick(&["move || take(held)", "move || { held.touch(); held.len() + take(held) }", "|| take(held)"]);
        let job = job.replace("held", &format!("held{n}"));
        match self.rng.u32(0..7) {
            0 => format!(
                "let held{n} = {value};\nlet job{n} = {job};\n{perhaps}{};\n{}",
                self.yields_number(&format!("job{n}()")),
                self.others(d)
            ),
            1 => format!(
                "let held{n} = {value};\nlet job{n} = {job};\n{perhaps}let n = job{n}();\n{suspends};\nseen(\"came\", n);\n"
            ),
            2 => {
                let others = self.in_a_loop(|this| this.others(d));
                let made = self.made();
                format!(
                    "let held{n} = {value};\nlet more{n} = {made};\nlet jobs{n}: Vec<Box<dyn FnOnce() -> u32>> = vec![Box::new(move || take(held{n})), Box::new(move || take(more{n}))];\nfor job in jobs{n} {{ {};\n{others} }}\n",
                    self.yields_number("job()")
                )
            }
            3 => format!(
                "let held{n} = {value};\nlet mut job{n} = Some({job});\n{perhaps}if let Some(job) = job{n}.take() {{ let n = job();\n{suspends};\nseen(\"came\", n); }}\n"
            ),
            4 => format!(
                "let held{n} = {value};\nlet job{n} = {job};\nlet again{n} = job{n};\n{perhaps}if bit() {{ again{n}(); }}\n{suspends};\n"
            ),
            5 => {
                let given = self.yields_number(&format!("job{n}(n)"));
                format!(
                    "let held{n} = {value};\nlet job{n} = move |n: u32| with(held{n}, n).len();\n{perhaps}let n = {};\n{given};\n",
                    self.numeric(1)
                )
            }
            _ => format!(
                "let held{n} = {value};\nlet job{n}: Box<dyn FnOnce() -> D> = Box::new(move || held{n});\n{perhaps}{};\n",
                self.yields_droppy(&format!("job{n}()"))
            ),
        }
    }

    /// A macro that consumes its operand.
    fn eaten(&mut self, d: u32) -> String {
        let (n, value, suspends, perhaps) = (self.number(), self.droppy(d), self.suspending(), self.perhaps_suspends());
        match self.rng.u32(0..3) {
            0 => format!("let held{n} = {value};\n{perhaps}eat!(held{n});\n{suspends};\n"),
            1 => format!("let held{n} = {value};\n{perhaps}{};\n", self.yields_number(&format!("eat!(held{n})"))),
            _ => format!("let held{n} = {value};\n{perhaps}if bit() {{ eat!(held{n});\n{suspends}; }}\n{suspends};\n"),
        }
    }

    /// A trait of one's own, that consumes.
    fn of_a_trait(&mut self, d: u32) -> String {
        let (n, value, suspends, perhaps) = (self.number(), self.droppy(d), self.suspending(), self.perhaps_suspends());
        match self.rng.u32(0..4) {
            0 => format!("let held{n} = {value};\n{perhaps}Ends::ends(held{n});\n{suspends};\n"),
            1 => {
                format!("let held{n} = {value};\n{perhaps}let n = held{n}.shows();\n{suspends};\nseen(\"shown\", n);\n")
            }
            2 => format!(
                "let held{n} = {value};\n{perhaps}let n = {{ held{n} }}.ends();\n{suspends};\nseen(\"ended\", n);\n"
            ),
            _ => format!(
                "for held in vec![{value}, {}] {{ let n = held.shows();\n{}; }}\n",
                self.made(),
                self.yields_number("n")
            ),
        }
    }

    /// Methods of std's that consume.
    fn of_std(&mut self, d: u32) -> String {
        let (n, values, suspends, perhaps) = (self.number(), self.some(), self.suspending(), self.perhaps_suspends());
        let others = self.others(d);
        match self.rng.u32(0..8) {
            0 => format!(
                "let it{n} = vec![{values}].into_iter();\n{perhaps}let last = it{n}.last();\n{suspends};\n{others}drop(last);\n"
            ),
            1 => format!(
                "let it{n} = vec![{values}].into_iter();\n{perhaps}let two{n} = it{n}.take(2);\n{suspends};\nfor d in two{n} {{ {}; }}\n",
                self.yields_droppy("d")
            ),
            2 => format!(
                "let v{n} = vec![{values}];\n{perhaps}let all{n} = v{n}.into_boxed_slice();\n{suspends};\n{others}seen(\"all\", all{n}.len());\n"
            ),
            3 => format!(
                "let (one{n}, two{n}) = ({}, {});\n{perhaps}let both = one{n}.zip(two{n});\n{suspends};\n{others}drop(both);\n",
                self.maybe(1),
                self.maybe(1)
            ),
            4 => {
                let value = self.droppy(1);
                format!(
                    "let cell{n} = std::cell::RefCell::new({value});\n{perhaps}let d{n} = cell{n}.into_inner();\n{suspends};\n{others}drop(d{n});\n"
                )
            }
            5 => {
                let value = self.droppy(1);
                format!(
                    "let flow{n}: std::ops::ControlFlow<D, u32> = std::ops::ControlFlow::Break({value});\n{perhaps}if let Some(d) = flow{n}.break_value() {{ {}; }}\n{others}",
                    self.yields_droppy("d")
                )
            }
            6 => format!(
                "let v{n} = vec![{values}];\n{perhaps}let mut it{n} = v{n}.into_iter().map(|d| take(d)).rev();\nwhile let Some(n) = it{n}.next() {{ {}; }}\n{others}",
                self.yields_number("n")
            ),
            _ => format!(
                "let it{n} = vec![{values}].into_iter();\n{perhaps}if it{n}.eq([{}]) {{ {suspends}; }} else {{ {suspends};\n{others} }}\n",
                self.made()
            ),
        }
    }
}
