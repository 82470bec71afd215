//! Receivers that a method consumes, and receivers that it only borrows: a consumed one is gone, a borrowed one is held
//! and dropped at its scope's end.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::rc::Rc;

use genfn_tests::faithful;

faithful! {
    fn into_iter_of_a_vec(v: Vec<D>) -> impl Iterator<Item = u32> {
        let it = v.into_iter();
        yield_!(it.len() as u32);
        let rest = it.skip(1);
        yield_!(1);
        let names = rest.map(|d| d.0.len());
        yield_!(2);
        log(names.sum::<usize>());
        yield_!(3);
    }
    with (vec![D("a"), D("b"), D("c")]);
}

faithful! {
    /// The receiver is borrowed after its argument: another field may be assigned until then.
    fn receiver_beside_a_field_that_its_argument_assigns(
        list: &mut (Vec<u32>, u32),
    ) -> impl Generator<Yield = u32, Send = u32> {
        list.0.push({
            list.1 += 1;
            yield_!(list.1)
        });
        list.0.push({
            list.1 += 10;
            yield_!(list.1);
            list.1
        });
        log(format!("{list:?}"));
    }
    with (&mut (vec![], 0)) [1_u32, 12, 3, 4, 5];
}

faithful! {
    fn unwrap_of_an_option() -> impl Iterator<Item = &'static str> {
        let o = Some(D("a"));
        let a = o.unwrap();
        yield_!(a.0);
        let none = None;
        let b = none.unwrap_or(D("b"));
        yield_!(b.0);
        let c = Some(D("c")).map(|d| d.into_name());
        yield_!(c.unwrap());
        let d = Some(D("d"));
        let e = d.or_else(|| Some(D("e")));
        yield_!("or_else");
        let f = e.expect("something");
        yield_!(f.0);
    }
    with ();
}

faithful! {
    fn unwrap_of_a_result(r: Result<D, String>) -> impl Iterator<Item = String> {
        let mapped = r.map_err(|e| e.len());
        yield_!(format!("{mapped:?}"));
        let o = mapped.ok();
        yield_!(format!("{o:?}"));
        let d = o.unwrap_or_else(|| D("default"));
        yield_!(format!("{d:?}"));
    }
    with (Ok(D("ok"))), (Err("bad".to_string()));
}

faithful! {
    fn option_that_is_only_looked_at() -> impl Iterator<Item = bool> {
        let o = Some(D("held"));
        yield_!(o.is_some());
        let length = o.as_ref().map(|d| d.0.len());
        yield_!(length == Some(4));
        let mut p = Some(D("taken"));
        let taken = p.take();
        yield_!(p.is_none());
        drop(taken);
        yield_!(o.is_none());
    }
    with ();
}

faithful! {
    fn replaced_and_inserted_in_an_option() -> impl Iterator<Item = u32> {
        let mut o = Some(D("first"));
        let old = o.replace(D("second"));
        yield_!(1);
        o.insert(D("third"));
        yield_!(2);
        o.get_or_insert_with(|| D("unused"));
        yield_!(3);
        log(format!("{old:?}"));
    }
    with ();
}

faithful! {
    fn into_string_and_into_bytes(s: String) -> impl Iterator<Item = usize> {
        let bytes = s.into_bytes();
        yield_!(bytes.len());
        let boxed = bytes.into_boxed_slice();
        yield_!(boxed.len());
        let v = boxed.into_vec();
        yield_!(v.len());
        let text = String::from_utf8(v).unwrap().into_boxed_str();
        yield_!(text.len());
    }
    with ("abc".to_string());
}

faithful! {
    fn into_something_else(s: &'static str) -> impl Iterator<Item = String> {
        let owned = String::from(s);
        let boxed: Box<str> = owned.into();
        yield_!(boxed.to_string());
        let back = boxed.into_string();
        yield_!(back.clone());
        let n = 3u8;
        let wide: u64 = n.into();
        yield_!(format!("{n} {wide} {back}"));
        let cow: Cow<'static, str> = s.into();
        let cow = cow.into_owned();
        yield_!(cow);
    }
    with ("abc");
}

faithful! {
    fn try_into_of_a_local() -> impl Iterator<Item = String> {
        let n = 300i32;
        let r: Result<u8, _> = n.try_into();
        yield_!(format!("{} {}", r.is_err(), n));
        let v = vec![D("x"), D("y")];
        let array: Result<[D; 2], Vec<D>> = v.try_into();
        yield_!(format!("{array:?}"));
    }
    with ();
}

faithful! {
    fn consuming_iterator_adaptors() -> impl Iterator<Item = u32> {
        let it = 0..10u32;
        let evens = it.filter(|n| n % 2 == 0);
        yield_!(1);
        let zipped = evens.zip("abc".chars());
        yield_!(2);
        let collected = zipped.collect::<Vec<_>>();
        yield_!(collected.len() as u32);
        let total = collected.into_iter().fold(0, |a, (n, _)| a + n);
        yield_!(total);
        let more = (0..3).rev().chain(5..7).take(4).enumerate().peekable();
        yield_!(3);
        let count = more.count();
        yield_!(count as u32);
    }
    with ();
}

faithful! {
    fn by_reference_iterator_methods_do_not_consume() -> impl Iterator<Item = u32> {
        let mut it = vec![D("a"), D("b"), D("c"), D("d")].into_iter();
        let first = it.next();
        yield_!(it.len() as u32);
        let last = it.next_back();
        yield_!(2);
        let found = it.find(|d| d.0 == "b");
        yield_!(3);
        let n = it.by_ref().count();
        yield_!(n as u32);
        log(format!("{first:?} {last:?} {found:?}"));
    }
    with ();
}

faithful! {
    /// `map` of an `Option` consumes it, `map` of a clone does not.
    fn clone_then_consume() -> impl Iterator<Item = usize> {
        let o = Some(D("a"));
        let n = o.clone().map(|d| d.0.len());
        yield_!(n.unwrap());
        let v = vec![D("x")];
        let w = v.clone().into_iter().next();
        yield_!(v.len());
        log(format!("{w:?}"));
    }
    with ();
}

faithful! {
    fn cells_into_inner() -> impl Iterator<Item = usize> {
        let cell = RefCell::new(vec![D("a")]);
        cell.borrow_mut().push(D("b"));
        yield_!(cell.borrow().len());
        let v = cell.into_inner();
        yield_!(v.len());
        let c = Cell::new(Some(D("c")));
        yield_!(0);
        let o = c.into_inner();
        yield_!(1);
        let lock = std::sync::Mutex::new(D("locked"));
        let d = lock.into_inner().unwrap();
        yield_!(d.0.len());
        log(format!("{o:?}"));
    }
    with ();
}

faithful! {
    fn maps_consumed_and_borrowed() -> impl Iterator<Item = usize> {
        let mut map = BTreeMap::from([(1, D("one")), (2, D("two"))]);
        yield_!(map.len());
        let removed = map.remove(&1);
        yield_!(map.len());
        map.insert(3, D("three"));
        let old = map.insert(3, D("new three"));
        yield_!(10);
        let values = map.into_values();
        yield_!(values.len());
        log(format!("{removed:?} {old:?}"));
    }
    with ();
}

faithful! {
    fn hash_map_into_keys() -> impl Iterator<Item = usize> {
        let map = HashMap::from([("k", D("v"))]);
        let keys = map.into_keys();
        yield_!(keys.len());
        let all = keys.collect::<Vec<_>>();
        yield_!(all.len());
    }
    with ();
}

faithful! {
    fn methods_of_ones_own_that_consume(d: D) -> impl Iterator<Item = &'static str> {
        let name = d.into_name();
        yield_!(name);
        let e = D("e");
        let touched = e.touch();
        yield_!(touched);
        log("end");
    }
    with (D("d"));
}

faithful! {
    /// Written so that it can't be mistaken: a block moves, a dereference does not.
    fn consuming_said_in_so_many_words() -> impl Iterator<Item = usize> {
        struct Builder(D, usize);
        impl Builder {
            fn add(mut self, n: usize) -> Self {
                self.1 += n;
                self
            }
            fn map(&self, n: usize) -> usize {
                self.1 * n
            }
            fn finish(self) -> usize {
                self.1
            }
        }
        let builder = Builder(D("builder"), 1);
        yield_!((&builder).map(2));
        let builder = { builder }.add(5);
        yield_!(builder.1);
        let n = { builder }.finish();
        yield_!(n);
    }
    with ();
}

faithful! {
    fn smart_pointers_pass_the_call_on() -> impl Iterator<Item = usize> {
        let rc = Rc::new(vec![D("a")]);
        yield_!(rc.len());
        let weak = Rc::downgrade(&rc);
        yield_!(weak.strong_count());
        let v = Rc::try_unwrap(rc).unwrap();
        yield_!(v.len());
        let boxed = Box::new(vec![D("b")]);
        let first = boxed.first().map(|d| d.0);
        yield_!(boxed.len());
        log(first.unwrap());
    }
    with ();
}

faithful! {
    fn boxed_values_consumed_through_the_box() -> impl Iterator<Item = usize> {
        let f: Box<dyn FnOnce() -> usize> = {
            let d = D("captured");
            Box::new(move || d.0.len())
        };
        yield_!(1);
        let n = f();
        yield_!(n);
        let it: Box<dyn Iterator<Item = D>> = Box::new(vec![D("x"), D("y")].into_iter());
        let mut rest = it.skip(1);
        yield_!(2);
        let y = rest.next();
        yield_!(3);
    }
    with ();
}

faithful! {
    fn vec_methods_that_take_items_out() -> impl Iterator<Item = usize> {
        let mut v = vec![D("a"), D("b"), D("c"), D("d")];
        let popped = v.pop();
        yield_!(v.len());
        let removed = v.swap_remove(0);
        yield_!(v.len());
        v.truncate(1);
        yield_!(v.len());
        let split = v.split_off(0);
        yield_!(split.len());
        v.clear();
        log(format!("{popped:?} {removed:?}"));
    }
    with ();
}

faithful! {
    fn deque_used_as_a_queue() -> impl Iterator<Item = &'static str> {
        let mut queue = VecDeque::new();
        queue.push_back(D("a"));
        while let Some(d) = queue.pop_front() {
            yield_!(d.0);
            if d.0 == "a" {
                queue.push_back(D("b"));
                queue.push_back(D("c"));
            }
        }
        yield_!("end");
    }
    with ();
}

faithful! {
    fn consumed_on_one_path_only(flag: bool) -> impl Iterator<Item = u32> {
        let o = Some(D("a"));
        let v = vec![D("x")];
        if flag {
            let a = o.unwrap();
            yield_!(1);
            log(a.0);
        } else {
            let it = v.into_iter();
            yield_!(2);
            log(it.count());
        }
        yield_!(3);
        log("end");
    }
    with (true), (false);
}

faithful! {
    fn consumed_in_a_condition_or_an_operand() -> impl Iterator<Item = usize> {
        let o = Some(D("a"));
        if o.is_some_and(|d| d.0 == "a") {
            yield_!(1);
        }
        let v = vec![D("x"), D("y")];
        yield_!(v.into_iter().map(|d| d.0.len()).sum());
        let p = Some(D("p"));
        match p.filter(|d| d.0.len() > 5) {
            Some(d) => yield_!(d.0.len()),
            None => yield_!(0),
        }
        log("end");
    }
    with ();
}

faithful! {
    fn handed_back_by_the_method() -> impl Iterator<Item = u32> {
        let mut o = Some(D("a"));
        for i in 0..2 {
            o = o.or(Some(D("unused")));
            yield_!(i);
            o = o.filter(|_| i == 0);
            yield_!(i + 10);
        }
    }
    with ();
}

faithful! {
    fn path_calls_move_their_arguments() -> impl Iterator<Item = usize> {
        let v = vec![D("a")];
        let it = IntoIterator::into_iter(v);
        yield_!(it.len());
        let d = D("b");
        let name = D::into_name(d);
        yield_!(name.len());
        let e = D("e");
        let length = D::touch(&e).len();
        yield_!(length);
        let o = Option::unwrap(Some(D("o")));
        yield_!(o.0.len());
    }
    with ();
}

faithful! {
    fn operators_move_or_borrow(s: String) -> impl Iterator<Item = String> {
        let joined = s + "!";
        yield_!(joined.clone());
        let t = String::from("?");
        let same = joined == t;
        yield_!(format!("{same}"));
        let both = joined + &t;
        yield_!(both);
        log(t);
    }
    with ("a".to_string());
}

faithful! {
    fn collected_into_a_result(xs: &[&'static str]) -> impl Iterator<Item = String> {
        let parsed = xs.iter().map(|s| s.parse::<u8>()).collect::<Result<Vec<_>, _>>();
        let text = match parsed {
            Ok(v) => format!("{v:?}"),
            Err(e) => e.to_string(),
        };
        yield_!(text);
    }
    with (&["1", "2"]), (&["1", "x"]);
}
