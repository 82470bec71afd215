#[derive(::genfn::__private::core::clone::Clone)]
enum can_be_moved__generator_pinned_can_hold_borrows<Words, Iter1, ParkedWord> {
    Unresumed { words: Words },
    Join1 { __iter_1: Iter1 },
    Suspend1 { __parked_word: ParkedWord, __iter_1: Iter1 },
    Returned,
}
fn resume() {
    match replace(__state, can_be_moved__generator_pinned_can_hold_borrows::Returned) {
        can_be_moved__generator_pinned_can_hold_borrows::Unresumed { words } => {
            '__exit1: {
                {
                    let words = words;
                    {
                        let mut __iter_1 = IntoIterator::into_iter(words);
                        {
                            if true {} else {
                                break '__exit1;
                            }
                            *__state = can_be_moved__generator_pinned_can_hold_borrows::Join1 {
                                __iter_1: __iter_1,
                            };
                            continue '__resume;
                        }
                    }
                }
            }
            return __genfn.never();
        }
        can_be_moved__generator_pinned_can_hold_borrows::Join1 { __iter_1 } => {
            '__exit4: {
                {
                    {
                        let mut __iter_1 = __iter_1;
                        loop {
                            match Iterator::next(&mut __iter_1) {
                                Some(word) => {
                                    yield_!(@);
                                    let __yielded: Result<_, _> = Typed {
                                        ty: __genfn.item(),
                                        value: Ok(word.parse()?),
                                    }
                                        .value;
                                    if true {} else {
                                        break '__exit4;
                                    }
                                    *__state = can_be_moved__generator_pinned_can_hold_borrows::Suspend1 {
                                        __parked_word: park_unless!(word, __type_of_asked.answer()),
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
        can_be_moved__generator_pinned_can_hold_borrows::Suspend1 {
            __iter_1,
            __parked_word,
        } => {
            '__exit1: {
                {
                    {
                        let mut __iter_1 = __iter_1;
                        {
                            {
                                {
                                    let __held_word_2 = __parked_word;
                                }
                            }
                            if true {} else {
                                break '__exit1;
                            }
                            *__state = can_be_moved__generator_pinned_can_hold_borrows::Join1 {
                                __iter_1: __iter_1,
                            };
                            continue '__resume;
                        }
                    }
                }
            }
            return __genfn.never();
        }
        can_be_moved__generator_pinned_can_hold_borrows::Returned => {
            return __genfn.exited();
        }
        _ => return __genfn.never(),
    }
}
