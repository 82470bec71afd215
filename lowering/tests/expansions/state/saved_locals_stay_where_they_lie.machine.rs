enum can_be_moved__generator_pinned_can_hold_borrows<To, N, Seen> {
    Unresumed { to: To },
    Shared1 { __at: __At1, seen: Seen, n: N, to: To },
    Returned,
}
fn resume() {
    match *__state {
        generator::Unresumed { .. } => {
            let generator::Unresumed { to } = replace(__state, generator::Returned) else {
                return __genfn.never();
            };
            '__exit1: {
                {
                    let to = to;
                    let mut n = 0;
                    let mut seen = Vec::new();
                    {
                        if true {} else {
                            break '__exit1;
                        }
                        *__state = generator::Shared1 {
                            __at: __At1::Join1,
                            seen: seen,
                            n: n,
                            to: to,
                        };
                        continue '__resume;
                    }
                }
            }
            return __genfn.never();
        }
        generator::Shared1 {
            __at: ref mut __at @ __At1::Join1,
            ref to,
            ref mut n,
            ref mut seen,
        } => {
            {
                loop {
                    if *n < *to {
                        (*seen).push(*n);
                        yield_!(@);
                        let __yielded: u32 = *n;
                        *__at = __At1::Suspend1;
                        return __genfn.yielded(__yielded);
                    } else {
                        break;
                    }
                }
            }
            return __genfn.returned(());
        }
        generator::Shared1 { __at: ref mut __at @ __At1::Suspend1, ref mut n, .. } => {
            {
                {
                    *n += 1;
                }
            }
            *__at = __At1::Join1;
            continue '__resume;
        }
        generator::Returned => return __genfn.exited(),
    }
}
