//! The variants of the state: how they are named, matched, and changed into each other.
//!
//! Which entry has which is for [`layout`](crate::layout::variants) to say. A tag in it tells entries apart that share one, or, where
//! the machine only passes through, a variable:
//!
//! ```text
//! enum __At1 { Suspend1, Suspend2 }
//! enum generator<N> { …, Shared1 { __at: __At1, n: N }, … }      // with one place to rest: Suspend1 { n: N }
//!
//! let joined = take(&mut join);
//! match *state {
//!     generator::Shared1 { __at: ref mut __at, ref mut n } if joined == 1 => { *__at = __At1::Suspend1; return … }
//!     generator::Shared1 { __at: __At1::Suspend1, ref mut n } => { *n += 1; join = 1; continue 'resume; }
//! ```

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::context::Codegen;
use super::places::Alias;
use crate::analysis::EntryKind;
use crate::emit::tokens::internal;
use crate::flow::NodeId;
use crate::ir::{Local, LocalId};
use crate::layout::fields::Field;
use crate::layout::in_place::{BorrowKind, InPlaceLocals};
use crate::layout::variants::Tag;
use crate::listed::Listed;
use crate::syntax::tokens::Joined;

impl Codegen<'_> {
    /// What stands for an entry in the variable that tells where control comes to; 0 is where it was suspended.
    fn number(&self, entry: NodeId) -> Literal {
        let EntryKind::Jump(join) = self.segments.entries[&entry] else {
            unreachable!("this is a bug in genfn: only joins are passed")
        };
        Literal::usize_unsuffixed(join.0 + 1)
    }

    /// Tells the next round of the loop which join comes next; nothing where the variant tells it.
    pub(super) fn passing(&self, entry: NodeId) -> TokenStream {
        if !self.layout.variants.is_passed(entry) {
            return TokenStream::new();
        }
        let (join, number) = (internal("__join"), self.number(entry));
        quote!(#join = #number;)
    }

    /// The condition of an entry's arm: `if joined == 1`.
    pub(super) fn guard(&self, entry: NodeId) -> Option<TokenStream> {
        let shared = self.layout.variants.shared(entry)?;
        let joined = internal("__joined");
        if shared.passes.contains(&entry) {
            let number = self.number(entry);
            return Some(quote!(if #joined == #number));
        }
        // Those before it have been asked for.
        shared.passes.iter().any(|pass| *pass > entry).then(|| quote!(if #joined == 0))
    }

    /// Whether rustc can't see that the arms are all that there is.
    pub(super) fn is_guarded(&self) -> bool {
        self.layout
            .variants
            .shared
            .iter()
            .flat_map(|shared| &shared.resumable)
            .any(|entry| self.guard(*entry).is_some())
    }

    /// The variant of an entry.
    pub(super) fn variant(&self, entry: NodeId) -> Ident {
        internal(&self.layout.variants.name(entry))
    }

    /// `__At1::Suspend1`
    pub(super) fn tag(&self, tag: Tag) -> TokenStream {
        let (tags, name) = (self.tags(tag.variant), self.entry_name(tag.entry));
        quote!(#tags::#name)
    }

    fn entry_name(&self, entry: NodeId) -> Ident {
        internal(&self.layout.variants.entry_name(entry))
    }

    fn tags(&self, variant: usize) -> Ident {
        // Those of a generator whose type has a name stand beside those of others.
        let of = self.named.as_ref().and(self.type_name).map(|name| name.name.to_string()).unwrap_or_default();
        format_ident!("__At{}{}", of, variant + 1, span = Span::mixed_site())
    }

    /// `generator::Suspend1 { .. }`, as a pattern.
    pub(super) fn is_at(&self, entry: NodeId) -> TokenStream {
        self.variant_of(entry, &quote!(..))
    }

    /// `generator::Suspend1 { n, m }`, as a pattern: all fields, by their names.
    pub(super) fn unpacked(&self, entry: NodeId) -> TokenStream {
        let fields = self.layout.fields(entry).iter().map(|field| self.names.field(*field));
        self.variant_of(entry, &quote!(#(#fields),*))
    }

    /// `*state = generator::Suspend1 { n, m };`, of what was just taken out.
    pub(super) fn put_back(&self, entry: NodeId) -> TokenStream {
        let slot = internal("__state");
        let fields = self.layout.fields(entry).iter().map(|field| self.names.field(*field));
        let state = self.variant_made(entry, &quote!(#(#fields),*), Span::mixed_site());
        quote!(*#slot = #state;)
    }

    /// `generator::Suspend1 { n: held, .. }`, as a pattern: some fields, as these variables.
    pub(super) fn holding(&self, entry: NodeId, fields: &[(Field, Ident)]) -> TokenStream {
        let fields = fields.iter().map(|(field, held)| {
            let name = self.names.field(*field);
            quote!(#name: #held)
        });
        self.variant_of(entry, &quote!(#(#fields,)* ..))
    }

    /// `generator::Suspend1 { fields }`, as a pattern.
    pub(super) fn variant_of(&self, entry: NodeId, fields: &TokenStream) -> TokenStream {
        let state = &self.state_name;
        let variant = self.variant(entry);
        let at = internal("__at");
        let variants = &self.layout.variants;
        let tag = variants.tagged(entry).map(|_| {
            let tag = variants.tag(entry).map_or_else(|| quote!(_), |tag| self.tag(tag));
            quote!(#at: #tag,)
        });
        quote!(#state::#variant { #tag #fields })
    }

    /// The same, of all entries that share the variant.
    pub(super) fn variant_of_any(&self, entry: NodeId, fields: &TokenStream) -> TokenStream {
        let (state, variant, at) = (&self.state_name, self.variant(entry), internal("__at"));
        let tag = self.layout.variants.tagged(entry).map(|_| quote!(#at: _,));
        quote!(#state::#variant { #tag #fields })
    }

    /// `generator::Suspend1 { n: ref mut n, .. }`, with the locals that the segment names.
    pub(super) fn in_place_pattern(&self, entry: NodeId, in_place_locals: &InPlaceLocals) -> TokenStream {
        let state = &self.state_name;
        let variant = self.variant(entry);
        let at = internal("__at");
        let variants = &self.layout.variants;
        let tag = match (variants.tag(entry).map(|tag| self.tag(tag)), variants.changes_tag(entry)) {
            (Some(tag), true) => quote!(#at: ref mut #at @ #tag,),
            (Some(tag), false) => quote!(#at: #tag,),
            (None, true) => quote!(#at: ref mut #at,),
            (None, false) if variants.tagged(entry).is_some() => quote!(#at: _,),
            (None, false) => TokenStream::new(),
        };
        let named = in_place_locals.iter().filter_map(|(local, borrow)| {
            let field = self.names.field(self.layout.fields.live(entry, *local)?);
            let name = &self.body.locals[local.0].name;
            let mutable = borrow.is_exclusive().then(|| quote!(mut));
            Some(if field == name { quote!(ref #mutable #name) } else { quote!(#field: ref #mutable #name) })
        });
        let named: Vec<TokenStream> = named.listed();
        let all = named.len() == self.layout.fields(entry).len();
        let rest = (!all).then(|| quote!(..));
        quote!(#state::#variant { #tag #(#named,)* #rest })
    }

    /// An entry's variant as a value. Where the entry is only passed, any tag will do.
    pub(super) fn variant_made(&self, entry: NodeId, fields: &TokenStream, span: Span) -> TokenStream {
        let mut state = self.state_name.clone();
        state.set_span(span);
        let mut variant = self.variant(entry);
        variant.set_span(variant.span().located_at(span));
        let at = internal("__at");
        let tag = self.layout.variants.any_tag(entry).map(|tag| self.tag(tag)).map(|tag| quote!(#at: #tag,));
        quote_spanned!(span=> #state::#variant { #tag #fields })
    }

    /// The definitions of the tags, and the variants.
    pub(super) fn variants(&self) -> (TokenStream, Vec<TokenStream>) {
        let clone = self.derives();
        let tagged = self.layout.variants.shared.iter().enumerate().filter(|(_, shared)| shared.has_tag());
        let tags = tagged.map(|(number, shared)| {
            let tags = self.tags(number);
            let names = shared.resumable.iter().map(|entry| self.entry_name(*entry));
            quote!(#clone enum #tags { #(#names),* })
        });
        let variants = self.layout.variants.firsts().into_iter().map(|entry| {
            let variant = self.variant(entry);
            let tag = self.layout.variants.tagged(entry).map(|number| {
                let (at, tags) = (internal("__at"), self.tags(number));
                quote!(#at: #tags,)
            });
            let fields = self.layout.fields(entry).iter().rev().map(|field| {
                let (name, param) = (self.names.field(*field), self.names.param(*field));
                quote!(#name: #param)
            });
            quote!(#variant { #tag #(#fields),* })
        });
        (tags.joined(), variants.listed())
    }

    /// `mem::replace(state, State::Returned)`
    pub(super) fn taken(&self) -> TokenStream {
        let (slot, state) = (internal("__state"), &self.state_name);
        quote!(::genfn::__private::replace(#slot, #state::Returned))
    }

    /// `let State::Suspend1 { fields } = mem::replace(state, State::Returned) else { return never };`
    pub(super) fn take(&self, pattern: &TokenStream) -> TokenStream {
        let (genfn, taken) = (internal("__genfn"), self.taken());
        quote!(let #pattern = #taken else { return #genfn.never(); };)
    }

    /// What makes the state another one, where the saved locals of a segment lie in it; `pack` builds it from variables.
    ///
    /// ```text
    /// *at = At1::Suspend2;                                    // it finds the same ones
    ///
    /// let State::Suspend1 { n, .. } = mem::replace(state, State::Returned) else { … };
    /// *state = State::Join1 { n: n };
    /// ```
    pub(super) fn left_in_place(&self, segment: NodeId, entry: NodeId, pack: TokenStream) -> TokenStream {
        if self.layout.fields.are_the_same(segment, entry) {
            let at = internal("__at");
            let tag = self.layout.variants.new_tag(segment, entry).map(|tag| self.tag(tag));
            return tag.map_or_else(TokenStream::new, |tag| quote!(*#at = #tag;));
        }
        let fields = self.layout.fields(segment).iter().map(|field| {
            let name = self.names.field(*field);
            let variable = self.held_in(field.variable(), &[], None);
            if *name == variable.to_string() { quote!(#name) } else { quote!(#name: #variable) }
        });
        let take = self.take(&self.variant_of(segment, &quote!(#(#fields),*)));
        quote!(#[allow(unused_variables)] #take #pack)
    }

    /// The saved locals that a segment works on where they lie. What is declared as a reference is a copy of that.
    pub(super) fn places(&self, segment: NodeId) -> Vec<Alias> {
        let in_place_locals = self.layout.in_place(segment).into_iter().flatten();
        let place = |(local, _): (&LocalId, &BorrowKind)| {
            let Local { name, mutable, .. } = &self.body.locals[local.0];
            Alias { name: name.clone(), mutable: *mutable }
        };
        in_place_locals.filter(|(local, _)| self.references(**local).is_none()).map(place).listed()
    }
}
