//! What is known of types by their syntax.

use syn::{Ident, Type};

/// The numbers, `bool` and `char`.
const PRIMITIVES: &[&str] = &[
    "bool", "char", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32",
    "f64",
];

pub(crate) fn is_primitive(name: &str) -> bool {
    PRIMITIVES.contains(&name)
}

/// Whether a type is one of them.
pub(crate) fn is_a_primitive(ty: &Type) -> bool {
    matches!(bare(ty), Type::Path(path) if path.path.get_ident().is_some_and(|name| is_primitive(&name.to_string())))
}

/// Std's types that have another one's fields.
const POINTERS: &[&str] = &[
    "Box",
    "Rc",
    "Arc",
    "Cow",
    "Pin",
    "Ref",
    "RefMut",
    "ManuallyDrop",
    "MutexGuard",
    "RwLockReadGuard",
    "RwLockWriteGuard",
];

pub(crate) fn is_pointer(name: &Ident) -> bool {
    POINTERS.contains(&name.to_string().as_str())
}

/// Std's types that own what is in them. (Not a `VecDeque`: it is a reader, too.)
const COLLECTIONS: &[&str] =
    &["BTreeMap", "BTreeSet", "BinaryHeap", "HashMap", "HashSet", "LinkedList", "OsString", "PathBuf", "String", "Vec"];

/// Whether it is a string or a collection of std's.
pub(crate) fn is_collection(ty: &Type) -> bool {
    let Type::Path(path) = bare(ty) else { return false };
    path.qself.is_none() && path.path.segments.last().is_some_and(|last| is_collection_name(&last.ident))
}

pub(crate) fn is_collection_name(name: &Ident) -> bool {
    COLLECTIONS.contains(&name.to_string().as_str())
}

/// A type without its parentheses.
pub(crate) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Paren(inner) => bare(&inner.elem),
        Type::Group(inner) => bare(&inner.elem),
        ty => ty,
    }
}

/// `Option<T>`, by its name.
pub(crate) fn is_option(ty: &Type) -> bool {
    is_named(ty, "Option")
}

/// Whether this is the last name of a type's path.
pub(crate) fn is_named(ty: &Type, name: &str) -> bool {
    matches!(bare(ty), Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == name))
}
