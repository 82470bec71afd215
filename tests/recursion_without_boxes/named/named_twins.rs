//! The same twins, of which the flat one's type has a name.

macro_rules! twins {
    ([-] fn $($rest:tt)*) => { twins! { @ [] fn $($rest)* } };
    ($([$($told:tt)*])? fn $($rest:tt)*) => { twins! { @ [(type = Flat $(, $($told)*)?)] fn $($rest)* } };
    (@ [$($attr:tt)*] fn $name:ident [$($generics:tt)*] $arguments:tt [$flat:ty] [$boxed:ty] [$($clauses:tt)*] $body:tt) => {
        pub(crate) mod $name {
            pub(crate) mod flat {
                #[allow(unused_imports)]
                use super::super::*;
                #[genfn::generator $($attr)*]
                pub(crate) fn $name $($generics)* $arguments -> $flat $($clauses)* $body
            }
            pub(crate) mod boxed {
                #[allow(unused_imports)]
                use super::super::*;
                #[genfn::generator]
                pub(crate) fn $name $($generics)* $arguments -> $boxed $($clauses)* $body
            }
        }
    };
}
