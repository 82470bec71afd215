use genfn::prelude::*;

// What `#[tracing::instrument]` makes of a function.
macro_rules! instrument {
    ($(#[$attribute:meta])* fn $name:ident($n:ident: $ty:ty) -> $returned:ty $body:block) => {
        $(#[$attribute])*
        fn $name($n: $ty) -> $returned {
            let __tracing_attr_guard;
            __tracing_attr_guard = Some($n).as_ref();
            $body
        }
    };
}

instrument! {
    #[generator]
    fn numbers(n: u32) -> impl Iterator<Item = u32> { yield_!(n); }
}

fn main() {}
