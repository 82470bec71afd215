//! The compiler of the playground, as WebAssembly: text in, what the page shows as JSON out.
//!
//! Three functions, and numbers are all that goes through them. The page writes the source, as UTF-8, where [`room`] says; [`compile`]
//! reads it, and answers how long its JSON is; that lies where [`answer`] says.

use std::cell::RefCell;

use genfn_view::Page;

thread_local! {
    static SOURCE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Makes room for a source of this length: where it is.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    SOURCE.with_borrow_mut(|source| {
        source.clear();
        source.resize(length, 0);
        source.as_mut_ptr()
    })
}

/// Compiles what was written there: the length of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn compile() -> usize {
    // What spans know of the sources before this one is no longer needed.
    genfn_view::forget_sources();
    let answer = SOURCE.with_borrow(|source| {
        let mut page = Page::default();
        page.add("playground.rs", &String::from_utf8_lossy(source), &[], &[]);
        page.to_json()
    });
    ANSWER.with_borrow_mut(|last| {
        *last = answer;
        last.len()
    })
}

/// Where the answer is.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}
