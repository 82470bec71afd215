enum generator<Name, MaybeName, Long> {
    Unresumed { long: Long, name: Name },
    Suspend1 { __maybe_name: MaybeName },
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { name, long } => {
            '__left4: {
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
                        break '__left4;
                    }
                    *__state = generator::Suspend1 {
                        __maybe_name: __filled_name_0,
                    };
                    return __genfn.yielded(__yielded);
                }
            }
            return __genfn.never();
        }
        generator::Suspend1 { __maybe_name } => {
            {
                let __filled_name_0 = __maybe_name;
            }
            return __genfn.returned(());
        }
        generator::Returned => return __genfn.exited(),
    }
}
