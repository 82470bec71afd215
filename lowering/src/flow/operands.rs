//! What stands for the operands of a call in the question whether it consumes: their types, as far as they show themselves.
//!
//! The question stands where the operands are not in scope any more, behind a call that never returns. There an operand may be written once more,
//! if each local in it is replaced by one of its type, and if the copy says and does nothing of its own:
//!
//! ```text
//! x.extend(rest.iter().skip(n))           receiver.extend({ let (rest, n) = (type_of_rest.value(), type_of_n.value()); rest.iter().skip(n) })
//! ```
//!
//! Not copied is what jumps or suspends, what binds names, and what is long: each level of nested calls writes its operands once more. Nor is that
//! whose type may depend on what it is handed to: `None`, `Vec::new()`, `parse()`, for where the call only borrows, the
//! question is answered by a method that takes anything, and rustc would not know of what type. For all that stands `never()`, of every type: a
//! generic method may ask more of its operand than that, and is refused then.

use proc_macro2::{Ident, TokenTree};
use quote::{ToTokens, quote};
use syn::{Expr, ExprClosure, Pat, Type};

use super::asked::AskedOperand;
use crate::ir::LocalId;
use crate::syntax::macros;
use crate::syntax::place::bare;

/// How many tokens of an operand are copied.
const LONG: usize = 48;

/// What a name stands for.
pub(super) enum Meant {
    Local(LocalId),
    /// What a pattern binds that is no local of the body's.
    Bound,
    /// An item, or nothing.
    Item,
}

impl AskedOperand {
    /// `resolve` tells which local an expression is, `meant` what a name stands for.
    pub(super) fn of(
        operand: &Expr,
        resolve: &dyn Fn(&Expr) -> Option<LocalId>,
        meant: &dyn Fn(&Ident) -> Meant,
    ) -> AskedOperand {
        let operand = bare(operand);
        if let Some(local) = resolve(operand) {
            return AskedOperand::Local(quote!(), local);
        }
        match operand {
            operand if is_plain(operand) => return AskedOperand::Plain(operand.to_token_stream()),
            // What it captures does not matter: it is a `String`.
            Expr::Macro(mac) if mac.mac.path.is_ident("format") => return AskedOperand::Plain(quote!(format!(""))),
            Expr::Cast(cast) => return AskedOperand::Typed(cast.ty.clone()),
            Expr::Closure(closure) => {
                return parameters(closure).map_or(AskedOperand::Any, AskedOperand::Closure);
            }
            Expr::MethodCall(call) if call.method == "clone" && call.args.is_empty() => {
                if let Some(local) = resolve(&call.receiver) {
                    return AskedOperand::Local(quote!(), local);
                }
            }
            Expr::Reference(reference) => {
                if let Some(local) = resolve(&reference.expr) {
                    let (and, mutability) = (&reference.and_token, &reference.mutability);
                    return AskedOperand::Local(quote!(#and #mutability), local);
                }
            }
            _ => {}
        }
        let mut copied = Copied { meant, locals: Vec::new() };
        if is_short(operand) && copied.is_copied(operand) {
            AskedOperand::Copied(operand.to_token_stream(), copied.locals)
        } else {
            AskedOperand::Any
        }
    }
}

/// An operand that is to be copied.
struct Copied<'a> {
    meant: &'a dyn Fn(&Ident) -> Meant,
    /// The locals in it, with their names.
    locals: Vec<(Ident, LocalId)>,
}

impl Copied<'_> {
    /// Whether it may be copied, and is of one type wherever it stands.
    fn is_copied(&mut self, expr: &Expr) -> bool {
        match bare(expr) {
            Expr::Lit(_) => true,
            Expr::Path(path) => match path.path.get_ident() {
                Some(name) if path.qself.is_none() => self.is_copied_name(name),
                _ => path.path.segments.last().is_some_and(|last| is_constant(&last.ident)),
            },
            Expr::Array(array) => !array.elems.is_empty() && array.elems.iter().all(|elem| self.is_copied(elem)),
            Expr::Binary(binary) => {
                !is_assignment(&binary.op) && self.is_copied(&binary.left) && self.is_copied(&binary.right)
            }
            Expr::Call(call) => {
                let is_known = (wraps(&call.func) && call.args.len() == 1) || self.is_function(&call.func);
                is_known && call.args.iter().all(|arg| self.is_copied(arg))
            }
            Expr::Cast(cast) => self.is_copied(&cast.expr),
            Expr::Field(field) => self.is_copied(&field.base),
            Expr::Index(index) => self.is_copied(&index.expr) && self.is_copied(&index.index),
            Expr::Macro(mac) => {
                let is_made = mac.mac.path.get_ident().is_some_and(|name| name == "vec");
                let operands = macros::operands(&mac.mac).filter(|operands| is_made && !operands.exprs().is_empty());
                operands.is_some_and(|operands| operands.exprs().into_iter().all(|operand| self.is_copied(operand)))
            }
            Expr::MethodCall(call) => {
                let is_known = call.turbofish.is_none() && OF_ONE_TYPE.iter().any(|name| call.method == name);
                is_known && self.is_copied(&call.receiver) && call.args.iter().all(|arg| self.is_copied(arg))
            }
            Expr::Range(range) => {
                let mut ends = [&range.start, &range.end].into_iter().flatten();
                ends.all(|end| self.is_copied(end))
            }
            Expr::Reference(reference) => self.is_copied(&reference.expr),
            Expr::Repeat(repeat) => self.is_copied(&repeat.expr) && self.is_copied(&repeat.len),
            Expr::Struct(made) => made.rest.is_none() && made.fields.iter().all(|field| self.is_copied(&field.expr)),
            Expr::Tuple(tuple) => tuple.elems.iter().all(|elem| self.is_copied(elem)),
            Expr::Unary(unary) => self.is_copied(&unary.expr),
            _ => false,
        }
    }

    /// A function of the user's. One whose type parameter is told by nothing but what it returns is rare.
    fn is_function(&self, function: &Expr) -> bool {
        let Expr::Path(path) = bare(function) else { return false };
        let name = path.path.get_ident().filter(|_| path.qself.is_none());
        name.is_some_and(|name| {
            matches!((self.meant)(name), Meant::Item)
                && name.to_string().starts_with(|first: char| first.is_ascii_lowercase())
                && !OF_WHATEVER_IS_ASKED.iter().any(|known| name == known)
        })
    }

    fn is_copied_name(&mut self, name: &Ident) -> bool {
        match (self.meant)(name) {
            Meant::Item => is_constant(name),
            Meant::Bound => false,
            Meant::Local(_) if name == "self" => false,
            Meant::Local(local) => {
                if self.locals.iter().all(|(_, known)| *known != local) {
                    self.locals.push((name.clone(), local));
                }
                true
            }
        }
    }
}

/// Methods of std's that return one type, whatever is made of it.
const OF_ONE_TYPE: &[&str] = &[
    "abs",
    "as_bytes",
    "as_slice",
    "as_str",
    "bytes",
    "chars",
    "checked_add",
    "checked_sub",
    "clone",
    "cloned",
    "copied",
    "enumerate",
    "is_empty",
    "iter",
    "keys",
    "len",
    "lines",
    "pow",
    "rev",
    "saturating_sub",
    "skip",
    "split_whitespace",
    "take",
    "to_owned",
    "to_string",
    "to_vec",
    "trim",
    "values",
    "wrapping_add",
];

/// Functions of std's whose type is that which is asked for.
const OF_WHATEVER_IS_ASKED: &[&str] =
    &["channel", "default", "empty", "from_str", "pending", "sync_channel", "transmute", "uninit", "zeroed"];

/// `NAME`, or one letter of a parameter.
fn is_constant(name: &Ident) -> bool {
    let name = name.to_string();
    name.starts_with(|first: char| first.is_ascii_uppercase()) && !name.contains(|char: char| char.is_ascii_lowercase())
}

/// `Some`, `Box::new`: what they make is told by what they are given.
fn wraps(function: &Expr) -> bool {
    let Expr::Path(path) = bare(function) else { return false };
    let names: Vec<String> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    matches!(names[..], ["Some"] | ["Arc" | "Box" | "Cell" | "Mutex" | "Rc" | "RefCell", "new"])
}

fn is_assignment(op: &syn::BinOp) -> bool {
    use syn::BinOp::{
        AddAssign, BitAndAssign, BitOrAssign, BitXorAssign, DivAssign, MulAssign, RemAssign, ShlAssign, ShrAssign,
        SubAssign,
    };
    matches!(
        op,
        AddAssign(_)
            | SubAssign(_)
            | MulAssign(_)
            | DivAssign(_)
            | RemAssign(_)
            | BitXorAssign(_)
            | BitAndAssign(_)
            | BitOrAssign(_)
            | ShlAssign(_)
            | ShrAssign(_)
    )
}

fn is_short(expr: &Expr) -> bool {
    fn count(tokens: proc_macro2::TokenStream, left: &mut usize) -> bool {
        tokens.into_iter().all(|token| {
            *left = left.saturating_sub(1);
            *left > 0
                && match token {
                    TokenTree::Group(group) => count(group.stream(), left),
                    TokenTree::Ident(_) | TokenTree::Literal(_) | TokenTree::Punct(_) => true,
                }
        })
    }
    count(expr.to_token_stream(), &mut { LONG })
}

/// Whether the type of an expression is what it shows, whatever stands around it.
fn is_plain(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Lit(_) => true,
        Expr::Reference(reference) => is_plain(&reference.expr),
        Expr::Unary(unary) => is_plain(&unary.expr),
        Expr::MethodCall(call) => {
            is_plain(&call.receiver)
                && call.args.is_empty()
                && (call.method == "to_string" || call.method == "to_owned")
        }
        Expr::Call(call) => {
            call.args.iter().all(is_plain) && call.func.to_token_stream().to_string().starts_with("String ::")
        }
        _ => false,
    }
}

/// The types of a closure's parameters; nothing if what they are can't be left to the method.
fn parameters(closure: &ExprClosure) -> Option<Vec<Option<Type>>> {
    let types = closure.inputs.iter().map(|pat| match pat {
        Pat::Type(typed) => Some((*typed.ty).clone()),
        _ => None,
    });
    let types: Vec<Option<Type>> = types.collect();
    let is_one_kind = types.iter().all(Option::is_some) || types.iter().all(Option::is_none);
    is_one_kind.then_some(types)
}
