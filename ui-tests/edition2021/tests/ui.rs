//! What the compiler says to a mistake that can only be made up to the edition 2021.

#[test]
fn mistakes_of_older_editions_are_explained() {
    trybuild::TestCases::new().compile_fail("cases/*.rs");
}
