//! What the closure of a machine returns, and how it is left.

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{BinOp, Expr, Ident, ReturnType};

use super::tokens::{ends_of, internal, located};
use crate::source::signature::{Declared, is_unit};
use crate::syntax::notes::{self, Leaves, Raises};
use crate::syntax::place::bare;
use crate::syntax::tokens::any_ident;
use crate::syntax::types;

/// What makes a stream, or what is said at the return type where the feature `stream` of `genfn` is off.
pub(crate) fn streams(declared: &Declared, stream: &TokenStream) -> TokenStream {
    // From the first token of the type to the last: what rustc points to is where a macro's call begins and ends.
    let ty = match &declared.output {
        ReturnType::Type(_, ty) => ty.to_token_stream(),
        ReturnType::Default => TokenStream::new(),
    };
    let mut spans = ty.into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(Span::call_site);
    let mut call = Group::new(Delimiter::Parenthesis, stream.clone());
    call.set_span(spans.last().unwrap_or(first));
    let name = if declared.has_async_generator() {
        quote_spanned!(first=> ::genfn::__private::async_generators!)
    } else {
        quote_spanned!(first=> ::genfn::__private::streams!)
    };
    quote!(#name #call)
}

/// How a body is left with what is no value that it returns: what it yields, or what goes out of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum WayOut {
    /// The closure returns it.
    Return,
    /// The segment is a [block](crate::codegen) that returns what the body does.
    OfSegment,
    /// So is the whole of a pinned body.
    OfBlock,
    /// An iterator's closure returns what the body does: all that goes out of it is its exit.
    Exit,
    /// The code never runs.
    Nowhere,
}

impl WayOut {
    /// ```text
    /// return genfn.uncaught(raised)
    /// ```
    pub(crate) fn with(self, step: &TokenStream) -> TokenStream {
        match self {
            WayOut::Return => quote!(return #step),
            WayOut::OfSegment => quote!(break '__stepped #step),
            WayOut::OfBlock => {
                let leaving = internal("__leaving");
                quote!(match #leaving.leave(#step).await {})
            }
            WayOut::Exit => {
                let genfn = internal("__genfn");
                quote!(return #genfn.exited())
            }
            WayOut::Nowhere => quote!({
                let _ = #step;
                ::genfn::__private::never()
            }),
        }
    }

    pub(crate) fn is_nowhere(self) -> bool {
        match self {
            WayOut::Nowhere => true,
            WayOut::Return | WayOut::OfSegment | WayOut::OfBlock | WayOut::Exit => false,
        }
    }

    pub(super) fn is_of_a_block(self) -> bool {
        match self {
            WayOut::OfBlock => true,
            WayOut::Return | WayOut::OfSegment | WayOut::Exit | WayOut::Nowhere => false,
        }
    }

    fn is_return(self) -> bool {
        match self {
            WayOut::Return => true,
            WayOut::OfSegment | WayOut::OfBlock | WayOut::Exit | WayOut::Nowhere => false,
        }
    }
}

/// What is done with what a suspended body is woken with, if it is no sent value.
pub(crate) fn raise(raises: Option<&Raises>, out: WayOut) -> TokenStream {
    let genfn = internal("__genfn");
    raises.map_or_else(|| out.with(&quote!(#genfn.uncaught(__raised))), raise_into)
}

/// The same inside a `try_!`.
pub(crate) fn raise_into(Raises { label, unknown_type }: &Raises) -> TokenStream {
    let genfn = internal("__genfn");
    let raised = internal(if *unknown_type { "raised_quietly" } else { "raised" });
    quote!(break #label ::genfn::__private::Err(#genfn.#raised(__raised)))
}

/// `return value` becomes `return genfn.returned(value)`.
pub(crate) fn leave(expr: &mut Expr, declared: &Declared, out: WayOut) {
    let Expr::Return(jump) = expr else { return };
    let genfn = internal("__genfn");
    let at = located(Some(jump.return_token.span));
    // None of which an `Err` ends, whatever is returned.
    let yields_options = declared.has_items() && types::is_option(&declared.yields);
    let leaves = notes::leaves(&jump.attrs);
    jump.attrs.clear();
    let returned = match (&jump.expr, leaves) {
        (Some(exception), Some(Leaves::Raised)) => {
            let raised = quote_spanned!(at=> #genfn.raise(#exception));
            if !out.is_return() {
                let left = out.with(&raised);
                *expr = syn::parse_quote!(#left);
                return;
            }
            raised
        }
        (Some(value), Some(Leaves::Left)) => quote!(#genfn.left(#value)),
        (None, _) => {
            let genfn = Ident::new("__genfn", at);
            quote_spanned!(at=> #genfn.returned(()))
        }
        (Some(value), None) if declared.has_items() && !declared.is_plain() && !yields_options => {
            if may_be_an_error(value) {
                return;
            }
            if declared.is_result() {
                let last = seen_as(value, "EndsIteration", "last");
                jump.expr = Some(Box::new(Expr::Verbatim(quote!(#genfn.asked(#last(#value))))));
                return;
            }
            // Where it is not said what it is, rustc is to say it here.
            quote_spanned!(value.span()=> #genfn.last(#value))
        }
        (Some(value), None) => {
            let ends_in_nothing = is_unit(&declared.returns);
            let value = if yields_options || ends_in_nothing && tells_its_type(value) {
                let ends = ends(declared, value);
                quote!(#ends(#value))
            } else {
                super::tokens::ending(&declared.returns, &value.to_token_stream())
            };
            quote_spanned!(at=> #genfn.returned(#value))
        }
    };
    jump.expr = Some(Box::new(Expr::Verbatim(returned)));
}

/// The value of a `return` that leaves by a `finally`, where it is told of as elsewhere.
pub(crate) fn leaving(declared: &Declared, value: &Expr) -> TokenStream {
    let plain = declared.is_plain() || types::is_option(&declared.yields);
    let ended = match (declared.has_items(), plain) {
        (false, _) => return super::tokens::ending(&declared.returns, &value.to_token_stream()),
        (true, true) => ends(declared, value),
        (true, false) if declared.is_result() && !may_be_an_error(value) => seen_as(value, "EndsIteration", "last"),
        (true, false) => return value.to_token_stream(),
    };
    quote!(#ended(#value))
}

/// What a body ends with, or returns, that evaluates to `()`: the function says what is wrong with any other value.
pub(crate) fn ends(declared: &Declared, value: &Expr) -> TokenStream {
    let told = if declared.has_items() && iterates(value) {
        "EndsInItems"
    } else if !declared.has_items() {
        "EndsInNothing"
    } else if declared.is_result() {
        "EndsResults"
    } else {
        "Ends"
    };
    seen_as(value, told, "ended")
}

/// The path of a function that a value is given to. It seems to be the value: rustc shows it beside that where they differ.
fn seen_as(value: &impl ToTokens, told: &str, function: &str) -> TokenStream {
    let (first, last) = ends_of(value.to_token_stream());
    let (told, function) = (Ident::new(told, first), Ident::new(function, last));
    quote_spanned!(first=> ::genfn::iterates::#told::#function)
}

/// Whether a value has its type by itself, whatever is expected of it. What is wrong with it is to be told in other words than rustc's,
/// which are that `()` was expected.
pub(crate) fn tells_its_type(value: &Expr) -> bool {
    match bare(value) {
        Expr::Lit(_) | Expr::Path(_) | Expr::Struct(_) | Expr::Array(_) | Expr::Cast(_) => true,
        Expr::Field(field) => tells_its_type(&field.base),
        Expr::Index(index) => tells_its_type(&index.expr),
        Expr::Unary(unary) => tells_its_type(&unary.expr),
        Expr::Binary(binary) => !assigns(&binary.op) && tells_its_type(&binary.left),
        Expr::Reference(reference) => tells_its_type(&reference.expr),
        Expr::Tuple(tuple) => !tuple.elems.is_empty(),
        Expr::Call(call) => makes(&call.func),
        Expr::MethodCall(call) => {
            ["clone", "len", "to_owned", "to_string"].iter().any(|name| call.method == name) || iterates(value)
        }
        Expr::Macro(mac) => ["format", "vec"].iter().any(|name| mac.mac.path.is_ident(name)),
        _ => false,
    }
}

/// Whether it shows itself as an iterator.
fn iterates(value: &Expr) -> bool {
    const ITERATING: [&str; 11] = [
        "chars",
        "enumerate",
        "filter",
        "into_iter",
        "iter",
        "iter_mut",
        "lines",
        "map",
        "rev",
        "split_whitespace",
        "zip",
    ];
    matches!(bare(value), Expr::MethodCall(call) if ITERATING.iter().any(|name| call.method == name))
}

/// `Some(x)`, `Point::Origin(x)`: a function whose name begins in upper case makes a value.
fn makes(function: &Expr) -> bool {
    let Expr::Path(path) = bare(function) else { return false };
    let last = path.path.segments.last().map(|last| last.ident.to_string());
    last.is_some_and(|name| name.starts_with(char::is_uppercase))
}

fn assigns(op: &BinOp) -> bool {
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

/// Whether a value shows itself as an error, or may: then it is what the closure returns, and an error in it is converted as there.
fn may_be_an_error(value: &Expr) -> bool {
    matches!(bare(value), Expr::Macro(_)) || any_ident(value.to_token_stream(), &mut |name| name == "Err")
}

/// What the closure returns, and how.
///
/// A `gen_!` has one shape for all copies of its body, for rustc to infer its types from each: see [`shared`].
pub(crate) fn shape(declared: &Declared) -> TokenStream {
    if declared.expression && !declared.pinned {
        let shape = internal("__shape");
        return quote!(#shape);
    }
    own(declared)
}

/// ```text
/// let shape = ItemShape::<_>::NEW;
/// ```
pub(crate) fn shared(declared: &Declared) -> TokenStream {
    if !declared.expression || declared.pinned {
        return TokenStream::new();
    }
    let (name, shape) = (internal("__shape"), own(declared));
    quote!(let #name = #shape;)
}

/// What a copy of the body evaluates to. Where nothing but the copies says of what type that is, they tell each other.
pub(crate) fn value(declared: &Declared, value: TokenStream) -> TokenStream {
    if !declared.returns_what_is_inferred() {
        return value;
    }
    let genfn = internal("__genfn");
    quote!(::genfn::__private::Typed { ty: #genfn.value(), value: #value }.value)
}

/// What a body is woken with, in a copy of it that never runs.
pub(crate) fn woken(declared: &Declared) -> TokenStream {
    let Declared { sends, returns, .. } = declared;
    if declared.returns_what_is_inferred() {
        let genfn = internal("__genfn");
        return quote!(#genfn.woken::<#sends>());
    }
    quote!(::genfn::__private::TypeOf::<::genfn::Resume<#sends, #returns>>::NEW.value())
}

fn own(declared: &Declared) -> TokenStream {
    let Declared { yields, returns, .. } = declared;
    match (declared.has_items(), declared.is_plain()) {
        (true, true) => quote!(::genfn::__private::ItemShape::<#yields>::NEW),
        (true, false) => quote!(::genfn::__private::yields!(#yields)),
        (false, true) => quote!(::genfn::__private::PlainShape::<#yields, #returns>::NEW),
        (false, false) => quote!(::genfn::__private::returns!(#yields, #returns)),
    }
}

/// Tells what the closure returns, where `?` or a macro may say so first. rustc shows it where that is declared.
pub(crate) fn never(declared: &Declared) -> TokenStream {
    if declared.is_plain() { TokenStream::new() } else { never_of_any(declared) }
}

/// The same where the closure's type does not stand before it.
pub(crate) fn never_of_any(declared: &Declared) -> TokenStream {
    let told = if declared.has_items() { &declared.yields } else { &declared.returns };
    let told = located(Some(told.span()));
    let genfn = Ident::new("__genfn", told);
    let never = quote_spanned!(told=> #genfn.never());
    quote!(if false { return #never; })
}
