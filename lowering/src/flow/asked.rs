//! The calls of which rustc is asked whether they consume the local that they are called on: methods of it, and of itself.
//!
//! What a method is depends on the type alone, so that all calls of one name with as many operands are one question.
//!
//! The question is asked where the operands are not in scope any more, and must not be wrong where the plain function is right. So
//! instead of an operand stands `never()`, which is of every type, unless a generic method may want more of it, and the operand shows
//! its type whatever is wanted of it: [`AskedOperand`], [`operands`](super::operands).
//!
//! Nor does a call alone consume: what takes the content of a box leaves nothing of it, and of any other pointer it makes a copy.
//!
//! What a macro does that can't be read is not asked: rustc finds out what a closure captures only when it knows all types. So it is
//! asked whether it makes a difference: of a type whose drop nobody sees nothing has to be kept, whether the macro has consumed it or
//! not. Of all others it is believed that they are still there; where one is not, rustc says that it is used after it was moved.

use proc_macro2::{Ident, Span, TokenStream};
use syn::Type;

use crate::ir::LocalId;
use crate::syntax::receiver::{Others, borrows_in_std};

/// A question to rustc: its place among [those of the body](super::Flow::asked).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct AskedId {
    place: usize,
    /// Whether std knows the name for one that borrows: where the question is hard to ask, that is believed.
    is_unlikely: bool,
    /// Whether the answer holds where the call was not come to, too.
    holds_without_it: bool,
}

impl AskedId {
    pub(crate) fn is_unlikely(self) -> bool {
        self.is_unlikely
    }

    pub(crate) fn holds_without_it(self) -> bool {
        self.holds_without_it
    }
}

/// Does a call consume a local?
pub(crate) struct AskedCall {
    pub(crate) local: LocalId,
    pub(crate) callee: AskedCallee,
    pub(crate) operands: Vec<AskedOperand>,
}

/// What is called.
pub(crate) enum AskedCallee {
    Method(AskedMethod),
    /// The local itself.
    Itself,
    /// The local itself, a closure that takes these by value out of what it has captured: it can be called again if all of them are
    /// `Copy`.
    Closure(Vec<LocalId>),
    /// The local itself, which was taken out of what holds closures that take these.
    Held(Vec<LocalId>),
    /// A macro that names it.
    Macro,
    /// Nothing: what it points to is taken, which consumes a box and nothing else.
    Content(TakenBy),
}

/// What takes the content of a box.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TakenBy {
    /// `let node = *boxed;`: a copy leaves the box as it is.
    Value,
    /// `match *boxed { Node { value, next } => … }`, which names all that there is. Of what has a destructor only copies are made; of
    /// anything else nothing is left that could be dropped.
    Pattern,
}

impl TakenBy {
    pub(crate) fn is_pattern(self) -> bool {
        match self {
            TakenBy::Value => false,
            TakenBy::Pattern => true,
        }
    }
}

impl AskedCallee {
    fn method(&self) -> Option<&AskedMethod> {
        match self {
            AskedCallee::Method(method) => Some(method),
            AskedCallee::Itself
            | AskedCallee::Closure(_)
            | AskedCallee::Held(_)
            | AskedCallee::Macro
            | AskedCallee::Content(_) => None,
        }
    }

    fn is_macro(&self) -> bool {
        match self {
            AskedCallee::Macro => true,
            AskedCallee::Method(_)
            | AskedCallee::Itself
            | AskedCallee::Closure(_)
            | AskedCallee::Held(_)
            | AskedCallee::Content(_) => false,
        }
    }

    fn content(&self) -> Option<TakenBy> {
        match self {
            AskedCallee::Content(by) => Some(*by),
            AskedCallee::Method(_)
            | AskedCallee::Itself
            | AskedCallee::Closure(_)
            | AskedCallee::Held(_)
            | AskedCallee::Macro => None,
        }
    }

    /// What the answer depends on besides.
    pub(crate) fn taken(&self) -> &[LocalId] {
        match self {
            AskedCallee::Closure(taken) | AskedCallee::Held(taken) => taken,
            AskedCallee::Method(_) | AskedCallee::Itself | AskedCallee::Macro | AskedCallee::Content(_) => &[],
        }
    }
}

pub(crate) struct AskedMethod {
    pub(crate) name: Ident,
    /// Where what it is called on begins.
    pub(crate) receiver: Span,
    /// Where its operands stand.
    pub(crate) operands: Span,
    /// The generic arguments that it is given, but for lifetimes.
    pub(crate) generics: Vec<TokenStream>,
    pub(crate) others: Others,
}

/// What stands for an operand in the question.
pub(crate) enum AskedOperand {
    /// Nothing is known of it.
    Any,
    /// What it shows is all of its type: a literal, or a `String` that is made of one.
    Plain(TokenStream),
    /// A value of this type.
    Typed(Box<Type>),
    /// A local, behind these signs.
    Local(TokenStream, LocalId),
    /// What can be written once more, with these locals.
    Copied(TokenStream, Vec<(Ident, LocalId)>),
    /// A closure: only its parameters.
    Closure(Vec<Option<Type>>),
}

/// All questions of a body.
#[derive(Default)]
pub(crate) struct AskedCalls(Vec<AskedCall>);

impl AskedCalls {
    pub(crate) fn get(&self, id: AskedId) -> &AskedCall {
        &self.0[id.place]
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &AskedCall> {
        self.0.iter()
    }

    /// The question of a call.
    pub(super) fn id(&mut self, call: AskedCall) -> AskedId {
        let holds_without_it = call.callee.is_macro();
        let is_unlikely = holds_without_it || call.callee.method().is_some_and(|method| borrows_in_std(&method.name));
        let place = self.0.iter().position(|known| known.is_the_same(&call)).unwrap_or_else(|| {
            self.0.push(call);
            self.0.len() - 1
        });
        AskedId { place, is_unlikely, holds_without_it }
    }
}

impl AskedCall {
    fn is_the_same(&self, other: &AskedCall) -> bool {
        let shown = |call: &AskedCall| {
            let method = call.callee.method()?;
            Some((method.name.to_string(), method.generics.iter().map(ToString::to_string).collect::<Vec<_>>()))
        };
        let is = |call: &AskedCall| (call.local, call.operands.len(), call.callee.is_macro(), shown(call));
        is(self) == is(other) && self.callee.content() == other.callee.content()
    }
}

impl AskedOperand {
    /// How many parameters a closure has, if it is one with parameters whose types are left to what it is handed to.
    pub(crate) fn untyped_inputs(&self) -> Option<usize> {
        match self {
            AskedOperand::Closure(inputs) => inputs.iter().any(Option::is_none).then_some(inputs.len()),
            AskedOperand::Any
            | AskedOperand::Plain(_)
            | AskedOperand::Typed(_)
            | AskedOperand::Local(..)
            | AskedOperand::Copied(..) => None,
        }
    }
}
