//! A body that ends without the value that its generator returns: rustc would tell of the loop that it has become.
//!
//! ```text
//! fn numbers(text: &str) -> impl Generator<Yield = u32, Return = Result<(), ParseIntError>> {
//!     for word in text.split(' ') { yield_!(word.parse()?); }
//! }       // `Ok(())` is missing here
//! ```
//!
//! Told of is only what is certain: the body ends with a `for`, a `while` or a `yield_!`, the type that is returned shows that it is not
//! `()`, and nothing before may end the body: `todo!(); yield_!(1);` is of any type.

use syn::visit::Visit;
use syn::{Expr, GenericArgument, Local, PathArguments, Stmt, Type};

use crate::diagnostics::{Diagnostics, shown};
use crate::source::signature::{Declared, is_unit};
use crate::syntax::markers::Marker;
use crate::syntax::std_macros::StdMacro;
use crate::syntax::types;
use crate::syntax::walk::{Visitor, Walk, Walker};

pub(super) fn check(block: &syn::Block, declared: &Declared, diagnostics: &Diagnostics) {
    let returns = types::bare(&declared.returns);
    if declared.has_items() || !is_something(returns) || !comes_to_its_end(&block.stmts) {
        return;
    }
    let instead = if is_result_of_unit(returns) { "`Ok(())`" } else { "what it returns" };
    diagnostics.error_at(
        block.brace_token.span.close(),
        format!(
            "this generator returns `{}`, but its body ends without a value: write {instead} at the end",
            shown(returns)
        ),
    );
}

/// Whether these statements are sure to come to their end, and have no value there: the last one is a marker, or a loop that ends.
pub(super) fn comes_to_its_end(stmts: &[Stmt]) -> bool {
    stmts.last().is_some_and(is_unit_at_the_end) && !may_end(stmts)
}

/// Whether the last statement comes to `()`, and goes on behind it.
fn is_unit_at_the_end(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::Expr(Expr::ForLoop(_) | Expr::While(_), _) => true,
        Stmt::Expr(Expr::Macro(last), Some(_)) => is_a_suspension(&last.mac),
        Stmt::Macro(last) => last.semi_token.is_some() && is_a_suspension(&last.mac),
        Stmt::Expr(..) | Stmt::Local(_) | Stmt::Item(_) => false,
    }
}

/// Whether what follows these statements may be dead: also what follows an operand of the last one.
fn may_end(stmts: &[Stmt]) -> bool {
    struct MayEnd(bool);
    impl Visitor for MayEnd {
        fn enter_expr(&mut self, expr: &Expr) -> Walk {
            match expr {
                Expr::ForLoop(_) | Expr::While(_) => return Walk::Over,
                Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) | Expr::Loop(_) => self.0 = true,
                _ => {}
            }
            Walk::Into
        }
        fn enter_macro(&mut self, mac: &syn::Macro) -> Walk {
            self.0 |= !is_a_suspension(mac) && StdMacro::of(mac).is_none_or(|known| known.diverges);
            Walk::Into
        }
    }
    let mut found = MayEnd(false);
    for stmt in stmts {
        match stmt {
            // Its `else` never comes to what follows.
            Stmt::Local(Local { init: Some(init), .. }) => Walker(&mut found).visit_expr(&init.expr),
            // `std::process::exit(1);`, or one like it.
            Stmt::Expr(Expr::Call(_), Some(_)) => found.0 = true,
            stmt => Walker(&mut found).visit_stmt(stmt),
        }
    }
    found.0
}

fn is_a_suspension(mac: &syn::Macro) -> bool {
    Marker::of(mac).is_some_and(|marker| !marker.is_try())
}

/// Whether the type shows that it is not `()`: any other name may be an alias of that.
fn is_something(ty: &Type) -> bool {
    match ty {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last().is_some_and(|last| {
            let (name, known) = (last.ident.to_string(), ["Result", "Option", "String", "Vec", "Box"]);
            types::is_primitive(&name) || known.contains(&name.as_str())
        }),
        Type::Tuple(_) => !is_unit(ty),
        Type::Reference(_) | Type::Array(_) => true,
        _ => false,
    }
}

/// `Result<(), E>`
fn is_result_of_unit(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let Some(last) = path.path.segments.last().filter(|last| last.ident == "Result") else { return false };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
    matches!(arguments.args.first(), Some(GenericArgument::Type(first)) if is_unit(first))
}
