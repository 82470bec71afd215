//! What the compiler says to a mistake: one mistake a file, named after it, in a directory named after its topic.
//!
//! After a deliberate change of a message, `TRYBUILD=overwrite cargo test -p genfn-ui-tests` rewrites the `.stderr`
//! files; read the difference before committing it.

#[test]
fn mistakes_are_explained() {
    trybuild::TestCases::new().compile_fail("cases/*/*.rs");
}
