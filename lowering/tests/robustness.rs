//! Whatever function comes in, code or spanned errors come out: never a panic, and what comes out parses.
//!
//! The functions are this workspace's own, with a suspension point put before their first statements, in turn; and those of the
//! large crates that cargo has downloaded, with one before a random statement.

mod answer;

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use answer::Answer;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};

/// How long one function may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a test run spends on other crates.
const SHARE: Duration = Duration::from_secs(6);

/// The functions of a file, wherever they stand.
#[derive(Default)]
struct Functions(Vec<syn::ItemFn>);

impl VisitMut for Functions {
    fn visit_item_fn_mut(&mut self, function: &mut syn::ItemFn) {
        self.0.push(function.clone());
        visit_mut::visit_item_fn_mut(self, function);
    }
    fn visit_impl_item_fn_mut(&mut self, method: &mut syn::ImplItemFn) {
        let (sig, block) = (method.sig.clone(), Box::new(method.block.clone()));
        let tokens = quote!(#sig #block);
        self.0.extend(syn::parse2::<syn::ItemFn>(tokens).ok());
        visit_mut::visit_impl_item_fn_mut(self, method);
    }
}

/// Puts a suspension point before the n-th statement of the whole body, blocks inside it included.
struct Insert {
    n: usize,
}

impl VisitMut for Insert {
    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        let mut stmts = Vec::new();
        for mut stmt in std::mem::take(&mut block.stmts) {
            if self.n == 0 {
                stmts.push(syn::parse_quote!(yield_!(());));
            }
            self.n = self.n.wrapping_sub(1);
            self.visit_stmt_mut(&mut stmt);
            stmts.push(stmt);
        }
        block.stmts = stmts;
    }
}

/// `expansions/…/loop.machine.rs`: what comes out, and not what comes in.
fn is_an_expansion(path: &Path) -> bool {
    path.parent().is_some_and(|folder| folder.ancestors().any(|parent| parent.ends_with("tests/expansions")))
        && path.file_stem().is_some_and(|stem| stem.to_string_lossy().contains('.'))
}

fn sources(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(directory).expect("the workspace can be read").flatten() {
        let path = entry.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !is_an_expansion(&path) {
            found.push(path);
        }
    }
}

/// What became of functions.
#[derive(Default)]
struct Answers {
    lowered: usize,
    refused: usize,
}

impl Answers {
    fn all(&self) -> usize {
        self.lowered + self.refused
    }
}

/// Puts a suspension point before the n-th statement of a function, and looks at the answer. `false` if there is no such
/// statement.
fn try_at(function: &syn::ItemFn, n: usize, path: &Path, answers: &mut Answers) -> bool {
    let mut function = function.clone();
    let mut insert = Insert { n };
    insert.visit_block_mut(&mut function.block);
    if insert.n < usize::MAX / 2 {
        return false;
    }
    function.sig.output = syn::parse_quote!(-> impl Iterator<Item = ()>);
    let place = format!("{}: {}, statement {n}", path.display(), function.sig.ident);
    let tokens = function.to_token_stream();
    let started = Instant::now();
    let named = tokens.clone();
    let answer = catch_unwind(move || answer::answer(TokenStream::new(), tokens));
    let Ok(answer) = answer else { panic!("the macro fails at {place}") };
    assert!(started.elapsed() < PATIENCE, "the macro takes too long for {place}");
    // With a name for its type, too: whatever of that is missing, code comes out, or what to write.
    let answered = catch_unwind(move || answer::answer(quote!(type = Named), named));
    assert!(answered.is_ok(), "the macro fails at {place}, with a name for its type");
    assert!(started.elapsed() < PATIENCE, "the macro takes too long for {place}, with a name for its type");
    match answer {
        Answer::Lowered => answers.lowered += 1,
        Answer::Refused => answers.refused += 1,
    }
    if n == 0 {
        // The body by itself, which names what were its arguments.
        let body = function.block.to_token_stream();
        assert!(catch_unwind(move || answer::answer_expression(body)).is_ok(), "`gen_!` fails at {place}");
    }
    true
}

fn functions(path: &Path) -> Vec<syn::ItemFn> {
    let Ok(source) = std::fs::read_to_string(path) else { return Vec::new() };
    let Ok(mut file) = syn::parse_file(&source) else { return Vec::new() };
    let mut functions = Functions::default();
    functions.visit_file_mut(&mut file);
    functions.0
}

#[test]
fn every_function_of_the_workspace_is_answered() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package lies in the workspace");
    let mut paths = Vec::new();
    ["core", "lowering", "macros", "tests", "examples"]
        .iter()
        .for_each(|room| sources(&workspace.join(room), &mut paths));
    let mut answers = Answers::default();
    for path in paths {
        for function in functions(&path) {
            (0..6).take_while(|n| try_at(&function, *n, &path, &mut answers)).for_each(drop);
        }
    }
    println!("{} lowered, {} refused", answers.lowered, answers.refused);
    assert!(
        answers.lowered > 1000,
        "most functions can be generators, not just {} of {}",
        answers.lowered,
        answers.all()
    );
}

/// Large crates, of which most have been downloaded where anything has been built.
const CRATES: &[&str] = &[
    "syn",
    "serde",
    "regex",
    "tokio",
    "hyper",
    "futures",
    "proc-macro2",
    "prettyplease",
    "indexmap",
    "hashbrown",
    "memchr",
    "winnow",
    "toml",
    "mio",
    "http",
    "bytes",
    "object",
    "gimli",
    "parking_lot",
    "smallvec",
    "rustversion",
    "quote",
];

/// Where cargo keeps what it has downloaded.
fn registry() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")))?;
    Some(home.join("registry/src")).filter(|path| path.is_dir())
}

/// Some seconds of them, each with a yield before a random statement; `GENFN_ALL=1` takes all, before up to four
/// statements each. `GENFN_SEED` is the seed that a run has printed.
#[test]
fn functions_of_large_crates_are_answered() {
    let Some(registry) = registry() else {
        println!("skipped: there is no registry cache");
        return;
    };
    let all = std::env::var_os("GENFN_ALL").is_some();
    let mut paths = Vec::new();
    for index in std::fs::read_dir(registry).expect("the registry cache can be read").flatten() {
        for package in std::fs::read_dir(index.path()).expect("the registry cache can be read").flatten() {
            let name = package.file_name().to_string_lossy().into_owned();
            if all || CRATES.iter().any(|wanted| name.starts_with(wanted)) {
                sources(&package.path(), &mut paths);
            }
        }
    }
    if paths.is_empty() {
        println!("skipped: none of the crates is in the registry cache");
        return;
    }
    paths.sort();
    let time = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(1, |time| time.as_secs());
    let seed = std::env::var("GENFN_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(time);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let mut answers = Answers::default();
    let (started, mut files) = (Instant::now(), 0);
    while !paths.is_empty() && (all || started.elapsed() < SHARE) {
        let path = paths.swap_remove(random.usize(..paths.len()));
        files += 1;
        for function in functions(&path) {
            let mut count = Count(0);
            count.visit_block_mut(&mut function.block.clone());
            for _ in 0..if all { count.0.min(4) } else { count.0.min(1) } {
                try_at(&function, random.usize(..count.0), &path, &mut answers);
            }
        }
    }
    println!("{files} files: {} lowered, {} refused", answers.lowered, answers.refused);
    assert!(answers.lowered * 2 > answers.all(), "most functions can be generators");
}

/// The statements of a body, those of its blocks included.
struct Count(usize);

impl VisitMut for Count {
    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        self.0 += block.stmts.len();
        visit_mut::visit_block_mut(self, block);
    }
}
