//! Loops over what a local of the generator's own lends, around a yield: the borrow that most people try first.
//!
//! ```text
//! fn words(text: String) -> impl Iterator<Item = String> {
//!     for word in text.split(' ') { yield_!(word.to_owned()); }
//! }           // ^^^^^^^^^^^^^^^ `text` is the generator's own
//! ```
//!
//! Here the way out can be told. rustc can only tell what is wrong with the machine: in several errors, if the item is of a generic
//! type, and with advice that does not help. So whatever is certain to be refused by it is told of here, and all else is left to it:
//!
//! - The local has one binding of its name in the function, and a type that owns what it holds: one of std's names, written for an argument
//!   or a `let`, or shown by what makes it (`vec![…]`, `String::new()`), or that of the items of another such local.
//! - The head borrows it: `&text`, or one of std's methods that do, and after it methods of iterators that hold on to what they are
//!   called on.
//! - The loop comes round after a yield: nothing in it leaves it early, or may hide that.

use syn::punctuated::Punctuated;
use syn::visit::Visit;
use syn::{
    Expr, ExprForLoop, FnArg, GenericArgument, Ident, Local, Macro, Pat, PathArguments, Signature, Stmt, Token, Type,
    parse_quote,
};

use crate::diagnostics::{Diagnostics, Heading};
use crate::sorted::Map;
use crate::syntax::macros;
use crate::syntax::markers::Marker;
use crate::syntax::pattern;
use crate::syntax::place;
use crate::syntax::suspends;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};

/// Reports each of them.
pub(super) fn check(block: &syn::Block, signature: &Signature, diagnostics: &Diagnostics) {
    let mut loops = Loops { bindings: Map::new(), known: Map::new(), arguments: Vec::new(), diagnostics: None };
    for input in &signature.inputs {
        if let FnArg::Typed(argument) = input {
            loops.bind(&argument.pat);
            loops.know(&argument.pat, &argument.ty);
            loops.arguments.extend(pattern::bindings(&argument.pat).into_iter().map(|bound| bound.name));
        }
    }
    // First the names, all of them; then the loops.
    Walker(&mut loops).visit_block(block);
    loops.diagnostics = Some(diagnostics);
    Walker(&mut loops).visit_block(block);
}

struct Loops<'a> {
    /// How often each name is bound.
    bindings: Map<String, usize>,
    /// The types of locals that own what they hold.
    known: Map<String, Type>,
    arguments: Vec<Ident>,
    /// None while the names are collected.
    diagnostics: Option<&'a Diagnostics>,
}

impl Loops<'_> {
    fn bind(&mut self, pat: &Pat) {
        for bound in pattern::bindings(pat) {
            *self.bindings.entry(bound.name.to_string()).or_default() += 1;
        }
    }

    fn know(&mut self, pat: &Pat, ty: &Type) {
        if let Pat::Ident(pat) = pattern::bare(pat)
            && pat.by_ref.is_none()
            && owns(ty)
        {
            self.known.insert(pat.ident.to_string(), ty.clone());
        }
    }

    fn type_of(&self, name: &Ident) -> Option<&Type> {
        let name = name.to_string();
        self.known.get(&name).filter(|_| self.bindings.get(&name) == Some(&1))
    }

    /// The type of an expression, where it is one that owns what it holds.
    fn type_of_value(&self, expr: &Expr) -> Option<Type> {
        match place::bare(expr) {
            Expr::Path(path) => self.type_of(path.path.get_ident()?).cloned(),
            Expr::Array(_) | Expr::Repeat(_) => Some(parse_quote!([_; _])),
            Expr::Macro(found) if is_named(&found.mac, &["vec"]) => Some(parse_quote!(Vec<_>)),
            Expr::Macro(found) if is_named(&found.mac, &["format"]) => Some(parse_quote!(String)),
            Expr::MethodCall(call) if call.method == "to_string" && call.args.is_empty() => Some(parse_quote!(String)),
            Expr::Call(call) => {
                let Expr::Path(function) = &*call.func else { return None };
                let mut segments = function.path.segments.iter().rev();
                let (function, ty) = (segments.next()?, segments.next()?);
                let makes = ["new", "from", "with_capacity"].iter().any(|name| function.ident == name);
                let ty: Type = parse_quote!(#ty);
                (makes && owns(&ty)).then_some(ty)
            }
            _ => None,
        }
    }

    fn declared(&mut self, local: &Local) {
        self.bind(&local.pat);
        let (pat, written) = match &local.pat {
            Pat::Type(typed) => (&*typed.pat, Some((*typed.ty).clone())),
            pat => (pat, None),
        };
        let made = || self.type_of_value(&local.init.as_ref()?.expr);
        if let Some(ty) = written.or_else(made) {
            self.know(pat, &ty);
        }
    }

    fn head(&mut self, found: &ExprForLoop) {
        match self.diagnostics {
            None => {
                self.bind(&found.pat);
                if let Some(item) = self.type_of_value(&found.expr).and_then(|ty| item_of(&ty)) {
                    self.know(&found.pat, &item);
                }
            }
            Some(diagnostics) => {
                let Some(lender) = lender(&found.expr) else { return };
                if self.type_of(&lender).is_some() && comes_round_after_a_yield(found) {
                    self.report(found, &lender, diagnostics);
                }
            }
        }
    }

    fn report(&self, found: &ExprForLoop, lender: &Ident, diagnostics: &Diagnostics) {
        let instead =
            if self.arguments.contains(lender) { format!(", or take `{lender}` by reference") } else { String::new() };
        diagnostics.explained(
            &found.expr,
            Heading::BorrowAcrossAYield,
            format!(
                "`{lender}` is the generator's own, and a generator that can be moved can't hold a borrow of it across a yield: \
                 write `#[generator(pinned)]`{instead}"
            ),
        );
    }
}

impl Visitor for Loops<'_> {
    fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
        if let (Stmt::Local(local), None) = (stmt, self.diagnostics) {
            self.declared(local);
        }
        Walk::Into
    }
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        match expr {
            Expr::ForLoop(found) => self.head(found),
            Expr::Let(found) if self.diagnostics.is_none() => self.bind(&found.pat),
            _ => {}
        }
        Walk::Into
    }
    fn enter_arm(&mut self, arm: &syn::Arm) -> Walk {
        if self.diagnostics.is_none() {
            self.bind(&arm.pat);
        }
        Walk::Into
    }
    fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
        if let (Nested::Closure(closure), None) = (nested, self.diagnostics) {
            closure.inputs.iter().for_each(|pat| self.bind(pat));
        }
        match nested {
            // Their loops are none of the generator's, their names are.
            Nested::Closure(_) | Nested::Async(_) | Nested::Const(_) if self.diagnostics.is_none() => Walk::Into,
            Nested::Closure(_) | Nested::Async(_) | Nested::Const(_) | Nested::Item(_) => Walk::Over,
        }
    }
    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        if Marker::of(mac).is_some() || macros::is_known(mac) { Walk::Into } else { Walk::Over }
    }
}

/// Whether it is one of std's types that own what they hold, and lend it.
fn owns(ty: &Type) -> bool {
    const OWNERS: &[&str] = &[
        "BTreeMap",
        "BTreeSet",
        "BinaryHeap",
        "HashMap",
        "HashSet",
        "LinkedList",
        "PathBuf",
        "String",
        "Vec",
        "VecDeque",
    ];
    match ty {
        Type::Array(_) => true,
        Type::Path(path) if path.qself.is_none() => {
            path.path.segments.last().is_some_and(|last| OWNERS.iter().any(|name| last.ident == name))
        }
        _ => false,
    }
}

/// What such a type gives away one by one.
fn item_of(ty: &Type) -> Option<Type> {
    match ty {
        Type::Array(array) => Some((*array.elem).clone()),
        Type::Path(path) => {
            let last = path.path.segments.last()?;
            let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
            let types: Punctuated<&GenericArgument, Token![,]> = arguments.args.iter().collect();
            match (types.len(), types.first()) {
                (1, Some(GenericArgument::Type(item))) => Some(item.clone()),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The local that what is iterated over borrows from.
fn lender(head: &Expr) -> Option<Ident> {
    match place::bare(head) {
        Expr::Reference(reference) => match place::bare(&reference.expr) {
            Expr::Index(index) if matches!(place::bare(&index.index), Expr::Range(_)) => local(&index.expr),
            place => local(place),
        },
        Expr::MethodCall(call) if call.turbofish.is_none() => {
            let is_one_of = |methods: &[&str]| methods.iter().any(|method| call.method == method);
            match place::bare(&call.receiver) {
                receiver @ Expr::Path(_) if is_one_of(LENDING) => local(receiver),
                receiver if is_one_of(LENDING_ON) || is_one_of(HOLDING) => lender(receiver),
                _ => None,
            }
        }
        _ => None,
    }
}

fn is_named(mac: &Macro, names: &[&str]) -> bool {
    mac.path.segments.last().is_some_and(|last| names.iter().any(|name| last.ident == name))
}

fn local(expr: &Expr) -> Option<Ident> {
    let Expr::Path(path) = place::bare(expr) else { return None };
    path.path.get_ident().cloned()
}

/// Methods of the owners that lend what is iterated over, or what is asked for that.
const LENDING: &[&str] = &[
    "as_bytes",
    "as_slice",
    "as_str",
    "bytes",
    "char_indices",
    "chars",
    "chunks",
    "chunks_exact",
    "chunks_mut",
    "drain",
    "iter",
    "iter_mut",
    "keys",
    "lines",
    "match_indices",
    "matches",
    "range",
    "rsplit",
    "rsplitn",
    "split",
    "split_ascii_whitespace",
    "split_inclusive",
    "split_terminator",
    "split_whitespace",
    "splitn",
    "trim",
    "trim_end",
    "trim_start",
    "values",
    "values_mut",
    "windows",
];

/// The same of what is lent.
const LENDING_ON: &[&str] = &[
    "as_bytes",
    "bytes",
    "char_indices",
    "chars",
    "chunks",
    "chunks_exact",
    "iter",
    "lines",
    "match_indices",
    "matches",
    "rsplit",
    "split",
    "split_ascii_whitespace",
    "split_terminator",
    "split_whitespace",
    "splitn",
    "trim",
    "trim_end",
    "trim_start",
    "windows",
];

/// Methods of iterators that hold what they are called on.
const HOLDING: &[&str] = &[
    "chain",
    "cloned",
    "copied",
    "cycle",
    "enumerate",
    "filter",
    "filter_map",
    "flat_map",
    "flatten",
    "fuse",
    "inspect",
    "map",
    "map_while",
    "peekable",
    "rev",
    "scan",
    "skip",
    "skip_while",
    "step_by",
    "take",
    "take_while",
    "zip",
];

/// Whether the loop asks its iterator for another item once it has yielded.
fn comes_round_after_a_yield(found: &ExprForLoop) -> bool {
    struct LeavesEarly(bool);
    impl Visitor for LeavesEarly {
        fn enter_expr(&mut self, expr: &Expr) -> Walk {
            self.0 |=
                matches!(expr, Expr::Break(_) | Expr::Return(_) | Expr::Try(_) | Expr::Continue(_) | Expr::Loop(_));
            Walk::Into
        }
        fn enter_macro(&mut self, mac: &Macro) -> Walk {
            let never_leaves = Marker::of(mac).is_some()
                || macros::is_known(mac) && !is_named(mac, &["panic", "todo", "unimplemented", "unreachable"]);
            self.0 |= !never_leaves;
            Walk::Into
        }
    }
    let mut leaves = LeavesEarly(false);
    Walker(&mut leaves).visit_block(&found.body);
    suspends::block_suspends(&found.body) && !leaves.0
}
