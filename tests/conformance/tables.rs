//! That the tables of `README.md` are whole: each of CPython's tests stands in one of them, each case in one at least.

use std::collections::BTreeSet;
use std::fs;

use crate::python;

/// Prints the tests of CPython's that this version has, with whether the tables are about the version: `<class>.<method>`, and the
/// names of doctest sections.
const LIST_TESTS: &str = r#"
import ast, importlib.util, sys
UP_TO = {
    "test_generators": (3, 14), "test_yield_from": (3, 14), "test_generator_stop": (3, 14),
    "test_asyncgen": (3, 12), "test_coroutines": (3, 12),
}
for module, version in UP_TO.items():
    known = sys.version_info < version
    spec = importlib.util.find_spec("test") and importlib.util.find_spec("test." + module)
    for node in ast.parse(open(spec.origin, "rb").read()).body if spec else ():
        if isinstance(node, ast.ClassDef):
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and method.name.startswith("test"):
                    print(known, node.name + "." + method.name)
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "").endswith("_tests"):
            print(known, node.targets[0].id)
"#;

/// A row of a table: what it is about, the cases it names, and whether it stands among what can't be said.
struct Row {
    about: String,
    cases: Vec<String>,
    inexpressible: bool,
}

fn rows() -> Vec<Row> {
    let readme = fs::read_to_string(python::root().join("README.md")).expect("it is there");
    let mut inexpressible = false;
    let mut rows = vec![];
    for line in readme.lines() {
        if line.starts_with("## ") {
            inexpressible = line == "## What can't be said";
        }
        let Some(row) = line.strip_prefix("| `") else { continue };
        let (about, rest) = row.split_once(" | ").expect("a row has columns");
        let cases = rest.split(" | ").next().unwrap_or_default();
        let cases =
            if inexpressible { vec![] } else { cases.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
        rows.push(Row { about: about.replace('`', ""), cases, inexpressible });
    }
    rows
}

/// The cases that there are, as `<area>/<case>`.
fn cases() -> BTreeSet<String> {
    let mut cases = BTreeSet::new();
    for area in fs::read_dir(python::root()).expect("it is there").flatten().filter(|entry| entry.path().is_dir()) {
        for file in fs::read_dir(area.path()).expect("it is a directory").flatten() {
            if file.path().extension().is_some_and(|extension| extension == "out") {
                let case = area.path().join(file.path().file_stem().expect("it has a name"));
                let case =
                    case.strip_prefix(python::root()).expect("it is inside").to_string_lossy().replace('\\', "/");
                cases.insert(case);
            }
        }
    }
    cases
}

#[test]
fn cases_in_the_tables_exist_and_are_all() {
    let named: BTreeSet<_> = rows().into_iter().flat_map(|row| row.cases).collect();
    assert_eq!(named, cases());
    for case in named {
        for extension in ["py", "rs"] {
            assert!(python::root().join(&case).with_extension(extension).exists(), "{case}.{extension}");
        }
        let (area, name) = case.split_once('/').expect("a case is in an area");
        let area = fs::read_to_string(python::root().join(area).join("mod.rs")).expect("an area has a mod.rs");
        assert!(area.contains(&format!("mod {name};")), "{case} is compiled");
        let port = fs::read_to_string(python::root().join(&case).with_extension("rs")).expect("it was found");
        assert!(port.contains("\nsame_as_python!("), "{case} is tested");
    }
}

#[test]
fn no_row_stands_twice_and_each_has_a_case_or_a_reason() {
    let mut seen = BTreeSet::new();
    for row in rows() {
        assert!(row.inexpressible || !row.cases.is_empty(), "{}", row.about);
        assert!(seen.insert(row.about.clone()), "{} stands twice", row.about);
    }
}

#[test]
fn every_test_of_this_python_stands_in_a_table() {
    let Some(python) = python::python() else { return };
    let abouts: Vec<_> = rows().into_iter().map(|row| row.about).collect();
    let listed = python::run(python, &["-c", LIST_TESTS]);
    for line in listed.lines() {
        let (known, test) = line.split_once(' ').expect("what is known comes first");
        let rows = abouts.iter().filter(|about| *about == test || about.starts_with(&format!("{test}: "))).count();
        // Later versions may have more. That is to be known, but nothing is wrong.
        if rows == 0 && known == "False" {
            python::tell(&format!("{test} is newer than the tables in tests/conformance/README.md"));
            continue;
        }
        assert!(rows > 0, "{test} stands in no table");
        // A section of doctests has a row for each thing that it shows.
        assert!(rows == 1 || test.ends_with("_tests"), "{test} stands in {rows} rows");
    }
}
