//! The ways through a `try_!`.
//!
//! ```text
//! try_! {{ body } except Lost(who) => arm except GeneratorExit => last else { rest } finally { end }}
//!
//! body → rest → end → what follows
//! what is raised in body → except Lost(who) → arm → end → what follows
//!                        → else → end → what is raised around it
//! what is closed in body → except GeneratorExit → last → end → what follows
//! ```

use std::rc::Rc;

use super::matters::matters;
use super::model::How;
use super::paths::{Drawing, Frame};
use super::places::{ELSE, PlaceId};
use super::text::text;
use crate::listed::Listed;
use crate::syntax::clauses::{Caught, Handler, Try};

impl Drawing {
    pub(super) fn attempt(&mut self, found: Try) {
        let finally = found.finally.clone().map(Rc::new);
        let last = finally.map(|block| (block, self.place(), self.place()));
        if let Some((block, error, exit)) = &last {
            self.frames.push(Frame::Finally { block: block.clone(), error: *error, exit: *exit });
        }
        let after = self.place();
        let (error, exit) = (self.place(), self.place());
        if !found.handlers.is_empty() {
            self.frames.push(Frame::Handlers { error, exit });
        }
        self.block(&found.body);
        if !found.handlers.is_empty() {
            self.frames.pop();
        }
        found.otherwise.iter().for_each(|otherwise| self.block(otherwise));
        self.link_to(after);
        let entries: Vec<PlaceId> = found.handlers.iter().map(|_| self.place()).listed();
        self.caught(error, &found, &entries, false);
        self.caught(exit, &found, &entries, true);
        for (i, (handler, entry)) in found.handlers.iter().zip(&entries).enumerate() {
            self.at = *entry;
            if let Some((_, guard)) = handler.guard.as_ref().filter(|(_, guard)| matters(guard)) {
                self.expr(guard);
                let ends = self.decide(&[("", How::Resumed), (ELSE, How::Resumed)]);
                let later = Try { handlers: found.handlers[i + 1..].to_vec(), ..found.clone() };
                self.caught(ends[1], &later, &entries[i + 1..], !handler.caught.has_a_pattern());
                self.at = ends[0];
            }
            self.expr(&handler.body);
            self.link_to(after);
        }
        self.at = after;
        let Some((block, error, exit)) = last else { return };
        self.frames.pop();
        for (from, is_exit) in [(error, false), (exit, true)] {
            self.at = from;
            self.at = self.decide(&[("finally", How::Resumed)])[0];
            self.block(&block);
            self.pass_on(is_exit);
        }
        self.at = after;
        self.block(&block);
    }

    /// Raises what nobody has caught.
    fn pass_on(&mut self, is_exit: bool) {
        let to = self.handlers().map(|(error, exit)| if is_exit { exit } else { error });
        self.link_to(to.unwrap_or(self.closed));
    }

    /// Which handler catches what was raised, or is closed.
    fn caught(&mut self, from: PlaceId, found: &Try, entries: &[PlaceId], is_exit: bool) {
        let catching = found.handlers.iter().zip(entries).filter(|(handler, _)| handler.may_catch(is_exit));
        let catching = catching.listed();
        let texts = catching.iter().map(|(handler, _)| handler.text(is_exit)).listed();
        let mut texts: Vec<(&str, How)> = texts.iter().map(|text: &String| (text.as_str(), How::Resumed)).listed();
        let catches_all = if is_exit { found.catches_exit() } else { found.catches_errors() };
        if !catches_all {
            texts.push(("", How::Resumed));
        }
        self.at = from;
        let ends = self.decide(&texts);
        for ((_, entry), end) in catching.iter().zip(&ends) {
            self.drawn.places.link(*end, **entry, None);
        }
        if !catches_all {
            self.at = ends[ends.len() - 1];
            self.pass_on(is_exit);
        }
    }
}

impl Handler {
    /// Whether it may catch errors, or what is closed.
    fn may_catch(&self, is_exit: bool) -> bool {
        match &self.caught {
            Caught::All => true,
            Caught::Matching { error, exit } => {
                if is_exit {
                    *exit
                } else {
                    error.is_some()
                }
            }
        }
    }

    fn text(&self, is_exit: bool) -> String {
        let guard = self.guard.as_ref().map(|(_, guard)| format!(" if {}", text(guard))).unwrap_or_default();
        match &self.caught {
            Caught::Matching { error: Some(pat), .. } if !is_exit => format!("except {}{guard}", text(pat)),
            Caught::Matching { exit: true, .. } if is_exit => format!("except GeneratorExit{guard}"),
            Caught::Matching { .. } | Caught::All => format!("except{guard}"),
        }
    }
}
