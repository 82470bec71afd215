//! Locals that live across yields: of every type, bound by every kind of pattern, and never annotated.

use std::collections::{BTreeMap, HashMap, VecDeque};

use genfn_tests::faithful;

#[derive(Debug, Clone)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Debug)]
enum Shape {
    Dot(Point),
    Line { from: Point, to: Point },
    Nothing,
}

faithful! {
    /// The type of an empty `Vec` is inferred from what is pushed after the yield.
    fn vec_without_annotation(n: u32) -> impl Iterator<Item = usize> {
        let mut v = Vec::new();
        yield_!(0);
        for i in 0..n {
            v.push(i * 2);
            yield_!(v.len());
        }
        log(format!("{v:?}"));
    }
    with (3), (0);
}

faithful! {
    fn vec_filled_before_and_read_after(n: u32) -> impl Iterator<Item = u32> {
        let mut v = Vec::new();
        v.push(n);
        v.push(n + 1);
        yield_!(v[0]);
        v.push(n + 2);
        yield_!(v[2]);
        yield_!(v.iter().sum());
    }
    with (3);
}

faithful! {
    fn string_held_across() -> impl Iterator<Item = usize> {
        let s = String::new();
        yield_!(s.len());
        let mut t = s;
        t.push_str("abc");
        yield_!(t.len());
        log(&t);
    }
    with ();
}

faithful! {
    /// `None`, `collect` and `parse` get their types from uses behind a yield.
    fn types_inferred_from_later_uses() -> impl Iterator<Item = u8> {
        let mut best = None;
        let parsed = "7".parse();
        let collected = "abc".bytes().collect();
        yield_!(1);
        if best.is_none() {
            best = Some(3u8);
        }
        yield_!(best.unwrap());
        let n: u8 = parsed.unwrap();
        yield_!(n);
        let bytes: VecDeque<u8> = collected;
        yield_!(bytes[0]);
    }
    with ();
}

faithful! {
    fn default_inferred_from_a_later_call() -> impl Iterator<Item = usize> {
        fn takes(map: &BTreeMap<String, u8>) -> usize {
            map.len()
        }
        let mut map = Default::default();
        yield_!(takes(&map));
        map.insert("a".to_string(), 1);
        yield_!(takes(&map));
    }
    with ();
}

faithful! {
    /// A literal's type comes from a use after the yield.
    fn integer_literals_get_their_type_late() -> impl Iterator<Item = String> {
        let n = 200;
        let f = 1.5;
        yield_!(String::new());
        let byte: u8 = n;
        let single: f32 = f;
        yield_!(format!("{} {}", byte.wrapping_add(100), single));
    }
    with ();
}

faithful! {
    fn tuples_bound_across(pair: (u32, &'static str)) -> impl Iterator<Item = String> {
        let (n, name) = pair;
        let (a, (b, c), ..) = (1, (2, D("c")), 4, 5);
        yield_!(format!("{n}"));
        yield_!(format!("{name} {a} {b} {}", c.0));
    }
    with ((3, "x"));
}

faithful! {
    fn struct_patterns_bound_across(point: Point) -> impl Iterator<Item = i32> {
        let Point { x, y: mut height } = point;
        yield_!(x);
        height += 1;
        yield_!(height);
    }
    with (Point { x: 1, y: 2 });
}

faithful! {
    fn array_and_slice_patterns_bound_across(all: &'static [u32]) -> impl Iterator<Item = u32> {
        let [a, b, ..] = [10, 20, 30];
        yield_!(a);
        match all {
            [] => yield_!(0),
            [one] => yield_!(*one),
            [first, middle @ .., last] => {
                yield_!(*first);
                for m in middle {
                    yield_!(*m + b);
                }
                yield_!(*last);
            }
        }
    }
    with (&[]), (&[1]), (&[1, 2, 3, 4]);
}

faithful! {
    fn match_bindings_held_across(shape: Shape) -> impl Iterator<Item = String> {
        match shape {
            Shape::Dot(point) => {
                yield_!(format!("dot {}", point.x));
                yield_!(format!("dot {}", point.y));
            }
            Shape::Line { from, to: Point { x, y: _y } } => {
                yield_!(format!("line from {from:?}"));
                yield_!(format!("to {x}, from {from:?}"));
            }
            Shape::Nothing => {}
        }
        yield_!("end".to_string());
    }
    with (Shape::Dot(Point { x: 1, y: 2 })),
        (Shape::Line { from: Point { x: 1, y: 2 }, to: Point { x: 3, y: 4 } }),
        (Shape::Nothing);
}

faithful! {
    fn match_on_a_reference_binds_references(shape: &Shape) -> impl Iterator<Item = i32> {
        match shape {
            Shape::Dot(Point { x, y }) => {
                yield_!(*x);
                yield_!(*y);
            }
            Shape::Line { from, to } => {
                yield_!(from.x);
                yield_!(to.x);
            }
            Shape::Nothing => yield_!(0),
        }
    }
    with (&Shape::Dot(Point { x: 1, y: 2 })), (&Shape::Nothing);
}

faithful! {
    fn binding_at_pattern_held_across(n: u32) -> impl Iterator<Item = u32> {
        match n {
            small @ 0..=9 => {
                yield_!(small);
                yield_!(small + 1);
            }
            big @ (10 | 20) => {
                yield_!(big);
                yield_!(big * 2);
            }
            other => {
                yield_!(other);
                yield_!(other);
            }
        }
    }
    with (3), (20), (33);
}

faithful! {
    fn or_patterns_bind_in_each_alternative(r: Result<u32, u32>) -> impl Iterator<Item = u32> {
        let (Ok(n) | Err(n)) = r;
        yield_!(n);
        match r {
            Ok(m @ 1) | Err(m) => {
                yield_!(m);
                yield_!(m + n);
            }
            Ok(_) => yield_!(99),
        }
    }
    with (Ok(1)), (Ok(2)), (Err(3));
}

faithful! {
    fn if_let_bindings_held_across(o: Option<String>) -> impl Iterator<Item = usize> {
        if let Some(s) = o {
            yield_!(s.len());
            log(&s);
            yield_!(s.len() + 1);
        } else {
            yield_!(0);
        }
        yield_!(100);
    }
    with (Some("abc".to_string())), (None);
}

faithful! {
    fn while_let_bindings_held_across(mut stack: Vec<u32>) -> impl Iterator<Item = u32> {
        while let Some(top) = stack.pop() {
            yield_!(top);
            if top > 2 {
                stack.push(top - 2);
                yield_!(top * 10);
            }
        }
    }
    with (vec![1, 4]), (vec![]);
}

faithful! {
    fn let_else_bindings_held_across(o: Option<(u32, D)>) -> impl Iterator<Item = u32> {
        let Some((n, guard)) = o else {
            yield_!(0);
            log("left");
            return;
        };
        yield_!(n);
        yield_!(n + 1);
        log(guard.0);
    }
    with (Some((4, D("guard")))), (None);
}

faithful! {
    fn let_chain_bindings_held_across(a: Option<u32>, b: Option<D>) -> impl Iterator<Item = u32> {
        if let Some(n) = a
            && n > 1
            && let Some(d) = b
        {
            yield_!(n);
            log(d.0);
            yield_!(n + 1);
        } else {
            yield_!(0);
        }
    }
    with (Some(2), Some(D("b"))), (Some(1), Some(D("b"))), (Some(2), None), (None, None);
}

faithful! {
    fn let_chain_that_takes_what_it_has_bound(n: u32, p: D) -> impl Iterator<Item = u32> {
        if let Some(a) = Some(make("a")).filter(|_| n > 0) && let Some(b) = Some(a).filter(|_| n > 1) {
            yield_!(b.0.len() as u32);
        } else {
            yield_!(0);
        }
        if n != 3 && let Some(d) = Some(p).filter(|_| n > 2) && d.0.len() > 2 && drop(d) == () && n > 4 {
            yield_!(1);
        }
        log("end");
    }
    with (0, D("p")), (1, D("p")), (2, D("p")), (3, D("p")), (4, D("long")), (5, D("long")), (6, D("p"));
}

faithful! {
    /// Each way out of the block fills the `Option` by itself.
    fn moved_where_a_let_else_leaves_a_block_that_is_an_arm(n: u32, p: D) -> impl Iterator<Item = u32> {
        match n {
            e => 'found: {
                if e > 0 {
                    let Some(d) = Some(p).filter(|_| e > 1) else { break 'found e };
                    yield_!(d.0.len() as u32);
                } else {
                    break 'found e;
                }
                e
            }
        };
        yield_!(7);
    }
    with (0, D("p")), (1, D("p")), (2, D("p"));
}

faithful! {
    fn let_chain_with_a_yield_in_it(a: Option<u32>) -> impl Generator<Yield = u32, Send = Option<u32>> {
        if let Some(n) = a
            && let Some(m) = yield_!(n)
            && m > n
            && let Some(k) = yield_!(m)
        {
            yield_!(n + m + k);
        }
        yield_!(1000);
    }
    with (Some(1)) [Some(2u32), Some(3), None, None],
        (Some(1)) [Some(2u32), None, None],
        (Some(1)) [Some(0u32), None, None],
        (None) [None::<u32>];
}

faithful! {
    fn closure_held_across(k: u32) -> impl Iterator<Item = u32> {
        let times = move |n| n * k;
        yield_!(times(1));
        yield_!(times(2));
        let name = String::from("moved");
        let mut count = 0;
        let mut counting = move || {
            count += 1;
            log(&name);
            count
        };
        yield_!(counting());
        yield_!(counting());
    }
    with (3);
}

faithful! {
    /// An iterator whose type has no name.
    fn hash_map_into_iter_held_across(map: HashMap<u32, String>) -> impl Iterator<Item = (u32, String)> {
        let mut entries = map.into_iter();
        let first = entries.next();
        yield_!((0, format!("{first:?}")));
        while let Some((k, v)) = entries.next() {
            yield_!((k, v));
        }
    }
    with (HashMap::from([(1, "a".to_string())])), (HashMap::new());
}

faithful! {
    fn iter_of_an_argument_held_across(map: &BTreeMap<u32, String>) -> impl Iterator<Item = String> {
        let mut entries = map.iter();
        while let Some((key, value)) = entries.next() {
            yield_!(format!("{key}"));
            yield_!(value.clone());
        }
        yield_!(format!("{}", map.len()));
    }
    with (&BTreeMap::from([(1, "a".to_string()), (2, "b".to_string())]));
}

faithful! {
    fn adapted_iterator_with_closures_held_across(xs: Vec<u32>, k: u32) -> impl Iterator<Item = u32> {
        let mut it = xs.into_iter().map(move |x| x * k).filter(|x| x % 2 == 0);
        let Some(first) = it.next() else { return };
        yield_!(first);
        while let Some(x) = it.next() {
            yield_!(x + first);
        }
    }
    with (vec![1, 2, 3, 4], 2), (vec![1], 3), (vec![], 1);
}

faithful! {
    fn peekable_chars_of_an_argument(text: &str) -> impl Iterator<Item = String> {
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if c.is_ascii_digit() {
                let mut number = String::from(c);
                while let Some(&digit) = chars.peek() {
                    if !digit.is_ascii_digit() {
                        break;
                    }
                    number.push(digit);
                    chars.next();
                }
                yield_!(number);
            } else if !c.is_whitespace() {
                yield_!(c.to_string());
            }
        }
    }
    with ("12 + 345*6"), ("");
}

faithful! {
    /// The borrow ends before the yield, though its variable's scope does not.
    fn entry_used_up_before_a_yield() -> impl Iterator<Item = usize> {
        let mut map = HashMap::new();
        for word in ["a", "b", "a"] {
            let e = map.entry(word).or_insert(0);
            *e += 1;
            yield_!(*e);
        }
        yield_!(map.len());
    }
    with ();
}

faithful! {
    fn maximum_used_up_before_a_yield() -> impl Iterator<Item = u32> {
        let mut v = vec![3, 1, 2];
        let m = v.iter().max();
        let n = *m.unwrap();
        yield_!(n);
        v.push(9);
        yield_!(v.len() as u32);
    }
    with ();
}

faithful! {
    fn borrows_used_up_before_a_yield() -> impl Iterator<Item = usize> {
        let mut s = String::from("one two");
        let first = s.split(' ').next();
        let mut words = s.split_whitespace();
        let chars = s.chars();
        let n = first.map_or(0, str::len) + words.next().map_or(0, str::len) + chars.count();
        yield_!(n);
        let r = &mut s;
        r.push('!');
        yield_!(s.len());
        let (head, tail) = s.split_at(3);
        log(format!("{head}|{tail}"));
        yield_!(0);
        s.clear();
        yield_!(s.len());
    }
    with ();
}

faithful! {
    fn slice_of_a_local_used_up_before_a_yield() -> impl Iterator<Item = u32> {
        let mut grid = vec![vec![1, 2], vec![3, 4]];
        for i in 0..2 {
            let row = &mut grid[i];
            row.push(5);
            let sum = row.iter().sum();
            yield_!(sum);
        }
        yield_!(grid.len() as u32);
    }
    with ();
}

faithful! {
    fn references_into_arguments_held_across(text: &str) -> impl Iterator<Item = &str> {
        let first = text.split(' ').next().unwrap_or(text);
        let rest = &text[first.len()..];
        yield_!(first);
        let trimmed = rest.trim();
        yield_!(trimmed);
        yield_!(first);
    }
    with ("a bc "), ("");
}

faithful! {
    fn assignments_after_a_yield() -> impl Iterator<Item = u32> {
        let (mut a, mut b) = (0, 1);
        while a < 30 {
            yield_!(a);
            (a, b) = (b, a + b);
        }
        let mut p = Point { x: 0, y: 0 };
        yield_!(0);
        p.x = 5;
        [_, p.y] = [1, 2];
        yield_!((p.x + p.y) as u32);
    }
    with ();
}

faithful! {
    fn swap_and_replace_between_yields() -> impl Iterator<Item = String> {
        let mut a = String::from("a");
        let mut b = String::from("b");
        yield_!(a.clone());
        std::mem::swap(&mut a, &mut b);
        yield_!(a.clone());
        let old = std::mem::replace(&mut a, "c".into());
        yield_!(old);
        yield_!(std::mem::take(&mut b));
        log(format!("{a}{b}"));
    }
    with ();
}

faithful! {
    /// A mutable argument is a local like any other.
    fn arguments_change_between_yields(mut n: u32, mut words: Vec<&'static str>) -> impl Iterator<Item = String> {
        while n > 0 {
            n -= 1;
            let Some(word) = words.pop() else { break };
            yield_!(format!("{n} {word}"));
        }
        words.push("left");
        yield_!(words.join(","));
    }
    with (2, vec!["a", "b", "c"]), (5, vec!["a"]);
}

faithful! {
    fn large_array_held_across() -> impl Iterator<Item = usize> {
        let mut buffer = [0u8; 4096];
        for i in 0..3 {
            buffer[i * 1000] = i as u8;
            yield_!(buffer.iter().map(|b| usize::from(*b)).sum());
        }
    }
    with ();
}

faithful! {
    fn trait_objects_and_function_pointers_held_across(k: u32) -> impl Iterator<Item = u32> {
        fn double(n: u32) -> u32 {
            n * 2
        }
        let f: fn(u32) -> u32 = double;
        let g: Box<dyn Fn(u32) -> u32> = Box::new(move |n| n + k);
        let fs: [&dyn Fn(u32) -> u32; 1] = [&double];
        yield_!(f(1));
        yield_!(g(f(1)));
        yield_!(fs[0](3));
    }
    with (3);
}

faithful! {
    fn unit_never_and_zero_sized_locals(n: u32) -> impl Iterator<Item = u32> {
        struct Empty;
        let unit = ();
        let empty = Empty;
        let array: [u8; 0] = [];
        let marker = std::marker::PhantomData;
        yield_!(n);
        let () = unit;
        let Empty = empty;
        let _: std::marker::PhantomData<D> = marker;
        yield_!(array.len() as u32);
    }
    with (1);
}

faithful! {
    fn static_borrows_held_across() -> impl Iterator<Item = u32> {
        let promoted = &[1, 2, 3];
        let text = "abc";
        let mut it = text.bytes();
        for x in promoted {
            yield_!(*x);
            yield_!(u32::from(it.next().unwrap()));
        }
    }
    with ();
}

faithful! {
    /// What a generator was sent may be held too.
    fn sent_values_held_across() -> impl Generator<Yield = usize, Send = String, Return = Vec<String>> {
        let first = yield_!(0);
        let second = yield_!(first.len());
        let (a, b) = (yield_!(second.len()), yield_!(9));
        vec![first, second, a, b]
    }
    with () ["a".to_string(), "bb".to_string(), "ccc".to_string(), "d".to_string()], () ["a".to_string()];
}

faithful! {
    fn raw_identifiers_and_names_that_look_generated(r#type: u32, state: u32) -> impl Iterator<Item = u32> {
        let r#match = r#type + 1;
        let resume = state;
        let slot = 5;
        let this = 6;
        let __inner = 7;
        let value = 8;
        yield_!(r#match);
        yield_!(resume + slot + this + __inner + value);
        yield_!(r#type);
    }
    with (1, 2);
}

faithful! {
    /// What is assigned is read before the place is evaluated.
    fn assigned_value_whose_name_looks_generated() -> impl Iterator<Item = u32> {
        let mut slots = [0, 0];
        let mut __n = 1;
        slots[{
            __n += 1;
            yield_!(__n);
            1
        }] = __n;
        yield_!(slots[1] * 10 + __n);
    }
    with ();
}

faithful! {
    /// A closure that only borrows has nothing to drop: once it is used up, what it borrowed may be saved.
    fn borrowing_closure_used_up_before_a_yield(text: &'static str) -> impl Iterator<Item = usize> {
        let separators = vec![' ', ','];
        let separates = |c: char| separators.contains(&c);
        let mut found = 0;
        let mut count = |c| if separates(c) { found += 1 };
        text.chars().for_each(&mut count);
        yield_!(found);
        yield_!(separators.len());
    }
    with ("a, b");
}

faithful! {
    /// Moved before a yield, given again after it, and then on to the next turn.
    fn initialised_again_before_a_continue(n: u32) -> impl Iterator<Item = u32> {
        let mut d = D("first");
        let mut i = 0;
        while i < n {
            i += 1;
            drop(d);
            yield_!(i);
            d = make("again");
            if i == 2 {
                continue;
            }
            for j in 0..3 {
                if j == 1 {
                    continue;
                }
                log(j);
            }
            if i == 4 {
                break;
            }
            yield_!(i + 10);
        }
        log(d.0);
    }
    with (0), (2), (5);
}

faithful! {
    fn initialised_again_before_a_labelled_continue(n: u32) -> impl Iterator<Item = u32> {
        let mut d = D("first");
        'outer: for i in 0..n {
            for j in 0..n {
                drop(d);
                yield_!(i);
                d = make("again");
                if j == 1 {
                    continue 'outer;
                }
                if j == 0 {
                    continue;
                }
                break;
            }
        }
        log(d.0);
    }
    with (0), (1), (3);
}

faithful! {
    fn a_number_assigned_at_the_start_of_each_turn(n: u32) -> impl Iterator<Item = u32> {
        let mut x = 0;
        let mut i = 0;
        while i < n {
            x = i * 2;
            yield_!(x);
            i += 1;
        }
    }
    with (0), (1), (3);
}
