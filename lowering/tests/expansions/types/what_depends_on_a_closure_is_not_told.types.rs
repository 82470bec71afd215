fn types() {
    let _ = || -> Step<u8, ()> {
        __state.__types(__type_of_xs, TypeOf::NEW, __type_of_seen, __type_of_x);
        never();
        {
            let xs = __type_of_xs.value();
            {
                let mut doubled = xs.into_iter().map(|x| x * 2);
                let mut seen = Vec::new();
                __type_of_seen.is(TypeOf::of(&seen));
                loop {
                    if let Some(x) = doubled.next() {
                        __type_of_x.is(TypeOf::of(&x));
                        {
                            let __yielded: u8 = x;
                            ()
                        };
                        seen.push(x);
                    } else {
                        break;
                    }
                }
            }
        }
        never()
    };
}
