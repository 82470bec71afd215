//! A machine as a picture: laid out by dagre, as Mermaid does it, and drawn here.
//!
//! Each state is a group with its number, `data-state`, and each edge one with the two that it joins, so that a page can mark them. Colours
//! are variables, with those of a light and of a dark scheme where nothing sets them.

use std::fmt::Write;

use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir};
use genfn_lowering::machine::{Edge, How, Machine, StateKind};

/// The width of a character.
const WIDTH: f64 = 7.3;

/// The height of a line.
const HEIGHT: f64 = 17.0;

/// The most characters of a line: a longer one is broken where a comma is.
const LONGEST: usize = 44;

const STYLE: &str = "\
.genfn{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;--g-ink:#1b1f24;--g-fill:#fff;--g-line:#57606a;--g-soft:#57606a;--g-raise:#b3261e;--g-scope:#6e40c9}\
@media(prefers-color-scheme:dark){.genfn{--g-ink:#e6edf3;--g-fill:#161b22;--g-line:#9198a1;--g-soft:#9da5ae;--g-raise:#ff7b72;--g-scope:#c297ff}}\
.genfn text{fill:var(--ink,var(--g-ink));stroke:none}\
.genfn .saved{fill:var(--soft,var(--g-soft))}\
.genfn .state .box{fill:var(--fill,var(--g-fill));stroke:var(--line,var(--g-line));stroke-width:1.3}\
.genfn .edge path{fill:none;stroke:var(--line,var(--g-line));stroke-width:1.3}\
.genfn .edge .tip{fill:var(--line,var(--g-line));stroke:none}\
.genfn .words rect{fill:var(--paper,var(--g-fill));stroke:none}\
.genfn .raised path,.genfn .closed path{stroke:var(--raise,var(--g-raise))}\
.genfn .raised path{stroke-dasharray:6 3}.genfn .closed path{stroke-dasharray:2 3}\
.genfn .raised .tip,.genfn .closed .tip{fill:var(--raise,var(--g-raise))}\
.genfn .scope rect{fill:none;stroke:var(--scope,var(--g-scope));stroke-dasharray:4 3}.genfn .scope text{fill:var(--scope,var(--g-scope))}";

/// The machine as SVG.
pub fn svg(machine: &Machine) -> String {
    let mut graph = laid_out(machine);
    let (width, height) = extent(&mut graph);
    let mut svg = String::new();
    let name = escaped(&machine.name);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"genfn\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" role=\"group\" aria-label=\"the machine of {name}\">\n<style>{STYLE}</style>\n"
    );
    for number in 0..machine.scopes.len() {
        scope(machine, &graph, number, &mut svg);
    }
    for (number, each) in machine.edges.iter().enumerate() {
        edge(machine, &graph, number, each, &mut svg);
    }
    // What is said of an edge hides the lines behind it, those of later edges too.
    for (number, each) in machine.edges.iter().enumerate() {
        words(&graph, number, each, &mut svg);
    }
    for number in 0..machine.states.len() {
        state(machine, &graph, number, &mut svg);
    }
    svg.push_str("</svg>\n");
    svg
}

type Layout = Graph<NodeLabel, EdgeLabel>;

fn laid_out(machine: &Machine) -> Layout {
    let mut graph: Layout = Graph::with_options(GraphOptions { directed: true, multigraph: true, compound: true });
    for (number, _) in machine.states.iter().enumerate() {
        let (width, height) = size(&lines(machine, number));
        graph.set_node(
            node(number),
            Some(NodeLabel { width: width + 24.0, height: height + 14.0, ..NodeLabel::default() }),
        );
    }
    for (number, _) in machine.scopes.iter().enumerate() {
        graph.set_node(format!("t{number}"), Some(NodeLabel::default()));
    }
    for (number, scope) in machine.scopes.iter().enumerate() {
        let name = format!("t{number}");
        if let Some(within) = scope.within {
            graph.set_parent(&name, Some(&format!("t{within}")));
        }
        scope.states.iter().for_each(|state| {
            graph.set_parent(&node(*state), Some(&name));
        });
    }
    for (number, edge) in machine.edges.iter().enumerate() {
        let (width, height) = if edge.words.is_empty() { (0.0, 0.0) } else { size(&told(&edge.words)) };
        let label =
            EdgeLabel { width, height, labelpos: dagre::layout::types::LabelPos::Center, ..EdgeLabel::default() };
        graph.set_edge(node(edge.from), node(edge.to), Some(label), Some(&format!("e{number}")));
    }
    let options = LayoutOptions {
        rankdir: RankDir::TB,
        nodesep: 28.0,
        edgesep: 16.0,
        ranksep: 34.0,
        marginx: 12.0,
        marginy: 12.0,
        ..LayoutOptions::default()
    };
    dagre::layout(&mut graph, Some(options));
    graph
}

fn node(number: usize) -> String {
    format!("n{number}")
}

/// What all of it takes; what is drawn beyond the origin is moved back.
fn extent(graph: &mut Layout) -> (f64, f64) {
    let (mut right, mut bottom): (f64, f64) = (0.0, 0.0);
    for name in graph.nodes() {
        let Some(NodeLabel { x: Some(x), y: Some(y), width, height, .. }) = graph.node(&name) else { continue };
        (right, bottom) = (right.max(x + width / 2.0), bottom.max(y + height / 2.0));
    }
    for edge in graph.edges() {
        let Some(label) = graph.edge_by_obj(&edge) else { continue };
        for point in &label.points {
            (right, bottom) = (right.max(point.x), bottom.max(point.y));
        }
        if let (Some(x), Some(y)) = (label.x, label.y) {
            (right, bottom) = (right.max(x + label.width / 2.0), bottom.max(y + label.height / 2.0));
        }
    }
    (right + 12.0, bottom + 12.0)
}

fn lines(machine: &Machine, number: usize) -> Vec<String> {
    machine.states[number].lines().iter().flat_map(|line| broken(line)).collect()
}

/// A long line in several.
fn broken(line: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for part in line.split_inclusive(", ") {
        let last = lines.last().map_or(0, |last| last.chars().count());
        if last > 0 && last + part.trim_end().chars().count() > LONGEST {
            lines.push("  ".to_owned());
        }
        if let Some(last) = lines.last_mut() {
            last.push_str(part);
        }
    }
    lines
}

fn size(lines: &[String]) -> (f64, f64) {
    let longest = lines.iter().map(|line| line.trim_end().chars().count()).max().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "no line is that long")]
    let (longest, count) = (longest as f64, lines.len() as f64);
    (longest * WIDTH, count * HEIGHT)
}

fn state(machine: &Machine, graph: &Layout, number: usize, svg: &mut String) {
    let Some(NodeLabel { x: Some(x), y: Some(y), width, height, .. }) = graph.node(&node(number)) else { return };
    let (left, top) = (x - width / 2.0, y - height / 2.0);
    let state = &machine.states[number];
    let round = match state.kind {
        StateKind::Created | StateKind::Closed => height / 2.0,
        StateKind::Yield | StateKind::Delegate => 7.0,
    };
    let all = lines(machine, number);
    let _ = writeln!(
        svg,
        "<g class=\"state\" data-state=\"{number}\" role=\"img\" aria-label=\"{}\">",
        escaped(&state.lines().join("; "))
    );
    let _ = writeln!(
        svg,
        "<rect class=\"box\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{round:.1}\"/>"
    );
    if matches!(state.kind, StateKind::Delegate) {
        let (inner_width, inner_height) = (width - 6.0, height - 6.0);
        let _ = writeln!(
            svg,
            "<rect class=\"box\" x=\"{:.1}\" y=\"{:.1}\" width=\"{inner_width:.1}\" height=\"{inner_height:.1}\" rx=\"5\"/>",
            left + 3.0,
            top + 3.0
        );
    }
    let mut saved = false;
    for (i, line) in all.iter().enumerate() {
        saved |= line.starts_with("saves ");
        let class = if saved {
            " class=\"saved\""
        } else if i == 0 {
            " font-weight=\"600\""
        } else {
            ""
        };
        text(svg, left + 12.0, top + 7.0, i, line, class);
    }
    svg.push_str("</g>\n");
}

fn text(svg: &mut String, left: f64, top: f64, line: usize, text: &str, class: &str) {
    #[expect(clippy::cast_precision_loss, reason = "there are few lines")]
    let y = top + 13.0 + line as f64 * HEIGHT;
    let _ = writeln!(
        svg,
        "<text x=\"{left:.1}\" y=\"{y:.1}\" xml:space=\"preserve\"{class}>{}</text>",
        escaped(text.trim_end())
    );
}

fn edge(machine: &Machine, graph: &Layout, number: usize, edge: &Edge, svg: &mut String) {
    let Some(label) = graph.edge(&node(edge.from), &node(edge.to), Some(&format!("e{number}"))) else { return };
    let how = match edge.how {
        How::Resumed => "resumed",
        How::Raised => "raised",
        How::Closed => "closed",
    };
    let (from, to) = (&machine.states[edge.from].name, &machine.states[edge.to].name);
    let _ = writeln!(
        svg,
        "<g class=\"edge {how}\" data-from=\"{}\" data-to=\"{}\"><title>{}</title>",
        edge.from,
        edge.to,
        escaped(&format!("{from} → {to}: {}", if edge.words.is_empty() { how } else { &edge.words }))
    );
    let points: Vec<(f64, f64)> = label.points.iter().map(|point| (point.x, point.y)).collect();
    if let [.., before, end] = points[..] {
        let words = label.x.zip(label.y).filter(|_| !edge.words.is_empty());
        let _ = writeln!(svg, "<path d=\"{}\"/>", path(&points, words));
        let (dx, dy) = (end.0 - before.0, end.1 - before.1);
        let length = dx.hypot(dy).max(0.01);
        let (dx, dy) = (dx / length, dy / length);
        let (bx, by) = (end.0 - dx * 9.0, end.1 - dy * 9.0);
        let _ = writeln!(
            svg,
            "<path class=\"tip\" d=\"M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}Z\"/>",
            end.0,
            end.1,
            bx - dy * 4.0,
            by + dx * 4.0,
            bx + dy * 4.0,
            by - dx * 4.0
        );
    }
    svg.push_str("</g>\n");
}

/// What is said of an edge.
fn words(graph: &Layout, number: usize, edge: &Edge, svg: &mut String) {
    let Some(label) = graph.edge(&node(edge.from), &node(edge.to), Some(&format!("e{number}"))) else { return };
    let (Some(x), Some(y), false) = (label.x, label.y, edge.words.is_empty()) else { return };
    let _ = writeln!(svg, "<g class=\"words\" data-from=\"{}\" data-to=\"{}\">", edge.from, edge.to);
    let (left, top) = (x - label.width / 2.0, y - label.height / 2.0);
    for (i, line) in told(&edge.words).iter().enumerate() {
        behind(svg, left, top, i, line);
        text(svg, left, top, i, line, "");
    }
    svg.push_str("</g>\n");
}

/// What hides the lines behind a line of words.
fn behind(svg: &mut String, left: f64, top: f64, line: usize, words: &str) {
    let indent = words.len() - words.trim_start().len();
    #[expect(clippy::cast_precision_loss, reason = "no line is that long, and there are few")]
    let (indent, y) = (indent as f64 * WIDTH, top + 1.0 + line as f64 * HEIGHT);
    let (width, height) = (size(&[words.to_owned()]).0 - indent + 4.0, HEIGHT - 1.0);
    let x = left + indent - 2.0;
    let _ = writeln!(svg, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/>");
}

/// What is said of an edge, in lines: an alternative begins one.
fn told(words: &str) -> Vec<String> {
    let alternatives = words.split(" or ").enumerate();
    let lines = alternatives.map(|(i, words)| if i == 0 { words.to_owned() } else { format!("or {words}") });
    lines.flat_map(|line| broken(&line)).collect()
}

/// A curve along the points, and through what is said of it.
fn path(points: &[(f64, f64)], words: Option<(f64, f64)>) -> String {
    let mut path = format!("M{:.1} {:.1}", points[0].0, points[0].1);
    let is_at = |point: &(f64, f64), (x, y): (f64, f64)| (point.0 - x).hypot(point.1 - y) < 1.0;
    let through = words.and_then(|words| points.iter().position(|point| is_at(point, words)));
    match through.filter(|at| *at > 0 && *at + 1 < points.len()) {
        Some(at) => {
            curve(&points[..=at], &mut path);
            curve(&points[at..], &mut path);
        }
        None => curve(points, &mut path),
    }
    path
}

fn curve(points: &[(f64, f64)], path: &mut String) {
    let last = points.len() - 1;
    for (i, &(x, y)) in points.iter().enumerate().take(last).skip(1) {
        let (nx, ny) = points[i + 1];
        let end = if i + 1 == last { (nx, ny) } else { (f64::midpoint(x, nx), f64::midpoint(y, ny)) };
        let _ = write!(path, "Q{x:.1} {y:.1} {:.1} {:.1}", end.0, end.1);
    }
    if last == 1 {
        let _ = write!(path, "L{:.1} {:.1}", points[1].0, points[1].1);
    }
}

fn scope(machine: &Machine, graph: &Layout, number: usize, svg: &mut String) {
    let Some(NodeLabel { x: Some(x), y: Some(y), width, height, .. }) = graph.node(&format!("t{number}")) else {
        return;
    };
    let (left, top) = (x - width / 2.0, y - height / 2.0);
    let _ = writeln!(
        svg,
        "<g class=\"scope\"><rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"10\"/>"
    );
    text(svg, left + 8.0, top + 2.0, 0, &format!("try_!, line {}", machine.scopes[number].place.line), "");
    svg.push_str("</g>\n");
}

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
