//! What is yielded among `Result`s is one: a `?` that has taken it away, and the `Ok` that is missing.
//!
//! ```text
//! #[generator]
//! fn numbers(text: &str) -> impl Iterator<Item = Result<u32, ParseIntError>> {
//!     for word in text.split(' ') { yield_!(word.parse()?); }
//! }
//! ```
//!
//! Of this rustc says that no `Result` can be parsed, and nothing of the `Ok`. It is certain where a text is parsed, for `FromStr` is std's: an
//! argument, or what a loop over the lines or words of one binds. Told of is its `.parse()?` as an operand, and as a local that is bound once.

use syn::visit::Visit;
use syn::{Block, Expr, FnArg, Macro, Pat, Signature, Stmt, Type};

use crate::diagnostics::Diagnostics;
use crate::sorted::{Map, Set};
use crate::source::signature::Declared;
use crate::syntax::markers::Marker;
use crate::syntax::pattern;
use crate::syntax::place::bare;
use crate::syntax::types;
use crate::syntax::walk::{Visitor, Walk, Walker};

pub(super) fn check(block: &Block, signature: &Signature, declared: &Declared, diagnostics: &Diagnostics) {
    if !declared.has_items() || !types::is_named(&declared.yields, "Result") {
        return;
    }
    let mut forgotten = Forgotten { texts: Set::new(), parsed: Set::new(), bound: Map::new(), diagnostics: None };
    for input in &signature.inputs {
        if let FnArg::Typed(argument) = input {
            Walker(&mut forgotten).visit_pat(&argument.pat);
            forgotten.know(&argument.pat, is_text(&argument.ty));
        }
    }
    // First the names, all of them; then the markers.
    Walker(&mut forgotten).visit_block(block);
    forgotten.diagnostics = Some(diagnostics);
    Walker(&mut forgotten).visit_block(block);
}

struct Forgotten<'a> {
    /// The locals that are texts.
    texts: Set<String>,
    /// Those that are what was parsed.
    parsed: Set<String>,
    /// How many patterns bind a name.
    bound: Map<String, usize>,
    /// None while the names are collected.
    diagnostics: Option<&'a Diagnostics>,
}

impl Forgotten<'_> {
    fn know(&mut self, pat: &Pat, is_text: bool) {
        if let (Pat::Ident(name), true) = (pat, is_text) {
            self.texts.insert(name.ident.to_string());
        }
    }

    /// Whether it is a local of these, which has one binding of its name.
    fn is_one(&self, expr: &Expr, of: &Set<String>) -> bool {
        let Expr::Path(path) = bare(expr) else { return false };
        let name = path.path.get_ident().map(ToString::to_string);
        name.is_some_and(|name| of.contains(&name) && self.bound.get(&name) == Some(&1))
    }

    /// `text.parse()?`, of a type that is not written.
    fn is_parsed(&self, expr: &Expr) -> bool {
        let Expr::Try(tried) = bare(expr) else { return false };
        let Expr::MethodCall(call) = bare(&tried.expr) else { return false };
        let trimmed = match bare(&call.receiver) {
            Expr::MethodCall(trimming) if trimming.method.to_string().starts_with("trim") => &trimming.receiver,
            receiver => receiver,
        };
        call.method == "parse" && call.turbofish.is_none() && call.args.is_empty() && self.is_one(trimmed, &self.texts)
    }
}

fn is_text(ty: &Type) -> bool {
    match types::bare(ty) {
        Type::Reference(reference) => is_text(&reference.elem),
        ty => types::is_named(ty, "str") || types::is_named(ty, "String"),
    }
}

/// Whether a loop goes over the parts of a text, by a method that only texts have.
fn are_texts(head: &Expr) -> bool {
    const PARTS: [&str; 3] = ["split_ascii_whitespace", "split_terminator", "split_whitespace"];
    const KEEPING: [&str; 4] = ["filter", "rev", "skip", "take"];
    let Expr::MethodCall(call) = bare(head) else { return false };
    let is = |names: &[&str]| names.iter().any(|name| call.method == name);
    is(&PARTS) || is(&KEEPING) && are_texts(&call.receiver)
}

impl Visitor for Forgotten<'_> {
    fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
        if let Stmt::Local(local) = stmt
            && let Pat::Ident(name) = &local.pat
            && local.init.as_ref().is_some_and(|init| self.is_parsed(&init.expr))
        {
            self.parsed.insert(name.ident.to_string());
        }
        Walk::Into
    }

    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        if let Expr::ForLoop(found) = expr {
            let parts = matches!(bare(&found.expr), Expr::MethodCall(call) if ["lines", "split"].iter().any(|name| call.method == name) && self.is_one(&call.receiver, &self.texts));
            self.know(&found.pat, parts || are_texts(&found.expr));
        }
        Walk::Into
    }

    fn enter_pat(&mut self, pat: &Pat) -> Walk {
        if let (Pat::Ident(name), None) = (pat, self.diagnostics)
            && pattern::is_binding(name)
        {
            *self.bound.entry(name.ident.to_string()).or_default() += 1;
        }
        Walk::Into
    }

    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        if let Some(diagnostics) = self.diagnostics
            && Marker::of(mac).is_some_and(|marker| !marker.is_try() && !marker.delegates())
            && let Ok(operand) = mac.parse_body::<Expr>()
            && (self.is_parsed(&operand) || self.is_one(&operand, &self.parsed))
        {
            diagnostics
                .error(operand, "what is yielded here is a `Result`, and `?` has left none: write `yield_!(Ok(…))`");
        }
        Walk::Into
    }
}
