//! `test_coroutines.CoroutineTest.test_with_1`, `_9` to `_13`, `CoroAsyncIOCompatTest.test_asyncio_1`: `async with`. What `__aexit__` is told is
//! what a `try_!` catches.

use crate::prelude::*;

#[derive(Clone, Copy, Default)]
struct Manager {
    name: &'static str,
    fails_to_enter: bool,
    fails_to_exit: bool,
    swallows: bool,
}

impl Manager {
    async fn enter(&self) -> Result<(), Error> {
        sleep().await;
        if self.fails_to_enter {
            return Err(Error::KeyError("enter"));
        }
        println!("enter {}", self.name);
        Ok(())
    }

    async fn exit(&self, with: &str) -> Result<bool, Error> {
        sleep().await;
        println!("exit {} with {with}", self.name);
        if self.fails_to_exit {
            return Err(Error::KeyError("exit"));
        }
        Ok(self.swallows)
    }
}

#[generator]
fn one(manager: Manager, fails: bool) -> BoxAsyncGenerator<'static, String, (), Result<(), Error>> {
    manager.enter().await?;
    try_! {{
        yield_!(manager.name.to_owned());
        if fails {
            Err(Error::ValueError("body"))?;
        }
    } except GeneratorExit => {
        if !manager.exit("GeneratorExit").await? {
            Err(GeneratorExit)?;
        }
    } except error => {
        if !manager.exit("ValueError").await? {
            Err(error)?;
        }
    } else {
        manager.exit("None").await?;
    }}
    yield_!("after".to_owned());
    Ok(())
}

#[generator]
fn two(outer: Manager, inner: Manager) -> BoxAsyncGenerator<'static, String, (), Result<(), Error>> {
    outer.enter().await?;
    try_! {{
        inner.enter().await?;
        try_! {{
            yield_!(outer.name.to_owned() + inner.name);
            Err(Error::ValueError("body"))?;
        } except error => {
            if !inner.exit("ValueError").await? {
                Err(error)?;
            }
        } else {
            inner.exit("None").await?;
        }}
    } except error => {
        if !outer.exit("ValueError").await? {
            Err(error)?;
        }
    } else {
        outer.exit("None").await?;
    }}
    yield_!("after".to_owned());
    Ok(())
}

#[generator]
fn jumps() -> BoxAsyncGenerator<'static, String, (), Result<(), Error>> {
    let manager = Manager { name: "loop", ..Default::default() };
    for i in 0..3 {
        manager.enter().await?;
        try_! {{
            if i == 0 {
                continue;
            }
            yield_!(i.to_string());
            if i == 1 {
                break;
            }
        } finally {
            manager.exit("None").await?;
        }}
    }
    yield_!("after".to_owned());
    Ok(())
}

fn main() {
    run(async {
        let a = Manager { name: "A", ..Default::default() };
        let cases = [
            one(a, false),
            one(a, true),
            one(Manager { swallows: true, ..a }, true),
            one(Manager { fails_to_enter: true, swallows: true, ..a }, true),
            one(Manager { fails_to_exit: true, ..a }, false),
            one(Manager { fails_to_exit: true, ..a }, true),
            two(a, Manager { name: "B", swallows: true, ..a }),
            two(a, Manager { name: "C", ..a }),
            jumps(),
        ];
        for (i, mut g) in cases.into_iter().enumerate() {
            println!("case {i}");
            for _ in 0..3 {
                ashow(anext(&mut g)).await;
            }
        }
        let mut g = one(a, true);
        ashow(anext(&mut g)).await;
        aclosed(&mut g).await;
    });
}

same_as_python!();
