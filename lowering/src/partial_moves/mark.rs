//! Marks every place after which a part of a local may be missing.
//!
//! A mark stands right after the statement that moves the part, in native code too; or where a branch begins whose head moved
//! it (a native arm that is no block becomes one, `#[synthetic]`, until the marks are resolved, and so does a part that is the value of a
//! native branch); or between the operand of a suspension point and the suspension.

use proc_macro2::Ident;
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Pat, Stmt as SynStmt, Type};

use super::calls_of_parts;
use super::complement::Matches;
use super::held_parts;
use super::moved::{PartialMove, Purpose};
use super::moves::MoveFinder;
use crate::ir::kind;
use crate::ir::part_calls::Call;
use crate::ir::{Arm, Binding, Block, Body, MarkId, Node, Stmt, Tail};
use crate::listed::{Listed, PushAll};
use crate::sorted::Set;
use crate::syntax::notes;
use crate::syntax::walk::{Walk, Walker};
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};
use crate::syntax::{macros, place};

/// The partial moves that the marks stand for, and the names of locals that something takes where no mark stands.
///
/// What is yielded is copied where it `yields` what is certain to be `Copy`.
pub(super) fn marks(body: &mut Body, yields: &Type, reassigned: &Set<String>) -> (Vec<PartialMove>, Set<String>) {
    let (need_no_drop, others): (Vec<_>, Vec<_>) = body.locals.iter().partition(|local| local.needs_no_drop());
    let need_no_drop = need_no_drop.into_iter().filter(|local| others.iter().all(|other| other.name != local.name));
    let need_no_drop = need_no_drop.map(|local| local.name.to_string()).listed();
    let mut marking = Marking {
        yields_copies: kind::kind_of_type(yields, None).is_copy(),
        reassigned,
        need_no_drop,
        partial_moves: Vec::new(),
        unmarked: Set::new(),
        names: 0,
        points: Vec::new(),
    };
    marking.block(&mut body.block);
    for (point, marks) in marking.points {
        body.marks.entry(point).or_default().extend(marks);
    }
    (marking.partial_moves, marking.unmarked)
}

/// The statement that marks a place; it is never emitted.
pub(super) fn stmt(mark: MarkId, root: &Ident) -> SynStmt {
    let id = proc_macro2::Literal::usize_unsuffixed(mark.0);
    syn::parse_quote!(::genfn::__private::mark!(#id #root);)
}

struct Marking<'a> {
    yields_copies: bool,
    /// Names of which every assignment is marked.
    reassigned: &'a Set<String>,
    /// Names of which no local has anything to drop.
    need_no_drop: Vec<String>,
    partial_moves: Vec<PartialMove>,
    unmarked: Set<String>,
    names: usize,
    points: Vec<(crate::ir::PointId, Vec<(MarkId, String)>)>,
}

impl Marking<'_> {
    /// The partial moves that `find` finds, each with a mark; `visit` walks what may give the locals new values meanwhile.
    fn found(&mut self, find: &dyn Fn(&mut MoveFinder<'_>), visit: &dyn Fn(&mut Walker<'_>)) -> Vec<(MarkId, String)> {
        let mut finder = MoveFinder::new(&mut self.names);
        find(&mut finder);
        let mut marks = Vec::new();
        let (mut partial_moves, dropped) = finder.finish(visit);
        held_parts::alone(&mut partial_moves, visit);
        self.unmarked.extend(dropped);
        for partial_move in partial_moves {
            let root = partial_move.root.to_string();
            if !self.need_no_drop.contains(&root) {
                marks.push((MarkId(self.partial_moves.len()), root));
                self.partial_moves.push(partial_move);
            }
        }
        marks
    }

    fn found_in_stmt(&mut self, stmt: &SynStmt) -> Vec<(MarkId, String)> {
        let marks = self.found(&|finder| finder.stmt(stmt), &|walk| walk.visit_stmt(stmt));
        let is_asked = calls_of_parts::takes(stmt);
        marks.iter().for_each(|(mark, _)| self.partial_moves[mark.0].is_asked = is_asked);
        marks
    }

    fn marks(&self, marks: &[(MarkId, String)]) -> Vec<SynStmt> {
        marks.iter().map(|(id, _)| stmt(*id, &self.partial_moves[id.0].root)).listed()
    }

    /// `x = value;`
    fn assigned(&mut self, stmt: &SynStmt) -> Option<(MarkId, String)> {
        let SynStmt::Expr(Expr::Assign(assign), Some(_)) = stmt else { return None };
        let place = place::place(&assign.left)?;
        let name = place.root.to_string();
        if !place.path.is_empty() || !self.reassigned.contains(&name) {
            return None;
        }
        self.partial_moves.push(PartialMove {
            root: place.root,
            parts: Vec::new(),
            remainder: None,
            variant: None,
            purpose: Purpose::Assign,
            alone: Vec::new(),
            calls: Vec::new(),
            is_asked: false,
        });
        Some((MarkId(self.partial_moves.len() - 1), name))
    }

    /// `let kept = until_else!(temporary, …);`
    fn ended(&mut self, stmt: &mut SynStmt) -> Option<(MarkId, String)> {
        let (root, _) = Call::until_else(stmt)?;
        let name = root.to_string();
        self.partial_moves.push(PartialMove {
            root,
            parts: Vec::new(),
            remainder: None,
            variant: None,
            purpose: Purpose::End,
            alone: Vec::new(),
            calls: Vec::new(),
            is_asked: false,
        });
        Some((MarkId(self.partial_moves.len() - 1), name))
    }

    fn push_marks(&self, marks: &[(MarkId, String)], out: &mut Vec<Stmt>) {
        out.push_all(self.marks(marks).into_iter().map(|stmt| Stmt::Native { stmt, declares: Vec::new() }));
    }

    /// What is moved by a head is moved where no statement stands.
    fn by_head(&mut self, marks: &[(MarkId, String)]) {
        marks.iter().for_each(|(mark, _)| self.partial_moves[mark.0].alone.clear());
    }

    fn begin(&mut self, marks: &[(MarkId, String)], block: &mut Block) {
        self.by_head(marks);
        let mut stmts = Vec::new();
        self.push_marks(marks, &mut stmts);
        block.stmts.splice(0..0, stmts);
    }

    fn block(&mut self, block: &mut Block) {
        for mut stmt in std::mem::take(&mut block.stmts) {
            let mut marks = Vec::new();
            match &mut stmt {
                Stmt::Native { stmt, .. } => {
                    WalkerMut(self).visit_stmt_mut(stmt);
                    marks = self.found_in_stmt(stmt);
                    marks.extend(self.assigned(stmt));
                    if let Some(ended) = self.ended(stmt) {
                        self.push_marks(&[ended], &mut block.stmts);
                    }
                }
                Stmt::Jump(_) => {}
                Stmt::Bind { binding, node } => {
                    self.node(node);
                    if let Binding::Let { pat, diverge, .. } = binding {
                        if let Node::Value(expr) = node {
                            let find = |finder: &mut MoveFinder<'_>| match diverge {
                                Some(_) => finder.let_else(pat, expr),
                                None => finder.bound_by_let(pat, expr),
                            };
                            marks = self.found(&find, &|walk| walk.visit_expr(expr));
                        }
                        if let Some(diverge) = diverge {
                            self.block(diverge);
                            if let Node::Value(expr) = node {
                                let marks = self.found(&|finder| finder.place(expr), &|walk| walk.visit_expr(expr));
                                self.begin(&marks, diverge);
                            }
                        }
                    }
                }
            }
            block.stmts.push(stmt);
            self.push_marks(&marks, &mut block.stmts);
        }
        match &mut block.tail {
            None => {}
            Some(Tail::Native(expr)) => WalkerMut(self).visit_expr_mut(expr),
            Some(Tail::Node(node)) => self.node(node),
        }
    }

    /// A block that is one of several ways to go on.
    fn branch(&mut self, block: &mut Block) {
        self.block(block);
        if let Some(Tail::Native(value)) = &mut block.tail {
            self.tail(value);
        }
    }

    fn node(&mut self, node: &mut Node) {
        match node {
            Node::Value(expr) => WalkerMut(self).visit_expr_mut(expr),
            Node::Yield { operand: Some(operand), .. } if self.yields_copies && place::place(operand).is_some() => {}
            Node::Yield { point, operand: Some(operand), .. } => self.operand(*point, operand),
            Node::Yield { operand: None, .. } => {}
            Node::Delegate { point, operand, .. } => self.operand(*point, operand),
            Node::If { cond, then, otherwise, .. } => {
                self.branch(then);
                let marks = self.found(&|finder| finder.then_branch(cond), &|walk| walk.visit_expr(cond));
                self.begin(&marks, then);
                if let Some(otherwise) = otherwise {
                    self.branch(otherwise);
                    let marks = self.found(&|finder| finder.condition(cond), &|walk| walk.visit_expr(cond));
                    self.begin(&marks, otherwise);
                }
            }
            Node::Match { scrutinee, arms, .. } => {
                let matches = if arms.len() > 1 { Matches::Perhaps } else { Matches::Always };
                for Arm { pat, body, .. } in arms {
                    self.branch(body);
                    let marks = self.found(&|finder| finder.branch(pat, scrutinee, matches), &|walk| {
                        walk.visit_expr(scrutinee);
                        walk.visit_pat(pat);
                    });
                    self.begin(&marks, body);
                }
            }
            Node::Loop { body, .. } => self.block(body),
            Node::Scope { block, .. } => self.block(block),
        }
    }

    fn operand(&mut self, point: crate::ir::PointId, operand: &mut Expr) {
        WalkerMut(self).visit_expr_mut(operand);
        let marks = self.found(&|finder| finder.value(operand), &|walk| walk.visit_expr(operand));
        if !marks.is_empty() {
            self.points.push((point, marks));
        }
    }

    /// The value of a branch, if it is a part: which paths move it is known here only.
    fn tail(&mut self, value: &mut Expr) {
        if place::place(value).is_none_or(|place| place.path.is_empty()) {
            return;
        }
        let marks = self.found(&|finder| finder.value(value), &|_| {});
        if !marks.is_empty() {
            *value = notes::synthetic_after(value, &self.marks(&marks));
        }
    }

    fn native_begin(&mut self, marks: &[(MarkId, String)], block: &mut syn::Block) {
        self.by_head(marks);
        block.stmts.splice(0..0, self.marks(marks));
    }
}

impl VisitorMut for Marking<'_> {
    fn enter_block(&mut self, block: &mut syn::Block) -> Walk {
        let count = block.stmts.len();
        for (i, mut stmt) in std::mem::take(&mut block.stmts).into_iter().enumerate() {
            WalkerMut(self).visit_stmt_mut(&mut stmt);
            let is_tail = i + 1 == count && matches!(stmt, SynStmt::Expr(_, None));
            let is_tail = is_tail || matches!(&stmt, SynStmt::Macro(mac) if mac.semi_token.is_none());
            if let SynStmt::Expr(value, None) = &mut stmt {
                self.tail(value);
            }
            let marks = if is_tail {
                Vec::new()
            } else {
                let mut marks = self.found_in_stmt(&stmt);
                marks.extend(self.assigned(&stmt));
                marks
            };
            block.stmts.push(stmt);
            block.stmts.extend(self.marks(&marks));
        }
        Walk::Over
    }

    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        visit_mut::visit_expr_mut(&mut WalkerMut(self), expr);
        match expr {
            Expr::If(conditional) => {
                let cond = &conditional.cond;
                let marks = self.found(
                    &|finder| {
                        if matches!(**cond, Expr::Let(_)) {
                            finder.then_branch(cond)
                        }
                    },
                    &|walk| walk.visit_expr(cond),
                );
                self.native_begin(&marks, &mut conditional.then_branch);
            }
            Expr::Match(matched) => {
                matched.arms.iter_mut().for_each(|arm| self.tail(&mut arm.body));
                let scrutinee = &matched.expr;
                if place::scrutinee(scrutinee).is_none() {
                    return Walk::Over;
                }
                let matches = if matched.arms.len() > 1 { Matches::Perhaps } else { Matches::Always };
                for arm in &mut matched.arms {
                    let pat: &Pat = &arm.pat;
                    let marks =
                        self.found(&|finder| finder.branch(pat, scrutinee, matches), &|walk| walk.visit_pat(pat));
                    match &mut *arm.body {
                        Expr::Block(block) => self.native_begin(&marks, &mut block.block),
                        body if !marks.is_empty() => {
                            self.by_head(&marks);
                            let marks = self.marks(&marks);
                            *body = notes::synthetic(&marks, body);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Walk::Over
    }

    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        if macros::is_known(mac) { Walk::Into } else { Walk::Over }
    }
}
