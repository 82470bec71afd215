//! Types that are written, where the generator's has a name; and questions for those that are missing.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Expr, ExprField, ExprReference, Member, Pat, Stmt as SynStmt};

use crate::codegen::context::Codegen;
use crate::ir::walk::each_block;
use crate::ir::{Binding, Body, LocalId, Stmt};
use crate::layout::fields::Field;
use crate::layout::written_types::NamedTypes;
use crate::sorted::Set;
use crate::source::type_name::TypeName;

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
                    let generator =
                        quote_spanned!(at=> <() as ::genfn::named::WriteWhatIsDelegatedTo<_, _>>::is_missing);
                    let iterator =
                        quote_spanned!(at=> <() as ::genfn::named::WriteWhatIsIteratedThere<_, _>>::is_missing);
                    (quote!(asked_of_delegate), quote!(#generator, #iterator))
                }
                (_, None) => {
                    (quote!(asked), quote_spanned!(at=> <() as ::genfn::named::WriteWhatIsHeld<_, _>>::is_missing))
                }
            };
            variable.map(|variable| quote!(::genfn::named::#asked(#variable, #questions);))
        });
        asked.flatten().collect()
    }

    /// What is asked depends on where the type can be written.
    fn question(&self, local: LocalId, at: Span) -> TokenStream {
        let role = self.body.locals[local.0].role;
        let known = match (role.is_of_the_user(), self.written_at(local)) {
            (true, WrittenAt::Let) => "WriteItsType",
            (true, WrittenAt::Attribute | WrittenAt::Pattern(_)) => {
                let question = question_about(self.body, local, at);
                return quote_spanned!(at=> <() as #question<_, _>>::is_missing);
            }
            (false, _) if role.is_iterator() => "WriteWhatIsIterated",
            (false, _) => "WriteWhatIsHeld",
        };
        let question = Ident::new(known, at);
        quote_spanned!(at=> <() as ::genfn::named::#question<_, _>>::is_missing)
    }

    /// The questions that name a local: rustc can't show a name, so each has its own.
    pub(in crate::codegen) fn questions_about_names(&self, name: &TypeName) -> TokenStream {
        let mut seen = Set::new();
        let locals = self.asks_types.iter().filter_map(|field| match *field {
            Field::Local(local, _) if self.body.locals[local.0].role.is_of_the_user() => Some(local),
            Field::Local(..) | Field::Delegate(_) | Field::Value(_) | Field::Chain(..) => None,
        });
        let questions = locals.filter(|local| seen.insert(*local)).filter_map(|local| {
            let (ty, also) = (&name.name, if name.told.is_empty() { "" } else { "…, " });
            let label = match self.written_at(local) {
                WrittenAt::Let => return None,
                WrittenAt::Attribute => {
                    let local = &self.body.locals[local.0].name;
                    format!("write its name and its type in the attribute: `#[generator(type = {ty}, {also}{local}: {{T}})]`")
                }
                WrittenAt::Pattern(Some((whole, part))) => format!(
                    "take `{whole}` apart by a pattern, `let … {{{{ {part}, … }}}} = {whole};`, and write in the attribute what this is: `#[generator(type = {ty}, {also}{part}: {{T}})]`"
                ),
                WrittenAt::Pattern(None) => format!(
                    "give this part a name by a pattern, and write in the attribute what it is: `#[generator(type = {ty}, {also}…: {{T}})]`"
                ),
            };
            let question = question_about(self.body, local, Span::mixed_site());
            Some(quote!(::genfn::named::question_about_a_name! { #question #label }))
        });
        questions.collect()
    }

    /// How rustc is asked whether there is nothing to drop in a dead local: by what it is, too.
    pub(in crate::codegen) fn confirmation(&self, local: LocalId, method: &str, saved: &TokenStream) -> TokenStream {
        let (role, at) = (self.body.locals[local.0].role, self.asked_at(local));
        let nothing = if role.is_of_the_user() {
            match self.written_at(local) {
                WrittenAt::Let => "NothingToDrop",
                WrittenAt::Attribute | WrittenAt::Pattern(_) => "NothingToDropOfAPattern",
            }
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

    /// Where the type of one of the user's locals can be written.
    fn written_at(&self, local: LocalId) -> WrittenAt {
        let mut found = WrittenAt::Attribute;
        each_block(&self.body.block, &mut |block| {
            for stmt in &block.stmts {
                match stmt {
                    Stmt::Native { stmt: SynStmt::Local(stmt), declares }
                        if declares[..] == [local] && matches!(stmt.pat, Pat::Ident(_)) =>
                    {
                        let init = stmt.init.as_ref().filter(|_| !self.body.locals[local.0].is_written());
                        found = init.and_then(|init| part_lent(&init.expr)).unwrap_or(WrittenAt::Let);
                    }
                    Stmt::Bind { binding: Binding::Let { pat, declares, .. }, .. }
                        if declares[..] == [local] && matches!(**pat, Pat::Ident(_)) =>
                    {
                        found = WrittenAt::Let;
                    }
                    Stmt::Native { .. } | Stmt::Jump(_) | Stmt::Bind { .. } => {}
                }
            }
        });
        found
    }
}

/// Where a type can be written.
enum WrittenAt {
    /// In the `let` that declares the local, and nothing else.
    Let,
    /// In the attribute, for a pattern binds it.
    Attribute,
    /// There, once a pattern binds it: it is a part of something, borrowed one by one (`prepare/borrowed_fields.rs`). Of what, and which, where both have names.
    Pattern(Option<(String, String)>),
}

/// `&mut whole.part`
fn part_lent(init: &Expr) -> Option<WrittenAt> {
    let Expr::Reference(ExprReference { expr, .. }) = init else { return None };
    let Expr::Field(ExprField { base, member, .. }) = &**expr else { return None };
    let Expr::Path(whole) = &**base else { return None };
    let whole = whole.path.get_ident()?.to_string();
    // A part of a part has an outer one that has to be named first.
    let names = match member {
        Member::Named(part) if !whole.starts_with("__") => Some((whole, part.to_string())),
        Member::Named(_) | Member::Unnamed(_) => None,
    };
    Some(WrittenAt::Pattern(names))
}

/// What the question about a local is called: rustc shows that name.
fn question_about(body: &Body, local: LocalId, at: Span) -> Ident {
    let name = &body.locals[local.0].name;
    let stem = name.to_string();
    let stem = stem.trim_start_matches("r#").trim_matches('_');
    match body.locals[..local.0].iter().filter(|other| other.name == *name).count() {
        0 => format_ident!("TypeOf_{stem}", span = at),
        before => format_ident!("TypeOf_{stem}_{before}", span = at),
    }
}
