//! `for` loops.

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Expr, Pat};

use super::builder::Desugar;
use crate::emit::tokens::before;
use crate::ir::kind::{self, TypeKind};
use crate::ir::{Arm, Block, Node, Role, Stmt, Tail};
use crate::partial_moves::{self, Matches};
use crate::syntax::{made, pattern};

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
            let of_items = kind::kind_of_item(&looped.expr);
            // A range of numbers has nothing to drop.
            let kind = if of_items.is_plain() { TypeKind::NoDrop } else { TypeKind::Unknown };
            let name = this.iterator(head, kind, (span, end), out);
            let pat = &looped.pat;
            let next = Ident::new("next", end);
            let next = made::our_path_to(&["Iterator"], Some(next), span);
            let head = this.join();
            let (label, body) = this.in_loop(looped.label.as_ref(), |this| {
                this.synthetic_block(|this, _| {
                    let mut item = some(Pat::clone(pat));
                    let scrutinee = made::call(next, made::borrowed_mutably(&name, span), span);
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
                                item = some(made::pat_name(&name, None));
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
                        out.push(Stmt::Jump(made::break_()));
                        None
                    });
                    let end = Arm {
                        attrs: Vec::new(),
                        pat: made::pat_path(made::our_path(&["None"], Span::call_site())),
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

    /// `let mut iter = IntoIterator::into_iter(head);`, from the first token of the head to the last.
    fn iterator(&mut self, head: Expr, kind: TypeKind, (first, last): (Span, Span), out: &mut Vec<Stmt>) -> Ident {
        let mut name = self.name_for(Role::Iterator, first);
        name.set_span(last);
        // Where a pattern stands at the place of the head, rustc proposes a `ref` there if that is moved twice. Where types are to be
        // written, it is told of by the name of the iterator that one is missing.
        let place = |span| if self.declared.has_name { span } else { before(span) };
        let (mut declared, at) = (name.clone(), place(first));
        declared.set_span(place(last));
        let id = self.declare(declared.clone(), true, kind, Role::Iterator);
        let iterator = into_iter(head, first, last, self.declared.is_written_down);
        out.push(Stmt::Native { stmt: made::let_mut(&declared, iterator, at), declares: vec![id] });
        name
    }

    /// Tells of the variable that a loop binds to each item.
    fn set_kind(&mut self, body: &Block, pat: &Pat, kind: TypeKind) {
        if let (Pat::Ident(_), [local]) = (pat, &body.params[..]) {
            self.locals[local.0].kind = kind;
        }
    }
}

/// What a loop iterates by. Where it is written down that is an iterator which can be, `Head(head).into_items()`: see `genfn::iter`.
fn into_iter(head: Expr, span: Span, end: Span, is_written_down: bool) -> Expr {
    if is_written_down {
        let into_items = Ident::new("into_items", end);
        return syn::parse_quote_spanned!(span=> ::genfn::iter::Head(#head).#into_items());
    }
    let into_iter = Ident::new("into_iter", end);
    made::call(made::our_path_to(&["IntoIterator"], Some(into_iter), span), head, span)
}

/// `Some(item)`, as the pattern of an arm that begins where the item does: so it ends where its body does, and what it binds is dropped
/// there, for rustc that tells of it.
fn some(item: Pat) -> Pat {
    let mut variant = made::our_path(&["Some"], Span::call_site());
    let first = match &item {
        Pat::Ident(name) if name.by_ref.is_none() && name.mutability.is_none() => Some(name.ident.span()),
        item => item.to_token_stream().into_iter().next().map(|first| first.span()),
    };
    if let Some(first) = first {
        variant.leading_colon = Some(syn::Token![::](first));
    }
    made::pat_of(variant, item)
}
