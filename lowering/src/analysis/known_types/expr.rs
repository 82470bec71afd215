//! What an expression evaluates to, and what it is expected to be.

use proc_macro2::Span;
use syn::{BinOp, Block, Expr, Lit, Member, Type, UnOp, parse_quote};

use super::iterators::into_iter;
use super::shapes;
use super::shapes::{
    argument_of, better, content, element, entries, has_hole, hole, integer, is_hole, is_number, is_open_number, named,
    option, primitive, stripped, target, tuple, unit,
};
use super::solve::TypeSolver;
use crate::listed::Listed;
use crate::syntax::made;
use crate::syntax::place::{bare, is_upper_case};

impl TypeSolver<'_> {
    /// The type of an expression, if it is known. What is expected of it tells of what stands in it.
    pub(super) fn expr(&mut self, expr: &Expr, expected: Option<&Type>) -> Option<Type> {
        let expected = expected.filter(|ty| !is_hole(ty));
        match bare(expr) {
            Expr::Lit(literal) => of_literal(&literal.lit, expected),
            Expr::Path(path) if path.qself.is_none() => self.path(&path.path, expected),
            Expr::Cast(cast) => {
                self.expr(&cast.expr, None);
                Some(self.written(&cast.ty))
            }
            Expr::Reference(reference) => self.reference(reference, expected),
            Expr::Unary(unary) => self.unary(unary, expected),
            Expr::Binary(binary) => self.binary(binary, expected.filter(|ty| is_number(ty))),
            Expr::Assign(assign) => self.assign(assign),
            Expr::Range(range) => self.range(range),
            Expr::Try(tried) => content(&self.expr(&tried.expr, None)?),
            Expr::Macro(mac) => self.macro_call(&mac.mac, expected),
            Expr::Field(field) => {
                let base = self.expr(&field.base, None)?;
                match (&field.member, stripped(&base)) {
                    (Member::Unnamed(index), Type::Tuple(parts)) => parts.elems.get(index.index as usize).cloned(),
                    (Member::Unnamed(index), whole) if index.index == 0 => argument_of(&whole, &["Reverse"]),
                    _ => None,
                }
            }
            Expr::Index(index) => self.index(index),
            Expr::Call(call) => self.call(call, expected),
            Expr::MethodCall(call) => self.method(call, expected),
            Expr::Tuple(_) | Expr::Array(_) | Expr::Repeat(_) | Expr::Struct(_) => self.composed(expr, expected),
            expr => self.construct(expr, expected),
        }
    }

    /// A name, which is of the type that is expected if nothing else tells.
    fn path(&mut self, path: &syn::Path, expected: Option<&Type>) -> Option<Type> {
        let Some(name) = path.get_ident() else { return self.exits(path, None) };
        if name == "None" {
            return better(expected.cloned(), Some(option(&hole())));
        }
        // What stands where a reference or a box is wanted may only become one there.
        if let Some(expected) = expected.filter(|ty| !may_be_coerced_to(ty))
            && self.of_name(name).is_none_or(|ty| has_hole(&ty))
        {
            self.learn_name(name, expected);
        }
        self.of_name(name)
    }

    fn assign(&mut self, assign: &syn::ExprAssign) -> Option<Type> {
        let left = self.expr(&assign.left, None);
        let right = self.expr(&assign.right, left.as_ref());
        if let (Expr::Path(path), Some(right)) = (bare(&assign.left), right)
            && let Some(name) = path.path.get_ident()
        {
            self.learn_name(name, &right);
        }
        Some(parse_quote!(()))
    }

    fn range(&mut self, range: &syn::ExprRange) -> Option<Type> {
        let start = range.start.as_ref().and_then(|start| self.expr(start, None));
        let end = range.end.as_ref().and_then(|end| self.expr(end, start.as_ref()));
        let of = better(start.clone(), end.clone())?;
        // A literal is what the other one is.
        for (bound, found) in [(&range.start, start), (&range.end, end)] {
            if let (Some(bound), Some(found)) = (bound, found) {
                self.number(bound, &found, &of);
            }
        }
        match (&range.start, &range.end, &range.limits) {
            (Some(_), Some(_), syn::RangeLimits::HalfOpen(_)) => Some(made::our_type(&["core", "ops", "Range"], &of)),
            (Some(_), Some(_), syn::RangeLimits::Closed(_)) => {
                Some(made::our_type(&["core", "ops", "RangeInclusive"], &of))
            }
            (Some(_), None, _) => Some(made::our_type(&["core", "ops", "RangeFrom"], &of)),
            _ => None,
        }
    }

    /// What is put together from others.
    fn composed(&mut self, expr: &Expr, expected: Option<&Type>) -> Option<Type> {
        match bare(expr) {
            Expr::Tuple(parts) => {
                let expected = expected.map(stripped).and_then(|ty| match ty {
                    Type::Tuple(types) if types.elems.len() == parts.elems.len() => Some(types.elems),
                    _ => None,
                });
                let parts = parts.elems.iter().enumerate().map(|(i, part)| {
                    let expected = expected.as_ref().map(|types| &types[i]);
                    self.expr(part, expected).unwrap_or_else(hole)
                });
                Some(tuple(&parts.listed()))
            }
            Expr::Array(list) => {
                let mut found = expected.and_then(element);
                for item in &list.elems {
                    let item = self.expr(item, found.clone().as_ref());
                    found = better(found, item);
                }
                let (of, len) = (found.unwrap_or_else(hole), list.elems.len());
                Some(parse_quote!([#of; #len]))
            }
            Expr::Repeat(repeat) => {
                let of = self.expr(&repeat.expr, expected.and_then(element).as_ref()).unwrap_or_else(hole);
                let len = &repeat.len;
                Some(parse_quote!([#of; #len]))
            }
            Expr::Struct(literal) => {
                let mut hides = literal.rest.is_some() && !self.told.generics.params.is_empty();
                for field in &literal.fields {
                    let ty = self.expr(&field.expr, None);
                    hides |= self.may_hide_parameters(&field.expr, ty.as_ref());
                }
                let path = &literal.path;
                let is_type = path.segments.len() == 1 && path.segments.iter().all(|one| is_upper_case(&one.ident));
                let hides = hides && self.told.are_written;
                let is_known = is_type && (!hides || path.segments.iter().all(|one| !one.arguments.is_none()));
                is_known.then(|| better(expected.cloned(), Some(parse_quote!(#path)))).flatten()
            }
            _ => None,
        }
    }

    /// What has blocks.
    fn construct(&mut self, expr: &Expr, expected: Option<&Type>) -> Option<Type> {
        let depth = self.scope.len();
        let value = match expr {
            Expr::Block(block) => self.native_block(&block.block, expected),
            Expr::Unsafe(block) => self.native_block(&block.block, expected),
            Expr::If(node) => {
                self.expr(&node.cond, None);
                let nothing = node.else_branch.is_none().then(unit);
                let value = self.native_block(&node.then_branch, nothing.as_ref().or(expected));
                self.scope.truncate(depth);
                match &node.else_branch {
                    Some((_, otherwise)) => better(value, self.expr(otherwise, expected)),
                    None => Some(unit()),
                }
            }
            // What it binds is in scope where it stands.
            Expr::Let(condition) => {
                let matched = self.expr(&condition.expr, None);
                self.hide(&condition.pat, matched.as_ref());
                return Some(primitive("bool"));
            }
            Expr::Match(node) => {
                let matched = self.expr(&node.expr, None);
                let mut value = None;
                for arm in &node.arms {
                    self.hide(&arm.pat, matched.as_ref());
                    value = better(value, self.expr(&arm.body, expected));
                    self.scope.truncate(depth);
                }
                // What one arm evaluates to, the others do.
                let of_arms = better(expected.cloned(), value.clone());
                for arm in &node.arms {
                    self.handed_on(&node.expr, &arm.pat, &arm.body, of_arms.as_ref());
                }
                value
            }
            Expr::While(node) => {
                self.expr(&node.cond, None);
                self.in_loop(|this| _ = this.native_block(&node.body, Some(&unit())));
                Some(parse_quote!(()))
            }
            Expr::Loop(node) => {
                let value = self.in_loop(|this| _ = this.native_block(&node.body, Some(&unit())));
                self.left_by_label(node.label.as_ref()).or(value)
            }
            Expr::ForLoop(node) => {
                let head = self.expr(&node.expr, None);
                let item = head.map(|head| super::iterators::item(&into_iter(&head, self.params()), self.params()));
                self.hide(&node.pat, item.as_ref());
                self.in_loop(|this| _ = this.native_block(&node.body, Some(&unit())));
                Some(parse_quote!(()))
            }
            Expr::Closure(closure) => {
                closure.inputs.iter().for_each(|input| self.hide(input, None));
                self.expr(&closure.body, None);
                None
            }
            Expr::Return(jump) => {
                jump.expr.iter().for_each(|value| _ = self.expr(value, None));
                None
            }
            Expr::Break(jump) => {
                let expected =
                    jump.label.as_ref().and_then(|label| self.expected_of.get(&label.ident.to_string()).cloned());
                let value = jump.expr.as_ref().and_then(|value| self.expr(value, expected.as_ref()));
                match &jump.label {
                    // With a value it is left, of whatever type.
                    Some(label) if jump.expr.is_some() => self.left_with(&label.ident, value.or_else(|| Some(hole()))),
                    Some(label) => self.left_with(&label.ident, value),
                    None if jump.expr.is_some() => self.breaks_with(value),
                    None => {}
                }
                None
            }
            _ => None,
        };
        self.scope.truncate(depth);
        value
    }

    fn native_block(&mut self, block: &Block, expected: Option<&Type>) -> Option<Type> {
        let depth = self.scope.len();
        let mut value = Some(parse_quote!(()));
        let last = block.stmts.len().saturating_sub(1);
        for stmt in &block.stmts {
            if let syn::Stmt::Item(item) = stmt {
                self.item(item);
            }
        }
        for (i, stmt) in block.stmts.iter().enumerate() {
            match stmt {
                syn::Stmt::Expr(tail, None) if i == last => value = self.expr(tail, expected),
                stmt => self.native(stmt, &[]),
            }
        }
        self.scope.truncate(depth);
        value
    }

    /// What a reference leads to may be known, but how long only where it leads through another one.
    fn reference(&mut self, reference: &syn::ExprReference, expected: Option<&Type>) -> Option<Type> {
        let inner = match expected.map(crate::syntax::types::bare) {
            Some(Type::Reference(expected)) => self.expr(&reference.expr, Some(&expected.elem)),
            _ => self.expr(&reference.expr, None),
        };
        let lifetime = match bare(&reference.expr) {
            Expr::Lit(_) => Some(syn::Lifetime::new("'static", Span::call_site())),
            place => self.lifetime(place),
        }?;
        let (inner, mutable) = (inner?, &reference.mutability);
        Some(parse_quote!(&#lifetime #mutable #inner))
    }

    /// How long a place lives that a reference leads to.
    fn lifetime(&mut self, place: &Expr) -> Option<syn::Lifetime> {
        let mut place = bare(place);
        loop {
            let base = match place {
                Expr::Field(field) => bare(&field.base),
                Expr::Index(index) => bare(&index.expr),
                Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => bare(&unary.expr),
                _ => return None,
            };
            if let Some(Type::Reference(reference)) = self.expr(base, None) {
                return reference.lifetime;
            }
            place = base;
        }
    }

    fn unary(&mut self, unary: &syn::ExprUnary, expected: Option<&Type>) -> Option<Type> {
        match unary.op {
            UnOp::Deref(_) => {
                let ty = self.expr(&unary.expr, None)?;
                target(&ty).or_else(|| Some(parse_quote!(<#ty as ::genfn::__private::core::ops::Deref>::Target)))
            }
            // What is somebody's own is what its `impl` says.
            _ => {
                let expected = expected.filter(|_| matches!(bare(&unary.expr), Expr::Lit(_)));
                let of = stripped(&self.expr(&unary.expr, expected)?);
                is_plain(&of).then_some(of)
            }
        }
    }

    fn binary(&mut self, binary: &syn::ExprBinary, expected: Option<&Type>) -> Option<Type> {
        match binary.op {
            BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => {
                self.operands_alike(binary);
                Some(primitive("bool"))
            }
            BinOp::And(_) | BinOp::Or(_) => {
                self.expr(&binary.left, None);
                self.expr(&binary.right, None);
                Some(primitive("bool"))
            }
            BinOp::Shl(_) | BinOp::Shr(_) => {
                self.expr(&binary.right, None);
                let of = stripped(&self.expr(&binary.left, expected)?);
                is_plain(&of).then_some(of)
            }
            BinOp::Add(_)
            | BinOp::Sub(_)
            | BinOp::Mul(_)
            | BinOp::Div(_)
            | BinOp::Rem(_)
            | BinOp::BitAnd(_)
            | BinOp::BitOr(_)
            | BinOp::BitXor(_) => {
                let left = stripped(&self.expr(&binary.left, None)?);
                if named(&left).is_some_and(|(name, _)| name == "String") {
                    self.expr(&binary.right, None);
                    return Some(left);
                }
                let right = stripped(&self.expr(&binary.right, None)?);
                let of = self.alike(binary, &left, &right, expected)?;
                // What is somebody's own is what its `impl` says, on either side.
                (is_plain(&of) && (is_plain(&right) || is_open_number(&right))).then_some(of)
            }
            _ => {
                self.operands_alike(binary);
                Some(parse_quote!(()))
            }
        }
    }

    fn index(&mut self, index: &syn::ExprIndex) -> Option<Type> {
        let whole = self.expr(&index.expr, None).map(|ty| stripped(&ty));
        let is_list = whole.as_ref().is_some_and(|whole| element(whole).is_some());
        let at = self.expr(&index.index, None);
        if let Some(at) = at.as_ref().filter(|_| is_list) {
            self.number(&index.index, at, &primitive("usize"));
        }
        let whole = whole?;
        let is_range = at.as_ref().and_then(named).is_some_and(|(name, _)| name.starts_with("Range"))
            || matches!(bare(&index.index), Expr::Range(_));
        if is_range {
            let of = element(&whole);
            return of.map(|of| parse_quote!([#of])).or_else(|| {
                named(&whole).filter(|(name, _)| name == "str" || name == "String").map(|_| primitive("str"))
            });
        }
        element(&whole).or_else(|| entries(&whole).map(|(_, value)| value))
    }
}

/// A number, or a `bool`.
fn is_plain(ty: &Type) -> bool {
    is_number(ty) || is_open_number(ty) || named(ty).is_some_and(|(name, _)| name == "bool")
}

/// Whether what is of another type may become this one where it is wanted.
fn may_be_coerced_to(ty: &Type) -> bool {
    use crate::syntax::types::bare;
    matches!(bare(ty), Type::Reference(_) | Type::Ptr(_) | Type::FnPtr(_))
        || named(ty).is_some_and(|(name, _)| ["Box", "Rc", "Arc", "Pin"].contains(&name.as_str()))
}

fn of_literal(literal: &Lit, expected: Option<&Type>) -> Option<Type> {
    match literal {
        Lit::Int(int) if int.suffix().is_empty() => {
            Some(expected.filter(|ty| is_number(ty)).cloned().unwrap_or_else(integer))
        }
        Lit::Int(int) => Some(primitive(int.suffix())),
        Lit::Float(float) if float.suffix().is_empty() => {
            Some(expected.filter(|ty| is_number(ty)).cloned().unwrap_or_else(shapes::float))
        }
        Lit::Float(float) => Some(primitive(float.suffix())),
        Lit::Bool(_) => Some(primitive("bool")),
        Lit::Char(_) => Some(primitive("char")),
        Lit::Byte(_) => Some(primitive("u8")),
        Lit::Str(_) => Some(parse_quote!(&'static str)),
        Lit::ByteStr(bytes) => {
            let len = bytes.value().len();
            Some(parse_quote!(&'static [u8; #len]))
        }
        _ => None,
    }
}
