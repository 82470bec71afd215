//! One body, for everyone.
//!
//! ```text
//! bodies! {
//!     fn(end: u64 = 100_000) -> u64 {
//!         let mut n: u64 = 0;          // diapause asks for the types of locals
//!         while n < end {
//!             yield_!(n);
//!             n += 1;
//!         }
//!     }
//! }
//! ```
//!
//! makes of it the functions `genfn`, `named`, `diapause`, `rc` and so on, each of which hands what the body yields to a
//! [`Drive`](crate::drive::Drive), and `workload()`, which lists them. The module it stands in has `hand` besides.

/// See the module.
macro_rules! bodies {
    (fn($($arg:ident: $type:ty = $value:expr),*) -> $item:ty { $($body:tt)* }) => {
        pub fn genfn(drive: impl $crate::drive::Drive) -> u64 {
            use ::genfn::yield_;
            #[::genfn::generator]
            fn body($($arg: $type),*) -> impl Iterator<Item = $item> { $($body)* }
            drive.run(body($(std::hint::black_box($value)),*))
        }

        pub fn named(drive: impl $crate::drive::Drive) -> u64 {
            use ::genfn::yield_;
            #[::genfn::generator(type = Body)]
            fn body($($arg: $type),*) -> impl Iterator<Item = $item> { $($body)* }
            drive.run(body($(std::hint::black_box($value)),*))
        }

        $crate::bodies::peers! { ($($arg: $type = $value),*) $item { $($body)* } }
        $crate::bodies::nightly! { ($($arg: $type = $value),*) $item { $($body)* } }

        pub fn workload(name: &'static str) -> $crate::measure::Workload {
            #[allow(unused_mut)]
            let mut all = $crate::bodies::contenders! { hand = "by hand", genfn = "genfn", named = "genfn, named" };
            #[cfg(feature = "peers")]
            all.extend($crate::bodies::contenders! {
                diapause = "diapause",
                stack = "genawaiter stack", rc = "genawaiter rc", sync = "genawaiter sync",
                next_gen = "next-gen", fauxgen = "fauxgen",
                generator = "generator", corosensei = "corosensei"
            });
            #[cfg(feature = "nightly")]
            all.extend($crate::bodies::contenders! { gen_block = "gen block", coroutine = "#[coroutine]" });
            $crate::measure::Workload { name, items: hand($crate::drive::Count), contenders: all }
        }
    };
}

/// `function = "name", …`: contenders that are driven in every way.
macro_rules! contenders {
    ($($function:ident = $name:literal),* $(,)?) => {
        vec![$($crate::measure::Contender {
            name: $name,
            runs: [
                Some(|| $function($crate::drive::For)),
                Some(|| $function($crate::drive::Boxed)),
                Some(|| $function($crate::drive::Fold)),
                Some(|| $function($crate::drive::Sum)),
                Some(|| $function($crate::drive::ForEach)),
                Some(|| $function($crate::drive::Collect)),
            ],
            size: Some(|| $function($crate::drive::Size)),
        }),*]
    };
}

/// `function = "name", …`: contenders that are behind a box anyway.
macro_rules! boxed_contenders {
    ($($function:ident($($arg:expr),*) = $name:literal),* $(,)?) => {
        vec![$($crate::measure::Contender {
            name: $name,
            runs: [None, Some(|| $function($($arg,)* $crate::drive::For)), None, None, None, None],
            size: None,
        }),*]
    };
}

#[cfg(feature = "peers")]
macro_rules! peers {
    (($($arg:ident: $type:ty = $value:expr),*) $item:ty { $($body:tt)* }) => {
        pub fn diapause(drive: impl $crate::drive::Drive) -> u64 {
            #[::diapause::coroutine(yield = $item)]
            fn body($($arg: $type),*) { $($body)* }
            drive.run(body($(std::hint::black_box($value)),*).into_iter())
        }

        pub fn rc(drive: impl $crate::drive::Drive) -> u64 {
            async fn body(co: genawaiter::rc::Co<$item>, $($arg: $type),*) {
                macro_rules! yield_ { ($e:expr) => { co.yield_($e).await } }
                $($body)*
            }
            let it = genawaiter::rc::Gen::new(|co| body(co, $(std::hint::black_box($value)),*));
            drive.run(it.into_iter())
        }

        pub fn sync(drive: impl $crate::drive::Drive) -> u64 {
            async fn body(co: genawaiter::sync::Co<$item>, $($arg: $type),*) {
                macro_rules! yield_ { ($e:expr) => { co.yield_($e).await } }
                $($body)*
            }
            let it = genawaiter::sync::Gen::new(|co| body(co, $(std::hint::black_box($value)),*));
            drive.run(it.into_iter())
        }

        pub fn stack(drive: impl $crate::drive::Drive) -> u64 {
            async fn body(co: genawaiter::stack::Co<'_, $item>, $($arg: $type),*) {
                macro_rules! yield_ { ($e:expr) => { co.yield_($e).await } }
                $($body)*
            }
            let mut shelf = genawaiter::stack::Shelf::new();
            let size = size_of_val(&shelf);
            // Safety: `co` ends with the body.
            let it = unsafe {
                genawaiter::stack::Gen::new(&mut shelf, |co| body(co, $(std::hint::black_box($value)),*))
            };
            drive.run_pinned(size, it.into_iter())
        }

        pub fn next_gen(drive: impl $crate::drive::Drive) -> u64 {
            #[::next_gen::generator(yield($item))]
            fn body($($arg: $type),*) { $($body)* }
            next_gen::mk_gen!(let it = body($(std::hint::black_box($value)),*));
            drive.run_pinned(size_of_val(&*it), it.into_iter())
        }

        pub fn fauxgen(drive: impl $crate::drive::Drive) -> u64 {
            #[::fauxgen::generator(yield = $item)]
            fn body($($arg: $type),*) {
                macro_rules! yield_ { ($e:expr) => { r#yield!($e) } }
                $($body)*
            }
            let it = std::pin::pin!(body($(std::hint::black_box($value)),*));
            drive.run_pinned(size_of_val(&*it), it)
        }

        pub fn generator(drive: impl $crate::drive::Drive) -> u64 {
            $(let $arg: $type = std::hint::black_box($value);)*
            let it = generator::Gn::<()>::new_scoped_local(move |mut scope| {
                macro_rules! yield_ { ($e:expr) => { scope.yield_with($e) } }
                $($body)*
                generator::done!()
            });
            drive.run(it)
        }

        pub fn corosensei(drive: impl $crate::drive::Drive) -> u64 {
            $(let $arg: $type = std::hint::black_box($value);)*
            let mut it = corosensei::Coroutine::<(), $item, ()>::new(move |yielder, ()| {
                macro_rules! yield_ { ($e:expr) => { yielder.suspend($e) } }
                $($body)*
            });
            drive.run(std::iter::from_fn(move || it.resume(()).as_yield()))
        }
    };
}

#[cfg(not(feature = "peers"))]
macro_rules! peers {
    ($($body:tt)*) => {};
}

#[cfg(feature = "nightly")]
macro_rules! nightly {
    (($($arg:ident: $type:ty = $value:expr),*) $item:ty { $($body:tt)* }) => {
        pub fn gen_block(drive: impl $crate::drive::Drive) -> u64 {
            fn body($($arg: $type),*) -> impl Iterator<Item = $item> {
                gen move {
                    macro_rules! yield_ { ($e:expr) => { yield $e } }
                    $($body)*
                }
            }
            drive.run(body($(std::hint::black_box($value)),*))
        }

        pub fn coroutine(drive: impl $crate::drive::Drive) -> u64 {
            fn body($($arg: $type),*) -> impl Iterator<Item = $item> {
                let mut it = #[coroutine] move || {
                    macro_rules! yield_ { ($e:expr) => { yield $e } }
                    $($body)*
                };
                $crate::workloads::resumed(move || std::ops::Coroutine::resume(std::pin::Pin::new(&mut it), ()))
            }
            drive.run(body($(std::hint::black_box($value)),*))
        }
    };
}

#[cfg(not(feature = "nightly"))]
macro_rules! nightly {
    ($($body:tt)*) => {};
}

pub(crate) use {bodies, boxed_contenders, contenders, nightly, peers};
