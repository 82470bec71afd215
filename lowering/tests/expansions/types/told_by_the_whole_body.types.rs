fn types() {
    let _ = || -> Step<String, ()> {
        __state.__types();
        never();
        {
            {
                let mut n = 200u8;
                __type_of_n.is(TypeOf::of(&n));
                {
                    let __yielded: String = n.to_string();
                    ()
                };
                {
                    let mut n;
                    __type_of_n.is(TypeOf::of(&n));
                    n = 100;
                }
                {
                    let __yielded: String = (!n).to_string();
                    ()
                };
            }
        }
        never()
    };
}
