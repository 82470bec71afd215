//! What rustc is asked of calls that may consume a local: see `core/src/consume.rs`.
//!
//! It is asked where types are told, once, and a variable takes the answer from there to the arms. A local whose type is not told it is
//! asked about where it is saved.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Expr, GenericArgument, Lit};

use super::context::Codegen;
use crate::emit::questions;
use crate::emit::tokens::internal;
use crate::flow::{AskedCallee, AskedId, AskedMethod, AskedOperand};
use crate::ir::LocalId;
use crate::syntax::tokens::{Joined, same};

impl Codegen<'_> {
    /// The answer, about a local whose variable this is.
    pub(super) fn answer(&self, call: AskedId, variable: &TokenStream) -> TokenStream {
        match self.types.asked.get(&call) {
            Some(answer) => quote!(#answer.answer()),
            None => self.asked(call, variable),
        }
    }

    /// `asked_1.is(TypeOf::of(&asked!(type_of_x.value(), …)));`, where types are told.
    pub(super) fn answers_told(&self) -> TokenStream {
        let told = self.types.asked.iter().map(|(call, answer)| {
            let variable = &self.types.locals[&self.flow.asked.get(*call).local];
            let asked = self.asked(*call, &quote!(#variable.value()));
            quote!(#answer.is(::genfn::__private::TypeOf::of(&#asked));)
        });
        told.joined()
    }

    fn asked(&self, call: AskedId, variable: &TokenStream) -> TokenStream {
        let call = self.flow.asked.get(call);
        let local = &self.dead_local(call.local, variable);
        match &call.callee {
            AskedCallee::Method(method) => self.asked_of_method(method, &call.operands, local),
            AskedCallee::Itself => questions::asked_of_call(local),
            AskedCallee::Closure(taken) => questions::asked_of_closure(local, &self.taken_by_value(taken)),
            AskedCallee::Held(taken) => questions::asked_of_held(local, &self.taken_by_value(taken)),
            AskedCallee::Macro => questions::asked_of_macro(local),
            AskedCallee::Content(by) => questions::asked_of_content(local, by.is_pattern()),
        }
    }

    /// What closures take by value, as rustc is asked about it.
    fn taken_by_value(&self, taken: &[LocalId]) -> Vec<TokenStream> {
        taken.iter().filter_map(|local| self.types.locals.get(local)).map(|taken| quote!(#taken.value())).collect()
    }

    /// ```text
    /// x.m(1, y, |_| …)
    ///
    /// asked!(x, [] {
    ///     trait not_to_be_imported__write_braces_around_the_receiver_if_it_is_consumed {
    ///         fn m<R2>(self, _: impl Sized, _: impl Sized, _: impl FnOnce(()) -> R2) -> Borrowed where Self: Sized { never() }
    ///     }
    ///     impl<T> not_to_be_imported__write_braces_around_the_receiver_if_it_is_consumed for T {}
    /// } |receiver| receiver.m(1, type_of_y.value(), |_| never()))
    /// ```
    fn asked_of_method(&self, method: &AskedMethod, operands: &[AskedOperand], variable: &TokenStream) -> TokenStream {
        let generics = &method.generics;
        let params = generics.iter().enumerate().map(|(i, of)| self.generic(&format_ident!("G{i}"), of));
        let mut params: Vec<TokenStream> = params.collect();
        let turbofish = (!generics.is_empty()).then(|| quote!(::<#(#generics),*>));
        let marker = quote!(::genfn::__private::core::marker);
        let mut bounds = Vec::new();
        let mut values = Vec::new();
        for (i, operand) in operands.iter().enumerate() {
            let Some(inputs) = operand.untyped_inputs() else {
                bounds.push(quote!(#marker::Sized));
                values.push(self.asked_operand(operand));
                continue;
            };
            // With generic arguments it would need one more of these.
            if turbofish.is_some() {
                bounds.push(quote!(#marker::Sized));
                values.push(self.asked_operand(&AskedOperand::Any));
                continue;
            }
            let returned = format_ident!("R{i}");
            let inputs = (0..inputs).map(|_| quote!(()));
            bounds.push(quote!(::genfn::__private::core::ops::FnOnce(#(#inputs),*) -> #returned));
            values.push(self.asked_operand(operand));
            params.push(quote!(#returned: ?#marker::Sized));
        }
        let name = &method.name;
        // Where rustc finds that another trait has it, it proposes how to name that, in the user's call.
        let receiver = Ident::new("__receiver", method.receiver);
        let mut values = Group::new(Delimiter::Parenthesis, quote!(#(#values),*));
        values.set_span(method.operands);
        let call = quote_spanned!(name.span()=> #receiver.#name #turbofish #values);
        // What is unsafe to call is called in an `unsafe` block of the user's.
        let call = if self.is_unsafe { quote!(unsafe { #call }) } else { call };
        let probe = internal("not_to_be_imported__write_braces_around_the_receiver_if_it_is_consumed");
        let others = match method.others.operator() {
            Some(answers) => asked_of_operator(name, answers, operands.len()),
            None => {
                let others = method.others.answers().iter().map(|of| Ident::new(of, Span::call_site()));
                quote!([#(#others)*])
            }
        };
        let of_ranges = self.body.at_ends_of_ranges.contains(&name.to_string()).then(|| of_ranges(name));
        let traits = quote!({
            #[allow(non_camel_case_types)]
            trait #probe {
                fn #name<#(#params),*>(self, #(_: impl #bounds),*) -> ::genfn::consume::Borrowed
                where
                    Self: #marker::Sized,
                {
                    ::genfn::__private::never()
                }
            }
            impl<T> #probe for T {}
            #of_ranges
        });
        questions::asked(variable, &quote!(#others #traits |#receiver| #call))
    }

    /// The parameter that takes a generic argument: `x.first_chunk::<4>()` has one that is a number.
    fn generic(&self, name: &Ident, argument: &TokenStream) -> TokenStream {
        let of_value = match syn::parse2(argument.clone()) {
            Ok(GenericArgument::Const(Expr::Lit(literal))) => match literal.lit {
                Lit::Bool(_) => Some(quote!(bool)),
                Lit::Char(_) => Some(quote!(char)),
                Lit::Int(number) if !number.suffix().is_empty() => {
                    let ty = Ident::new(number.suffix(), number.span());
                    Some(quote!(#ty))
                }
                _ => Some(quote!(usize)),
            },
            Ok(GenericArgument::Const(_)) => Some(quote!(usize)),
            Ok(GenericArgument::Type(ty)) => {
                let value = self.declared.generics.const_params().find(|param| same(&param.ident, &ty));
                value.map(|param| param.ty.to_token_stream())
            }
            _ => None,
        };
        match of_value {
            Some(ty) => quote!(const #name: #ty),
            None => quote!(#name: ?::genfn::__private::core::marker::Sized),
        }
    }

    fn asked_operand(&self, operand: &AskedOperand) -> TokenStream {
        let never = quote!(::genfn::__private::never());
        match operand {
            AskedOperand::Any => never,
            AskedOperand::Plain(tokens) => tokens.clone(),
            AskedOperand::Typed(ty) => quote!(::genfn::__private::TypeOf::<#ty>::NEW.value()),
            AskedOperand::Local(signs, local) => match self.types.locals.get(local) {
                Some(variable) => quote!(#signs #variable.value()),
                None => never,
            },
            AskedOperand::Copied(operand, locals) => self.copied_operand(operand, locals).unwrap_or(never),
            AskedOperand::Closure(inputs) => {
                let inputs = inputs.iter().map(|ty| match ty {
                    Some(ty) => quote!(_: #ty),
                    None => quote!(_),
                });
                quote!(|#(#inputs),*| #never)
            }
        }
    }

    /// ```text
    /// { let mut rest = type_of_rest.value(); let mut n = type_of_n.value(); rest.iter().skip(n) }
    /// ```
    ///
    /// Nothing where the type of a local is not told, or a name may be that of an item which is not in scope here.
    fn copied_operand(&self, operand: &TokenStream, locals: &[(Ident, LocalId)]) -> Option<TokenStream> {
        if self.has_inner_items() {
            return None;
        }
        let locals = locals.iter().map(|(name, local)| {
            let variable = self.types.locals.get(local)?;
            Some(quote!(#[allow(unused_mut)] let mut #name = #variable.value();))
        });
        let locals: TokenStream = locals.collect::<Option<_>>()?;
        if locals.is_empty() {
            return Some(operand.clone());
        }
        Some(quote!({ #locals #operand }))
    }
}

/// A range has the method twice, and rustc, which looks for a misspelt one there, does not find that it has it. (In a scope of its own: no
/// call is to mean it.)
fn of_ranges(method: &Ident) -> TokenStream {
    let name = internal("__of_a_range");
    let ops = quote!(::genfn::__private::core::ops);
    quote! {
        const _: () = {
            trait #name: ::genfn::__private::core::marker::Sized { fn #method(self) {} }
            impl<T> #name for #ops::Range<T> {}
            impl<T> #name for #ops::RangeInclusive<T> {}
        };
    }
}

/// `OfAdd |operand| operand.add(Operand),`
fn asked_of_operator(method: &Ident, answers: &str, operands: usize) -> TokenStream {
    let answers = Ident::new(answers, Span::call_site());
    let others = (0..operands).map(|_| quote!(::genfn::consume::Operand));
    quote!(#answers |operand| operand.#method(#(#others),*),)
}
