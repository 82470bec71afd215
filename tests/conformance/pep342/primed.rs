//! PEP 342, "Examples": a consumer, started by its decorator, that is told by `close` that nothing more comes.

use crate::prelude::*;

#[generator(primed)]
fn pages(per_page: usize) -> impl Generator<Send = i32> {
    let mut number = 0;
    loop {
        number += 1;
        let mut page = vec![];
        try_! {{
            while page.len() < per_page {
                page.push(yield_!());
            }
        } finally {
            println!("page {number} has {}", page.len());
        }}
    }
}

fn main() {
    let mut g = pages(2);
    for picture in [10, 20, 30, 40, 50] {
        g.send(picture).unwrap();
    }
    close(&mut g);
}

same_as_python!();
