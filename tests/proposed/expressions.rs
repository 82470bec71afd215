use super::*;

/// "write `let names = &names;` before the `gen_!`, and `in names` here"
#[test]
fn borrow_of_what_is_captured_and_used_again() {
    let names = vec!["a".to_owned(), "bc".to_owned()];
    let lengths = {
        let names = &names;
        gen_!({
            for name in names {
                yield_!(name.len());
            }
        })
    };
    assert!(lengths.eq([1, 2]));
    assert_eq!(names.len(), 2);
}
