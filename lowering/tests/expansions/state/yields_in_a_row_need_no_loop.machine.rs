enum can_be_moved__generator_pinned_can_hold_borrows<A> {
    Unresumed { a: A },
    Suspend1 {},
    Suspend2 {},
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { a } => {
            '__exit1: {
                {
                    let a = a;
                    yield_!(@);
                    let __yielded: u8 = a;
                    if true {} else {
                        break '__exit1;
                    }
                    *__state = generator::Suspend1 {};
                    return __genfn.yielded(__yielded);
                }
            }
            return __genfn.never();
        }
        generator::Suspend1 {} => {
            '__exit2: {
                {
                    yield_!(@);
                    let __yielded: u8 = 2;
                    if true {} else {
                        break '__exit2;
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
