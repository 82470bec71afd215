//! Where the ports print to.

use std::cell::RefCell;

thread_local! {
    static LINES: RefCell<String> = const { RefCell::new(String::new()) };
}

pub(crate) fn print(line: std::fmt::Arguments<'_>) {
    LINES.with_borrow_mut(|lines| {
        lines.push_str(&line.to_string());
        lines.push('\n');
    });
}

/// All that `main` prints.
pub(crate) fn of(main: fn()) -> String {
    LINES.take();
    main();
    LINES.take()
}
