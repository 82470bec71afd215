//! One local, one type: what rustc is told of the types of locals before it comes to the arms.
//!
//! In the plain function a local has one type, which rustc infers from the whole of the body, in its order. In the machine the
//! code lies in the arms of one `match`, each of which declares anew what it needs. So before the `match` stands the body once
//! more, in code that never runs, whole and in its order; and a variable for each local, a [`TypeOf`], takes its type from there to
//! the state and to the arms:
//!
//! ```text
//! let mut n = 200u8; yield_!(n.to_string()); n = 100; yield_!((!n).to_string());
//!
//! |state: &mut State| {
//!     let type_of_n = TypeOf::NEW;
//!     if false { never(); { let mut n = 200u8; type_of_n.is(TypeOf::of(&n)); let _: String = n.to_string(); n = 100; … } }
//!     match … {
//!         State::Unresumed {} => { let mut n = 200u8; same_type!(type_of_n, n); … }
//!         State::Suspend1 {} => { let mut n; same_type!(type_of_n, n); n = 100; … }
//!     }
//! }
//! ```
//!
//! rustc infers from code that can't be reached, but its borrow checker does not look at it: nothing is kept alive, moved or
//! assigned there; nothing of it is compiled.
//!
//! Invariants:
//!
//! - *Told* is what the first copy says, *tied* what an arm says. A local is tied wherever an arm declares it, if some arm declares
//!   it again, or nothing but what is parked of it is saved: then no field of the state takes its type there. (Of the latter, only what
//!   [may need it](open).)
//! - What [may hold a closure](crate::analysis::closures) is not told: its type is another one in each copy. If it is tied, the arms
//!   tell each other.
//! - What is saved of a dead local depends on its type, so it is told after the whole body, when all that rustc can know of that is
//!   known.
//! - What is told are the types of the [ir](crate::ir): also of what desugaring named, of what constructs evaluate to, and of
//!   what is delegated to.

mod body;
mod native;
mod open;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::Codegen;
use crate::analysis::Analysed;
use crate::analysis::closures::Closures;
use crate::analysis::initialised::Form;
use crate::emit::tokens::internal;
use crate::ir::{Binding, JoinId, LocalId, Node, PointId, Stmt, walk};
use crate::layout::fields::{Field, Names};

pub(super) struct Types {
    closures: Closures,
    /// The variables: those of locals.
    locals: BTreeMap<LocalId, Ident>,
    /// Those of what is saved otherwise.
    fields: BTreeMap<Field, Ident>,
    /// Those of values that are thrown away.
    values: BTreeMap<JoinId, Ident>,
    told: BTreeSet<LocalId>,
    tied: BTreeSet<LocalId>,
}

impl Types {
    pub(super) fn solve(analysed: &Analysed<'_>, names: &Names) -> Types {
        let body = analysed.body;
        let closures = Closures::solve(body);
        let mut forms: BTreeMap<LocalId, BTreeSet<Form>> = BTreeMap::new();
        for (local, form) in analysed.holding.all_forms().flat_map(|(_, forms)| forms) {
            forms.entry(*local).or_default().insert(*form);
        }
        let arguments: BTreeSet<LocalId> = body.block.params.iter().copied().collect();
        let is_saved =
            |local: LocalId| forms.get(&local).is_some_and(|forms| forms.iter().any(|form| !form.is_absent()));
        let is_told = |local: LocalId| arguments.contains(&local) || !closures.may_be_in(body, local);
        // Where it is found in another form, and given a value.
        let declared_again: BTreeSet<LocalId> = crate::layout::uses::assigned(analysed)
            .into_iter()
            .filter(|(entry, local)| analysed.holding.form(*entry, *local).is_some_and(|form| form != Form::Whole))
            .map(|(_, local)| local)
            .collect();
        // Else a field of the state takes its type from arm to arm, or it is named in one arm only.
        let open = open::declared_open(body);
        let is_parked = |local: LocalId| {
            open.contains(&local)
                && is_saved(local)
                && is_told(local)
                && !forms[&local].contains(&Form::Whole)
                && !body.locals[local.0].is_inert()
        };
        let all = || (0..body.locals.len()).map(LocalId);
        let tied: BTreeSet<LocalId> =
            all().filter(|local| declared_again.contains(local) || is_parked(*local)).collect();
        let told: BTreeSet<LocalId> = all()
            .filter(|local| is_told(*local))
            .filter(|local| is_saved(*local) || tied.contains(local) || arguments.contains(local))
            .collect();
        let mut taken = BTreeSet::new();
        let mut variable = |stem: &str| {
            let stem = format!("__type_of_{}", stem.trim_start_matches('_'));
            let mut name = stem.clone();
            let mut n = 1;
            while !taken.insert(name.clone()) {
                n += 1;
                name = format!("{stem}_{n}");
            }
            internal(&name)
        };
        let named = all().filter(|local| told.contains(local) || tied.contains(local));
        let locals: BTreeMap<LocalId, Ident> = named
            .map(|local| (local, variable(body.locals[local.0].name.to_string().trim_start_matches("r#"))))
            .collect();
        let mut types = Types { closures, locals, fields: BTreeMap::new(), values: BTreeMap::new(), told, tied };
        let unknown = types.unknown_values(analysed);
        let fields = names.all_fields().filter(|field| match *field {
            Field::Local(_, Form::Whole | Form::Again | Form::Unset) => false,
            Field::Local(local, Form::Parked | Form::Maybe) => types.told.contains(&local),
            Field::Chain(chain, count) => {
                names.chains.members[chain][..count].iter().all(|local| types.told.contains(local))
            }
            Field::Value(join) => !unknown.joins.contains(&join),
            Field::Delegate(point) => !unknown.points.contains(&point),
        });
        let fields: BTreeMap<Field, Ident> =
            fields.map(|field| (field, variable(&names.field(field).to_string()))).collect();
        let thrown_away = thrown_away(analysed).into_iter().filter(|join| !unknown.joins.contains(join));
        types.values = thrown_away.map(|join| (join, variable("value"))).collect();
        types.fields = fields;
        types
    }

    fn unknown_values(&self, analysed: &Analysed<'_>) -> Unknown {
        let mut unknown = Unknown { joins: BTreeSet::new(), points: BTreeSet::new() };
        walk::each_construct(&analysed.body.block, &mut |node| {
            if let Node::Delegate { point, operand, .. } = node
                && self.closures.may_be_in_expr(operand)
            {
                unknown.points.insert(*point);
            }
            if let Some(join) = node.after()
                && self.closures.may_be_in_value(node)
            {
                unknown.joins.insert(join);
            }
        });
        unknown
    }

    /// Whether there is anything to say that the types of the arguments do not.
    fn are_needed(&self, arguments: &[LocalId]) -> bool {
        let of_locals = self.locals.keys().any(|local| !arguments.contains(local));
        of_locals || !self.tied.is_empty() || !self.fields.is_empty() || !self.values.is_empty()
    }

    fn variables(&self) -> impl Iterator<Item = &Ident> {
        self.locals.values().chain(self.fields.values()).chain(self.values.values())
    }

    fn of_field(&self, field: Field) -> Option<&Ident> {
        match field {
            Field::Local(local, Form::Whole | Form::Again | Form::Unset) => {
                self.told.contains(&local).then(|| &self.locals[&local])
            }
            field => self.fields.get(&field),
        }
    }
}

/// What may hold a closure.
struct Unknown {
    joins: BTreeSet<JoinId>,
    points: BTreeSet<PointId>,
}

/// The constructs whose value is thrown away, where it may be come to in more than one arm.
fn thrown_away(analysed: &Analysed<'_>) -> Vec<JoinId> {
    let mut found = Vec::new();
    walk::each_block(&analysed.body.block, &mut |block| {
        for stmt in &block.stmts {
            if let Stmt::Bind { binding: Binding::Discard { droppable: true }, node } = stmt
                && !ends_inside(node)
                && let Some(join) = node.after()
                && analysed.flow.joins[join.0].is_some_and(|node| analysed.regions.is_entry(node))
            {
                found.push(join);
            }
        }
    });
    found
}

/// Whether what the last statement of a block evaluates to is thrown away before what the block holds.
pub(super) fn ends_inside(node: &Node) -> bool {
    matches!(node, Node::Scope { block, .. } if block.made && block.tail.is_none())
}

impl Codegen<'_> {
    /// `same_type!(type_of_x, x);`, where an arm declares locals whose types it may not know.
    pub(super) fn tied(&self, locals: &[LocalId]) -> TokenStream {
        let tied = locals.iter().filter(|local| self.types.tied.contains(local)).map(|local| {
            let (variable, name) = (&self.types.locals[local], &self.body.locals[local.0].name);
            quote!(::genfn::__private::same_type!(#variable, #name);)
        });
        tied.collect()
    }

    /// The value of a construct that is thrown away, of the type that it has in all arms.
    ///
    /// ```text
    /// { yield_!(1); None };        TypeOf::typed(type_of_value, { …; None });
    /// ```
    pub(super) fn thrown_away(&self, node: &Node, value: TokenStream) -> TokenStream {
        let variable = node.after().and_then(|join| self.types.values.get(&join));
        match variable {
            Some(variable) if !value.is_empty() => quote!(#variable.typed(#value)),
            _ => value,
        }
    }
}
