//! A machine as DOT, the language of Graphviz.

use std::fmt::Write;

use super::model::{How, Machine, StateKind};

impl Machine {
    /// The machine in DOT.
    #[must_use]
    pub fn to_dot(&self) -> String {
        let mut dot = format!("digraph \"{}\" {{\n", escaped(&self.name));
        dot.push_str("    node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
        dot.push_str("    edge [fontname=\"sans-serif\", fontsize=11];\n");
        for (number, state) in self.states.iter().enumerate() {
            let lines: Vec<String> = state.lines().iter().map(|line| escaped(line)).collect();
            let shape = match state.kind {
                StateKind::Created | StateKind::Closed => ", shape=ellipse, style=solid",
                StateKind::Delegate => ", peripheries=2",
                StateKind::Yield => "",
            };
            let _ = writeln!(dot, "    n{number} [label=\"{}\"{shape}];", lines.join("\\n"));
        }
        self.clusters(&mut dot, None, 1);
        for edge in &self.edges {
            let label =
                if edge.words.is_empty() { String::new() } else { format!("label=\"{}\"", escaped(&edge.words)) };
            let style = match edge.how {
                How::Resumed => "",
                How::Raised => "style=dashed",
                How::Closed => "style=dotted",
            };
            let attributes: Vec<&str> = [label.as_str(), style].into_iter().filter(|text| !text.is_empty()).collect();
            let attributes =
                if attributes.is_empty() { String::new() } else { format!(" [{}]", attributes.join(", ")) };
            let _ = writeln!(dot, "    n{} -> n{}{attributes};", edge.from, edge.to);
        }
        dot.push_str("}\n");
        dot
    }

    fn clusters(&self, dot: &mut String, within: Option<usize>, depth: usize) {
        let indent = "    ".repeat(depth);
        for (number, scope) in self.scopes_in(within) {
            let _ = writeln!(dot, "{indent}subgraph cluster_{number} {{");
            let _ = writeln!(dot, "{indent}    label=\"try_!, line {}\"; style=dashed;", scope.place.line);
            for state in &scope.states {
                let _ = writeln!(dot, "{indent}    n{state};");
            }
            self.clusters(dot, Some(number), depth + 1);
            let _ = writeln!(dot, "{indent}}}");
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
