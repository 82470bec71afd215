enum can_be_moved__generator_pinned_can_hold_borrows<Operand1> {
    Unresumed {},
    Suspend1 { __operand_1: Operand1 },
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
                    {
                        let __operand_1 = g();
                        yield_!(@);
                        let __yielded: u8 = 1;
                        if true {} else {
                            break '__exit1;
                        }
                        *__state = generator::Suspend1 {
                            __operand_1: __operand_1,
                        };
                        return __genfn.yielded(__yielded);
                    }
                }
            }
            return __genfn.never();
        }
        generator::Suspend1 { __operand_1 } => {
            {
                {
                    let __operand_1 = __operand_1;
                    let __sent_2 = match replace(&mut __resume, Resume::Start) {
                        Resume::Send(__sent) => __sent.__itself(),
                        __raised => return __genfn.uncaught(__raised),
                    };
                    f(__operand_1, __sent_2.__itself(), h());
                };
            }
            return __genfn.returned(());
        }
        generator::Returned => return __genfn.ended(__resume),
    }
}
