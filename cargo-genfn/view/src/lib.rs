//! What `cargo genfn` and the playground show of a file's generators, as data.
//!
//! ```
//! let source = "
//!     #[generator]
//!     fn countdown(mut n: u32) -> impl Iterator<Item = u32> {
//!         while n > 0 { yield_!(n); n -= 1; }
//!     }
//! ";
//! let read = genfn_view::read(source);
//! assert_eq!(read.generators[0].path, "countdown");
//! assert!(read.generators[0].shown().machine.is_some());
//! ```
//!
//! It reads text, and asks for nothing else: no crate has to compile.
//!
//! | file | what it does |
//! | --- | --- |
//! | `find.rs` | the generators of a file |
//! | `readable.rs` | what can be read of a file that is no Rust; its delimiters: `delimiters.rs` |
//! | `told_apart.rs` | names of those that have the same path |
//! | `mistakes.rs` | what is wrong with one, and where |
//! | `expansion.rs` | its expansion, and the lines of the source that each line of that comes from |
//! | `svg.rs` | its machine as a picture |
//! | `page.rs` | all of it as JSON, and the page that shows that |

mod delimiters;
mod expansion;
mod find;
mod mistakes;
mod page;
mod readable;
mod svg;
mod told_apart;

use genfn_lowering::machine::Machine;

pub use expansion::Expansion;
pub use find::{Generator, Module, Read, read};
pub use mistakes::Mistake;
pub use page::{Page, page};
pub use svg::svg;
pub use told_apart::{Told, told_apart};

/// Forgets the sources that were read, for whom reads many: no token of theirs may be used any more.
pub fn forget_sources() {
    proc_macro2::extra::invalidate_current_thread_spans();
}

/// What is shown of a generator.
pub struct Shown {
    /// Nothing, where there are mistakes.
    pub machine: Option<Machine>,
    /// What the macro makes of it, mistakes or not.
    pub expansion: Expansion,
    /// What is wrong with it.
    pub mistakes: Vec<Mistake>,
}
