//! What is emitted, one small body for each mechanism.
//!
//! A change of the lowering shows here. If it is meant, write the new expansions into this file and into
//! ARCHITECTURE.md, and read the difference:
//!
//! ```text
//! UPDATE_EXPECT=1 cargo test -p genfn-lowering
//! ```

use expect_test::{Expect, expect, expect_file};
use proc_macro2::TokenStream;
use quote::quote;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};

/// The whole expansion.
fn expansion(source: &str) -> String {
    let item: TokenStream = source.parse().expect("the source is tokens");
    let file = syn::parse2(genfn_lowering::expand(TokenStream::new(), item)).expect("the expansion parses");
    prettyplease::unparse(&file)
}

/// The state and the arms of the resume function, with paths shortened and lint attributes left out.
fn check(source: &str, expected: &Expect) {
    let mut file = syn::parse_file(&expansion(source)).expect("the expansion parses");
    Shorten.visit_file_mut(&mut file);
    let mut machine = Machine::default();
    machine.visit_file(&file);
    let Machine { state, resume } = machine;
    let file = syn::parse2(quote!(#state fn resume() { #resume })).expect("the machine parses");
    expected.assert_eq(&prettyplease::unparse(&file));
}

/// The closure that holds the body once more.
fn check_types(source: &str, expected: &Expect) {
    struct Types(Option<syn::ExprClosure>);
    impl<'ast> Visit<'ast> for Types {
        fn visit_local(&mut self, local: &'ast syn::Local) {
            match local.init.as_ref().map(|init| &*init.expr) {
                Some(syn::Expr::Closure(closure)) if matches!(local.pat, syn::Pat::Wild(_)) => {
                    self.0 = Some(closure.clone());
                }
                _ => visit::visit_local(self, local),
            }
        }
    }
    let file = syn::parse_file(&expansion(source)).expect("the expansion parses");
    let mut types = Types(None);
    types.visit_file(&file);
    let mut types = types.0.expect("there is a closure");
    Shorten.visit_expr_closure_mut(&mut types);
    let file = syn::parse2(quote!(fn types() { let _ = #types; })).expect("the closure parses");
    expected.assert_eq(&prettyplease::unparse(&file));
}

/// Finds the state's enum, and the match over it.
#[derive(Default)]
struct Machine {
    state: Option<syn::ItemEnum>,
    resume: Option<syn::ExprMatch>,
}

impl<'ast> Visit<'ast> for Machine {
    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.state = Some(item.clone());
    }
    // The body once more, for its types.
    fn visit_local(&mut self, local: &'ast syn::Local) {
        if !matches!(local.pat, syn::Pat::Wild(_)) {
            visit::visit_local(self, local);
        }
    }
    fn visit_expr_match(&mut self, matched: &'ast syn::ExprMatch) {
        // Not those of the `impl`s, over `self`.
        match &*matched.expr {
            syn::Expr::Call(_) | syn::Expr::Unary(_) if self.resume.is_none() => self.resume = Some(matched.clone()),
            _ => visit::visit_expr_match(self, matched),
        }
    }
}

/// `::genfn::__private::core::option::Option::Some` is `Some`, `Iterator::next` stays `Iterator::next`.
struct Shorten;

impl VisitMut for Shorten {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        if path.leading_colon.is_some() && path.segments.first().is_some_and(|first| first.ident == "genfn") {
            let type_at = path.segments.len().saturating_sub(2);
            let of_a_type = path.segments.iter().nth(type_at).is_some_and(|segment| {
                segment.ident != "Option" && segment.ident.to_string().starts_with(char::is_uppercase)
            });
            let kept = if of_a_type { 2 } else { 1 };
            let dropped = path.segments.len().saturating_sub(kept);
            path.segments = path.segments.iter().skip(dropped).cloned().collect();
            path.leading_colon = None;
        }
        visit_mut::visit_path_mut(self, path);
    }
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<syn::Attribute>) {
        attributes.retain(|attribute| !attribute.path().is_ident("allow"));
    }
}

#[test]
fn a_whole_expansion() {
    let whole = expect![[r#"
        #[allow(
            unused_braces,
            clippy::never_loop,
            clippy::needless_return,
            clippy::no_effect,
            clippy::redundant_else,
            clippy::suspicious_else_formatting,
            clippy::unused_unit,
            clippy::while_let_loop
        )]
        fn countdown(n: u32) -> impl Iterator<Item = u32> {
            enum __At1 {
                Join1,
                Suspend1,
            }
            #[allow(non_camel_case_types, clippy::large_enum_variant)]
            enum generator<N> {
                Unresumed { n: N },
                Held1 { __at: __At1, n: N },
                Returned,
            }
            impl<N> ::genfn::__private::Close for generator<N> {
                fn close(&mut self) {
                    *self = generator::Returned;
                }
            }
            ::genfn::__private::foldable_iterator::<
                u32,
                _,
                _,
                _,
                _,
                _,
            >(
                generator::Unresumed { n: n },
                |__state: &mut generator<_>| -> ::genfn::__private::Step<u32, ()> {
                    let __genfn = ::genfn::__private::ItemShape::<u32>::NEW;
                    '__resume: loop {
                        match *__state {
                            generator::Unresumed { .. } => {
                                let generator::Unresumed { n } = ::genfn::__private::core::mem::replace(
                                    __state,
                                    generator::Returned,
                                ) else {
                                    return __genfn.never();
                                };
                                '__left1: {
                                    {
                                        #[allow(unused_mut, unused_assignments, unused_variables)]
                                        let mut n = n;
                                        {
                                            if true {} else {
                                                break '__left1;
                                            }
                                            *__state = generator::Held1 {
                                                __at: __At1::Join1,
                                                n: n,
                                            };
                                            continue '__resume;
                                        }
                                    }
                                }
                                return __genfn.never();
                            }
                            generator::Held1 {
                                __at: ref mut __at @ __At1::Join1,
                                ref mut n,
                            } => {
                                {
                                    loop {
                                        if *n > 0 {
                                            yield_!(@);
                                            let __yielded: u32 = *n;
                                            *__at = __At1::Suspend1;
                                            return __genfn.yielded(__yielded);
                                        } else {
                                            break;
                                        }
                                    }
                                }
                                return __genfn.returned(());
                            }
                            generator::Held1 {
                                __at: ref mut __at @ __At1::Suspend1,
                                ref mut n,
                            } => {
                                {
                                    {
                                        *n -= 1;
                                    }
                                }
                                *__at = __At1::Join1;
                                continue '__resume;
                            }
                            generator::Returned => return __genfn.exited(),
                        }
                    }
                },
                |__state: &generator<_>| {
                    ::genfn::__private::core::cfg!(not(debug_assertions))
                        && ::genfn::__private::core::matches!(
                            __state, generator::Unresumed { .. }
                        )
                },
                |__state: generator<_>, __sink: ::genfn::__private::Sink<'_, u32>| {
                    let __genfn = ::genfn::__private::ItemShape::<u32>::NEW;
                    #[allow(unused_mut)]
                    let mut __sink = __sink;
                    #[cfg(not(debug_assertions))]
                    if let generator::Unresumed { n } = __state {
                        let mut n = n;
                        let __value: () = {
                            while n > 0 {
                                {
                                    let __value: u32 = n;
                                    __sink.put(__value)
                                };
                                n -= 1;
                            }
                        };
                        #[allow(unreachable_code)] return __genfn.returned(__value);
                    }
                    let _ = &__sink;
                    return __genfn.exited();
                },
            )
        }
    "#]];
    whole.assert_eq(&expansion(
        "fn countdown(mut n: u32) -> impl Iterator<Item = u32> {
            while n > 0 {
                yield_!(n);
                n -= 1;
            }
        }",
    ));
}

/// The worked lowering there has to stay the real one.
#[test]
fn architecture_shows_what_is_emitted() {
    let page = expect_file!["../../ARCHITECTURE.md"];
    let text = page.data();
    let mut blocks = text.split("```rust\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    let source = blocks.next().expect("the source comes first").replace("#[generator]", "");
    let emitted = blocks.next().expect("what is emitted comes second");
    page.assert_eq(&text.replace(emitted, &expansion(&source)));
}

#[test]
fn yields_in_a_row_need_no_loop() {
    check(
        "fn two(a: u8) -> impl Iterator<Item = u8> {
            yield_!(a);
            yield_!(2);
        }",
        &expect![[r#"
            enum generator<A> {
                Unresumed { a: A },
                Suspend1 {},
                Suspend2 {},
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed { a } => {
                        '__left1: {
                            {
                                let a = a;
                                yield_!(@);
                                let __yielded: u8 = a;
                                if true {} else {
                                    break '__left1;
                                }
                                *__state = generator::Suspend1 {};
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 {} => {
                        '__left2: {
                            {
                                yield_!(@);
                                let __yielded: u8 = 2;
                                if true {} else {
                                    break '__left2;
                                }
                                *__state = generator::Suspend2 {};
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend2 {} => {
                        {}
                        return __genfn.returned(());
                    }
                    generator::Returned => return __genfn.exited(),
                }
            }
        "#]],
    );
}

#[test]
fn a_for_loop_saves_its_iterator() {
    check(
        "fn lengths(names: Vec<String>) -> impl Iterator<Item = usize> {
            for name in names {
                yield_!(name.len());
            }
        }",
        &expect![[r#"
            enum generator<Names, Iter1, ParkedName> {
                Unresumed { names: Names },
                Join1 { __iter_1: Iter1 },
                Suspend1 { __parked_name: ParkedName, __iter_1: Iter1 },
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed { names } => {
                        '__left1: {
                            {
                                let names = names;
                                {
                                    let mut __iter_1 = IntoIterator::into_iter(names);
                                    {
                                        if true {} else {
                                            break '__left1;
                                        }
                                        *__state = generator::Join1 {
                                            __iter_1: __iter_1,
                                        };
                                        continue '__resume;
                                    }
                                }
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Join1 { __iter_1 } => {
                        '__left4: {
                            {
                                {
                                    let mut __iter_1 = __iter_1;
                                    loop {
                                        match Iterator::next(&mut __iter_1) {
                                            Some(name) => {
                                                yield_!(@);
                                                let __yielded: usize = name.len();
                                                if true {} else {
                                                    break '__left4;
                                                }
                                                *__state = generator::Suspend1 {
                                                    __parked_name: park!(name),
                                                    __iter_1: __iter_1,
                                                };
                                                return __genfn.yielded(__yielded);
                                            }
                                            None => {
                                                break;
                                            }
                                        }
                                    }
                                }
                            }
                            return __genfn.returned(());
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 { __iter_1, __parked_name } => {
                        '__left1: {
                            {
                                {
                                    let mut __iter_1 = __iter_1;
                                    {
                                        {
                                            {
                                                let __held_name_2 = __parked_name;
                                            }
                                        }
                                        if true {} else {
                                            break '__left1;
                                        }
                                        *__state = generator::Join1 {
                                            __iter_1: __iter_1,
                                        };
                                        continue '__resume;
                                    }
                                }
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Returned => return __genfn.exited(),
                }
            }
        "#]],
    );
}

#[test]
fn a_loop_that_does_not_yield_stays_a_loop() {
    check(
        "fn digits(mut n: u32) -> impl Iterator<Item = u32> {
            while n > 9 {
                n /= 10;
            }
            yield_!(n);
        }",
        &expect![[r#"
            enum generator<N> {
                Unresumed { n: N },
                Suspend1 {},
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed { n } => {
                        '__left4: {
                            {
                                let mut n = n;
                                while n > 9 {
                                    n /= 10;
                                }
                                yield_!(@);
                                let __yielded: u32 = n;
                                if true {} else {
                                    break '__left4;
                                }
                                *__state = generator::Suspend1 {};
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 {} => {
                        {}
                        return __genfn.returned(());
                    }
                    generator::Returned => return __genfn.exited(),
                }
            }
        "#]],
    );
}

#[test]
fn operands_before_a_yield_are_named() {
    check(
        "fn operands() -> impl Generator<Yield = u8, Send = u8> {
            f(g(), yield_!(1), h());
        }",
        &expect![[r#"
            enum generator<Operand1> {
                Unresumed {},
                Suspend1 { __operand_1: Operand1 },
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed {} => {
                        if !__genfn.begins(&mut __resume) {
                            return __genfn.uncaught(__resume);
                        }
                        '__left1: {
                            {
                                {
                                    let __operand_1 = g();
                                    yield_!(@);
                                    let __yielded: u8 = 1;
                                    if true {} else {
                                        break '__left1;
                                    }
                                    *__state = generator::Suspend1 {
                                        __operand_1: __operand_1,
                                    };
                                    return __genfn.yielded(__yielded);
                                }
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 { __operand_1 } => {
                        {
                            {
                                let __operand_1 = __operand_1;
                                let __sent_2 = match replace(&mut __resume, Resume::Start) {
                                    Resume::Send(__sent) => __sent,
                                    __raised => return __genfn.uncaught(__raised),
                                };
                                f(__operand_1, __sent_2, h());
                            };
                        }
                        return __genfn.returned(());
                    }
                    generator::Returned => return __genfn.ended(__resume),
                }
            }
        "#]],
    );
}

#[test]
fn a_sent_value_is_taken_from_the_resume_argument() {
    check(
        "fn echo() -> impl Generator<Yield = u8, Send = u8, Return = u8> {
            yield_!(0)
        }",
        &expect![[r#"
            enum generator {
                Unresumed {},
                Suspend1 {},
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed {} => {
                        if !__genfn.begins(&mut __resume) {
                            return __genfn.uncaught(__resume);
                        }
                        '__left1: {
                            {
                                yield_!(@);
                                let __yielded: u8 = 0;
                                if true {} else {
                                    break '__left1;
                                }
                                *__state = generator::Suspend1 {};
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 {} => {
                        let __returned: u8 = {
                            match replace(&mut __resume, Resume::Start) {
                                Resume::Send(__sent) => __sent,
                                __raised => return __genfn.uncaught(__raised),
                            }
                        };
                        return __genfn.returned(__returned);
                    }
                    generator::Returned => return __genfn.ended(__resume),
                }
            }
        "#]],
    );
}

#[test]
fn a_local_moved_on_one_path_is_saved_as_an_option() {
    check(
        "fn keep(name: String, long: bool) -> impl Iterator<Item = u8> {
            if long {
                drop(name);
            }
            yield_!(1);
        }",
        &expect![[r#"
            enum generator<Name, MaybeName, Long> {
                Unresumed { long: Long, name: Name },
                Suspend1 { __maybe_name: MaybeName },
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed { name, long } => {
                        '__left4: {
                            {
                                let name = name;
                                let __filled_name_0;
                                let long = long;
                                if long {
                                    drop(name);
                                    __filled_name_0 = None;
                                } else {
                                    __filled_name_0 = Some(park!(name));
                                };
                                yield_!(@);
                                let __yielded: u8 = 1;
                                if true {} else {
                                    break '__left4;
                                }
                                *__state = generator::Suspend1 {
                                    __maybe_name: __filled_name_0,
                                };
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 { __maybe_name } => {
                        {
                            let __filled_name_0 = __maybe_name;
                        }
                        return __genfn.returned(());
                    }
                    generator::Returned => return __genfn.exited(),
                }
            }
        "#]],
    );
}

#[test]
fn a_local_moved_on_every_path_is_not_saved() {
    check(
        "fn gone(name: String) -> impl Iterator<Item = u8> {
            drop(name);
            yield_!(1);
        }",
        &expect![[r#"
            enum generator<Name> {
                Unresumed { name: Name },
                Suspend1 {},
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed { name } => {
                        '__left1: {
                            {
                                let name = name;
                                drop(name);
                                yield_!(@);
                                let __yielded: u8 = 1;
                                if true {} else {
                                    break '__left1;
                                }
                                *__state = generator::Suspend1 {};
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 {} => {
                        {}
                        return __genfn.returned(());
                    }
                    generator::Returned => return __genfn.exited(),
                }
            }
        "#]],
    );
}

#[test]
fn a_dead_local_is_parked_until_its_scope_ends() {
    check(
        "fn held(lock: &Mutex<u8>) -> impl Iterator<Item = u8> {
            let guard = lock.lock();
            yield_!(1);
        }",
        &expect![[r#"
            enum generator<Lock, ParkedGuard> {
                Unresumed { lock: Lock },
                Suspend1 { __parked_guard: ParkedGuard },
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed { lock } => {
                        '__left1: {
                            {
                                let lock = lock;
                                let guard = lock.lock();
                                yield_!(@);
                                let __yielded: u8 = 1;
                                if true {} else {
                                    break '__left1;
                                }
                                *__state = generator::Suspend1 {
                                    __parked_guard: park!(guard),
                                };
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 { __parked_guard } => {
                        {
                            let __held_guard_1 = __parked_guard;
                        }
                        return __genfn.returned(());
                    }
                    generator::Returned => return __genfn.exited(),
                }
            }
        "#]],
    );
}

#[test]
fn dead_locals_in_a_row_share_a_field() {
    check(
        "fn held(a: &Mutex<u8>, b: &Mutex<u8>) -> impl Iterator<Item = u8> {
            let first = a.lock();
            yield_!(1);
            let second = b.lock();
            yield_!(2);
        }",
        &expect![[r#"
            enum generator<A, B, Parked, Parked_1> {
                Unresumed { b: B, a: A },
                Suspend1 { __parked: Parked, b: B },
                Suspend2 { ____parked_1: Parked_1 },
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed { a, b } => {
                        '__left1: {
                            {
                                let a = a;
                                let b = b;
                                let first = a.lock();
                                yield_!(@);
                                let __yielded: u8 = 1;
                                if true {} else {
                                    break '__left1;
                                }
                                *__state = generator::Suspend1 {
                                    __parked: {
                                        let __link_0 = park_link!(first);
                                        __link_0.onto(())
                                    },
                                    b: b,
                                };
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 { b, __parked } => {
                        '__left2: {
                            {
                                let b = b;
                                let __chain_0 = __parked;
                                let second = b.lock();
                                yield_!(@);
                                let __yielded: u8 = 2;
                                if true {} else {
                                    break '__left2;
                                }
                                *__state = generator::Suspend2 {
                                    ____parked_1: {
                                        let __link_0 = park_link!(second);
                                        __link_0.onto(__chain_0)
                                    },
                                };
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend2 { ____parked_1 } => {
                        {
                            let __chain_0 = ____parked_1;
                        }
                        return __genfn.returned(());
                    }
                    generator::Returned => return __genfn.exited(),
                }
            }
        "#]],
    );
}

#[test]
fn a_consuming_receiver_is_checked() {
    check(
        "fn taken(first: Option<String>) -> impl Iterator<Item = u8> {
            let name = first.unwrap();
            yield_!(1);
            drop(name);
        }",
        &expect![[r#"
            enum generator<First, Name> {
                Unresumed { first: First },
                Suspend1 { name: Name },
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed { first } => {
                        '__left1: {
                            {
                                let first = first;
                                let name = (consumes!(first), first.unwrap()).1;
                                yield_!(@);
                                let __yielded: u8 = 1;
                                if true {} else {
                                    break '__left1;
                                }
                                *__state = generator::Suspend1 { name: name };
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 { name } => {
                        {
                            let name = name;
                            drop(name);
                        }
                        return __genfn.returned(());
                    }
                    generator::Returned => return __genfn.exited(),
                }
            }
        "#]],
    );
}

#[test]
fn saved_locals_stay_where_they_lie() {
    check(
        r#"
        fn f(to: u32) -> impl Iterator<Item = u32> {
            let mut n = 0;
            let mut seen = Vec::new();
            while n < to {
                seen.push(n);
                yield_!(n);
                n += 1;
            }
        }
        "#,
        &expect![[r#"
            enum generator<To, N, Seen> {
                Unresumed { to: To },
                Held1 { __at: __At1, seen: Seen, n: N, to: To },
                Returned,
            }
            fn resume() {
                match *__state {
                    generator::Unresumed { .. } => {
                        let generator::Unresumed { to } = replace(__state, generator::Returned) else {
                            return __genfn.never();
                        };
                        '__left1: {
                            {
                                let to = to;
                                let mut n = 0;
                                let mut seen = Vec::new();
                                {
                                    if true {} else {
                                        break '__left1;
                                    }
                                    *__state = generator::Held1 {
                                        __at: __At1::Join1,
                                        seen: seen,
                                        n: n,
                                        to: to,
                                    };
                                    continue '__resume;
                                }
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Held1 {
                        __at: ref mut __at @ __At1::Join1,
                        ref to,
                        ref mut n,
                        ref mut seen,
                    } => {
                        {
                            loop {
                                if *n < *to {
                                    (*seen).push(*n);
                                    yield_!(@);
                                    let __yielded: u32 = *n;
                                    *__at = __At1::Suspend1;
                                    return __genfn.yielded(__yielded);
                                } else {
                                    break;
                                }
                            }
                        }
                        return __genfn.returned(());
                    }
                    generator::Held1 { __at: ref mut __at @ __At1::Suspend1, ref mut n, .. } => {
                        {
                            {
                                *n += 1;
                            }
                        }
                        *__at = __At1::Join1;
                        continue '__resume;
                    }
                    generator::Returned => return __genfn.exited(),
                }
            }
        "#]],
    );
}

#[test]
fn a_borrow_of_a_place_is_taken_again() {
    check(
        r#"
        fn grow(mut grid: Vec<Vec<u32>>, mut at: usize) -> impl Iterator<Item = usize> {
            let row = &mut grid[at];
            yield_!(row.len());
            at += 1;
            row.push(7);
            yield_!(at);
            yield_!(row.len());
        }
        "#,
        &expect![[r#"
            enum generator<Grid, ParkedGrid, At, At3> {
                Unresumed { at: At, grid: Grid },
                Suspend1 { __at_3: At3, at: At, grid: Grid },
                Suspend2 { __at_3: At3, grid: Grid },
                Suspend3 { __parked_grid: ParkedGrid },
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed { grid, at } => {
                        '__left1: {
                            {
                                let mut grid = grid;
                                let mut at = at;
                                let __at_3: usize = at;
                                elements!(grid, __at_3);
                                let row = &mut grid[__at_3];
                                yield_!(@);
                                let __yielded: usize = row.len();
                                if true {} else {
                                    break '__left1;
                                }
                                *__state = generator::Suspend1 {
                                    __at_3: __at_3,
                                    at: at,
                                    grid: grid,
                                };
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 { grid, at, __at_3 } => {
                        '__left2: {
                            {
                                let mut grid = grid;
                                let mut at = at;
                                let __at_3 = __at_3;
                                let row = &mut grid[__at_3];
                                at += 1;
                                row.push(7);
                                yield_!(@);
                                let __yielded: usize = at;
                                if true {} else {
                                    break '__left2;
                                }
                                *__state = generator::Suspend2 {
                                    __at_3: __at_3,
                                    grid: grid,
                                };
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend2 { grid, __at_3 } => {
                        '__left3: {
                            {
                                let mut grid = grid;
                                let __at_3 = __at_3;
                                let row = &mut grid[__at_3];
                                yield_!(@);
                                let __yielded: usize = row.len();
                                if true {} else {
                                    break '__left3;
                                }
                                *__state = generator::Suspend3 {
                                    __parked_grid: park!(grid),
                                };
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend3 { __parked_grid } => {
                        {
                            let __held_grid_0 = __parked_grid;
                        }
                        return __genfn.returned(());
                    }
                    generator::Returned => return __genfn.exited(),
                }
            }
        "#]],
    );
}

#[test]
fn a_yield_at_the_end_of_a_turn_stores_the_state_of_the_head() {
    check(
        r#"
        fn f(numbers: Vec<u32>) -> impl Iterator<Item = u32> {
            for number in numbers {
                if number > 2 {
                    yield_!(number);
                }
            }
        }
        "#,
        &expect![[r#"
            enum generator<Numbers, Iter1> {
                Unresumed { numbers: Numbers },
                Join1 { __iter_1: Iter1 },
                Returned,
            }
            fn resume() {
                match *__state {
                    generator::Unresumed { .. } => {
                        let generator::Unresumed { numbers } = replace(__state, generator::Returned)
                        else {
                            return __genfn.never();
                        };
                        '__left1: {
                            {
                                let numbers = numbers;
                                {
                                    let mut __iter_1 = IntoIterator::into_iter(numbers);
                                    {
                                        if true {} else {
                                            break '__left1;
                                        }
                                        *__state = generator::Join1 {
                                            __iter_1: __iter_1,
                                        };
                                        continue '__resume;
                                    }
                                }
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Join1 { ref mut __iter_1 } => {
                        {
                            {
                                loop {
                                    match Iterator::next(&mut *__iter_1) {
                                        Some(number) => {
                                            if number > 2 {
                                                yield_!(@);
                                                let __yielded: u32 = number;
                                                return __genfn.yielded(__yielded);
                                            }
                                        }
                                        None => {
                                            break;
                                        }
                                    }
                                }
                            }
                        }
                        return __genfn.returned(());
                    }
                    generator::Returned => return __genfn.exited(),
                }
            }
        "#]],
    );
}

#[test]
fn a_shadowed_local_is_packed_through_a_macro() {
    check(
        "fn shadowed(name: String) -> impl Iterator<Item = usize> {
            {
                let name = name.len();
                yield_!(name);
            }
            yield_!(name.len());
        }",
        &expect![[r#"
            enum generator<Name, ParkedName> {
                Unresumed { name: Name },
                Suspend1 { name: Name },
                Suspend2 { __parked_name: ParkedName },
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed { name } => {
                        '__left1: {
                            {
                                let name = name;
                                macro_rules! __name_0 {
                                    () => {
                                        name
                                    };
                                }
                                {
                                    let name = name.len();
                                    yield_!(@);
                                    let __yielded: usize = name;
                                    if true {} else {
                                        break '__left1;
                                    }
                                    *__state = generator::Suspend1 {
                                        name: __name_0!(),
                                    };
                                    return __genfn.yielded(__yielded);
                                }
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 { name } => {
                        '__left3: {
                            {
                                let name = name;
                                macro_rules! __name_0 {
                                    () => {
                                        name
                                    };
                                }
                                {};
                                yield_!(@);
                                let __yielded: usize = name.len();
                                if true {} else {
                                    break '__left3;
                                }
                                *__state = generator::Suspend2 {
                                    __parked_name: park!(name),
                                };
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend2 { __parked_name } => {
                        {
                            let __held_name_0 = __parked_name;
                        }
                        return __genfn.returned(());
                    }
                    generator::Returned => return __genfn.exited(),
                }
            }
        "#]],
    );
}

#[test]
fn a_delegation_forwards_the_resume_argument() {
    check(
        "fn outer() -> impl Generator<Yield = u8, Send = u8, Return = u8> {
            yield_from!(inner())
        }",
        &expect![[r#"
            enum generator<Inner> {
                Unresumed {},
                Suspend1 { __inner: Inner },
                Returned,
            }
            fn resume() {
                match *__state {
                    generator::Unresumed { .. } => {
                        *__state = generator::Returned;
                        if !__genfn.begins(&mut __resume) {
                            return __genfn.uncaught(__resume);
                        }
                        '__left1: {
                            {
                                yield_from!(@);
                                let __inner = delegate!(inner());
                                if true {} else {
                                    break '__left1;
                                }
                                *__state = generator::Suspend1 { __inner };
                                continue '__resume;
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 { ref mut __inner, .. } => {
                        let __delegated = match __inner
                            .resume(
                                replace(&mut __resume, Resume::Start),
                                converts!(__inner, __genfn),
                            )
                        {
                            Delegated::Yield(__item) => {
                                let __yielded: u8 = __item;
                                return __genfn.yielded(__yielded);
                            }
                            __delegated => __delegated,
                        };
                        let generator::Suspend1 { __inner } = replace(__state, generator::Returned)
                        else {
                            return __genfn.never();
                        };
                        let __returned: u8 = {
                            {
                                let __inner = __inner;
                                match __delegated {
                                    Delegated::Return(__value) => __value,
                                    Delegated::Raise(__raised) => {
                                        return __genfn.uncaught(__raised);
                                    }
                                    Delegated::Yield(_) => {
                                        return __genfn.never();
                                    }
                                }
                            }
                        };
                        return __genfn.returned(__returned);
                    }
                    generator::Returned => return __genfn.ended(__resume),
                }
            }
        "#]],
    );
}

#[test]
fn a_guard_that_yields_is_matched_twice() {
    check(
        "fn guarded(value: Option<u8>) -> impl Generator<Yield = u8, Send = bool> {
            match value {
                Some(n) if yield_!(n) => f(n),
                _ => {}
            }
        }",
        &expect![[r#"
            enum generator<Value> {
                Unresumed { value: Value },
                Suspend1 { value: Value },
                Join6 { value: Value },
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed { value } => {
                        if !__genfn.begins(&mut __resume) {
                            return __genfn.uncaught(__resume);
                        }
                        '__left11: {
                            {
                                let value = value;
                                {
                                    let mut __operand_6: Option<u8> = None;
                                    macro_rules! ____operand_6_6 {
                                        () => {
                                            __operand_6
                                        };
                                    }
                                    match value {
                                        Some(
                                            n,
                                        ) if {
                                            __operand_6 = Some(n);
                                            false
                                        } => unreachable!(),
                                        _ => {}
                                    };
                                    if let Some(__operand_6) = __operand_6 {
                                        yield_!(@);
                                        let __yielded: u8 = __operand_6;
                                        if true {} else {
                                            break '__left11;
                                        }
                                        *__state = generator::Suspend1 {
                                            value: value,
                                        };
                                        return __genfn.yielded(__yielded);
                                    }
                                    match value {
                                        _ => {}
                                    }
                                    *__state = generator::Join6 { value: value };
                                    continue '__resume;
                                }
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 { value } => {
                        {
                            let value = value;
                            '__guard_1: {
                                {
                                    let __sent_2 = match replace(&mut __resume, Resume::Start) {
                                        Resume::Send(__sent) => __sent,
                                        __raised => return __genfn.uncaught(__raised),
                                    };
                                    let mut __kept_3 = Some(__sent_2);
                                    let mut __holds_4 = false;
                                    match value {
                                        Some(
                                            n,
                                        ) if {
                                            if __kept_3.take().unwrap() {
                                                __holds_4 = true;
                                            }
                                            false
                                        } => unreachable!(),
                                        _ => {}
                                    };
                                    if __holds_4 {
                                        match value {
                                            Some(n) => {
                                                let __value_5: () = { f(n) };
                                                break '__guard_1 __value_5;
                                            }
                                            _ => unreachable!(),
                                        };
                                    }
                                };
                                *__state = generator::Join6 { value: value };
                                continue '__resume;
                            }
                        }
                        return __genfn.returned(());
                    }
                    generator::Join6 { value } => {
                        {
                            let value = value;
                            {
                                match value {
                                    _ => {}
                                }
                            }
                        }
                        return __genfn.returned(());
                    }
                    generator::Returned => return __genfn.ended(__resume),
                }
            }
        "#]],
    );
}

#[test]
fn a_let_chain_that_yields_is_nested() {
    check(
        "fn chained(value: Option<u8>) -> impl Generator<Yield = u8, Send = bool> {
            if let Some(n) = value && yield_!(n) {
                f(n);
            }
        }",
        &expect![[r#"
            enum generator<Value, MaybeValue, N> {
                Unresumed { value: Value },
                Suspend1 { n: N },
                Join4 { __maybe_value: MaybeValue },
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed { value } => {
                        if !__genfn.begins(&mut __resume) {
                            return __genfn.uncaught(__resume);
                        }
                        '__left3: {
                            {
                                let value = value;
                                {
                                    {
                                        match value {
                                            Some(n) => {
                                                yield_!(@);
                                                let __yielded: u8 = n;
                                                if true {} else {
                                                    break '__left3;
                                                }
                                                *__state = generator::Suspend1 { n: n };
                                                return __genfn.yielded(__yielded);
                                            }
                                            _ => {}
                                        }
                                    };
                                    match value {
                                        _ => {}
                                    }
                                    *__state = generator::Join4 {
                                        __maybe_value: Some(park!(value)),
                                    };
                                    continue '__resume;
                                }
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 { n } => {
                        {
                            '__chain_1: {
                                {
                                    {
                                        let n = n;
                                        let __condition_2 = match replace(
                                            &mut __resume,
                                            Resume::Start,
                                        ) {
                                            Resume::Send(__sent) => __sent,
                                            __raised => return __genfn.uncaught(__raised),
                                        };
                                        if __condition_2 {
                                            let __value_3: () = {
                                                f(n);
                                            };
                                            break '__chain_1 __value_3;
                                        }
                                    }
                                };
                                *__state = generator::Join4 {
                                    __maybe_value: None,
                                };
                                continue '__resume;
                            }
                        }
                        return __genfn.returned(());
                    }
                    generator::Join4 { __maybe_value } => {
                        {
                            let __filled_value_0 = __maybe_value;
                            {}
                        }
                        return __genfn.returned(());
                    }
                    generator::Returned => return __genfn.ended(__resume),
                }
            }
        "#]],
    );
}

#[test]
fn a_temporary_of_a_scrutinee_is_held() {
    check(
        "fn popped(queue: &Mutex<Vec<u8>>) -> impl Iterator<Item = u8> {
            while let Some(job) = queue.lock().pop() {
                yield_!(job);
            }
        }",
        &expect![[r#"
            enum generator<Queue, ParkedTemporary1> {
                Unresumed { queue: Queue },
                Join1 { queue: Queue },
                Suspend1 { __parked___temporary_1: ParkedTemporary1, queue: Queue },
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed { queue } => {
                        '__left1: {
                            {
                                let queue = queue;
                                {
                                    if true {} else {
                                        break '__left1;
                                    }
                                    *__state = generator::Join1 { queue: queue };
                                    continue '__resume;
                                }
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Join1 { queue } => {
                        '__left4: {
                            {
                                let queue = queue;
                                loop {
                                    {
                                        let mut __temporary_1 = queue.lock();
                                        let mut __scrutinee_2 = __temporary_1.pop();
                                        if let Some(job) = __scrutinee_2 {
                                            yield_!(@);
                                            let __yielded: u8 = job;
                                            if true {} else {
                                                break '__left4;
                                            }
                                            *__state = generator::Suspend1 {
                                                __parked___temporary_1: park!(__temporary_1),
                                                queue: queue,
                                            };
                                            return __genfn.yielded(__yielded);
                                        } else {
                                            break;
                                        }
                                    }
                                }
                            }
                            return __genfn.returned(());
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 { queue, __parked___temporary_1 } => {
                        '__left1: {
                            {
                                let queue = queue;
                                {
                                    {
                                        {
                                            let __held___temporary_1_1 = __parked___temporary_1;
                                            {}
                                        }
                                    }
                                    if true {} else {
                                        break '__left1;
                                    }
                                    *__state = generator::Join1 { queue: queue };
                                    continue '__resume;
                                }
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Returned => return __genfn.exited(),
                }
            }
        "#]],
    );
}

#[test]
fn a_local_initialised_later_is_declared_where_it_is_assigned() {
    check(
        "fn deferred() -> impl Iterator<Item = usize> {
            let name;
            yield_!(0);
            name = String::new();
            yield_!(name.len());
        }",
        &expect![[r#"
            enum generator<ParkedName> {
                Unresumed {},
                Suspend1 {},
                Suspend2 { __parked_name: ParkedName },
                Returned,
            }
            fn resume() {
                match replace(__state, generator::Returned) {
                    generator::Unresumed {} => {
                        '__left1: {
                            {
                                yield_!(@);
                                let __yielded: usize = 0;
                                if true {} else {
                                    break '__left1;
                                }
                                *__state = generator::Suspend1 {};
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 {} => {
                        '__left2: {
                            {
                                let name;
                                same_type!(__type_of_name, name);
                                name = String::new();
                                yield_!(@);
                                let __yielded: usize = name.len();
                                if true {} else {
                                    break '__left2;
                                }
                                *__state = generator::Suspend2 {
                                    __parked_name: park!(name),
                                };
                                return __genfn.yielded(__yielded);
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend2 { __parked_name } => {
                        {
                            let __held_name_0 = __parked_name;
                        }
                        return __genfn.returned(());
                    }
                    generator::Returned => return __genfn.exited(),
                }
            }
        "#]],
    );
}

#[test]
fn a_break_out_of_a_loop_that_yields_runs_on_behind_it() {
    check(
        "fn found(n: u8) -> impl Generator<Send = u8, Return = u8> {
            let found = loop {
                if yield_!() == n {
                    break n;
                }
            };
            found + 1
        }",
        &expect![[r#"
            enum generator<N> {
                Unresumed { n: N },
                Suspend1 { n: N },
                Returned,
            }
            fn resume() {
                match *__state {
                    generator::Unresumed { .. } => {
                        let generator::Unresumed { n } = replace(__state, generator::Returned) else {
                            return __genfn.never();
                        };
                        if !__genfn.begins(&mut __resume) {
                            return __genfn.uncaught(__resume);
                        }
                        '__left1: {
                            {
                                let n = n;
                                {
                                    if true {} else {
                                        break '__left1;
                                    }
                                    *__state = generator::Suspend1 { n: n };
                                    __join = 1;
                                    continue '__resume;
                                }
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend1 { .. } if __joined == 1 => {
                        loop {
                            {
                                {
                                    yield_!(@);
                                    let __yielded: () = ();
                                    return __genfn.yielded(__yielded);
                                }
                            }
                        }
                    }
                    generator::Suspend1 { ref n } => {
                        let __returned: u8 = {
                            let found = loop {
                                {
                                    {
                                        let __condition_2 = {
                                            let __sent_1 = match replace(&mut __resume, Resume::Start) {
                                                Resume::Send(__sent) => __sent,
                                                __raised => return __genfn.uncaught(__raised),
                                            };
                                            __sent_1 == *n
                                        };
                                        if __condition_2 {
                                            break *n;
                                        }
                                    }
                                }
                                __join = 1;
                                continue '__resume;
                            };
                            found + 1
                        };
                        return __genfn.returned(__returned);
                    }
                    generator::Returned => return __genfn.ended(__resume),
                }
            }
        "#]],
    );
}

/// What a pattern leaves is taken out; the hole that a moved field leaves is filled.
#[test]
fn partly_moved_locals() {
    check(
        "#[generator]
        fn run(pair: (A, B), job: Job) -> impl Iterator<Item = u8> {
            let (a, _) = pair;
            let Job { items, .. } = job;
            yield_!(a.len() + items.len());
        }",
        &expect![[r#"
            fn resume() {}
        "#]],
    );
}

/// A local that an arm declares anew has the type that it has in the body as it was written, which stands before the arms.
#[test]
fn types_are_told_by_the_whole_body() {
    let source = "fn f() -> impl Iterator<Item = String> {
        let mut n = 200u8;
        yield_!(n.to_string());
        n = 100;
        yield_!((!n).to_string());
    }";
    check_types(
        source,
        &expect![[r#"
            fn types() {
                let _ = || -> Step<String, ()> {
                    __state.__types();
                    never();
                    {
                        {
                            let mut n = 200u8;
                            __type_of_n.is(TypeOf::of(&n));
                            {
                                let __yielded: String = n.to_string();
                            };
                            {
                                let mut n;
                                __type_of_n.is(TypeOf::of(&n));
                                n = 100;
                            }
                            {
                                let __yielded: String = (!n).to_string();
                            };
                        }
                    }
                    never()
                };
            }
        "#]],
    );
    check(
        source,
        &expect![[r#"
        enum generator {
            Unresumed {},
            Suspend1 {},
            Suspend2 {},
            Returned,
        }
        fn resume() {
            match replace(__state, generator::Returned) {
                generator::Unresumed {} => {
                    '__left1: {
                        {
                            let mut n = 200u8;
                            same_type!(__type_of_n, n);
                            yield_!(@);
                            let __yielded: String = n.to_string();
                            if true {} else {
                                break '__left1;
                            }
                            *__state = generator::Suspend1 {};
                            return __genfn.yielded(__yielded);
                        }
                    }
                    return __genfn.never();
                }
                generator::Suspend1 {} => {
                    '__left2: {
                        {
                            let mut n;
                            same_type!(__type_of_n, n);
                            n = 100;
                            yield_!(@);
                            let __yielded: String = (!n).to_string();
                            if true {} else {
                                break '__left2;
                            }
                            *__state = generator::Suspend2 {};
                            return __genfn.yielded(__yielded);
                        }
                    }
                    return __genfn.never();
                }
                generator::Suspend2 {} => {
                    {}
                    return __genfn.returned(());
                }
                generator::Returned => return __genfn.exited(),
            }
        }
    "#]],
    );
}

/// What a closure's type depends on is not told: it has another type there.
#[test]
fn closures_are_not_told() {
    let source = "fn f(xs: Vec<u8>) -> impl Iterator<Item = u8> {
        let mut doubled = xs.into_iter().map(|x| x * 2);
        let mut seen = Vec::new();
        while let Some(x) = doubled.next() {
            yield_!(x);
            seen.push(x);
        }
    }";
    check_types(
        source,
        &expect![[r#"
            fn types() {
                let _ = || -> Step<u8, ()> {
                    __state.__types(__type_of_xs, TypeOf::NEW, __type_of_seen, __type_of_x);
                    never();
                    {
                        let xs = __type_of_xs.value();
                        {
                            let mut doubled = xs.into_iter().map(|x| x * 2);
                            let mut seen = Vec::new();
                            __type_of_seen.is(TypeOf::of(&seen));
                            loop {
                                if let Some(x) = doubled.next() {
                                    __type_of_x.is(TypeOf::of(&x));
                                    {
                                        let __yielded: u8 = x;
                                    };
                                    seen.push(x);
                                } else {
                                    break;
                                }
                            }
                        }
                    }
                    never()
                };
            }
        "#]],
    );
}
