enum can_be_moved__generator_pinned_can_hold_borrows<N> {
    Unresumed { n: N },
    Suspend1 { n: N },
    Returned,
}
fn resume() {
    match *__state {
        generator::Unresumed { .. } => {
            if __genfn.refuses(kind!(u8), &__resume) {
                return __genfn.refused();
            }
            let generator::Unresumed { n } = replace(__state, generator::Returned) else {
                return __genfn.never();
            };
            if !__genfn.begins(&mut __resume) {
                return __genfn.uncaught(__resume);
            }
            '__exit1: {
                {
                    let n = n;
                    {
                        if true {} else {
                            break '__exit1;
                        }
                        *__state = generator::Suspend1 { n: n };
                        __join = 1;
                        continue '__resume;
                    }
                }
            }
            return __genfn.never();
        }
        generator::Suspend1 { .. } if __joined == 1 => {
            loop {
                {
                    {
                        yield_!(@);
                        let __yielded: () = ();
                        return __genfn.yielded(__yielded);
                    }
                }
            }
        }
        generator::Suspend1 { ref n } => {
            let __returned: u8 = {
                let found = loop {
                    {
                        {
                            let __condition_2 = {
                                let __sent_1 = match replace(&mut __resume, Resume::Start) {
                                    Resume::Send(__sent) => __sent.__itself(),
                                    __raised => return __genfn.uncaught(__raised),
                                };
                                __sent_1 == *n
                            };
                            if __condition_2 {
                                break *n;
                            }
                        }
                    }
                    __join = 1;
                    continue '__resume;
                };
                found + 1
            };
            return __genfn.returned(__returned);
        }
        generator::Returned => return __genfn.ended(__resume),
    }
}
