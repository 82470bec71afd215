//! Source text that is being written, indented.

#[derive(Default)]
pub(crate) struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    pub(crate) fn say(&mut self, line: impl AsRef<str>) {
        self.text += &"    ".repeat(self.depth);
        self.text += line.as_ref();
        self.text.push('\n');
    }

    pub(crate) fn indented(&mut self, write: impl FnOnce(&mut Lines)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    pub(crate) fn text(self) -> String {
        self.text
    }
}
