//! The page that is written, expansions, and completions.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Output, Stdio};

fn genfn(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cargo-genfn")).arg("genfn").args(arguments).output().expect("it runs")
}

#[test]
fn a_page_holds_all_and_asks_nobody_for_anything() {
    let page = std::env::temp_dir().join(format!("genfn-page-{}.html", std::process::id()));
    let path = page.to_str().expect("the path is text");
    let output = genfn(&["view", "--output", path, "--manifest-path", "tests/crate/Cargo.toml"]);
    let html = fs::read_to_string(&page).expect("it was written");
    fs::remove_file(&page).expect("it was there");
    // A file of the crate can't be read, which is told of in the page as well.
    assert_eq!(output.status.code(), Some(1));
    for shown in
        ["\"countdown\"", "\"trees::Tree::walk\"", "\"squares::gen_1\"", "is never closed", "This one can not be read"]
    {
        assert!(html.contains(shown), "{shown}");
    }
    for asked in ["src=", "@import", "url(", "href=\"http"] {
        assert!(!html.contains(asked), "{asked}");
    }
    assert_eq!(html.matches("</script>").count(), 2, "what is in a source ends no script");
}

fn completions(shell: &str) -> String {
    let output = genfn(&["completions", shell]);
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("it is text")
}

#[test]
fn each_shell_completes_it_as_it_is_called() {
    for (shell, registers) in [
        ("bash", "complete -F _cargo_or_genfn -o bashdefault -o default cargo\n"),
        ("elvish", "arg-completer[cargo]"),
        ("fish", "complete -c cargo -n \"__fish_cargo_genfn_using_subcommand genfn;"),
        ("powershell", "-CommandName 'cargo'"),
        // What zsh's own completions for cargo ask.
        ("zsh", "_cargo-genfn() {"),
    ] {
        let script = completions(shell);
        assert!(script.contains(registers), "{shell}: {script}");
        assert!(script.contains("manifest-path"), "{shell}");
    }
}

/// Runs a script in a shell; `None` where that is not installed.
fn run(shell: &str, script: &str) -> Option<String> {
    let Ok(output) = Command::new(shell).args(["-c", script]).output() else {
        eprintln!("skipped: {shell} is not installed");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).expect("it is text"))
}

#[test]
fn bash_completes_cargo_genfn_and_leaves_other_subcommands_to_what_completed_them() {
    let script = completions("bash");
    let completed = |words: &str, at: usize, word: &str| {
        let ask = format!(
            "_before() {{ COMPREPLY=(build); }}\ncomplete -F _before cargo\n{script}\n\
             COMP_WORDS=({words}); COMP_CWORD={at}\n\
             asked=$(complete -p cargo | sed 's/.*-F \\([^ ]*\\).*/\\1/')\n$asked cargo '{word}' \"${{COMP_WORDS[{at}-1]}}\"\necho \"${{COMPREPLY[@]}}\""
        );
        run("bash", &ask)
    };
    let Some(formats) = completed("cargo genfn graph --format ''", 4, "") else { return };
    assert!(completed("cargo genfn gr", 2, "gr").is_some_and(|found| found.trim() == "graph"));
    assert!(completed("cargo +nightly genfn li", 3, "li").is_some_and(|found| found.trim() == "list"));
    assert_eq!(formats.trim(), "dot mermaid svg");
    assert!(completed("cargo bu", 1, "bu").is_some_and(|found| found.trim() == "build"));
    assert!(completed("cargo ge", 1, "ge").is_some_and(|found| found.trim() == "build genfn"));
}

#[test]
fn fish_completes_cargo_genfn() {
    let path = std::env::temp_dir().join(format!("genfn-{}.fish", std::process::id()));
    fs::write(&path, completions("fish")).expect("it can be written");
    let ask = |words: &str| run("fish", &format!("source {}; complete -C \"{words}\"", path.display()));
    if let Some(found) = ask("cargo genfn gra") {
        assert!(found.starts_with("graph\t"), "{found}");
        assert!(ask("cargo genfn graph --format ").is_some_and(|found| found.contains("mermaid")));
    }
    fs::remove_file(&path).expect("it was there");
}

/// As in `cargo genfn completions bash | true`.
#[test]
fn completions_for_a_pipe_that_nobody_reads() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cargo-genfn"))
        .args(["genfn", "completions", "bash"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn what_has_nothing_to_show_writes_no_page() {
    let directory = std::env::temp_dir().join(format!("genfn-nothing-{}", std::process::id()));
    fs::create_dir_all(&directory).expect("it can be made");
    let (source, page) = (directory.join("none.rs"), directory.join("page.html"));
    fs::write(&source, "fn f() {}\n").expect("it can be written");
    let of = |path: &std::path::Path| path.to_str().expect("the path is text").to_owned();
    let output = genfn(&["view", "--file", &of(&source), "--output", &of(&page)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("there is no generator in"));
    assert!(!page.exists());
    fs::remove_dir_all(&directory).expect("it was there");
}

/// Asks the page that is served at an address: the first line of the answer.
fn asked(address: &str, headers: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("it listens");
    write!(stream, "GET / HTTP/1.1\r\n{headers}\r\n").expect("it is asked");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    answer.lines().next().unwrap_or_default().to_owned()
}

/// A page of somebody else's may give its own name this machine's address, and would read the sources.
#[test]
fn what_is_served_is_for_this_machine_alone_by_whatever_name_it_is_asked() {
    let mut server = Command::new(env!("CARGO_BIN_EXE_cargo-genfn"))
        .args(["genfn", "view", "--serve", "--port", "0", "--file", "tests/crate/src/lib.rs"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut line = String::new();
    BufReader::new(server.stdout.take().expect("it is piped")).read_line(&mut line).expect("it says where");
    let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
    let asked = |headers: &str| asked(&address, headers);
    let port = address.rsplit(':').next().expect("it has a port");
    for host in ["localhost", "127.0.0.1", "127.1.2.3", "[::1]", "LocalHost", "page.localhost"] {
        assert_eq!(asked(&format!("Host: {host}:{port}\r\n")), "HTTP/1.1 200 OK", "{host}");
        assert_eq!(asked(&format!("accept: */*\r\nhOST:{host}\r\n")), "HTTP/1.1 200 OK", "{host}");
    }
    for host in ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "evil.example:80", "10.0.0.1", ""]
    {
        assert_eq!(asked(&format!("Host: {host}\r\n")), "HTTP/1.1 403 Forbidden", "{host}");
    }
    assert_eq!(asked(""), "HTTP/1.1 403 Forbidden");
    assert_eq!(asked("Host: localhost\r\nHost: evil.example\r\n"), "HTTP/1.1 403 Forbidden");
    server.kill().expect("it runs");
    server.wait().expect("it ends");
}

#[test]
fn an_expansion_is_rust_and_in_colours_only_where_they_are_asked_for() {
    let expanded = |color: &str| {
        let place = ["--color", color, "--manifest-path", "tests/crate/Cargo.toml"];
        let output = genfn(&[&["expand", "countdown"][..], &place].concat());
        assert!(output.status.success());
        String::from_utf8(output.stdout).expect("it is text")
    };
    let (plain, coloured) = (expanded("auto"), expanded("always"));
    syn::parse_file(&plain).expect("it is Rust");
    assert!(plain.contains("pub fn countdown(n: u32) -> impl Iterator<Item = u32> {"));
    assert!(coloured.contains("\u{1b}[35mfn\u{1b}[0m countdown"), "{coloured}");
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
}

#[test]
fn each_time_it_prints_the_same() {
    let of = || genfn(&["graph", "Tree::walk", "--format", "svg", "--manifest-path", "tests/crate/Cargo.toml"]).stdout;
    let first = of();
    assert!(!first.is_empty());
    for _ in 0..5 {
        assert!(of() == first);
    }
}
