//! What is shown of a file's generators.

use genfn_view::{Page, read};

const SOURCE: &str = "\
mod inner {
    impl Tree {
        #[generator]
        fn walk(&self) -> impl Iterator<Item = u8> {
            yield_!(self.one);
            yield_!(self.two());
        }
    }
}

fn pages() {
    let each = gen_!({
        yield_!(\"ü\");
    });
    println!(\"{}\", gen_!({ yield_!(2); }).count());
}
";

#[test]
fn generators_are_called_after_what_they_stand_in() {
    let found = read(SOURCE).generators;
    let told: Vec<_> = found.iter().map(|generator| (generator.path.as_str(), generator.lines)).collect();
    assert_eq!(told, [("inner::Tree::walk", (3, 7)), ("pages::gen_1", (12, 14)), ("pages::gen_2", (15, 15))]);
    assert!(found.iter().all(|generator| generator.shown().machine.is_some()));
    assert_eq!(found[0].path_in(&["trees".to_owned()]), "trees::inner::Tree::walk");
}

#[test]
fn what_a_macro_makes_generators_of_is_none() {
    let source = "macro_rules! ones { ($n:expr) => { gen_!({ yield_!($n); }) }; }\nfn f() { let made = quote!(gen_!({ #body })); }\n";
    assert!(read(source).generators.is_empty());
}

#[test]
fn a_generator_of_another_crate_is_none() {
    let source = "use genfn as g;\n#[next_gen::generator(u8)]\nfn f() {}\n#[genfn::generator]\nfn a() -> impl Iterator<Item = u8> { g::yield_!(1); }\n#[g::generator]\nfn b() -> impl Iterator<Item = u8> { g::yield_!(1); }\n";
    let paths: Vec<String> = read(source).generators.into_iter().map(|generator| generator.path).collect();
    assert_eq!(paths, ["a", "b"]);
}

#[test]
fn lines_of_an_expansion_know_where_they_come_from() {
    let found = read(SOURCE).generators;
    let expansion = found[0].shown().expansion;
    let lines: Vec<(&str, &Vec<usize>)> = expansion.text.lines().zip(&expansion.from).collect();
    assert_eq!(lines.len(), expansion.text.lines().count());
    let of = |code: &str| -> Vec<usize> {
        lines.iter().filter(|(line, _)| line.contains(code)).flat_map(|(_, from)| from.iter().copied()).collect()
    };
    // The type that is yielded stands in line 4. It is there twice: `fold` has a body of its own.
    assert_eq!(of(".one"), [4, 5, 4, 5]);
    assert_eq!(of(".two()"), [4, 6, 4, 6]);
    assert_eq!(of("fn walk("), [4]);
    assert!(lines.iter().all(|(_, from)| from.iter().all(|line| (2..=7).contains(line))), "{lines:#?}");
}

#[test]
fn mistakes_are_where_they_were_made_and_each_is_told_once() {
    let source = "#[generator]\nfn f() -> impl Iterator<Item = u8> {\n    let g = || yield_!(1);\n    yield_!(2);\n}\n";
    let shown = read(source).generators[0].shown();
    assert!(shown.machine.is_none());
    let [mistake] = &shown.mistakes[..] else { panic!("one mistake: {:?}", shown.mistakes) };
    assert_eq!((&source[mistake.bytes.clone()], mistake.line), ("yield_", 3));
    assert!(mistake.message.starts_with("`yield_!` in a closure"));
}

#[test]
fn what_is_no_rust_is_a_mistake() {
    let mistakes = read("fn f() {\n    let = 1;\n}").mistakes;
    assert_eq!(mistakes.iter().map(|mistake| mistake.line).collect::<Vec<_>>(), [2]);
    let mut page = Page::default();
    page.add("no.rs", "fn f() {\n    let = 1;\n}", &[], &[]);
    assert!(page.to_json().contains("\"line\":2"));
}

/// The paths of what was read, and the mistakes that were told of.
fn told(source: &str) -> (Vec<String>, Vec<String>) {
    let read = read(source);
    let paths = read.generators.iter().map(|generator| format!("{}:{}", generator.path, generator.lines.0)).collect();
    (paths, read.mistakes.iter().map(ToString::to_string).collect())
}

#[test]
fn a_mistake_in_one_item_hides_no_other_one() {
    let source = "\
#[generator]
fn before() -> impl Iterator<Item = u8> {
    yield_!(1);
}

/// It has none.
fn wrong() {
    let = 3;
}

impl Thing {
    fn bad(&self) { if }

    #[generator]
    fn within(&self) -> impl Iterator<Item = u8> {
        yield_!(self.0);
    }
}

const MISSING: u8 = 3

#[generator]
fn after() -> impl Iterator<Item = u8> {
    yield_!(2);
}
";
    let (paths, mistakes) = told(source);
    assert_eq!(paths, ["before:1", "Thing::within:14", "after:22"]);
    let lines: Vec<&str> = mistakes.iter().map(|mistake| mistake.split(':').next().expect("it has a line")).collect();
    assert_eq!(lines, ["line 8", "line 12", "line 22"], "{mistakes:#?}");
    let read = read(source);
    assert!(read.generators.iter().all(|generator| generator.shown().machine.is_some()));
}

#[test]
fn a_delimiter_that_has_no_other_one_is_told_of_where_it_is() {
    let source = "\
mod inner {
    #[generator]
    fn first() -> impl Iterator<Item = u8> {
        yield_!(1);
    }

    fn open() -> Vec<'static> {
        // a comment with a { in it, and '{' and \"{\" and r#\"{\"#
        let x = (1;
    }

    #[generator]
    fn second() -> impl Iterator<Item = u8> {
        yield_!('}'.len_utf8());
    }
}

fn unclosed() {
    if true {
}

#[generator]
fn last() -> impl Iterator<Item = u8>
where
    u8: Copy,
{
    yield_!(2);
}
";
    let (paths, mistakes) = told(source);
    assert_eq!(paths, ["inner::first:2", "inner::second:12", "last:22"]);
    assert_eq!(mistakes, ["line 9: this `(` is never closed", "line 18: this `{` is never closed"]);
    let (paths, mistakes) =
        told("fn stray() {\n}}\n\n#[generator]\nfn f() -> impl Iterator<Item = u8> {\n    yield_!(1);\n}\n");
    assert_eq!(paths, ["f:4"]);
    assert_eq!(mistakes, ["line 2: nothing opens this `}`"]);
}

#[test]
fn a_string_that_never_ends_is_told_of_where_it_begins() {
    let (paths, mistakes) = told(
        "#[generator]\nfn f() -> impl Iterator<Item = u8> {\n    yield_!(1);\n}\n\nfn g() {\n    let x = \"a;\n}\n",
    );
    assert_eq!(paths, ["f:1"]);
    assert_eq!(mistakes, ["line 7: this string never ends"]);
}

#[test]
fn whatever_a_file_is_cut_off_at_it_is_told_of_or_read() {
    let source = include_str!("view.rs");
    for end in (0..source.len()).step_by(97).filter(|end| source.is_char_boundary(*end)) {
        let read = read(&source[..end]);
        assert!(read.mistakes.iter().all(|mistake| mistake.bytes.end <= end + 1), "{end}");
        let file = syn::parse_file(&source[..end]);
        assert_eq!(file.is_ok(), read.mistakes.is_empty(), "{end}");
    }
}

#[test]
fn what_comes_before_rust_in_a_file_moves_nothing() {
    let source = "\u{feff}#!/usr/bin/env rust\n#[generator]\nfn f() -> impl Iterator<Item = u8> {\n    let g = || yield_!(1);\n}\n";
    let read = read(source);
    let mistakes = read.generators[0].shown().mistakes;
    assert_eq!(&source[mistakes[0].bytes.clone()], "yield_");
}

#[test]
fn twins_are_told_apart_by_what_they_are_compiled_under_or_by_where_they_are() {
    let source = "\
#[cfg(unix)]
#[generator]
fn twin() -> impl Iterator<Item = u8> { yield_!(1); }

#[cfg(not(unix))]
mod other {}

#[cfg(windows)]
#[generator]
fn twin() -> impl Iterator<Item = u8> { yield_!(2); }

fn main() {
    { #[generator] fn f() -> impl Iterator<Item = u8> { yield_!(3); } }
    { #[generator] fn f() -> impl Iterator<Item = u8> { yield_!(4); } }
}
";
    let mut page = Page::default();
    page.add("one.rs", source, &[], &[]);
    let json = page.to_json();
    for name in ["twin #[cfg(unix)]", "twin #[cfg(windows)]", "main::f in one.rs:13", "main::f in one.rs:14"] {
        assert!(json.contains(&format!("\"path\":\"{name}\"")), "{name}: {json}");
    }
}

#[test]
fn places_are_counted_as_javascript_counts_them() {
    let mut page = Page::default();
    page.add("one.rs", "// ü 𝄞\n#[generator]\nfn f() -> impl Iterator<Item = u8> {\n    yield_!(1);\n}\n", &[], &[]);
    let source: Vec<u16> = "// ü 𝄞\n#[generator]\nfn f() -> impl Iterator<Item = u8> {\n    ".encode_utf16().collect();
    assert!(page.to_json().contains(&format!("\"from\":{}", source.len())));
}

#[test]
fn nothing_in_a_source_ends_the_script_that_holds_it() {
    let mut page = Page::default();
    page.add("one.rs", "// </script><script>alert(1)</script> <!--\n#[generator]\nfn f() { yield_!(1); }\n", &[], &[]);
    let html = genfn_view::page("<title>", &page, false);
    assert_eq!(html.matches("</script>").count(), 2);
    assert!(!html.contains("<!--\\n") && html.contains("&lt;title&gt;"));
    let data = html.split_once("id=\"data\">").and_then(|(_, rest)| rest.split_once("</script>"));
    let data: serde_json::Value = serde_json::from_str(data.expect("it is there").0).expect("it is JSON");
    assert!(data["files"][0]["source"].as_str().expect("it is text").contains("</script><script>"));
}

/// The number of the first attribute of this name.
fn number(svg: &str, name: &str) -> f64 {
    let (_, rest) = svg.split_once(&format!(" {name}=\"")).expect("it has one");
    rest.split('"').next().and_then(|number| number.parse().ok()).expect("it is a number")
}

#[test]
fn words_of_edges_overlap_nothing_and_hide_the_lines_behind_them() {
    let source = "
        #[generator]
        fn transfer(account: Account) -> impl Generator<Yield = Step, Send = Reply, Return = Result<(), Lost>> {
            try_! {{
                let reply = yield_!(Step::Ask);
                if reply.is_no() { return Ok(()); }
                for part in reply.parts() {
                    if part.is_empty() { continue; }
                    yield_!(Step::Pay(part));
                }
            } except Lost::Again(n) if n < 3 => { yield_!(Step::Wait(n)); }
            except Lost::Never => { yield_!(Step::Never); }
            except GeneratorExit => { log(); }
            finally { yield_!(Step::Release); }}
            Ok(())
        }";
    let machine = read(source).generators[0].shown().machine.expect("it has no mistakes");
    let svg = genfn_view::svg(&machine);
    let groups: Vec<&str> = svg.split("<g class=\"").skip(1).collect();
    let last_line = groups.iter().rposition(|group| group.starts_with("edge")).expect("there are edges");
    let first_words = groups.iter().position(|group| group.starts_with("words")).expect("there are words");
    assert!(last_line < first_words, "no line is drawn over words");
    // What is said of an edge lies on its line.
    for (i, words) in groups[first_words..].iter().take_while(|group| group.starts_with("words")).enumerate() {
        let lines = groups.iter().filter(|group| group.starts_with("edge") && !group.contains(": resumed<"));
        let line = lines.clone().nth(i).expect("there is a line for all words");
        let rects: Vec<&str> = words.split("<rect").skip(1).collect();
        let left = rects.iter().map(|rect| number(rect, "x")).fold(f64::MAX, f64::min);
        let right = rects.iter().map(|rect| number(rect, "x") + number(rect, "width")).fold(0.0, f64::max);
        let (top, bottom) = (number(rects[0], "y"), number(rects[rects.len() - 1], "y") + 17.0);
        let (_, path) = line.split_once("<path d=\"").expect("it has a line");
        let path = path.split('"').next().expect("it ends");
        let ends = path.split(['M', 'Q', 'L']).filter_map(|part| {
            let mut numbers = part.split(' ').rev().filter_map(|number| number.parse::<f64>().ok());
            Some((numbers.next()?, numbers.next()?))
        });
        let is_inside = |(y, x): (f64, f64)| (left..=right).contains(&x) && (top..=bottom).contains(&y);
        assert!(ends.clone().any(is_inside), "{words}\n{line}");
    }
    let boxes: Vec<(usize, [f64; 4])> = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| group.starts_with("words") || group.starts_with("state"))
        .flat_map(|(at, group)| {
            let rects: Vec<&str> = group.split("<rect").skip(1).collect();
            rects.into_iter().map(move |rect| {
                let of = |name: &str| number(rect, name);
                (at, [of("x"), of("y"), of("x") + of("width"), of("y") + of("height")])
            })
        })
        .collect();
    assert!(boxes.len() > 20, "{}", boxes.len());
    for (i, (one, a)) in boxes.iter().enumerate() {
        for (other, b) in boxes[..i].iter().filter(|(other, _)| other != one) {
            let apart = a[0] >= b[2] || b[0] >= a[2] || a[1] >= b[3] || b[1] >= a[3];
            assert!(apart, "{}\n{}", groups[*one], groups[*other]);
        }
    }
}
