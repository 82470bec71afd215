//! `walk` twice, as what is declared `flat`, and in a box: `twins! { fn walk [<'a>] (node: &'a Node) [impl …] [Box<…>] [where …] { … } }`. What a type
//! with a name has to be told of locals stands before that: `twins! { [node: &'a Node] fn walk … }`, and `[-]` where it can't have one.

macro_rules! twins {
    ($([$($told:tt)*])? fn $name:ident [$($generics:tt)*] $arguments:tt [$flat:ty] [$boxed:ty] [$($clauses:tt)*] $body:tt) => {
        pub(crate) mod $name {
            pub(crate) mod flat {
                #[allow(unused_imports)]
                use super::super::*;
                #[genfn::generator]
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
