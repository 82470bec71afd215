//! Handlers on every level.

use super::*;

thread_local! {
    static RUN: Cell<u32> = const { Cell::new(0) };
}

#[generator]
fn handled(n: u32) -> BoxGenerator<'static, u32> {
    try_! {{
        if n == 0 {
            yield_!(0);
        } else {
            yield_from!(handled(n - 1));
        }
    } finally {
        RUN.set(RUN.get() + 1);
    }}
}

#[test]
fn run_at_any_depth() {
    let ends: [fn(BoxGenerator<'static, u32>); 3] = [
        drop,
        |mut g| {
            g.close();
        },
        |g| assert_eq!(g.count(), 0),
    ];
    for end in ends {
        on_a_small_stack(|| {
            let mut g = handled(DEEP);
            g.start().unwrap();
            end(g);
            assert_eq!(RUN.get(), DEEP + 1);
        });
    }
}
