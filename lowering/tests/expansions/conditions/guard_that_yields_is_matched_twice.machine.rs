enum can_be_moved__generator_pinned_can_hold_borrows<Value> {
    Unresumed { value: Value },
    Suspend1 { value: Value },
    Join6 { value: Value },
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
            '__exit11: {
                {
                    let value = value;
                    {
                        let mut __operand_6: Option<u8> = None;
                        macro_rules! ____operand_6_6 {
                            () => {
                                __operand_6
                            };
                        }
                        match value {
                            Some(
                                n,
                            ) if {
                                __operand_6 = Some(n);
                                false
                            } => unreachable!(),
                            _ => {}
                        };
                        if let Some(__operand_6) = __operand_6 {
                            yield_!(@);
                            let __yielded: u8 = __operand_6;
                            if true {} else {
                                break '__exit11;
                            }
                            *__state = generator::Suspend1 {
                                value: value,
                            };
                            return __genfn.yielded(__yielded);
                        }
                        match value {
                            _ => {}
                        }
                        *__state = generator::Join6 { value: value };
                        continue '__resume;
                    }
                };
                return __genfn.never();
            }
            return __genfn.never();
        }
        generator::Suspend1 { value } => {
            {
                let value = value;
                '__guard_1: {
                    {
                        let __sent_2 = match replace(&mut __resume, Resume::Start) {
                            Resume::Send(__sent) => __sent.__itself(),
                            __raised => return __genfn.uncaught(__raised),
                        };
                        let mut __kept_3 = Some(__sent_2.__itself());
                        let mut __holds_4 = false;
                        match value {
                            Some(
                                n,
                            ) if {
                                if __kept_3.take().unwrap() {
                                    __holds_4 = true;
                                }
                                false
                            } => unreachable!(),
                            _ => {}
                        };
                        if __holds_4 {
                            match value {
                                Some(n) => {
                                    let __value_5: () = { f(n) };
                                    break '__guard_1 __value_5;
                                }
                                _ => unreachable!(),
                            };
                        }
                    };
                    *__state = generator::Join6 { value: value };
                    continue '__resume;
                }
            }
            return __genfn.returned(());
        }
        generator::Join6 { value } => {
            {
                let value = value;
                {
                    match value {
                        _ => {}
                    }
                }
            }
            return __genfn.returned(());
        }
        generator::Returned => return __genfn.ended(__resume),
    }
}
