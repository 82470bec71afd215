enum can_be_moved__generator_pinned_can_hold_borrows<Numbers, Iter1> {
    Unresumed { numbers: Numbers },
    Join1 { __iter_1: Iter1 },
    Returned,
}
fn resume() {
    match *__state {
        generator::Unresumed { .. } => {
            let generator::Unresumed { numbers } = replace(__state, generator::Returned)
            else {
                return __genfn.never();
            };
            '__exit1: {
                {
                    let numbers = numbers;
                    {
                        let mut __iter_1 = IntoIterator::into_iter(numbers);
                        {
                            if true {} else {
                                break '__exit1;
                            }
                            *__state = generator::Join1 {
                                __iter_1: __iter_1,
                            };
                            continue '__resume;
                        }
                    }
                }
            }
            return __genfn.never();
        }
        generator::Join1 { ref mut __iter_1 } => {
            {
                {
                    loop {
                        match Iterator::next(&mut *__iter_1) {
                            Some(number) => {
                                if number > 2 {
                                    yield_!(@);
                                    let __yielded: u32 = number;
                                    return __genfn.yielded(__yielded);
                                }
                            }
                            None => {
                                break;
                            }
                        }
                    }
                }
            }
            return __genfn.returned(());
        }
        generator::Returned => return __genfn.exited(),
    }
}
