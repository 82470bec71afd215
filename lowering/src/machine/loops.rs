//! Loops. What leads into one from outside is told from what leads back to its head: on its way from one rest to the next a machine may
//! leave a loop and enter it anew, but another turn of a loop, in which it does not rest either, says nothing: unless something was raised
//! in the one before, and caught there.
//!
//! ```text
//! for row in rows { for x in row { yield_!(x); } }
//!
//! s1 → s1: next x, or no more x, next row, next x          but not: no more x, next row, no more x, next row, next x
//!
//! loop { try_! {{ yield_!(read()?); } except Busy => wait() }}
//!
//! s1 → s1: what is read, or raised, except Busy, and then what is read
//! ```

use syn::{Block, Expr, Label};

use super::matters::matters;
use super::model::How;
use super::paths::{Drawing, Frame, is_lazy};
use super::places::{ELSE, NO_MORE, PlaceId};
use super::text::text;

impl Drawing {
    pub(super) fn forever(&mut self, looped: &syn::ExprLoop) {
        self.around(looped.label.as_ref(), &looped.body, |_, _| {});
    }

    pub(super) fn while_it_holds(&mut self, looped: &syn::ExprWhile) {
        self.around(looped.label.as_ref(), &looped.body, |this, after| {
            let (holds, fails) = this.condition(&looped.cond, false);
            this.drawn.places.link(fails, after, None);
            this.at = holds;
        });
    }

    pub(super) fn for_each(&mut self, looped: &syn::ExprForLoop) {
        self.expr(&looped.expr);
        self.around(looped.label.as_ref(), &looped.body, |this, after| {
            let next = format!("next {}", text(&looped.pat));
            let ends = this.decide(&[(&next, How::Resumed), (NO_MORE, How::Resumed)]);
            this.drawn.places.link(ends[1], after, None);
            this.at = ends[0];
        });
    }

    /// `head`: what is evaluated before each turn, and leaves the loop for the place that it is given.
    fn around(&mut self, label: Option<&Label>, body: &Block, head: impl FnOnce(&mut Self, PlaceId)) {
        let (after, first) = (self.place(), self.place());
        self.go_on_at(first);
        head(self, after);
        self.frames.push(Frame::Loop { label: label.map(|label| label.name.clone()), head: first, after });
        self.block(body);
        self.frames.pop();
        self.link_to(first);
        self.drawn.places.is_drawn(first);
        self.at = after;
    }

    /// Where a condition holds, and where it does not. `is_asked_on`: an `else if` follows.
    pub(super) fn condition(&mut self, cond: &Expr, is_asked_on: bool) -> (PlaceId, PlaceId) {
        match cond {
            Expr::Paren(inner) => self.condition(&inner.expr, is_asked_on),
            Expr::Binary(binary) if is_lazy(&binary.op) && matters(cond) => {
                let and = matches!(binary.op, syn::BinOp::And(_));
                let (holds, fails) = self.condition(&binary.left, and && is_asked_on);
                let (goes_on, ends) = if and { (holds, fails) } else { (fails, holds) };
                self.at = goes_on;
                let (holds, fails) = self.condition(&binary.right, is_asked_on);
                self.drawn.places.link(ends, if and { fails } else { holds }, None);
                (holds, fails)
            }
            cond => {
                match cond {
                    Expr::Let(matched) => self.expr(&matched.expr),
                    cond => self.expr(cond),
                }
                let from = self.at;
                let mut words = self.drawn.places.decision(&[(&text(cond), How::Resumed), (ELSE, How::Resumed)]);
                words[1].is_asked_on = is_asked_on;
                let ends = [self.place(), self.place()];
                for (word, end) in words.into_iter().zip(ends) {
                    self.drawn.places.link(from, end, Some(word));
                }
                (ends[0], ends[1])
            }
        }
    }
}
