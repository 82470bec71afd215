//! Where the databases of a test are.

use std::path::Path;

use genfn_examples_orders::Result;
use tempfile::TempDir;

/// In memory, where there is such a directory: whoever kills a process does not make the system forget what it has written.
pub(crate) fn directory() -> Result<TempDir> {
    let in_memory = Path::new("/dev/shm");
    Ok(if in_memory.is_dir() { TempDir::new_in(in_memory)? } else { TempDir::new()? })
}
