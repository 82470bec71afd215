enum can_be_moved__generator_pinned_can_hold_borrows<Names, Iter1, ParkedName> {
    Unresumed { names: Names },
    Join1 { __iter_1: Iter1 },
    Suspend1 { __parked_name: ParkedName, __iter_1: Iter1 },
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { names } => {
            '__exit1: {
                {
                    let names = names;
                    {
                        let mut __iter_1 = IntoIterator::into_iter(names);
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
        generator::Join1 { __iter_1 } => {
            '__exit4: {
                {
                    {
                        let mut __iter_1 = __iter_1;
                        loop {
                            match Iterator::next(&mut __iter_1) {
                                Some(name) => {
                                    yield_!(@);
                                    let __yielded: usize = name.len();
                                    if true {} else {
                                        break '__exit4;
                                    }
                                    *__state = generator::Suspend1 {
                                        __parked_name: park_unless!(name, __type_of_asked.answer()),
                                        __iter_1: __iter_1,
                                    };
                                    return __genfn.yielded(__yielded);
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
            return __genfn.never();
        }
        generator::Suspend1 { __iter_1, __parked_name } => {
            '__exit1: {
                {
                    {
                        let mut __iter_1 = __iter_1;
                        {
                            {
                                {
                                    let __held_name_2 = __parked_name;
                                }
                            }
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
        generator::Returned => return __genfn.exited(),
    }
}
