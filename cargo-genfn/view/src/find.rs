//! The generators of a file: functions with `#[generator]`, methods, those in other functions, and `gen_!`s.

use std::rc::Rc;

use genfn_lowering::machine;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Ident, Meta};

use crate::expansion::{Expansion, Wrapping};
use crate::{Mistake, Shown, mistakes};

/// A generator of a file.
#[derive(Clone, Debug)]
pub struct Generator {
    /// Its name, after the modules of the file and the type that it stands in: `tree::Tree::walk`; a `gen_!` is called after the
    /// function around it, `main::gen_1`.
    pub path: String,
    /// Its first line and its last one, from 1.
    pub lines: (usize, usize),
    /// The `#[cfg(…)]`s that it is compiled under: there may be another one of the same path.
    pub conditions: Vec<String>,
    kind: Kind,
    /// All of the file.
    source: Rc<str>,
}

#[derive(Clone, Debug)]
enum Kind {
    Function { attribute: TokenStream, item: TokenStream, wrapping: Wrapping },
    Expression { input: TokenStream },
}

impl Generator {
    /// Its path, where the file stands in these modules.
    #[must_use]
    pub fn path_in(&self, modules: &[String]) -> String {
        let path = modules.iter().map(String::as_str).chain([self.path.as_str()]);
        path.collect::<Vec<_>>().join("::")
    }

    /// Runs the compiler for it.
    pub fn shown(&self) -> Shown {
        let (machine, tokens, wrapping) = match &self.kind {
            Kind::Function { attribute, item, wrapping } => (
                machine::of(attribute.clone(), item.clone()),
                genfn_lowering::expand(attribute.clone(), item.clone()),
                wrapping.clone(),
            ),
            Kind::Expression { input } => {
                let name = self.path.rsplit("::").next().unwrap_or_default();
                let machine = machine::of_expression(name, input.clone());
                (machine, genfn_lowering::expand_expression(input.clone()), Wrapping::Expression)
            }
        };
        let mut mistakes = mistakes::among(&tokens);
        let machine = machine.map_err(|errors| {
            // What only the machine refuses has no expansion to tell of it.
            if mistakes.is_empty() {
                mistakes = mistakes::among(&errors);
            }
        });
        let machine = machine.ok().filter(|_| mistakes.is_empty());
        Shown { machine, expansion: Expansion::of(tokens, &wrapping, &self.source), mistakes }
    }
}

/// What a source holds.
pub struct Read {
    /// In the order of the source.
    pub generators: Vec<Generator>,
    /// The modules that it has in files of their own.
    pub modules: Vec<Module>,
    /// Why some of it can't be read: the other items are.
    pub mistakes: Vec<Mistake>,
}

/// Reads a source.
#[must_use]
pub fn read(source: &str) -> Read {
    let (file, mistakes) = crate::readable::read(source);
    let (path, found, source) = (Vec::new(), Vec::new(), source.into());
    let mut finder = Finder { path, found, wrapping: Wrapping::File, expressions: 0, conditions: Vec::new(), source };
    finder.visit_file(&file);
    let mut generators = finder.found;
    generators.sort_by_key(|generator| generator.lines.0);
    let mut modules = Vec::new();
    collect(&file.items, &[], &mut modules);
    Read { generators, modules, mistakes }
}

/// A module in a file of its own.
pub struct Module {
    /// The modules of this file around it.
    pub around: Vec<String>,
    /// Its name.
    pub name: String,
    /// What `#[path]` says.
    pub path: Option<String>,
    /// Its `#[cfg(…)]`s.
    pub conditions: Vec<String>,
}

fn collect(items: &[syn::Item], around: &[String], found: &mut Vec<Module>) {
    for item in items {
        let syn::Item::Mod(module) = item else { continue };
        let name = module.ident.to_string();
        match &module.content {
            Some((_, items)) => collect(items, &[around, &[name]].concat(), found),
            None => found.push(Module {
                around: around.to_vec(),
                name,
                path: path_of(&module.attrs),
                conditions: conditions(&module.attrs),
            }),
        }
    }
}

/// The `#[cfg(…)]`s among attributes.
fn conditions(attrs: &[Attribute]) -> Vec<String> {
    let written = attrs.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    written.filter_map(|attribute| attribute.span().source_text()).collect()
}

fn path_of(attrs: &[Attribute]) -> Option<String> {
    attrs.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(named) if named.path.is_ident("path") => match &named.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(path), .. }) => Some(path.value()),
            _ => None,
        },
        _ => None,
    })
}

/// Macros whose tokens have holes.
const TEMPLATES: &[&str] = &["macro_rules", "quote", "quote_spanned", "parse_quote", "parse_quote_spanned"];

/// Whether an attribute is `#[generator]`, and not that of another crate, `#[other::generator]`.
fn is_ours(path: &syn::Path, source: &str) -> bool {
    let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    match &segments[..] {
        [name] => name == "generator",
        [first, .., name] => {
            let is_genfn = first == "genfn" || source.contains(&format!("genfn as {first}"));
            name == "generator" && is_genfn
        }
        [] => false,
    }
}

struct Finder {
    path: Vec<String>,
    found: Vec<Generator>,
    wrapping: Wrapping,
    expressions: usize,
    conditions: Vec<String>,
    source: Rc<str>,
}

impl Finder {
    fn within(&mut self, name: String, wrapping: Wrapping, attrs: &[Attribute], visit: impl FnOnce(&mut Self)) {
        self.path.push(name);
        let outer = self.conditions.len();
        self.conditions.extend(conditions(attrs));
        let wrapping = std::mem::replace(&mut self.wrapping, wrapping);
        let expressions = std::mem::take(&mut self.expressions);
        visit(self);
        self.expressions = expressions;
        self.wrapping = wrapping;
        self.conditions.truncate(outer);
        self.path.pop();
    }

    fn function(
        &mut self,
        attrs: &[Attribute],
        name: &Ident,
        item: impl ToTokens,
        strip: impl FnOnce(usize) -> TokenStream,
    ) {
        let is_ours = |attribute: &Attribute| is_ours(attribute.path(), &self.source);
        let Some(at) = attrs.iter().position(is_ours) else { return };
        let attribute = match &attrs[at].meta {
            Meta::List(list) => list.tokens.clone(),
            Meta::Path(_) | Meta::NameValue(_) => TokenStream::new(),
        };
        let kind = Kind::Function { attribute, item: strip(at), wrapping: self.wrapping.clone() };
        self.add(name.to_string(), item.span(), conditions(attrs), kind);
    }

    fn add(&mut self, name: String, span: Span, own: Vec<String>, kind: Kind) {
        let path = self.path.iter().cloned().chain([name]).collect::<Vec<_>>().join("::");
        self.found.push(Generator {
            path,
            lines: (span.start().line, span.end().line),
            conditions: [&self.conditions[..], &own].concat(),
            kind,
            source: self.source.clone(),
        });
    }

    /// The `gen_!`s among tokens, which may be those of another macro.
    fn expressions(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            let TokenTree::Group(group) = token else { continue };
            if let [.., TokenTree::Ident(name), TokenTree::Punct(bang)] = &tokens[..at]
                && name == "gen_"
                && bang.as_char() == '!'
            {
                self.expressions += 1;
                let span = name.span().join(group.span_close()).unwrap_or_else(|| name.span());
                self.add(
                    format!("gen_{}", self.expressions),
                    span,
                    Vec::new(),
                    Kind::Expression { input: group.stream() },
                );
            }
            self.expressions(group.stream());
        }
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        self.within(module.ident.to_string(), Wrapping::File, &module.attrs, |this| {
            visit::visit_item_mod(this, module)
        });
    }

    fn visit_item_impl(&mut self, block: &'ast syn::ItemImpl) {
        let syn::ItemImpl { generics, self_ty, .. } = block;
        let (parameters, _, clause) = generics.split_for_impl();
        let of = block.trait_.as_ref().map(|(path, token)| quote!(#path #token));
        let wrapping = Wrapping::Block(quote!(impl #parameters #of #self_ty #clause));
        let name = match &**self_ty {
            syn::Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
            _ => None,
        };
        let name = name.unwrap_or_else(|| self_ty.to_token_stream().to_string());
        self.within(name, wrapping, &block.attrs, |this| visit::visit_item_impl(this, block));
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        let (name, (parameters, _, clause)) = (&item.ident, item.generics.split_for_impl());
        let wrapping = Wrapping::Block(quote!(trait #name #parameters #clause));
        self.within(name.to_string(), wrapping, &item.attrs, |this| visit::visit_item_trait(this, item));
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.attrs, &item.sig.ident, item, |at| {
            let mut item = item.clone();
            item.attrs.remove(at);
            item.into_token_stream()
        });
        self.within(item.sig.ident.to_string(), Wrapping::File, &item.attrs, |this| visit::visit_item_fn(this, item));
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.attrs, &item.sig.ident, item, |at| {
            let mut item = item.clone();
            item.attrs.remove(at);
            item.into_token_stream()
        });
        self.within(item.sig.ident.to_string(), Wrapping::File, &item.attrs, |this| {
            visit::visit_impl_item_fn(this, item)
        });
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if item.default.is_none() {
            return;
        }
        self.function(&item.attrs, &item.sig.ident, item, |at| {
            let mut item = item.clone();
            item.attrs.remove(at);
            item.into_token_stream()
        });
        self.within(item.sig.ident.to_string(), Wrapping::File, &item.attrs, |this| {
            visit::visit_trait_item_fn(this, item)
        });
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        // What stands there is what generators are made of elsewhere.
        let is_template = |name: &Ident| TEMPLATES.iter().any(|template| name == template);
        if !mac.path.segments.last().is_some_and(|last| is_template(&last.ident)) {
            self.expressions(mac.to_token_stream());
        }
    }
}
