//! `for` loops.

use proc_macro2::Ident;
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Pat};

use super::builder::Desugar;
use crate::ir::kind::{self, TypeKind};
use crate::ir::{Arm, Block, Node, Role, Stmt, Tail};
use crate::partial_moves::{self, Matches};
use crate::syntax::pattern;

impl Desugar<'_> {
    /// ```text
    /// 'a: for pat in head { body }
    ///
    /// {
    ///     let mut iter = IntoIterator::into_iter(head);
    ///     'a: loop {
    ///         match Iterator::next(&mut iter) {
    ///             Some(pat) => { body }
    ///             None => break,
    ///         }
    ///     }
    /// }
    /// ```
    pub(super) fn for_loop(&mut self, looped: &syn::ExprForLoop) -> Node {
        let span = looped.expr.span();
        self.scope(|this, out| {
            let head = this.without_suspensions(&looped.expr, out);
            let head = this.keep_temporaries_of_head(&head, out);
            // What is said of what is called here, and of what that is called on, is said of the whole head: so it is once.
            let end = looped.expr.to_token_stream().into_iter().last().map_or(span, |last| last.span());
            let mut name = this.name_for(Role::Iterator, span);
            name.set_span(end);
            let of_items = kind::kind_of_item(&looped.expr);
            // A range of numbers has nothing to drop.
            let kind = if of_items.is_plain() { TypeKind::NoDrop } else { TypeKind::Unknown };
            let id = this.declare(name.clone(), true, kind, Role::Iterator);
            let into_iter = Ident::new("into_iter", end);
            let into_iter = quote_spanned!(span=> ::genfn::__private::core::iter::IntoIterator::#into_iter);
            let stmt = syn::parse_quote_spanned!(span=> let mut #name = #into_iter(#head););
            out.push(Stmt::Native { stmt, declares: vec![id] });
            let pat = &looped.pat;
            let next = Ident::new("next", end);
            let next = quote_spanned!(span=> ::genfn::__private::core::iter::Iterator::#next);
            let head = this.join();
            let (label, body) = this.in_loop(looped.label.as_ref(), |this| {
                this.synthetic_block(|this, _| {
                    let mut item = some(pat);
                    let scrutinee: Expr = syn::parse_quote_spanned!(span=> #next(&mut #name));
                    let mut rebound = Vec::new();
                    let (mut whole, mut named) = (None, false);
                    // What the pattern does not take of an item is dropped at the end of the iteration.
                    if !pattern::taken(pat).is_all() || partial_moves::may_be_drop_type(pat) {
                        match this
                            .remainder_named(&item, Matches::Always)
                            .filter(|_| !partial_moves::may_be_drop_type_or_leave(pat, Matches::Always))
                        {
                            Some(with_remainder) => {
                                rebound = pattern::bindings(pat);
                                item = with_remainder;
                                named = true;
                            }
                            None => {
                                let name = this.name_for(Role::Item, span);
                                item = some(&name);
                                whole = Some(name);
                            }
                        }
                    }
                    let mut body = match whole {
                        Some(name) => this.item_block(&looped.body, name, pat),
                        None => this.block_rebinding(&looped.body, &[&item], &rebound, None),
                    };
                    if named {
                        this.order_remainder(&item, pat, &mut body);
                    }
                    this.set_kind(&body, pat, of_items);
                    let item = Arm { attrs: Vec::new(), pat: item, body, end: None };
                    let end = this.synthetic_block(|_, out| {
                        out.push(Stmt::Jump(syn::parse_quote!(break)));
                        None
                    });
                    let end = Arm {
                        attrs: Vec::new(),
                        pat: syn::parse_quote!(::genfn::__private::core::option::Option::None),
                        body: end,
                        end: None,
                    };
                    Some(Tail::Node(Node::Match {
                        token: syn::token::Match { span: looped.for_token.span },
                        scrutinee: Box::new(scrutinee),
                        brace: syn::token::Brace::default(),
                        arms: vec![item, end],
                        after: this.join(),
                    }))
                })
            });
            let after = this.join();
            let node = Node::Loop { label, token: looped.for_token.span, body: Box::new(body), head, after };
            Some(Tail::Node(node))
        })
    }

    /// Tells of the variable that a loop binds to each item.
    fn set_kind(&mut self, body: &Block, pat: &Pat, kind: TypeKind) {
        if let (Pat::Ident(_), [local]) = (pat, &body.params[..]) {
            self.locals[local.0].kind = kind;
        }
    }
}

/// `Some(item)`, as the pattern of an arm that begins where the item does: so it ends where its body does, and what it binds is dropped
/// there, for rustc that tells of it.
fn some(item: &impl ToTokens) -> Pat {
    let mut pat: Pat = syn::parse_quote!(::genfn::__private::core::option::Option::Some(#item));
    if let (Pat::TupleStruct(pat), Some(first)) = (&mut pat, item.to_token_stream().into_iter().next())
        && let Some(colons) = &mut pat.path.leading_colon
    {
        colons.spans = [first.span(); 2];
    }
    pat
}
