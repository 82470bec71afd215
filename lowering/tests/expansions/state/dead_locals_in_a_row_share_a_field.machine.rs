enum can_be_moved__generator_pinned_can_hold_borrows<A, B, Parked, Parked_1> {
    Unresumed { b: B, a: A },
    Suspend1 { __parked: Parked, b: B },
    Suspend2 { __parked_1: Parked_1 },
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { a, b } => {
            '__exit1: {
                {
                    let a = &*a;
                    let b = &*b;
                    let first = a.lock();
                    yield_!(@);
                    let __yielded: u8 = 1;
                    if true {} else {
                        break '__exit1;
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
            '__exit2: {
                {
                    let b = &*b;
                    let __chain_0 = __parked;
                    let second = b.lock();
                    yield_!(@);
                    let __yielded: u8 = 2;
                    if true {} else {
                        break '__exit2;
                    }
                    *__state = generator::Suspend2 {
                        __parked_1: {
                            let __link_0 = park_link!(second);
                            __link_0.onto(__chain_0)
                        },
                    };
                    return __genfn.yielded(__yielded);
                }
            }
            return __genfn.never();
        }
        generator::Suspend2 { __parked_1 } => {
            {
                let __chain_0 = __parked_1;
            }
            return __genfn.returned(());
        }
        generator::Returned => return __genfn.exited(),
    }
}
