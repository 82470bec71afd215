enum can_be_moved__generator_pinned_can_hold_borrows<First, ParkedFirst, Name> {
    Unresumed { first: First },
    Suspend1 { name: Name, __parked_first: ParkedFirst },
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { first } => {
            '__exit1: {
                {
                    let first = first;
                    let name = first.unwrap();
                    yield_!(@);
                    let __yielded: u8 = 1;
                    if true {} else {
                        break '__exit1;
                    }
                    *__state = generator::Suspend1 {
                        name: name,
                        __parked_first: park_unless!(first, __type_of_asked.answer()),
                    };
                    return __genfn.yielded(__yielded);
                }
            }
            return __genfn.never();
        }
        generator::Suspend1 { __parked_first, name } => {
            {
                let __held_first_0 = __parked_first;
                let name = name;
                drop(name);
            }
            return __genfn.returned(());
        }
        generator::Returned => return __genfn.exited(),
    }
}
