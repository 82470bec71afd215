//! A reference that nobody uses any more, but whose name is still in scope, keeps nothing borrowed over a suspension.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, VecDeque, btree_map, hash_map};
use std::path::PathBuf;
use std::sync::Mutex;

use genfn::prelude::*;

#[generator]
fn even(numbers: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    let mut numbers = numbers.peekable();
    while let Some(next) = numbers.peek() {
        if next % 2 == 0 {
            yield_!(numbers.next().unwrap());
        } else {
            numbers.next();
        }
    }
}

#[generator]
fn flattened(mut stack: Vec<std::vec::IntoIter<u32>>) -> impl Iterator<Item = u32> {
    loop {
        let Some(top) = stack.last_mut() else { break };
        match top.next() {
            Some(item) => yield_!(item),
            None => {
                stack.pop();
                yield_!(0);
            }
        }
    }
}

#[generator]
fn merged(mut a: VecDeque<u32>, mut b: VecDeque<u32>) -> impl Iterator<Item = u32> {
    loop {
        match (a.front(), b.front()) {
            (Some(x), Some(y)) if x <= y => yield_!(a.pop_front().unwrap()),
            (_, Some(_)) => yield_!(b.pop_front().unwrap()),
            (Some(_), None) => yield_!(a.pop_front().unwrap()),
            (None, None) => break,
        }
    }
}

#[test]
fn what_was_peeked_at_may_be_taken() {
    assert_eq!(even(0..5).collect::<Vec<_>>(), [0, 2, 4]);
    let stack = vec![vec![3].into_iter(), vec![1, 2].into_iter()];
    assert_eq!(flattened(stack).collect::<Vec<_>>(), [1, 2, 0, 3, 0]);
    assert_eq!(merged([1, 4].into(), [2, 3].into()).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[generator]
fn squares(numbers: Vec<u64>) -> impl Iterator<Item = u64> {
    let mut cache = HashMap::new();
    for n in numbers {
        if let Some(square) = cache.get(&n) {
            yield_!(*square);
        } else {
            cache.insert(n, n * n);
            yield_!(n * n);
        }
    }
}

#[generator]
fn counted(words: &[&'static str]) -> impl Iterator<Item = (usize, usize)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in words {
        let count = counts.entry(word).or_insert(0);
        *count += 1;
        let count = *count;
        counts.entry("all").and_modify(|all| *all += 1).or_insert(1);
        yield_!((count, counts["all"]));
    }
}

#[test]
fn a_table_is_written_after_its_entry_was_read() {
    assert_eq!(squares(vec![2, 3, 2]).collect::<Vec<_>>(), [4, 9, 4]);
    assert_eq!(counted(&["a", "b", "a"]).collect::<Vec<_>>(), [(1, 1), (1, 2), (2, 3)]);
}

#[generator]
fn taken(stock: &mut BTreeMap<String, u32>, orders: &[(&str, u32)]) -> impl Iterator<Item = (String, u32)> {
    for (name, wanted) in orders {
        match stock.entry(name.to_string()) {
            btree_map::Entry::Occupied(mut entry) if entry.get() > wanted => {
                *entry.get_mut() -= wanted;
                yield_!((entry.key().clone(), *wanted));
            }
            btree_map::Entry::Occupied(entry) => yield_!(entry.remove_entry()),
            btree_map::Entry::Vacant(entry) => yield_!((entry.into_key(), 0)),
        }
    }
}

#[generator]
fn numbered(names: &[&'static str]) -> impl Iterator<Item = (&'static str, u32)> {
    let mut seen = HashMap::new();
    for name in names {
        let entry = seen.entry(*name);
        match entry {
            hash_map::Entry::Occupied(mut entry) => {
                *entry.get_mut() += 1;
                yield_!((name, *entry.get()));
            }
            hash_map::Entry::Vacant(slot) => yield_!((name, *slot.insert(0))),
        }
    }
}

#[test]
fn an_entry_is_dead_after_its_last_use() {
    let mut stock = BTreeMap::from([("nuts".to_owned(), 5)]);
    let orders = [("nuts", 2), ("bolts", 1), ("nuts", 3), ("nuts", 1)];
    let counts: Vec<_> = taken(&mut stock, &orders).map(|(_, count)| count).collect();
    assert_eq!(counts, [2, 0, 3, 0]);
    assert_eq!(numbered(&["a", "b", "a"]).collect::<Vec<_>>(), [("a", 0), ("b", 0), ("a", 1)]);
}

#[generator]
fn from_the_first(mut marks: BTreeMap<u32, char>, from: u32) -> impl Iterator<Item = (char, usize)> {
    while let Some((&at, _)) = marks.range(from..).next() {
        let mut others = marks.keys().chain(Some(&at));
        others.next();
        let left = others.next();
        let left = left.copied().unwrap_or(0) as usize;
        let Some(mark) = marks.remove(&at) else { return };
        yield_!((mark, left));
    }
}

#[generator]
fn upwards(mut path: PathBuf) -> impl Iterator<Item = String> {
    while let Some(name) = path.file_name() {
        let name = name.to_string_lossy().into_owned();
        let mut components = path.components();
        components.next_back();
        path = components.as_path().to_owned();
        yield_!(name);
    }
}

#[test]
fn an_iterator_is_dead_after_its_last_use() {
    let marks = BTreeMap::from([(1, 'a'), (5, 'b'), (7, 'c')]);
    assert_eq!(from_the_first(marks, 4).collect::<Vec<_>>(), [('b', 5), ('c', 7)]);
    assert_eq!(upwards("/usr/lib".into()).collect::<Vec<_>>(), ["lib", "usr"]);
}

struct Parser {
    tokens: Vec<String>,
    at: usize,
}

impl Parser {
    fn peek(&self) -> Option<&String> {
        self.tokens.get(self.at)
    }

    fn bump(&mut self) {
        self.at += 1;
    }

    #[generator]
    fn lengths(&mut self) -> impl Iterator<Item = usize> {
        while let Some(token) = self.peek() {
            let length = token.len();
            self.bump();
            yield_!(length);
        }
    }
}

#[test]
fn a_parser_peeks_and_bumps() {
    let mut parser = Parser { tokens: vec!["let".into(), "x".into()], at: 0 };
    assert_eq!(parser.lengths().collect::<Vec<_>>(), [3, 1]);
}

#[generator]
fn cleared(mut text: String) -> impl Iterator<Item = usize> {
    let trimmed = text.trim();
    let length = trimmed.len();
    text.clear();
    yield_!(length);
    yield_!(text.len());
}

#[generator]
fn taken_by_position(mut words: Vec<String>) -> impl Iterator<Item = String> {
    while let Some(at) = words.iter().position(|word| word.len() > 1) {
        yield_!(words.swap_remove(at));
    }
    yield_!(words.concat());
}

#[generator]
fn filled(mut slot: Option<String>) -> impl Iterator<Item = Option<String>> {
    if let Some(text) = slot.as_mut() {
        text.push('!');
        yield_!(slot.take());
    }
    yield_!(slot);
}

#[test]
fn what_was_borrowed_from_is_changed() {
    assert_eq!(cleared("  a b ".into()).collect::<Vec<_>>(), [3, 0]);
    let words = ["a", "bc", "d", "ef"].map(String::from).to_vec();
    assert_eq!(taken_by_position(words).collect::<Vec<_>>(), ["bc", "ef", "ad"]);
    assert_eq!(filled(Some("a".into())).collect::<Vec<_>>(), [Some("a!".into()), None]);
}

#[generator]
fn cells(grid: &mut [Vec<u32>]) -> impl Iterator<Item = &mut u32> {
    for row in grid.iter_mut() {
        for cell in row.iter_mut() {
            yield_!(cell);
        }
    }
}

#[generator]
fn drained(grid: &mut [Vec<u32>]) -> impl Iterator<Item = u32> {
    for row in grid {
        for cell in row.drain(..) {
            yield_!(cell);
        }
    }
}

#[test]
fn rows_are_lent_cell_by_cell() {
    let mut grid = [vec![1, 2], vec![], vec![3]];
    cells(&mut grid).for_each(|cell| *cell *= 2);
    assert_eq!(drained(&mut grid).collect::<Vec<_>>(), [2, 4, 6]);
    assert!(grid.iter().all(Vec::is_empty));
}

#[generator]
fn locked(counter: &Mutex<u32>) -> impl Iterator<Item = u32> {
    let guard = counter.lock().unwrap();
    let count = *guard;
    yield_!(count);
}

#[generator]
fn borrowed(cell: &RefCell<u32>) -> impl Iterator<Item = u32> {
    if let Ok(mut number) = cell.try_borrow_mut() {
        *number += 1;
        yield_!(1);
    }
    yield_!(2);
}

#[test]
fn a_guard_is_held_until_its_scope_ends_though_nobody_uses_it() {
    let counter = Mutex::new(3);
    let mut counts = locked(&counter);
    assert_eq!(counts.next(), Some(3));
    assert!(counter.try_lock().is_err());
    assert_eq!(counts.next(), None);
    assert!(counter.try_lock().is_ok());

    let cell = RefCell::new(0);
    let mut steps = borrowed(&cell);
    assert_eq!(steps.next(), Some(1));
    assert!(cell.try_borrow().is_err());
    assert_eq!(steps.next(), Some(2));
    assert_eq!(*cell.borrow(), 1);
}

#[generator]
fn records(lines: impl Iterator<Item = String>) -> impl Iterator<Item = (String, usize)> {
    for line in lines {
        let fields: Vec<&str> = line.split(',').collect();
        let [name, ..] = fields[..] else { continue };
        yield_!((name.trim().to_owned(), fields.len()));
    }
}

#[generator]
fn shown(mut path: PathBuf) -> impl Iterator<Item = String> {
    while path.parent().is_some() {
        let text = path.to_string_lossy();
        let by_letter: HashMap<char, Vec<&str>> = [('/', text.split('/').collect())].into();
        let line = by_letter[&'/'].join(" > ");
        path.pop();
        yield_!(line);
    }
}

#[test]
fn what_only_frees_memory_keeps_nothing_borrowed() {
    let lines = ["a , b", "c"].map(String::from);
    assert_eq!(records(lines.into_iter()).collect::<Vec<_>>(), [("a".into(), 2), ("c".into(), 1)]);
    assert_eq!(shown("/a/b".into()).collect::<Vec<_>>(), [" > a > b", " > a"]);
}

#[test]
#[expect(unsafe_code, reason = "it is what is tested")]
fn what_a_pointer_of_inferred_type_leads_to_is_read_in_the_users_unsafe() {
    #[generator]
    fn numbers(list: &[u32]) -> impl Iterator<Item = u32> {
        let first = list.iter().map(std::ptr::from_ref).next().unwrap();
        // SAFETY: the list lives as long as the generator.
        yield_!(unsafe { *first });
        let again = first;
        // SAFETY: as above.
        yield_!(unsafe { *again + 1 });
    }
    assert!(numbers(&[3, 4]).eq([3, 4]));
}

#[generator]
#[expect(unsafe_code, reason = "it is what is tested")]
fn behind_a_pointer(bytes: [u8; 3]) -> impl Iterator<Item = u8> {
    let buffer = bytes.to_vec();
    let start = buffer.as_ptr();
    for n in 0..bytes.len() {
        // SAFETY: the buffer is as long as the array, and lives until the end.
        yield_!(unsafe { *start.add(n) });
    }
}

#[test]
fn what_a_pointer_may_lead_into_is_kept_until_its_scope_ends() {
    let mut bytes = behind_a_pointer([1, 2, 3]);
    assert_eq!(bytes.next(), Some(1));
    let other = vec![7_u8; 3];
    assert_eq!(bytes.collect::<Vec<_>>(), [2, 3]);
    assert_eq!(other, [7, 7, 7]);
}

#[generator]
fn smoothed(mut row: Vec<u32>, rounds: usize) -> impl Iterator<Item = u32> {
    for _ in 0..rounds {
        let width = row.len();
        let around = |at: usize| row[(at + width - 1) % width] + row[at] + row[(at + 1) % width];
        row = (0..width).map(around).collect();
        yield_!(row[0]);
    }
}

#[generator]
fn looked_up(mut table: HashMap<&'static str, u32>, words: &[&'static str]) -> impl Iterator<Item = u32> {
    let mut factor = 1;
    for word in words {
        let known = &table;
        let scaled = move |word| known.get(word).map_or(0, |n| n * factor);
        let n = scaled(*word);
        factor += 1;
        table.insert(*word, n + 1);
        yield_!(n);
    }
}

#[generator]
fn of_arguments_only(mut row: Vec<u32>, factor: u32) -> impl Iterator<Item = u32> {
    let scaled = |at: usize| row[at] * factor;
    row = vec![scaled(0) + scaled(1)];
    yield_!(row[0]);
}

#[test]
fn a_closure_is_dead_after_its_last_call() {
    assert_eq!(of_arguments_only(vec![1, 2], 3).collect::<Vec<_>>(), [9]);
    assert_eq!(smoothed(vec![1, 2, 4], 2).collect::<Vec<_>>(), [7, 21]);
    assert_eq!(looked_up(HashMap::from([("a", 2)]), &["a", "b", "a"]).collect::<Vec<_>>(), [2, 0, 9]);
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn word(&mut self) -> &'t str {
        let rest = &self.text[self.at..];
        let word = rest.split(' ').next().unwrap_or(rest);
        self.at += word.len() + 1;
        word
    }
}

#[generator]
fn lengths(text: String) -> impl Iterator<Item = usize> {
    let mut at = 0;
    while at < text.len() {
        let mut cursor = Cursor { text: &text, at };
        let length = cursor.word().len();
        at = text.len().min(at + length + 1);
        assert!(cursor.at >= at);
        if length > 0 {
            yield_!(length);
        }
    }
}

enum Token<'t> {
    Word { text: &'t str },
    Number { text: &'t str, digits: String },
}

impl Token<'_> {
    fn len(&self) -> usize {
        match self {
            Token::Word { text } => text.len(),
            Token::Number { text, digits } => text.len() + digits.len(),
        }
    }
}

#[generator]
fn tokens(mut text: String) -> impl Iterator<Item = usize> {
    while !text.is_empty() {
        let word = Token::Word { text: &text };
        let number = Token::Number { text: &text, digits: text.replace('a', "1") };
        let length = word.len() + number.len();
        text.pop();
        yield_!(length);
    }
}

#[test]
fn what_was_made_of_a_literal_is_dead_after_its_last_use() {
    assert_eq!(lengths("a  bcd e".into()).collect::<Vec<_>>(), [1, 3, 1]);
    assert_eq!(tokens("ab".into()).collect::<Vec<_>>(), [6, 3]);
}

type Handlers = HashMap<&'static str, Box<dyn Fn() -> u32>>;

/// What is borrowed can be called, but what borrows it holds no closure.
#[generator]
fn handlers(mut table: Handlers) -> impl Iterator<Item = u32> {
    let found = table.get("a");
    yield_!(u32::from(found.is_some()));
    let looked_for = table.get("b").ok_or(0_u8);
    yield_!(u32::from(looked_for.is_err()));
    let changed = table.get_mut("a");
    yield_!(u32::from(changed.is_some()));
    let both = [&table["a"], &table["a"]];
    yield_!(both.len() as u32);
    table.insert("b", Box::new(|| 2));
    yield_!(table.values().map(|handler| handler()).sum());
}

#[test]
fn what_refers_to_a_closure_is_dead_after_its_last_use() {
    let table: Handlers = HashMap::from([("a", Box::new(|| 1_u32) as Box<dyn Fn() -> u32>)]);
    assert_eq!(handlers(table).collect::<Vec<_>>(), [1, 1, 1, 2, 3]);
}
