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
fn countdown(n: u32) -> impl Iterator<Item = u32> {
    enum __At1 {
        Join1,
        Suspend1,
    }
    #[allow(non_camel_case_types, clippy::large_enum_variant)]
    enum can_be_moved__generator_pinned_can_hold_borrows<N> {
        Unresumed { n: N },
        Shared1 { __at: __At1, n: N },
        Returned,
    }
    use can_be_moved__generator_pinned_can_hold_borrows as generator;
    impl<N> ::genfn::__private::Close for generator<N> {
        fn close(&mut self) {
            *self = generator::Returned;
        }
    }
    match ::genfn::__private::iterator::<
        u32,
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
                        let generator::Unresumed { n } = ::genfn::__private::replace(
                            __state,
                            generator::Returned,
                        ) else {
                            return __genfn.never();
                        };
                        '__exit1: {
                            {
                                #[allow(unused_mut, unused_assignments, unused_variables)]
                                let mut n = n;
                                {
                                    if true {} else {
                                        break '__exit1;
                                    }
                                    *__state = generator::Shared1 {
                                        __at: __At1::Join1,
                                        n: n,
                                    };
                                    continue '__resume;
                                }
                            }
                        }
                        return __genfn.never();
                    }
                    generator::Shared1 {
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
                    generator::Shared1 {
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
    ) {
        __machine => {
            #[cfg(not(debug_assertions))]
            let __machine = __machine
                .foldable(
                    |__state: &generator<_>| {
                        ::genfn::__private::core::matches!(
                            __state, generator::Unresumed { .. }
                        )
                    },
                    |__state: generator<_>, __sink: ::genfn::__private::Sink<'_, u32>| {
                        let __genfn = ::genfn::__private::ItemShape::<u32>::NEW;
                        #[allow(unused_mut)]
                        let mut __sink = __sink;
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
                        return __genfn.exited();
                    },
                );
            ::genfn::__private::identity(__machine)
        }
    }
}
