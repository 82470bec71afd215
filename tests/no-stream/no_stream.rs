//! A stream where genfn lacks its feature `stream`: one error, at the return type.

#[test]
fn the_feature_is_named() {
    trybuild::TestCases::new().compile_fail("cases/*.rs");
}
