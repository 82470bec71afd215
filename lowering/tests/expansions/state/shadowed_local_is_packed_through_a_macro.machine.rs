enum can_be_moved__generator_pinned_can_hold_borrows<Name, ParkedName> {
    Unresumed { name: Name },
    Suspend1 { name: Name },
    Suspend2 { __parked_name: ParkedName },
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { name } => {
            '__exit1: {
                {
                    let name = name;
                    macro_rules! __name_0 {
                        () => {
                            name
                        };
                    }
                    {
                        let name = name.len();
                        yield_!(@);
                        let __yielded: usize = name;
                        if true {} else {
                            break '__exit1;
                        }
                        *__state = generator::Suspend1 {
                            name: __name_0!(),
                        };
                        return __genfn.yielded(__yielded);
                    }
                }
            }
            return __genfn.never();
        }
        generator::Suspend1 { name } => {
            '__exit3: {
                {
                    let name = name;
                    macro_rules! __name_0 {
                        () => {
                            name
                        };
                    }
                    {};
                    yield_!(@);
                    let __yielded: usize = name.len();
                    if true {} else {
                        break '__exit3;
                    }
                    *__state = generator::Suspend2 {
                        __parked_name: park!(name),
                    };
                    return __genfn.yielded(__yielded);
                }
            }
            return __genfn.never();
        }
        generator::Suspend2 { __parked_name } => {
            {
                let __held_name_0 = __parked_name;
            }
            return __genfn.returned(());
        }
        generator::Returned => return __genfn.exited(),
    }
}
