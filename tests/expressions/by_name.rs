//! Bodies that each name something around them in another way: all capture what a `move` closure does, and so behave as it.

use std::collections::HashMap;

use genfn_tests::faithful;

fn double(x: i32) -> i32 {
    x * 2
}
fn ident<T>(t: T) -> T {
    t
}
fn trim(s: &str) -> &str {
    s.trim()
}
const LIMIT: i32 = 3;
static TABLE: [i32; 3] = [1, 2, 3];

mod util {
    pub(super) fn helper(x: i32) -> i32 {
        x
    }
    pub(super) mod deep {
        #[allow(non_upper_case_globals)]
        pub(in super::super) const zero: i32 = 0;
    }
}

#[derive(Debug, Clone, Default)]
struct Pair {
    a: String,
    b: Vec<i32>,
}
#[derive(Debug, Clone)]
#[allow(dead_code, reason = "it is printed")]
struct W(i32);
#[derive(Debug, Clone)]
enum E {
    A(i32),
    B { v: String },
    C,
}

macro_rules! show {
    ($e:expr) => {
        genfn_tests::log(format!("{:?}", $e))
    };
}
macro_rules! sum { ($($e:expr),*) => { 0 $(+ $e)* } }
macro_rules! weird {
    (from $a:ident to $b:expr; $body:block) => {
        for $a in 0..$b {
            $body
        }
    };
}
macro_rules! hidden {
    ($e:expr) => {{
        let tmp = 1;
        $e + tmp
    }};
}

/// A test for each: what stands around the body, and the body.
macro_rules! bodies {
    ($($name:ident [$($before:tt)*] { $($body:tt)* })*) => {
        $(faithful! {
            test $name {}
            run {
                $($before)*
                drive!(gen_!({ $($body)* }));
            }
        })*
    };
}

bodies! {
    loop_over_a_captured_list [let xs = vec![1, 2];] { for x in xs { yield_!(x * x); } }
    names_in_closures [let (xs, k) = (vec![1, 2], 2);] { let ys: Vec<_> = xs.iter().map(|v| v * k).filter(|v| *v > LIMIT).collect(); for y in ys { yield_!(y); } }
    function_as_a_value [let xs = vec![1, 2];] { for x in xs.into_iter().map(double) { yield_!(x); } }
    generic_function_as_a_value [let xs = vec![1, 2];] { for x in xs.into_iter().map(ident) { yield_!(x); } }
    generic_function_with_its_argument [let xs = vec![1, 2];] { for x in xs.into_iter().map(ident::<i32>) { yield_!(x); } }
    generic_function_called_at_two_types [let n = 2;] { yield_!(ident(n)); yield_!(ident("abc").len()); }
    closure_that_is_called [let xs = vec![1, 2]; let k = 3; let f = move |x: i32| x + k;] { for x in xs { yield_!(f(x)); } }
    closure_that_changes [let xs = vec![1, 2]; let mut k = 3; let mut f = move |x: i32| { k += x; k };] { for x in xs { yield_!(f(x)); } }
    closure_as_a_value [let xs = vec![1, 2]; let f = |x: i32| x + 1;] { for x in xs.into_iter().map(f) { yield_!(x); } }
    closure_called_in_a_closure [let xs = vec![1, 2]; let d = D("of f"); let f = move |x: i32| { d.touch(); x + 1 };] { let all: Vec<_> = xs.into_iter().map(|x| f(x)).collect(); yield_!(all.len()); yield_!(2); }
    names_and_widths_in_format_strings [let name = "n".to_owned(); let width = 3;] { log(format!("{name:>width$}")); yield_!(1); }
    precision_and_positions_in_format_strings [let name = "n".to_owned(); let prec = 1; let v = 1.25;] { yield_!(format!("{v:.prec$} {0} {other}", 1, other = name)); }
    braces_in_format_strings [let n = 1; let kept = n;] { log(format!("{{n}} {}", 1)); yield_!(kept); }
    shadowed_by_what_it_initializes [let n = 1;] { let n = n + 1; yield_!(n); }
    shadowed_in_a_block [let n = 1;] { { let n = 5; yield_!(n); } yield_!(n); }
    not_captured_where_it_is_bound_first [let x = D("outside");] { let x = 1; yield_!(x); log("end"); }
    pattern_of_the_same_name_as_its_list [let xs = vec![1, 2];] { for xs in xs { yield_!(xs); } }
    if_let_of_the_same_name [let o = Some(make("o"));] { if let Some(o) = o { yield_!(o); } log("end"); }
    let_else_with_a_value_for_the_else [let (o, d) = (None::<i32>, 7);] { let Some(v) = o else { yield_!(d); return; }; yield_!(v); }
    while_let_of_the_same_name [let mut n = Some(3u8);] { while let Some(m) = n { n = m.checked_sub(1).filter(|m| *m > 0); let n = m; yield_!(n); } }
    one_arm_binds_what_another_names [let n = 4; let es = [E::A(1), E::B { v: "x".into() }, E::C];] { for e in es { match e { E::A(n) => yield_!(n), E::B { v } => yield_!(v.len() as i32), E::C => yield_!(n) } } }
    guards_and_arms_that_move [let e = E::B { v: "x".into() };] { match e { E::A(n) if n > LIMIT => yield_!(format!("{n}")), other => { let r = other; yield_!(format!("{r:?}")); } } }
    names_in_constructors [let n = 4;] { yield_!(format!("{:?}", W(n))); yield_!(format!("{:?}", Some(n))); yield_!(format!("{:?}", E::A(n))); }
    shorthand_fields [let v = "x".to_owned();] { yield_!(E::B { v }); }
    shorthand_field_and_a_base [let a = "x".to_owned(); let b = vec![1];] { let p = Pair { a, ..Default::default() }; yield_!(p); yield_!(Pair { b, ..Default::default() }); }
    pattern_that_takes_all_parts [let p = Pair { a: "x".into(), b: vec![1] };] { let Pair { a, b: list } = p; yield_!(a.len()); yield_!(list.len()); }
    base_of_a_struct [let p = Pair { a: "x".into(), b: vec![1] };] { let q = Pair { a: "y".into(), ..p }; yield_!(q); }
    labels [let n = 6;] { 'outer: loop { for i in 0..n { if i > 2 { break 'outer; } yield_!(i); } } }
    label_of_the_name_of_a_local [let n = 3; let outer = D("outer");] { 'outer: for i in 0..n { loop { yield_!(i); continue 'outer; } } drop(outer); }
    nested_function_with_a_parameter_of_the_name [let n = D("outside");] { fn inner(n: i32) -> i32 { n } yield_!(inner(1)); }
    nested_function_that_is_given_the_name [let n = 4;] { yield_!(inner(n)); fn inner(n: i32) -> i32 { n } }
    constant_of_the_block [let n = 4;] { #[allow(non_upper_case_globals)] const k: i32 = 4; yield_!(k); yield_!(n); }
    constants_and_statics_by_their_case [let n = 1;] { yield_!(TABLE[n]); yield_!(util::deep::zero); yield_!(util::helper(LIMIT)); }
    imported_in_the_block [let n = 1;] { use util::deep::zero; yield_!(zero); yield_!(n); }
    raw_name_of_a_keyword [let r#type = 4;] { yield_!(r#type); yield_!(format!("{type}").len() as i32); }
    raw_name_that_needs_not_be [let r#n = 4;] { yield_!(n); }
    named_in_a_macro_that_is_not_known [let n = make("n");] { show!(n); yield_!(1); }
    named_in_a_macro_that_is_a_value [let (a, b) = (1, 2);] { yield_!(sum!(a, b)); }
    names_in_a_macro_with_its_own_grammar [let (n, m) = (2, 3);] { weird!(from i to n; { let z = m + i; show!(z); }); yield_!(1); }
    macro_whose_own_local_has_the_name [let tmp = 4;] { yield_!(hidden!(tmp)); yield_!(tmp); }
    operands_of_std_s_macros [let n = 1;] { yield_!(vec![n; 3]); assert!(n > 0, "bad {n}"); }
    patterns_and_guards_of_matches [let (o, n) = (Some(3), 2);] { yield_!(matches!(o, Some(v) if v > n)); yield_!(matches!(o, None)); }
    index_by_a_captured_key [let m = HashMap::from([("k".to_owned(), 1)]); let key = "k".to_owned();] { yield_!(m[&key]); }
    closure_of_the_body [let n = 1;] { let f = move |a: i32| a + n; yield_!(f(2)); yield_!(f(3)); }
    parameter_of_a_closure_of_the_name [let n = D("outside");] { let f = |n: i32| n; yield_!(f(2)); yield_!(3); }
    async_block [let n = make("n");] { { let a = async move { n.touch() }; log(std::mem::size_of_val(&a) > 0); } yield_!(1); }
    call_of_what_a_call_returns [let f: Box<dyn Fn(i32) -> Box<dyn Fn(i32) -> i32>> = Box::new(|a| Box::new(move |b| a + b));] { yield_!(f(1)(2)); yield_!(f(3)(4)); }
    value_that_is_called_too [let f: fn(i32) -> i32 = double;] { let g = f; yield_!(g(1)); yield_!(f(2)); }
    local_of_the_name_of_a_function [let d = D("of double"); let double = move |x: i32| { d.touch(); x * 3 };] { yield_!(double(1)); yield_!(2); }
    length_of_an_array_type [let n = 3;] { let x: [i32; LIMIT as usize] = [n; 3]; yield_!(x); }
    constants_in_patterns [let n = 3;] { yield_!(if let 0..=LIMIT = n { 1 } else { 2 }); }
    destructuring_assignment [let n = 3;] { let (a, mut b) = (n, 1); yield_!(b); (b, _) = (a, 2); yield_!(b); }
    pattern_that_binds_what_its_value_names [let (a, b) = (Some(1), Some(2));] { if let (Some(a), Some(x)) = (a, b) { yield_!(a + x); } }
    binding_with_a_subpattern [let n = 3;] { match n { pi_ @ 0..=3 => yield_!(pi_), _ => {} } }
    channel_of_others [let (tx, rx) = std::sync::mpsc::channel(); tx.send(1).unwrap(); drop(tx);] { while let Ok(v) = rx.recv() { yield_!(v); } }
    macro_that_only_quotes [let n = 1;] { let s = stringify!(n); yield_!(s); yield_!("x"); }
    writing_into_a_formatter [let (n, s) = (1, "x".to_owned());] { use std::fmt::Write; let mut out = String::new(); let _ = write!(out, "{n}{}", s); yield_!(out); }
    path_as_a_function [let words = vec![" a ".to_owned()];] { let all: Vec<usize> = words.iter().map(String::as_str).map(trim).map(str::len).collect(); for n in all { yield_!(n); } }
    reference_to_a_captured_local [let n = 1;] { let r = &n; let _ = n; yield_!(*r); }
    function_of_a_module_of_the_block [let n = D("outside");] { mod inner { pub(super) fn n() -> i32 { 1 } } yield_!(inner::n()); }
    value_of_a_break [let n = 1;] { let v = loop { break n; }; yield_!(v); return; }
    parts_of_a_tuple [let t = (D("0"), D("1"));] { yield_!(t.0.touch()); yield_!(t.1.touch()); }
    through_an_exclusive_reference [let mut list = vec![1]; let r = &mut list;] { r.push(1); yield_!(r.len()); r.clear(); }
    operand_of_dbg [let n = 1;] { yield_!(n); if n > 1 { todo!("later {n}"); } }
    reference_by_a_pattern [let list = vec![1];] { { let ref l = list; log(l.len()); } yield_!(list.len()); }
    chain_of_conditions [let (a, b) = (Some(1), Some(2));] { if let Some(x) = a && let Some(a) = b && a > x { yield_!(a); } yield_!(a.unwrap_or(0)); }
    index_and_range [let (xs, from, to) = ([1, 2, 3], 0, 2);] { let part = &xs[from..to]; let n = part.len(); yield_!(n); yield_!(xs[to] as usize); }
    assigned_fields [let mut p = Pair::default();] { p.a = "x".into(); yield_!(p.a.len()); p.b.push(1); yield_!(p.b.len()); }
    names_in_returned_values [let n = make("n");] { let f = move || n; yield_!(1); drop(f); yield_!(2); }
    names_in_try_blocks [let (a, b) = (make("a"), make("b"));] { yield_!({ let c = &a; c.0 }); yield_!({ let a = &b; a.0 }); }
    nothing_at_all [] { yield_!(1); }
}

struct S {
    items: Vec<i32>,
    n: i32,
    f: fn(i32) -> i32,
}

impl S {
    fn go(x: i32) -> i32 {
        x
    }
    fn new() -> S {
        S { items: vec![1, 2], n: 3, f: double }
    }
}

faithful! {
    test self_is_captured
    {
        trait Methods: Sized {
            fn shared(&self);
            fn consumed(self, k: i32);
            fn exclusive(&mut self);
            fn field_called(&self, g: &str);
            fn in_format_strings(&self);
            fn of_another(&self);
        }
        impl Methods for S {
            fn shared(&self) { drive!(gen_!({ for i in &self.items { yield_!(*i + self.n); } })); }
            fn consumed(self, k: i32) { drive!(gen_!({ for i in self.items { yield_!(i * k); } })); }
            fn exclusive(&mut self) { drive!(gen_!({ while let Some(i) = self.items.pop() { yield_!(Self::go(i)); } })); }
            fn field_called(&self, g: &str) { drive!(gen_!({ yield_!((self.f)(1)); yield_!(g.len() as i32); })); }
            fn in_format_strings(&self) { drive!(gen_!({ yield_!(format!("{}", self.n)); log(format!("{n}", n = self.n)); })); }
            fn of_another(&self) { drive!(gen_!({ struct I; impl I { fn q(&self) -> i32 { let z = self; 1 } } yield_!(I.q()); })); }
        }
    }
    run {
        S::new().shared();
        S::new().consumed(2);
        S::new().exclusive();
        S::new().field_called("abc");
        S::new().in_format_strings();
        S::new().of_another();
    }
}

faithful! {
    test array_of_a_constant_length
    {
        fn all<const N: usize>(xs: [i32; N]) {
            drive!(gen_!({ for i in 0..N { yield_!(xs[i]); } }));
        }
    }
    run { all([1, 2, 3]); }
}

faithful! {
    test local_that_a_macro_names_by_itself {}
    run {
        let x = make("x");
        macro_rules! use_x { () => { x.touch() } }
        drive!(gen_!({ yield_!(use_x!()); yield_!("b"); }));
    }
}
