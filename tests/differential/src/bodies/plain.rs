//! A body as a plain function, with what a `try_!` means in place of it; or as a coroutine that is told what is raised in it.
//!
//! Python's `try` statement, with Rust's scopes: what is raised leaves the body of the nearest one, whose locals go, innermost
//! first; then what matches it runs.
//!
//! ```text
//! __yield(x)   match suspend::<S, _>({ let value: Y = x; value }) { Came::Value(value) => value, Came::Raised(raised) => /* raise */ }
//! x?           match x { Ok(value) => value, Err(error) => /* raise Error(error) */ }     // outside any, it stays as it is
//!
//! __try({ body }, match __raised { D("a") => arm }, __else({ rest }))
//!
//! match 'try_1: { let value = { body }; Came::Value(value) } {
//!     Came::Value(_) => { rest }
//!     Came::Raised(Exception::Error(D("a"))) => arm,
//!     Came::Raised(raised) => /* raise, around it */
//! }
//!
//! __try({ body }, __finally({ last }))
//!
//! { let left = 'try_1: { let value = { body }; Left::Value(value) }; { last } match left { Left::Value(value) => value, … } }
//! ```
//!
//! A coroutine is resumed with what came of its suspension:
//!
//! ```text
//! __yield(x)   match (yield { let value: Y = x; value }) { Came::Value(value) => value, Came::Raised(raised) => /* raise */ }
//! ```
//!
//! To raise is `break 'try_1 Came::Raised(raised)`. A `break` with a value past a `finally` leaves the value in a variable.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Ident, Item, Label, Lifetime};

use super::generate::Kind;
use super::jumps;
use super::labels;
use super::tried::{self, Caught, Tried};

/// What a plain function of this kind is sent, yields, and returns.
pub(super) fn types(kind: Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Generator | Kind::Boxed => ("u32", "u32", "u32"),
        Kind::Result => ("u32", "u32", "Result<u32, D>"),
        Kind::Optional => ("u32", "u32", "Option<u32>"),
        Kind::Droppy => ("()", "D", "D"),
        Kind::Iterator => ("()", "u32", "()"),
        Kind::LastError => ("()", "Result<u32, D>", "Result<(), D>"),
        Kind::Failing => ("()", "u32", "Result<(), D>"),
    }
}

/// Who runs the body.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Plain,
    Coroutine,
}

/// The body of the coroutine, and whether a `try_!` is in it.
pub(super) fn coroutine(block: &Block, kind: Kind) -> (TokenStream, bool) {
    let (block, handles, _) = rewritten(block, kind, Side::Coroutine);
    (block, handles)
}

/// The body of the plain function; and what comes before it is called, where it may be ended before it starts.
pub(super) fn body(block: &Block, kind: Kind) -> (TokenStream, TokenStream) {
    let (block, handles, rewrite) = rewritten(block, kind, Side::Plain);
    let leave = rewrite.raise(&quote!(__raised));
    let fails = fails(kind);
    (quote!({ #block }), quote!(if let Some(__raised) = plain::start(#handles, #fails) { #leave }))
}

/// Whether a body of this kind can return an error.
pub(super) fn fails(kind: Kind) -> bool {
    matches!(kind, Kind::Result | Kind::LastError | Kind::Failing)
}

fn rewritten(block: &Block, kind: Kind, side: Side) -> (TokenStream, bool, Rewrite) {
    let mut block = block.clone();
    jumps::show(&mut block);
    let handles = labels::give(&mut block);
    let mut rewrite = Rewrite { kind, side, frames: Vec::new(), numbers: 0 };
    rewrite.visit_block_mut(&mut block);
    let block = if kind == Kind::LastError { quote!({ let () = #block; Ok(()) }) } else { quote!(#block) };
    (block, handles, rewrite)
}

/// What is around the code that is being rewritten.
enum Frame {
    /// A loop or a block.
    Labelled(Lifetime),
    /// What is before an `except`.
    Tried(Lifetime),
    /// What is before a `finally`.
    Guarded(Lifetime, Vec<Jump>),
}

/// A `break` or `continue` past a `finally`.
struct Jump {
    number: u32,
    /// As it is to be when that has run.
    jump: Expr,
    /// Where its value waits.
    value: Option<Ident>,
}

struct Rewrite {
    kind: Kind,
    side: Side,
    frames: Vec<Frame>,
    numbers: u32,
}

impl Rewrite {
    fn number(&mut self) -> u32 {
        self.numbers += 1;
        self.numbers
    }

    fn within(&mut self, frame: Frame, visit: impl FnOnce(&mut Self)) -> Option<Frame> {
        self.frames.push(frame);
        visit(self);
        self.frames.pop()
    }

    /// The expression that raises, which has no value.
    fn raise(&self, exception: &TokenStream) -> Expr {
        for frame in self.frames.iter().rev() {
            match frame {
                Frame::Labelled(_) => {}
                Frame::Tried(label) => return syn::parse_quote!(break #label plain::Came::Raised(#exception)),
                Frame::Guarded(label, _) => return syn::parse_quote!(break #label plain::Left::Raised(#exception)),
            }
        }
        match self.kind {
            Kind::Result | Kind::LastError | Kind::Failing => syn::parse_quote!(match #exception {
                plain::Exception::Error(__error) => return Err(__error),
                __exit => plain::uncaught(__exit),
            }),
            Kind::Generator | Kind::Optional | Kind::Droppy | Kind::Boxed | Kind::Iterator => {
                syn::parse_quote!(plain::uncaught(#exception))
            }
        }
    }

    fn is_outermost(&self) -> bool {
        self.frames.iter().all(|frame| matches!(frame, Frame::Labelled(_)))
    }

    /// What came of something that may raise.
    fn came(&self, came: &TokenStream) -> Expr {
        let raise = self.raise(&quote!(__raised));
        syn::parse_quote!((match #came {
            plain::Came::Value(__value) => __value,
            plain::Came::Raised(__raised) => #raise,
        }))
    }

    fn tried(&mut self, tried: Tried) -> Expr {
        match tried.finally.clone() {
            Some(finally) => self.guarded(tried, finally),
            None => self.handled(tried),
        }
    }

    fn handled(&mut self, mut tried: Tried) -> Expr {
        let label = Lifetime::new(&format!("'try_{}", self.number()), Span::call_site());
        self.within(Frame::Tried(label.clone()), |this| this.visit_block_mut(&mut tried.body));
        let body = &tried.body;
        let value = match &mut tried.otherwise {
            Some(otherwise) => {
                self.visit_block_mut(otherwise);
                quote!(plain::Came::Value(_) => #otherwise)
            }
            None => quote!(plain::Came::Value(__value) => __value,),
        };
        let mut handlers = TokenStream::new();
        for arm in &mut tried.handlers {
            let guard = arm.guard.as_mut().map(|guard| {
                self.visit_expr_mut(guard);
                quote!(if #guard)
            });
            self.visit_expr_mut(&mut arm.body);
            let body = &arm.body;
            let pat = match tried::caught(&arm.pat) {
                Caught::All => quote!(plain::Came::Raised(_)),
                Caught::Exit => quote!(plain::Came::Raised(plain::Exception::Exit)),
                Caught::Error(pat) => quote!(plain::Came::Raised(plain::Exception::Error(#pat))),
                Caught::Either(pat) => {
                    quote!(plain::Came::Raised(plain::Exception::Error(#pat) | plain::Exception::Exit))
                }
            };
            handlers.extend(quote!(#pat #guard => #body,));
        }
        let raise = self.raise(&quote!(__raised));
        syn::parse_quote!((match #label: { let __value = #body; plain::Came::Value(__value) } {
            #value
            #handlers
            plain::Came::Raised(__raised) => #raise,
        }))
    }

    fn guarded(&mut self, mut tried: Tried, mut finally: Block) -> Expr {
        let label = Lifetime::new(&format!("'try_{}", self.number()), Span::call_site());
        tried.finally = None;
        let mut guarded: Expr = syn::parse_quote!(());
        let frame = self.within(Frame::Guarded(label.clone(), Vec::new()), |this| {
            guarded = if tried.handlers.is_empty() {
                this.visit_block_mut(&mut tried.body);
                let body = &tried.body;
                syn::parse_quote!(#body)
            } else {
                let handled = this.handled(tried);
                syn::parse_quote!({ #handled })
            };
        });
        let Some(Frame::Guarded(_, jumps)) = frame else { unreachable!("it is popped where it was pushed") };
        self.visit_block_mut(&mut finally);
        let mut arms = TokenStream::new();
        let mut waiting = TokenStream::new();
        for Jump { number, mut jump, value } in jumps {
            if let Some(value) = value {
                waiting.extend(quote!(let mut #value = None;));
            }
            self.visit_expr_mut(&mut jump);
            arms.extend(quote!(plain::Left::Jump(#number) => #jump,));
        }
        let mut leave: Expr = syn::parse_quote!(return __value);
        self.visit_expr_mut(&mut leave);
        let raise = self.raise(&quote!(__raised));
        let returns: syn::Type = syn::parse_str(types(self.kind).2).expect("it is a type");
        syn::parse_quote!(({
            #waiting
            let __left: plain::Left<_, #returns> = #label: { let __value = #guarded; plain::Left::Value(__value) };
            #finally
            match __left {
                plain::Left::Value(__value) => __value,
                plain::Left::Raised(__raised) => #raise,
                plain::Left::Return(__value) => #leave,
                #arms
                plain::Left::Jump(_) => unreachable!(),
            }
        }))
    }

    /// A jump, if a `finally` is in its way.
    fn jump(&mut self, label: Option<&Lifetime>, value: Option<&Expr>, jump: &Expr) -> Option<Expr> {
        let target = |frame: &Frame| match (frame, label) {
            (Frame::Labelled(known), Some(label)) => known.ident == label.ident,
            _ => false,
        };
        let target = self.frames.iter().rposition(target)?;
        let number = self.number();
        let Frame::Guarded(label, jumps) =
            self.frames[target..].iter_mut().rev().find(|frame| matches!(frame, Frame::Guarded(..)))?
        else {
            return None;
        };
        let waiting = value.map(|_| format_ident!("__waiting_{number}"));
        let mut afterwards = jump.clone();
        if let (Expr::Break(jump), Some(waiting)) = (&mut afterwards, &waiting) {
            jump.expr = Some(syn::parse_quote!(#waiting.take().unwrap()));
        }
        jumps.push(Jump { number, jump: afterwards, value: waiting.clone() });
        let leave = quote!(break #label plain::Left::Jump(#number));
        Some(match (waiting, value) {
            (Some(waiting), Some(value)) => syn::parse_quote!({ #waiting = Some(#value); #leave }),
            _ => syn::parse_quote!(#leave),
        })
    }

    /// A `return`.
    fn leave(&self, value: Option<&Expr>) -> Expr {
        let value = match value {
            Some(value) => quote!(#value),
            None if self.kind == Kind::LastError => quote!(Ok(())),
            None => quote!(()),
        };
        let guarded = |frame: &&Frame| matches!(frame, Frame::Guarded(..));
        match self.frames.iter().rev().find(guarded) {
            Some(Frame::Guarded(label, _)) => syn::parse_quote!(break #label plain::Left::Return(#value)),
            _ => syn::parse_quote!(return #value),
        }
    }

    /// A macro that hides a `return Err(…)`: it raises.
    fn bailed(&self, mac: &syn::Macro) -> Expr {
        let error = &mac.tokens;
        self.raise(&quote!(plain::Exception::Error(#error)))
    }

    fn looped(&mut self, label: Option<&Label>, body: &mut Block) {
        match label {
            Some(label) => {
                self.within(Frame::Labelled(label.name.clone()), |this| this.visit_block_mut(body));
            }
            None => self.visit_block_mut(body),
        }
    }
}

/// `Err(GeneratorExit)`
fn is_exit(operand: &Expr) -> bool {
    let arguments = tried::arguments(operand, "Err");
    matches!(arguments.as_deref(), Some([Expr::Path(path)]) if path.path.is_ident("GeneratorExit"))
}

impl VisitMut for Rewrite {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Some(tried) = Tried::of(expr) {
            *expr = self.tried(tried);
            return;
        }
        match expr {
            Expr::Closure(_) => return,
            Expr::Loop(looped) => return self.looped(looped.label.as_ref(), &mut looped.body),
            Expr::While(looped) => {
                self.visit_expr_mut(&mut looped.cond);
                return self.looped(looped.label.as_ref(), &mut looped.body);
            }
            Expr::ForLoop(looped) => {
                self.visit_expr_mut(&mut looped.expr);
                return self.looped(looped.label.as_ref(), &mut looped.body);
            }
            Expr::Block(block) if block.label.is_some() => {
                return self.looped(block.label.as_ref(), &mut block.block);
            }
            Expr::Try(operand) if is_exit(&operand.expr) => {
                *expr = self.raise(&quote!(plain::Exception::Exit));
                return;
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
        let (sends, yields, _) = types(self.kind);
        let (sends, yields): (syn::Type, syn::Type) =
            (syn::parse_str(sends).expect("it is a type"), syn::parse_str(yields).expect("it is a type"));
        let rewritten = if let Some([operand]) = tried::arguments(expr, "__yield").as_deref() {
            let value = quote!({ let __value: #yields = #operand; __value });
            Some(self.came(&match self.side {
                Side::Plain => quote!(plain::suspend::<#sends, _>(#value)),
                Side::Coroutine => quote!((yield #value)),
            }))
        } else if let Some([operand]) = tried::arguments(expr, "__yield_from").as_deref() {
            let operand = quote!({ let __value = #operand; __value });
            Some(self.came(&match self.side {
                Side::Plain => quote!(plain::delegate::<#sends, _, _>(#operand)),
                Side::Coroutine => quote!({
                    let mut __delegate = plain::delegation::<#sends, _, _>(#operand);
                    let mut __stepped = plain::Steps::<#sends>::start(&mut __delegate);
                    loop {
                        match __stepped {
                            plain::Stepped::Yields(__value) => {
                                __stepped = plain::Steps::<#sends>::resume(&mut __delegate, yield __value);
                            }
                            plain::Stepped::Ends(__came) => break __came,
                        }
                    }
                }),
            }))
        } else {
            match &*expr {
                Expr::Try(operand) if !self.is_outermost() => {
                    let operand = &operand.expr;
                    let raise = self.raise(&quote!(plain::Exception::Error(__error)));
                    Some(syn::parse_quote!((match #operand { Ok(__value) => __value, Err(__error) => #raise })))
                }
                Expr::Break(jump) => self.jump(jump.label.as_ref(), jump.expr.as_deref(), expr),
                Expr::Continue(jump) => self.jump(jump.label.as_ref(), None, expr),
                Expr::Return(jump) => Some(self.leave(jump.expr.as_deref())),
                _ => None,
            }
        };
        if let Some(rewritten) = rewritten {
            *expr = rewritten;
        }
    }

    fn visit_stmt_mut(&mut self, stmt: &mut syn::Stmt) {
        match stmt {
            syn::Stmt::Macro(bails) if bails.mac.path.is_ident("bail") => {
                *stmt = syn::Stmt::Expr(self.bailed(&bails.mac), Some(<syn::Token![;]>::default()));
            }
            _ => visit_mut::visit_stmt_mut(self, stmt),
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        labels::operands(mac, |operand| self.visit_expr_mut(operand));
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}

#[cfg(test)]
mod tests {
    use super::super::{generate, render};
    use super::*;

    fn written(body_text: &str) -> String {
        let block: Block = syn::parse_str(body_text).unwrap();
        body(&block, Kind::Result).0.to_string()
    }

    #[test]
    fn every_body_is_a_plain_function() {
        for seed in 0..300 {
            let made = generate::body(seed);
            let text = body(&render::function(&made).block, made.kind).0.to_string();
            let left = ["__yield", "__try", "GeneratorExit"].iter().find(|name| text.contains(**name));
            assert_eq!(left, None, "seed {seed}: {text}");
            syn::parse_str::<Block>(&text).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{text}"));
        }
    }

    #[test]
    fn a_question_mark_raises_where_it_is_in_a_try_and_nowhere_else() {
        assert!(written("{ res(1)?; Ok(1) }").contains("res (1) ?"));
        let tried = written("{ __try({ res(1)?; }, match __raised { _ => {} }); Ok(1) }");
        assert!(!tried.contains('?') && tried.contains("break 'try_1 plain :: Came :: Raised"));
    }

    #[test]
    fn what_leaves_past_a_finally_waits_until_that_has_run() {
        let text = written("{ loop { __try({ if c { return Ok(1); } break; }, __finally({ last() })) } Ok(2) }");
        let last = text.find("last ()").unwrap();
        assert!(text.find("break 'try_1 plain :: Left :: Return (Ok (1))").unwrap() < last);
        assert!(text.find("break 'try_1 plain :: Left :: Jump (2u32)").unwrap() < last);
        assert!(text.find("return __value").unwrap() > last && text.find("break 'loop_1").unwrap() > last);
    }
}
