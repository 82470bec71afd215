//! What closures and guards tell, where only the names of types are wanted: of a closure's body, and through a guard.
//!
//! ```text
//! let mut slots: Vec<_> = items.into_iter().map(|item| Slot { item, weight: 1 }).collect();      // Vec<Slot>
//! while let Some(job) = queue.lock().unwrap().pop() { … }                                        // Job
//! ```
//!
//! An adapter stands for the iterator of a list of its items, and a guard for an `Rc` of what it guards: both lead to what they hold, and are
//! taken for nothing else.

use syn::{Expr, Type, parse_quote};

use super::iterators::{into_iter, is_iterator_of_std, item};
use super::methods::is_projection;
use super::shapes::{argument_of, content, entries, hole, named, option, stripped, tuple};
use super::solve::TypeSolver;
use crate::syntax::place::bare;

impl TypeSolver<'_> {
    /// What a method comes to that is given a closure, or makes an iterator, a collection or a guard.
    pub(super) fn named_by_closure(
        &mut self,
        call: &syn::ExprMethodCall,
        receiver: Option<&Type>,
        wanted: Option<&Type>,
    ) -> Option<Type> {
        let method = call.method.to_string();
        if method == "then" {
            return Some(option(&self.returned_by(call)?));
        }
        let receiver = receiver?;
        let whole = stripped(receiver);
        if let Some(guarded) = argument_of(&whole, &["Mutex", "RwLock", "RefCell"]) {
            let guard: Type = parse_quote!(::genfn::__private::alloc::rc::Rc<#guarded>);
            return match method.as_str() {
                "lock" | "read" | "write" | "try_lock" => Some(parse_quote!(::genfn::__private::Result<#guard, _>)),
                "borrow" | "borrow_mut" => Some(guard),
                "into_inner" => argument_of(&whole, &["RefCell"]),
                _ => None,
            };
        }
        if content(&whole).is_some() {
            return match method.as_str() {
                "map" if named(&whole)?.0 == "Option" => Some(option(&self.returned_by(call)?)),
                "map" => self.returned_by(call).map(|of| parse_quote!(::genfn::__private::Result<#of, _>)),
                "and_then" => self.returned_by(call),
                _ => None,
            };
        }
        self.iterated(call, &method, receiver, wanted)
    }

    fn iterated(
        &mut self,
        call: &syn::ExprMethodCall,
        method: &str,
        receiver: &Type,
        wanted: Option<&Type>,
    ) -> Option<Type> {
        let whole = stripped(receiver);
        let of_items = |item: Type| Some(parse_quote!(::genfn::__private::alloc::vec::IntoIter<#item>));
        if let Some((key, value)) = entries(&whole) {
            return match method {
                "into_values" => of_items(value),
                "into_keys" => of_items(key),
                "drain" => of_items(tuple(&[key, value])),
                _ => None,
            };
        }
        let collections = ["Vec", "VecDeque", "BinaryHeap", "HashSet"];
        if let Some(element) = argument_of(&whole, &collections) {
            return if method == "drain" { of_items(element) } else { None };
        }
        if let Some(received) = argument_of(&whole, &["Receiver"]) {
            return if ["iter", "try_iter"].contains(&method) { of_items(received) } else { None };
        }
        if !is_iterator_of_std(&whole) && !self.params().is_iterator(&whole) && !is_projection(&whole) {
            return None;
        }
        let item = item(&into_iter(&whole, self.params()), self.params());
        match method {
            "map" => of_items(self.returned_by(call)?),
            "filter_map" | "map_while" | "flat_map" => of_items(content(&self.returned_by(call)?)?),
            "filter" | "skip_while" | "take_while" | "inspect" => of_items(item),
            "find" => Some(option(&item)),
            "collect" => collected(wanted?, item),
            _ => None,
        }
    }

    /// What a method's closure returns.
    fn returned_by(&mut self, call: &syn::ExprMethodCall) -> Option<Type> {
        let Expr::Closure(closure) = bare(call.args.first()?) else { return None };
        let depth = self.scope.len();
        closure.inputs.iter().for_each(|input| self.hide(input, None));
        let returned = self.expr(&closure.body, None);
        self.scope.truncate(depth);
        returned
    }
}

/// A collection of items, of the kind that is wanted.
fn collected(wanted: &Type, item: Type) -> Option<Type> {
    let (name, _) = named(wanted)?;
    let ident = syn::Ident::new(&name, proc_macro2::Span::call_site());
    match name.as_str() {
        "Vec" | "VecDeque" | "BinaryHeap" | "LinkedList" | "HashSet" | "BTreeSet" => Some(parse_quote!(#ident<#item>)),
        "HashMap" | "BTreeMap" => {
            let (key, value) = match item {
                Type::Tuple(pair) if pair.elems.len() == 2 => (pair.elems[0].clone(), pair.elems[1].clone()),
                _ => (hole(), hole()),
            };
            Some(parse_quote!(#ident<#key, #value>))
        }
        _ => None,
    }
}
