enum can_be_moved__generator_pinned_can_hold_borrows<Name, OptionalName, Long> {
    Unresumed { long: Long, name: Name },
    Suspend1 { __optional_name: OptionalName },
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { name, long } => {
            '__exit4: {
                {
                    let name = name;
                    let __filled_name_0;
                    let long = long;
                    if long {
                        drop(name);
                        __filled_name_0 = None;
                    } else {
                        __filled_name_0 = Some(park!(name));
                    };
                    yield_!(@);
                    let __yielded: u8 = 1;
                    if true {} else {
                        break '__exit4;
                    }
                    *__state = generator::Suspend1 {
                        __optional_name: __filled_name_0,
                    };
                    return __genfn.yielded(__yielded);
                }
            }
            return __genfn.never();
        }
        generator::Suspend1 { __optional_name } => {
            {
                let __filled_name_0 = __optional_name;
            }
            return __genfn.returned(());
        }
        generator::Returned => return __genfn.exited(),
    }
}
