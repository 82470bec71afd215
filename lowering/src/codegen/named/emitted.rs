//! What a generator whose type has a name is emitted as.

use proc_macro2::TokenStream;

pub(crate) struct NamedMachine {
    /// The function's block.
    pub(crate) body: TokenStream,
    /// Whether none of the user's code stands in that block.
    pub(crate) is_made: bool,
    /// What stands beside the function.
    pub(crate) items: TokenStream,
}
