//! The body once more, whole, in a closure that is never called: it tells the types.
//!
//! Of a mistake in the body rustc tells twice then, once for each copy, and leaves the second away where it says the same words
//! of the same places. So a mistake has to look alike in both:
//!
//! - What rustc says of an assignment depends on how the local was declared, and an arm may have declared it anew. So before a
//!   statement that assigns a local which the arm has not declared itself, it is declared here as it is there:
//!
//!   ```text
//!   n = "a";        { let mut n = n; n = "a"; }
//!   ```
//!
//! - What rustc proposes of a value that a loop has no use for depends on whether it stands in a `let`, however far: so the closure stands
//!   in none. What it says of one that `()` was expected of, on the nearest `if` or `match` around it: so the closure stands in one of the
//!   expansion's, as the arms do.
//!
//! - What an arm reads where it lies, by a `*`, is read by one here, too. Of what is in an expansion nothing is said: a macro that formats has
//!   nothing to format, and what can't be delegated to is not refused.
//!
//! - The value of a construct is told by a closure that evaluates to it: so an error in it is one in the arms, too, and rustc
//!   says no more of it.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::visit_mut::VisitMut;
use syn::{Expr, Stmt as SynStmt};

use crate::analysis::closures::is_inferred;
use crate::codegen::context::Codegen;
use crate::codegen::items;
use crate::emit::questions;
use crate::emit::shape;
use crate::emit::tokens::{braced, ends_with_brace, internal, located};
use crate::flow::{AskedId, NodeId};
use crate::ir::{Binding, Block, JoinId, LocalId, Node, PointId, Stmt, Tail};
use crate::layout::fields::Field;
use crate::layout::variables::Variable;
use crate::sorted::Set;
use crate::source::signature::is_unit;
use crate::syntax::notes::Raises;
use crate::syntax::place::bare;
use crate::syntax::tokens::Joined;

impl Codegen<'_> {
    /// What stands before the `match`; nothing where all types are those of arguments.
    pub(in crate::codegen) fn types_first(&self) -> TokenStream {
        let params = &self.body.block.params;
        let types = &self.types;
        if let Some(named) = &self.named {
            return self.types_of_a_named(named);
        }
        if !types.are_needed(params) {
            return TokenStream::new();
        }
        let variables = types.variables().map(|name| quote!(let #name = ::genfn::__private::TypeOf::NEW;));
        let slot = internal("__state");
        let of_fields = self.names.all_fields().map(|field| match types.of_field(field) {
            Some(variable) => quote!(#variable),
            None => quote!(::genfn::__private::TypeOf::NEW),
        });
        let arguments = params.iter().map(|param| {
            let name = &self.body.locals[param.0].name;
            let mutable = self.body.locals[param.0].mutable.then(|| quote!(mut));
            let variable = &types.locals[param];
            quote!(let #mutable #name = #variable.value();)
        });
        let returns = &self.declared.returns;
        let mut telling = Telling { codegen: self, entry: self.flow.start, here: Set::new(), scope: params.clone() };
        let copied = telling.copied(params);
        let contents = telling.contents(&self.body.block);
        let body = braced(self.body.block.brace, quote!(#copied #contents));
        let body = if is_unit(returns) {
            quote!(#body)
        } else {
            let body = shape::value(self.declared, body);
            quote!(let _: #returns = #body;)
        };
        let (parked, missing) = (self.parked_types(), self.missing_types_asked());
        let genfn = internal("__genfn");
        // It returns what the arms do; an opaque part of that is known only from there.
        let output = if is_inferred(&self.declared.yields) { TokenStream::new() } else { self.output_of_the_body() };
        let never = match (output.is_empty(), self.declared.is_plain()) {
            (true, true) => quote!(if false { return #genfn.never(); }),
            (_, false) => shape::never(self.declared),
            (false, true) => TokenStream::new(),
        };
        quote! {
            #(#variables)*
            #[allow(unused, clippy::all)]
            if true {
                || #output {
                    #never
                    #slot.__types(#(#of_fields),*);
                    ::genfn::__private::never();
                    { #(#arguments)* #body }
                    #parked
                    #missing
                    ::genfn::__private::never()
                };
            }
        }
    }

    /// `impl<N> State<N> { fn types(&self, _: TypeOf<N>) {} }`
    pub(in crate::codegen) fn types_impl(&self) -> TokenStream {
        if self.named.is_some() || !self.types.are_needed(&self.body.block.params) {
            return TokenStream::new();
        }
        let state = &self.state_name;
        let params = self.names.params();
        let self_token = internal("self");
        quote! {
            impl<#(#params),*> #state<#(#params),*> {
                #[allow(clippy::too_many_arguments)]
                fn __types(&#self_token, #(_: ::genfn::__private::TypeOf<#params>),*) {}
            }
        }
    }

    /// What is saved of dead locals: asked when all that the body says of their types is known.
    fn parked_types(&self) -> TokenStream {
        let parked = |local: LocalId, unless: Option<AskedId>| {
            let variable = &self.types.locals[&local];
            let value = quote!(#variable.value());
            match unless {
                Some(call) => questions::park_unless(&value, &self.answer(call, &value), Span::call_site()),
                None => questions::park(&self.dead_local(local, &value), Span::call_site()),
            }
        };
        let told = self.types.fields.iter().enumerate().map(|(i, (field, variable))| {
            let value = match field.variable() {
                Variable::Optional(local) => {
                    let parked = parked(local, None);
                    quote!(::genfn::__private::Some(#parked))
                }
                Variable::DropOnly(local) => parked(local, field.unless()),
                Variable::Chain(_) => {
                    let members = self.layout.fields.locals(*field);
                    let (held, base) = self.told_before(*field, i);
                    members.into_iter().skip(held).fold(base, |chain, local| {
                        let variable = &self.types.locals[&local];
                        let value = quote!(#variable.value());
                        let link = match self.layout.fields.chained_unless(local) {
                            Some(call) => {
                                questions::park_link_unless(&value, &self.answer(call, &value), Span::call_site())
                            }
                            None => questions::park_link(&self.dead_local(local, &value), Span::call_site()),
                        };
                        quote!(#link.onto(#chain))
                    })
                }
                Variable::Own(_) | Variable::Field(_) => return TokenStream::new(),
            };
            quote!(#variable.is(::genfn::__private::TypeOf::of(&#value));)
        });
        let (answers, told) = (self.answers_told(), told.joined());
        let known = if told.is_empty() { TokenStream::new() } else { self.known_locals() };
        quote!(#known #answers #told)
    }

    /// What a chain is put in front of, and how many of its members that holds: the longest one that is told before, as where it is saved. Else of n
    /// links rustc would be asked n² times.
    fn told_before(&self, field: Field, before: usize) -> (usize, TokenStream) {
        let told = self.types.fields.iter().take(before).filter(|(told, _)| told.begins(field));
        let told = told.map(|(told, variable)| (self.layout.fields.locals(*told).len(), variable));
        match told.max_by_key(|(count, _)| *count) {
            Some((count, variable)) => (count, quote!(#variable.value())),
            None => (0, quote!(())),
        }
    }

    /// Before others are asked about what follows from these: if rustc does not know the type of one, it is to name the user's.
    fn known_locals(&self) -> TokenStream {
        let arguments = &self.body.block.params;
        let locals = self.types.locals.iter().filter(|(local, _)| {
            let info = &self.body.locals[local.0];
            let asked = self.types.told.contains(local) && !info.needs_no_drop();
            asked && !info.role.is_synthetic() && !arguments.contains(local)
        });
        let asked = locals.map(|(local, variable)| {
            let at = located(Some(self.body.locals[local.0].name.span()));
            questions::known(&quote_spanned!(at=> #variable.value()), at)
        });
        asked.joined()
    }
}

/// Where the copy stands, and what an arm of the machine has declared there.
pub(super) struct Telling<'c, 'a> {
    pub(super) codegen: &'c Codegen<'a>,
    /// The entry that was passed last: that of the arm which holds this code.
    pub(super) entry: NodeId,
    /// The locals declared since.
    pub(super) here: Set<LocalId>,
    pub(super) scope: Vec<LocalId>,
}

impl Telling<'_, '_> {
    fn enter(&mut self, entry: NodeId) {
        self.entry = entry;
        self.here.clear();
    }

    /// Comes to where paths meet.
    fn meet(&mut self, join: JoinId) {
        if let Some(node) = self.codegen.flow.joins[join.0].filter(|node| self.codegen.segments.is_entry(*node)) {
            self.enter(node);
        }
    }

    /// `type_of_x.is(TypeOf::of(&x));`
    fn declared(&mut self, locals: &[LocalId]) -> TokenStream {
        self.scope.extend(locals);
        self.here.extend(locals);
        let types = &self.codegen.types;
        let told = locals.iter().filter(|local| types.told.contains(local)).map(|local| {
            let (variable, name) = (&types.locals[local], &self.codegen.body.locals[local.0].name);
            quote!(#variable.is(::genfn::__private::TypeOf::of(&#name));)
        });
        let told = told.joined();
        let copied = self.copied(locals);
        quote!(#told #copied)
    }

    /// What is asked of locals that are taken to be `Copy`.
    fn copied(&self, locals: &[LocalId]) -> TokenStream {
        let locals = locals.iter().map(|local| &self.codegen.body.locals[local.0]);
        locals.filter(|local| local.kind.is_assumed()).map(|local| questions::is_copied(&local.name)).joined()
    }

    fn block(&mut self, block: &Block) -> TokenStream {
        let depth = self.scope.len();
        let told = self.declared(&block.params);
        let contents = self.contents(block);
        self.scope.truncate(depth);
        braced(block.brace, quote!(#told #contents))
    }

    /// One of several ways to go on: each begins where the others do.
    fn branch(&mut self, block: &Block) -> TokenStream {
        let (entry, here) = (self.entry, self.here.clone());
        let block = self.block(block);
        (self.entry, self.here) = (entry, here);
        block
    }

    fn contents(&mut self, block: &Block) -> TokenStream {
        let mut out = self.codegen.items_again(block);
        for stmt in &block.stmts {
            match stmt {
                Stmt::Native { stmt, .. } if items::is_moved(stmt) => {}
                Stmt::Native { stmt, declares } => {
                    out.extend(self.iterates_itself(stmt, declares));
                    out.extend(self.native(stmt));
                    out.extend(self.declared(declares));
                }
                Stmt::Jump(jump) => {
                    let jump = self.expr(jump);
                    out.extend(quote!(#jump;));
                }
                Stmt::Bind { binding, node } => out.extend(self.binding(binding, node)),
            }
        }
        match &block.tail {
            // As a statement: one that begins with a brace would end there.
            Some(Tail::Native(expr)) => out.extend(self.native(&SynStmt::Expr((**expr).clone(), None))),
            Some(Tail::Node(node)) => out.extend(self.node(node)),
            None => {}
        }
        out
    }

    fn binding(&mut self, binding: &Binding, node: &Node) -> TokenStream {
        let mut value = self.node(node);
        let types = &self.codegen.types;
        let name = internal("__value");
        match binding {
            Binding::Let { pat, ty, diverge, declares } => {
                let pat = self.once_more(&**pat, |walk, pat| walk.visit_pat_mut(pat));
                let ty = ty.as_ref().map(|ty| quote!(: #ty));
                // What is saved of it is what an arm of that type comes to.
                let saved = node.after().and_then(|join| types.fields.get(&Field::Value(join)));
                let saved = saved.map(|variable| {
                    let value = std::mem::replace(&mut value, quote!(#name));
                    let told = questions::is_that_of(variable, &name);
                    quote!(let #name #ty = #value; #told)
                });
                let diverge = diverge.as_ref().map(|diverge| {
                    value = if ends_with_brace(&value) { quote!((#value)) } else { value.clone() };
                    let diverge = self.branch(diverge);
                    quote!(else #diverge)
                });
                let told = self.declared(declares);
                quote!(#saved let #pat #ty = #value #diverge; #told)
            }
            Binding::Discard { unread, .. } => match node.after().and_then(|join| types.values.get(&join)) {
                Some(variable) => {
                    let told = questions::is_that_of(variable, &name);
                    quote!(let #name = #value; #told)
                }
                None => {
                    let unread = unread.then(|| quote!(let _ =));
                    quote!(#unread #value;)
                }
            },
        }
    }

    fn node(&mut self, node: &Node) -> TokenStream {
        let tokens = match node {
            Node::Value(expr) => self.expr(expr),
            Node::Yield { point, operand, raises } => {
                let yields = &self.codegen.declared.yields;
                let operand = match operand {
                    Some(operand) => self.expr(operand),
                    None => {
                        let span = self.codegen.body.points[point.0].name;
                        quote_spanned!(span=> ())
                    }
                };
                let operand = self.codegen.yielded_in_a_copy(operand);
                let sent = self.sent(*point, raises.as_ref());
                self.enter(self.codegen.flow.entry_of(*point));
                quote!({ let __yielded: #yields = #operand; #sent })
            }
            Node::Delegate { point, operand, raises } => {
                let delegation = self.delegation(*point, operand, raises.as_ref());
                self.enter(self.codegen.flow.entry_of(*point));
                delegation
            }
            Node::If { token, cond, then, otherwise, .. } => {
                let cond = self.expr(cond);
                let then = self.branch(then);
                let otherwise = otherwise.as_ref().map(|otherwise| {
                    let otherwise = self.branch(otherwise);
                    quote!(else #otherwise)
                });
                quote!(#token #cond #then #otherwise)
            }
            Node::Match { token, scrutinee, brace, arms, .. } => {
                let scrutinee = self.expr(scrutinee);
                let arms = arms.iter().map(|arm| {
                    let attrs = &arm.attrs;
                    let pat = self.once_more(&arm.pat, |walk, pat| walk.visit_pat_mut(pat));
                    let mut body = self.branch(&arm.body);
                    // Where rustc proposes to write the arms that are missing.
                    if let Some(end) = arm.end {
                        body = braced(syn::token::Brace(end), body);
                    }
                    quote!(#(#attrs)* #pat => #body,)
                });
                // That an arm is missing is told of in the arm of the machine, once.
                let arms = arms.joined();
                let arms = braced(*brace, quote!(#arms _ => ::genfn::__private::never()));
                quote!(#token #scrutinee #arms)
            }
            Node::Loop { label, token, body, head, .. } => {
                self.meet(*head);
                let body = self.block(body);
                let token = proc_macro2::Ident::new("loop", *token);
                quote!(#label #token #body)
            }
            // Only a `break` says what it evaluates to.
            Node::Scope { label: label @ Some(_), safety, block, .. } if crate::layout::told::ends_inside(node) => {
                let block = self.block(block);
                quote!(#label #safety { #block ::genfn::__private::never() })
            }
            Node::Scope { label, safety, block, .. } => {
                let block = self.block(block);
                quote!(#label #safety #block)
            }
        };
        if let Some(after) = node.after() {
            self.meet(after);
        }
        tokens
    }

    /// What the generator is woken with.
    fn sent(&self, point: PointId, raises: Option<&Raises>) -> TokenStream {
        if !self.codegen.takes_resume_argument() {
            // Else rustc would propose what the block declares.
            return quote_spanned!(self.codegen.body.points[point.0].name=> ());
        }
        let raise = raise(raises);
        let (sent, value) = self.codegen.came_to("__sent", point);
        let taken = shape::woken(self.codegen.declared);
        let arms = quote!(::genfn::Resume::Send(#sent) => #value, __raised => #raise,);
        self.codegen.matched(point, &taken, arms)
    }

    /// Of a loop over what a method of the function's own name returns.
    fn iterates_itself(&self, stmt: &SynStmt, declares: &[LocalId]) -> TokenStream {
        match (stmt, declares) {
            (SynStmt::Local(syn::Local { init: Some(init), .. }), [local])
                if self.codegen.body.locals[local.0].role.is_iterator() =>
            {
                let Expr::Call(call) = &*init.expr else { return TokenStream::new() };
                call.args.first().map_or_else(TokenStream::new, |head| self.holds_itself(head))
            }
            _ => TokenStream::new(),
        }
    }

    /// What is held across a yield would be a generator of this method, where it is one of the same type: rustc knows that. (Of a call on
    /// `self` it [was told](crate::check).)
    fn holds_itself(&self, held: &Expr) -> TokenStream {
        match bare(held) {
            Expr::MethodCall(call) if self.codegen.unboxed_method == Some(&call.method) => {
                questions::not_own(&self.expr(&call.receiver), call.method.span())
            }
            _ => TokenStream::new(),
        }
    }

    fn delegation(&self, point: PointId, operand: &Expr, raises: Option<&Raises>) -> TokenStream {
        let holds_itself = self.holds_itself(operand);
        let operand = self.expr(operand);
        let codegen = self.codegen;
        let inner = codegen.inner(point);
        let variable = codegen.types.fields.get(&Field::Delegate(point));
        let told = variable.map(|variable| quote!(#variable.is(::genfn::__private::TypeOf::of(&#inner));));
        let at = codegen.body.points[point.0].name;
        let delegate = if codegen.body.points[point.0].calls_itself {
            codegen.called(point, &operand)
        } else {
            questions::delegate_again(&operand, codegen.outer_of(point).as_ref(), &codegen.declared.yields, at)
        };
        let resumed = codegen.resumed_with(point);
        let yields = &codegen.declared.yields;
        let item = quote_spanned!(codegen.body.points[point.0].name=> __item);
        let raise = raise(raises);
        let raised = if codegen.takes_resume_argument() {
            quote!(::genfn::__private::Delegated::Raise(__raised) => #raise,)
        } else {
            quote!(::genfn::__private::Delegated::Raise(_) => ::genfn::__private::never(),)
        };
        let genfn = internal("__genfn");
        let (returned, value) = codegen.came_to("__value", point);
        quote! {{
            #holds_itself
            let mut #inner = #delegate;
            #told
            match #resumed {
                ::genfn::__private::Delegated::Return(#returned) => #value,
                #raised
                ::genfn::__private::Delegated::Yield(#item) => {
                    let __yielded: #yields = #item;
                    return #genfn.never();
                }
            }
        }}
    }
}

fn raise(raises: Option<&Raises>) -> TokenStream {
    raises.map_or_else(|| quote!(::genfn::__private::never()), shape::raise_into)
}
