//! What suspends a body, and what ends it: markers, delegations, `return`s, and the tail.

use super::numbers::Int;
use super::{Kind, Making, Ty};

impl Making<'_> {
    pub(super) fn sends(&self) -> bool {
        matches!(self.kind, Kind::Generator | Kind::Result | Kind::Optional | Kind::Boxed)
    }

    pub(super) fn fallible(&self) -> bool {
        matches!(self.kind, Kind::Result | Kind::LastError | Kind::Failing) || self.caught
    }

    pub(super) fn yielding(&mut self, depth: u32) -> String {
        let often = self.percent(80);
        match self.kind {
            Kind::LastError if often => format!("__yield(Ok({}))", self.numeric(depth)),
            Kind::LastError => format!("__yield(Err({}))", self.droppy(depth)),
            Kind::Droppy => format!("__yield({})", self.droppy(depth)),
            Kind::Generator | Kind::Result | Kind::Optional | Kind::Boxed | Kind::Iterator | Kind::Failing => {
                format!("__yield({})", self.yielded(depth))
            }
        }
    }

    /// A yield that moves nothing: it may stand in a loop, or twice.
    pub(super) fn suspending(&mut self) -> String {
        let often = self.percent(80);
        match self.kind {
            Kind::LastError if often => format!("__yield(Ok({}))", self.numeric(0)),
            Kind::LastError => format!("__yield(Err({}))", self.made()),
            Kind::Droppy => format!("__yield({})", self.made()),
            _ => format!("__yield({})", self.yielded(0)),
        }
    }

    /// A number, in a place that says what type it is of.
    pub(super) fn yielded(&mut self, depth: u32) -> String {
        match self.held(Ty::Int(Int::U8)).or_else(|| self.held(Ty::Int(Int::U16))) {
            Some(place) if self.percent(15) => format!("{}.into()", self.name_at(place)),
            _ => self.numeric(depth),
        }
    }

    /// A delegation, and whether it has a number for a value.
    pub(super) fn delegating(&mut self, depth: u32) -> (String, bool) {
        let (name, summed) = (self.logged(), self.percent(40));
        match self.kind {
            Kind::Generator | Kind::Result | Kind::Optional | Kind::Boxed => {
                if self.tries && self.percent(30) {
                    return (self.handling(&name), true);
                }
                let operand = if self.percent(60) {
                    format!("sub({name}, {})", self.numeric(depth))
                } else {
                    format!("deep({name}, 2)")
                };
                (format!("__yield_from({operand})"), true)
            }
            Kind::Iterator | Kind::Failing if summed => {
                (format!("__yield_from(summed({name}, {}))", self.numeric(depth)), true)
            }
            Kind::Iterator | Kind::Failing => {
                let operand = match self.rng.u32(0..3) {
                    0 => format!("items({name})"),
                    1 => format!("[{}, {}]", self.numeric(depth), self.numeric(depth)),
                    _ => format!("vec![{}]", self.numeric(depth)),
                };
                (format!("__yield_from({operand})"), false)
            }
            Kind::LastError => (format!("__yield_from([Ok::<u32, D>({})])", self.numeric(depth)), false),
            Kind::Droppy => (format!("__yield_from(vec![{}])", self.droppy(depth)), false),
        }
    }

    /// A delegation to what handles what is raised, or fails.
    pub(super) fn handling(&mut self, name: &str) -> String {
        let operand = self.pick(&["failing", "guarded", "guarded", "stubborn"]);
        let taken = match operand {
            "stubborn" => "",
            _ if self.fallible() && self.percent(60) => "?",
            _ => ".unwrap_or_else(take)",
        };
        format!("__yield_from({operand}({name})){taken}")
    }

    pub(super) fn returning(&mut self, depth: u32) -> String {
        let fails = self.percent(40);
        match self.kind {
            Kind::Generator | Kind::Boxed => format!("return {}", self.numeric(depth)),
            Kind::Result if fails => format!("return Err({})", self.droppy(depth)),
            Kind::Result => format!("return Ok({})", self.numeric(depth)),
            Kind::Optional if fails => "return None".to_owned(),
            Kind::Optional => format!("return Some({})", self.numeric(depth)),
            Kind::Droppy => format!("return {}", self.droppy(depth)),
            Kind::LastError | Kind::Failing if fails => format!("return Err({})", self.droppy(depth)),
            Kind::Failing => "return Ok(())".to_owned(),
            Kind::LastError | Kind::Iterator => "return".to_owned(),
        }
    }

    pub(super) fn tail(&mut self) -> String {
        match self.kind {
            Kind::Generator | Kind::Boxed => self.numeric(2),
            Kind::Result => format!("Ok({})", self.numeric(2)),
            Kind::Optional => format!("Some({})", self.numeric(2)),
            Kind::Droppy => self.droppy(2),
            Kind::Failing => "Ok(())".to_owned(),
            Kind::Iterator | Kind::LastError => String::new(),
        }
    }
}
