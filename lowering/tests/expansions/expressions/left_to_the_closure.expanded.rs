fn left_to_the_closure(
    mut total: u32,
    f: impl Fn(u32) -> u32,
) -> impl Iterator<Item = u32> {
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
        enum can_be_moved__generator_pinned_can_hold_borrows<Total> {
            Unresumed { total: Total },
            Join1 { total: Total },
            Suspend1 { total: Total },
            Returned,
        }
        impl<Total> ::genfn::__private::Close
        for can_be_moved__generator_pinned_can_hold_borrows<Total> {
            fn close(&mut self) {
                *self = can_be_moved__generator_pinned_can_hold_borrows::Returned;
            }
        }
        impl<
            Total: ::genfn::__private::core::fmt::Debug,
        > ::genfn::__private::core::fmt::Debug
        for can_be_moved__generator_pinned_can_hold_borrows<Total> {
            fn fmt(
                &self,
                f: &mut ::genfn::__private::core::fmt::Formatter<'_>,
            ) -> ::genfn::__private::core::fmt::Result {
                match self {
                    can_be_moved__generator_pinned_can_hold_borrows::Unresumed {
                        total: __field_0,
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
                            .field("total", __field_0)
                            .finish()
                    }
                    can_be_moved__generator_pinned_can_hold_borrows::Join1 {
                        total: __field_0,
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
                            .field("total", __field_0)
                            .finish()
                    }
                    can_be_moved__generator_pinned_can_hold_borrows::Suspend1 {
                        total: __field_0,
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
                            .field("total", __field_0)
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
        #[allow(unused, clippy::all)]
        if false {
            ::genfn::__private::core::mem::drop(move || {
                let __genfn = __shape;
                {
                    loop {
                        {
                            yield_!(@);
                            let __value: _ = ::genfn::__private::Typed {
                                ty: __genfn.item(),
                                value: f(total),
                            }
                                .value;
                            ::genfn::__private::core::mem::drop(__value)
                        };
                        total += 1;
                    }
                }
                #[allow(unreachable_code)] return __genfn.returned(());
            });
            ::genfn::__private::never()
        }
        ::genfn::__private::capturing_iterator::<
            _,
            _,
            _,
            _,
        >(
            (move || can_be_moved__generator_pinned_can_hold_borrows::Unresumed {
                total: total,
            })(),
            move |
                __state: &mut can_be_moved__generator_pinned_can_hold_borrows<_>,
            | -> ::genfn::__private::Step<_, ()> {
                let __genfn = __shape;
                '__resume: loop {
                    match ::genfn::__private::replace(
                        __state,
                        can_be_moved__generator_pinned_can_hold_borrows::Returned,
                    ) {
                        can_be_moved__generator_pinned_can_hold_borrows::Unresumed {
                            total,
                        } => {
                            '__exit1: {
                                {
                                    #[allow(unused_mut, unused_assignments, unused_variables)]
                                    let mut total = total;
                                    {
                                        if true {} else {
                                            break '__exit1;
                                        }
                                        *__state = can_be_moved__generator_pinned_can_hold_borrows::Join1 {
                                            total: total,
                                        };
                                        continue '__resume;
                                    }
                                }
                            }
                            return __genfn.never();
                        }
                        can_be_moved__generator_pinned_can_hold_borrows::Join1 {
                            total,
                        } => {
                            '__exit2: {
                                {
                                    #[allow(unused_mut, unused_assignments, unused_variables)]
                                    let mut total = total;
                                    loop {
                                        yield_!(@);
                                        let __yielded: _ = ::genfn::__private::Typed {
                                            ty: __genfn.item(),
                                            value: f(total),
                                        }
                                            .value;
                                        if true {} else {
                                            break '__exit2;
                                        }
                                        *__state = can_be_moved__generator_pinned_can_hold_borrows::Suspend1 {
                                            total: total,
                                        };
                                        return __genfn.yielded(__yielded);
                                    }
                                }
                            }
                            return __genfn.never();
                        }
                        can_be_moved__generator_pinned_can_hold_borrows::Suspend1 {
                            total,
                        } => {
                            '__exit1: {
                                {
                                    #[allow(unused_mut, unused_assignments, unused_variables)]
                                    let mut total = total;
                                    {
                                        {
                                            total += 1;
                                        }
                                        if true {} else {
                                            break '__exit1;
                                        }
                                        *__state = can_be_moved__generator_pinned_can_hold_borrows::Join1 {
                                            total: total,
                                        };
                                        continue '__resume;
                                    }
                                }
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
        )
    };
    __made
}
