enum can_be_moved__generator_pinned_can_hold_borrows {
    Unresumed {},
    Suspend1 {},
    Suspend2 {},
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed {} => {
            '__exit1: {
                {
                    let mut n = 200u8;
                    same_type!(__type_of_n, n);
                    yield_!(@);
                    let __yielded: String = n.to_string();
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
                    let mut n;
                    same_type!(__type_of_n, n);
                    n = 100;
                    yield_!(@);
                    let __yielded: String = (!n).to_string();
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
