//! What it prints, and its exit codes. To record them: `TRYCMD=overwrite cargo test --test cli`.

#[test]
fn what_it_prints() {
    let cases = trycmd::TestCases::new();
    cases.case("tests/cmd/*.toml").case("tests/cmd/*.trycmd");
    cases.default_bin_name("cargo-genfn");
}
