//! Types of locals that follow from the signature: from what bounds a type parameter, and from what is sent.
//!
//! ```text
//! fn names(users: impl Iterator<Item = Result<User, Error>>) -> impl Iterator<Item = Result<Name, Error>> {
//!     for user in users {         // Result<User, Error>
//!         let user = user?;       // User
//!         yield_!(Ok(user.name));
//! ```
//!
//! It is what is known where a type has to be written (`analysis/known_types/`), but for what is only likely: that `User::new(…)` makes
//! a `User`. A type may have holes: `Result<User, _>`.
//!
//! Most bodies take no part of anything, and need none of that: see [`are_asked`].

use proc_macro2::{Delimiter, TokenTree};
use quote::{ToTokens, format_ident};
use syn::visit::Visit;
use syn::visit_mut::VisitMut;
use syn::{Block, Expr, Generics, Ident, Macro, Pat, PatTupleStruct, Type};

use crate::analysis::known_types::{Told, TypesBySyntax};
use crate::ir::{Body, LocalId};
use crate::listed::Listed;
use crate::sorted::Map;
use crate::source::arguments::Argument;
use crate::source::signature::Declared;
use crate::syntax::tokens;
use crate::syntax::walk::{Visitor, Walk, Walker};
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

pub(super) fn known(body: &Body, arguments: &[Argument], declared: &Declared) -> Map<LocalId, Type> {
    let mut named = OpaqueToParam { generics: declared.generics.clone() };
    let of_arguments = arguments.iter().map(|argument| {
        let mut ty = argument.ty.clone()?;
        WalkerMut(&mut named).visit_type_mut(&mut ty);
        Some(ty)
    });
    let of_arguments = of_arguments.listed();
    let nobody = Ident::new("__nobody", proc_macro2::Span::mixed_site());
    let told = Told {
        declared,
        arguments: of_arguments,
        locals: &[],
        itself: (&nobody, syn::parse_quote!(())),
        generics: &named.generics,
        are_written: false,
    };
    TypesBySyntax::solve(body, &told).locals
}

/// Whether the body may take a part of something: it names a field, or a pattern looks into more than an `Option` or a `Result`. Of tokens that are in a
/// macro nobody knows what they are, so each of these words may.
pub(crate) fn are_asked(block: &Block) -> bool {
    let mut parts = MentionsParts(false);
    Walker(&mut parts).visit_block(block);
    parts.0
}

struct MentionsParts(bool);

impl Visitor for MentionsParts {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        self.0 |= matches!(expr, Expr::Field(_));
        if self.0 { Walk::Over } else { Walk::Into }
    }

    fn enter_pat(&mut self, pat: &Pat) -> Walk {
        self.0 |= match pat {
            Pat::Struct(_) | Pat::Tuple(_) | Pat::Slice(_) | Pat::Macro(_) => true,
            Pat::TupleStruct(of) => !takes_all(of),
            _ => false,
        };
        if self.0 { Walk::Over } else { Walk::Into }
    }

    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        self.0 |= tokens::any(mac.tokens.to_token_stream(), &mut |token| match token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Ident(name) => name == "let" || name == "match",
            token => tokens::is_sign(token, '.') || tokens::is_sign(token, '|'),
        });
        Walk::Over
    }
}

/// `Some(x)`, `Ok(x)`, `Err(x)`
fn takes_all(pat: &PatTupleStruct) -> bool {
    let known = pat.path.get_ident().is_some_and(|name| ["Some", "Ok", "Err"].iter().any(|known| name == known));
    known && pat.elems.len() == 1 && !matches!(pat.elems[0], Pat::Wild(_) | Pat::Rest(_))
}

/// `impl Iterator<Item = User>` is a parameter without a name.
struct OpaqueToParam {
    generics: Generics,
}

impl VisitorMut for OpaqueToParam {
    fn enter_type(&mut self, ty: &mut Type) -> Walk {
        let Type::ImplTrait(opaque) = ty else { return Walk::Into };
        let (name, bounds) = (format_ident!("__Opaque{}", self.generics.params.len()), &opaque.bounds);
        self.generics.params.push(syn::parse_quote!(#name: #bounds));
        *ty = syn::parse_quote!(#name);
        Walk::Over
    }
}
