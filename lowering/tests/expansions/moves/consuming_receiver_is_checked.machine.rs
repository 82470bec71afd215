enum generator<First, Name> {
    Unresumed { first: First },
    Suspend1 { name: Name },
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { first } => {
            '__exit1: {
                {
                    let first = first;
                    let name = (consumes!(first), first.unwrap()).1;
                    yield_!(@);
                    let __yielded: u8 = 1;
                    if true {} else {
                        break '__exit1;
                    }
                    *__state = generator::Suspend1 { name: name };
                    return __genfn.yielded(__yielded);
                }
            }
            return __genfn.never();
        }
        generator::Suspend1 { name } => {
            {
                let name = name;
                drop(name);
            }
            return __genfn.returned(());
        }
        generator::Returned => return __genfn.exited(),
    }
}
