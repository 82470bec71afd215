//! Delegation of a function to itself, without a box: a call is a state of the same machine (`core/src/recursion.rs`).
//!
//! ```text
//! fn walk(node: &Node, depth: u32) -> impl Iterator<Item = u32> {
//!     yield_from!(walk(&node.left, depth + 1));
//!
//!     yield_from!(::genfn::recursion::itself::<_, (&Node, u32)>(walk, (&node.left, depth + 1)));
//! ```
//!
//! Invariants:
//!
//! - Syntax only proposes: the name is the function's own, and nothing in the function binds it. Whether it is the function that is meant is for
//!   rustc to say: `walk` stands as a value, wherever it is called, and before the body, where what it returns is returned. In an `impl`
//!   that is `Self::walk`; `walk` is a function outside of it there, and rustc says so.
//! - The arguments are a tuple with the types of the signature, to which they are coerced one by one, as by a call. What
//!   `impl Trait` or a macro stands for has no name: there it is `_`, and the type of the first state.
//! - It is an operand like any other to all that follows: what it moves, borrows, or suspends in is read off the tuple.
//! - A function that doesn't delegate to itself so is emitted as if all this were not there.
//!
//! Not proposed, so that it is told of as before: a call with other type arguments; a method call, of which nobody knows what it is
//! called on; a function with an attribute that may stand around it, for a call would not come by that; what is primed, for each
//! generator is by itself; what lies in a box, which is one already; what is written down, state by state.
//!
//! Where the [type of the generator has a name](crate::source::type_name), the type of the function has none that its state could hold. There the function is
//! asked for beside the type (`core/src/recursion/named.rs`).

mod calls;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, Block, Expr, ExprCall, ExprPath, FnArg, GenericParam, Pat, Receiver, ReceiverKind, Signature, Type,
};

use calls::Callee;

use crate::listed::Listed;
use crate::syntax::tokens;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};

/// A function that delegates to itself.
pub(crate) struct Recursion {
    callee: Callee,
    /// How it is named.
    path: ExprPath,
    /// The types of its parameters.
    types: Vec<Type>,
}

/// Whether the type of what the function returns has a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItsType {
    Named,
    Opaque,
}

impl Recursion {
    /// What there is to be known of such a function; `None` if this is none, or may not be.
    pub(crate) fn of(signature: &Signature, block: &Block, its_type: ItsType) -> Option<Recursion> {
        // The items of the body stand around what has a name: there the function is asked for by it.
        if is_bound(signature, block) || (its_type == ItsType::Named && has_globs(block)) {
            return None;
        }
        let generics = signature.generics.params.iter().filter_map(|param| match param {
            GenericParam::Type(param) => Some(param.ident.clone()),
            GenericParam::Const(param) => Some(param.ident.clone()),
            GenericParam::Lifetime(_) => None,
        });
        let is_method = signature.receiver().is_some();
        let callee = Callee { name: signature.ident.clone(), is_method, generics: generics.listed() };
        let path = calls::first(&callee, block)?;
        let types = signature.inputs.iter().map(|input| parameter(input, its_type)).listed();
        Some(Recursion { callee, path, types })
    }

    /// The types of its parameters, as a tuple of the arguments has them.
    pub(crate) fn arguments(&self) -> Type {
        let types = &self.types;
        syn::parse_quote!((#(#types,)*))
    }

    /// The call of the function itself that this operand of a `yield_from!` is.
    pub(crate) fn called<'e>(&self, operand: &'e Expr) -> Option<&'e ExprCall> {
        calls::of(&self.callee, operand)
    }

    /// The operand that stands for it. Where there are too many arguments, or too few, rustc is to say so of the call.
    pub(crate) fn instead(&self, operand: &Expr) -> Option<Expr> {
        let call = self.called(operand)?;
        let (func, args, types) = (calls::as_a_constant(call), &call.args, self.arguments());
        let arguments = if args.len() == self.types.len() {
            let args = args.iter();
            quote!((#(#args,)*))
        } else {
            quote!(::genfn::recursion::arguments_of(#call))
        };
        Some(syn::parse_quote!(::genfn::recursion::itself::<_, #types>(#func, #arguments)))
    }

    /// The arguments of a call [instead](Self::instead) of which this operand stands, if they are as many as they should be.
    pub(crate) fn given(operand: &Expr) -> Option<&Expr> {
        let Expr::Call(call) = operand else { return None };
        call.args.last().filter(|last| matches!(last, Expr::Tuple(_)))
    }

    /// The function by its name, without what the call says of its types.
    pub(crate) fn function(&self) -> TokenStream {
        self.path.to_token_stream()
    }
}

/// Whether something else of its name is in scope.
pub(crate) fn is_bound(signature: &Signature, block: &Block) -> bool {
    let mut bound = Bound { name: &signature.ident, found: false };
    Walker(&mut bound).visit_block(block);
    signature.inputs.iter().for_each(|input| Walker(&mut bound).visit_fn_arg(input));
    bound.found
}

struct Bound<'a> {
    name: &'a Ident,
    found: bool,
}

impl Visitor for Bound<'_> {
    fn enter_pat(&mut self, pat: &Pat) -> Walk {
        self.found |= matches!(pat, Pat::Ident(pat) if pat.ident == *self.name);
        Walk::Into
    }
    fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
        if let Nested::Item(item) = nested {
            self.found |= tokens::names(item, &self.name.to_string());
        }
        nested.unless_item()
    }
}

/// Whether a `use` of all names may bring one.
fn has_globs(block: &Block) -> bool {
    struct Globs(bool);
    impl Visitor for Globs {
        fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
            if let Nested::Item(syn::Item::Use(imported)) = nested {
                self.0 |= tokens::any(imported.to_token_stream(), &mut |token| tokens::is_sign(token, '*'));
            }
            nested.unless_item()
        }
    }
    let mut globs = Globs(false);
    Walker(&mut globs).visit_block(block);
    globs.0
}

/// Whether an attribute may make something else of the function, which a call would not come by.
pub(crate) fn may_be_wrapped(attrs: &[Attribute]) -> bool {
    attrs.iter().any(may_wrap)
}

/// Those of the language that don't are these.
fn may_wrap(attribute: &Attribute) -> bool {
    const INERT: &[&str] = &[
        "allow",
        "cfg",
        "cold",
        "deny",
        "deprecated",
        "derive",
        "doc",
        "expect",
        "forbid",
        "inline",
        "must_use",
        "track_caller",
        "warn",
    ];
    let path = attribute.path();
    let of_a_tool = path.segments.len() > 1
        && ["clippy", "diagnostic", "rustfmt"].iter().any(|tool| path.segments[0].ident == tool);
    !of_a_tool && !INERT.iter().any(|inert| path.is_ident(inert))
}

fn parameter(input: &FnArg, its_type: ItsType) -> Type {
    let mut ty = match input {
        FnArg::Typed(typed) => (*typed.ty).clone(),
        FnArg::Receiver(receiver) => type_of_self(receiver),
    };
    // A type with a name has them in its fields, so they are written.
    if its_type == ItsType::Opaque {
        Unnamed.visit_type_mut(&mut ty);
    }
    ty
}

fn type_of_self(receiver: &Receiver) -> Type {
    match &receiver.kind {
        ReceiverKind::Reference(and, lifetime, mutability) => syn::parse_quote!(#and #lifetime #mutability Self),
        ReceiverKind::Typed(_, ty) => (**ty).clone(),
        _ => syn::parse_quote!(Self),
    }
}

/// What has no name becomes `_`.
struct Unnamed;

impl VisitMut for Unnamed {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        match ty {
            Type::ImplTrait(_) | Type::Macro(_) => *ty = syn::parse_quote!(_),
            _ => visit_mut::visit_type_mut(self, ty),
        }
    }
}

/// What tells rustc that the function of this name is the one that the machine is returned by:
///
/// ```text
/// let itself = walk;
/// if false { return returned_iterator(&mut itself(node, depth)); }
/// ```
pub(crate) fn asked(
    recursion: &Recursion,
    (itself, arguments): (&Ident, &[TokenStream]),
    is_iterator: bool,
) -> TokenStream {
    let function = recursion.function();
    let returned = if is_iterator { quote!(returned_iterator) } else { quote!(returned_generator) };
    quote! {
        let #itself = #function;
        #[allow(unused, unreachable_code, clippy::all, clippy::pedantic)]
        if false {
            return ::genfn::recursion::#returned(&mut #itself(#(#arguments),*));
        }
    }
}

/// The same of a generator whose type has a name, beside that type:
///
/// ```text
/// let itself = walk;
/// if false { let _: Walk<'_, T> = itself(never(), never()); }
/// ```
pub(crate) fn asked_by_name(recursion: &Recursion, itself: &Ident, ty: &TokenStream) -> TokenStream {
    let function = recursion.function();
    let arguments = recursion.types.iter().map(|_| quote!(::genfn::__private::never()));
    quote! {
        let #itself = #function;
        #[allow(unused, unreachable_code, clippy::all, clippy::pedantic)]
        if false {
            let _: #ty = #itself(#(#arguments),*);
        }
    }
}
