//! Leaving a segment: packing the state at suspension points and at jumps.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Expr;

use super::context::Codegen;
use crate::analysis::Status;
use crate::analysis::form::Form;
use crate::analysis::status::Whereabouts;
use crate::emit::questions;
use crate::emit::shape::raise;
use crate::emit::tokens::{bound_at, braced, ending, internal, located};
use crate::flow::NodeId;
use crate::ir::{LocalId, Node, PointId};
use crate::layout::fields::Field;
use crate::layout::variables::{Saved, Variable};
use crate::layout::written_types::Dead;
use crate::listed::Listed;
use crate::source::arguments::Argument;
use crate::syntax::markers;
use crate::syntax::notes::Raises;
use crate::syntax::place::bare;
use crate::syntax::tokens::Joined;

impl Codegen<'_> {
    /// `*state = State::Variant { … };`, from the end of `edge`.
    ///
    /// `value` is where the value of the construct that was left comes from, if syntax tells: there rustc tells that it is not of
    /// the type of the others.
    fn pack(
        &self,
        entry: NodeId,
        edge: Option<NodeId>,
        segment: NodeId,
        at: Option<Span>,
        value: Option<Span>,
    ) -> TokenStream {
        let span = located(at);
        let scope: Vec<LocalId> = self.flow.scope(entry).to_vec();
        let mut looks = TokenStream::new();
        let fields = self.layout.fields(entry).iter().rev().map(|field| {
            let name = self.names.field(*field);
            match field {
                Field::Local(local, form) => {
                    let status = self.analysed.initialised.on_leaving(segment, entry, edge, *local);
                    let (at, look) = self.packed_at((segment, entry), (*local, status), &scope, at);
                    // What has nothing to drop is not saved if it is dead, and may be borrowed from.
                    looks.extend(form.is_named_again().then_some(look));
                    let value = self.saved_value(*local, *form, status, &scope, at);
                    // What is borrowed anew there is told of from the name of the field to the value.
                    let mut name = name.clone();
                    name.set_span(at.map_or_else(|| name.span(), |at| name.span().located_at(at)));
                    quote!(#name: #value)
                }
                Field::Chain(chain, count) => {
                    let value = self.chained((segment, entry), *chain, *count, edge, &scope, at);
                    quote!(#name: #value)
                }
                Field::Value(_) => match value {
                    Some(value) => {
                        let value = Ident::new(&name.to_string(), located(Some(value)));
                        quote!(#name: #value)
                    }
                    None => quote!(#name),
                },
                Field::Delegate(_) => quote!(#name),
            }
        });
        let fields: Vec<TokenStream> = fields.listed();
        let slot = Ident::new("__state", span);
        let state = self.variant_made(entry, &quote!(#(#fields),*), span);
        let pack = quote_spanned!(span=> #looks *#slot = #state;);
        let pack =
            if self.layout.in_place(segment).is_some() { self.left_in_place(segment, entry, pack) } else { pack };
        let twice = self.assigned_twice(segment, entry);
        let overwritten = self.overwritten_later(segment, entry);
        quote!(#twice #overwritten #pack)
    }

    /// `{ let c = park_link!(c); let b = park_link!(b); c.onto(b.onto(chain)) }`, where the chain holds what was parked before.
    fn chained(
        &self,
        left: (NodeId, NodeId),
        chain: usize,
        count: usize,
        edge: Option<NodeId>,
        scope: &[LocalId],
        at: Option<Span>,
    ) -> TokenStream {
        let members = self.layout.fields.chained(chain, count);
        let at_end = |local: &LocalId| edge.map(|edge| self.analysed.initialised.at_end(edge, *local).whereabouts());
        let held = members.iter().filter(|local| at_end(local).is_some_and(Whereabouts::is_drop_only)).count();
        let base = if held > 0 { self.held_in(Variable::Chain(chain), scope, at) } else { quote!(()) };
        let span = at.unwrap_or_else(Span::call_site);
        // The last one first: it may borrow from those before it.
        let fresh: Vec<LocalId> = members[held..].iter().rev().copied().listed();
        let links: Vec<Ident> =
            (0..fresh.len()).map(|i| format_ident!("__link_{i}", span = Span::mixed_site())).listed();
        let parked = fresh.iter().map(|local| {
            let (at, _) = self.packed_at(left, (*local, Status::INIT), scope, at);
            let variable = self.variable(*local, scope, at);
            match self.layout.fields.chained_unless(*local) {
                Some(call) => questions::park_link_unless(&variable, &self.answer(call, &variable), span),
                None => questions::park_link(&self.dead_closure(*local, &variable), span),
            }
        });
        let chain = links.iter().rev().fold(base, |chain, link| quote!(#link.onto(#chain)));
        if fresh.is_empty() { chain } else { quote!({ #(let #links = #parked;)* #chain }) }
    }

    /// A local as its field wants it.
    fn saved_value(
        &self,
        local: LocalId,
        form: Form,
        status: Status,
        scope: &[LocalId],
        at: Option<Span>,
    ) -> TokenStream {
        let some = |held: TokenStream| quote!(::genfn::__private::Some(#held));
        let variable = self.variable(local, scope, at);
        // Where rustc refuses to save it, it says so at the suspension point.
        let span = at.unwrap_or_else(Span::call_site);
        let dead = || self.dead_local(local, &variable);
        let parked = || self.parked(local, &variable, span);
        match Saved::of(local, form, status.whereabouts()) {
            Saved::As(variable) => self.as_a_whole(local, self.held_in(variable, scope, at)),
            Saved::Parked => parked(),
            Saved::SomeAs(variable) => some(self.held_in(variable, scope, at)),
            Saved::SomeParked => some(parked()),
            Saved::ParkedUnless(call) => questions::park_unless(&variable, &self.answer(call, &variable), span),
            Saved::SomeUnless(call) => {
                let asked = || self.answer(call, &variable);
                match self.saved_dead(local) {
                    Dead::Asked => questions::some_unless(&dead(), &asked(), span),
                    Dead::Whole => questions::left_unless(&variable, &asked(), span),
                    Dead::Nothing => quote!(::genfn::__private::None),
                    Dead::Confirmed => {
                        let some = questions::some_unless(&dead(), &asked(), span);
                        self.confirmation(local, "nothing_or_none", &some)
                    }
                }
            }
            Saved::SomeHeld(variable) => questions::some_parked(&self.held_in(variable, scope, at)),
            Saved::None => quote!(::genfn::__private::None),
        }
    }

    /// What is saved of a dead local: `park!(x)`.
    fn parked(&self, local: LocalId, variable: &TokenStream, span: Span) -> TokenStream {
        let asked = || questions::park(&self.dead_closure(local, variable), span);
        match self.saved_dead(local) {
            Dead::Asked => asked(),
            Dead::Whole => self.as_a_whole(local, variable.clone()),
            Dead::Nothing => quote!(()),
            Dead::Confirmed => self.confirmation(local, "nothing", &asked()),
        }
    }

    fn saved_dead(&self, local: LocalId) -> Dead {
        self.named.as_ref().map_or(Dead::Asked, |types| types.dead(local))
    }

    /// What a path does before it meets others at `target`: it tells of each local that is filled there whether it is still
    /// there.
    pub(super) fn fills(&self, target: NodeId, edge: NodeId, segment: NodeId) -> TokenStream {
        let scope = self.flow.visible.get(&edge).map_or_else(|| self.flow.scope(target).to_vec(), Clone::clone);
        let fills = self.analysed.initialised.fills(target, segment).iter().filter_map(|local| {
            let status = self.analysed.initialised.at_end(edge, *local);
            if status.whereabouts().is_optional() {
                return None;
            }
            let value = self.saved_value(*local, Form::Optional, status, &scope, None);
            let filled = self.filled(*local);
            Some(quote!(#filled = #value;))
        });
        fills.joined()
    }

    /// `*state = …; continue 'resume;`
    pub(super) fn goto(&self, segment: NodeId, entry: NodeId) -> TokenStream {
        self.goto_with(segment, entry, None)
    }

    /// The same, with a value that comes from there.
    pub(super) fn goto_with(&self, segment: NodeId, entry: NodeId, value: Option<Span>) -> TokenStream {
        if !self.segments.is_entry(entry) {
            // What follows can't be come to, in a segment that can't either.
            let genfn = internal("__genfn");
            return self.comes_to(&quote!(#genfn.never()));
        }
        let edge = self.segments.edges(self.flow, segment, entry).first().copied();
        let packed = self.pack(entry, edge, segment, self.left_at(entry), value);
        let never_left = self.never_left(segment, entry);
        let passing = self.passing(entry);
        quote!(#never_left #packed #passing continue '__resume;)
    }

    /// The code of a suspension point, when it is come to.
    ///
    /// ```text
    /// let yielded: Y = operand;
    /// *state = State::Suspend1 { … };
    /// return genfn.yielded(yielded);
    /// ```
    pub(super) fn suspend(&self, segment: NodeId, node: &Node) -> TokenStream {
        match node {
            Node::Yield { point, operand, raises } => {
                let genfn = internal("__genfn");
                let operand = self.yielded(segment, *point, operand.as_deref());
                if self.is_dead(*point) {
                    let yields = &self.declared.yields;
                    return self.never_suspends(*point, quote!(: #yields), &operand, raises.as_ref());
                }
                let packed = self.pack_point(*point, segment);
                let never_left = self.never_left(segment, self.flow.entry_of(*point));
                let name = internal("__yielded");
                let yields = &self.declared.yields;
                let operand = self.declared.yielded(operand);
                let mention = self.mention(*point);
                // What is yielded may borrow a local, which rustc says of the return.
                let at = located(self.spans.left_at(self.flow.entry_of(*point)));
                let genfn = Ident::new(&genfn.to_string(), at);
                let yielded = self.comes_to(&quote_spanned!(at=> #genfn.yielded(#name)));
                quote!(#mention let #name: #yields = #operand; #never_left #packed #yielded;)
            }
            Node::Delegate { point, operand, raises } => {
                let operand = self.native_expr(segment, operand);
                if self.is_dead(*point) {
                    return self.never_suspends(*point, TokenStream::new(), &operand, raises.as_ref());
                }
                let packed = self.pack_point(*point, segment);
                let never_left = self.never_left(segment, self.flow.entry_of(*point));
                let (mention, begins) =
                    (self.mention(*point), self.begins(*point, &operand, &quote!(#never_left #packed)));
                quote!(#mention #begins)
            }
            Node::Value(_) | Node::If { .. } | Node::Match { .. } | Node::Loop { .. } | Node::Scope { .. } => {
                TokenStream::new()
            }
        }
    }

    fn mention(&self, point: PointId) -> TokenStream {
        markers::mention(&self.body.points[point.0].marker)
    }

    fn yielded(&self, segment: NodeId, point: PointId, operand: Option<&Expr>) -> TokenStream {
        let Some(operand) = operand else {
            let span = self.body.points[point.0].name;
            return quote_spanned!(span=> ());
        };
        let value = self.native_expr(segment, operand);
        if may_extend(operand) { ending(&self.declared.yields, &value) } else { value }
    }

    /// Whether no path comes to a suspension point, which then resumes nothing.
    fn is_dead(&self, point: PointId) -> bool {
        !self.segments.is_entry(self.flow.entry_of(point))
    }

    /// A suspension point in dead code: its operand, and, for the type of the `try_!` around it, where it would raise.
    fn never_suspends(
        &self,
        point: PointId,
        ty: TokenStream,
        operand: &TokenStream,
        raises: Option<&Raises>,
    ) -> TokenStream {
        let genfn = internal("__genfn");
        let raised = raises.map(|raises| {
            let (taken, raise) = (self.taken_resume(point), self.raise(point, Some(raises)));
            quote!(#[allow(unreachable_code)] let __raised = #taken; #raise;)
        });
        let bang = self.body.points[point.0].bang;
        quote_spanned!(bang=> let _ #ty = #operand; return #genfn.never(); #raised)
    }

    fn pack_point(&self, point: PointId, segment: NodeId) -> TokenStream {
        let entry = self.flow.entry_of(point);
        self.pack(entry, Some(self.flow.site_of(point)), segment, self.left_at(entry), None)
    }

    /// What resuming after a suspension point evaluates to; nothing where that is always `()`.
    pub(super) fn resumed_value(&self, point: PointId, node: &Node) -> TokenStream {
        let genfn = internal("__genfn");
        let taken = self.taken_resume(point);
        let (delegates, raises) = match node {
            Node::Yield { raises, .. } => (false, raises.as_ref()),
            Node::Delegate { raises, .. } => (true, raises.as_ref()),
            Node::Value(_) | Node::If { .. } | Node::Match { .. } | Node::Loop { .. } | Node::Scope { .. } => {
                return TokenStream::new();
            }
        };
        let raise = self.raise(point, raises);
        if !delegates {
            if !self.takes_resume_argument() {
                return TokenStream::new();
            }
            let (sent, value) = self.came_to("__sent", point);
            let arms = quote!(::genfn::Resume::Send(#sent) => #value, __raised => #raise,);
            return self.matched(point, &taken, arms);
        }
        let inner = self.inner(point);
        let raised = if self.takes_resume_argument() {
            quote!(::genfn::__private::Delegated::Raise(__raised) => #raise,)
        } else {
            quote!(::genfn::__private::Delegated::Raise(_) => return #genfn.exited(),)
        };
        let delegated = internal("__delegated");
        let (returned, value) = self.came_to("__value", point);
        // It is dropped here.
        quote! {{
            let #inner = #inner;
            match #delegated {
                ::genfn::__private::Delegated::Return(#returned) => #value,
                #raised
                ::genfn::__private::Delegated::Yield(_) => return #genfn.never(),
            }
        }}
    }

    /// `match scrutinee { arms }`, which seems to be the marker.
    pub(super) fn matched(&self, point: PointId, scrutinee: &TokenStream, arms: TokenStream) -> TokenStream {
        let point = &self.body.points[point.0];
        let arms = braced(syn::token::Brace(point.operand), arms);
        let token = syn::Token![match](point.name);
        quote!(#token #scrutinee #arms)
    }

    /// What a marker came to.
    pub(super) fn came_to(&self, value: &str, point: PointId) -> (Ident, TokenStream) {
        let point = &self.body.points[point.0];
        bound_at(value, point.name, point.operand)
    }

    /// What is done with `__raised`, what a suspended generator is woken with unless it is a sent value.
    ///
    /// ```text
    /// break '__try_1 Err(genfn.raised(raised))        // in a `try_!`
    /// return genfn.uncaught(raised)
    /// ```
    fn raise(&self, point: PointId, raises: Option<&Raises>) -> TokenStream {
        let leave = raise(raises, self.way_out());
        let Some(edge) = self.flow.raises.get(&point) else { return leave };
        let segment = self.flow.entry_of(point);
        let fills: TokenStream = self.flow.node(*edge).succs.iter().map(|to| self.fills(*to, *edge, segment)).joined();
        if fills.is_empty() { leave } else { quote!({ #fills #leave }) }
    }

    /// `State::Unresumed { … }`, outside the closure.
    pub(super) fn pack_arguments(&self, arguments: &[Argument]) -> TokenStream {
        let fields = self.layout.fields(self.flow.start).iter().rev().filter_map(|field| match field {
            Field::Local(local, _) => {
                let name = self.names.field(*field);
                let at = self.body.block.params.iter().position(|param| param == local)?;
                let value = arguments[at].value();
                Some(quote!(#name: #value))
            }
            Field::Chain(..) | Field::Value(_) | Field::Delegate(_) => None,
        });
        let packed = self.variant_made(self.flow.start, &quote!(#(#fields),*), Span::mixed_site());
        // What is used afterwards was moved into a closure, says rustc then.
        if self.declared.expression && !arguments.is_empty() {
            // rustc says of it that this is where a value has gone.
            let at = self.declared.named.map_or_else(Span::call_site, |at| Span::call_site().located_at(at));
            let header = quote_spanned!(at=> move ||);
            quote!((#header #packed)())
        } else {
            packed
        }
    }
}

/// Whether a `let` of this may prolong the life of a temporary: where `&` stands at its surface.
fn may_extend(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Path(_) | Expr::Lit(_) | Expr::MethodCall(_) | Expr::Binary(_) | Expr::Unary(_) | Expr::Macro(_) => false,
        Expr::Field(_) | Expr::Index(_) | Expr::Try(_) => false,
        Expr::Call(call) => call.args.iter().any(may_extend),
        Expr::Cast(cast) => may_extend(&cast.expr),
        Expr::Tuple(tuple) => tuple.elems.iter().any(may_extend),
        Expr::Array(array) => array.elems.iter().any(may_extend),
        Expr::Struct(built) => built.fields.iter().any(|field| may_extend(&field.expr)),
        Expr::Reference(reference) => !matches!(*reference.expr, Expr::Path(_) | Expr::Field(_)),
        _ => true,
    }
}
