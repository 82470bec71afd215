enum can_be_moved__generator_pinned_can_hold_borrows {
    Unresumed {},
    Suspend1 {},
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed {} => {
            if __genfn.refuses(kind!(u8), &__resume) {
                *__state = generator::Unresumed {};
                return __genfn.refused();
            }
            if !__genfn.begins(&mut __resume) {
                return __genfn.uncaught(__resume);
            }
            '__exit1: {
                {
                    yield_!(@);
                    let __yielded: u8 = 0;
                    if true {} else {
                        break '__exit1;
                    }
                    *__state = generator::Suspend1 {};
                    return __genfn.yielded(__yielded);
                }
            }
            return __genfn.never();
        }
        generator::Suspend1 {} => {
            let __returned: u8 = {
                match replace(&mut __resume, Resume::Start) {
                    Resume::Send(__sent) => __sent.__itself(),
                    __raised => return __genfn.uncaught(__raised),
                }
            };
            return __genfn.returned(__returned);
        }
        generator::Returned => return __genfn.ended(__resume),
    }
}
