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
fn rows(
    log: Log,
) -> impl AsyncGenerator<Yield = u32, Send = Option<u32>, Return = Result<(), String>> {
    ::genfn::__private::async_generators!(
        ::genfn::__private::async_generator:: < u32, Option < u32 >, Result < (), String
        >, _, _, _ > (::genfn::__private::kind!(Option < u32 >), "rows",
        ::genfn::__private::Handlers, async move | the_stream | { #[allow(unused_mut,
        unused_variables)] let mut the_stream = the_stream; #[allow(unused_mut,
        unused_variables)] let mut the_stream =
        ::genfn::__private::AsyncYielder::new(the_stream); #[allow(unused_imports)] use
        ::genfn::__private::Itself as _; let __genfn = ::genfn::__private::returns!(u32,
        Result < (), String >); if false { return __genfn.never(); } let _ = (& log,);
        let __value : Result < (), String > = { { let __outcome_1 = '__finally_1 : { let
        __tried_1 = { try_!(@); let row = match match fetch() { __operand => { let
        __future = ::genfn::async_generator::awaited::future_of!(__operand); let __future
        = ::genfn::__private::pin!(__future); the_stream.or_raised(__future). await } } {
        ::genfn::__private::Ok(__value) => __value, ::genfn::__private::Err(__raised) =>
        break '__finally_1::genfn::__private::Err(__genfn.raised_quietly(__raised)), };
        match { yield_!(@); let __value : u32 = row; the_stream.suspend(__value). await }
        { ::genfn::Resume::Send(__sent) => __sent.__itself(), __raised => break
        '__finally_1::genfn::__private::Err(__genfn.raised_quietly(__raised)) }; {
        yield_from!(@); let (__inner, __way) =
        ::genfn::async_generator::delegation::delegate_async!(others()); let mut __inner
        = ::genfn::__private::pin!(__inner); let mut __resume = ::genfn::Resume::Start;
        loop { match __way.step(__inner.as_mut(), & mut the_stream, __way.sent({ __resume
        }), ::genfn::__private::converts!(__way, __genfn)). await {
        ::genfn::__private::Delegated::Yield(__item) => __resume = { let __value : u32 =
        __item; the_stream.suspend(__value). await },
        ::genfn::__private::Delegated::Return(__value) => break __value.__itself(),
        ::genfn::__private::Delegated::Raise(__raised) => break
        '__finally_1::genfn::__private::Err(__genfn.raised_quietly(__raised)), } } }; };
        #[allow(unreachable_code)] break '__finally_1::genfn::__private::Ok(__tried_1);
        }; { log.close(). await; } match __outcome_1 { ::genfn::__private::Ok(__value) =>
        __value, ::genfn::__private::Err(__raised) => return __genfn.raise(__raised), }
        }; Ok(()) }; #[allow(unreachable_code)] return __genfn.returned(__value); })
    )
}
