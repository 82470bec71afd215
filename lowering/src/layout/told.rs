//! Whose types are told, by which variables: see `codegen/types/`.

use proc_macro2::Ident;

use super::fields::Field;
use super::open;
use super::state::Layout;
use super::written_types::NamedTypes;
use crate::analysis::Analysed;
use crate::analysis::closures::Closures;
use crate::analysis::form::Form;
use crate::emit::tokens::internal;
use crate::flow::AskedId;
use crate::ir::{Binding, Body, JoinId, LocalId, Node, PointId, Stmt, walk};
use crate::sorted::{Map, Set};
use crate::source::arguments;

pub(crate) struct Types {
    closures: Closures,
    /// The variables: those of locals.
    pub(crate) locals: Map<LocalId, Ident>,
    /// Those of what is saved otherwise.
    pub(crate) fields: Map<Field, Ident>,
    /// Those of values that are discarded.
    pub(crate) values: Map<JoinId, Ident>,
    /// Those of the answers whether calls consume locals.
    pub(crate) asked: Map<AskedId, Ident>,
    pub(crate) told: Set<LocalId>,
    pub(crate) tied: Set<LocalId>,
    /// Whether something else is asked where types are told: of a local that is taken to be `Copy`, or that a closure took.
    asks: bool,
}

impl Types {
    pub(crate) fn solve(layout: &Layout<'_>) -> Types {
        let Layout { analysed, names, fields: found, .. } = layout;
        let body = analysed.body;
        let closures = Closures::solve(body);
        let mut forms: Map<LocalId, Set<Form>> = Map::new();
        for (local, form) in analysed.initialised.all_forms().values().flatten() {
            forms.entry(*local).or_default().insert(*form);
        }
        let arguments: Set<LocalId> = body.block.params.iter().copied().collect();
        let is_saved =
            |local: LocalId| forms.get(&local).is_some_and(|forms| forms.iter().any(|form| !form.is_absent()));
        let is_told = |local: LocalId| arguments.contains(&local) || !closures.may_be_in(body, local);
        // Where it is found in another form, and given a value.
        let declared_again: Set<LocalId> = layout
            .uses
            .assignments()
            .into_iter()
            .filter(|(entry, local)| analysed.initialised.form(*entry, *local).is_some_and(|form| !form.is_live()))
            .map(|(_, local)| local)
            .collect();
        // Else a field of the state takes its type from arm to arm, or it is named in one arm only.
        let open = open::declared_open(body);
        let is_parked = |local: LocalId| {
            open.contains(&local)
                && is_saved(local)
                && is_told(local)
                && !forms[&local].iter().any(|form| form.is_live())
                && !body.locals[local.0].needs_no_drop()
        };
        let all = || (0..body.locals.len()).map(LocalId);
        let tied: Set<LocalId> = all().filter(|local| declared_again.contains(local) || is_parked(*local)).collect();
        let (called, held) = taken_by_closures(analysed, is_saved);
        let is_of_a_closure = |local: &LocalId| called.contains(local) || held.contains(local);
        let is_needed = |local: &LocalId| {
            is_saved(*local) || tied.contains(local) || arguments.contains(local) || is_of_a_closure(local)
        };
        let told: Set<LocalId> = all().filter(|local| is_told(*local)).filter(is_needed).collect();
        let mut taken = Set::new();
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
        let locals: Map<LocalId, Ident> =
            named.map(|local| (local, variable(&arguments::shown(&body.locals[local.0].name)))).collect();
        let of_closures = |call: &AskedId| !analysed.flow.asked.get(*call).callee.taken().is_empty();
        let asks = !held.is_empty()
            || analysed.asked().iter().any(of_closures)
            || body.locals.iter().any(|local| local.kind.is_assumed());
        let mut types =
            Types { closures, locals, fields: Map::new(), values: Map::new(), asked: Map::new(), told, tied, asks };
        let unknown = types.unknown_values(analysed);
        let fields = names.all_fields().filter(|field| match *field {
            // What is in the local's own variable has its type.
            Field::Local(local, _) => field.variable().own().is_none() && types.told.contains(&local),
            Field::Chain(chain, count) => found.chained(chain, count).iter().all(|local| types.told.contains(local)),
            Field::Value(join) => !unknown.joins.contains(&join),
            Field::Delegate(point) => !unknown.points.contains(&point),
        });
        let fields: Map<Field, Ident> =
            fields.map(|field| (field, variable(&names.field(field).to_string()))).collect();
        let discarded = discarded(analysed).into_iter().filter(|join| !unknown.joins.contains(join));
        types.values = discarded.map(|join| (join, variable("value"))).collect();
        types.fields = fields;
        let asked =
            analysed.asked().into_iter().filter(|call| types.told.contains(&analysed.flow.asked.get(*call).local));
        types.asked = asked.map(|call| (call, variable("asked"))).collect();
        types
    }

    /// What is left of it where the types of all that is saved are written: what arms declare anew.
    pub(crate) fn of_a_named(mut self, known: &NamedTypes) -> Types {
        // Of what is left it is not certain.
        let is_known = |local: &LocalId| known.known.locals.contains_key(local) && !known.is_left_as_a_whole(*local);
        self.tied = self.tied.iter().copied().filter(is_known).collect();
        let tied = &self.tied;
        self.locals.retain(|local, _| tied.contains(local));
        self.fields = Map::new();
        self.values = Map::new();
        self.asked = Map::new();
        self.told = Set::new();
        self
    }

    fn unknown_values(&self, analysed: &Analysed<'_>) -> Unknown {
        let mut unknown = Unknown { joins: Set::new(), points: Set::new() };
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

    /// Whether what it yields may hold a closure: then each copy of the body yields another type.
    pub(crate) fn may_yield_closures(&self, body: &Body) -> bool {
        let mut found = false;
        walk::each_construct(&body.block, &mut |node| {
            if let Node::Yield { operand: Some(operand), .. } = node {
                found |= self.closures.may_be_in_expr(operand);
            }
        });
        found
    }

    /// Whether there is anything to say that the types of the arguments do not.
    pub(crate) fn are_needed(&self, arguments: &[LocalId]) -> bool {
        if self.asks || !self.asked.is_empty() {
            return true;
        }
        let of_locals = self.locals.keys().any(|local| !arguments.contains(local));
        of_locals || !self.tied.is_empty() || !self.fields.is_empty() || !self.values.is_empty()
    }

    pub(crate) fn variables(&self) -> impl Iterator<Item = &Ident> {
        self.locals.values().chain(self.fields.values()).chain(self.values.values()).chain(self.asked.values())
    }

    pub(crate) fn of_field(&self, field: Field) -> Option<&Ident> {
        match field.variable().own() {
            Some(local) => self.told.contains(&local).then(|| &self.locals[&local]),
            None => self.fields.get(&field),
        }
    }
}

/// What may hold a closure.
pub(crate) struct Unknown {
    joins: Set<JoinId>,
    points: Set<PointId>,
}

/// The constructs whose value is discarded, where it may be come to in more than one arm.
pub(crate) fn discarded(analysed: &Analysed<'_>) -> Vec<JoinId> {
    let mut found = Vec::new();
    walk::each_block(&analysed.body.block, &mut |block| {
        for stmt in &block.stmts {
            if let Stmt::Bind { binding: Binding::Discard { droppable: true, .. }, node } = stmt
                && !ends_inside(node)
                && let Some(join) = node.after()
                && analysed.flow.joins[join.0].is_some_and(|node| analysed.segments.is_entry(node))
            {
                found.push(join);
            }
        }
    });
    found
}

/// Whether what the last statement of a block evaluates to is discarded before what the block holds.
pub(crate) fn ends_inside(node: &Node) -> bool {
    match node {
        Node::Scope { block, .. } => block.synthetic && block.tail.is_none(),
        Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } => false,
        Node::If { .. } | Node::Match { .. } | Node::Loop { .. } => false,
    }
}

/// What closures take by value: that tells how often one can be called; and, of those that are saved, what is in them: that tells
/// whether there is something to drop in one.
fn taken_by_closures(analysed: &Analysed<'_>, is_saved: impl Fn(LocalId) -> bool) -> (Set<LocalId>, Set<LocalId>) {
    let called = analysed.flow.asked.all().flat_map(|call| call.callee.taken()).copied().collect();
    let saved = analysed.flow.taken_by_closures.iter().filter(|(closure, _)| is_saved(**closure));
    (called, saved.flat_map(|(_, taken)| taken).copied().collect())
}
