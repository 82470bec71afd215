//! A machine whose type has a name (`core/src/named.rs`), and that delegates to itself.
//!
//! ```text
//! pub struct Walk<'t, T> { state: States<__WalkStates<&'t Tree<T>, Called<(&'t Tree<T>,), (), &'t T, ()>>> }
//!
//! fn __stepped<U: Uses<Y, S, R>>(&mut self, uses: U) -> U::Out {
//!     let itself = walk;                                            // beside the type, not in the body
//!     if false { let _: Self = itself(never()); }
//!     stepped(kind, &mut self.state, |state, resume| …, mode, &itself, uses)
//! }
//! ```
//!
//! The type of a function has no name, so the type that holds a call can't say whose call it is, and is of `()` instead. What a call is of is
//! asked where it is made: `called_by_name(itself(walk, (left,)), &itself, …)`. That this is the function which the type is of, its return type says: no other
//! one beside the type has its name.

use core::marker::PhantomData;

use super::called::{Called, called};
use super::machine::{Mode, Recursive};
use super::states::States;
use super::{Call, HasAHeap, IsItself, Recurses};
use crate::__private::kind::Kind;
use crate::Resume;
use crate::delegation::Outer;
use crate::machine::{IntoStep, Saved};
use crate::named::Uses;

/// Begins a call of this function, in a generator of these types.
#[inline]
pub fn called_by_name<A, P, Q, Y, S, R>(call: Call<A, P>, itself: &Q, outer: Outer<Y, S, R>) -> Called<A, (), Y, R>
where
    P: IsItself<Q>,
{
    let _ = itself;
    called(Call { arguments: call.arguments, function: PhantomData }, outer)
}

/// Makes the machine, and uses it, as [`named::stepped`](crate::named::stepped) does.
#[inline(always)]
pub fn stepped<Y, S, R, St, O, K, F, M, P, U>(
    kind: K,
    states: &mut States<St>,
    step: F,
    mode: M,
    itself: &P,
    uses: U,
) -> U::Out
where
    F: Fn(&mut St, Resume<S, R>) -> O,
    O: IntoStep<Y, R>,
    K: Kind<S>,
    St: Saved<Y, S, R> + Recurses<()>,
    M: Mode<R>,
    P: HasAHeap,
    U: Uses<Y, S, R>,
{
    let _ = (kind, mode, itself);
    let machine: Recursive<_, F, Y, S, R, O, K, M, ()> = Recursive { states, step, types: PhantomData };
    uses.uses(machine)
}
