//! Mistakes, as rustc prints them.

use std::io::Write;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use genfn_view::Mistake;

use crate::sources::{SourceFile, Sources};

/// Prints the mistakes of a file; whether there are none.
pub(crate) fn mistakes(file: &SourceFile, mistakes: &[Mistake]) -> bool {
    for mistake in mistakes {
        let (title, note) = mistake.message.split_once('\n').unwrap_or((&mistake.message, ""));
        let mut end = mistake.bytes.end.min(file.source.len());
        let start = mistake.bytes.start.min(end);
        // At the end of the file there is nothing to underline but that.
        if start == end {
            end = (end + 1).min(file.source.len());
        }
        let snippet = Snippet::source(&file.source)
            .path(&file.shown)
            .fold(true)
            .annotation(AnnotationKind::Primary.span(start..end));
        let mut group = Level::ERROR.primary_title(title).element(snippet);
        if !note.is_empty() {
            group = group.element(Level::NOTE.message(note));
        }
        print(&Renderer::styled().render(&[group]));
    }
    mistakes.is_empty()
}

/// Prints why parts of files can't be read; whether all can.
pub(crate) fn unread(sources: &Sources) -> bool {
    for file in &sources.files {
        mistakes(file, &file.unread);
    }
    sources.files.iter().all(|file| file.unread.is_empty())
}

/// Prints why nothing can be shown.
pub(crate) fn failure(message: &str) {
    let (title, note) = message.split_once('\n').unwrap_or((message, ""));
    let mut group = annotate_snippets::Group::with_title(Level::ERROR.primary_title(title));
    if !note.is_empty() {
        group = group.element(Level::NOTE.message(note));
    }
    print(&Renderer::styled().render(&[group]));
}

/// Where nobody reads it, nobody misses it.
fn print(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}\n");
}
