//! Variables that nobody reads: rustc would warn of them, but what is held across a yield is used in the expansion, if only to be
//! dropped in time. So each is declared once more, and assigned where it is, in code that never runs:
//!
//! ```text
//! let unused = make();
//! let mut count = 0;
//! count += 1;
//!
//! let _ = || { let unused = (); let mut count = 0; count = assigned(); };
//! ```
//!
//! rustc tells of both as of one variable, and of the same mistake once. So are the fields that a pattern binds by their names, in a
//! struct of their own, the labels that nobody names, which are left away in the expansion, `while true`, which becomes a `loop`, and a
//! `mut` that nothing needs.
//!
//! ```text
//! let Config { name, .. } = config;
//! 'outer: loop { … }
//! fn f(mut n: u32) { n = 2; … }
//!
//! let _ = || { struct Fields { name: () } let Fields { name } = Fields { name: () }; 'outer: {} let _ = |mut n: u8| n = assigned(); };
//! ```

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::visit::Visit;
use syn::{Arm, Block, Expr, FieldPat, FnArg, Lifetime, Pat, Signature, Stmt};

use crate::listed::Listed;
use crate::syntax::changed::Changed;
use crate::syntax::operands::assigns_in_place;
use crate::syntax::overwritten;
use crate::syntax::place::is_upper_case;
use crate::syntax::suspends::suspends;
use crate::syntax::tokens;
use crate::syntax::tokens::Joined;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};

/// What rustc and clippy are told of the variables of a function that are named only where they are declared.
#[derive(Default)]
pub(crate) struct Unused {
    /// What makes rustc warn of them, in code that never runs.
    pub(crate) declared_again: TokenStream,
    /// Whether some of them are meant to be unused: clippy would say that they are used after all.
    pub(crate) underscored: bool,
}

pub(crate) fn of(signature: &Signature, block: &Block) -> Unused {
    let mut named = Named::default();
    named.tokens(signature.inputs.to_token_stream());
    named.tokens(block.to_token_stream());
    let mut bindings = Bindings::default();
    for input in &signature.inputs {
        if let FnArg::Typed(argument) = input {
            Walker(&mut bindings).visit_pat(&argument.pat);
        }
    }
    Walker(&mut bindings).visit_block(block);
    let (underscored, unused): (Vec<&Ident>, Vec<&Ident>) =
        bindings.names.iter().filter(|name| named.only_once(name)).partition(|name| name.to_string().starts_with('_'));
    let in_guarded = &bindings.in_guarded;
    let mut assignments = Assignments(Vec::new());
    Walker(&mut assignments).visit_block(block);
    let only_assigned: TokenStream =
        bindings.names.iter().filter_map(|name| assignments.only_of(name, &named)).joined();
    let fields = bindings.fields_again(&named);
    let labels =
        bindings.labels.iter().filter(|label| named.labels.iter().filter(|named| **named == label.ident).count() == 1);
    let labels: TokenStream = labels.map(|label| quote!(#label: {})).joined();
    let endless: TokenStream = bindings.endless.iter().map(endless_again).joined();
    let changed = Changed::by(block);
    let fixed = bindings.mutable.iter().filter(|(_, name)| !changed.may_change(&name.to_string()));
    let fixed: TokenStream = fixed.map(|(mutable, name)| quote!(let #mutable #name = (); let _ = &#name;)).joined();
    let passed = signature.inputs.iter().filter_map(|input| passed_again(input, block)).joined();
    let declared_again = if named.allows {
        TokenStream::new()
    } else {
        quote!(#fields #(let #unused = ();)* #(let #in_guarded = ();)* #only_assigned #labels #endless #fixed #passed)
    };
    Unused { declared_again, underscored: !underscored.is_empty() }
}

/// A parameter that gets another value before it is read.
fn passed_again(input: &FnArg, block: &Block) -> Option<TokenStream> {
    let FnArg::Typed(argument) = input else { return None };
    let Pat::Ident(pat) = &*argument.pat else { return None };
    let (name, mutable) = (&pat.ident, pat.mutability.as_ref()?);
    overwritten::is_assigned_first(&block.stmts, &name.to_string())
        .then(|| quote!(let _ = |#mutable #name: u8| { #name = ::genfn::__private::assigned(); let _ = &#name; };))
}

/// What is assigned by its name, `x = value` or `x += value`: the name, and where the assignment ends.
struct Assignments(Vec<(Ident, Span)>);

impl Assignments {
    /// A variable that is declared and assigned once more, if nothing else is done with it.
    fn only_of(&self, name: &Ident, named: &Named) -> Option<TokenStream> {
        if name.to_string().starts_with('_') {
            return None;
        }
        let of_name: Vec<&(Ident, Span)> = self.0.iter().filter(|(assigned, _)| assigned == name).listed();
        if of_name.is_empty() || named.count(name) != 1 + of_name.len() {
            return None;
        }
        let mutable = syn::Token![mut](name.span());
        let assigned = of_name.into_iter().map(|(name, last)| {
            let mut nothing = Group::new(Delimiter::Parenthesis, TokenStream::new());
            nothing.set_span(*last);
            // As if the user had written all of it.
            quote_spanned!(name.span()=> #name = ::genfn::__private::assigned::<u8> #nothing;)
        });
        Some(quote!(let #mutable #name = 0_u8; #(#assigned)*))
    }

    fn add(&mut self, left: &Expr, right: &Expr) {
        if let Expr::Path(path) = left
            && let Some(name) = path.path.get_ident()
        {
            let last = right.to_token_stream().into_iter().last().map_or_else(|| name.span(), |last| last.span());
            self.0.push((name.clone(), last));
        }
    }
}

impl Visitor for Assignments {
    fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
        // As a statement its value, which is `()`, goes nowhere.
        match stmt {
            Stmt::Expr(Expr::Assign(assign), _) => self.add(&assign.left, &assign.right),
            Stmt::Expr(Expr::Binary(binary), _) if assigns_in_place(&binary.op) => {
                self.add(&binary.left, &binary.right)
            }
            _ => {}
        }
        Walk::Into
    }
    fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
        only_constants(nested)
    }
}

/// `while true {}`, from the user's first token to the last.
fn endless_again(looped: &syn::ExprWhile) -> TokenStream {
    let (token, cond) = (&looped.while_token, &looped.cond);
    let mut body = Group::new(Delimiter::Brace, TokenStream::new());
    body.set_span(looped.body.brace_token.span.join());
    quote!(#token #cond #body)
}

/// The variables of a `const` block are its own, but the lints are those of the function.
fn only_constants(nested: Nested<'_>) -> Walk {
    match nested {
        Nested::Const(_) => Walk::Into,
        Nested::Closure(_) | Nested::Async(_) | Nested::Item(_) => Walk::Over,
    }
}

/// What stands among the tokens, inside of macros too.
#[derive(Default)]
struct Named {
    words: Vec<String>,
    labels: Vec<Ident>,
    texts: Vec<String>,
    /// Whether it allows some lint: then it is left to the user.
    allows: bool,
}

impl Named {
    fn tokens(&mut self, tokens: TokenStream) {
        tokens::each_or_label(tokens, &mut |token, is_label| match token {
            TokenTree::Ident(label) if is_label => self.labels.push(label.clone()),
            TokenTree::Ident(ident) => {
                let word = ident.to_string();
                let in_an_attribute = self.words.last().is_some_and(|last| last == "#");
                self.allows |= in_an_attribute && (word == "allow" || word == "expect");
                self.words.push(word);
            }
            // A format string may name it.
            TokenTree::Literal(literal) => self.texts.push(literal.to_string()),
            TokenTree::Punct(_) | TokenTree::Group(_) if tokens::is_sign(token, '#') => self.words.push("#".to_owned()),
            TokenTree::Punct(_) | TokenTree::Group(_) => {}
        });
    }

    fn only_once(&self, name: &Ident) -> bool {
        self.count(name) == 1
    }

    /// How often it is named; it counts as named once more where a text may name it.
    fn count(&self, name: &Ident) -> usize {
        let name = name.to_string();
        self.words.iter().filter(|word| **word == name).count()
            + usize::from(self.texts.iter().any(|text| text.contains(&name)))
    }
}

/// The names that patterns bind, and labels.
#[derive(Default)]
struct Bindings {
    names: Vec<Ident>,
    /// What the short form of a field binds: it would be ignored in another way.
    fields: Vec<Ident>,
    labels: Vec<Lifetime>,
    /// What an arm binds whose guard suspends, if neither names it: for the guard's sake the arm is emitted more than once.
    in_guarded: Vec<Ident>,
    /// Those that are declared `mut`.
    mutable: Vec<(syn::Token![mut], Ident)>,
    /// `while true`, which becomes a `loop`.
    endless: Vec<syn::ExprWhile>,
}

impl Bindings {
    /// The fields that nobody reads.
    fn fields_again(&self, named: &Named) -> TokenStream {
        let is_unused = |name: &&Ident| named.only_once(name) && !name.to_string().starts_with('_');
        let unused: Vec<&Ident> = self.fields.iter().filter(is_unused).listed();
        if unused.is_empty() {
            return TokenStream::new();
        }
        let fields: Vec<Ident> = unused.iter().map(|name| Ident::new(&name.to_string(), Span::mixed_site())).listed();
        quote! {
            struct Fields { #(#fields: ()),* }
            let Fields { #(#unused),* } = Fields { #(#fields: ()),* };
        }
    }
}

impl Visitor for Bindings {
    fn enter_field_pat(&mut self, field: &FieldPat) -> Walk {
        if field.colon_token.is_some() {
            return Walk::Into;
        }
        if let Pat::Ident(pat) = &*field.pat
            && pat.by_ref.is_none()
            && pat.mutability.is_none()
        {
            self.fields.push(pat.ident.clone());
        }
        Walk::Over
    }
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        let label = match expr {
            Expr::Block(block) => &block.label,
            Expr::ForLoop(looped) => &looped.label,
            Expr::Loop(looped) => &looped.label,
            Expr::While(looped) => &looped.label,
            _ => &None,
        };
        self.labels.extend(label.as_ref().map(|label| label.name.clone()));
        if let Expr::While(looped @ syn::ExprWhile { label: None, cond, .. }) = expr
            && matches!(&**cond, Expr::Lit(syn::ExprLit { lit: syn::Lit::Bool(syn::LitBool { value: true, .. }), .. }))
        {
            self.endless.push(looped.clone());
        }
        Walk::Into
    }
    fn enter_arm(&mut self, arm: &Arm) -> Walk {
        if let Pat::Guard(guarded) = &arm.pat
            && suspends(&guarded.guard)
        {
            let mut named = Named::default();
            named.tokens(guarded.guard.to_token_stream());
            named.tokens(arm.body.to_token_stream());
            let mut bound = Bindings::default();
            Walker(&mut bound).visit_pat(&guarded.pat);
            let unused = bound.names.into_iter().filter(|name| named.count(name) == 0);
            self.in_guarded.extend(unused.filter(|name| !name.to_string().starts_with('_')));
        }
        Walk::Into
    }
    fn enter_pat(&mut self, pat: &Pat) -> Walk {
        match pat {
            Pat::Ident(pat) => {
                // Else it may be a constant.
                let variable = !is_upper_case(&pat.ident);
                if variable && pat.by_ref.is_none() {
                    self.names.push(pat.ident.clone());
                    self.mutable.extend(pat.mutability.map(|mutable| (mutable, pat.ident.clone())));
                }
                Walk::Into
            }
            // Bound more than once.
            Pat::Or(_) => Walk::Over,
            _ => Walk::Into,
        }
    }
    fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
        only_constants(nested)
    }
}
