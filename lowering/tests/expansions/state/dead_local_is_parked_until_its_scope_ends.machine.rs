enum can_be_moved__generator_pinned_can_hold_borrows<Lock, ParkedGuard> {
    Unresumed { lock: Lock },
    Suspend1 { __parked_guard: ParkedGuard },
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { lock } => {
            '__exit1: {
                {
                    let lock = &*lock;
                    let guard = lock.lock();
                    yield_!(@);
                    let __yielded: u8 = 1;
                    if true {} else {
                        break '__exit1;
                    }
                    *__state = generator::Suspend1 {
                        __parked_guard: park!(guard),
                    };
                    return __genfn.yielded(__yielded);
                }
            }
            return __genfn.never();
        }
        generator::Suspend1 { __parked_guard } => {
            {
                let __held_guard_1 = __parked_guard;
            }
            return __genfn.returned(());
        }
        generator::Returned => return __genfn.exited(),
    }
}
