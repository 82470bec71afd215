//! The annotated item, and its arguments as the body sees them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::visit::Visit;
use syn::{Attribute, Block, Pat, Signature, Token, Type, Visibility};

use super::attribute;
use crate::diagnostics::Diagnostics;
use crate::sorted::Set;
use crate::syntax::hygiene::Context;
use crate::syntax::pattern;
use crate::syntax::walk::{Visitor, Walk, Walker};

/// A function, a method, or a trait's method without a body.
#[derive(Clone)]
pub(crate) struct Function {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) defaultness: Option<Token![default]>,
    pub(crate) signature: Signature,
    /// `None` for a method that a trait only declares.
    pub(crate) block: Option<Block>,
    pub(crate) semi: Option<Token![;]>,
}

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut attrs = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        let defaultness =
            if input.peek(Token![default]) && !input.peek2(Token![!]) { Some(input.parse()?) } else { None };
        let signature = input.parse()?;
        if input.peek(Token![;]) {
            let semi = Some(input.parse()?);
            return Ok(Function { attrs, visibility, defaultness, signature, block: None, semi });
        }
        let content;
        let brace_token = syn::braced!(content in input);
        // They say the same of the function from outside, where the emitted body can't hold them.
        attrs.extend(
            content
                .call(Attribute::parse_inner)?
                .into_iter()
                .map(|attribute| Attribute { style: syn::AttrStyle::Outer, ..attribute }),
        );
        let stmts = content.call(Block::parse_within)?;
        let block = Some(Block { brace_token, stmts });
        Ok(Function { attrs, visibility, defaultness, signature, block, semi: None })
    }
}

impl ToTokens for Function {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Function { attrs, visibility, defaultness, signature, block, semi } = self;
        tokens.extend(quote!(#(#attrs)* #visibility #defaultness #signature #block #semi));
    }
}

impl Function {
    /// A second `#[generator]` would find a machine in place of a body.
    pub(crate) fn take_own_attribute(&mut self, diagnostics: &Diagnostics) {
        self.attrs.retain(|attribute| {
            let again = attribute::is_generator_attribute(attribute);
            if again {
                diagnostics.error(attribute, "`#[generator]` is given twice: leave one out");
            }
            !again
        });
    }
}

impl Function {
    /// A `derive` is the type's, which has no name here.
    pub(crate) fn refuse_derives(&mut self, is_attribute_read: bool, diagnostics: &Diagnostics) {
        self.attrs.retain(|attribute| {
            let derives = attribute.path().is_ident("derive");
            // What could not be read may have given it a name.
            if derives && is_attribute_read {
                diagnostics.error(
                    attribute,
                    "only a type can derive: give the generator's a name, `#[generator(type = Name)]`, or promise it in the return type, as in `impl Iterator<Item = …> + Clone`",
                );
            }
            !derives
        });
    }
}

/// Whether the parameters bind one name twice. Their patterns are taken out of the signature, where rustc would tell of it.
pub(crate) fn binds_twice(signature: &Signature) -> bool {
    struct Bound {
        names: Set<(String, Context)>,
        twice: bool,
    }
    impl Visitor for Bound {
        fn enter_pat(&mut self, pat: &Pat) -> Walk {
            match pat {
                Pat::Ident(pat) => {
                    let name = (pat.ident.to_string(), Context::of(pat.ident.span()));
                    self.twice |= pattern::is_binding(pat) && !self.names.insert(name);
                    Walk::Into
                }
                // Alternatives bind the same names.
                Pat::Or(pat) => {
                    pat.cases.first().into_iter().for_each(|case| Walker(self).visit_pat(case));
                    Walk::Over
                }
                _ => Walk::Into,
            }
        }
        fn enter_type(&mut self, _: &Type) -> Walk {
            Walk::Over
        }
        fn enter_expr(&mut self, _: &syn::Expr) -> Walk {
            Walk::Over
        }
    }
    let mut bound = Bound { names: Set::new(), twice: false };
    signature.inputs.iter().for_each(|input| Walker(&mut bound).visit_fn_arg(input));
    bound.twice
}
