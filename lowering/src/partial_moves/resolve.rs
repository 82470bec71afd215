//! Puts what the marks become where they stand: `decide.rs` says what that is.

use std::collections::VecDeque;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Pat, Stmt as SynStmt};

use super::apart::{Apart, Element};
use super::calls_of_parts::Asked;
use super::held_parts::TakingParts;
use super::known_fields::{self};
use super::resolver::{Drawn, Resolver};
use super::{
    by_patterns, calls_of_parts, declared_types, later, lent, mark, one_by_one, signature_types, tuples, wholes,
};
use crate::analysis::Segments;
use crate::flow::{self};
use crate::ir::kind::TypeKind;
use crate::ir::part_calls::Call;
use crate::ir::{Binding, Block, BlockId, Body, JoinId, Local, LocalId, MarkId, Node, PointId, Role, Stmt, Tail};
use crate::listed::{Listed, PushAll};
use crate::sorted::{Map, Set};
use crate::source::arguments::Argument;
use crate::source::signature::Declared;
use crate::syntax::macros;
use crate::syntax::notes;
use crate::syntax::pattern;
use crate::syntax::tokens;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

/// Makes locals whole again where a part of them is missing and the generator may suspend.
///
/// Assignments of the locals of the names `reassigned` are marked as well; those marks stay, for they say where an old value is
/// dropped. `entered` are joins that are entries in any case. `asks_types`: [whether](super::signature_types::are_asked) types that follow from the signature may be of use.
///
/// The calls of parts that are [to be asked about](super::calls_of_parts).
pub(crate) fn resolve(
    body: &mut Body,
    arguments: &[Argument],
    declared: &Declared,
    reassigned: &Set<String>,
    entered: &Set<JoinId>,
    asks_types: bool,
) -> Asked {
    let mut signature = if asks_types { signature_types::known(body, arguments, declared) } else { Map::default() };
    wholes::named(body, arguments, declared, &mut signature);
    by_patterns::take_apart(body, arguments, declared, &signature);
    one_by_one::keep(body, arguments, declared, &signature);
    later::keep(body, arguments, declared, &signature);
    let (partial_moves, unmarked) = mark::marks(body, &declared.yields, reassigned);
    let drawn = (!partial_moves.is_empty()).then(|| {
        let flow = flow::build(body);
        let segments = Segments::solve(&flow, entered);
        let told = declared_types::declared(body, arguments, declared, &signature);
        let shapes = known_fields::shapes(body, &told);
        Drawn { flow, segments, shapes, told, lent: lent::lent(body) }
    });
    let apart = drawn.as_ref().map(|drawn| tuples::taken_apart(body, drawn, &partial_moves)).unwrap_or_default();
    let mut resolver = Resolver::new(body, declared);
    resolver.apart = apart;
    if let Some(drawn) = &drawn {
        let flow = &drawn.flow;
        let ends = partial_moves.iter().enumerate().filter(|(_, partial_move)| partial_move.purpose.ends_it());
        resolver.ended = ends.filter_map(|(i, _)| flow.marks.get(&MarkId(i))?.local).collect();
        (0..partial_moves.len()).for_each(|i| resolver.decide(drawn, &partial_moves, MarkId(i)));
    }
    resolver.block(&mut body.block);
    let kept = resolver.stays.iter().filter(|(name, kept)| **kept && !unmarked.contains(*name));
    body.kept = kept.map(|(name, _)| name.clone()).collect();
    let calls = std::mem::take(&mut resolver.calls);
    resolver.finish(body);
    calls
}

impl Resolver<'_> {
    /// A branch whose pattern may be matched again: then its first statement declares what the pattern bound.
    fn branch(&mut self, pat: &mut Pat, block: &mut Block) {
        if let Pat::Guard(guarded) = &*pat {
            let named = |local: &LocalId| tokens::names(&guarded.guard, &self.locals[local.0].name.to_string());
            self.guarding.extend(block.params.iter().copied().filter(named));
        }
        let again = self.matched_again(pat, &mut block.params, block.id, block.stmts.iter());
        block.stmts.splice(0..0, again.into_iter().flatten());
        self.block(block);
    }

    /// The statements that match a pattern again, if one of the marks that follow it says so: they declare what it has bound.
    fn matched_again<'s>(
        &mut self,
        pat: &mut Pat,
        bound: &mut Vec<LocalId>,
        block: BlockId,
        following: impl Iterator<Item = &'s Stmt>,
    ) -> Option<[Stmt; 2]> {
        let native = following.map_while(|stmt| match stmt {
            Stmt::Native { stmt, .. } => Some(stmt),
            Stmt::Jump(_) | Stmt::Bind { .. } => None,
        });
        let ([taken, kept], names) = self.branches.matched_again(pat, native)?;
        let declared = names.into_iter().map(|name| {
            let of_pattern = bound.iter().position(|local| self.locals[local.0].name == name);
            of_pattern.map(|at| bound.remove(at)).unwrap_or_else(|| {
                let (kind, role) = (TypeKind::Unknown, Role::Remainder);
                self.declare(Local { name, mutable: false, block, kind, role })
            })
        });
        let declares = declared.listed();
        Some([Stmt::Native { stmt: taken, declares }, Stmt::Native { stmt: kept, declares: Vec::new() }])
    }

    /// The same for a `let`.
    fn let_again(&mut self, stmt: &mut Stmt, block: BlockId, following: &VecDeque<Stmt>) -> Option<[Stmt; 2]> {
        let (pat, declares) = match stmt {
            Stmt::Native { stmt, declares } => (pattern_of_let(stmt)?, declares),
            Stmt::Bind { binding: Binding::Let { pat, declares, .. }, node: Node::Value(_) } => (&mut **pat, declares),
            Stmt::Bind { .. } | Stmt::Jump(_) => return None,
        };
        self.matched_again(pattern::untyped_mut(pat), declares, block, following.iter())
    }

    /// What a mark becomes; `None` for any other statement.
    fn code_of(&mut self, stmt: &SynStmt) -> Option<Vec<SynStmt>> {
        let SynStmt::Macro(mac) = stmt else { return None };
        match Call::of(&mac.mac)? {
            Call::Mark(mark, _) => Some(self.code.remove(&mark).unwrap_or_default()),
            Call::Refill(..)
            | Call::Rest(_)
            | Call::Taken(_)
            | Call::UntilElse(_)
            | Call::EndOfScrutinee
            | Call::AskedOfPart
            | Call::Stayed(_)
            | Call::Stays(_) => None,
        }
    }

    /// What the statement before a mark takes together with what is left.
    fn take_of(&mut self, stmt: &SynStmt) -> Option<TakingParts> {
        let SynStmt::Macro(mac) = stmt else { return None };
        match Call::of(&mac.mac)? {
            Call::Mark(mark, _) => self.takes.remove(&mark),
            Call::Refill(..)
            | Call::Rest(_)
            | Call::Taken(_)
            | Call::UntilElse(_)
            | Call::EndOfScrutinee
            | Call::AskedOfPart
            | Call::Stayed(_)
            | Call::Stays(_) => None,
        }
    }

    /// What a call of a part finds in place of the local, if it does not consume that.
    fn stays_for_a_call(&mut self, take: &TakingParts) {
        if let Some(rest) = take.names.last().filter(|_| take.is_asked) {
            self.staying.insert(take.root.to_string(), rest.clone());
        }
    }

    /// ```text
    /// let kept = until_else!(temporary, …);
    ///
    /// let kept = until_else(rest, …);
    /// ```
    ///
    /// `false` where nothing is left.
    fn until_else(&self, stmt: &mut SynStmt) -> bool {
        let Some((temporary, init)) = Call::until_else(stmt) else { return true };
        let name = temporary.to_string();
        if let Expr::Macro(mac) = init {
            let mut arguments: Vec<_> = mac.mac.tokens.clone().into_iter().listed();
            arguments[0] = self.left.get(&name).unwrap_or(&temporary).clone().into();
            *init = syn::parse_quote!(::genfn::__private::until_else(#(#arguments)*));
        }
        !self.gone.contains(&name)
    }

    fn block(&mut self, block: &mut Block) {
        let mut out = Vec::new();
        let (id, params) = (block.id, block.params.clone());
        self.after_declaring(id, &params, &mut out);
        let mut stmts = VecDeque::from(std::mem::take(&mut block.stmts));
        // The statement that the marks stand behind.
        let mut marked = None;
        while let Some(mut stmt) = stmts.pop_front() {
            if let Some(again) = self.let_again(&mut stmt, id, &stmts) {
                again.into_iter().rev().for_each(|stmt| stmts.push_front(stmt));
            }
            if let Stmt::Native { stmt, .. } = &stmt
                && let Some(code) = self.code_of(stmt)
            {
                if let (Some(mut take), Some(marked)) = (self.take_of(stmt), marked) {
                    self.stays_for_a_call(&take);
                    tuples::code_of_stmt(&mut out[marked], &mut take);
                }
                out.push_all(code.into_iter().map(|stmt| Stmt::Native { stmt, declares: Vec::new() }));
                continue;
            }
            match &mut stmt {
                Stmt::Native { stmt: native, declares } => {
                    if !self.until_else(native) {
                        continue;
                    }
                    WalkerMut(self).visit_stmt_mut(native);
                    let declares = declares.clone();
                    marked = Some(out.len());
                    out.push(stmt);
                    self.after_declaring(id, &declares, &mut out);
                }
                Stmt::Jump(_) => out.push(stmt),
                Stmt::Bind { binding, node } => {
                    self.node(id, node, &mut out);
                    let mut declared = Vec::new();
                    if let Binding::Let { diverge, declares, .. } = binding {
                        declared.clone_from(declares);
                        if let Some(diverge) = diverge {
                            self.block(diverge);
                        }
                    }
                    marked = Some(out.len());
                    out.push(stmt);
                    self.after_declaring(id, &declared, &mut out);
                }
            }
        }
        match &mut block.tail {
            None => {}
            Some(Tail::Native(expr)) => WalkerMut(self).visit_expr_mut(expr),
            Some(Tail::Node(node)) => self.node(id, node, &mut out),
        }
        block.stmts = out;
    }

    /// Declares what holds what is left of the locals of a block, and nothing else.
    pub(super) fn declare_remainders(&mut self, block: &mut Block) {
        let mut out = Vec::new();
        self.after_declaring(block.id, &block.params, &mut out);
        for stmt in std::mem::take(&mut block.stmts) {
            let declares = stmt.declares().to_vec();
            out.push(stmt);
            self.after_declaring(block.id, &declares, &mut out);
        }
        block.stmts = out;
    }

    fn node(&mut self, block: BlockId, node: &mut Node, out: &mut Vec<Stmt>) {
        match node {
            Node::Value(expr) => WalkerMut(self).visit_expr_mut(expr),
            Node::Yield { operand: None, .. } => {}
            Node::Yield { point, operand: Some(operand), .. } => {
                let yields = self.declared.yields.clone();
                self.operand(block, *point, operand, &quote!(: #yields), out);
            }
            Node::Delegate { point, operand, .. } => {
                self.operand(block, *point, operand, &TokenStream::new(), out);
            }
            Node::If { cond, then, otherwise, .. } => {
                match &mut **cond {
                    Expr::Let(condition) => self.branch(&mut condition.pat, then),
                    _ => self.block(then),
                }
                if let Some(otherwise) = otherwise {
                    self.block(otherwise);
                }
            }
            Node::Match { arms, .. } => arms.iter_mut().for_each(|arm| self.branch(&mut arm.pat, &mut arm.body)),
            Node::Loop { body, .. } => self.block(body),
            Node::Scope { block, .. } => self.block(block),
        }
    }

    /// ```text
    /// yield_!(pair.a);
    ///
    /// let operand = pair.a;
    /// refill!(pair.a);
    /// yield_!(operand);
    /// ```
    fn operand(&mut self, block: BlockId, point: PointId, operand: &mut Expr, ty: &TokenStream, out: &mut Vec<Stmt>) {
        WalkerMut(self).visit_expr_mut(operand);
        let marks = self.marks.remove(&point).unwrap_or_default();
        for (mark, _) in &marks {
            if let Some(mut take) = self.takes.remove(mark) {
                WalkerMut(&mut take).visit_expr_mut(operand);
            }
        }
        let code: Vec<SynStmt> = marks.iter().flat_map(|(mark, _)| self.code.remove(mark).unwrap_or_default()).listed();
        if code.is_empty() {
            return;
        }
        let name = format_ident!("__taken_{}", point.0, span = Span::mixed_site());
        let local = self.declare(Local {
            name: name.clone(),
            mutable: false,
            block,
            kind: TypeKind::Unknown,
            role: Role::Operand,
        });
        out.push(Stmt::Native { stmt: syn::parse_quote!(let #name #ty = #operand;), declares: vec![local] });
        out.push_all(code.into_iter().map(|stmt| Stmt::Native { stmt, declares: Vec::new() }));
        *operand = syn::parse_quote!(#name);
    }

    fn take_apart(&mut self, block: BlockId, local: LocalId, whole: &Local, parts: &Apart, out: &mut Vec<Stmt>) {
        let name = &whole.name;
        if !whole.mutable && !whole.role.is_synthetic() {
            self.filled.insert(name.to_string());
        }
        match parts {
            // It drops its parts first to last.
            Apart::Tuple(parts) => {
                for part in parts.iter().rev() {
                    let stmt = syn::parse_quote!(#[allow(unused_mut)] let mut #part;);
                    let declares = vec![self.part(block, local, part, true)];
                    out.push(Stmt::Native { stmt, declares });
                }
                let stmt = syn::parse_quote!((#(#parts,)*) = #name;);
                out.push(Stmt::Native { stmt, declares: Vec::new() });
            }
            Apart::Array(elements) => {
                let declares = elements.iter().map(|element| self.part(block, local, &element.name, false)).listed();
                let pats = elements.iter().map(|Element { name, is_run }| match is_run {
                    true => quote!(#name @ ..),
                    false => quote!(#name),
                });
                out.push(Stmt::Native { stmt: syn::parse_quote!(let [#(#pats),*] = #name;), declares });
            }
        }
    }

    /// A local for a part of another one.
    fn part(&mut self, block: BlockId, whole: LocalId, name: &Ident, mutable: bool) -> LocalId {
        let (kind, role) = (TypeKind::Unknown, Role::Remainder);
        let part = self.declare(Local { name: name.clone(), mutable, block, kind, role });
        self.remainder_of.insert(part, whole);
        part
    }

    /// What has to follow the declaration of these locals: those that are filled become mutable, and what is left of one has a
    /// local of its own, dropped at the same place in the order. So those that were declared after it are declared again.
    fn after_declaring(&mut self, block: BlockId, declared: &[LocalId], out: &mut Vec<Stmt>) {
        let mut moved = false;
        for &local in declared {
            let info = self.locals[local.0].clone();
            let fills = self.refilled.contains(&local) && !info.mutable;
            if fills && !info.role.is_synthetic() {
                self.filled.insert(info.name.to_string());
            }
            if fills || (moved && !info.needs_no_drop()) {
                let name = &info.name;
                // With the user's span, so that rustc calls it by its name.
                let span = name.span();
                let mutable = (fills || info.mutable).then(|| quote_spanned!(span=> mut));
                // One that a guard has read need not be read again.
                let unused = self.guarding.contains(&local).then(|| quote!(unused_variables,));
                let stmt = syn::parse_quote_spanned!(span=> #[allow(#unused unused_mut, clippy::redundant_locals)] let #mutable #name = #name;);
                let again = self.declare(Local { mutable: fills || info.mutable, block, ..info.clone() });
                out.push(Stmt::Native { stmt, declares: vec![again] });
                moved = true;
            }
            if let Some(parts) = self.apart.remove(&local) {
                self.take_apart(block, local, &info, &parts, out);
                moved = true;
            }
            for (name, mutable) in self.remainders.remove(&local).unwrap_or_default() {
                let stmt = match mutable {
                    true => syn::parse_quote!(#[allow(unused_mut)] let mut #name;),
                    false => syn::parse_quote!(let #name;),
                };
                let remainder =
                    self.declare(Local { name, mutable, block, kind: TypeKind::Unknown, role: Role::Remainder });
                self.remainder_of.insert(remainder, local);
                out.push(Stmt::Native { stmt, declares: vec![remainder] });
                moved = true;
            }
        }
    }
}

fn pattern_of_let(stmt: &mut SynStmt) -> Option<&mut Pat> {
    match stmt {
        SynStmt::Local(syn::Local { pat, init: Some(_), .. }) => Some(pat),
        _ => None,
    }
}

impl VisitorMut for Resolver<'_> {
    fn enter_block(&mut self, block: &mut syn::Block) -> Walk {
        let mut stmts = std::mem::take(&mut block.stmts).into_iter();
        let mut marked = None;
        while let Some(mut stmt) = stmts.next() {
            if let Some(code) = self.code_of(&stmt) {
                if let (Some(mut take), Some(marked)) = (self.take_of(&stmt), marked) {
                    self.stays_for_a_call(&take);
                    WalkerMut(&mut take).visit_stmt_mut(&mut block.stmts[marked]);
                }
                block.stmts.extend(code);
                continue;
            }
            let pat = pattern_of_let(&mut stmt).map(pattern::untyped_mut);
            let again = pat.and_then(|pat| self.branches.matched_again(pat, stmts.as_slice().iter()));
            WalkerMut(self).visit_stmt_mut(&mut stmt);
            marked = Some(block.stmts.len());
            block.stmts.push(stmt);
            block.stmts.extend(again.into_iter().flat_map(|(again, _)| again));
        }
        Walk::Over
    }

    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        if let Expr::Macro(mac) = expr
            && let Some(Call::Stayed(root)) = Call::of(&mac.mac)
            && let Some(rest) = self.staying.get(&root)
        {
            *expr = calls_of_parts::whole(rest);
            return Walk::Over;
        }
        if let Expr::If(conditional) = expr
            && let Expr::Let(condition) = &mut *conditional.cond
        {
            let stmts = &mut conditional.then_branch.stmts;
            if let Some((again, _)) = self.branches.matched_again(&mut condition.pat, stmts.iter()) {
                stmts.splice(0..0, again);
            }
        }
        visit_mut::visit_expr_mut(&mut WalkerMut(self), expr);
        notes::take_synthetic_after(expr);
        Walk::Over
    }

    /// An arm stays as it was written if its marks came to nothing.
    fn enter_arm(&mut self, arm: &mut syn::Arm) -> Walk {
        if let Expr::Block(body) = &mut *arm.body
            && let Some((again, _)) = self.branches.matched_again(&mut arm.pat, body.block.stmts.iter())
        {
            body.block.stmts.splice(0..0, again);
        }
        visit_mut::visit_arm_mut(&mut WalkerMut(self), arm);
        if let Expr::Block(syn::ExprBlock { attrs, block, .. }) = &mut *arm.body
            && notes::take_synthetic(attrs)
            && let [SynStmt::Expr(body, None)] = &block.stmts[..]
        {
            *arm.body = body.clone();
        }
        Walk::Over
    }

    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        if macros::is_known(mac) { Walk::Into } else { Walk::Over }
    }
}
