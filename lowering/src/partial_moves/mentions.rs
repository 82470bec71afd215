//! What names a local, statement by statement: the fields that are moved, what else does, and the suspensions among them.
//!
//! It is looked for in the block that declares the local and in the scopes in it, which no path leaves out. In what a construct does on some
//! paths, or more than once, the local may not be named.

use proc_macro2::Ident;
use quote::quote;
use syn::visit_mut::VisitMut;
use syn::{Expr, Member, Pat, Stmt as SynStmt};

use super::later::{self, moved, suspends};
use super::moved::{Part, PartialMove};
use super::named_fields::Named;
use super::{spent, tuples};
use crate::ir::{Arm, Binding, Block, Node, Stmt, Tail, walk};
use crate::listed::Listed;
use crate::syntax::pattern;
use crate::syntax::place::{bare, is_ours, place};
use crate::syntax::tokens;
use crate::syntax::walk_mut::WalkerMut;

/// The fields that the statements from here on move, one after the other, and the statement that begins with it, if there is something to be kept between the moves.
pub(super) fn fields_moved(
    block: &mut Block,
    from: usize,
    root: &Ident,
    yields_copies: bool,
    is_told: bool,
) -> Option<(usize, Vec<(Member, By)>)> {
    let mut scan = Scan { root, yields_copies, is_told, found: Vec::new(), at: 0 };
    scan.block(block, from);
    one_after_the_other(&scan.found, is_told)
}

/// `is_told`: by its type, so that the last field alone needs nothing of this.
fn one_after_the_other(found: &[MentionAt], is_told: bool) -> Option<(usize, Vec<(Member, By)>)> {
    let after = found.iter().rposition(|found| found.mention.is_otherwise()).map_or(0, |at| at + 1);
    let first =
        after + found[after..].iter().position(|found| found.mention.field().is_some_and(|(_, by)| !by.is_copy()))?;
    let last = found.iter().rposition(|found| found.mention.field().is_some())?;
    let is_whole = |found: &MentionAt| match found.mention {
        Mention::Otherwise { moves } => !moves,
        Mention::Field(_, by) => by.is_copy(),
        Mention::Suspends { .. } => true,
    };
    if !found[..first].iter().all(is_whole) {
        return None;
    }
    let is_kept_for = |(at, found): (usize, &MentionAt)| match found.mention {
        Mention::Suspends { with_it } => !is_told || at < last || (at == last + 1 && with_it),
        Mention::Field(..) | Mention::Otherwise { .. } => false,
    };
    if !found.iter().enumerate().skip(first).any(is_kept_for) {
        return None;
    }
    let fields = found[first..].iter().filter_map(|found| found.mention.field()).listed();
    // What is iterated over, and an `Option`, can be filled, and the local stays whole.
    let hole = fields.iter().position(|(_, by)| by.leaves_a_hole())?;
    let may_be_there = fields[..hole].iter().any(|(_, by)| by.is_content());
    let is_last = hole + 1 == fields.len();
    let is_named_again = (1..fields.len()).any(|at| fields[..at].iter().any(|(field, _)| *field == fields[at].0));
    if is_named_again || (is_told && (fields.len() < 2 || (is_last && !may_be_there))) {
        return None;
    }
    Some((found[first].at, fields.into_iter().map(|(field, by)| (field.clone(), by)).listed()))
}

/// What names the local.
enum Mention {
    Field(Member, By),
    /// By more, or on some paths only; `moves`: a part of it is moved.
    Otherwise {
        moves: bool,
    },
    /// Not the local, but a suspension; `with_it`: of a construct that names it.
    Suspends {
        with_it: bool,
    },
}

impl Mention {
    fn field(&self) -> Option<(&Member, By)> {
        match self {
            Mention::Field(field, by) => Some((field, *by)),
            Mention::Otherwise { .. } | Mention::Suspends { .. } => None,
        }
    }

    fn is_otherwise(&self) -> bool {
        match self {
            Mention::Otherwise { .. } => true,
            Mention::Field(..) | Mention::Suspends { .. } => false,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// As the value that a statement needs.
    Move,
    /// The same, and it is `Copy`.
    Copy,
    /// As what a `for` iterates over.
    Loop,
    /// As the `Option` whose content is taken.
    Content,
    /// As what a `match` takes apart, whichever variant it is.
    Parts,
}

impl By {
    /// Whether it may leave a hole that nothing fills.
    fn leaves_a_hole(self) -> bool {
        match self {
            By::Move | By::Parts => true,
            By::Copy | By::Loop | By::Content => false,
        }
    }

    fn is_copy(self) -> bool {
        self == By::Copy
    }

    pub(super) fn is_content(self) -> bool {
        self == By::Content
    }
}

/// Looks for what names the local, in the order of evaluation.
struct Scan<'r> {
    root: &'r Ident,
    yields_copies: bool,
    is_told: bool,
    found: Vec<MentionAt>,
    /// How many statements and tails have begun.
    at: usize,
}

struct MentionAt {
    mention: Mention,
    /// In this statement.
    at: usize,
}

impl Scan<'_> {
    fn push(&mut self, mention: Mention) {
        self.found.push(MentionAt { mention, at: self.at });
    }

    fn block(&mut self, block: &mut Block, from: usize) {
        for stmt in &mut block.stmts[from..] {
            self.at += 1;
            self.stmt(stmt);
        }
        self.at += 1;
        match &mut block.tail {
            None => {}
            Some(Tail::Native(value)) => match &mut **value {
                construct @ (Expr::If(_) | Expr::Match(_)) => self.construct(construct),
                value => self.value(value, By::Move),
            },
            Some(Tail::Node(node)) => self.node(node),
        }
    }

    fn stmt(&mut self, stmt: &mut Stmt) {
        match stmt {
            Stmt::Native { stmt: SynStmt::Expr(construct @ (Expr::If(_) | Expr::Match(_)), _), .. } => {
                self.construct(construct);
            }
            Stmt::Native { stmt: native, .. } => {
                let by = if is_iterator(native) { By::Loop } else { By::Move };
                let parts = moved(stmt);
                let mut named = Named::of(self.root);
                tuples::code_of_stmt(stmt, &mut named);
                self.code(&named, &parts, by);
            }
            Stmt::Jump(jump) => self.names(tokens::names(quote!(#jump), &self.root.to_string())),
            Stmt::Bind { binding, node } => {
                if let Binding::Let { pat, diverge, .. } = binding {
                    self.names(tokens::names(quote!(#pat), &self.root.to_string()));
                    if let Some(diverge) = diverge {
                        self.further_in(diverge);
                    }
                }
                self.node(node);
            }
        }
    }

    fn names(&mut self, names: bool) {
        if names {
            self.push(Mention::Otherwise { moves: false });
        }
    }

    /// What a construct does on some paths, or more than once.
    fn further_in(&mut self, block: &mut Block) {
        let mut named = Named::of(self.root);
        tuples::each_code(block, &mut named);
        let mut declares = false;
        walk::each_block_mut(block, &mut |block| {
            let jumps = block.stmts.iter().filter_map(|stmt| match stmt {
                Stmt::Jump(jump) => Some(jump),
                Stmt::Native { .. } | Stmt::Bind { .. } => None,
            });
            declares |= jumps.into_iter().any(|jump| tokens::names(quote!(#jump), &self.root.to_string()));
        });
        self.names(named.count > 0 || named.otherwise || declares);
    }

    fn node(&mut self, node: &mut Node) {
        let does_suspend = suspends(node);
        let (known, at) = (self.found.len(), self.at);
        match node {
            Node::Scope { block, .. } => return self.block(block, 0),
            Node::Yield { operand: None, .. } => {}
            Node::Value(operand) | Node::Yield { operand: Some(operand), .. } | Node::Delegate { operand, .. } => {
                let is_copied = does_suspend && self.yields_copies && place(operand).is_some();
                self.value(operand, if is_copied { By::Copy } else { By::Move });
            }
            Node::If { cond, then, otherwise, .. } => {
                match content_of_let(cond, self.root) {
                    Some(field) => self.push(Mention::Field(field, By::Content)),
                    None => self.names(tokens::names(quote!(#cond), &self.root.to_string())),
                }
                self.further_in(then);
                if let Some(otherwise) = otherwise {
                    self.further_in(otherwise);
                }
            }
            Node::Match { scrutinee, arms, .. } => {
                match taken_by_match(scrutinee, arms, self.root) {
                    Some((field, by)) => self.push(Mention::Field(field, by)),
                    None => {
                        let pats = arms.iter().map(|arm| &arm.pat);
                        self.names(tokens::names(quote!(#scrutinee #(#pats)*), &self.root.to_string()));
                    }
                }
                arms.iter_mut().for_each(|arm| self.further_in(&mut arm.body));
            }
            Node::Loop { body, .. } => self.further_in(body),
        }
        if does_suspend {
            let with_it = self.found.len() > known;
            self.found.push(MentionAt { mention: Mention::Suspends { with_it }, at });
        }
    }

    /// A construct that does not suspend.
    fn construct(&mut self, construct: &Expr) {
        match content(construct, self.root) {
            Some(field) => self.push(Mention::Field(field, By::Content)),
            None => self.names(tokens::names(quote!(#construct), &self.root.to_string())),
        }
    }

    fn value(&mut self, value: &mut Expr, by: By) {
        let parts = later::moved_by(|finder| finder.value(value));
        let mut named = Named::of(self.root);
        WalkerMut(&mut named).visit_expr_mut(value);
        self.code(&named, &parts, by);
    }

    /// Code that is evaluated once: it names fields of the local, and moves them all.
    fn code(&mut self, named: &Named<'_>, parts: &[PartialMove], by: By) {
        if named.count == 0 && !named.otherwise {
            return;
        }
        let moved = parts.iter().filter(|moved| moved.root == *self.root).flat_map(|moved| &moved.parts).listed();
        let is_field = |part: &&&Part| if self.is_told { spent::is_field(part) } else { spent::is_member(part) };
        let fields = moved.iter().filter(is_field).count();
        if named.otherwise || fields != named.count || named.fields.len() != named.count {
            return self.push(Mention::Otherwise { moves: !moved.is_empty() });
        }
        named.fields.iter().for_each(|field| self.push(Mention::Field(field.clone(), by)));
    }
}

/// The iterator of a loop.
fn is_iterator(stmt: &SynStmt) -> bool {
    let SynStmt::Local(syn::Local { init: Some(init), .. }) = stmt else { return false };
    let Expr::Call(syn::ExprCall { func, args, .. }) = &*init.expr else { return false };
    let is_ours = matches!(&**func, Expr::Path(path) if is_ours(&path.path));
    is_ours && args.first().and_then(place).is_some()
}

/// The field of which an `if let` or a `match` takes the content of a `Some`, and nothing else of the local.
fn content(construct: &Expr, root: &Ident) -> Option<Member> {
    let name = root.to_string();
    match construct {
        Expr::If(syn::ExprIf { cond, then_branch, else_branch, .. }) => {
            let otherwise = else_branch.as_ref().map(|(_, otherwise)| otherwise);
            content_of_let(cond, root).filter(|_| !tokens::names(quote!(#then_branch #otherwise), &name))
        }
        Expr::Match(syn::ExprMatch { expr, arms, .. }) => {
            let bodies = arms.iter().map(|arm| &arm.body);
            let are_contents = arms.iter().all(|arm| is_content(&arm.pat));
            field_of(expr, root).filter(|_| are_contents && !tokens::names(quote!(#(#bodies)*), &name))
        }
        _ => None,
    }
}

fn content_of_let(cond: &Expr, root: &Ident) -> Option<Member> {
    let Expr::Let(condition) = cond else { return None };
    field_of(&condition.expr, root).filter(|_| is_content(&condition.pat))
}

/// The same of a `match` all of whose patterns take everything that they match.
fn taken_by_match(scrutinee: &Expr, arms: &[Arm], root: &Ident) -> Option<(Member, By)> {
    let field = field_of(scrutinee, root)?;
    if arms.iter().all(|arm| is_content(&arm.pat)) {
        return Some((field, By::Content));
    }
    arms.iter().all(|arm| pattern::taken(&arm.pat).is_all()).then_some((field, By::Parts))
}

/// `Some(name)`, `None` or `_`
fn is_content(pat: &Pat) -> bool {
    match pattern::inner(pat) {
        Pat::TupleStruct(whole) if whole.path.is_ident("Some") => match whole.elems.first().map(pattern::inner) {
            Some(Pat::Ident(ident)) => ident.by_ref.is_none() && ident.subpat.is_none() && pattern::is_binding(ident),
            _ => false,
        },
        Pat::Ident(ident) => ident.ident == "None",
        Pat::Path(path) => path.path.is_ident("None"),
        Pat::Wild(_) => true,
        _ => false,
    }
}

/// `local.field`
pub(super) fn field_of(expr: &Expr, root: &Ident) -> Option<Member> {
    let place = place(bare(expr)).filter(|place| place.root == *root && !place.through_deref)?;
    match &place.path[..] {
        [field] => Some(field.clone()),
        _ => None,
    }
}
