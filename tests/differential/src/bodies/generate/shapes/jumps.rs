//! Macros of the program's own that jump.

use super::super::{Kind, Making};

impl Making<'_> {
    pub(super) fn jumping(&mut self, d: u32) -> String {
        let (n, values, suspends) = (self.number(), self.some(), self.suspending());
        let jump = self.pick(&["skip_if!", "stop_if!"]);
        let name = self.name();
        match self.rng.u32(0..7) {
            0..=1 => {
                let (asks, body) = (self.asks(name), self.in_a_loop(|this| this.with_bound(name, d)));
                format!("for {name} in vec![{values}] {{ {jump}({asks});\n{suspends};\n{body} }}\n")
            }
            2 => {
                let (held, others) = (self.made(), self.in_a_loop(|this| this.others(d)));
                format!(
                    "for i in 0..3 {{ let held{n} = {held};\n{suspends};\n{jump}(bit());\n{others}held{n}.touch();\n{suspends}; }}\n"
                )
            }
            3 => {
                let item = self.yields_droppy("d");
                format!(
                    "let mut left{n} = vec![{values}];\nwhile let Some(d) = left{n}.pop() {{ {jump}(d.len() > 2);\n{item};\n{jump}(bit()); }}\n"
                )
            }
            4 => {
                let made = self.made();
                format!(
                    "let mut held{n} = {made};\nfor i in 0..3 {{ {jump}(few());\ndrop(held{n});\n{suspends};\nheld{n} = {};\n{jump}(bit()); }}\nheld{n}.touch();\n",
                    self.made()
                )
            }
            _ => self.ensured(d),
        }
    }

    /// A `return` in a macro.
    fn ensured(&mut self, d: u32) -> String {
        let (n, held, suspends, others) = (self.number(), self.made(), self.suspending(), self.others(d));
        let checks = match self.kind {
            Kind::Result | Kind::LastError | Kind::Failing => format!("ensure!(!few() || bit(), {});", self.made()),
            Kind::Iterator if !self.tries => "done_if!(few() && few());".to_owned(),
            Kind::Generator | Kind::Optional | Kind::Droppy | Kind::Boxed | Kind::Iterator => String::new(),
        };
        match self.rng.u32(0..3) {
            0 => format!("let held{n} = {held};\n{checks}\n{suspends};\n{others}held{n}.touch();\n"),
            1 => format!("let held{n} = {held};\n{suspends};\n{checks}\n{others}drop(held{n});\n{suspends};\n"),
            _ => format!("for i in 0..2 {{ let held = {held};\n{suspends};\n{checks}\ndrop(held); }}\n"),
        }
    }
}
