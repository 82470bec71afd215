//! `ExceptionTest.test_except_next`, `test_except_gen_except`, `test_nested_gen_except_loop`: the caller resumes a generator
//! while it handles an exception. Each of the two has its own.

use crate::prelude::*;

#[generator]
fn catches_its_own() -> impl Generator<Yield = &'static str, Return = Result<(), Error>> {
    try_! {{
        yield_!("waiting");
        Err(Error::TypeError("its own"))?;
    } except Error::TypeError(about) => {
        println!("caught {about}");
    }}
    yield_!("after its own");
    yield_!("done");
    Ok(())
}

#[generator]
fn many() -> impl Iterator<Item = i32> {
    for i in 0..3 {
        yield_!(i);
    }
}

#[generator]
fn loops_in_a_handler() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        Err(Error::TypeError("before the loop"))?;
    } except Error::TypeError(about) => {
        for i in many() {
            yield_!(i);
        }
        println!("still has {about}");
    }}
    Ok(())
}

fn main() {
    let of_the_caller = || -> Result<(), Error> { Err(Error::ValueError("of the caller")) };

    let mut g = catches_its_own();
    show(next(&mut g));
    if let Err(Error::ValueError(about)) = of_the_caller() {
        show(next(&mut g));
        println!("the caller has {about}");
    }
    show(next(&mut g));

    if let Err(Error::ValueError(about)) = of_the_caller() {
        for i in loops_in_a_handler().flatten() {
            println!("step {i}");
        }
        println!("the caller has {about}");
    }
}

same_as_python!();
