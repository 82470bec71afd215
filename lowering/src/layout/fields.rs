//! The fields that each entry finds, and their names.

use proc_macro2::{Ident, Span};
use quote::format_ident;

use super::chains::Chains;
use crate::analysis::initialised::Form;
use crate::analysis::{Analysed, EntryKind};
use crate::flow::NodeId;
use crate::ir::{JoinId, LocalId, PointId};
use crate::sorted::{Map, Set};

/// A field of a variant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Field {
    Local(LocalId, Form),
    /// The first few locals of a chain.
    Chain(usize, usize),
    /// What the construct before a join evaluated to.
    Value(JoinId),
    /// What a suspension point delegates to.
    Delegate(PointId),
}

/// The names of fields and of their type parameters.
pub(crate) struct Names {
    pub(crate) fields: Map<Field, (Ident, Ident)>,
    /// The fields of each entry's variant, outermost local first.
    entries: Map<NodeId, Vec<Field>>,
    pub(crate) chains: Chains,
}

impl Names {
    pub(crate) fn field(&self, field: Field) -> &Ident {
        &self.fields[&field].0
    }

    pub(crate) fn param(&self, field: Field) -> &Ident {
        &self.fields[&field].1
    }

    pub(crate) fn is_field(&self, field: Field) -> bool {
        self.fields.contains_key(&field)
    }

    pub(crate) fn params(&self) -> Vec<&Ident> {
        self.fields.values().map(|(_, param)| param).collect()
    }

    pub(crate) fn all_fields(&self) -> impl Iterator<Item = Field> + '_ {
        self.fields.keys().copied()
    }

    pub(crate) fn fields(&self, entry: NodeId) -> &[Field] {
        self.entries.get(&entry).map_or(&[], Vec::as_slice)
    }

    /// Whether two entries find the same fields, so that one may stand for the other, or both may share a variant.
    pub(crate) fn find_the_same(&self, one: NodeId, other: NodeId) -> bool {
        self.fields(one) == self.fields(other)
    }
}

pub(crate) fn names(analysed: &Analysed<'_>) -> Names {
    let mut entries = Map::new();
    let chains = Chains::solve(analysed);
    let start = analysed.flow.start;
    entries.insert(start, analysed.body.block.params.iter().map(|param| Field::Local(*param, Form::Whole)).collect());
    let bound = crate::ir::walk::joins_with_value(analysed.body);
    let delegates = crate::ir::walk::delegating_points(analysed.body);
    for (entry, forms) in analysed.holding.all_forms().filter(|(entry, _)| *entry != start) {
        let mut fields: Vec<Field> = Vec::new();
        for &(local, form) in forms.iter().filter(|(_, form)| !form.is_absent()) {
            let field = match chains.of(local) {
                Some((chain, place)) => Field::Chain(chain, place + 1),
                None => Field::Local(local, form),
            };
            match (fields.last_mut(), field) {
                (Some(Field::Chain(last, count)), Field::Chain(chain, longer)) if *last == chain => *count = longer,
                _ => fields.push(field),
            }
        }
        match analysed.regions.entries[&entry] {
            EntryKind::Jump(join) if bound.contains_key(&join) => fields.push(Field::Value(join)),
            EntryKind::Resume(point) if delegates.contains(&point) => fields.push(Field::Delegate(point)),
            EntryKind::Jump(_) | EntryKind::Resume(_) | EntryKind::Start => {}
        }
        entries.insert(entry, fields);
    }
    let used: Set<Field> = entries.values().flatten().copied().collect();
    let mut taken = Set::new();
    let mut params = Set::from(["State".to_owned(), "Self".to_owned()]);
    // A field's name is a variable's where it is unpacked: the plain name is the outermost local's, which is restored first.
    let mut used: Vec<Field> = used.into_iter().collect();
    let depths = depths(analysed);
    used.sort_by_key(|field| match field {
        Field::Local(local, _) => depths.get(local).copied().unwrap_or_default(),
        Field::Chain(..) | Field::Value(_) | Field::Delegate(_) => usize::MAX,
    });
    let hiding = hiding(analysed);
    let mut fields = Map::new();
    for field in used {
        if let Field::Local(local, Form::Whole) = field
            && hiding.contains(&local)
        {
            taken.insert(stem(local, analysed));
        }
        fields.insert(field, name(field, analysed, &bound, &mut taken, &mut params));
    }
    Names { fields, entries, chains }
}

/// The locals that hide one which the state does not hold, but which is declared again where it is unpacked: before them.
fn hiding(analysed: &Analysed<'_>) -> Set<LocalId> {
    let mut hiding = Set::new();
    for (_, forms) in analysed.holding.all_forms() {
        let mut declared = Set::new();
        for &(local, form) in forms {
            if form.is_absent() {
                declared.insert(stem(local, analysed));
            } else if form.is_whole() && declared.contains(&stem(local, analysed)) {
                hiding.insert(local);
            }
        }
    }
    hiding
}

/// A local's name, as that of a field.
pub(crate) fn stem(local: LocalId, analysed: &Analysed<'_>) -> String {
    analysed.body.locals[local.0].name.to_string().trim_start_matches("r#").to_owned()
}

/// How many locals are in scope before each.
fn depths(analysed: &Analysed<'_>) -> Map<LocalId, usize> {
    let scopes = analysed.flow.nodes.iter().filter_map(|node| node.scope.as_ref());
    scopes.flat_map(|scope| scope.iter().enumerate().map(|(depth, local)| (*local, depth))).collect()
}

pub(crate) fn name(
    field: Field,
    analysed: &Analysed<'_>,
    bound: &Map<JoinId, Span>,
    taken: &mut Set<String>,
    params: &mut Set<String>,
) -> (Ident, Ident) {
    let (stem, span) = match field {
        Field::Local(local, form) => {
            let span = analysed.body.locals[local.0].name.span();
            let name = stem(local, analysed);
            match form {
                Form::Whole | Form::Again | Form::Unset => (name, span),
                Form::Parked => (format!("__parked_{name}"), Span::mixed_site().located_at(span)),
                Form::Maybe => (format!("__maybe_{name}"), Span::mixed_site().located_at(span)),
            }
        }
        Field::Chain(..) => ("__parked".to_owned(), Span::mixed_site()),
        // Where its types don't go together, rustc tells of the construct.
        Field::Value(join) => ("__value".to_owned(), Span::mixed_site().located_at(bound[&join])),
        Field::Delegate(_) => ("__inner".to_owned(), Span::mixed_site()),
    };
    let camel: String = stem.split('_').filter(|word| !word.is_empty()).map(capitalised).collect();
    let camel = if camel.starts_with(|c: char| c.is_alphabetic()) { camel } else { format!("T{camel}") };
    let name = unused(&stem, taken);
    // A name that had to be changed must not be another one of the user's.
    let name = if name == stem {
        Ident::new(&name, span)
    } else {
        format_ident!("__{name}", span = Span::mixed_site().located_at(span))
    };
    (name, Ident::new(&unused(&camel, params), Span::mixed_site()))
}

pub(crate) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

pub(crate) fn unused(stem: &str, taken: &mut Set<String>) -> String {
    let raw = syn::parse_str::<Ident>(stem).is_err();
    let stem = if raw { format!("{stem}_") } else { stem.to_owned() };
    let mut name = stem.clone();
    let mut n = 0;
    while !taken.insert(name.clone()) {
        n += 1;
        name = format!("{stem}_{n}");
    }
    name
}
