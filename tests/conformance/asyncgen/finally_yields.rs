//! `test_asyncgen.AsyncGenTest.test_async_gen_exception_07`, `_08` and `_09`.

use crate::prelude::*;

#[generator]
fn after_an_error() -> BoxAsyncGenerator<'static, i32, (), Result<(), Error>> {
    try_! {{
        sleep().await;
        yield_!(1);
        div(1, 0)?;
    } finally {
        yield_!(2);
        sleep().await;
        yield_!(3);
    }}
    yield_!(100);
    Ok(())
}

#[generator]
fn and_raises() -> BoxAsyncGenerator<'static, i32, (), Result<(), Error>> {
    try_! {{
        yield_!(1);
        sleep().await;
    } finally {
        sleep().await;
        yield_!(2);
        div(1, 0)?;
        yield_!(3);
    }}
    yield_!(100);
    Ok(())
}

fn main() {
    run(async {
        for mut g in [after_an_error(), and_raises()] {
            for _ in 0..5 {
                ashow(anext(&mut g)).await;
            }
        }
    });
}

same_as_python!();
