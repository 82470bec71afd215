//! Which delegations may be handed over to the driver of a stack of frames (`core/src/frames.rs`).
//!
//! What is delegated to has to have the types of the generator around it. Whether it has is asked of rustc, and rustc answers
//! without a look at lifetimes, and then wants them to be equal. Where they might not be, the question would refuse a good
//! program:
//!
//! ```text
//! fn words<'a>(text: &'a str) -> BoxGenerator<'a, &'a str> {
//!     yield_from!(greetings());                  // a `BoxGenerator<'static, &'static str>`
//! }
//! ```
//!
//! So it is asked where no lifetime stands in the types; and where the function delegates to itself, for then they are the
//! same but for lifetimes, which rustc is free to choose.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::Visit;
use syn::{Lifetime, Macro, Type};

use crate::ir::{Body, PointId, walk};
use crate::sorted::Set;
use crate::source::signature::Declared;
use crate::syntax::tokens;
use crate::syntax::walk::{Visitor, Walk, Walker};

pub(super) fn points(function: &Ident, declared: &Declared, body: &Body) -> Set<PointId> {
    // One that is a state of the machine is begun by that.
    let delegating = walk::delegating_points(body).into_iter();
    let mut points: Set<PointId> = delegating.filter(|point| body.points[point.0].calls_itself).collect();
    if declared.has_items() {
        return points;
    }
    // One that is not boxed may be, by whoever calls it; then it says so where it calls itself.
    let any = declared.boxed
        && [&declared.yields, &declared.sends, &declared.returns].into_iter().all(|ty| !may_have_lifetimes(ty));
    points.extend(walk::delegations_where(body, |operand| any || calls(operand.to_token_stream(), function)));
    points
}

fn may_have_lifetimes(ty: &Type) -> bool {
    struct Lifetimes(bool);
    impl Visitor for Lifetimes {
        fn visit_lifetime(&mut self, lifetime: &Lifetime) {
            self.0 |= lifetime.ident != "static";
        }
        fn enter_type(&mut self, ty: &Type) -> Walk {
            self.0 |= match ty {
                Type::Reference(reference) => reference.lifetime.is_none(),
                Type::Path(path) => path.path.segments.first().is_some_and(|first| first.ident == "Self"),
                Type::Infer(_) => true,
                _ => false,
            };
            Walk::Into
        }
        fn enter_macro(&mut self, _: &Macro) -> Walk {
            self.0 = true;
            Walk::Over
        }
    }
    let mut lifetimes = Lifetimes(false);
    Walker(&mut lifetimes).visit_type(ty);
    lifetimes.0
}

/// Whether a function or a method of this name is called: `walk(…)`, `left.walk(…)`, `Self::walk::<T>(…)`.
fn calls(operand: TokenStream, function: &Ident) -> bool {
    tokens::any_place(operand, &mut |_, rest| match rest {
        [TokenTree::Ident(name), TokenTree::Group(_), ..] => name == function,
        [TokenTree::Ident(name), next, ..] => name == function && tokens::is_sign(next, ':'),
        _ => false,
    })
}
