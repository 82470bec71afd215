//! Loops over what the generator's own collection lends, which are left as soon as they have yielded: nothing is held then.

use super::*;

faithful! {
    test loops_that_are_left_after_a_yield
    {
        #[generator]
        fn first_long_word(text: String) -> impl Iterator<Item = usize> {
            let _later = make("later");
            for word in text.split(' ') {
                if word.len() > 3 {
                    yield_!(word.len());
                    break;
                }
            }
            yield_!(text.len());
        }

        #[generator]
        fn first_even(list: Vec<u32>) -> impl Iterator<Item = u32> {
            for n in &list {
                if n % 2 == 0 {
                    yield_!(*n);
                    return;
                }
            }
            yield_!(0);
        }

        #[generator]
        fn bound_by_a_macro(list: Vec<u32>) -> impl Iterator<Item = u32> {
            macro_rules! constant {
                ($list:ident) => {
                    let $list: &'static [u32] = &[1, 2];
                };
            }
            drop(list);
            constant!(list);
            for n in list.iter() {
                yield_!(*n);
            }
        }
    }
    run {
        drive!(first_long_word("a bcde f".to_owned()));
        drive!(first_long_word("a".to_owned()));
        drive!(first_even(vec![1, 2, 4]));
        drive!(first_even(vec![1]));
        drive!(bound_by_a_macro(vec![3]));
    }
}
