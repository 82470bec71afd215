//! The variants of the state: how they are named, matched, and changed into each other.
//!
//! Each entry has a variant of its own. Only where a region that works on the saved locals where they lie is left for an entry
//! that finds the same ones, both share a variant. Where the machine rests in several of these, a tag in it tells them apart. Joins
//! are only passed on the way from one to the other: then it is a variable that tells, and nothing is written to the state. (Not in
//! an iterator: LLVM sees through the variable, unrolls the loops behind it, and no longer inlines what becomes of that.)
//!
//! ```text
//! enum __At1 { Suspend1, Suspend2 }
//! enum generator<N> { …, Held1 { __at: __At1, n: N }, … }      // with one place to rest: Suspend1 { n: N }
//!
//! let joined = take(&mut join);
//! match *state {
//!     generator::Held1 { __at: ref mut __at, ref mut n } if joined == 1 => { *__at = __At1::Suspend1; return … }
//!     generator::Held1 { __at: __At1::Suspend1, ref mut n } => { *n += 1; join = 1; continue 'resume; }
//! ```

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::context::Codegen;
use super::places::Place;
use crate::analysis::EntryKind;
use crate::analysis::initialised::Form;
use crate::emit::tokens::internal;
use crate::flow::NodeId;
use crate::ir::{Local, LocalId};
use crate::layout::fields::Field;
use crate::layout::in_place::Borrow;
use crate::layout::variants::Group;
use crate::syntax::tokens::Joined;

impl Codegen<'_> {
    /// The entry that stands for this one.
    fn distinct(&self, entry: NodeId) -> NodeId {
        self.aliases.get(&entry).copied().unwrap_or(entry)
    }

    fn group(&self, entry: NodeId) -> Option<(usize, &Group)> {
        let group = *self.groups.of.get(&self.distinct(entry))?;
        Some((group, &self.groups.groups[group]))
    }

    /// Whether the state does not tell that control is at this entry.
    fn is_passed(&self, entry: NodeId) -> bool {
        self.group(entry).is_some_and(|(_, group)| group.passes.contains(&self.distinct(entry)))
    }

    /// Whether the state can be that of this entry between two resumes.
    pub(super) fn rests(&self, entry: NodeId) -> bool {
        !self.is_passed(entry)
    }

    /// What stands for an entry in the variable that tells where control comes to; 0 is where it was suspended.
    fn number(&self, entry: NodeId) -> Literal {
        let EntryKind::Jump(join) = self.regions.entries[&entry] else {
            unreachable!("this is a bug in genfn: only joins are passed")
        };
        Literal::usize_unsuffixed(join.0 + 1)
    }

    /// Notes that control comes to an entry, if the state does not.
    pub(super) fn passing(&self, entry: NodeId) -> TokenStream {
        if !self.is_passed(entry) {
            return TokenStream::new();
        }
        let (join, number) = (internal("__join"), self.number(entry));
        quote!(#join = #number;)
    }

    /// The condition of an entry's arm: `if joined == 1`.
    pub(super) fn guard(&self, entry: NodeId) -> Option<TokenStream> {
        let (_, group) = self.group(entry)?;
        let joined = internal("__joined");
        if group.passes.contains(&entry) {
            let number = self.number(entry);
            return Some(quote!(if #joined == #number));
        }
        // Those before it have been asked for.
        group.passes.iter().any(|pass| *pass > entry).then(|| quote!(if #joined == 0))
    }

    /// Whether rustc can't see that the arms are all that there is.
    pub(super) fn is_guarded(&self) -> bool {
        self.groups.groups.iter().flat_map(|group| &group.rests).any(|entry| self.guard(*entry).is_some())
    }

    /// Whether some entry is only passed.
    pub(super) fn passes(&self) -> bool {
        self.groups.groups.iter().any(|group| !group.passes.is_empty())
    }

    /// The entries that have code of their own.
    pub(super) fn distinct_entries(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.regions.entries.keys().copied().filter(|entry| !self.aliases.contains_key(entry))
    }

    /// What an entry is called.
    fn entry_name(&self, entry: NodeId) -> Ident {
        match self.regions.entries[&self.distinct(entry)] {
            EntryKind::Start => internal("Unresumed"),
            EntryKind::Resume(point) => format_ident!("Suspend{}", point.0 + 1, span = Span::mixed_site()),
            EntryKind::Jump(join) => format_ident!("Join{}", join.0 + 1, span = Span::mixed_site()),
        }
    }

    /// The variant of an entry.
    pub(super) fn variant(&self, entry: NodeId) -> Ident {
        match self.group(entry) {
            Some((number, group)) if group.has_tag() => format_ident!("Held{}", number + 1, span = Span::mixed_site()),
            Some((_, group)) => self.entry_name(group.rests[0]),
            None => self.entry_name(entry),
        }
    }

    /// `__At1::Suspend1`
    pub(super) fn tag(&self, entry: NodeId) -> Option<TokenStream> {
        let (number, group) = self.group(entry)?;
        if !group.has_tag() || self.is_passed(entry) {
            return None;
        }
        let tags = Self::tags(number);
        let name = self.entry_name(entry);
        Some(quote!(#tags::#name))
    }

    pub(super) fn has_tag(&self, entry: NodeId) -> bool {
        self.group(entry).is_some_and(|(_, group)| group.has_tag())
    }

    fn tags(group: usize) -> Ident {
        format_ident!("__At{}", group + 1, span = Span::mixed_site())
    }

    /// `generator::Suspend1 { fields }`, as a pattern.
    pub(super) fn variant_of(&self, entry: NodeId, fields: &TokenStream) -> TokenStream {
        let state = &self.told_as;
        let variant = self.variant(entry);
        let at = internal("__at");
        let tag = self.has_tag(entry).then(|| {
            let tag = self.tag(entry).unwrap_or_else(|| quote!(_));
            quote!(#at: #tag,)
        });
        quote!(#state::#variant { #tag #fields })
    }

    /// The same as a value. Where the entry is only passed, any tag will do.
    pub(super) fn variant_made(&self, entry: NodeId, fields: &TokenStream, span: Span) -> TokenStream {
        let mut state = self.told_as.clone();
        state.set_span(span);
        let mut variant = self.variant(entry);
        variant.set_span(variant.span().located_at(span));
        let tag = self.tag(entry).or_else(|| self.tag(*self.group(entry)?.1.rests.first()?));
        let at = internal("__at");
        let tag = tag.map(|tag| quote!(#at: #tag,));
        quote_spanned!(span=> #state::#variant { #tag #fields })
    }

    /// The definitions of the tags, and the variants.
    pub(super) fn variants(&self) -> (TokenStream, Vec<TokenStream>) {
        let clone = self.declared.clone.then(|| quote!(#[derive(::genfn::__private::core::clone::Clone)]));
        let tagged = self.groups.groups.iter().enumerate().filter(|(_, group)| group.has_tag());
        let tags = tagged.map(|(number, group)| {
            let tags = Self::tags(number);
            let names = group.rests.iter().map(|entry| self.entry_name(*entry));
            quote!(#clone enum #tags { #(#names),* })
        });
        let firsts =
            self.distinct_entries().filter(|entry| self.group(*entry).is_none_or(|(_, group)| group.first() == *entry));
        let variants = firsts.map(|entry| {
            let variant = self.variant(entry);
            let tag = self.group(entry).filter(|(_, group)| group.has_tag()).map(|(number, _)| {
                let (at, tags) = (internal("__at"), Self::tags(number));
                quote!(#at: #tags,)
            });
            let fields = self.names.fields(entry).iter().rev().map(|field| {
                let (name, param) = (self.names.field(*field), self.names.param(*field));
                quote!(#name: #param)
            });
            quote!(#variant { #tag #(#fields),* })
        });
        (tags.joined(), variants.collect())
    }

    /// Whether the state is looked at where it lies, not taken out before it is known what it is.
    pub(super) fn stays(&self) -> bool {
        !self.residence.is_empty() || self.delegates
    }

    /// `mem::replace(state, State::Returned)`
    pub(super) fn taken(&self) -> TokenStream {
        let (slot, state) = (internal("__state"), &self.told_as);
        quote!(::genfn::__private::core::mem::replace(#slot, #state::Returned))
    }

    /// `let State::Suspend1 { fields } = mem::replace(state, State::Returned) else { return never };`
    pub(super) fn take(&self, entry: NodeId, fields: &TokenStream) -> TokenStream {
        let (genfn, taken) = (internal("__genfn"), self.taken());
        let pattern = self.variant_of(entry, fields);
        quote!(let #pattern = #taken else { return #genfn.never(); };)
    }

    /// Whether a region is left for another entry of the same variant, which has another tag.
    pub(super) fn changes_tag(&self, region: NodeId) -> bool {
        let exits = self.regions.exits(region).iter();
        exits
            .filter(|entry| self.names.find_the_same(**entry, region))
            .any(|entry| self.distinct(*entry) != region && self.tag(*entry).is_some())
    }

    /// What makes the state another one, where the saved locals of a region lie in it; `pack` builds it from variables.
    ///
    /// ```text
    /// *at = At1::Suspend2;                                    // it finds the same ones
    ///
    /// let State::Suspend1 { n, .. } = mem::replace(state, State::Returned) else { … };
    /// *state = State::Join1 { n: n };
    /// ```
    pub(super) fn left_in_place(&self, region: NodeId, entry: NodeId, pack: TokenStream) -> TokenStream {
        if self.names.find_the_same(region, entry) {
            return match self.tag(entry) {
                Some(tag) if self.distinct(entry) != region => {
                    let at = internal("__at");
                    quote!(*#at = #tag;)
                }
                _ => TokenStream::new(),
            };
        }
        let fields = self.names.fields(region).iter().map(|field| {
            let name = self.names.field(*field);
            let variable = match field {
                Field::Local(local, Form::Whole) => self.variable(*local, &[], None),
                Field::Local(local, form) => self.holder(*local, *form),
                Field::Chain(chain, _) => self.chain_holder(*chain),
                Field::Value(_) | Field::Delegate(_) => quote!(#name),
            };
            if *name == variable.to_string() { quote!(#name) } else { quote!(#name: #variable) }
        });
        let take = self.take(region, &quote!(#(#fields),*));
        quote!(#[allow(unused_variables)] #take #pack)
    }

    /// The saved locals that a region works on where they lie.
    pub(super) fn places(&self, region: NodeId) -> Vec<Place> {
        let residents = self.residence.get(&region).into_iter().flatten();
        let place = |(local, borrow): (&LocalId, &Borrow)| {
            let Local { name, mutable, .. } = &self.body.locals[local.0];
            Place { name: name.clone(), mutable: *mutable, borrow: *borrow }
        };
        residents.map(place).collect()
    }
}
