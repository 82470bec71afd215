fn squares(xs: Vec<u32>) -> impl Iterator<Item = u32> {
    #[allow(
        unused_braces,
        unused_mut,
        clippy::borrow_deref_ref,
        clippy::diverging_sub_expression,
        clippy::never_loop,
        clippy::needless_return,
        clippy::no_effect,
        clippy::redundant_else,
        clippy::suspicious_else_formatting,
        clippy::unused_unit,
        clippy::while_let_loop,
        clippy::redundant_closure_call,
        clippy::redundant_locals
    )]
    let __made = {
        #[derive(::genfn::__private::core::clone::Clone)]
        #[allow(non_camel_case_types, clippy::large_enum_variant)]
        enum can_be_moved__generator_pinned_can_hold_borrows<Xs, Iter1> {
            Unresumed { xs: Xs },
            Join1 { __iter_1: Iter1 },
            Returned,
        }
        impl<Xs, Iter1> ::genfn::__private::Close
        for can_be_moved__generator_pinned_can_hold_borrows<Xs, Iter1> {
            fn close(&mut self) {
                *self = can_be_moved__generator_pinned_can_hold_borrows::Returned;
            }
        }
        impl<Xs, Iter1> can_be_moved__generator_pinned_can_hold_borrows<Xs, Iter1> {
            #[allow(clippy::too_many_arguments)]
            fn __types(
                &self,
                _: ::genfn::__private::TypeOf<Xs>,
                _: ::genfn::__private::TypeOf<Iter1>,
            ) {}
        }
        impl<
            Xs: ::genfn::__private::core::fmt::Debug,
            Iter1,
        > ::genfn::__private::core::fmt::Debug
        for can_be_moved__generator_pinned_can_hold_borrows<Xs, Iter1> {
            fn fmt(
                &self,
                f: &mut ::genfn::__private::core::fmt::Formatter<'_>,
            ) -> ::genfn::__private::core::fmt::Result {
                match self {
                    can_be_moved__generator_pinned_can_hold_borrows::Unresumed {
                        xs: __field_0,
                        ..
                    } => {
                        f.debug_struct("gen_!")
                            .field(
                                "at",
                                &::genfn::__private::core::format_args!(
                                    "\"{}\"",
                                    ::genfn::__private::core::panic::Location::caller()
                                ),
                            )
                            .field("xs", __field_0)
                            .finish()
                    }
                    can_be_moved__generator_pinned_can_hold_borrows::Join1 { .. } => {
                        f.debug_struct("gen_!")
                            .field(
                                "at",
                                &::genfn::__private::core::format_args!(
                                    "\"{}\"",
                                    ::genfn::__private::core::panic::Location::caller()
                                ),
                            )
                            .finish()
                    }
                    can_be_moved__generator_pinned_can_hold_borrows::Join1 { .. } => {
                        f.debug_struct("gen_!")
                            .field(
                                "at",
                                &::genfn::__private::core::format_args!(
                                    "\"{}\"",
                                    ::genfn::__private::core::panic::Location::caller()
                                ),
                            )
                            .finish()
                    }
                    can_be_moved__generator_pinned_can_hold_borrows::Returned => {
                        f.write_str(
                            ::genfn::__private::core::concat!("gen_!", " { closed }"),
                        )
                    }
                }
            }
        }
        let __shape = ::genfn::__private::ItemShape::<_>::NEW;
        match ::genfn::__private::iterator::<
            _,
            _,
            _,
            _,
        >(
            (move || can_be_moved__generator_pinned_can_hold_borrows::Unresumed {
                xs: xs,
            })(),
            move |
                __state: &mut can_be_moved__generator_pinned_can_hold_borrows<_, _>,
            | -> ::genfn::__private::Step<_, ()> {
                let __genfn = __shape;
                let __type_of_xs = ::genfn::__private::TypeOf::NEW;
                let __type_of_iter_1 = ::genfn::__private::TypeOf::NEW;
                #[allow(unused, clippy::all)]
                if true {
                    || {
                        if false {
                            return __genfn.never();
                        }
                        __state.__types(__type_of_xs, __type_of_iter_1);
                        ::genfn::__private::never();
                        {
                            let xs = __type_of_xs.value();
                            {
                                {
                                    let mut __iter_1 = ::genfn::__private::IntoIterator::into_iter(
                                        xs,
                                    );
                                    __type_of_iter_1
                                        .is(::genfn::__private::TypeOf::of(&__iter_1));
                                    loop {
                                        match ::genfn::__private::Iterator::next(&mut __iter_1) {
                                            ::genfn::__private::Some(x) => {
                                                {
                                                    let __yielded: _ = ::genfn::__private::Typed {
                                                        ty: __genfn.item(),
                                                        value: x * x,
                                                    }
                                                        .value;
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
                        ::genfn::__private::never()
                    };
                }
                '__resume: loop {
                    match *__state {
                        can_be_moved__generator_pinned_can_hold_borrows::Unresumed {
                            ..
                        } => {
                            let can_be_moved__generator_pinned_can_hold_borrows::Unresumed {
                                xs,
                            } = ::genfn::__private::replace(
                                __state,
                                can_be_moved__generator_pinned_can_hold_borrows::Returned,
                            ) else {
                                return __genfn.never();
                            };
                            '__exit1: {
                                {
                                    let xs = xs;
                                    {
                                        #[allow(unused_mut)]
                                        let mut __iter_1 = ::genfn::__private::IntoIterator::into_iter(
                                            xs,
                                        );
                                        {
                                            if true {} else {
                                                break '__exit1;
                                            }
                                            *__state = can_be_moved__generator_pinned_can_hold_borrows::Join1 {
                                                __iter_1: __iter_1,
                                            };
                                            continue '__resume;
                                        }
                                    }
                                }
                            }
                            return __genfn.never();
                        }
                        can_be_moved__generator_pinned_can_hold_borrows::Join1 {
                            ..
                        } => {
                            let can_be_moved__generator_pinned_can_hold_borrows::Join1 {
                                __iter_1,
                            } = ::genfn::__private::replace(
                                __state,
                                can_be_moved__generator_pinned_can_hold_borrows::Returned,
                            ) else {
                                return __genfn.never();
                            };
                            '__exit4: {
                                {
                                    {
                                        #[allow(unused_mut, unused_assignments, unused_variables)]
                                        let mut __iter_1 = __iter_1;
                                        loop {
                                            match ::genfn::__private::Iterator::next(&mut __iter_1) {
                                                ::genfn::__private::Some(x) => {
                                                    yield_!(@);
                                                    let __yielded: _ = ::genfn::__private::Typed {
                                                        ty: __genfn.item(),
                                                        value: x * x,
                                                    }
                                                        .value;
                                                    if true {} else {
                                                        break '__exit4;
                                                    }
                                                    *__state = can_be_moved__generator_pinned_can_hold_borrows::Join1 {
                                                        __iter_1: __iter_1,
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
                        can_be_moved__generator_pinned_can_hold_borrows::Returned => {
                            return __genfn.exited();
                        }
                        #[allow(unreachable_patterns)]
                        _ => return __genfn.never(),
                    }
                }
            },
        ) {
            __machine => {
                #[cfg(not(debug_assertions))]
                let __machine = __machine
                    .foldable(
                        move |
                            __state: &can_be_moved__generator_pinned_can_hold_borrows<
                                _,
                                _,
                            >|
                        {
                            ::genfn::__private::core::matches!(
                                __state,
                                can_be_moved__generator_pinned_can_hold_borrows::Unresumed {
                                .. }
                            )
                        },
                        move |
                            __state: can_be_moved__generator_pinned_can_hold_borrows<
                                _,
                                _,
                            >,
                            __sink: ::genfn::__private::Sink<'_, _>|
                        {
                            let __genfn = __shape;
                            #[allow(unused_mut)]
                            let mut __sink = __sink;
                            if let can_be_moved__generator_pinned_can_hold_borrows::Unresumed {
                                xs,
                            } = __state {
                                let xs = xs;
                                let __value: () = {
                                    for x in xs {
                                        {
                                            let __value: _ = ::genfn::__private::Typed {
                                                ty: __genfn.item(),
                                                value: x * x,
                                            }
                                                .value;
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
    };
    __made
}
