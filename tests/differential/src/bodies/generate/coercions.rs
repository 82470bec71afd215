//! Values that turn into what their local is of: trait objects, slices, function pointers.

use super::{Making, Ty};

impl Making<'_> {
    /// A type that has a method of its own beside the trait's, or has none.
    pub(super) fn named(&mut self, d: u32) -> String {
        match self.held(Ty::Named) {
            Some(place) if self.percent(20) => self.name_at(place).to_owned(),
            _ if d > 0 && self.percent(25) => self.control(Ty::Named, d - 1),
            _ => self.pick(&["&Ann", "&Bob", "&Bob", "&Cid(0)", "&Cid(1)"]).to_owned(),
        }
    }

    pub(super) fn boxed_named(&mut self, d: u32) -> String {
        if self.percent(30)
            && let Some(place) = self.movable(Ty::BoxedNamed)
        {
            self.moves(place);
            return self.name_at(place).to_owned();
        }
        match self.rng.u32(0..6) {
            0 if d > 0 => self.control(Ty::BoxedNamed, d - 1),
            1 => "Box::new(Ann)".to_owned(),
            2 => "Box::new(Bob)".to_owned(),
            3 => "Box::new(Cid(2))".to_owned(),
            _ => format!("Box::new(Holder({}))", self.droppy(d.saturating_sub(1))),
        }
    }

    pub(super) fn bytes(&mut self, d: u32) -> String {
        match self.held(Ty::Bytes) {
            Some(place) if self.percent(30) => {
                let name = self.name_at(place);
                let part = self.pick(&["", ".get(1..).unwrap_or_default()", ".split_at(0).1"]);
                format!("{name}{part}")
            }
            _ if d > 0 && self.percent(20) => self.control(Ty::Bytes, d - 1),
            _ => {
                self.pick(&["&[1, 2]", "&[1, 2, 3]", "b\"abc\"", "b\"abcd\"", "&[]", "&BYTES[1..]", "BYTES"]).to_owned()
            }
        }
    }

    pub(super) fn function(&mut self, d: u32) -> String {
        match self.held(Ty::Function) {
            Some(place) if self.percent(20) => self.name_at(place).to_owned(),
            _ if d > 0 && self.percent(20) => self.control(Ty::Function, d - 1),
            _ => self.pick(&["inc", "dec", "half", "|n| n ^ 1", "u32::count_ones", "id", "id::<u32>"]).to_owned(),
        }
    }

    pub(super) fn text(&mut self, d: u32) -> String {
        match self.held(Ty::Text) {
            Some(place) if self.percent(30) => format!("{}.trim_start_matches('1')", self.name_at(place)),
            _ if d > 0 && self.percent(15) => self.control(Ty::Text, d - 1),
            _ if self.percent(15) => "Default::default()".to_owned(),
            _ => self.pick(&["\"\"", "\"7\"", "\"12\"", "\"300\"", "&*\"-1\"", "stringify!(40000)"]).to_owned(),
        }
    }
}
