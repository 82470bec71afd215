//! Std's types that own what they hold, and what they lend of it to be iterated over.

use syn::{Expr, GenericArgument, Ident, PathArguments, Type};

use crate::syntax::place;

/// What is lent by the owners of this kind.
struct Lending {
    owners: &'static [&'static str],
    /// Whether `&owner` can be iterated over.
    by_reference: bool,
    methods: &'static [&'static str],
}

impl Lending {
    fn are_cells(&self) -> bool {
        self.owners.contains(&"Mutex")
    }
}

const LENDING: &[Lending] = &[
    Lending {
        owners: &["String"],
        by_reference: false,
        methods: &[
            "as_bytes",
            "as_str",
            "bytes",
            "char_indices",
            "chars",
            "drain",
            "lines",
            "match_indices",
            "matches",
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
        ],
    },
    Lending { owners: &["Mutex", "RefCell", "RwLock"], by_reference: false, methods: &["borrow", "borrow_mut"] },
    Lending { owners: &["PathBuf"], by_reference: true, methods: &["ancestors", "components", "iter"] },
    Lending {
        owners: &["BTreeMap", "BTreeSet", "BinaryHeap", "HashMap", "HashSet", "LinkedList", "Vec", "VecDeque", ARRAY],
        by_reference: true,
        methods: &[
            "as_slice",
            "chunks",
            "chunks_exact",
            "chunks_mut",
            "drain",
            "iter",
            "iter_mut",
            "keys",
            "range",
            "values",
            "values_mut",
            "windows",
        ],
    },
];

/// Stands for `[T; N]`, which has no name.
const ARRAY: &str = "[]";

/// Methods of what is lent that lend it on.
const LENT_ON: &[&str] = &[
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
pub(super) const HOLDING: &[&str] = &[
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

/// What is held by all that these methods of iterators make of it.
///
/// ```text
/// walk(left).map(Some).chain(walk(right))     walk(left)
/// ```
pub(super) fn held_by(expr: &Expr) -> &Expr {
    match place::bare(expr) {
        Expr::MethodCall(call) if HOLDING.iter().any(|method| call.method == method) => held_by(&call.receiver),
        expr => expr,
    }
}

/// What is lent of a type, where that owns what it holds. A cell may be shared: its guard borrows the pointer.
fn lending(ty: &Type) -> Option<&'static Lending> {
    if let Type::Path(path) = ty
        && path.path.segments.last().is_some_and(|last| last.ident == "Rc" || last.ident == "Arc")
    {
        return item_of(ty).and_then(|shared| lending(&shared)).filter(|lending| lending.are_cells());
    }
    let name = match ty {
        Type::Array(_) => ARRAY.to_owned(),
        Type::Path(path) if path.qself.is_none() => path.path.segments.last()?.ident.to_string(),
        _ => return None,
    };
    LENDING.iter().find(|lending| lending.owners.contains(&name.as_str()))
}

/// Whether it owns what it holds, and lends it.
pub(super) fn owns(ty: &Type) -> bool {
    lending(ty).is_some()
}

/// What such a type gives away one by one.
pub(super) fn item_of(ty: &Type) -> Option<Type> {
    match ty {
        Type::Array(array) => Some((*array.elem).clone()),
        Type::Path(path) => {
            let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else { return None };
            let mut arguments = arguments.args.iter();
            match (arguments.next(), arguments.next()) {
                (Some(GenericArgument::Type(item)), None) => Some(item.clone()),
                _ => None,
            }
        }
        _ => None,
    }
}

/// What is known of locals.
pub(super) trait Locals {
    /// The type of one that owns what it holds.
    fn type_of(&self, name: &Ident) -> Option<&Type>;

    /// The one that lends what another one is, and nothing else: `let line = text.trim();`
    fn lender_of(&self, name: &Ident) -> Option<Ident>;
}

/// Methods of the owners that lend a part of what they hold, if it is there, and how that is taken out.
const LENDING_PARTS: &[&str] = &[
    "back",
    "back_mut",
    "first",
    "first_mut",
    "front",
    "front_mut",
    "get",
    "get_mut",
    "last",
    "last_mut",
    "lock",
    "read",
    "write",
];
const TAKING_OUT: &[&str] = &["expect", "unwrap"];

/// The local that the value of a method borrows from: what is iterated over, or a part of it. (`&local` is none.)
pub(super) fn lent_by_a_method(value: &Expr, locals: &dyn Locals) -> Option<Ident> {
    let Expr::MethodCall(call) = place::bare(value) else { return None };
    if !TAKING_OUT.iter().any(|method| call.method == method) {
        return lender(value, locals);
    }
    let Expr::MethodCall(lending) = place::bare(&call.receiver) else { return None };
    let Expr::Path(owner) = place::bare(&lending.receiver) else { return None };
    let owner = owner.path.get_ident()?;
    let lends = LENDING_PARTS.iter().any(|method| lending.method == method) && locals.type_of(owner).is_some();
    lends.then(|| owner.clone())
}

/// Whether a value is the guard of a cell, `cell.lock().unwrap()`, which is held until it is dropped.
pub(super) fn is_guard(value: &Expr, locals: &dyn Locals) -> bool {
    let Expr::MethodCall(call) = place::bare(value) else { return false };
    let (guarding, names) = match place::bare(&call.receiver) {
        Expr::MethodCall(guarding) if TAKING_OUT.iter().any(|method| call.method == method) => {
            (guarding, ["lock", "read", "write"].as_slice())
        }
        _ => (call, ["borrow", "borrow_mut"].as_slice()),
    };
    let Expr::Path(cell) = place::bare(&guarding.receiver) else { return false };
    let ty = cell.path.get_ident().and_then(|cell| locals.type_of(cell));
    names.iter().any(|name| guarding.method == name) && ty.and_then(lending).is_some_and(Lending::are_cells)
}

/// The local that what is iterated over borrows from, if it is of a type that lends that.
pub(super) fn lender(head: &Expr, locals: &dyn Locals) -> Option<Ident> {
    let lends = |owner: &Expr, by: &dyn Fn(&Lending) -> bool| {
        let Expr::Path(path) = place::bare(owner) else { return None };
        let name = path.path.get_ident()?;
        lending(locals.type_of(name)?).filter(|lending| by(lending)).map(|_| name.clone())
    };
    match place::bare(head) {
        Expr::Path(path) => locals.lender_of(path.path.get_ident()?),
        Expr::Reference(reference) => {
            let owner = match place::bare(&reference.expr) {
                Expr::Index(index) if matches!(place::bare(&index.index), Expr::Range(_)) => &index.expr,
                place => place,
            };
            lends(owner, &|lending| lending.by_reference)
        }
        Expr::MethodCall(call) if call.turbofish.is_none() => {
            let is_one_of = |methods: &[&str]| methods.iter().any(|method| call.method == method);
            match place::bare(&call.receiver) {
                owner @ Expr::Path(_) if lends(owner, &|_| true).is_some() => {
                    lends(owner, &|lending| is_one_of(lending.methods))
                }
                lent if is_one_of(LENT_ON) || is_one_of(HOLDING) => lender(lent, locals),
                _ => None,
            }
        }
        _ => None,
    }
}
