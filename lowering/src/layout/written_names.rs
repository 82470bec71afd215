//! What places and locals are called where the state is written down: as a person would call them, and alike after an edit elsewhere.
//!
//! | field | name |
//! | --- | --- |
//! | a local | its own; `n_2` for one that hides another `n` in its place |
//! | what is left of a local of which a part was read | the local's |
//! | what a `for` loop iterates by | what it iterates, if that has a name: `lines`; else `items`; `lines_2` where the place has that already |
//! | what is delegated to | `delegate` |
//! | what an expression came to before a marker in it | `operand`, `value`, … |

use proc_macro2::Ident;
use syn::{Expr, Stmt as SynStmt};

use super::fields::Field;
use super::state::Layout;
use crate::analysis::EntryKind;
use crate::flow::NodeId;
use crate::ir::walk::each_block;
use crate::ir::{Body, LocalId, Stmt};
use crate::listed::Listed;
use crate::sorted::{Map, Set};
use crate::syntax::place::bare;
use crate::syntax::place_names;

/// The names of what is written.
pub(crate) struct WrittenNames {
    /// Each local's, and whether the user gave it.
    locals: Map<LocalId, (String, bool)>,
}

impl WrittenNames {
    pub(crate) fn solve(body: &Body) -> WrittenNames {
        let heads = heads(body);
        let locals = body.locals.iter().enumerate().map(|(id, local)| {
            let (id, name) = (LocalId(id), local.name.to_string());
            let named = if local.is_written() {
                (name.trim_start_matches("r#").to_owned(), true)
            } else if local.role.is_iterator() {
                (heads.get(&id).cloned().unwrap_or_else(|| "items".to_owned()), false)
            } else {
                let of = body.named(id).to_string();
                match of.starts_with("__") {
                    // `__sent_2`
                    true => (name.trim_matches(|c: char| c.is_ascii_digit() || c == '_').to_owned(), false),
                    false => (of.trim_start_matches("r#").to_owned(), false),
                }
            };
            (id, named)
        });
        WrittenNames { locals: locals.collect() }
    }

    /// What a field would be called, were nothing else called so in its place.
    pub(crate) fn stem(&self, field: Field) -> String {
        self.of_place(&[field]).remove(0)
    }

    /// What the fields of a place are called, in their order: outermost first. The user's names are theirs before anybody else's.
    pub(crate) fn of_place(&self, fields: &[Field]) -> Vec<String> {
        let mut taken = Set::new();
        let mut names: Map<usize, String> = Map::new();
        for by_the_user in [true, false] {
            for (at, field) in fields.iter().enumerate() {
                let (stem, is_the_users) = match field {
                    Field::Local(local, _) => (self.locals[local].0.as_str(), self.locals[local].1),
                    Field::Delegate(_) => ("delegate", false),
                    Field::Value(_) | Field::Chain(..) => ("value", false),
                };
                if is_the_users == by_the_user {
                    names.insert(at, unused(stem, &mut taken));
                }
            }
        }
        names.into_iter().map(|(_, name)| name).listed()
    }
}

impl Layout<'_> {
    /// The places where the machine rests between two resumes, each with its name.
    pub(crate) fn resting_places(&self) -> Vec<(NodeId, Ident)> {
        let entries = self.analysed.segments.entries.iter();
        let places = entries.filter_map(|(entry, kind)| {
            let span = proc_macro2::Span::call_site();
            match kind {
                EntryKind::Start => Some((*entry, Ident::new(place_names::CREATED, span))),
                EntryKind::Resume(point) => {
                    let place = self.analysed.body.points[point.0].place.clone();
                    Some((*entry, place.unwrap_or_else(|| Ident::new(&format!("s{}", point.0 + 1), span))))
                }
                EntryKind::Jump(_) => None,
            }
        });
        places.collect()
    }
}

fn unused(stem: &str, taken: &mut Set<String>) -> String {
    let mut name = stem.to_owned();
    let mut n = 1;
    while !taken.insert(name.clone()) {
        n += 1;
        name = format!("{stem}_{n}");
    }
    name
}

/// What each loop iterates, if it is called by a name: `let mut iter = Head(lines).into_items();`
fn heads(body: &Body) -> Map<LocalId, String> {
    let mut heads = Map::new();
    each_block(&body.block, &mut |block| {
        for stmt in &block.stmts {
            if let Stmt::Native { stmt: SynStmt::Local(local), declares } = stmt
                && let [id] = declares[..]
                && body.locals[id.0].role.is_iterator()
                && let Some(init) = &local.init
                && let Some(name) = head(&init.expr)
            {
                heads.insert(id, name);
            }
        }
    });
    heads
}

/// The last name of a place, of what a method is called on, or of what a function is called with.
fn head(expr: &Expr) -> Option<String> {
    match bare(expr) {
        Expr::Path(path) => {
            let name = path.path.get_ident()?.to_string();
            (!name.starts_with("__")).then(|| name.trim_start_matches("r#").to_owned())
        }
        Expr::Field(field) => match &field.member {
            syn::Member::Named(name) => Some(name.to_string()),
            syn::Member::Unnamed(_) => head(&field.base),
        },
        Expr::MethodCall(call) => head(&call.receiver),
        Expr::Reference(reference) => head(&reference.expr),
        Expr::Call(call) if call.args.len() == 1 => head(&call.args[0]),
        _ => None,
    }
}
