//! Types that are written, where the generator's has a name; and questions for those that are missing.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Pat, Stmt as SynStmt};

use crate::codegen::context::Codegen;
use crate::ir::walk::each_block;
use crate::ir::{Binding, LocalId, Stmt};
use crate::layout::fields::Field;
use crate::layout::written_types::NamedTypes;
use crate::sorted::Set;

impl Codegen<'_> {
    /// `let type_of_n = TypeOf::<u8>::NEW;`: what an arm declares anew is of the type that it has.
    pub(in crate::codegen) fn types_of_a_named(&self, types: &NamedTypes) -> TokenStream {
        let tied = self.types.tied.iter().filter_map(|local| {
            let (name, ty) = (&self.types.locals[local], types.known.locals.get(local)?);
            Some(quote!(let #name = ::genfn::__private::TypeOf::<#ty>::NEW;))
        });
        tied.collect()
    }

    /// Asks rustc for the types that are missing: the questions, to be put where the body tells its types. Each local is asked for once.
    pub(in crate::codegen) fn missing_types_asked(&self) -> TokenStream {
        let mut seen = Set::new();
        let asked = self.asks_types.iter().map(|field| {
            let (variable, question, at) = match *field {
                Field::Local(local, _) => {
                    let first = seen.insert(local);
                    let variable = self.types.locals.get(&local).filter(|_| first);
                    (variable.cloned(), self.question(local), self.body.named(local).span())
                }
                Field::Delegate(point) => {
                    (self.types.fields.get(field).cloned(), "delegated_to", self.body.points[point.0].name)
                }
                Field::Value(_) | Field::Chain(..) => {
                    (self.types.fields.get(field).cloned(), "held", self.names.field(*field).span())
                }
            };
            // Rustc says it of the question, which stands where the user's token does.
            let question = Ident::new(question, at);
            variable.map(|variable| quote_spanned!(at=> ::genfn::named::Told(#variable).#question();))
        });
        asked.flatten().collect()
    }

    /// What is asked depends on where the type can be written.
    fn question(&self, local: LocalId) -> &'static str {
        let role = self.body.locals[local.0].role;
        if role.is_of_the_user() {
            if self.has_a_let(local) { "of_a_let" } else { "bound" }
        } else if role.is_iterator() {
            "iterated"
        } else {
            "held"
        }
    }

    /// How rustc is asked whether there is nothing to drop in a dead local: by what it is, too.
    pub(in crate::codegen) fn confirmation(&self, local: LocalId) -> &'static str {
        let role = self.body.locals[local.0].role;
        if role.is_of_the_user() {
            "nothing"
        } else if role.is_of_what_is_left() {
            "nothing_left"
        } else {
            "nothing_held"
        }
    }

    /// Whether a `let` declares it alone, so that its type can be written there.
    fn has_a_let(&self, local: LocalId) -> bool {
        let mut found = false;
        each_block(&self.body.block, &mut |block| {
            found |= block.stmts.iter().any(|stmt| match stmt {
                Stmt::Native { stmt: SynStmt::Local(stmt), declares } => {
                    declares[..] == [local] && matches!(stmt.pat, Pat::Ident(_))
                }
                Stmt::Bind { binding: Binding::Let { pat, declares, .. }, .. } => {
                    declares[..] == [local] && matches!(**pat, Pat::Ident(_))
                }
                Stmt::Native { .. } | Stmt::Jump(_) | Stmt::Bind { .. } => false,
            });
        });
        found
    }
}
