//! What may be missing of a local, and what is left of it.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::spanned::Spanned;
use syn::{Expr, Ident, Member, Pat};

use crate::emit::questions;
use crate::syntax::place::Place;

/// A part that is missing after a statement.
#[derive(Clone)]
pub(super) struct Part {
    pub(super) place: Place,
    pub(super) kind: MoveKind,
    /// What is in it that may stay, so that nothing was moved.
    pub(super) staying: Vec<Probe>,
}

/// A pattern that binds a part of what another one takes apart, of a type that may have a [destructor](super::destructors).
#[derive(Clone)]
pub(super) struct Probe {
    pub(super) pat: Pat,
    pub(super) part: Ident,
}

/// How a part was moved, if it is not `Copy`.
#[derive(Clone)]
pub(super) enum MoveKind {
    /// By its position.
    Moved,
    /// The same, where what is needed is all but certainly a copy.
    Copied,
    /// As the receiver of a name that consumes by convention: `into_parts`.
    Into,
    /// As the receiver of one of std's consuming names.
    Consumed,
    /// By a pattern, unless one of the places that hold it is a reference.
    Matched(Vec<Place>),
    /// By the pattern of an array, in the same way. Nothing is known that fills one.
    Elements(Vec<Place>),
    /// By a `move` closure, in the same way.
    Captured(Vec<Place>),
}

impl MoveKind {
    pub(super) fn is_moved(&self) -> bool {
        match self {
            MoveKind::Moved | MoveKind::Into => true,
            MoveKind::Copied
            | MoveKind::Consumed
            | MoveKind::Matched(_)
            | MoveKind::Elements(_)
            | MoveKind::Captured(_) => false,
        }
    }

    pub(super) fn is_copied(&self) -> bool {
        match self {
            MoveKind::Copied => true,
            MoveKind::Moved
            | MoveKind::Into
            | MoveKind::Consumed
            | MoveKind::Matched(_)
            | MoveKind::Elements(_)
            | MoveKind::Captured(_) => false,
        }
    }

    pub(super) fn is_captured(&self) -> bool {
        match self {
            MoveKind::Captured(_) => true,
            MoveKind::Moved
            | MoveKind::Copied
            | MoveKind::Into
            | MoveKind::Consumed
            | MoveKind::Matched(_)
            | MoveKind::Elements(_) => false,
        }
    }
}

/// What is left of a local.
#[derive(Clone)]
pub(super) enum Remainder {
    /// By a pattern, which binds these names by value, or by an assignment to these places. The complement binds what is left.
    Pattern { bound: Vec<Expr>, complement: Pat, left: Vec<Expr> },
    /// By a pattern that binds all of it, where [its type has a destructor](super::destructors).
    Staying(Expr),
    /// By `S { a, ..base }`.
    Base { complement: Pat, left: Expr },
    /// By the names of fields, which are these places. `made`: what tells of all fields, if it was made of a literal.
    Fields { made: Option<TokenStream>, bound: Vec<Expr>, complement: Pat, left: Expr },
    /// By a `move` closure that names these fields. It takes a pointer whole, and these parts of anything else.
    Captured(Vec<Part>),
    /// By the names of fields, the last of which is this one, where these and no others may have something to drop. `whole`: whether
    /// the local is a box.
    Spent { last: Part, whole: Ident, path: syn::Path, fields: Vec<syn::Member> },
    /// By something that takes these out of what the local points to. If that is in a box, `inner` is left of it, but for an
    /// allocation, which nobody sees end. All of it is left if these are copies, and behind any other pointer they are.
    Content { bound: Vec<Expr>, inner: Expr },
}

impl Remainder {
    /// Whether all of it may have stayed.
    pub(super) fn stays(&self) -> bool {
        match self {
            Remainder::Staying(_) => true,
            Remainder::Pattern { .. }
            | Remainder::Base { .. }
            | Remainder::Fields { .. }
            | Remainder::Captured(_)
            | Remainder::Spent { .. }
            | Remainder::Content { .. } => false,
        }
    }

    /// Whether holes are filled before it is taken out.
    pub(super) fn is_filled(&self) -> bool {
        match self {
            Remainder::Captured(filled) => !filled.is_empty(),
            Remainder::Spent { .. } => true,
            Remainder::Pattern { .. }
            | Remainder::Staying(_)
            | Remainder::Base { .. }
            | Remainder::Fields { .. }
            | Remainder::Content { .. } => false,
        }
    }
}

/// What a statement, or the head of a construct, may take out of one local.
#[derive(Clone)]
pub(super) struct PartialMove {
    pub(super) root: Ident,
    pub(super) parts: Vec<Part>,
    pub(super) remainder: Option<Remainder>,
    /// The pattern of the branch that begins here, if it moves a part out of a variant.
    pub(super) variant: Option<Variant>,
    pub(super) purpose: Purpose,
    /// The parts, in the order of evaluation, where it is a statement or an operand that names nothing else of the local.
    pub(super) alone: Vec<Member>,
    /// The parts that are called, or that a method is called on: which may consume them.
    pub(super) calls: Vec<(Place, String)>,
    /// Whether it is moved for such a call, [if rustc says so](super::calls_of_parts).
    pub(super) is_asked: bool,
}

impl PartialMove {
    /// Where the first part is moved: the name that a pattern gives it, or the field.
    pub(super) fn at(&self) -> Span {
        if let Some((bound, _)) = self.variant.as_ref().and_then(|variant| variant.bound.first()) {
            return bound.span();
        }
        let bound = self.parts.first().and_then(|part| part.staying.first()).map(|probe| probe.part.span());
        let field = self.parts.first().and_then(|part| part.place.path.last()).map(Spanned::span);
        bound.or(field).unwrap_or_else(|| self.root.span())
    }
}

/// A pattern of a local that is to be matched twice.
#[derive(Clone)]
pub(super) struct Variant {
    pub(super) local: Ident,
    /// What the first match binds: nothing. With the guard, if there is one.
    pub(super) unbound: Pat,
    /// What the second one binds.
    pub(super) pat: Pat,
    /// The names, and whether they are mutable.
    pub(super) bound: Vec<(Ident, bool)>,
    pub(super) questions: Vec<Ident>,
    /// The patterns that bind the rest as well, and the rest: one for each alternative. None where the rest has no name.
    pub(super) both: Vec<(Pat, Expr)>,
    pub(super) left: Ident,
    /// Whether it is that of a `let` without an `else`.
    pub(super) always: bool,
}

impl Variant {
    /// What the second match binds, in order.
    pub(super) fn names(&self) -> Vec<Ident> {
        self.bound.iter().map(|(name, _)| name).chain([&self.left]).cloned().collect()
    }

    /// `let (text, left) = taken!(…);`
    ///
    /// Of a name that nobody reads [rustc is told elsewhere](crate::source::unused): of this `let` it would say to write `_text`, which is no field.
    pub(super) fn taken(&self, may_hold: bool) -> syn::Stmt {
        let Variant { local, pat, questions, left, .. } = self;
        let names: Vec<_> = self.bound.iter().map(|(name, _)| name).collect();
        let asked = quote!([#(#names #questions)*]);
        let both = self.both.iter().map(|(both, left)| quote!(, #both => (#(#names,)* #left)));
        let filled = (self.both.is_empty() && !may_hold).then(|| quote!(filled));
        let call = questions::taken(local, &quote!(#filled #asked, #pat #(#both)*), local.span());
        let bound: TokenStream = self
            .bound
            .iter()
            .map(|(name, mutable)| {
                let mutable = mutable.then(|| quote!(mut));
                quote!(#mutable #name,)
            })
            .collect();
        syn::parse_quote!(#[allow(unused_variables)] let (#bound #left) = #call;)
    }
}

/// The call that takes what is left out of a local, or of what it points to.
pub(super) fn remainder_call(whole: &Place, question: &TokenStream) -> Expr {
    let call = questions::rest(whole, question, whole.root.span());
    syn::parse_quote!(#call)
}

/// Why something is marked.
#[derive(Clone, Copy)]
pub(super) enum Purpose {
    Take,
    /// It takes nothing, but gives the local a new value.
    Assign,
    /// It ends the local in an `else`, if anything is left of it.
    End,
}

impl Purpose {
    pub(super) fn ends_it(self) -> bool {
        match self {
            Purpose::End => true,
            Purpose::Take | Purpose::Assign => false,
        }
    }
}
