//! All orders of a sequence, recursively: the first element goes to each place of each order of the others. A generator
//! that every Python cookbook has.

use genfn::prelude::*;

#[generator]
fn permutations<T: Clone>(elements: &[T]) -> BoxGenerator<'_, Vec<T>> {
    if elements.len() <= 1 {
        yield_!(elements.to_vec());
    } else {
        for others in permutations(&elements[1..]) {
            for i in 0..elements.len() {
                // others[:i] + elements[0:1] + others[i:]
                yield_!([&others[..i], &elements[..1], &others[i..]].concat());
            }
        }
    }
}

fn main() {
    for p in permutations(&['a', 'b', 'c']) {
        println!("{}", String::from_iter(p));
    }

    // They come one at a time: the first few of 20! take no longer than of 3!.
    let twenty: Vec<u32> = (1..=20).collect();
    for p in permutations(&twenty).take(3) {
        println!("{p:?}");
    }

    println!("{} orders of 7", permutations(&[(); 7]).count());
}
