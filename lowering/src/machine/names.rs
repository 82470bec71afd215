//! What saved locals are called where a machine is shown: by their names where the user gave them one, and after what was written where
//! desugaring made them. Where the state is written down they have other names (`layout/written_names.rs`), which have to be identifiers.
//!
//! | local | told as |
//! | --- | --- |
//! | the user's own | `n`; one that is hidden by another `n`: `outer n` |
//! | what a `for` loop iterates by | `rest of 0..last` |
//! | what is left of a local of which a part was taken | `rest of node` |
//! | what a pattern leaves | `what Some(_) leaves`; of what an `except` catches: `rest of the error` |
//! | a part of a local that is borrowed by itself | `self.len` |
//! | what a marker or an expression came to before a marker to its right | `value of yield_!(1)` |
//! | whether a `try_!` ended with an error | `how the try_! ended` |
//! | what is delegated to | `what is delegated to` |

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Stmt as SynStmt};

use super::text::{on_one_line, text};
use crate::ir::walk::each_block;
use crate::ir::{Body, Local, LocalId, Role, Stmt};
use crate::layout::fields::Field;
use crate::sorted::Map;
use crate::syntax::place::bare;

/// What the locals of a body are called.
pub(super) struct ToldNames<'b> {
    body: &'b Body,
    /// What each loop iterates over, and which place each borrow that desugaring makes is of, as it was written.
    origins: Map<LocalId, String>,
}

impl ToldNames<'_> {
    pub(super) fn of(body: &Body) -> ToldNames<'_> {
        let mut origins = Map::new();
        each_block(&body.block, &mut |block| {
            for stmt in &block.stmts {
                if let Stmt::Native { stmt: SynStmt::Local(local), declares } = stmt
                    && let [id] = declares[..]
                    && let Some(init) = &local.init
                    && let Some(origin) = origin(&init.expr, &body.locals[id.0])
                {
                    let written = shown(&text(unbraced(origin.to_token_stream())));
                    if !written.contains("__") {
                        origins.insert(id, written);
                    }
                }
            }
        });
        ToldNames { body, origins }
    }

    /// What the fields of a place are called, in their order: outermost first.
    pub(super) fn of_place(&self, fields: &[Field]) -> Vec<String> {
        let told: Vec<String> = fields.iter().map(|field| self.of_field(*field)).collect();
        let is_hidden = |at: usize| {
            let is_named = |at: usize| fields[at].only_local().is_some_and(|local| self.is_named(local));
            is_named(at) && (at + 1..told.len()).any(|later| is_named(later) && told[later] == told[at])
        };
        let name = |(at, name): (usize, &String)| if is_hidden(at) { format!("outer {name}") } else { name.clone() };
        told.iter().enumerate().map(name).collect()
    }

    fn of_field(&self, field: Field) -> String {
        match field {
            Field::Local(local, _) => self.of_local(local),
            Field::Delegate(_) => "what is delegated to".to_owned(),
            Field::Value(_) | Field::Chain(..) => "a value".to_owned(),
        }
    }

    fn is_named(&self, local: LocalId) -> bool {
        self.body.locals[local.0].is_written()
    }

    pub(super) fn of_local(&self, id: LocalId) -> String {
        let local = &self.body.locals[id.0];
        if self.is_named(id) {
            return shown(&local.name.to_string());
        }
        let written = written(&local.name);
        match local.role {
            Role::Iterator => {
                let head = self.origins.get(&id);
                head.map_or_else(|| "what is left to loop over".to_owned(), |head| format!("rest of {head}"))
            }
            Role::Item => "an item".to_owned(),
            Role::Remainder | Role::Others | Role::Left => {
                let of = shown(&self.body.named(id).to_string());
                match (of.starts_with("__"), written) {
                    (false, _) => format!("rest of {of}"),
                    (true, Some(written)) if written == "try_" => "rest of the error".to_owned(),
                    (true, Some(written)) if local.role.is_of_a_pattern() => format!("what {written} leaves"),
                    (true, Some(written)) => format!("rest of {written}"),
                    (true, None) => "the rest of a value".to_owned(),
                }
            }
            Role::User | Role::Borrowed => match written {
                Some(written) if written == "try_" => "how the try_! ended".to_owned(),
                Some(written) if written == "_" => "what _ leaves".to_owned(),
                Some(written) => self.origins.get(&id).cloned().unwrap_or(written),
                None => "a value".to_owned(),
            },
            Role::Argument | Role::Parameter => written.unwrap_or_else(|| "an argument".to_owned()),
            Role::Operand
            | Role::Sent
            | Role::Value
            | Role::Condition
            | Role::Holds
            | Role::Temporary
            | Role::Scrutinee
            | Role::Kept
            | Role::Index => match written.filter(|written| is_telling(written)) {
                Some(written) => format!("value of {written}"),
                None => "a value".to_owned(),
            },
        }
    }
}

/// What stands in the source where a name that desugaring made has its place.
fn written(name: &proc_macro2::Ident) -> Option<String> {
    name.span().source_text().map(|text| on_one_line(&text)).filter(|text| !text.is_empty())
}

/// Whether it says of what the value is: an operator or a keyword does not.
fn is_telling(written: &str) -> bool {
    let is_keyword =
        matches!(written, "_" | "if" | "match" | "while" | "for" | "loop" | "try_" | "yield_" | "yield_from");
    !is_keyword && written.chars().any(char::is_alphanumeric)
}

/// What a local that desugaring made comes from: what is iterated over, or the place that is borrowed.
fn origin<'e>(init: &'e Expr, local: &Local) -> Option<&'e Expr> {
    if local.role.is_iterator() {
        return head(init);
    }
    match init {
        Expr::Reference(borrow) if !local.role.is_synthetic() && local.name.to_string().starts_with("__") => {
            Some(&borrow.expr)
        }
        _ => None,
    }
}

/// `{ names }.into_iter()` as it was written: without the braces that move `names`.
fn unbraced(tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let inside = unbraced(group.stream());
            let mut only = inside.clone().into_iter();
            let is_written = group.span().source_text().is_some_and(|text| text.starts_with('{'));
            if group.delimiter() == Delimiter::Brace
                && !is_written
                && let (Some(name @ TokenTree::Ident(_)), None) = (only.next(), only.next())
            {
                return name;
            }
            let mut group_inside = Group::new(group.delimiter(), inside);
            group_inside.set_span(group.span());
            TokenTree::Group(group_inside)
        }
        token => token,
    });
    tokens.collect()
}

/// `lines`, of `IntoIterator::into_iter(lines)` and of `Head(lines).into_items()`.
fn head(iterator: &Expr) -> Option<&Expr> {
    match bare(iterator) {
        Expr::Call(call) => call.args.first(),
        Expr::MethodCall(call) => head(&call.receiver),
        _ => None,
    }
}

/// A name without what nothing shows: the variation selector of what stands for `self`.
fn shown(name: &str) -> String {
    let shown: String = name.chars().filter(|char| !('\u{fe00}'..='\u{fe0f}').contains(char)).collect();
    shown.trim_start_matches("r#").to_owned()
}
