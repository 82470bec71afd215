//! What a variable's type or initialiser tells of it.

use quote::ToTokens;
use syn::visit::Visit;
use syn::{BinOp, Expr, Generics, Ident, Macro, Type, UnOp};

use crate::syntax::place::bare;
use crate::syntax::receiver::keeps_items;
use crate::syntax::tokens::{any_ident, has_references, same};
use crate::syntax::types::{self, is_primitive};
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};

/// What a variable's type or initialiser tells of it, whatever the names in it stand for.
pub(crate) fn kind(ty: Option<&Type>, init: Option<&Expr>) -> TypeKind {
    match (ty, init) {
        (Some(ty), _) => kind_of_type(ty, None),
        (None, Some(init)) if of_init(init).is_some() => of_init(init).unwrap_or(TypeKind::NoDrop),
        (None, Some(init)) if makes_a_collection(init) => TypeKind::Collection,
        (None, Some(init)) if ReaderNames::in_expr(init) => TypeKind::Reader,
        (None, _) => TypeKind::Unknown,
    }
}

/// Whether a reader of std's is named. It may stand anywhere in what is deep: so it is not printed for that.
struct ReaderNames {
    found: bool,
}

impl ReaderNames {
    fn in_expr(expr: &Expr) -> bool {
        let mut names = ReaderNames { found: false };
        Walker(&mut names).visit_expr(expr);
        names.found
    }

    fn is_one(name: &Ident) -> bool {
        name == "Cursor" || name == "stdin" || name.to_string().ends_with("Reader")
    }
}

impl Visitor for ReaderNames {
    fn enter_expr(&mut self, _: &Expr) -> Walk {
        if self.found { Walk::Over } else { Walk::Into }
    }
    fn enter_nested(&mut self, _: Nested<'_>) -> Walk {
        Walk::Into
    }
    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        self.found |= any_ident(mac.to_token_stream(), &mut Self::is_one);
        Walk::Over
    }
    fn visit_ident(&mut self, name: &Ident) {
        self.found |= Self::is_one(name);
    }
}

/// The same for an argument, whose type may be one of the function's parameters.
pub(crate) fn kind_of_type(ty: &Type, generics: Option<&Generics>) -> TypeKind {
    let ty = types::bare(ty);
    match ty {
        Type::Reference(reference) if reference.mutability.is_some() => return TypeKind::Exclusive,
        Type::Reference(_) => return TypeKind::Shared,
        Type::FnPtr(_) | Type::Ptr(_) => return TypeKind::NoDrop,
        Type::Array(array) if kind_of_type(&array.elem, None) == TypeKind::Plain => return TypeKind::Plain,
        Type::Tuple(tuple) if tuple.elems.iter().all(|elem| kind_of_type(elem, None) == TypeKind::Plain) => {
            return TypeKind::Plain;
        }
        _ => {}
    }
    let name = match ty {
        Type::Path(path) => path.path.get_ident(),
        _ => None,
    };
    if name.is_some_and(|name| is_primitive(&name.to_string())) {
        return TypeKind::Plain;
    }
    let mut said = ty.to_token_stream();
    if let (Some(name), Some(generics)) = (name, generics) {
        for param in generics.type_params().filter(|param| param.ident == *name) {
            said.extend(param.bounds.to_token_stream());
        }
        for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
            if let syn::WherePredicate::Type(predicate) = predicate
                && same(&predicate.bounded_ty, ty)
            {
                said.extend(predicate.bounds.to_token_stream());
            }
        }
    }
    if name.is_some() && generics.is_some() && any_ident(said.clone(), &mut |name| name == "Copy") {
        TypeKind::Shared
    } else if any_ident(said.clone(), &mut |name| name == "FnOnce") {
        TypeKind::Once
    } else if any_ident(said, &mut |name| {
        name == "Read" || ["BufRead", "Reader"].iter().any(|end| name.to_string().ends_with(end))
    }) {
        TypeKind::Reader
    } else if types::is_collection(ty) {
        if has_references(ty) { TypeKind::Collection } else { TypeKind::OwnedCollection }
    } else if has_references(ty) || matches!(ty, Type::Infer(_) | Type::Macro(_)) {
        TypeKind::Unknown
    } else {
        TypeKind::Owned
    }
}

/// What a value without a destructor is, as its syntax shows.
pub(crate) fn of_init(expr: &Expr) -> Option<TypeKind> {
    let plain = |is: bool| is.then_some(TypeKind::Plain);
    let is_plain = |expr: &Expr| of_init(expr) == Some(TypeKind::Plain);
    match bare(expr) {
        Expr::Reference(reference) => {
            Some(if reference.mutability.is_some() { TypeKind::Exclusive } else { TypeKind::Shared })
        }
        Expr::Cast(cast) => Some(match kind_of_type(&cast.ty, None) {
            TypeKind::Plain => TypeKind::Plain,
            _ => TypeKind::NoDrop,
        }),
        Expr::Lit(literal) => match literal.lit {
            syn::Lit::Int(_) | syn::Lit::Float(_) | syn::Lit::Bool(_) | syn::Lit::Char(_) | syn::Lit::Byte(_) => {
                Some(TypeKind::Plain)
            }
            syn::Lit::Verbatim(_) => None,
            _ => Some(TypeKind::Shared),
        },
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_) | UnOp::Not(_)) => of_init(&unary.expr),
        // These are of the primitive type itself, whatever they are called with.
        Expr::Call(call) => plain(is_of_primitive(&call.func, &["from", "default"])),
        path @ Expr::Path(_) => plain(is_of_primitive(path, &["MAX", "MIN"])),
        Expr::Array(array) if !array.elems.is_empty() => plain(array.elems.iter().all(is_plain)),
        Expr::Repeat(repeat) => plain(is_plain(&repeat.expr)),
        Expr::Tuple(tuple) => plain(tuple.elems.iter().all(is_plain)),
        Expr::Binary(binary) => plain(matches!(
            binary.op,
            BinOp::Eq(_)
                | BinOp::Ne(_)
                | BinOp::Lt(_)
                | BinOp::Le(_)
                | BinOp::Gt(_)
                | BinOp::Ge(_)
                | BinOp::And(_)
                | BinOp::Or(_)
        )),
        _ => None,
    }
}

/// `vec![1]`, `format!("{n}")`, `n.to_string()`, `HashMap::new()`
fn makes_a_collection(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Macro(made) => {
            made.mac.path.segments.last().is_some_and(|last| last.ident == "vec" || last.ident == "format")
        }
        Expr::MethodCall(call) => call.method == "to_string" && call.args.is_empty(),
        Expr::Call(call) => {
            let Expr::Path(syn::ExprPath { qself: None, path, .. }) = bare(&call.func) else { return false };
            let mut segments = path.segments.iter().rev();
            let (Some(function), Some(ty)) = (segments.next(), segments.next()) else { return false };
            let makes = ["new", "from", "with_capacity"].iter().any(|name| function.ident == name);
            makes && types::is_collection_name(&ty.ident)
        }
        _ => false,
    }
}

/// `usize::from`, `u8::MAX`
fn is_of_primitive(path: &Expr, names: &[&str]) -> bool {
    let Expr::Path(syn::ExprPath { qself: None, path, .. }) = bare(path) else { return false };
    let mut segments = path.segments.iter().map(|segment| &segment.ident);
    match (segments.next(), segments.next(), segments.next()) {
        (Some(ty), Some(name), None) => is_primitive(&ty.to_string()) && names.iter().any(|known| name == known),
        _ => false,
    }
}

/// What a loop over this binds: numbers, where it is a range, for nothing else has a next one.
pub(crate) fn kind_of_item(head: &Expr) -> TypeKind {
    match bare(head) {
        Expr::Range(range) if range.start.is_some() => TypeKind::Plain,
        Expr::MethodCall(call) if keeps_items(&call.method) => kind_of_item(&call.receiver),
        _ => TypeKind::Unknown,
    }
}

/// What is known of a local from its syntax alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TypeKind {
    Unknown,
    /// A number, a `bool`, a `char`, or an array or tuple of these.
    Plain,
    /// A `&` reference, or of another type that is `Copy`.
    Shared,
    /// A `&mut` reference.
    Exclusive,
    /// It has nothing to drop, whatever it is.
    NoDrop,
    /// Its type is written, and no reference: it changes only through a `mut`.
    Owned,
    /// A string or a collection of std's, of references perhaps: a method consumes it only if std has it, and its name says so.
    Collection,
    /// Such a one whose type is written, and holds no reference.
    OwnedCollection,
    /// A reader, whose `lines` and `bytes` consume it.
    Reader,
    /// An `FnOnce`: a call consumes it.
    Once,
    /// Taken to be `Copy`, for nothing else leads on. Rustc is asked whether it is.
    Assumed,
}

impl TypeKind {
    /// Whether it is certain to have nothing to drop.
    pub(crate) fn needs_no_drop(self) -> bool {
        match self {
            TypeKind::Plain | TypeKind::Shared | TypeKind::Exclusive | TypeKind::NoDrop | TypeKind::Assumed => true,
            TypeKind::Unknown
            | TypeKind::Owned
            | TypeKind::Collection
            | TypeKind::OwnedCollection
            | TypeKind::Reader
            | TypeKind::Once => false,
        }
    }

    /// Whether its type is certain to be `Copy`.
    pub(crate) fn is_copy(self) -> bool {
        match self {
            TypeKind::Plain | TypeKind::Shared | TypeKind::Assumed => true,
            TypeKind::Unknown
            | TypeKind::Exclusive
            | TypeKind::NoDrop
            | TypeKind::Owned
            | TypeKind::Collection
            | TypeKind::OwnedCollection
            | TypeKind::Reader
            | TypeKind::Once => false,
        }
    }

    pub(crate) fn is_plain(self) -> bool {
        match self {
            TypeKind::Plain => true,
            TypeKind::Unknown
            | TypeKind::Shared
            | TypeKind::Exclusive
            | TypeKind::NoDrop
            | TypeKind::Owned
            | TypeKind::Collection
            | TypeKind::OwnedCollection
            | TypeKind::Reader
            | TypeKind::Once
            | TypeKind::Assumed => false,
        }
    }

    /// Whether it is a `&mut` reference.
    pub(crate) fn is_exclusive(self) -> bool {
        match self {
            TypeKind::Exclusive => true,
            TypeKind::Unknown
            | TypeKind::Plain
            | TypeKind::Shared
            | TypeKind::NoDrop
            | TypeKind::Owned
            | TypeKind::Collection
            | TypeKind::OwnedCollection
            | TypeKind::Reader
            | TypeKind::Once
            | TypeKind::Assumed => false,
        }
    }

    /// Whether it is known to be no reference.
    pub(crate) fn is_owned(self) -> bool {
        match self {
            TypeKind::Owned | TypeKind::OwnedCollection => true,
            TypeKind::Unknown
            | TypeKind::Plain
            | TypeKind::Shared
            | TypeKind::Exclusive
            | TypeKind::NoDrop
            | TypeKind::Collection
            | TypeKind::Reader
            | TypeKind::Once
            | TypeKind::Assumed => false,
        }
    }

    pub(crate) fn is_collection(self) -> bool {
        match self {
            TypeKind::Collection | TypeKind::OwnedCollection => true,
            TypeKind::Unknown
            | TypeKind::Plain
            | TypeKind::Shared
            | TypeKind::Exclusive
            | TypeKind::NoDrop
            | TypeKind::Owned
            | TypeKind::Reader
            | TypeKind::Once
            | TypeKind::Assumed => false,
        }
    }

    pub(crate) fn is_reader(self) -> bool {
        match self {
            TypeKind::Reader => true,
            TypeKind::Unknown
            | TypeKind::Plain
            | TypeKind::Shared
            | TypeKind::Exclusive
            | TypeKind::NoDrop
            | TypeKind::Owned
            | TypeKind::Collection
            | TypeKind::OwnedCollection
            | TypeKind::Once
            | TypeKind::Assumed => false,
        }
    }

    /// The kind of what a pattern binds inside it.
    pub(crate) fn of_part(self) -> TypeKind {
        match self {
            TypeKind::Plain => TypeKind::Plain,
            // What is destructured through a reference is a reference, or copied.
            TypeKind::Shared | TypeKind::Exclusive | TypeKind::NoDrop => TypeKind::NoDrop,
            TypeKind::Unknown
            | TypeKind::Owned
            | TypeKind::Collection
            | TypeKind::OwnedCollection
            | TypeKind::Reader
            | TypeKind::Once
            | TypeKind::Assumed => TypeKind::Unknown,
        }
    }

    pub(crate) fn is_assumed(self) -> bool {
        match self {
            TypeKind::Assumed => true,
            TypeKind::Unknown
            | TypeKind::Plain
            | TypeKind::Shared
            | TypeKind::Exclusive
            | TypeKind::NoDrop
            | TypeKind::Owned
            | TypeKind::Collection
            | TypeKind::OwnedCollection
            | TypeKind::Reader
            | TypeKind::Once => false,
        }
    }

    /// Whether a call consumes it.
    pub(crate) fn is_once(self) -> bool {
        match self {
            TypeKind::Once => true,
            TypeKind::Unknown
            | TypeKind::Plain
            | TypeKind::Shared
            | TypeKind::Exclusive
            | TypeKind::NoDrop
            | TypeKind::Owned
            | TypeKind::Collection
            | TypeKind::OwnedCollection
            | TypeKind::Reader
            | TypeKind::Assumed => false,
        }
    }
}
