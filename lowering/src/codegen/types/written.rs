//! Types that are written, where the generator's has a name; and questions for those that are missing.

use proc_macro2::{Ident, Span, TokenStream};
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
            let (variable, local, at) = match *field {
                Field::Local(local, _) => {
                    let first = seen.insert(local);
                    let variable = self.types.locals.get(&local).filter(|_| first);
                    (variable, Some(local), self.body.named(local).span())
                }
                Field::Delegate(point) => (self.types.fields.get(field), None, self.body.points[point.0].name),
                Field::Value(_) | Field::Chain(..) => {
                    (self.types.fields.get(field), None, self.names.field(*field).span())
                }
            };
            // Rustc says it of the question, whose path stands where the user's token does.
            let (asked, questions) = match (field, local) {
                (_, Some(local)) => (quote!(asked), self.question(local, at)),
                (Field::Delegate(_), None) => {
                    let generator = quote_spanned!(at=> ::genfn::named::WriteWhatIsDelegatedTo::is_missing);
                    let iterator = quote_spanned!(at=> ::genfn::named::WriteWhatIsIteratedThere::is_missing);
                    (quote!(asked_of_delegate), quote!(#generator, #iterator))
                }
                (_, None) => (quote!(asked), quote_spanned!(at=> ::genfn::named::WriteWhatIsHeld::is_missing)),
            };
            variable.map(|variable| quote!(::genfn::named::#asked(#variable, #questions);))
        });
        asked.flatten().collect()
    }

    /// What is asked depends on where the type can be written.
    fn question(&self, local: LocalId, at: Span) -> TokenStream {
        let role = self.body.locals[local.0].role;
        let question = if role.is_of_the_user() {
            if self.has_a_let(local) { "WriteItsType" } else { "WriteItInTheAttribute" }
        } else if role.is_iterator() {
            "WriteWhatIsIterated"
        } else {
            "WriteWhatIsHeld"
        };
        let question = Ident::new(question, at);
        quote_spanned!(at=> ::genfn::named::#question::is_missing)
    }

    /// How rustc is asked whether there is nothing to drop in a dead local: by what it is, too.
    pub(in crate::codegen) fn confirmation(&self, local: LocalId, method: &str, saved: &TokenStream) -> TokenStream {
        let (role, at) = (self.body.locals[local.0].role, self.asked_at(local));
        let nothing = if role.is_of_the_user() {
            "NothingToDrop"
        } else if role.is_of_what_is_left() {
            "NothingLeft"
        } else {
            "NothingHeld"
        };
        let (nothing, method) = (Ident::new(nothing, at), Ident::new(method, at));
        // Rustc says it of the path, which stands where the user's token does.
        let question = quote_spanned!(at=> ::genfn::named::#nothing::#method);
        quote!(::genfn::named::confirmed(#saved, #question))
    }

    /// Where a question of a dead local stands: at the local, or where a part of it is moved.
    fn asked_at(&self, local: LocalId) -> Span {
        match self.body.locals[local.0].role.is_of_what_is_left() {
            true => self.body.locals[local.0].name.span().resolved_at(self.body.named(local).span()),
            false => self.body.named(local).span(),
        }
    }

    /// What is saved of a local that is left where a part may have been moved: the whole one, if a type is known.
    pub(in crate::codegen) fn as_a_whole(&self, local: LocalId, saved: TokenStream) -> TokenStream {
        if !self.named.as_ref().is_some_and(|types| types.is_left_as_a_whole(local)) {
            return saved;
        }
        let question = quote_spanned!(self.asked_at(local)=> ::genfn::named::LeftAsAWhole::into_whole);
        quote!(::genfn::named::confirmed(#saved, #question))
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
