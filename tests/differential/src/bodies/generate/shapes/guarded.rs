//! Guards that hold blocks and yields, and heads whose `else` suspends.

use super::super::{Making, Ty};

impl Making<'_> {
    pub(super) fn guarded(&mut self, d: u32) -> String {
        let (n, name, suspends) = (self.number(), self.name(), self.suspending());
        match self.rng.u32(0..10) {
            0..=3 => self.suspending_guard(d),
            4 => {
                let (some, none) = self.either(|this| this.body(d, 0, 2, &[]), |this| this.body(d, 0, 2, &[]));
                let values = self.some();
                format!(
                    "let cell{n} = std::cell::RefCell::new(vec![{values}]);\nif let Some(x) = cell{n}.borrow().first().map(|x| x.len()).filter(|x| x % 2 == 0) {{ seen(\"some\", x);\n{some} }} else {{ {suspends};\n{none} }}\n"
                )
            }
            5 => {
                let kept = format!("kept({})", self.logged());
                let perhaps = self.perhaps_suspends();
                format!(
                    "let cell{n} = {kept};\nif let D(\"d1\" | \"d7\") = &*cell{n}.borrow() {{ {perhaps} }} else {{ {suspends};\n{} }}\n",
                    self.body(d, 0, 2, &[])
                )
            }
            6 => {
                let (scrutinee, perhaps) = (self.maybe(d), self.perhaps_suspends());
                let (some, none) =
                    self.either(|this| this.body(d, 0, 2, &[(name, Ty::Droppy)]), |this| this.body(d, 0, 2, &[]));
                let asks = self.asks(name);
                let third = self.suspending();
                format!(
                    "if let Some({name}) = {scrutinee} && {asks} {{ {perhaps}{some} }} else if bit() {{ {suspends};\n{none} }} else {{ {third}; }}\n"
                )
            }
            7 => {
                let value = self.droppy(d);
                let extended = self.pick(&["&value", "&mut value", "&(value, 1).0", "Some(&value).unwrap()"]);
                format!(
                    "let y{n} = {};\n{suspends};\ny{n}.touch();\n{}",
                    extended.replace("value", &value),
                    self.others(d)
                )
            }
            8 => {
                let (value, leaves) = (self.maybe(d), self.aside(|this| this.leaving(0)));
                format!(
                    "let Some(y{n}) = {value} else {{ {suspends};\n{leaves} }};\n{}{}",
                    self.perhaps_suspends(),
                    self.others(d)
                )
            }
            _ => {
                let (values, asks) = (self.some(), self.asks("d"));
                format!(
                    "let v{n} = vec![{values}];\nmatch v{n}.as_slice() {{ [] => {{ {suspends}; }} [d] if {asks} => {{ {} }} [.., d] => {{ seen(\"last\", d.len()); }} }}\n{suspends};\n",
                    self.perhaps_suspends()
                )
            }
        }
    }

    /// A guard with blocks and yields in it, where what is sent can be told apart.
    fn suspending_guard(&mut self, d: u32) -> String {
        let (tok, suspends) = (self.token(d), self.suspending());
        let (name, made) = (self.name(), self.made());
        let sent = if self.sends() { format!("{suspends} % 2 == 0") } else { format!("{{ {suspends}; bit() }}") };
        let guard = match self.rng.u32(0..5) {
            0 => sent,
            1 => format!("{{ let held = {made}; {suspends}; held.len() % 2 == 0 }}"),
            2 => format!("bit() && {sent} && {sent}"),
            3 => format!("if bit() {{ {sent} }} else {{ false }}"),
            _ => format!("match {made}.opt() {{ Some(n) => n > 1 || {sent}, None => false }}"),
        };
        let (some, other) = self.either(|this| this.with_bound(name, d), |this| this.body(d, 0, 2, &[]));
        let scrutinee = self.maybe(d);
        match self.rng.u32(0..3) {
            0 => format!(
                "match {scrutinee} {{ Some({name}) if {guard} => {{ {some} }} Some(d) => {{ take(d); }} None => {{ {other} }} }}\n"
            ),
            1 => format!(
                "match {tok} {{ Tok::Ident(d, n) if {guard} => {{ of(&d, n); }} Tok::Both(a, b) if {guard} => {{ two(a, b); }} Tok::Ident(d, _) => {{ {suspends};\ndrop(d); }} _ => {{ {other} }} }}\n"
            ),
            _ => format!(
                "match ({scrutinee}, {}) {{ (Some({name}), n) if n > 1 && {guard} => {{ {some} }} (other, _) => {{ {suspends};\ndrop(other);\n{other} }} }}\n",
                self.numeric(0)
            ),
        }
    }
}
