//! What becomes of a tuple or an array that is taken apart where it is declared.

use proc_macro2::Ident;

pub(super) enum Apart {
    /// The parts of a tuple.
    Tuple(Vec<Ident>),
    /// The elements of an array.
    Array(Vec<Element>),
}

pub(super) struct Element {
    pub(super) name: Ident,
    /// Whether it stands for several, side by side.
    pub(super) is_run: bool,
}
