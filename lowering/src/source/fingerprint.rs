//! What a body is told from others by: a hash of what is written, which formatting does not change.
//!
//! A snapshot of one body must not be read by another. So the hash is of the function's signature and body, token by token, without what
//! says nothing of what it does (comments in docs, lints, `#[inline]`), and brought into one form where rustfmt may choose between two:
//!
//! ```text
//! f(a, b,)                        f(a, b)
//! Some(n) => { n + 1 }            Some(n) => n + 1,
//! |n| { n + 1 }                   |n| n + 1
//! return n }                      return n; }
//! | A | B => …                    A | B => …
//! ```
//!
//! What it calls, and the types of what it holds, are not looked into.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::visit_mut::VisitMut as _;
use syn::{Arm, Attribute, Block, Expr, Macro, Pat, Stmt, Token};

use super::function::Function;
use crate::listed::Listed;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{NestedMut, VisitorMut, WalkerMut};

/// Of a function, as it was written.
pub(crate) fn of(function: &Function) -> u64 {
    let mut hash = Hash::new();
    hash.tokens(function.signature.to_token_stream());
    if let Some(mut block) = function.block.clone() {
        WalkerMut(&mut InOneForm).visit_block_mut(&mut block);
        hash.tokens(block.to_token_stream());
    }
    hash.finish()
}

/// FNV-1a, 64 bits: what it says has to be the same with every compiler, and on every machine.
/// <http://www.isthe.com/chongo/tech/comp/fnv/>
pub(crate) struct Hash(u64);

impl Hash {
    pub(crate) fn new() -> Hash {
        Hash(0xcbf2_9ce4_8422_2325)
    }

    /// A word, and its end.
    pub(crate) fn word(&mut self, word: &str) {
        for byte in word.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    pub(crate) fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().listed();
        let last = tokens.len().saturating_sub(1);
        for (i, token) in tokens.into_iter().enumerate() {
            match token {
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Brace => ("{", "}"),
                        Delimiter::Bracket => ("[", "]"),
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::None => {
                            self.tokens(group.stream());
                            continue;
                        }
                    };
                    self.word(open);
                    self.tokens(group.stream());
                    self.word(close);
                }
                TokenTree::Punct(sign) if sign.as_char() == ',' && i == last => {}
                token => self.word(&token.to_string()),
            }
        }
    }

    pub(crate) fn finish(self) -> u64 {
        self.0
    }
}

/// Brings code into one form.
struct InOneForm;

impl VisitorMut for InOneForm {
    fn enter_block(&mut self, block: &mut Block) -> Walk {
        if let Some(Stmt::Expr(Expr::Return(_) | Expr::Break(_) | Expr::Continue(_), semi)) = block.stmts.last_mut() {
            semi.get_or_insert_default();
        }
        for stmt in &mut block.stmts {
            if let Stmt::Local(local) = stmt {
                without_words(&mut local.attrs);
            }
        }
        Walk::Into
    }

    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        if let Expr::Closure(closure) = expr {
            out_of_block(&mut closure.body);
        }
        Walk::Into
    }

    fn enter_nested(&mut self, _: NestedMut<'_>) -> Walk {
        Walk::Into
    }

    fn enter_arm(&mut self, arm: &mut Arm) -> Walk {
        out_of_block(&mut arm.body);
        without_words(&mut arm.attrs);
        arm.comma = Some(Default::default());
        if let Pat::Or(pat) = &mut arm.pat {
            pat.leading_vert = None;
        }
        Walk::Into
    }

    fn enter_macro(&mut self, mac: &mut Macro) -> Walk {
        if let Ok(mut operands) = mac.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated) {
            for operand in &mut operands {
                WalkerMut(self).visit_expr_mut(operand);
            }
            mac.tokens = operands.to_token_stream();
        }
        Walk::Over
    }
}

/// `{ value }` becomes `value`, which is what rustfmt makes of it where there is room.
fn out_of_block(expr: &mut Expr) {
    while let Expr::Block(block) = expr
        && block.label.is_none()
        && block.attrs.is_empty()
        && let [stmt] = &block.block.stmts[..]
    {
        *expr = match stmt {
            Stmt::Expr(value, None)
            | Stmt::Expr(value @ (Expr::Return(_) | Expr::Break(_) | Expr::Continue(_)), Some(_)) => value.clone(),
            Stmt::Macro(mac) if mac.semi_token.is_none() && mac.attrs.is_empty() => {
                Expr::Macro(syn::ExprMacro { attrs: Vec::new(), mac: mac.mac.clone() })
            }
            _ => return,
        };
    }
}

/// Without docs and lints.
fn without_words(attrs: &mut Vec<Attribute>) {
    const WORDS: &[&str] = &["doc", "allow", "warn", "deny", "forbid", "expect"];
    attrs.retain(|attribute| !WORDS.iter().any(|word| attribute.path().is_ident(word)));
}
