//! The code of a segment: from its entry outwards to wherever it ends.
//!
//! *Fresh* code is a block run from its beginning. *Resumed* code is a block entered in its middle: its locals are restored,
//! the construct that holds the entry is emitted down to the entry, and what follows it is fresh. Either stops at a suspension
//! point, and at a jump to another segment's entry.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Expr;

use super::context::Codegen;
use super::items;
use crate::analysis::EntryKind;
use crate::emit::tokens::{braced, ends_with_brace, in_place_of, internal, used_label, value_of_block};
use crate::flow::{NodeId, Site};
use crate::ir::{self, Binding, Block, EndedBy, Node, Stmt, Tail};
use crate::layout::entries::{Child, PathStep, blocks_on, inside, statement};
use crate::layout::fields::Field;
use crate::listed::Listed;
use crate::syntax::temporaries::has_temporaries;
use crate::syntax::tokens::Joined;

/// Whether the code after a statement still belongs to the segment.
#[derive(PartialEq, Eq)]
enum Next {
    Follows,
    Elsewhere,
}

impl Codegen<'_> {
    fn fresh(&self, segment: NodeId, block: &Block) -> TokenStream {
        let mut out = self.items_again(block);
        out.extend(self.bound_to_change(block));
        out.extend(self.after_declaring(segment, &block.params));
        self.stmts_from(segment, block, 0, &mut out);
        self.block(segment, block, out)
    }

    /// The statements of a block from one on, and its tail.
    pub(super) fn stmts_from(&self, segment: NodeId, block: &Block, from: usize, out: &mut TokenStream) {
        let mut stmts = block.stmts.iter().enumerate().skip(from).peekable();
        while let Some((i, stmt)) = stmts.next() {
            match stmt {
                Stmt::Native { stmt, .. } if items::is_moved(stmt) => {}
                Stmt::Native { stmt, declares } if self.declares_in_vain(segment, stmt, declares) => {}
                Stmt::Native { stmt, declares } => {
                    let next = stmts.peek().and_then(|(_, next)| match next {
                        Stmt::Native { stmt, .. } => Some(stmt),
                        Stmt::Jump(_) | Stmt::Bind { .. } => None,
                    });
                    if let Some(both) = self.assigned_over(Some(segment), stmt, next) {
                        stmts.next();
                        out.extend(both);
                        continue;
                    }
                    out.extend(self.part_checks(stmt));
                    out.extend(self.reborrow_checks(segment, stmt, declares));
                    out.extend(self.allow_unused_mut(declares));
                    out.extend(self.allow_unused_variable(declares));
                    out.extend(self.native_stmt(segment, stmt));
                    out.extend(self.after_declaring(segment, declares));
                }
                Stmt::Jump(jump) => {
                    out.extend(self.left_by_jump(segment, jump, Site { block: block.id, stmt: i }));
                }
                Stmt::Bind { node, .. } if node.suspends() => {
                    out.extend(self.suspend(segment, node));
                    return;
                }
                Stmt::Bind { binding, node } => {
                    out.extend(self.head_checks(node, Some(binding)));
                    let value = self.fresh_node(segment, node);
                    match self.complete(segment, binding, node, value, out) {
                        Next::Follows => {}
                        Next::Elsewhere => return,
                    }
                }
            }
        }
        out.extend(self.tail(segment, block));
    }

    /// A `break` or `continue` that code can be put before.
    fn left_by_jump(&self, segment: NodeId, jump: &Expr, site: Site) -> TokenStream {
        let mut out = TokenStream::new();
        let edge = self.flow.jumps[&site];
        if ir::is_jump_of_value(jump) && !self.segments.reachable(edge) {
            return out;
        }
        let fills: TokenStream = self.flow.node(edge).succs.iter().map(|to| self.fills(*to, edge, segment)).joined();
        let mut jump = jump.clone();
        // Its value may name what is filled.
        if let Expr::Break(jump) = &mut jump
            && let Some(value) = jump.expr.take_if(|_| !fills.is_empty())
        {
            let name = internal("__broken");
            let value = self.native_expr(segment, &value);
            out.extend(quote!(let #name = #value;));
            jump.expr = Some(syn::parse_quote!(#name));
        }
        let jump = self.native_expr(segment, &jump);
        out.extend(quote!(#fills #jump;));
        out
    }

    /// What a block ends with.
    fn tail(&self, segment: NodeId, block: &Block) -> TokenStream {
        match &block.tail {
            None => self.end_fills(segment, block),
            Some(Tail::Native(expr)) if self.ends_in_vain(block) => {
                let value = self.native_expr(segment, expr);
                let genfn = internal("__genfn");
                quote!(#value #[allow(unreachable_code)] return #genfn.never();)
            }
            Some(Tail::Native(expr)) => {
                let fills = self.end_fills(segment, block);
                if fills.is_empty() {
                    return self.native_tail(segment, expr);
                }
                let value = self.native_expr(segment, expr);
                let (name, seen) = in_place_of("__value", value.clone());
                let value = match block.ended_by {
                    EndedBy::TerminatingScope if has_temporaries(expr) => braced(block.brace, value),
                    EndedBy::TerminatingScope | EndedBy::Statement => value,
                };
                quote!(let #name = #value; #fills #seen)
            }
            Some(Tail::Node(node)) if node.suspends() => self.suspend(segment, node),
            Some(Tail::Node(node)) => {
                let (checks, node) = (self.head_checks(node, None), self.fresh_node(segment, node));
                quote!(#checks #node)
            }
        }
    }

    /// Whether a block ends with a loop that no path reaches, which would pass for the value of the segment: `return 1; for … {}`.
    fn ends_in_vain(&self, block: &Block) -> bool {
        let is_loop = |tail: &syn::Expr| matches!(tail, syn::Expr::ForLoop(_) | syn::Expr::While(_));
        block.native_tail().is_some_and(is_loop)
            && self.flow.block_exits[block.id.0].iter().all(|end| !self.segments.reachable(*end))
    }

    /// What is checked of the locals that the head of a construct takes apart.
    fn head_checks(&self, node: &Node, binding: Option<&Binding>) -> TokenStream {
        match (node, binding) {
            (Node::Value(expr), Some(Binding::Let { pat, .. })) => self.part_checks_of(expr, &[pat]),
            (Node::If { cond, .. }, _) => self.part_checks_of(cond, &[]),
            (Node::Match { scrutinee, arms, .. }, _) => {
                let pats: Vec<&syn::Pat> = arms.iter().map(|arm| &arm.pat).listed();
                self.part_checks_of(scrutinee, &pats)
            }
            (
                Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } | Node::Loop { .. } | Node::Scope { .. },
                _,
            ) => TokenStream::new(),
        }
    }

    /// What the end of a block does to the locals that are filled where it leads.
    fn end_fills(&self, segment: NodeId, block: &Block) -> TokenStream {
        let [end] = self.flow.block_exits[block.id.0][..] else {
            return TokenStream::new();
        };
        if !self.segments.reachable(end) {
            return TokenStream::new();
        }
        self.flow.node(end).succs.iter().map(|to| self.fills(*to, end, segment)).joined()
    }

    /// A construct run from its beginning, as an expression.
    fn fresh_node(&self, segment: NodeId, node: &Node) -> TokenStream {
        match node {
            Node::Value(expr) => self.native_expr(segment, expr),
            Node::Yield { .. } | Node::Delegate { .. } => self.suspend(segment, node),
            Node::If { token, cond, then, otherwise, .. } => {
                let cond = self.native_expr(segment, cond);
                let then = self.fresh(segment, then);
                let otherwise = otherwise.as_ref().and_then(|otherwise| {
                    let code = self.fresh(segment, otherwise);
                    let empty = otherwise.stmts.is_empty()
                        && otherwise.tail.is_none()
                        && self.end_fills(segment, otherwise).is_empty();
                    (!empty).then(|| quote!(else #code))
                });
                quote!(#token #cond #then #otherwise)
            }
            Node::Match { token, scrutinee, brace, arms, .. } => {
                let scrutinee = self.native_expr(segment, scrutinee);
                let arms = arms.iter().map(|arm| {
                    let attrs = &arm.attrs;
                    let pat = self.native_pat(segment, &arm.pat);
                    let mut body = self.fresh(segment, &arm.body);
                    // What the arm binds is dropped at its last character: that of the marker, or its own.
                    if let Some(closing) = self.spans.closing(segment, arm.body.id)
                        && let Some(end) = arm.end.or_else(|| self.spans.marker_at(closing))
                    {
                        body = braced(syn::token::Brace(end), body);
                    }
                    quote!(#(#attrs)* #pat => #body)
                });
                let arms = braced(*brace, arms.joined());
                quote!(#token #scrutinee #arms)
            }
            Node::Loop { label, token, body, head, .. } => {
                let head = self.flow.joins[head.0].unwrap_or(self.flow.start);
                if self.segments.of(head) != segment {
                    let goto = self.goto(segment, head);
                    return quote!({ #goto });
                }
                let body = self.fresh(segment, body);
                let label = used_label(label.as_ref(), &body);
                let token = proc_macro2::Ident::new("loop", *token);
                quote!(#label #token #body)
            }
            Node::Scope { label, safety, block, .. } => {
                let block = self.fresh(segment, block);
                let label = used_label(label.as_ref(), &block);
                quote!(#label #safety #block)
            }
        }
    }

    /// What follows a construct: its value is bound and the block goes on, here or in another segment.
    fn complete(
        &self,
        segment: NodeId,
        binding: &Binding,
        node: &Node,
        value: TokenStream,
        out: &mut TokenStream,
    ) -> Next {
        let after = node.after().and_then(|after| self.flow.joins[after.0].map(|node| (after, node)));
        let Some((join, after)) = after else {
            self.bind(segment, binding, &value, out);
            return Next::Follows;
        };
        // A loop may be emitted as a jump to its head: what follows one without an end would seem to be dead because of that.
        if node.is_loop() && !self.segments.reachable(after) {
            self.bind(segment, binding, &value, out);
            return Next::Elsewhere;
        }
        if self.segments.of(after) == segment && !self.segments.is_entry(after) {
            self.bind(segment, binding, &value, out);
            return Next::Follows;
        }
        if self.segments.reaches(self.flow, segment, after) {
            let goto = self.goto_with(segment, after, value_of_block(&value));
            match binding {
                Binding::Let { ty, .. } => {
                    let name = self.names.field(Field::Value(join));
                    let ty = ty.as_ref().map(|ty| quote!(: #ty));
                    out.extend(quote!(let #name #ty = #value; #goto));
                }
                Binding::Discard { unread, .. } => {
                    let value = self.discarded(node, value);
                    let unread = unread.then(|| quote!(let _ =));
                    out.extend(quote!(#unread #value; #goto));
                }
            }
        } else {
            out.extend(quote!(#value));
        }
        Next::Elsewhere
    }

    /// `let pat: ty = value else { … };`
    fn bind(&self, segment: NodeId, binding: &Binding, value: &TokenStream, out: &mut TokenStream) {
        match binding {
            Binding::Let { pat, ty, diverge, declares } => {
                let pat = self.native_pat(segment, pat);
                let value = if value.is_empty() { &quote!(()) } else { value };
                let ty = ty.as_ref().map(|ty| quote!(: #ty));
                out.extend(self.allow_unused_mut(declares));
                match diverge {
                    None => out.extend(quote!(let #pat #ty = #value;)),
                    Some(diverge) => {
                        // A brace right before `else` would not parse.
                        let value = if ends_with_brace(value) { quote!((#value)) } else { value.clone() };
                        let diverge = self.fresh(segment, diverge);
                        out.extend(quote!(let #pat #ty = #value else #diverge;));
                    }
                }
                out.extend(self.after_declaring(segment, declares));
            }
            Binding::Discard { unread, .. } => {
                let unread = unread.then(|| quote!(let _ =)).filter(|_| !value.is_empty());
                out.extend(quote!(#unread #value;));
            }
        }
    }

    /// A block entered in its middle.
    pub(super) fn resumed_block(
        &self,
        entry: NodeId,
        segment: NodeId,
        block: &Block,
        path: &[PathStep],
    ) -> TokenStream {
        let Some((step, inner)) = path.split_first() else { return TokenStream::new() };
        let mut out = self.restored(entry, block, step.stmt);
        let (binding, node) = statement(block, step).expect("this is a bug in genfn: an entry stands in native code");
        if let (Some(Child::Diverge), Some(Binding::Let { diverge: Some(diverge), .. })) = (step.child, binding) {
            let contents = self.resumed_block(entry, segment, diverge, inner);
            out.extend(self.block(segment, diverge, contents));
            return out;
        }
        let resumes_here = step.child.is_none();
        let value = match step.child {
            Some(child) => self.resumed_node(entry, segment, node, child, inner),
            None => self.entered(entry, segment, node),
        };
        let Some(binding) = binding else {
            out.extend(value);
            return out;
        };
        let join = self.segments.entries[&entry].join().filter(|_| resumes_here);
        let is_join = join.is_some() && join == node.after();
        let next = if is_join || node.suspends() {
            match binding {
                Binding::Discard { .. } if value.is_empty() => {}
                // What the pattern does not take is a temporary of the statement.
                Binding::Let { pat, .. } if is_join && !matches!(**pat, syn::Pat::Ident(_)) => {
                    self.bind(segment, binding, &quote!({ #value }), &mut out);
                }
                Binding::Discard { .. } | Binding::Let { .. } => self.bind(segment, binding, &value, &mut out),
            }
            Next::Follows
        } else {
            self.complete(segment, binding, node, value, &mut out)
        };
        if next == Next::Follows {
            self.stmts_from(segment, block, step.stmt + 1, &mut out);
        }
        out
    }

    /// The value of the construct that the entry belongs to.
    fn entered(&self, entry: NodeId, segment: NodeId, node: &Node) -> TokenStream {
        match self.segments.entries[&entry] {
            EntryKind::Resume(point) => self.resumed_value(point, node),
            EntryKind::Jump(join) if node.after() == Some(join) => {
                let value = Field::Value(join);
                if self.layout.fields(entry).contains(&value) {
                    self.names.field(value).to_token_stream()
                } else {
                    TokenStream::new()
                }
            }
            EntryKind::Jump(_) | EntryKind::Start => self.fresh_node(segment, node),
        }
    }

    /// A construct entered in its middle, as an expression.
    fn resumed_node(
        &self,
        entry: NodeId,
        segment: NodeId,
        node: &Node,
        child: Child,
        path: &[PathStep],
    ) -> TokenStream {
        let within = |block: &Block| self.block(segment, block, self.resumed_block(entry, segment, block, path));
        let block = inside(node, child).expect("this is a bug in genfn: a path leads into nothing");
        match node {
            Node::Loop { .. } => {
                let contents = self.resumed_block(entry, segment, block, path);
                self.resumed_loop(entry, segment, node, contents, &blocks_on(block, path))
            }
            Node::Scope { label, safety, .. } => {
                let block = within(block);
                let label = used_label(label.as_ref(), &block);
                quote!(#label #safety #block)
            }
            Node::If { .. } | Node::Match { .. } | Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } => {
                within(block)
            }
        }
    }
}
