//! What may panic when it is dropped: alone, among others, as a temporary, as what is assigned over.

use super::{Holds, Making, Ty};

impl Making<'_> {
    pub(super) fn fragile(&mut self) -> String {
        if self.percent(25)
            && let Some(place) = self.movable(Ty::Fragile)
        {
            self.moves(place);
            return self.name_at(place).to_owned();
        }
        format!("fragile({})", self.logged())
    }

    pub(super) fn fragile_things(&mut self, d: u32) -> String {
        let deeper = d.saturating_sub(1);
        match self.rng.u32(0..12) {
            0..=3 => {
                let (value, name, mutable) = (self.fragile(), self.name(), self.percent(50));
                self.declare(name, Ty::Fragile, mutable);
                let mutable = if mutable { "mut " } else { "" };
                format!("let {mutable}{name} = {value};\n")
            }
            4 => match self.var(|var| var.ty == Ty::Fragile && var.mutable && var.holds == Holds::Value) {
                Some(place) => {
                    let value = format!("fragile({})", self.logged());
                    format!("{} = {value};\n", self.name_at(place))
                }
                None => format!("drop({});\n", self.fragile()),
            },
            5 => match self.held(Ty::Fragile) {
                Some(place) => format!("{}.touch();\n", self.name_at(place)),
                None => format!("let _ = {};\n", self.fragile()),
            },
            6 => format!("drop({});\n", self.fragile()),
            7 => {
                let (value, suspends) = (self.fragile(), self.yielding(deeper));
                format!("{{ let kept = {value}; {suspends}; {} }}\n", self.body(deeper, 0, 1, &[]))
            }
            8 => format!("drop(vec![{}, {}]);\n", self.fragile(), self.fragile()),
            9 => format!("let _ = ({}, {}, {}).1;\n", self.fragile(), self.made(), self.fragile()),
            10 => format!("seen({}.touch(), {});\n", self.fragile(), self.numeric(deeper)),
            _ => format!(
                "match ({}, {}) {{ (_, kept) => {{ {}; kept.touch(); }} }}\n",
                self.made(),
                self.fragile(),
                self.suspending()
            ),
        }
    }
}
