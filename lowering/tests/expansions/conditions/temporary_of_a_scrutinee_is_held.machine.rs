enum can_be_moved__generator_pinned_can_hold_borrows<Queue, ParkedTemporary1> {
    Unresumed { queue: Queue },
    Join1 { queue: Queue },
    Suspend1 { __parked___temporary_1: ParkedTemporary1, queue: Queue },
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { queue } => {
            '__exit1: {
                {
                    let queue = &*queue;
                    {
                        if true {} else {
                            break '__exit1;
                        }
                        *__state = generator::Join1 { queue: queue };
                        continue '__resume;
                    }
                }
            }
            return __genfn.never();
        }
        generator::Join1 { queue } => {
            '__exit4: {
                {
                    let queue = &*queue;
                    loop {
                        {
                            let mut __temporary_1 = queue.lock();
                            let mut __scrutinee_2 = __temporary_1.pop();
                            if let Some(job) = __scrutinee_2 {
                                yield_!(@);
                                let __yielded: u8 = job;
                                if true {} else {
                                    break '__exit4;
                                }
                                *__state = generator::Suspend1 {
                                    __parked___temporary_1: park_unless!(
                                        __temporary_1, __type_of_asked.answer()
                                    ),
                                    queue: queue,
                                };
                                return __genfn.yielded(__yielded);
                            } else {
                                break;
                            }
                        }
                    }
                }
                return __genfn.returned(());
            }
            return __genfn.never();
        }
        generator::Suspend1 { queue, __parked___temporary_1 } => {
            '__exit1: {
                {
                    let queue = &*queue;
                    {
                        {
                            {
                                let __held___temporary_1_1 = __parked___temporary_1;
                                {}
                            }
                        }
                        if true {} else {
                            break '__exit1;
                        }
                        *__state = generator::Join1 { queue: queue };
                        continue '__resume;
                    }
                }
            }
            return __genfn.never();
        }
        generator::Returned => return __genfn.exited(),
    }
}
