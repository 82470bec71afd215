enum can_be_moved__generator_pinned_can_hold_borrows<Grid, ParkedGrid, At, At3> {
    Unresumed { at: At, grid: Grid },
    Suspend1 { __at_3: At3, at: At, grid: Grid },
    Suspend2 { __at_3: At3, grid: Grid },
    Suspend3 { __parked_grid: ParkedGrid },
    Returned,
}
fn resume() {
    match replace(__state, generator::Returned) {
        generator::Unresumed { grid, at } => {
            '__exit1: {
                {
                    let mut grid = grid;
                    let mut at = at;
                    let __at_3: usize = at;
                    elements!(grid, __at_3);
                    let row = &mut grid[__at_3];
                    yield_!(@);
                    let __yielded: usize = row.len();
                    if true {} else {
                        break '__exit1;
                    }
                    *__state = generator::Suspend1 {
                        __at_3: __at_3,
                        at: at,
                        grid: grid,
                    };
                    return __genfn.yielded(__yielded);
                }
            }
            return __genfn.never();
        }
        generator::Suspend1 { grid, at, __at_3 } => {
            '__exit2: {
                {
                    let mut grid = grid;
                    let mut at = at;
                    let __at_3 = __at_3;
                    let row = &mut grid[__at_3];
                    at += 1;
                    row.push(7);
                    yield_!(@);
                    let __yielded: usize = at;
                    if true {} else {
                        break '__exit2;
                    }
                    *__state = generator::Suspend2 {
                        __at_3: __at_3,
                        grid: grid,
                    };
                    return __genfn.yielded(__yielded);
                }
            }
            return __genfn.never();
        }
        generator::Suspend2 { grid, __at_3 } => {
            '__exit3: {
                {
                    let mut grid = grid;
                    let __at_3 = __at_3;
                    let row = &mut grid[__at_3];
                    yield_!(@);
                    let __yielded: usize = row.len();
                    if true {} else {
                        break '__exit3;
                    }
                    *__state = generator::Suspend3 {
                        __parked_grid: park!(grid),
                    };
                    return __genfn.yielded(__yielded);
                }
            }
            return __genfn.never();
        }
        generator::Suspend3 { __parked_grid } => {
            {
                let __held_grid_0 = __parked_grid;
            }
            return __genfn.returned(());
        }
        generator::Returned => return __genfn.exited(),
    }
}
