enum can_be_moved__generator_pinned_can_hold_borrows<Inner> {
    Unresumed {},
    Suspend1 { __inner: Inner },
    Returned,
}
fn resume() {
    match *__state {
        generator::Suspend1 { ref mut __inner, .. } => {
            match (__inner)
                .resume(
                    { replace(&mut __resume, Resume::Start) },
                    converts!(__inner, __genfn),
                )
            {
                Delegated::Yield(__item) => {
                    let __yielded: u8 = __item;
                    return __genfn.yielded(__yielded);
                }
                __delegated => {
                    __begun_1 = Some(__delegated);
                }
            }
        }
        _ => {}
    }
    match *__state {
        generator::Unresumed { .. } => {
            if __genfn.refuses(kind!(u8), &__resume) {
                return __genfn.refused();
            }
            *__state = generator::Returned;
            if !__genfn.begins(&mut __resume) {
                return __genfn.uncaught(__resume);
            }
            '__exit1: {
                {
                    yield_from!(@);
                    let __inner = delegate!([u8] inner());
                    let (__inner, __delegated) = (__inner).begun();
                    if true {} else {
                        break '__exit1;
                    }
                    *__state = generator::Suspend1 { __inner };
                    match __delegated {
                        Delegated::Yield(__item) => {
                            let __yielded: u8 = __item;
                            return __genfn.yielded(__yielded);
                        }
                        __delegated => {
                            __begun_1 = Some(__delegated);
                        }
                    }
                    continue '__resume;
                }
            }
            return __genfn.never();
        }
        generator::Suspend1 { .. } => {
            let Some(__delegated) = __begun_1.take() else {
                return __genfn.never();
            };
            let generator::Suspend1 { __inner } = replace(__state, generator::Returned)
            else {
                return __genfn.never();
            };
            let __returned: u8 = {
                {
                    let __inner = __inner;
                    match __delegated {
                        Delegated::Return(__value) => __value.__itself(),
                        Delegated::Raise(__raised) => {
                            return __genfn.uncaught(__raised);
                        }
                        Delegated::Yield(_) => {
                            return __genfn.never();
                        }
                    }
                }
            };
            return __genfn.returned(__returned);
        }
        generator::Returned => return __genfn.ended(__resume),
    }
}
