//! The layout as text: one paragraph for each entry of the resume function, in source order.
//!
//! ```text
//! Unresumed, the start; leads to Join1
//!     names: live
//! Join1, a join; in place; leads to Suspend1
//!     __iter_1: live, &mut
//! Suspend1, after a yield; in place; leads to Join1
//!     __iter_1: live
//!     __parked_name: drop-only
//!     total: uninit
//! ```
//!
//! First stands what the entry is called; that is also its variant, unless another one is told. Then the fields that it finds, outermost
//! local first, which is the reverse of the enum's order, each with its form; `&` or `&mut` if the segment names it in place. And then the
//! locals in scope that the state holds nothing of. An entry for which another one stands has the paragraph of that one.

use std::fmt;

use super::fields::Field;
use super::state::Layout;
use crate::analysis::EntryKind;
use crate::analysis::form::Form;
use crate::flow::NodeId;
use crate::ir::LocalId;
use crate::listed::Listed;

impl fmt::Display for Layout<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (entry, kind) in &self.analysed.segments.entries {
            writeln!(f, "{}", self.entry(*entry, *kind))?;
            if self.variants.distinct(*entry) != *entry {
                continue;
            }
            for field in self.fields(*entry) {
                writeln!(f, "    {}", self.field(*entry, *field))?;
            }
            for (local, form) in self.analysed.initialised.forms_at(*entry).iter().filter(|(_, form)| form.is_absent())
            {
                writeln!(f, "    {}: {form}{}", self.name(*local), self.from(*local, *form))?;
            }
        }
        Ok(())
    }
}

impl Layout<'_> {
    /// `Suspend1, after a yield; in Shared1, whose tag tells it; in place; leads to Join1`
    fn entry(&self, entry: NodeId, kind: EntryKind) -> String {
        let (own, variant) = (kind.name(), self.variants.name(entry));
        let place = match kind {
            EntryKind::Start => "the start",
            EntryKind::Resume(_) if self.delegate(entry).is_some() => "after a delegation",
            EntryKind::Resume(_) => "after a yield",
            EntryKind::Jump(_) => "a join",
        };
        let mut told = vec![format!("{own}, {place}")];
        if self.variants.distinct(entry) != entry {
            told.push(format!("for which {variant} stands"));
            return told.join("; ");
        }
        if self.variants.is_passed(entry) {
            told.push(format!("in {variant}, where it never rests"));
        } else if self.variants.tag(entry).is_some() {
            told.push(format!("in {variant}, whose tag tells it"));
        } else if variant != own {
            told.push(format!("in {variant}"));
        }
        if self.in_place(entry).is_some() {
            told.push("in place".to_owned());
        }
        if !self.analysed.segments.reachable(entry) {
            told.push("never reached".to_owned());
        }
        let exits = self.analysed.segments.exits(entry).iter().map(|exit| self.analysed.segments.entries[exit].name());
        let exits: Vec<String> = exits.listed();
        if !exits.is_empty() {
            told.push(format!("leads to {}", exits.join(", ")));
        }
        told.join("; ")
    }

    /// `n: live, &mut`
    fn field(&self, entry: NodeId, field: Field) -> String {
        let name = self.names.field(field);
        match field {
            Field::Local(local, form) => {
                let borrow = self.in_place(entry).and_then(|locals| locals.get(&local));
                let borrow = borrow.map_or(String::new(), |borrow| format!(", {borrow}"));
                format!("{name}: {form}{borrow}")
            }
            Field::Chain(chain, count) => {
                let chained: Vec<String> =
                    self.fields.chained(chain, count).iter().map(|local| self.name(*local)).listed();
                format!("{name}: {} of {}", Form::DropOnly, chained.join(", "))
            }
            Field::Value(join) => format!("{name}: the value that leads to {}", EntryKind::Jump(join).name()),
            Field::Delegate(_) => format!("{name}: what is delegated to"),
        }
    }

    /// What a borrow is taken again from.
    fn from(&self, local: LocalId, form: Form) -> String {
        let from = self.analysed.reborrows.borrowed_from(local).iter().filter(|_| form.is_reborrowed());
        let from: Vec<String> = from.map(|local| self.name(*local)).listed();
        if from.is_empty() { String::new() } else { format!(", from {}", from.join(", ")) }
    }

    fn name(&self, local: LocalId) -> String {
        self.analysed.body.locals[local.0].name.to_string()
    }
}
