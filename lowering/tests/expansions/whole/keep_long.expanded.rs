#[allow(
    unused_braces,
    clippy::borrow_deref_ref,
    clippy::diverging_sub_expression,
    clippy::never_loop,
    clippy::needless_return,
    clippy::no_effect,
    clippy::redundant_else,
    clippy::suspicious_else_formatting,
    clippy::unused_unit,
    clippy::while_let_loop
)]
fn keep_long(names: Vec<String>, kept: &mut Vec<String>) -> impl Iterator<Item = usize> {
    #[allow(non_camel_case_types, clippy::large_enum_variant)]
    enum can_be_moved__generator_pinned_can_hold_borrows<
        Names,
        Kept,
        Iter1,
        Name,
        OptionalName,
    > {
        Unresumed { kept: Kept, names: Names },
        Join1 { __iter_1: Iter1, kept: Kept },
        Suspend1 { name: Name, __iter_1: Iter1, kept: Kept },
        Suspend2 { __optional_name: OptionalName, __iter_1: Iter1, kept: Kept },
        Returned,
    }
    use can_be_moved__generator_pinned_can_hold_borrows as generator;
    impl<Names, Kept, Iter1, Name, OptionalName> ::genfn::__private::Close
    for generator<Names, Kept, Iter1, Name, OptionalName> {
        fn close(&mut self) {
            *self = generator::Returned;
        }
    }
    impl<
        Names,
        Kept,
        Iter1,
        Name,
        OptionalName,
    > generator<Names, Kept, Iter1, Name, OptionalName> {
        #[allow(clippy::too_many_arguments)]
        fn __types(
            &self,
            _: ::genfn::__private::TypeOf<Names>,
            _: ::genfn::__private::TypeOf<Kept>,
            _: ::genfn::__private::TypeOf<Iter1>,
            _: ::genfn::__private::TypeOf<Name>,
            _: ::genfn::__private::TypeOf<OptionalName>,
        ) {}
    }
    match ::genfn::__private::iterator::<
        usize,
        _,
        _,
        _,
    >(
        generator::Unresumed {
            kept: kept,
            names: names,
        },
        |__state: &mut generator<_, _, _, _, _>| -> ::genfn::__private::Step<usize, ()> {
            let __genfn = ::genfn::__private::ItemShape::<usize>::NEW;
            let __type_of_names = ::genfn::__private::TypeOf::NEW;
            let __type_of_kept = ::genfn::__private::TypeOf::NEW;
            let __type_of_iter_1 = ::genfn::__private::TypeOf::NEW;
            let __type_of_name = ::genfn::__private::TypeOf::NEW;
            let __type_of_optional_name = ::genfn::__private::TypeOf::NEW;
            let __type_of_asked = ::genfn::__private::TypeOf::NEW;
            #[allow(unused, clippy::all)]
            if true {
                || -> ::genfn::__private::Step<usize, ()> {
                    __state
                        .__types(
                            __type_of_names,
                            __type_of_kept,
                            __type_of_iter_1,
                            __type_of_name,
                            __type_of_optional_name,
                        );
                    ::genfn::__private::never();
                    {
                        let names = __type_of_names.value();
                        let kept = __type_of_kept.value();
                        {
                            {
                                let mut __iter_1 = ::genfn::__private::IntoIterator::into_iter(
                                    names,
                                );
                                __type_of_iter_1
                                    .is(::genfn::__private::TypeOf::of(&__iter_1));
                                loop {
                                    match ::genfn::__private::Iterator::next(&mut __iter_1) {
                                        ::genfn::__private::Some(name) => {
                                            __type_of_name.is(::genfn::__private::TypeOf::of(&name));
                                            {
                                                let __yielded: usize = name.len();
                                                ()
                                            };
                                            if name.len() > 3 {
                                                kept.push(name);
                                            } else {};
                                            {
                                                let __yielded: usize = kept.len();
                                                ()
                                            };
                                        }
                                        ::genfn::__private::None => {
                                            break;
                                        }
                                        _ => ::genfn::__private::never(),
                                    }
                                }
                            }
                        }
                    }
                    ::genfn::__private::known!(__type_of_name.value());
                    __type_of_asked
                        .is(
                            ::genfn::__private::TypeOf::of(
                                &::genfn::consume::asked!(
                                    __type_of_name.value(), [] { #[allow(non_camel_case_types)]
                                    trait
                                    not_to_be_imported__write_braces_around_the_receiver_if_it_is_consumed
                                    { fn len < > (self,) -> ::genfn::consume::Borrowed where
                                    Self : ::genfn::__private::core::marker::Sized, {
                                    ::genfn::__private::never() } } impl < T >
                                    not_to_be_imported__write_braces_around_the_receiver_if_it_is_consumed
                                    for T {} } | __receiver | __receiver.len()
                                ),
                            ),
                        );
                    __type_of_optional_name
                        .is(
                            ::genfn::__private::TypeOf::of(
                                &::genfn::__private::Some(
                                    ::genfn::__private::park!(__type_of_name.value()),
                                ),
                            ),
                        );
                    ::genfn::__private::never()
                };
            }
            '__resume: loop {
                match ::genfn::__private::replace(__state, generator::Returned) {
                    generator::Unresumed { names, kept } => {
                        '__exit1: {
                            {
                                let names = names;
                                let kept = kept;
                                {
                                    #[allow(unused_mut)]
                                    let mut __iter_1 = ::genfn::__private::IntoIterator::into_iter(
                                        names,
                                    );
                                    {
                                        if true {} else {
                                            break '__exit1;
                                        }
                                        *__state = generator::Join1 {
                                            __iter_1: __iter_1,
                                            kept: kept,
                                        };
                                        continue '__resume;
                                    }
                                }
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Join1 { kept, __iter_1 } => {
                        '__exit4: {
                            {
                                let kept = kept;
                                {
                                    #[allow(unused_mut, unused_assignments, unused_variables)]
                                    let mut __iter_1 = __iter_1;
                                    loop {
                                        match ::genfn::__private::Iterator::next(&mut __iter_1) {
                                            ::genfn::__private::Some(name) => {
                                                yield_!(@);
                                                let __yielded: usize = name.len();
                                                if true {} else {
                                                    break '__exit4;
                                                }
                                                *__state = generator::Suspend1 {
                                                    name: name,
                                                    __iter_1: __iter_1,
                                                    kept: kept,
                                                };
                                                return __genfn.yielded(__yielded);
                                            }
                                            ::genfn::__private::None => {
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
                    generator::Suspend1 { kept, __iter_1, name } => {
                        '__exit8: {
                            {
                                let kept = kept;
                                {
                                    #[allow(unused_mut, unused_assignments, unused_variables)]
                                    let mut __iter_1 = __iter_1;
                                    {
                                        {
                                            {
                                                let name = name;
                                                let __filled_name_3;
                                                if name.len() > 3 {
                                                    kept.push(name);
                                                    __filled_name_3 = ::genfn::__private::None;
                                                } else {
                                                    __filled_name_3 = ::genfn::__private::some_unless!(
                                                        __type_of_asked.answer(), name
                                                    );
                                                };
                                                yield_!(@);
                                                let __yielded: usize = kept.len();
                                                if true {} else {
                                                    break '__exit8;
                                                }
                                                *__state = generator::Suspend2 {
                                                    __optional_name: __filled_name_3,
                                                    __iter_1: __iter_1,
                                                    kept: kept,
                                                };
                                                return __genfn.yielded(__yielded);
                                            }
                                        }
                                    }
                                }
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Suspend2 { kept, __iter_1, __optional_name } => {
                        '__exit1: {
                            {
                                let kept = kept;
                                {
                                    #[allow(unused_mut, unused_assignments, unused_variables)]
                                    let mut __iter_1 = __iter_1;
                                    {
                                        {
                                            {
                                                let __filled_name_3 = __optional_name;
                                            }
                                        }
                                        if true {} else {
                                            break '__exit1;
                                        }
                                        *__state = generator::Join1 {
                                            __iter_1: __iter_1,
                                            kept: kept,
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
        },
    ) {
        __machine => {
            #[cfg(not(debug_assertions))]
            let __machine = __machine
                .foldable(
                    |__state: &generator<_, _, _, _, _>| {
                        ::genfn::__private::core::matches!(
                            __state, generator::Unresumed { .. }
                        )
                    },
                    |
                        __state: generator<_, _, _, _, _>,
                        __sink: ::genfn::__private::Sink<'_, usize>|
                    {
                        let __genfn = ::genfn::__private::ItemShape::<usize>::NEW;
                        #[allow(unused_mut)]
                        let mut __sink = __sink;
                        if let generator::Unresumed { names, kept } = __state {
                            let names = names;
                            let kept = kept;
                            let __value: () = {
                                for name in names {
                                    {
                                        let __value: usize = name.len();
                                        __sink.put(__value)
                                    };
                                    if name.len() > 3 {
                                        kept.push(name);
                                    }
                                    {
                                        let __value: usize = kept.len();
                                        __sink.put(__value)
                                    };
                                }
                            };
                            #[allow(unreachable_code)] return __genfn.returned(__value);
                        }
                        return __genfn.exited();
                    },
                );
            ::genfn::__private::identity(__machine)
        }
    }
}
