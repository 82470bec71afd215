//! What calls return, and what they tell of what is called: `list.push(x)`.

use proc_macro2::{Span, TokenTree};
use syn::{Expr, Type, parse_quote};

use super::iterators::{into_iter, next};
use super::methods;
use super::shapes::{
    better, content, element, entries, has_hole, has_lifetime, hole, is_hole, named, option, primitive, stripped, tuple,
};
use super::solve::TypeSolver;
use crate::listed::Listed;
use crate::syntax::macros;
use crate::syntax::made;
use crate::syntax::place::{bare, is_upper_case};
use crate::syntax::types::is_primitive;

/// `genfn::iter::chars`, `iter::chars`
fn is_of_iter(path: &syn::Path) -> bool {
    path.segments.iter().rev().nth(1).is_some_and(|module| module.ident == "iter")
}

impl TypeSolver<'_> {
    pub(super) fn call(&mut self, call: &syn::ExprCall, expected: Option<&Type>) -> Option<Type> {
        let Expr::Path(callee) = bare(&call.func) else {
            call.args.iter().for_each(|argument| _ = self.expr(argument, None));
            return None;
        };
        let path = &callee.path;
        let last = path.segments.last()?.ident.to_string();
        let in_option = expected.and_then(content);
        let in_exit = expected.and_then(|expected| self.in_exit(path, expected));
        let inner = if last == "Some" || last == "Ok" { in_option.as_ref() } else { in_exit.as_ref() };
        let arguments: Vec<Option<Type>> = call.args.iter().map(|argument| self.expr(argument, inner)).listed();
        let first = arguments.first().cloned().flatten();
        if let Some(exits) = self.exits(path, first.as_ref()) {
            return Some(exits);
        }
        match last.as_str() {
            "Some" => return Some(option(&first.unwrap_or_else(hole))),
            "Ok" => {
                let of = first.unwrap_or_else(hole);
                return better(expected.cloned(), Some(parse_quote!(::genfn::__private::Result<#of, _>)));
            }
            "Err" => {
                let of = first.unwrap_or_else(hole);
                return better(expected.cloned(), Some(parse_quote!(::genfn::__private::Result<_, #of>)));
            }
            "Reverse" if !self.told.are_written => return Some(reversed(&first.unwrap_or_else(hole))),
            "Head" if crate::syntax::place::is_ours(path) => return first,
            "chars" if is_of_iter(path) => return Some(parse_quote!(::genfn::iter::Chars)),
            "lines" if is_of_iter(path) => return Some(parse_quote!(::genfn::iter::Lines)),
            "indices" if is_of_iter(path) => return Some(parse_quote!(::genfn::iter::Indices)),
            "into_iter" if path.segments.len() > 1 && arguments.len() == 1 => {
                return Some(into_iter(&first?, self.params()));
            }
            "next" if path.segments.len() > 1 && arguments.len() == 1 => {
                let iterator = match bare(&call.args[0]) {
                    Expr::Reference(lent) => self.expr(&lent.expr, None),
                    _ => first.map(|ty| stripped(&ty)),
                };
                return Some(next(&iterator?, self.params()));
            }
            "take" | "replace" if path.segments.len() > 1 && !arguments.is_empty() => {
                return match bare(&call.args[0]) {
                    Expr::Reference(lent) => self.expr(&lent.expr, None),
                    _ => match first {
                        Some(Type::Reference(reference)) => Some(*reference.elem),
                        _ => None,
                    },
                };
            }
            _ => {}
        }
        if path.segments.len() == 1 && *self.told.itself.0 == last {
            return Some(self.told.itself.1.clone());
        }
        if let Some(name) = path.get_ident()
            && let Some(ty) = self.of_name(name)
        {
            return match &ty {
                Type::FnPtr(of) => match &of.output {
                    syn::ReturnType::Type(_, ty) => Some((**ty).clone()),
                    syn::ReturnType::Default => Some(parse_quote!(())),
                },
                ty => self.params().called(ty),
            };
        }
        let hides =
            call.args.iter().zip(&arguments).any(|(argument, ty)| self.may_hide_parameters(argument, ty.as_ref()));
        // `Guard("name")`, of a struct: what is in it needs no name.
        if path.get_ident().is_some_and(is_upper_case) && !is_std_variant(&last) {
            return if hides { None } else { Some(parse_quote!(#path)) };
        }
        if !self.told.are_written && !is_of_std(path) {
            return None;
        }
        constructed(path, &last, first, expected, hides)
    }

    /// Whether what is made of this may have type parameters that nobody wrote, or lifetimes: `Bits::new(bytes)` of a `&'a [u8]`.
    pub(super) fn may_hide_parameters(&self, argument: &Expr, ty: Option<&Type>) -> bool {
        if matches!(bare(argument), Expr::Lit(_) | Expr::Closure(_)) {
            return false;
        }
        match ty {
            Some(ty) => has_lifetime(ty) || self.params().names_one(ty) || has_hole(ty),
            None => !self.told.generics.params.is_empty(),
        }
    }

    pub(super) fn method(&mut self, call: &syn::ExprMethodCall, expected: Option<&Type>) -> Option<Type> {
        if let Expr::Path(genfn) = bare(&call.receiver)
            && genfn.path.is_ident("__genfn")
        {
            return self.of_shape(call);
        }
        let receiver = self.expr(&call.receiver, None);
        let method = call.method.to_string();
        let arguments: Vec<Option<Type>> = call.args.iter().map(|argument| self.expr(argument, None)).listed();
        self.filled(&call.receiver, receiver.as_ref(), &method, &arguments);
        // `list.get(from..to)` is a slice of it.
        let is_range = |argument: &Expr, ty: &Option<Type>| {
            matches!(bare(argument), Expr::Range(_))
                || ty.as_ref().and_then(named).is_some_and(|(name, _)| name.starts_with("Range"))
        };
        let mut operands = call.args.iter().zip(&arguments);
        if method.starts_with("get") && operands.any(|(argument, ty)| is_range(argument, ty)) {
            return None;
        }
        let turbofish = self.told_by_turbofish(call);
        if !self.told.are_written {
            let wanted = turbofish.as_ref().or(expected);
            if let Some(told) = self.named_by_closure(call, receiver.as_ref(), wanted) {
                return Some(told);
            }
        }
        if turbofish.is_some() {
            return turbofish;
        }
        let receiver = match receiver {
            Some(receiver) => receiver,
            None => return methods::returned(&method, &hole(), &arguments, self.params()).filter(|ty| !has_hole(ty)),
        };
        // A number of no type is what it is put beside.
        if is_hole(&receiver) {
            return None;
        }
        methods::returned(&method, &receiver, &arguments, self.params())
    }

    /// `words.collect::<Vec<String>>()`, `text.parse::<u32>()`
    fn told_by_turbofish(&self, call: &syn::ExprMethodCall) -> Option<Type> {
        let syn::GenericArgument::Type(of) = call.turbofish.as_ref()?.args.first()? else { return None };
        let of = self.written(of);
        match call.method.to_string().as_str() {
            "collect" | "sum" | "product" => Some(of),
            "parse" if !has_hole(&of) => {
                let error: Type = parse_quote!(<#of as ::genfn::__private::core::str::FromStr>::Err);
                Some(parse_quote!(::genfn::__private::Result<#of, #error>))
            }
            _ => None,
        }
    }

    /// `list.push(x)`: what is put in tells what is in it.
    fn filled(&mut self, receiver: &Expr, ty: Option<&Type>, method: &str, arguments: &[Option<Type>]) {
        let Expr::Path(path) = bare(receiver) else { return };
        let (Some(name), Some(ty)) = (path.path.get_ident(), ty) else { return };
        if !has_hole(ty) {
            return;
        }
        let Some((of, _)) = named(ty) else { return };
        let of = syn::Ident::new(&of, Span::call_site());
        let first = arguments.first().cloned().flatten().filter(|ty| !has_hole(ty));
        let second = arguments.get(1).cloned().flatten().filter(|ty| !has_hole(ty));
        let path = |arguments: Type| filled_path(ty, &arguments);
        let filled = match (method, first, second) {
            ("push" | "push_back" | "push_front", Some(item), _) => path(item),
            ("insert" | "replace", Some(item), None) if of != "Vec" && entries(ty).is_none() => path(item),
            ("insert", _, Some(item)) if of == "Vec" || of == "VecDeque" => path(item),
            ("insert", key, value) if entries(ty).is_some() => {
                let (key, value) = (key.unwrap_or_else(hole), value.unwrap_or_else(hole));
                path(parse_quote!((#key, #value)))
            }
            ("extend" | "extend_from_slice", Some(items), _) => {
                let item = super::iterators::item(&into_iter(&items, self.params()), self.params());
                match item {
                    Type::Reference(reference) if method == "extend_from_slice" => path(*reference.elem),
                    item => path(item),
                }
            }
            _ => None,
        };
        if let Some(filled) = filled {
            self.learn_name(name, &filled);
        }
    }

    /// A macro of std's.
    pub(super) fn macro_call(&mut self, mac: &syn::Macro, expected: Option<&Type>) -> Option<Type> {
        let name = mac.path.segments.last()?.ident.to_string();
        if let Some(left) = self.left_of(&name, mac) {
            return Some(left);
        }
        let operands = macros::operands(mac);
        let element = expected.and_then(element);
        let of: Vec<Option<Type>> = operands
            .iter()
            .flat_map(|operands| operands.exprs())
            .map(|operand| self.expr(operand, element.as_ref().filter(|_| name == "vec")))
            .listed();
        match name.as_str() {
            "format" => Some(parse_quote!(::genfn::__private::alloc::string::String)),
            "vec" => {
                let of = of.into_iter().fold(None, better).or(element).unwrap_or_else(hole);
                Some(parse_quote!(::genfn::__private::alloc::vec::Vec<#of>))
            }
            "matches" => Some(primitive("bool")),
            "dbg" => of.into_iter().next().flatten(),
            "println" | "print" | "eprintln" | "eprint" | "assert" | "assert_eq" | "assert_ne" => {
                Some(parse_quote!(()))
            }
            _ => None,
        }
    }
}

impl TypeSolver<'_> {
    /// A local of which a part may be missing is left as a whole where the part is `Copy`. Where it isn't, what is left has no type that
    /// could be written.
    ///
    /// - `later!(job, [] id, …)`: the part, and what is left;
    /// - `rest!(job, [job.id], _ => captured(…))`: what is left.
    fn left_of(&self, name: &str, mac: &syn::Macro) -> Option<Type> {
        let [genfn, module, _] = mac.path.segments.iter().listed()[..] else { return None };
        if genfn.ident != "genfn" || !["moved", "__private"].iter().any(|of_ours| module.ident == of_ours) {
            return None;
        }
        let mut tokens = mac.tokens.clone().into_iter();
        let Some(TokenTree::Ident(local)) = tokens.next() else { return None };
        let whole = self.of_name(&local)?;
        match name {
            "later" | "one_by_one" => Some(tuple(&[hole(), whole])),
            "rest" => matches!(tokens.nth(3), Some(TokenTree::Ident(wild)) if wild == "_").then_some(whole),
            _ => None,
        }
    }
}

/// A path of a type with holes, with these arguments in their place; those of a map are a pair.
fn filled_path(ty: &Type, arguments: &Type) -> Option<Type> {
    let Type::Path(path) = ty else { return None };
    let mut path = path.clone();
    let last = path.path.segments.last_mut()?;
    last.arguments = match (entries(ty), arguments) {
        (Some(_), Type::Tuple(pair)) => {
            let parts = pair.elems.iter();
            syn::PathArguments::AngleBracketed(parse_quote!(<#(#parts),*>))
        }
        _ => syn::PathArguments::AngleBracketed(parse_quote!(<#arguments>)),
    };
    better(Some(ty.clone()), Some(Type::Path(path)))
}

/// Std's types with one parameter, and what their functions tell of it.
const OF_ONE: &[&str] = &[
    "Box",
    "Rc",
    "Arc",
    "Cell",
    "RefCell",
    "Mutex",
    "RwLock",
    "OnceCell",
    "OnceLock",
    "Weak",
    "Option",
    "Reverse",
    "Wrapping",
    "Pin",
    "Vec",
    "VecDeque",
    "BinaryHeap",
    "HashSet",
    "BTreeSet",
    "Peekable",
];

/// `Vec::new()`, `Type::with_capacity(n)`, `Box::new(x)`. What `hides` parameters may have some that nobody wrote.
fn constructed(
    path: &syn::Path,
    function: &str,
    first: Option<Type>,
    expected: Option<&Type>,
    hides: bool,
) -> Option<Type> {
    if path.segments.len() < 2 || !makes_itself(path, function) {
        return None;
    }
    let mut ty = path.clone();
    ty.segments.pop();
    ty.segments.pop_punct();
    let last = ty.segments.last_mut()?;
    const TRAITS: &[&str] = &["Default", "From", "FromStr", "FromIterator", "TryFrom"];
    if TRAITS.iter().any(|name| last.ident == name) {
        return expected.cloned();
    }
    if !(is_upper_case(&last.ident) || is_primitive(&last.ident.to_string())) || last.ident == "Self" {
        return None;
    }
    // `Vec::<u8>::new()`
    if let syn::PathArguments::AngleBracketed(arguments) = &mut last.arguments {
        arguments.colon2_token = None;
        return Some(parse_quote!(#ty));
    }
    let name = last.ident.to_string();
    let is = |names: &[&str]| names.contains(&name.as_str());
    let listed = || first.as_ref().and_then(element);
    let arguments: Option<syn::AngleBracketedGenericArguments> =
        if is(&["Box", "Rc", "Arc", "Cell", "RefCell", "Mutex", "RwLock", "ManuallyDrop"]) && function == "new" {
            let of = first.unwrap_or_else(hole);
            Some(parse_quote!(<#of>))
        } else if is(&["HashMap", "BTreeMap"]) {
            match (function, listed().as_ref().map(crate::syntax::types::bare)) {
                ("from", Some(Type::Tuple(pair))) if pair.elems.len() == 2 => {
                    let parts = pair.elems.iter();
                    Some(parse_quote!(<#(#parts),*>))
                }
                _ => Some(parse_quote!(<_, _>)),
            }
        } else if is(OF_ONE) {
            let of = listed().filter(|_| function == "from" && !is(&["Box", "Rc", "Arc"])).unwrap_or_else(hole);
            Some(parse_quote!(<#of>))
        } else if hides && !is(&["String", "Instant", "SystemTime", "Duration"]) {
            return expected.filter(|expected| named(expected).is_some_and(|(expected, _)| expected == name)).cloned();
        } else {
            None
        };
    if let Some(arguments) = arguments {
        last.arguments = syn::PathArguments::AngleBracketed(arguments);
    }
    let ty = Some(parse_quote!(#ty));
    let same_name = expected.and_then(named).is_some_and(|(expected, _)| expected == name);
    if same_name { better(expected.cloned(), ty) } else { ty }
}

/// `Reverse<X>`
fn reversed(of: &Type) -> Type {
    made::our_type(&["core", "cmp", "Reverse"], of)
}

/// Whether a function is that of one of std's types.
fn is_of_std(path: &syn::Path) -> bool {
    const OTHERS: &[&str] = &["HashMap", "BTreeMap", "String", "LinkedList"];
    let of = path.segments.iter().rev().nth(1).map(|of| of.ident.to_string());
    of.is_some_and(|of| OF_ONE.iter().chain(OTHERS).any(|name| of == *name))
}

/// Tuple structs of std's, whose parameters are not written.
fn is_std_variant(name: &str) -> bool {
    ["Reverse", "Wrapping", "Saturating", "Break", "Continue", "Self"].contains(&name)
}

/// Whether a function of a type returns one, by its name.
fn makes_itself(path: &syn::Path, function: &str) -> bool {
    let of = path.segments.iter().rev().nth(1).map(|of| of.ident.to_string()).unwrap_or_default();
    let is = |names: &[&str]| names.contains(&function);
    match of.as_str() {
        "Instant" | "SystemTime" => is(&["now"]),
        // Some of these come to an `Option`.
        of if of.starts_with("NonZero") => false,
        "Duration" => function == "new" || (function.starts_with("from_") && !function.starts_with("from_try")),
        _ => is(&["new", "with_capacity", "from", "default"]),
    }
}
