enum can_be_moved__generator_pinned_can_hold_borrows<Name> {
    Unresumed { name: Name },
    Suspend1 {},
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { name } => {
            '__exit1: {
                {
                    let name = name;
                    drop(name);
                    yield_!(@);
                    let __yielded: u8 = 1;
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
            {}
            return __genfn.returned(());
        }
        generator::Returned => return __genfn.exited(),
    }
}
