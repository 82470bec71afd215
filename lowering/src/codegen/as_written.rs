//! The body once more, as it was written, for the borrow checker alone: it never runs.
//!
//! A local of which a part is moved may have to be [filled](crate::partial_moves) before it is saved, so it becomes `mut`. Then rustc would
//! not miss a `mut` that the user forgot: `p.n += 1`, `p.list.push(1)`. In the body as it was written it does, in its own
//! words.
//!
//! ```text
//! if false {
//!     drop(move || {
//!         let p = p;
//!         p.n += 1;
//!         { let value: Y = p.n; drop(value) };
//!     });
//!     never()
//! }
//! ```
//!
//! Only where the body may change such a local, for all that syntax tells. And where one is `mut`, but only named where hardly anything
//! changes it, as in `text.len()`: there rustc says whether the `mut` is needed, of which the arms can't tell. Likewise where a value is
//! overwritten at once, which may have to be dropped, and so is saved. So it is of a `gen_!` that may change what it captures:
//! whether that is `mut`, is said around it. Where a macro may hide a `return`, the closure returns what the
//! body does, and nothing is raised in it.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

use super::context::Codegen;
use super::items;
use crate::emit::arguments::take;
use crate::emit::questions;
use crate::emit::shape::{self, WayOut, raise};
use crate::emit::tokens::{bound_at, braced, internal, located};
use crate::emit::whole_body::{self, FoundMarker};
use crate::exceptions::Lowered;
use crate::listed::Listed;
use crate::source::arguments::{self, Argument};
use crate::source::signature::{self, Declared};
use crate::syntax::markers::{self, Suspension};
use crate::syntax::overwritten;
use crate::syntax::tokens::{self, Joined};

impl Codegen<'_> {
    /// The body, if it may change a local that rustc has to see as it was declared.
    pub(super) fn as_written(&self, source: &Lowered, arguments: &[Argument]) -> TokenStream {
        let (declared, changed, filled) = (self.declared, &self.changed, &self.body.filled);
        let out = self.way_out_as_written();
        let may_change = |name: &Ident| declared.expression && changed.may_change(&name.to_string());
        let takes_changed = arguments.iter().any(|argument| may_change(&argument.name));
        let references = arguments.iter().filter(|argument| argument.exclusive);
        let references: Vec<String> = references.map(|argument| argument.name.to_string()).listed();
        let needless = self.body.locals.iter().any(|local| {
            local.mutable && local.role.is_of_the_user() && changed.is_unlikely(&local.name.to_string(), &references)
        });
        let overwritten = overwritten::is_any(&source.block);
        if !takes_changed && !needless && !overwritten && !filled.iter().any(|name| changed.may_change(name)) {
            return TokenStream::new();
        }
        let lints = left_out(needless, overwritten);
        let genfn = internal("__genfn");
        let (mut shape, mut never) = (shape::shape(declared), shape::never(declared));
        if out.is_nowhere() {
            shape.extend(quote!(.in_block()));
            never = shape::never_of_any(declared);
        }
        // What a `gen_!` captures is `mut` or not where it is declared: there it has to be, and needs to be.
        let taken = if declared.expression { TokenStream::new() } else { arguments.iter().map(take).joined() };
        let takes_self = declared.expression && arguments.iter().any(|argument| argument.outside.is_receiver());
        let block = whole_body::replace(&source.block, declared, out, &|found| self.marker_as_written(found, out));
        let stmts = block.stmts.iter().filter(|stmt| !items::is_moved(stmt));
        let stmts = quote!(#(#stmts)*);
        let stmts = if takes_self { under_its_own_name(stmts) } else { stmts };
        let body = braced(block.brace_token, stmts);
        // In a `let`, rustc would propose to `break` a loop with a value that lacks its semicolon.
        let returns = &declared.returns;
        let value = match signature::is_unit(returns) {
            true => quote!(#body #[allow(unreachable_code)] return #genfn.returned(());),
            false => quote!(let __value: #returns = #body; #[allow(unreachable_code)] return #genfn.returned(__value);),
        };
        let closure = braced(block.brace_token, quote!(let #genfn = #shape; #never #taken #value));
        // As the user's: in a closure of the expansion's rustc has no name for what is captured, and says "value".
        let head = quote_spanned!(block.brace_token.span.open()=> move ||);
        quote! {
            #[allow(#lints, clippy::all)]
            if false {
                ::genfn::__private::core::mem::drop(#head #closure);
                ::genfn::__private::never()
            }
        }
    }

    /// ```text
    /// yield_!(operand)         { let value: Y = operand; drop(value) }
    /// yield_from!(operand)     match delegate!(operand).resume(…) { Return(value) => value, Raise(raised) => /* raise */, Yield(_) => never() }
    /// ```
    fn marker_as_written(
        &self,
        FoundMarker { suspension, path, operand, raises, at, end, .. }: FoundMarker,
        out: WayOut,
    ) -> TokenStream {
        let Declared { yields, sends, returns, .. } = self.declared;
        let takes_resume_argument = self.takes_resume_argument();
        let mention = markers::mention(&path);
        let genfn = internal("__genfn");
        let raise = raise(raises.as_ref(), out);
        match suspension {
            Suspension::Yield => {
                let operand = self.yielded_in_a_copy(operand);
                let yielded = quote!({
                    #mention
                    let __value: #yields = #operand;
                    ::genfn::__private::core::mem::drop(__value)
                });
                if !takes_resume_argument {
                    return yielded;
                }
                let (sent, value) = bound_at("__sent", at, end);
                let woken = shape::woken(self.declared);
                quote! {{
                    #yielded;
                    match #woken {
                        ::genfn::Resume::Send(#sent) => #value,
                        __raised => #raise,
                    }
                }}
            }
            Suspension::Delegate => {
                let inner = internal("__inner");
                let (sends, returns) =
                    if takes_resume_argument { (quote!(#sends), quote!(#returns)) } else { (quote!(()), quote!(())) };
                let delegate = questions::delegate_again(&operand, None, yields, at);
                let start = located(Some(at));
                let start = quote_spanned!(start=> ::genfn::Resume::<#sends, #returns>::Start);
                let resumed = questions::resumed(&inner, &start, &genfn, at);
                let item = quote_spanned!(at=> __value);
                let (returned, value) = bound_at("__value", at, end);
                quote! {{
                    #mention
                    let mut #inner = #delegate;
                    match #resumed {
                        ::genfn::__private::Delegated::Return(#returned) => #value,
                        ::genfn::__private::Delegated::Raise(__raised) => #raise,
                        ::genfn::__private::Delegated::Yield(#item) => {
                            let __value: #yields = #item;
                            return #genfn.never();
                        }
                    }
                }}
            }
        }
    }
}

/// The lints of `unused` that the copy would be told of a second time: all but what it is there for.
fn left_out(needless: bool, overwritten: bool) -> TokenStream {
    if !needless && !overwritten {
        return quote!(unused);
    }
    let needless = (!needless).then(|| quote!(unused_mut,));
    let overwritten = (!overwritten).then(|| quote!(unused_assignments,));
    quote!(
        #needless
        #overwritten
        dead_code,
        map_unit_fn,
        path_statements,
        redundant_semicolons,
        unreachable_code,
        unreachable_patterns,
        unused_allocation,
        unused_attributes,
        unused_braces,
        unused_doc_comments,
        unused_imports,
        unused_labels,
        unused_macros,
        unused_must_use,
        unused_parens,
        unused_unsafe,
        unused_variables
    )
}

/// The receiver as it was written: a closure of the method may name it.
fn under_its_own_name(tokens: TokenStream) -> TokenStream {
    tokens::replaced(tokens, &mut |_, rest| match rest {
        [TokenTree::Ident(name), ..] if *name == arguments::SELF => {
            Some((1, Ident::new("self", name.span()).into_token_stream()))
        }
        _ => None,
    })
}
