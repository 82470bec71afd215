//! The one table of an expression's operands: which expressions it evaluates itself, in which order, and as what each is needed.
//!
//! Who asks what becomes of an operand asks here, and answers for each [`Need`]; what an expression does besides, [`Besides`] says.
//! An operand is evaluated once, whenever the expression is, and before anything else that the expression does; but for the
//! right one of `&&` and `||`. Of macros the operands are in [`macros`].

use crate::listed::Listed;
use syn::{BinOp, Expr, UnOp};

use super::macros;
use super::need::Need;
use super::pattern::{self, Taken};
use super::receiver::Receiver;

/// What an expression does besides evaluating its operands and making something of their values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Besides {
    Nothing,
    /// It has blocks, or arms, and goes one way or another.
    Paths,
    /// It captures what a body of its own names.
    Captures,
    /// It has tokens that no table of expressions can tell of.
    Tokens,
}

/// The table, for operands to be read and for operands to be written.
macro_rules! table {
    ($operands:ident, $iter:ident $(, $mut:tt)?) => {
        pub(crate) fn $operands(expr: & $($mut)? Expr) -> Vec<(& $($mut)? Expr, Need)> {
            match expr {
                Expr::Array(array) => values(array.elems.$iter()),
                Expr::Assign(assign) => {
                    let right = value_of_assignment(&assign.left);
                    vec![(& $($mut)? assign.right, right), (& $($mut)? assign.left, Need::Assigned)]
                }
                Expr::Await(awaited) => vec![(& $($mut)? awaited.base, Need::Value)],
                Expr::Binary(binary) => {
                    let (left, right) = of_binary(binary);
                    if assigns_in_place(&binary.op) {
                        return vec![(& $($mut)? binary.right, right), (& $($mut)? binary.left, left)];
                    }
                    vec![(& $($mut)? binary.left, left), (& $($mut)? binary.right, right)]
                }
                Expr::Break(jump) => values(jump.expr.$iter().map(|value| & $($mut)? **value)),
                Expr::Call(call) => {
                    let callee = std::iter::once((& $($mut)? *call.func, Need::Callee));
                    callee.chain(values(call.args.$iter())).listed()
                }
                Expr::Cast(cast) => vec![(& $($mut)? cast.expr, Need::Copied)],
                Expr::Field(field) => vec![(& $($mut)? field.base, Need::Whole)],
                Expr::ForLoop(looped) => vec![(& $($mut)? looped.expr, Need::Iterated)],
                Expr::Group(inner) => $operands(& $($mut)? inner.expr),
                Expr::If(conditional) => vec![(& $($mut)? conditional.cond, Need::Condition)],
                Expr::Index(index) => {
                    vec![(& $($mut)? index.expr, Need::Whole), (& $($mut)? index.index, Need::Copied)]
                }
                Expr::Let(condition) => vec![(& $($mut)? condition.expr, Need::Matched)],
                Expr::Match(matched) => vec![(& $($mut)? matched.expr, Need::Matched)],
                Expr::MethodCall(call) => {
                    let need = Need::Receiver(Receiver::of(call));
                    std::iter::once((& $($mut)? *call.receiver, need)).chain(values(call.args.$iter())).listed()
                }
                Expr::Paren(inner) => $operands(& $($mut)? inner.expr),
                Expr::Range(syn::ExprRange { start, end, .. }) => {
                    start.$iter().chain(end).map(|end| (& $($mut)? **end, Need::Copied)).listed()
                }
                Expr::RawAddr(raw) => {
                    let is_shared = matches!(raw.mutability, syn::PointerMutability::Const(_));
                    vec![(& $($mut)? raw.expr, if is_shared { Need::Shared } else { Need::Exclusive })]
                }
                Expr::Reference(reference) => {
                    let need = if reference.mutability.is_some() { Need::Exclusive } else { Need::Shared };
                    vec![(& $($mut)? reference.expr, need)]
                }
                Expr::Repeat(repeat) => vec![(& $($mut)? repeat.expr, Need::Value)],
                Expr::Return(jump) => values(jump.expr.$iter().map(|value| & $($mut)? **value)),
                Expr::Struct(syn::ExprStruct { fields, rest, .. }) => {
                    let base = rest.$iter().map(|base| (& $($mut)? **base, Need::Base));
                    values(fields.$iter().map(|field| & $($mut)? field.expr)).into_iter().chain(base).listed()
                }
                Expr::Try(inner) => vec![(& $($mut)? inner.expr, Need::Value)],
                Expr::Tuple(tuple) => values(tuple.elems.$iter()),
                Expr::Unary(unary) => {
                    let need = of_unary(&unary.op);
                    vec![(& $($mut)? unary.expr, need)]
                }
                Expr::Yield(yielded) => values(yielded.expr.$iter().map(|value| & $($mut)? **value)),
                // Paths, captures and tokens: `besides`. What is left needs nothing.
                Expr::Block(_)
                | Expr::Loop(_)
                | Expr::TryBlock(_)
                | Expr::Unsafe(_)
                | Expr::While(_)
                | Expr::Async(_)
                | Expr::Closure(_)
                | Expr::Macro(_)
                | Expr::Verbatim(_)
                | Expr::Const(_)
                | Expr::Continue(_)
                | Expr::Infer(_)
                | Expr::Lit(_)
                | Expr::Path(_) => Vec::new(),
                // Syntax that is newer than this: `besides` says that it is only tokens.
                _ => Vec::new(),
            }
        }
    };
}

table!(operands, iter);
table!(operands_mut, iter_mut, mut);

/// The place that this one is within: of a field, an element, what `*` leads to.
pub(crate) fn place_around(place: &Expr) -> Option<&Expr> {
    let (around, need) = operands(place).into_iter().next()?;
    need.is_of_place().then_some(around)
}

/// What an expression does that the table does not tell.
pub(crate) fn besides(expr: &Expr) -> Besides {
    match expr {
        Expr::Array(_)
        | Expr::Assign(_)
        | Expr::Await(_)
        | Expr::Binary(_)
        | Expr::Break(_)
        | Expr::Call(_)
        | Expr::Cast(_)
        | Expr::Const(_)
        | Expr::Continue(_)
        | Expr::Field(_)
        | Expr::Index(_)
        | Expr::Infer(_)
        | Expr::Let(_)
        | Expr::Lit(_)
        | Expr::MethodCall(_)
        | Expr::Path(_)
        | Expr::Range(_)
        | Expr::RawAddr(_)
        | Expr::Reference(_)
        | Expr::Repeat(_)
        | Expr::Return(_)
        | Expr::Struct(_)
        | Expr::Try(_)
        | Expr::Tuple(_)
        | Expr::Unary(_)
        | Expr::Yield(_) => Besides::Nothing,
        Expr::Block(_)
        | Expr::ForLoop(_)
        | Expr::If(_)
        | Expr::Loop(_)
        | Expr::Match(_)
        | Expr::Unsafe(_)
        | Expr::While(_) => Besides::Paths,
        Expr::Async(_) | Expr::Closure(_) => Besides::Captures,
        Expr::Group(inner) => besides(&inner.expr),
        Expr::Paren(inner) => besides(&inner.expr),
        // A `try` block is for nightly only.
        Expr::Macro(_) | Expr::TryBlock(_) | Expr::Verbatim(_) => Besides::Tokens,
        // Syntax that is newer than this.
        _ => Besides::Tokens,
    }
}

fn values<E>(operands: impl Iterator<Item = E>) -> Vec<(E, Need)> {
    operands.map(|operand| (operand, Need::Value)).listed()
}

/// What the value is that a place on the left of `=` is given: `_ = x` and `(a, _) = x` leave what they don't assign.
fn value_of_assignment(left: &Expr) -> Need {
    match pattern::taken(&pattern::assignee(left).0) {
        Taken::All => Need::Value,
        Taken::Part | Taken::Nothing => Need::Matched,
    }
}

fn of_binary(binary: &syn::ExprBinary) -> (Need, Need) {
    if is_lazy(&binary.op) {
        (Need::Condition, Need::Lazy)
    } else if compares(&binary.op) {
        (Need::Compared, Need::Compared)
    } else if assigns_in_place(&binary.op) {
        // Of numbers, the right one comes first.
        (Need::Changed, Need::Copied)
    } else if is_number(&binary.left) || is_number(&binary.right) {
        (Need::Copied, Need::Copied)
    } else {
        (Need::Computed, Need::Computed)
    }
}

/// A literal number: what it is added to is a number too.
fn is_number(expr: &Expr) -> bool {
    matches!(expr, Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(_) | syn::Lit::Float(_), .. }))
}

fn of_unary(op: &UnOp) -> Need {
    match op {
        UnOp::Deref(_) => Need::Pointer,
        UnOp::Neg(_) | UnOp::Not(_) => Need::Copied,
        _ => Need::Value,
    }
}

pub(crate) fn assigns_in_place(op: &BinOp) -> bool {
    matches!(
        op,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}

pub(crate) fn compares(op: &BinOp) -> bool {
    matches!(op, BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_))
}

pub(crate) fn is_lazy(op: &BinOp) -> bool {
    matches!(op, BinOp::And(_) | BinOp::Or(_))
}

/// The operands of a macro that moves them all.
pub(crate) fn value_operands(mac: &syn::Macro) -> Option<macros::Operands> {
    let operands = macros::operands(mac).filter(|_| macros::is_known(mac))?;
    operands.list.iter().all(|operand| operand.access.is_value()).then_some(operands)
}

#[cfg(test)]
mod tests {
    use syn::Expr;

    use super::{Besides, besides, operands, operands_mut};

    fn told(expr: &str) -> String {
        let mut expr: Expr = syn::parse_str(expr).unwrap_or_else(|error| panic!("`{expr}`: {error}"));
        let text = |operand: &Expr| quote::quote!(#operand).to_string().replace(' ', "");
        let told = operands(&expr).into_iter().map(|(operand, need)| (text(operand), need)).collect::<Vec<_>>();
        let for_writing = operands_mut(&mut expr).into_iter().map(|(operand, need)| (text(operand), need));
        assert!(for_writing.eq(told.iter().cloned()), "both tables are one");
        let told = told.into_iter().map(|(operand, need)| {
            let need = format!("{need:?}");
            format!("{} {operand}", need.split('(').next().unwrap_or_default())
        });
        told.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn operands_are_told_in_their_order_and_as_what_each_is_needed() {
        for (expr, expected) in [
            ("f(a, b)", "Callee f, Value a, Value b"),
            ("(x.f)(a)", "Callee (x.f), Value a"),
            ("x.m(a)", "Receiver x, Value a"),
            ("x.f", "Whole x"),
            ("x[i]", "Whole x, Copied i"),
            ("*p", "Pointer p"),
            ("&x", "Shared x"),
            ("&mut x", "Exclusive x"),
            ("&raw const x", "Shared x"),
            ("&raw mut x", "Exclusive x"),
            ("!x", "Copied x"),
            ("-x", "Copied x"),
            ("x as u8", "Copied x"),
            ("a + b", "Computed a, Computed b"),
            ("a + 1", "Copied a, Copied 1"),
            ("a == b", "Compared a, Compared b"),
            ("a && b", "Condition a, Lazy b"),
            ("x += y", "Copied y, Changed x"),
            ("x = y", "Value y, Assigned x"),
            ("(x, _) = y", "Matched y, Assigned (x,_)"),
            ("(a, b)", "Value a, Value b"),
            ("[a, b]", "Value a, Value b"),
            ("[a; 2]", "Value a"),
            ("S { a: x, ..y }", "Value x, Base y"),
            ("a..b", "Copied a, Copied b"),
            ("x?", "Value x"),
            ("((x))?", "Value ((x))"),
            ("return x", "Value x"),
            ("break 'a x", "Value x"),
            ("if c {}", "Condition c"),
            ("match x {}", "Matched x"),
            ("for a in x {}", "Iterated x"),
            ("while c {}", ""),
            ("loop {}", ""),
            ("move || x", ""),
            ("m!(x)", ""),
        ] {
            assert_eq!(told(expr), expected, "`{expr}`");
        }
    }

    #[test]
    fn what_no_operand_tells_is_told_besides() {
        for (expr, expected) in [
            ("f(a)", Besides::Nothing),
            ("((f(a)))", Besides::Nothing),
            ("a && b", Besides::Nothing),
            ("{ x }", Besides::Paths),
            ("unsafe { x }", Besides::Paths),
            ("if c {}", Besides::Paths),
            ("(match x {})", Besides::Paths),
            ("while c {}", Besides::Paths),
            ("|| x", Besides::Captures),
            ("async {}", Besides::Captures),
            ("m!(x)", Besides::Tokens),
        ] {
            let read: Expr = syn::parse_str(expr).expect("it is an expression");
            assert!(besides(&read) == expected, "`{expr}`");
        }
    }
}
