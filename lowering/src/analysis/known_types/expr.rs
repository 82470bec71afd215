//! What an expression evaluates to, and what it is expected to be.

use proc_macro2::Span;
use syn::{BinOp, Block, Expr, Lit, Member, Type, UnOp, parse_quote};

use super::iterators::{into_iter, next};
use super::methods;
use super::shapes::{
    better, content, element, entries, has_hole, hole, is_hole, is_number, named, option, primitive, stripped, target,
    tuple,
};
use super::solve::Solver;
use crate::listed::Listed;
use crate::syntax::macros;
use crate::syntax::place::{bare, is_upper_case};

impl Solver<'_> {
    /// The type of an expression, if it is known. What is expected of it tells of what stands in it.
    pub(super) fn expr(&mut self, expr: &Expr, expected: Option<&Type>) -> Option<Type> {
        let expected = expected.filter(|ty| !is_hole(ty));
        match bare(expr) {
            Expr::Lit(literal) => of_literal(&literal.lit, expected),
            Expr::Path(path) if path.qself.is_none() => {
                let name = path.path.get_ident()?;
                if name == "None" {
                    return better(expected.cloned(), Some(option(&hole())));
                }
                if let Some(expected) = expected
                    && self.of_name(name).is_none_or(|ty| has_hole(&ty))
                {
                    self.learn_name(name, expected);
                }
                self.of_name(name)
            }
            Expr::Cast(cast) => {
                self.expr(&cast.expr, None);
                Some((*cast.ty).clone())
            }
            Expr::Reference(reference) => self.reference(reference, expected),
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
                let of = expected.and_then(element);
                let mut found = of;
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
                literal.fields.iter().for_each(|field| _ = self.expr(&field.expr, None));
                let path = &literal.path;
                let is_type = path.segments.len() == 1 && path.segments.iter().all(|one| is_upper_case(&one.ident));
                is_type.then(|| better(expected.cloned(), Some(parse_quote!(#path)))).flatten()
            }
            Expr::Unary(unary) => self.unary(unary, expected),
            Expr::Binary(binary) => self.binary(binary, expected),
            Expr::Assign(assign) => {
                let left = self.expr(&assign.left, None);
                let right = self.expr(&assign.right, left.as_ref());
                if let (Expr::Path(path), Some(right)) = (bare(&assign.left), right)
                    && let Some(name) = path.path.get_ident()
                {
                    self.learn_name(name, &right);
                }
                Some(parse_quote!(()))
            }
            Expr::Range(range) => {
                let start = range.start.as_ref().and_then(|start| self.expr(start, None));
                let end = range.end.as_ref().and_then(|end| self.expr(end, start.as_ref()));
                let of = better(start, end)?;
                // A literal is what the other one is.
                range.start.iter().for_each(|start| _ = self.expr(start, Some(&of)));
                Some(match (&range.start, &range.end, &range.limits) {
                    (Some(_), Some(_), syn::RangeLimits::HalfOpen(_)) => {
                        parse_quote!(::genfn::__private::core::ops::Range<#of>)
                    }
                    (Some(_), Some(_), syn::RangeLimits::Closed(_)) => {
                        parse_quote!(::genfn::__private::core::ops::RangeInclusive<#of>)
                    }
                    (Some(_), None, _) => parse_quote!(::genfn::__private::core::ops::RangeFrom<#of>),
                    _ => return None,
                })
            }
            Expr::Block(block) => self.native_block(&block.block, expected),
            Expr::Unsafe(block) => self.native_block(&block.block, expected),
            Expr::If(node) => {
                let depth = self.scope.len();
                self.expr(&node.cond, None);
                let value = self.native_block(&node.then_branch, expected);
                self.scope.truncate(depth);
                match &node.else_branch {
                    Some((_, otherwise)) => better(value, self.expr(otherwise, expected)),
                    None => Some(parse_quote!(())),
                }
            }
            Expr::Let(condition) => {
                let matched = self.expr(&condition.expr, None);
                self.hide(&condition.pat, matched.as_ref());
                Some(primitive("bool"))
            }
            Expr::Match(node) => {
                let matched = self.expr(&node.expr, None);
                let mut value = None;
                for arm in &node.arms {
                    let depth = self.scope.len();
                    self.hide(&arm.pat, matched.as_ref());
                    value = better(value, self.expr(&arm.body, expected));
                    self.scope.truncate(depth);
                }
                value
            }
            Expr::While(node) => {
                let depth = self.scope.len();
                self.expr(&node.cond, None);
                self.native_block(&node.body, None);
                self.scope.truncate(depth);
                Some(parse_quote!(()))
            }
            Expr::Loop(node) => {
                self.native_block(&node.body, None);
                None
            }
            Expr::ForLoop(node) => {
                let head = self.expr(&node.expr, None);
                let item = head.map(|head| super::iterators::item(&into_iter(&head, self.params()), self.params()));
                let depth = self.scope.len();
                self.hide(&node.pat, item.as_ref());
                self.native_block(&node.body, None);
                self.scope.truncate(depth);
                Some(parse_quote!(()))
            }
            Expr::Return(jump) => {
                jump.expr.iter().for_each(|value| _ = self.expr(value, None));
                None
            }
            Expr::Break(jump) => {
                let value = jump.expr.as_ref().and_then(|value| self.expr(value, None));
                if let Some(label) = &jump.label {
                    self.left_with(&label.ident, value);
                }
                None
            }
            Expr::Try(tried) => content(&self.expr(&tried.expr, None)?),
            Expr::Macro(mac) => self.macro_call(&mac.mac, expected),
            Expr::Field(field) => {
                let base = self.expr(&field.base, None)?;
                match (&field.member, stripped(&base)) {
                    (Member::Unnamed(index), Type::Tuple(parts)) => parts.elems.get(index.index as usize).cloned(),
                    _ => None,
                }
            }
            Expr::Index(index) => self.index(index),
            Expr::Call(call) => self.call(call, expected),
            Expr::MethodCall(call) => self.method(call),
            Expr::Closure(closure) => {
                let depth = self.scope.len();
                closure.inputs.iter().for_each(|input| self.hide(input, None));
                self.expr(&closure.body, None);
                self.scope.truncate(depth);
                None
            }
            _ => None,
        }
    }

    fn native_block(&mut self, block: &Block, expected: Option<&Type>) -> Option<Type> {
        let depth = self.scope.len();
        let mut value = Some(parse_quote!(()));
        let last = block.stmts.len().saturating_sub(1);
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
            _ => self.expr(&unary.expr, expected),
        }
    }

    fn binary(&mut self, binary: &syn::ExprBinary, expected: Option<&Type>) -> Option<Type> {
        match binary.op {
            BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => {
                self.alike(&binary.left, &binary.right, None);
                Some(primitive("bool"))
            }
            BinOp::And(_) | BinOp::Or(_) => {
                self.expr(&binary.left, None);
                self.expr(&binary.right, None);
                Some(primitive("bool"))
            }
            BinOp::Shl(_) | BinOp::Shr(_) => {
                self.expr(&binary.right, None);
                self.expr(&binary.left, expected)
            }
            BinOp::Add(_)
            | BinOp::Sub(_)
            | BinOp::Mul(_)
            | BinOp::Div(_)
            | BinOp::Rem(_)
            | BinOp::BitAnd(_)
            | BinOp::BitOr(_)
            | BinOp::BitXor(_) => {
                let of = self.alike(&binary.left, &binary.right, expected.filter(|ty| is_number(ty)))?;
                // Text and what is somebody's own is what its `impl` says.
                let of = stripped(&of);
                (is_number(&of) || named(&of).is_some_and(|(name, _)| name == "String" || name == "bool")).then_some(of)
            }
            _ => {
                self.alike(&binary.left, &binary.right, None);
                Some(parse_quote!(()))
            }
        }
    }

    /// Two operands that are numbers are of one type.
    fn alike(&mut self, left: &Expr, right: &Expr, expected: Option<&Type>) -> Option<Type> {
        let first = self.expr(left, expected);
        let number = first.as_ref().map(stripped).filter(is_number);
        let second = self.expr(right, number.as_ref().or(expected));
        if number.is_none()
            && let Some(number) = second.as_ref().map(stripped).filter(is_number)
        {
            return better(self.expr(left, Some(&number)), second);
        }
        better(first, second)
    }

    fn index(&mut self, index: &syn::ExprIndex) -> Option<Type> {
        let whole = self.expr(&index.expr, None).map(|ty| stripped(&ty));
        let is_list = whole.as_ref().is_some_and(|whole| element(whole).is_some());
        let at = self.expr(&index.index, is_list.then(|| primitive("usize")).as_ref());
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

    fn call(&mut self, call: &syn::ExprCall, expected: Option<&Type>) -> Option<Type> {
        let Expr::Path(callee) = bare(&call.func) else {
            call.args.iter().for_each(|argument| _ = self.expr(argument, None));
            return None;
        };
        let path = &callee.path;
        let last = path.segments.last()?.ident.to_string();
        let in_option = expected.and_then(content);
        let inner = if last == "Some" || last == "Ok" { in_option.as_ref() } else { None };
        let arguments: Vec<Option<Type>> = call.args.iter().map(|argument| self.expr(argument, inner)).listed();
        let first = arguments.first().cloned().flatten();
        match last.as_str() {
            "Some" => return Some(option(&first.unwrap_or_else(hole))),
            "Ok" => {
                let of = first.unwrap_or_else(hole);
                return better(expected.cloned(), Some(parse_quote!(::genfn::__private::core::result::Result<#of, _>)));
            }
            "Err" => {
                let of = first.unwrap_or_else(hole);
                return better(expected.cloned(), Some(parse_quote!(::genfn::__private::core::result::Result<_, #of>)));
            }
            "into_iter" if arguments.len() == 1 => {
                return Some(into_iter(&first?, self.params()));
            }
            "next" if arguments.len() == 1 => {
                let iterator = match bare(&call.args[0]) {
                    Expr::Reference(lent) => self.expr(&lent.expr, None),
                    _ => first.map(|ty| stripped(&ty)),
                };
                return Some(next(&iterator?, self.params()));
            }
            "take" | "replace" if path.segments.len() > 1 && !arguments.is_empty() => {
                if let Some(Type::Reference(reference)) = first {
                    return Some(*reference.elem);
                }
                return None;
            }
            _ => {}
        }
        if path.segments.len() == 1 && *self.told.itself.0 == last {
            return Some(self.told.itself.1.clone());
        }
        if let Some(name) = path.get_ident()
            && let Some(ty) = self.of_name(name)
        {
            return match &ty {
                Type::FnPtr(of) => match &of.output {
                    syn::ReturnType::Type(_, ty) => Some((**ty).clone()),
                    syn::ReturnType::Default => Some(parse_quote!(())),
                },
                ty => self.params().called(ty),
            };
        }
        constructed(path, &last, first, expected)
    }

    fn method(&mut self, call: &syn::ExprMethodCall) -> Option<Type> {
        let receiver = self.expr(&call.receiver, None);
        let method = call.method.to_string();
        let arguments: Vec<Option<Type>> = call.args.iter().map(|argument| self.expr(argument, None)).listed();
        self.filled(&call.receiver, receiver.as_ref(), &method, &arguments);
        let receiver = match receiver {
            Some(receiver) => receiver,
            None => return methods::returned(&method, &hole(), &arguments, self.params()).filter(|ty| !has_hole(ty)),
        };
        // A number of no type is what it is put beside.
        if is_hole(&receiver) {
            return None;
        }
        methods::returned(&method, &receiver, &arguments, self.params())
    }

    /// `list.push(x)`: what is put in tells what is in it.
    fn filled(&mut self, receiver: &Expr, ty: Option<&Type>, method: &str, arguments: &[Option<Type>]) {
        let Expr::Path(path) = bare(receiver) else { return };
        let (Some(name), Some(ty)) = (path.path.get_ident(), ty) else { return };
        if !has_hole(ty) {
            return;
        }
        let Some((of, _)) = named(ty) else { return };
        let of = syn::Ident::new(&of, Span::call_site());
        let first = arguments.first().cloned().flatten().filter(|ty| !has_hole(ty));
        let second = arguments.get(1).cloned().flatten().filter(|ty| !has_hole(ty));
        let path = |arguments: Type| filled_path(ty, &arguments);
        let filled = match (method, first, second) {
            ("push" | "push_back" | "push_front", Some(item), _) => path(item),
            ("insert" | "replace", Some(item), None) if of != "Vec" => path(item),
            ("insert", _, Some(item)) if of == "Vec" || of == "VecDeque" => path(item),
            ("insert", Some(key), Some(value)) if entries(ty).is_some() => path(parse_quote!((#key, #value))),
            ("extend" | "extend_from_slice", Some(items), _) => {
                let item = super::iterators::item(&into_iter(&items, self.params()), self.params());
                match item {
                    Type::Reference(reference) if method == "extend_from_slice" => path(*reference.elem),
                    item => path(item),
                }
            }
            _ => None,
        };
        if let Some(filled) = filled {
            self.learn_name(name, &filled);
        }
    }

    /// A macro of std's.
    pub(super) fn macro_call(&mut self, mac: &syn::Macro, expected: Option<&Type>) -> Option<Type> {
        let name = mac.path.segments.last()?.ident.to_string();
        let operands = macros::operands(mac);
        let element = expected.and_then(element);
        let of: Vec<Option<Type>> = operands
            .iter()
            .flat_map(|operands| operands.exprs())
            .map(|operand| self.expr(operand, element.as_ref().filter(|_| name == "vec")))
            .listed();
        match name.as_str() {
            "format" => Some(parse_quote!(::genfn::__private::alloc::string::String)),
            "vec" => {
                let of = of.into_iter().fold(None, better).or(element).unwrap_or_else(hole);
                Some(parse_quote!(::genfn::__private::alloc::vec::Vec<#of>))
            }
            "matches" => Some(primitive("bool")),
            "dbg" => of.into_iter().next().flatten(),
            "println" | "print" | "eprintln" | "eprint" | "assert" | "assert_eq" | "assert_ne" => {
                Some(parse_quote!(()))
            }
            _ => None,
        }
    }
}

/// A path of a type with holes, with these arguments in their place; those of a map are a pair.
fn filled_path(ty: &Type, arguments: &Type) -> Option<Type> {
    let Type::Path(path) = ty else { return None };
    let mut path = path.clone();
    let last = path.path.segments.last_mut()?;
    last.arguments = match (entries(ty), arguments) {
        (Some(_), Type::Tuple(pair)) => {
            let parts = pair.elems.iter();
            syn::PathArguments::AngleBracketed(parse_quote!(<#(#parts),*>))
        }
        _ => syn::PathArguments::AngleBracketed(parse_quote!(<#arguments>)),
    };
    Some(Type::Path(path))
}

fn of_literal(literal: &Lit, expected: Option<&Type>) -> Option<Type> {
    match literal {
        Lit::Int(int) if int.suffix().is_empty() => expected.filter(|ty| is_number(ty)).cloned(),
        Lit::Int(int) => Some(primitive(int.suffix())),
        Lit::Float(float) if float.suffix().is_empty() => {
            Some(expected.filter(|ty| is_number(ty)).cloned().unwrap_or_else(|| primitive("f64")))
        }
        Lit::Float(float) => Some(primitive(float.suffix())),
        Lit::Bool(_) => Some(primitive("bool")),
        Lit::Char(_) => Some(primitive("char")),
        Lit::Byte(_) => Some(primitive("u8")),
        Lit::Str(_) => Some(parse_quote!(&'static str)),
        _ => None,
    }
}

/// `Vec::new()`, `Type::with_capacity(n)`, `Box::new(x)`.
fn constructed(path: &syn::Path, function: &str, first: Option<Type>, expected: Option<&Type>) -> Option<Type> {
    if path.segments.len() < 2 || !["new", "with_capacity", "from", "default"].contains(&function) {
        return None;
    }
    let mut ty = path.clone();
    ty.segments.pop();
    ty.segments.pop_punct();
    let last = ty.segments.last_mut()?;
    if !is_upper_case(&last.ident) || last.ident == "Self" {
        return None;
    }
    // `Vec::<u8>::new()`
    if let syn::PathArguments::AngleBracketed(arguments) = &mut last.arguments {
        arguments.colon2_token = None;
        return Some(parse_quote!(#ty));
    }
    let name = last.ident.to_string();
    let is = |names: &[&str]| names.contains(&name.as_str());
    let arguments: Option<syn::AngleBracketedGenericArguments> =
        if is(&["Box", "Rc", "Arc", "Cell", "RefCell", "Mutex"]) && function == "new" {
            let of = first.unwrap_or_else(hole);
            Some(parse_quote!(<#of>))
        } else if is(&["Vec", "VecDeque", "BinaryHeap", "HashSet", "BTreeSet"]) {
            Some(parse_quote!(<_>))
        } else if is(&["HashMap", "BTreeMap"]) {
            Some(parse_quote!(<_, _>))
        } else {
            None
        };
    if let Some(arguments) = arguments {
        last.arguments = syn::PathArguments::AngleBracketed(arguments);
    }
    let ty = Some(parse_quote!(#ty));
    let same_name = expected.and_then(named).is_some_and(|(expected, _)| expected == name);
    if same_name { better(expected.cloned(), ty) } else { ty }
}
