//! What the fields, and the type parameters of the state, are called.

use proc_macro2::{Ident, Span};
use quote::format_ident;

use super::fields::{Field, Fields};
use super::uses::Uses;
use crate::analysis::Analysed;
use crate::analysis::form::Form;
use crate::ir::{JoinId, LocalId};
use crate::listed::Listed;
use crate::sorted::{Map, Set};
use crate::source::arguments::{self, SELF};

/// The names of fields and of their type parameters.
pub(crate) struct FieldNames {
    pub(crate) fields: Map<Field, (Ident, Ident)>,
}

impl FieldNames {
    pub(crate) fn field(&self, field: Field) -> &Ident {
        &self.fields[&field].0
    }

    pub(crate) fn param(&self, field: Field) -> &Ident {
        &self.fields[&field].1
    }

    pub(crate) fn is_field(&self, field: Field) -> bool {
        self.fields.contains_key(&field)
    }

    /// Whether some variant holds a local's value, to be used.
    pub(crate) fn hold_live(&self, local: LocalId) -> bool {
        self.all_fields().any(|field| field.live_local() == Some(local))
    }

    pub(crate) fn params(&self) -> Vec<&Ident> {
        self.fields.values().map(|(_, param)| param).listed()
    }

    pub(crate) fn all_fields(&self) -> impl Iterator<Item = Field> + '_ {
        self.fields.keys().copied()
    }

    pub(super) fn solve(analysed: &Analysed<'_>, uses: &Uses, found: &Fields) -> FieldNames {
        let mut taken = Set::new();
        let mut params = Set::from(["State".to_owned(), "Self".to_owned()]);
        // A field's name is a variable's where it is unpacked: the plain name is the outermost local's, which is restored first.
        let used: Set<Field> = found.all().collect();
        let mut used: Vec<Field> = used.into_iter().listed();
        let depths = depths(analysed);
        used.sort_by_key(|field| match field {
            Field::Local(local, _) => depths.get(local).copied().unwrap_or_default(),
            Field::Chain(..) | Field::Value(_) | Field::Delegate(_) => usize::MAX,
        });
        let hiding = hiding(analysed);
        let mut fields = Map::new();
        for field in used {
            if field.live_local().is_some_and(|local| hiding.contains(&local)) {
                taken.extend(field.live_local().map(|local| stem(local, analysed)));
            }
            fields.insert(field, name(field, analysed, &uses.joins_with_value, &mut taken, &mut params));
        }
        FieldNames { fields }
    }
}

/// The locals that hide one which the state does not hold, but which is declared again where it is unpacked: before them.
fn hiding(analysed: &Analysed<'_>) -> Set<LocalId> {
    let mut hiding = Set::new();
    for forms in analysed.initialised.all_forms().values() {
        let mut declared = Set::new();
        for &(local, form) in forms {
            if form.is_absent() {
                declared.insert(stem(local, analysed));
            } else if form.is_live() && declared.contains(&stem(local, analysed)) {
                hiding.insert(local);
            }
        }
    }
    hiding
}

/// A local's name, as that of a field.
fn stem(local: LocalId, analysed: &Analysed<'_>) -> String {
    analysed.body.locals[local.0].name.to_string().trim_start_matches("r#").to_owned()
}

/// How many locals are in scope before each.
fn depths(analysed: &Analysed<'_>) -> Map<LocalId, usize> {
    let scopes = analysed.flow.nodes.iter().filter_map(|node| node.scope.as_ref());
    scopes.flat_map(|scope| scope.iter().enumerate().map(|(depth, local)| (*local, depth))).collect()
}

fn name(
    field: Field,
    analysed: &Analysed<'_>,
    bound: &Map<JoinId, Span>,
    taken: &mut Set<String>,
    params: &mut Set<String>,
) -> (Ident, Ident) {
    let (stem, span) = match field {
        Field::Local(local, form) => {
            let span = analysed.body.locals[local.0].name.span();
            let name = arguments::shown(&analysed.body.locals[local.0].name);
            match form {
                Form::Live | Form::Reborrowed | Form::Uninit => (stem(local, analysed), span),
                Form::DropOnly | Form::Asked(_) => (format!("__parked_{name}"), Span::mixed_site().located_at(span)),
                Form::Optional => (format!("__optional_{name}"), Span::mixed_site().located_at(span)),
            }
        }
        Field::Chain(..) => ("__parked".to_owned(), Span::mixed_site()),
        // Where its types don't go together, rustc tells of the construct.
        Field::Value(join) => ("__value".to_owned(), Span::mixed_site().located_at(bound[&join])),
        Field::Delegate(_) => ("__inner".to_owned(), Span::mixed_site()),
    };
    let camel: String =
        stem.replace(SELF, "self").split('_').filter(|word| !word.is_empty()).map(capitalised).collect();
    let camel = if camel.starts_with(|c: char| c.is_alphabetic()) { camel } else { format!("T{camel}") };
    let name = unused(&stem, taken);
    // A name that had to be changed must not be another one of the user's.
    let own = Span::mixed_site().located_at(span);
    let name = if name == stem {
        Ident::new(&name, span)
    } else if name.starts_with("__") {
        Ident::new(&name, own)
    } else {
        format_ident!("__{}", name.replace(SELF, "self"), span = own)
    };
    (name, Ident::new(&unused(&camel, params), Span::mixed_site()))
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn unused(stem: &str, taken: &mut Set<String>) -> String {
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
