///What [`averager`] returns: a generator of `()`.
#[must_use = "generators are lazy and do nothing unless resumed"]
struct Averager {
    state: __AveragerStates<f64, u32>,
}
#[allow(non_camel_case_types, clippy::large_enum_variant)]
enum __AveragerStates<Total, Count> {
    Unresumed {},
    Suspend1 { count: Count, total: Total },
    Returned,
}
impl<Total, Count> ::genfn::__private::Close for __AveragerStates<Total, Count> {
    fn close(&mut self) {
        *self = __AveragerStates::Returned;
    }
}
impl<__Y, __S, __R, Total, Count> ::genfn::__private::Saved<__Y, __S, __R>
for __AveragerStates<Total, Count> {
    fn state(&self) -> ::genfn::State {
        match self {
            __AveragerStates::Unresumed { .. } => ::genfn::State::Created,
            __AveragerStates::Returned => ::genfn::State::Closed,
            #[allow(unreachable_patterns)]
            _ => ::genfn::State::Suspended,
        }
    }
    fn suspended_at(
        &self,
    ) -> ::genfn::__private::Option<
        &'static ::genfn::__private::core::panic::Location<'static>,
    > {
        match self {
            __AveragerStates::Suspend1 { .. } => {
                ::genfn::__private::Some(
                    ::genfn::__private::core::panic::Location::caller(),
                )
            }
            _ => ::genfn::__private::None,
        }
    }
    fn delegate(&self) -> ::genfn::__private::Option<&dyn ::genfn::Inspect> {
        match self {
            _ => ::genfn::__private::None,
        }
    }
}
#[allow(
    unused_braces,
    unused_parens,
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
impl Averager {
    #[inline(always)]
    fn __stepped<__U: ::genfn::named::Uses<(), Option<f64>, f64>>(
        &mut self,
        __uses: __U,
    ) -> __U::Out {
        #[allow(unused_imports)]
        use ::genfn::__private::Itself as _;
        ::genfn::named::stepped::<
            (),
            Option<f64>,
            f64,
            _,
            _,
            _,
            _,
            _,
        >(
            ::genfn::__private::kind!(Option < f64 >),
            &mut self.state,
            #[cfg_attr(not(debug_assertions), inline(always))]
            |
                __state: &mut __AveragerStates<_, _>,
                __resume: ::genfn::Resume<Option<f64>, f64>,
            | -> ::genfn::__private::Step<(), f64> {
                let __genfn = ::genfn::__private::PlainShape::<(), f64>::NEW;
                let mut __resume = __resume;
                let mut __join = 0;
                '__resume: loop {
                    let __joined = ::genfn::__private::core::mem::take(&mut __join);
                    match *__state {
                        __AveragerStates::Unresumed { .. } => {
                            if __genfn
                                .refuses(
                                    ::genfn::__private::kind!(Option < f64 >),
                                    &__resume,
                                )
                            {
                                return __genfn.refused();
                            }
                            *__state = __AveragerStates::Returned;
                            if !__genfn.begins(&mut __resume) {
                                return __genfn.uncaught(__resume);
                            }
                            '__exit1: {
                                {
                                    #[allow(unused_mut)]
                                    let mut total = 0.0;
                                    #[allow(unused_mut)]
                                    let mut count = 0u32;
                                    {
                                        if true {} else {
                                            break '__exit1;
                                        }
                                        *__state = __AveragerStates::Suspend1 {
                                            count: count,
                                            total: total,
                                        };
                                        __join = 1;
                                        continue '__resume;
                                    }
                                };
                                #[allow(unreachable_code)] return __genfn.never();
                            }
                            return __genfn.never();
                        }
                        __AveragerStates::Suspend1 { .. } if __joined == 1 => {
                            {
                                loop {
                                    {
                                        {
                                            yield_!(@);
                                            let __yielded: () = ();
                                            return __genfn.yielded(__yielded);
                                        }
                                    }
                                }
                            };
                            #[allow(unreachable_code)] return __genfn.never();
                        }
                        __AveragerStates::Suspend1 { ref mut total, ref mut count } => {
                            let __returned: f64 = {
                                '__loop_4: loop {
                                    {
                                        '__let_chain_1: {
                                            {
                                                let __sent_2 = match ::genfn::__private::replace(
                                                    &mut __resume,
                                                    ::genfn::Resume::Start,
                                                ) {
                                                    ::genfn::Resume::Send(__sent) => __sent.__itself(),
                                                    __raised => return __genfn.uncaught(__raised),
                                                };
                                                match __sent_2 {
                                                    Some(term) => {
                                                        let __value_3 = {
                                                            *total += term;
                                                            *count += 1;
                                                        };
                                                        #[allow(unreachable_code)] break '__let_chain_1 __value_3;
                                                    }
                                                    #[allow(unreachable_patterns)]
                                                    _ => {}
                                                }
                                            };
                                            break '__loop_4;
                                        }
                                    }
                                    __join = 1;
                                    continue '__resume;
                                };
                                *total / f64::from(*count)
                            };
                            return __genfn.returned(__returned);
                        }
                        __AveragerStates::Returned => return __genfn.ended(__resume),
                    }
                }
            },
            __uses,
        )
    }
}
impl ::genfn::Generator for Averager {
    type Yield = ();
    type Send = Option<f64>;
    type Return = f64;
    #[inline(always)]
    fn resume(
        &mut self,
        resume: ::genfn::Resume<Option<f64>, f64>,
    ) -> ::genfn::__private::Result<(), ::genfn::StopIteration<f64>> {
        self.__stepped(::genfn::named::Resuming(resume))
    }
    #[inline(always)]
    fn sent_to<'__d>(
        &mut self,
        sent: Option<f64>,
        receiver: &mut ::genfn::frames::Receiver<'_, '__d, (), Option<f64>, f64>,
    ) -> ::genfn::__private::Option<()>
    where
        Self: '__d,
    {
        self.__stepped(::genfn::named::Sending(sent, &mut receiver.stop))
    }
    fn state(&self) -> ::genfn::State {
        ::genfn::__private::Saved::<(), Option<f64>, f64>::state(&self.state)
    }
    fn suspended_at(
        &self,
    ) -> ::genfn::__private::Option<
        &'static ::genfn::__private::core::panic::Location<'static>,
    > {
        ::genfn::__private::Saved::<(), Option<f64>, f64>::suspended_at(&self.state)
    }
    fn delegate(&self) -> ::genfn::__private::Option<&dyn ::genfn::Inspect> {
        ::genfn::__private::Saved::<(), Option<f64>, f64>::delegate(&self.state)
    }
    fn is_nothing(&self, sent: &Option<f64>) -> bool {
        ::genfn::named::is_nothing(::genfn::__private::kind!(Option < f64 >), sent)
    }
    fn nothing(&self) -> ::genfn::__private::Option<Option<f64>> {
        ::genfn::named::nothing_to_send(::genfn::__private::kind!(Option < f64 >))
    }
    fn drive<'__d>(
        &mut self,
        wake: ::genfn::frames::Wake<Option<f64>, f64>,
        _: ::genfn::frames::Handover<'_, '__d, (), Option<f64>, f64>,
    ) -> ::genfn::frames::Driven<(), f64>
    where
        Self: '__d,
    {
        self.__stepped(::genfn::named::Driving(wake))
    }
    fn has_handlers(&self) -> bool {
        false
    }
}
#[diagnostic::do_not_recommend]
impl ::genfn::named::DelegatedTo for Averager {
    type Way = ::genfn::named::ByGenerator<::genfn::delegation::Panics>;
}
fn averager() -> Averager {
    Averager {
        state: __AveragerStates::Unresumed {},
    }
}
