enum can_be_moved__generator_pinned_can_hold_borrows<Value, OptionalValue, N> {
    Unresumed { value: Value },
    Suspend1 { n: N },
    Join4 { __optional_value: OptionalValue },
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { value } => {
            if __genfn.refuses(kind!(bool), &__resume) {
                *__state = generator::Unresumed { value };
                return __genfn.refused();
            }
            if !__genfn.begins(&mut __resume) {
                return __genfn.uncaught(__resume);
            }
            '__exit3: {
                {
                    let value = value;
                    {
                        {
                            match value {
                                Some(n) => {
                                    yield_!(@);
                                    let __yielded: u8 = n;
                                    if true {} else {
                                        break '__exit3;
                                    }
                                    *__state = generator::Suspend1 { n: n };
                                    return __genfn.yielded(__yielded);
                                }
                                _ => {}
                            }
                        };
                        *__state = generator::Join4 {
                            __optional_value: Some(park!(value)),
                        };
                        continue '__resume;
                    }
                };
                return __genfn.never();
            }
            return __genfn.never();
        }
        generator::Suspend1 { n } => {
            {
                '__let_chain_1: {
                    {
                        {
                            let n = n;
                            let __condition_2 = match replace(
                                &mut __resume,
                                Resume::Start,
                            ) {
                                Resume::Send(__sent) => __sent.__itself(),
                                __raised => return __genfn.uncaught(__raised),
                            };
                            if __condition_2 {
                                let __value_3: () = {
                                    f(n);
                                };
                                break '__let_chain_1 __value_3;
                            }
                        }
                    };
                    *__state = generator::Join4 {
                        __optional_value: None,
                    };
                    continue '__resume;
                }
            }
            return __genfn.returned(());
        }
        generator::Join4 { __optional_value } => {
            {
                let __filled_value_0 = __optional_value;
                {}
            }
            return __genfn.returned(());
        }
        generator::Returned => return __genfn.ended(__resume),
    }
}
