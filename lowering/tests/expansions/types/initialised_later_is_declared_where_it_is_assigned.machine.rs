enum can_be_moved__generator_pinned_can_hold_borrows<ParkedName> {
    Unresumed {},
    Suspend1 {},
    Suspend2 { __parked_name: ParkedName },
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed {} => {
            '__exit1: {
                {
                    yield_!(@);
                    let __yielded: usize = 0;
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
                    let name;
                    same_type!(__type_of_name, name);
                    name = String::new();
                    yield_!(@);
                    let __yielded: usize = name.len();
                    if true {} else {
                        break '__exit2;
                    }
                    *__state = generator::Suspend2 {
                        __parked_name: park_unless!(name, __type_of_asked.answer()),
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
