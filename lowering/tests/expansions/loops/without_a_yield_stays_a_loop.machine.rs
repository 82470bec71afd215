enum can_be_moved__generator_pinned_can_hold_borrows<N> {
    Unresumed { n: N },
    Suspend1 {},
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { n } => {
            '__exit4: {
                {
                    let mut n = n;
                    while n > 9 {
                        n /= 10;
                    }
                    yield_!(@);
                    let __yielded: u32 = n;
                    if true {} else {
                        break '__exit4;
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
