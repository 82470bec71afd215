//! The markers and the attribute by other names.

use super::*;

#[test]
fn paths_to_the_markers_and_the_attribute() {
    mod without_imports {
        #[genfn::generator]
        pub(super) fn qualified(n: u32) -> impl Iterator<Item = u32> {
            genfn::yield_!(n);
            let _: () = ::genfn::yield_!(n + 1);
            genfn::yield_from!([n + 2, n + 3]);
        }
        #[genfn::generator]
        pub(super) fn generator() -> impl genfn::Generator<Yield = u32, Send = Option<u32>, Return = u32> {
            ::genfn::yield_!(1).unwrap_or(5)
        }
    }
    assert_eq!(without_imports::qualified(1).collect::<Vec<_>>(), [1, 2, 3, 4]);
    let mut g = without_imports::generator();
    next(&mut g).unwrap();
    assert_eq!(next(&mut g).unwrap_err().value, Some(5));
}

#[test]
fn markers_that_were_renamed_on_import_do_not_matter_to_others() {
    // A local macro of one's own with another name is left alone.
    macro_rules! yielded {
        ($e:expr) => {
            $e + 1
        };
    }
    #[generator]
    fn uses(n: u32) -> impl Iterator<Item = u32> {
        yield_!(yielded!(n));
    }
    assert_eq!(uses(1).collect::<Vec<_>>(), [2]);
}
