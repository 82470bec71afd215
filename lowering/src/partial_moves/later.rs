//! Structs of which one field is moved, and others are named after a suspension: these move into a struct of their own.
//!
//! ```text
//! fn both(pair: Pair) -> impl Iterator<Item = u32> {
//!     yield_!(f(pair.a));
//!     yield_!(g(pair.b));
//!
//!     struct LaterFields { b, of }
//!     let mut left;
//!     let rest;
//!     yield_!(f({ let (part, remains) = later!(pair, [] a, unboxed [Pair], Left { b }); left = remains; part }));
//!     yield_!(g({ let (part, remains) = later!(left, [] b, …); rest = remains; part }));
//! ```
//!
//! What `left` is, rustc answers: the whole pair where `a` is `Copy`, or was filled; it has the same fields.
//!
//! This is done in the block that declares the local, where what follows the move names other fields alone, and not in a block
//! further in: so every path that names them comes from the move. In which order a struct drops its fields is not known here, so one
//! field may have something to drop, and rustc is asked whether all others are `Copy`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::visit::Visit;
use syn::{Expr, Member, Path, Stmt as SynStmt, Type};

use super::declared_types::{self, KnownTypes};
use super::moved::PartialMove;
use super::moves::MoveFinder;
use super::named_fields::{Named, Renaming, Taking};
use super::resolver::Resolver;
use super::{held, known_fields, lent, spent, tuples};
use crate::emit::questions;
use crate::ir::{Binding, Block, Body, LocalId, Node, Stmt, Tail, kind, walk};
use crate::listed::Listed;
use crate::sorted::{Map, Set};
use crate::source::arguments::Argument;
use crate::source::signature::Declared;
use crate::syntax::place::{place, scrutinee};
use crate::syntax::walk::{Visitor, Walk, Walker};
use crate::syntax::walk_mut::VisitorMut;

/// Moves fields that are named later into locals of their own.
pub(super) fn keep(body: &mut Body, arguments: &[Argument], declared: &Declared, signature: &Map<LocalId, Type>) {
    let told = declared_types::declared(body, arguments, declared, signature);
    let mut keeping = Keeping {
        shaped: known_fields::shapes(body, &told).into_iter().map(|(local, _)| local).collect(),
        held: Set::new(),
        told,
        lent: lent::lent(body),
        yields_copies: kind::kind_of_type(&declared.yields, None).is_copy(),
        names: body.locals.iter().map(|local| local.name.clone()).listed(),
        needs_no_drop: body.locals.iter().map(|local| local.needs_no_drop()).listed(),
        declared,
        kept: Map::new(),
        refilled: Set::new(),
        items: Vec::new(),
        made: 0,
    };
    walk::each_block_mut(&mut body.block, &mut |block| keeping.block(block));
    let Keeping { kept, refilled, held, items, .. } = keeping;
    if kept.is_empty() {
        return;
    }
    for local in kept.keys().map(|local| &body.locals[local.0]) {
        if !local.mutable && !local.role.is_synthetic() {
            body.filled.insert(local.name.to_string());
        }
    }
    let mut resolver = Resolver::new(body, declared);
    resolver.remainders = kept;
    resolver.refilled = refilled;
    resolver.held = held;
    walk::each_block_mut(&mut body.block, &mut |block| resolver.declare_remainders(block));
    resolver.finish(body);
    let items = items.into_iter().map(|stmt| Stmt::Native { stmt, declares: Vec::new() });
    body.block.stmts.splice(0..0, items.listed());
}

struct Keeping<'a> {
    told: KnownTypes,
    /// The locals whose fields are known.
    shaped: Set<LocalId>,
    /// The names of what is left where [a body of rustc's own](held) keeps the rest.
    held: Set<String>,
    lent: Set<String>,
    yields_copies: bool,
    /// Of all locals.
    names: Vec<Ident>,
    needs_no_drop: Vec<bool>,
    declared: &'a Declared,
    /// The locals to declare beside another one, and whether they are mutable.
    kept: Map<LocalId, Vec<(Ident, bool)>>,
    /// The locals that are filled, and have to be mutable.
    refilled: Set<LocalId>,
    items: Vec<SynStmt>,
    made: usize,
}

/// A local of which parts are moved.
#[derive(Clone)]
struct Divided {
    /// That of which it is left.
    local: LocalId,
    /// Whether it is a box, and its struct; `None`: nothing tells what fields it has.
    told: Option<(Ident, Path)>,
    /// If it is what is left of the local.
    left: Option<LaterFields>,
}

#[derive(Clone)]
struct LaterFields {
    name: Ident,
    fields: Vec<Ident>,
    /// The fields of the whole that it does not have.
    gone: Vec<Ident>,
}

/// A part that was moved, and stays so.
struct Before {
    root: Ident,
    field: Option<Ident>,
    at: usize,
}

impl Keeping<'_> {
    fn block(&mut self, block: &mut Block) {
        let mut here = block.params.clone();
        let mut lefts: Vec<Divided> = Vec::new();
        let mut before: Vec<Before> = Vec::new();
        for at in 0..block.stmts.len() {
            for moved in moved(&mut block.stmts[at]) {
                if self.is_copied(&block.stmts[at]) {
                    continue;
                }
                let divided = || self.divided(&moved.root, &lefts, &here);
                match divided().and_then(|divided| self.step(block, at, &moved, &divided, &before)) {
                    Some(left) => lefts.push(left),
                    None => before.push(Before { field: field(&moved).cloned(), root: moved.root, at }),
                }
            }
            here.extend(block.stmts[at].declares());
        }
    }

    /// Whether what is yielded is a field that is `Copy`.
    fn is_copied(&self, stmt: &Stmt) -> bool {
        let Some(Node::Yield { operand: Some(operand), .. }) = stmt.node() else { return false };
        self.yields_copies && place(operand).is_some()
    }

    /// Whether a statement of this block moves parts of a local.
    fn moves_of(&self, block: &mut Block, at: usize, root: &Ident) -> bool {
        let Some(stmt) = block.stmts.get_mut(at) else { return false };
        !self.is_copied(stmt) && moved(stmt).iter().any(|moved| moved.root == *root)
    }

    fn divided(&self, root: &Ident, lefts: &[Divided], here: &[LocalId]) -> Option<Divided> {
        let is_left = |divided: &&Divided| divided.left.as_ref().is_some_and(|left| left.name == *root);
        if let Some(divided) = lefts.iter().find(is_left) {
            return Some(divided.clone());
        }
        let local = *here.iter().rev().find(|local| self.names[local.0] == *root)?;
        if self.needs_no_drop[local.0] || self.lent.contains(&root.to_string()) {
            return None;
        }
        let told = spent::of_any_struct(&self.told, local);
        if told.is_none() && (!held::may_be(self.declared) || self.shaped.contains(&local)) {
            return None;
        }
        Some(Divided { local, told, left: None })
    }

    /// A part that is moved where others are named later; of what is left, the last one too.
    fn step(
        &mut self,
        block: &mut Block,
        at: usize,
        moved: &PartialMove,
        divided: &Divided,
        before: &[Before],
    ) -> Option<Divided> {
        let root = &moved.root;
        let part = field(moved)?;
        if block.stmts[..at].iter_mut().any(|stmt| takes_apart(stmt, root)) {
            return None;
        }
        let suspends = suspends_at(block, at)?;
        let mut gone = Vec::new();
        for before in before.iter().filter(|before| before.root == *root) {
            // What suspended in between has filled it.
            suspends_at(block, before.at).filter(|suspends| *suspends >= at)?;
            gone.push(before.field.clone()?);
        }
        if names_further_in(block, at, root) || (at + 1..=suspends).any(|i| self.moves_of(block, i, root)) {
            return None;
        }
        let (mut now, mut after) = (Named::of(root), Named::of(root));
        each_code(block, at..at + 1, &mut now);
        let mut is_later = false;
        for i in at + 1..=block.stmts.len() {
            let known = after.count;
            each_code(block, i..i + 1, &mut after);
            // One of which nothing else keeps what is left is divided, even if the others are named before that alone.
            is_later |= (i >= suspends || divided.told.is_none()) && after.count > known;
        }
        let later: Vec<Ident> = after.fields.iter().filter_map(named).cloned().listed();
        let is_last = later.is_empty() && divided.left.is_some();
        let is_named_twice = later.iter().any(|field| field == part || gone.contains(field));
        if now.count != 1
            || now.otherwise
            || after.otherwise
            || later.len() < after.fields.len()
            || is_named_twice
            || !(is_later || is_last)
        {
            return None;
        }
        // `pair.a` becomes `{ let (part, left) = later!(pair, [] a, …); name = left; part }`.
        self.made += 1;
        let span = Span::mixed_site().located_at(root.span());
        let name = format_ident!("__later_{}", self.made, span = span);
        each_code(block, at + 1..block.stmts.len() + 1, &mut Renaming { root, name: &name });
        let question = match &divided.left {
            None => self.of_whole(divided, &later),
            Some(left) => self.of_left(divided, left, part, &gone, &later),
        };
        let asked = questions::later(root, &gone, part, divided.told.is_none(), &question);
        let taken = self.taken(divided, &name, &asked);
        each_code(block, at..at + 1, &mut Taking { root, taken: Some(taken) });
        self.kept.entry(divided.local).or_default().push((name.clone(), !later.is_empty()));
        if !gone.is_empty() && divided.left.is_none() {
            self.refilled.insert(divided.local);
        }
        gone.push(part.clone());
        gone.extend(divided.left.iter().flat_map(|left| &left.gone).cloned());
        Some(Divided { left: Some(LaterFields { name, fields: later, gone }), ..divided.clone() })
    }

    /// `{ let (part, left) = …; name = left; part }`
    fn taken(&mut self, divided: &Divided, name: &Ident, asked: &TokenStream) -> Expr {
        if divided.told.is_some() {
            syn::parse_quote!({
                let (__part, __left) = #asked;
                #name = __left;
                __part
            })
        } else {
            let others = format_ident!("__others_{}", self.made, span = name.span());
            let taken = syn::parse_quote!({
                let (__part, (__left, __others)) = #asked;
                #name = __left;
                #others = __others;
                __part
            });
            self.held.extend([name, &others].map(ToString::to_string));
            self.kept.entry(divided.local).or_default().push((others, false));
            taken
        }
    }

    /// What is left of a whole: fields that are named later.
    fn of_whole(&mut self, divided: &Divided, later: &[Ident]) -> TokenStream {
        let left = self.left_struct(later);
        let pairs = pairs(later).map(|(one, other)| quote!([#one #other]));
        let whole = match &divided.told {
            Some((whole, path)) => quote!(#whole [#path]),
            None => quote!(untold []),
        };
        quote!(#whole, #left { #(#later),* } #(#pairs)*)
    }

    /// What is left of what was left.
    fn of_left(
        &mut self,
        divided: &Divided,
        left: &LaterFields,
        part: &Ident,
        moved: &[Ident],
        later: &[Ident],
    ) -> TokenStream {
        let LaterFields { name: local, fields, gone } = left;
        let Some((whole, path)) = &divided.told else {
            return self.of_left_held(left, part, moved, later);
        };
        let deref = (whole == "boxed").then(|| quote!(*));
        let others = fields.iter().filter(|field| *field != part && !moved.contains(field) && !later.contains(field));
        let of_left = quote!(move || { let _ = (#(&#local.#others,)*); });
        let never = |field: &Ident| quote!(#field: ::genfn::__private::never());
        let missing = gone.iter().chain(moved).chain([part]).chain(later).map(never);
        let of_whole = quote!(move || { let _ = #path { #(#missing,)* ..__whole }; });
        if later.is_empty() {
            let captured = quote!(::genfn::__private::rest::captured);
            return quote!(__answer __of, { (#local.#part, #captured(#of_left)) }, [#deref] __whole => {
                (__whole.#part, #captured(#of_whole))
            });
        }
        let made = self.left_struct(later);
        let answer = format_ident!("__answer");
        let pairs = pairs(later).map(|(one, other)| questions::later_in_order(&answer, local, one, other)).listed();
        quote!(__answer __of, {
            if false {
                ::genfn::__private::never();
                #(#pairs)*
                __answer.check(#of_left);
            }
            (#local.#part, #made { #(#later: #local.#later,)* __of })
        }, [#deref] __whole => {
            if false {
                ::genfn::__private::never();
                __answer.check(#of_whole);
            }
            (__whole.#part, #made { #(#later: __whole.#later,)* __of })
        })
    }

    /// The same where a body of rustc's own keeps the rest.
    fn of_left_held(&mut self, left: &LaterFields, part: &Ident, moved: &[Ident], later: &[Ident]) -> TokenStream {
        let LaterFields { name: local, fields, .. } = left;
        let others =
            fields.iter().filter(|field| *field != part && !moved.contains(field) && !later.contains(field)).listed();
        if later.is_empty() {
            let captured = quote!(::genfn::__private::rest::captured);
            return quote!(__answer __of, {
                (#local.#part, (#captured(move || { let _ = (#(&#local.#others,)*); }), ()))
            }, [] __whole => {
                let (__part, __others) = ::genfn::moved::held!(__answer, __whole, #part);
                (__part, ((), __others))
            });
        }
        let made = self.left_struct(later);
        let answer = format_ident!("__answer");
        let pairs = pairs(later).map(|(one, other)| questions::later_in_order(&answer, local, one, other)).listed();
        quote!(__answer __of, {
            if false {
                ::genfn::__private::never();
                #(#pairs)*
                __answer.check(move || { let _ = (#(&#local.#others,)*); });
            }
            (#local.#part, (#made { #(#later: #local.#later,)* __of }, ()))
        }, [] __whole => {
            let ((__part, #(#later,)*), __others) =
                ::genfn::moved::held!(__answer, __whole; #part #(#later)*);
            (__part, (#made { #(#later,)* __of }, __others))
        })
    }

    /// `struct Left<A, S> { b: A, __of: Of<S> }`
    fn left_struct(&mut self, fields: &[Ident]) -> Ident {
        let name = format_ident!("__Left_{}", self.made, span = Span::mixed_site());
        let types = (0..fields.len()).map(|i| format_ident!("__F{}", i)).listed();
        let clone = self.declared.clone.then(|| quote!(#[derive(::genfn::__private::core::clone::Clone)]));
        self.items.push(syn::parse_quote! {
            #[allow(dead_code, non_camel_case_types)]
            #clone
            struct #name<#(#types,)* __S> { #(#fields: #types,)* __of: ::genfn::moved::Of<__S> }
        });
        self.items.push(syn::parse_quote! {
            impl<#(#types,)* __S> ::genfn::moved::Leaves for #name<#(#types,)* __S> {
                type Of = __S;
            }
        });
        name
    }
}

/// Every two of these.
fn pairs(fields: &[Ident]) -> impl Iterator<Item = (&Ident, &Ident)> {
    fields.iter().enumerate().flat_map(|(i, one)| fields[..i].iter().map(move |other| (one, other)))
}

fn named(field: &Member) -> Option<&Ident> {
    match field {
        Member::Named(name) => Some(name),
        Member::Unnamed(_) => None,
    }
}

/// The one field that is moved by its name.
fn field(moved: &PartialMove) -> Option<&Ident> {
    let [part] = &moved.parts[..] else { return None };
    if moved.remainder.is_some() || moved.variant.is_some() || !spent::is_field(part) {
        return None;
    }
    match &part.place.path[..] {
        [Member::Named(field)] => Some(field),
        _ => None,
    }
}

/// What a statement moves, whichever way it goes.
pub(super) fn moved(stmt: &mut Stmt) -> Vec<PartialMove> {
    moved_by(|finder| match stmt {
        Stmt::Native { stmt, .. } => finder.stmt(stmt),
        Stmt::Bind { node, .. } => match node {
            Node::Yield { operand: Some(operand), .. } | Node::Delegate { operand, .. } => finder.value(operand),
            Node::Value(_)
            | Node::Yield { operand: None, .. }
            | Node::If { .. }
            | Node::Match { .. }
            | Node::Loop { .. }
            | Node::Scope { .. } => {}
        },
        Stmt::Jump(_) => {}
    })
}

pub(super) fn moved_by(find: impl FnOnce(&mut MoveFinder<'_>)) -> Vec<PartialMove> {
    let mut names = 0;
    let mut finder = MoveFinder::new(&mut names);
    find(&mut finder);
    finder.finish(&|_| {}).0
}

/// Whether a construct takes parts of the local, in its head or in its blocks: then it may be gone on some paths.
fn takes_apart(stmt: &mut Stmt, root: &Ident) -> bool {
    let Stmt::Bind { node, .. } = stmt else { return false };
    if matches_part(node, root) {
        return true;
    }
    let mut found = false;
    for block in walk::blocks_mut(node) {
        walk::each_block_mut(block, &mut |block| {
            found |= block.stmts.iter_mut().any(|stmt| {
                stmt.node().is_some_and(|node| matches_part(node, root))
                    || moved(stmt).iter().any(|moved| moved.root == *root)
            });
            if let Some(Tail::Node(node)) = &block.tail {
                found |= matches_part(node, root);
            }
        });
    }
    found
}

/// Whether a construct matches a part of the local, which a pattern may move.
fn matches_part(node: &Node, root: &Ident) -> bool {
    struct Conditions<'r>(&'r Ident, bool);
    impl Visitor for Conditions<'_> {
        fn enter_expr(&mut self, expr: &Expr) -> Walk {
            if let Expr::Let(condition) = expr {
                self.1 |= scrutinee(&condition.expr).is_some_and(|place| place.root == *self.0);
            }
            Walk::Into
        }
    }
    match node {
        Node::If { cond, .. } => {
            let mut conditions = Conditions(root, false);
            Walker(&mut conditions).visit_expr(cond);
            conditions.1
        }
        Node::Match { scrutinee: matched, .. } => scrutinee(matched).is_some_and(|place| place.root == *root),
        Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } | Node::Loop { .. } | Node::Scope { .. } => false,
    }
}

/// Whether a construct suspends.
pub(super) fn suspends(node: &Node) -> bool {
    let mut inside = false;
    walk::blocks(node).into_iter().for_each(|block| {
        walk::each_construct(block, &mut |node| inside |= node.suspends());
    });
    inside || node.suspends()
}

/// The first statement that suspends from here on.
fn suspends_at(block: &Block, at: usize) -> Option<usize> {
    let mut following = (at..block.stmts.len()).filter(|i| block.stmts[*i].node().is_some_and(suspends));
    following.next().or_else(|| match &block.tail {
        Some(Tail::Node(node)) if suspends(node) => Some(block.stmts.len()),
        Some(Tail::Node(_) | Tail::Native(_)) | None => None,
    })
}

/// Whether blocks in a statement from here on name the local.
fn names_further_in(block: &mut Block, at: usize, root: &Ident) -> bool {
    let mut named = Named::of(root);
    for stmt in &mut block.stmts[at..] {
        if let Stmt::Bind { binding, node } = stmt {
            if let Binding::Let { diverge: Some(diverge), .. } = binding {
                tuples::each_code(diverge, &mut named);
            }
            walk::blocks_mut(node).into_iter().for_each(|block| tuples::each_code(block, &mut named));
        }
    }
    if let Some(Tail::Node(node)) = &mut block.tail {
        walk::blocks_mut(node).into_iter().for_each(|block| tuples::each_code(block, &mut named));
    }
    named.count > 0 || named.otherwise
}

/// The code of these statements of a block, but for that in its blocks; the one behind the last is the tail.
fn each_code(block: &mut Block, stmts: std::ops::Range<usize>, visitor: &mut dyn VisitorMut) {
    let end = block.stmts.len();
    for stmt in &mut block.stmts[stmts.start.min(end)..stmts.end.min(end)] {
        tuples::code_of_stmt(stmt, visitor);
    }
    if stmts.contains(&end) {
        tuples::code_of_tail(&mut block.tail, visitor);
    }
}
