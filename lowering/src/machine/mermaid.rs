//! A machine as a flowchart of Mermaid, which sites that show Markdown draw.

use std::fmt::Write;

use super::model::{How, Machine, StateKind};

impl Machine {
    /// The machine in Mermaid's language.
    #[must_use]
    pub fn to_mermaid(&self) -> String {
        let mut chart = "flowchart TD\n".to_owned();
        for (number, state) in self.states.iter().enumerate() {
            let lines: Vec<String> = state.lines().iter().map(|line| escaped(line)).collect();
            let (open, close) = match state.kind {
                StateKind::Created | StateKind::Closed => ("([", "])"),
                StateKind::Delegate => ("[[", "]]"),
                StateKind::Yield => ("[", "]"),
            };
            let _ = writeln!(chart, "    n{number}{open}\"{}\"{close}", lines.join("<br>"));
        }
        self.subgraphs(&mut chart, None, 1);
        for edge in &self.edges {
            let arrow = match edge.how {
                How::Resumed => "-->",
                How::Raised | How::Closed => "-.->",
            };
            let words = if edge.words.is_empty() { String::new() } else { format!("|\"{}\"|", escaped(&edge.words)) };
            let _ = writeln!(chart, "    n{} {arrow}{words} n{}", edge.from, edge.to);
        }
        chart
    }

    fn subgraphs(&self, chart: &mut String, within: Option<usize>, depth: usize) {
        let indent = "    ".repeat(depth);
        for (number, scope) in self.scopes_in(within) {
            let _ = writeln!(chart, "{indent}subgraph t{number}[\"try_!, line {}\"]", scope.place.line);
            for state in &scope.states {
                let _ = writeln!(chart, "{indent}    n{state}");
            }
            self.subgraphs(chart, Some(number), depth + 1);
            let _ = writeln!(chart, "{indent}end");
        }
    }
}

/// What has a meaning in a label, by its code.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for char in text.chars() {
        match char {
            '"' | '#' | '<' | '>' | '&' | '`' | '\\' | '*' | '_' | ';' => {
                let _ = write!(escaped, "#{};", u32::from(char));
            }
            char => escaped.push(char),
        }
    }
    escaped
}
