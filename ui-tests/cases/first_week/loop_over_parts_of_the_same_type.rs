use genfn::prelude::*;

struct Folder {
    files: Vec<String>,
    folders: Vec<Folder>,
}

impl Folder {
    #[generator]
    fn all(&self) -> impl Iterator<Item = String> {
        for folder in &self.folders {
            for file in folder.all() {
                yield_!(file);
            }
        }
        for file in &self.files {
            yield_!(file.clone());
        }
    }
}

fn main() {}

// genfn::errors: a recursion without a box
