enum can_be_moved__generator_pinned_can_hold_borrows<Pair, Job, Parked> {
    Unresumed { job: Job, pair: Pair },
    Suspend1 { __parked: Parked },
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { pair, job } => {
            '__exit1: {
                {
                    let pair = pair;
                    let job = job;
                    macro_rules! __job_1 {
                        () => {
                            job
                        };
                    }
                    let __rest_of_0;
                    same_type!(__type_of_rest_of_0, __rest_of_0);
                    let job = job;
                    let __rest_of_1;
                    let (a, _) = pair;
                    __rest_of_0 = rest!(pair, [a], (_, __left_1) => __left_1);
                    let Job { items: _, .. } = job;
                    let (items, __left_3) = taken!(
                        job, [items __left_2], Job { items, .. }
                    );
                    same_type!(__type_of_items, items);
                    __rest_of_1 = __left_3;
                    yield_!(@);
                    let __yielded: u8 = a.len() + items.len();
                    if true {} else {
                        break '__exit1;
                    }
                    *__state = generator::Suspend1 {
                        __parked: {
                            let __link_0 = park_link_unless!(
                                items, __type_of_asked_2.answer()
                            );
                            let __link_1 = park_link_unless!(
                                a, __type_of_asked.answer()
                            );
                            let __link_2 = park_link!(__rest_of_1);
                            let __link_3 = park_link!(__rest_of_0);
                            __link_0
                                .onto(__link_1.onto(__link_2.onto(__link_3.onto(()))))
                        },
                    };
                    return __genfn.yielded(__yielded);
                }
            }
            return __genfn.never();
        }
        generator::Suspend1 { __parked } => {
            {
                let __chain_0 = __parked;
            }
            return __genfn.returned(());
        }
        generator::Returned => return __genfn.exited(),
    }
}
