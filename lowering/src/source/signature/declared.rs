//! What a signature declares of its generator.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{Generics, PathArguments, ReturnType, Type};

use crate::recursion::{self, ItsType, Recursion};
use crate::source::function::Function;
use crate::syntax::tokens;
use crate::syntax::types::{self, is_primitive};

/// What a generator function promises.
pub(crate) struct Declared {
    pub(crate) protocol: Protocol,
    /// The type of `x` in `yield_!(x)`, with `_` where the signature has `impl Trait`.
    pub(crate) yields: Type,
    /// The type of `yield_!(x)`.
    pub(crate) sends: Type,
    /// The type that the body evaluates to.
    pub(crate) returns: Type,
    /// Where the return type names its trait, for what rustc says of the machine.
    pub(crate) named: Option<Span>,
    pub(crate) boxed: bool,
    pub(crate) clone: bool,
    pub(crate) debug: bool,
    pub(crate) send: bool,
    pub(crate) sync: bool,
    /// Where it promises `Unpin`, as what is boxed and pinned is.
    pub(crate) unpin: Option<Span>,
    /// The items that `+ Iterator<Item = …>` promises, and those that the generator has, where they are written differently.
    pub(crate) items: Option<(Type, Type)>,
    /// How it iterates is asked for: what it returns may be a `Result`.
    pub(crate) asked: Option<TokenStream>,
    /// Run to the first suspension point on construction: `#[generator(primed)]`.
    pub(crate) primed: bool,
    /// On the pinned engine: `#[generator(pinned)]`, and every stream.
    pub(crate) pinned: bool,
    /// The box is a pinned one: `Pin<Box<dyn Stream<…>>>`.
    pub(crate) boxed_pinned: bool,
    /// Its type has a name: `#[generator(type = Walk)]`.
    pub(crate) has_name: bool,
    /// Its type is written down: `#[derive(Serialize)]`.
    pub(crate) is_written_down: bool,
    /// Whether a generator iterates, as far as its signature goes.
    pub(crate) iterates: bool,
    /// It is a `gen_!`, which stands where an expression does: nothing but its body says what it is.
    pub(crate) expression: bool,
    /// What steps it may capture: a `gen_!` leaves names to it.
    pub(crate) captures: bool,
    /// Whether it may delegate to itself without a box.
    pub(crate) may_recurse: bool,
    /// How it does.
    pub(crate) recursion: Option<Recursion>,
    /// The function's type parameters, and what bounds them.
    pub(crate) generics: Generics,
    /// The return type with what the user left out filled in.
    pub(crate) output: ReturnType,
}

impl Declared {
    /// Whether it has items and nothing else: it is sent nothing, and returns nothing.
    pub(crate) fn has_items(&self) -> bool {
        self.protocol.has_items()
    }

    /// What an error that leaves the body is shown in: an item, or what is returned.
    pub(crate) fn shows_errors(&self) -> &Type {
        if self.has_items() { &self.yields } else { &self.returns }
    }

    /// Whether it is a stream, which may await.
    pub(crate) fn has_stream(&self) -> bool {
        self.protocol == Protocol::Stream
    }

    /// Whether it is an async generator, which awaits too, and hears there what is raised.
    pub(crate) fn has_async_generator(&self) -> bool {
        self.protocol.is_async_generator()
    }

    /// Whether its body may await.
    pub(crate) fn awaits(&self) -> bool {
        self.has_stream() || self.has_async_generator()
    }

    /// Whether nothing says of what type it yields but what it yields.
    pub(crate) fn is_inferred(&self) -> bool {
        self.expression && matches!(types::bare(&self.yields), Type::Infer(_))
    }

    /// Whether only what it returns says of what type that is, or a part of that.
    pub(crate) fn returns_what_is_inferred(&self) -> bool {
        self.expression && tokens::names(&self.returns, "_")
    }

    /// An operand as what is yielded: where nothing but the operands says of what type that is, they tell each other, and one that
    /// is of another type is told of where it stands.
    pub(crate) fn yielded(&self, operand: TokenStream) -> TokenStream {
        if !self.expression || !tokens::names(&self.yields, "_") {
            return operand;
        }
        let genfn = Ident::new("__genfn", Span::mixed_site());
        quote!(::genfn::__private::Typed { ty: #genfn.item(), value: #operand }.value)
    }

    /// Looks for where it delegates to itself, if it may do so without a box.
    pub(crate) fn finds_recursion(&mut self, function: &Function) {
        let is_plain = !self.pinned && !self.primed && !self.is_written_down && !self.expression;
        let is_boxed = self.boxed || self.boxed_pinned;
        self.may_recurse = is_plain && !is_boxed && !recursion::may_be_wrapped(&function.attrs);
        if let Some(block) = function.block.as_ref().filter(|_| self.may_recurse) {
            let its_type = if self.has_name { ItsType::Named } else { ItsType::Opaque };
            self.recursion = Recursion::of(&function.signature, block, its_type);
        }
    }

    /// Whether the closure is told how it is woken. That of an iterator is, if it handles exceptions: it may be dropped; and if it delegates to
    /// itself: what is inside it is woken by what is around that.
    pub(crate) fn takes_resume_argument(&self, handles: bool) -> bool {
        !self.protocol.is_iterator() || handles || self.recursion.is_some()
    }

    /// Whether what it yields or returns may hold a reference.
    pub(crate) fn may_yield_borrows(&self) -> bool {
        tokens::has_references(&self.yields) || tokens::has_references(&self.returns)
    }

    /// Whether the closure returns steps in a `Result`, as far as is written.
    pub(crate) fn is_result(&self) -> bool {
        let ty = types::bare(self.shows_errors());
        let Type::Path(path) = ty else { return false };
        let Some(last) = path.path.segments.last().filter(|last| last.ident == "Result") else { return false };
        let of_std = || ["std", "core", "io", "fmt"].iter().any(|first| path.path.segments[0].ident == first);
        let both = || matches!(&last.arguments, PathArguments::AngleBracketed(written) if written.args.len() == 2);
        path.qself.is_none() && (self.protocol.is_fallible() || both() || of_std())
    }

    /// The same in an `Option`.
    pub(crate) fn is_option(&self) -> bool {
        let Type::Path(path) = types::bare(&self.returns) else { return false };
        let last = path.path.segments.last().filter(|_| path.qself.is_none() && !self.has_items());
        last.is_some_and(|last| {
            last.ident == "Option"
                && matches!(&last.arguments, PathArguments::AngleBracketed(written) if written.args.len() == 1)
        })
    }

    /// Whether the closure returns steps bare: nothing in the body can be meant by `?`.
    pub(crate) fn is_plain(&self) -> bool {
        is_plain(self.shows_errors())
    }
}

/// Which of the runtime's machines the function returns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Protocol {
    /// `impl Iterator<Item = Y>`: only ever asked for the next item.
    Iterator,
    /// `impl Generator<…>`.
    Generator,
    /// `impl Generator<Return = Result<…>>` without sent values: as an iterator, the error comes last. Or what the type is has to be
    /// told by rustc.
    FallibleGenerator,
    /// `impl Stream`: polled for the next item.
    Stream,
    /// `impl AsyncGenerator<…>`.
    AsyncGenerator,
    /// `impl AsyncGenerator<Return = Result<…>>` without sent values: as a stream, the error comes last.
    FallibleAsyncGenerator,
}

impl Protocol {
    pub(crate) fn is_iterator(self) -> bool {
        match self {
            Protocol::Iterator => true,
            Protocol::Generator
            | Protocol::FallibleGenerator
            | Protocol::Stream
            | Protocol::AsyncGenerator
            | Protocol::FallibleAsyncGenerator => false,
        }
    }

    /// Whether it is a generator of either kind, which iterates over what it yields, as far as is seen.
    pub(super) fn is_generator(self) -> bool {
        match self {
            Protocol::Generator | Protocol::AsyncGenerator => true,
            Protocol::Iterator | Protocol::FallibleGenerator | Protocol::Stream | Protocol::FallibleAsyncGenerator => {
                false
            }
        }
    }

    fn is_async_generator(self) -> bool {
        match self {
            Protocol::AsyncGenerator | Protocol::FallibleAsyncGenerator => true,
            Protocol::Iterator | Protocol::Generator | Protocol::FallibleGenerator | Protocol::Stream => false,
        }
    }

    /// Whether it has items and nothing else.
    pub(super) fn has_items(self) -> bool {
        match self {
            Protocol::Iterator | Protocol::Stream => true,
            Protocol::Generator
            | Protocol::FallibleGenerator
            | Protocol::AsyncGenerator
            | Protocol::FallibleAsyncGenerator => false,
        }
    }

    /// Whether the error that ends the body is an item, too.
    pub(crate) fn is_fallible(self) -> bool {
        match self {
            Protocol::FallibleGenerator | Protocol::FallibleAsyncGenerator => true,
            Protocol::Iterator | Protocol::Generator | Protocol::Stream | Protocol::AsyncGenerator => false,
        }
    }
}

pub(crate) fn is_unit(ty: &Type) -> bool {
    matches!(types::bare(ty), Type::Tuple(tuple) if tuple.elems.is_empty())
}

/// Whether the type's own syntax shows that it is no `Result` and no `Option`, under any alias.
pub(crate) fn is_plain(ty: &Type) -> bool {
    let is_known = |name: &Ident| {
        let name = name.to_string();
        is_primitive(&name) || ["str", "String", "Vec", "Box"].contains(&name.as_str())
    };
    match types::bare(ty) {
        Type::Path(path) => {
            path.qself.is_none()
                && path.path.segments.len() == 1
                && path.path.segments.first().is_some_and(|segment| is_known(&segment.ident))
        }
        Type::Macro(_) => false,
        _ => true,
    }
}
