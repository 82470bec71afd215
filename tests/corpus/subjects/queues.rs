//! Queues: merges, heaps, pools, rings, schedulers, timers.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::binary_heap::PeekMut;
use std::collections::{BinaryHeap, HashMap, VecDeque};
use std::fmt::Debug;

use super::prelude::*;

#[generator]
fn merged<T, I>(sources: impl IntoIterator<Item = I>) -> impl Iterator<Item = T>
where
    T: Ord + Debug,
    I: Iterator<Item = T>,
{
    let mut sources: Vec<I> = sources.into_iter().collect();
    let mut heap = BinaryHeap::new();
    for (n, source) in sources.iter_mut().enumerate() {
        if let Some(first) = source.next() {
            heap.push(Reverse((first, n)));
        }
    }
    while let Some(Reverse((item, n))) = heap.pop() {
        yield_!(item);
        if let Some(next) = sources[n].next() {
            heap.push(Reverse((next, n)));
        }
    }
}

/// In place: the top is replaced by what follows it.
#[generator]
fn merged_in_place(mut heap: BinaryHeap<Reverse<VecDeque<u32>>>) -> impl Iterator<Item = u32> {
    while let Some(mut top) = heap.peek_mut() {
        match top.0.pop_front() {
            Some(item) => {
                drop(top);
                yield_!(item);
            }
            None => {
                PeekMut::pop(top);
            }
        }
    }
}

/// Takes from each in turn until all are empty.
#[generator]
fn round_robin<I: Iterator<Item: Debug>>(mut sources: Vec<I>) -> impl Iterator<Item = I::Item> {
    let mut at = 0;
    while !sources.is_empty() {
        at %= sources.len();
        if let Some(item) = sources[at].next() {
            yield_!(item);
            at += 1;
        } else {
            sources.remove(at);
        }
    }
}

#[derive(Debug, Default)]
pub struct Pool {
    free: Vec<String>,
    used: usize,
}

impl Pool {
    fn take(&mut self) -> String {
        self.used += 1;
        let mut buffer = self.free.pop().unwrap_or_else(|| String::with_capacity(16));
        buffer.clear();
        buffer
    }

    fn put(&mut self, buffer: String) {
        self.used -= 1;
        self.free.push(buffer);
    }

    /// Chunks of lines; the buffers are used again.
    #[generator]
    fn chunks(&mut self, lines: &[&str], size: usize) -> impl Iterator<Item = (String, usize)> {
        let mut buffer = self.take();
        for line in lines {
            if !buffer.is_empty() && buffer.len() + line.len() > size {
                yield_!((buffer.clone(), self.used));
                self.put(buffer);
                buffer = self.take();
            }
            buffer.push_str(line);
            buffer.push(';');
        }
        let used = self.used;
        yield_!((buffer.to_string(), used));
        self.put(buffer);
    }
}

#[derive(Debug)]
pub struct Ring<T, const N: usize> {
    slots: [Option<T>; N],
    head: usize,
    len: usize,
}

impl<T: Debug, const N: usize> Ring<T, N> {
    fn new() -> Self {
        Self { slots: [const { None }; N], head: 0, len: 0 }
    }

    fn push(&mut self, item: T) -> Option<T> {
        let at = (self.head + self.len) % N;
        if self.len == N {
            self.head = (self.head + 1) % N;
        } else {
            self.len += 1;
        }
        self.slots[at].replace(item)
    }

    #[generator]
    fn iter(&self) -> impl Iterator<Item = &T> {
        let (tail, front) = self.slots.split_at(self.head);
        for slot in front.iter().chain(tail).take(self.len) {
            if let Some(item) = slot {
                yield_!(item);
            }
        }
    }

    #[generator]
    fn drain(&mut self) -> impl Iterator<Item = T> {
        while self.len > 0 {
            let slot = &mut self.slots[self.head];
            self.head = (self.head + 1) % N;
            self.len -= 1;
            if let Some(item) = slot.take() {
                yield_!(item);
            }
        }
    }

    /// What falls out as it is filled.
    #[generator]
    fn fill(&mut self, items: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
        for item in items {
            let Some(lost) = self.push(item) else { continue };
            yield_!(lost);
        }
    }
}

#[derive(Debug, Clone)]
pub struct Task {
    name: &'static str,
    work: u32,
    needs: Vec<&'static str>,
}

/// Each runs for its slice, and goes to the end if it is not done.
#[generator]
fn time_slices(tasks: Vec<Task>, slice: u32) -> impl Iterator<Item = (u32, String)> {
    let mut clock = 0;
    let mut queue: VecDeque<Task> = tasks.into();
    while let Some(mut task) = queue.pop_front() {
        let ran = task.work.min(slice);
        clock += ran;
        task.work -= ran;
        yield_!((clock, format!("{} ran {ran}", task.name)));
        match task {
            Task { work: 0, name, .. } => yield_!((clock, format!("{name} is done"))),
            task => queue.push_back(task),
        }
    }
}

/// The tasks in an order in which what they need is there.
#[generator]
fn runnable(mut waiting: Vec<Task>) -> impl Iterator<Item = Result<Task, String>> {
    let mut done = Vec::new();
    while !waiting.is_empty() {
        let ready = |task: &Task| task.needs.iter().all(|name| done.contains(name));
        let Some(at) = waiting.iter().position(ready) else {
            let names: Vec<_> = waiting.iter().map(|task| task.name).collect();
            return Err(format!("stuck: {}", names.join(", ")));
        };
        let task = waiting.swap_remove(at);
        done.push(task.name);
        yield_!(Ok(task));
    }
}

/// A priority queue whose priorities change: what is stale is skipped.
#[derive(Debug, Default)]
pub struct Agenda {
    heap: BinaryHeap<(u32, Reverse<String>)>,
    current: HashMap<String, u32>,
}

impl Agenda {
    fn set(&mut self, name: &str, priority: u32) {
        self.current.insert(name.to_owned(), priority);
        self.heap.push((priority, Reverse(name.to_owned())));
    }

    #[generator]
    fn by_priority(
        &mut self,
        mut boost: impl FnMut(&str) -> Option<(&'static str, u32)>,
    ) -> impl Iterator<Item = (String, u32)> {
        while let Some((priority, Reverse(name))) = self.heap.pop() {
            if self.current.get(&name) != Some(&priority) {
                continue;
            }
            self.current.remove(&name);
            if let Some((other, by)) = boost(&name)
                && let Some(old) = self.current.get(other).copied()
            {
                self.set(other, old + by);
            }
            yield_!((name, priority));
        }
    }
}

/// The mean of what lies within the last seconds.
#[generator]
fn sliding_means(samples: impl IntoIterator<Item = (u64, f64)>, seconds: u64) -> impl Iterator<Item = (u64, f64)> {
    let mut window = VecDeque::new();
    let mut sum = 0.0;
    for (at, value) in samples {
        window.push_back((at, value));
        sum += value;
        while let Some(&(oldest, value)) = window.front()
            && oldest + seconds <= at
        {
            window.pop_front();
            sum -= value;
        }
        yield_!((at, sum / window.len() as f64));
    }
}

/// The largest of each window: a queue whose values fall.
#[generator]
fn window_maxima<T: PartialOrd + Debug>(values: &[T], width: usize) -> impl Iterator<Item = &T> {
    let mut queue: VecDeque<usize> = VecDeque::new();
    for (at, value) in values.iter().enumerate() {
        while queue.back().is_some_and(|&last| values[last] <= *value) {
            queue.pop_back();
        }
        queue.push_back(at);
        if queue[0] + width <= at {
            queue.pop_front();
        }
        if at + 1 >= width {
            yield_!(&values[queue[0]]);
        }
    }
}

/// Takes what it is sent until it holds too much; then it wants the other side to wait.
#[generator]
fn throttle(high: usize, low: usize) -> impl Generator<Yield = &'static str, Send = Option<u32>, Return = Vec<u32>> {
    let mut held = VecDeque::new();
    let mut sums = Vec::new();
    let mut state = "ready";
    while let Some(item) = yield_!(state) {
        held.push_back(item);
        state = match state {
            "ready" if held.len() >= high => "wait",
            "wait" if held.len() <= low => "ready",
            same => same,
        };
        if state == "wait" {
            let sum = held.drain(..held.len() - low).sum();
            sums.push(sum);
        }
    }
    sums.extend(held);
    sums
}

/// Workers with a deck each; one that has nothing steals from the fullest.
#[generator]
fn stolen(decks: &RefCell<Vec<VecDeque<u32>>>, rounds: usize) -> impl Iterator<Item = (usize, u32, bool)> {
    let workers = decks.borrow().len();
    for worker in (0..workers).cycle().take(rounds * workers) {
        let own = decks.borrow_mut()[worker].pop_back();
        if let Some(job) = own {
            yield_!((worker, job, false));
            if job % 2 == 0 {
                decks.borrow_mut()[worker].push_back(job / 2);
            }
            continue;
        }
        let mut decks = decks.borrow_mut();
        let victim = decks.iter_mut().max_by_key(|deck| deck.len());
        if let Some(deck) = victim
            && let Some(job) = deck.pop_front()
        {
            yield_!((worker, job, true));
        }
    }
}

/// Runs of what nests: `(`, `)`, and what is between; each group when it is closed.
#[generator]
fn groups(text: &str) -> impl Iterator<Item = Result<(usize, String), usize>> {
    let mut stack: Vec<(usize, String)> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' => stack.push((at, String::new())),
            ')' => {
                let (start, inner) = stack.pop().ok_or(at)?;
                if let Some((_, outer)) = stack.last_mut() {
                    outer.push_str(&inner);
                }
                yield_!(Ok((start, inner)));
            }
            c => match stack.last_mut() {
                Some((_, group)) => group.push(c),
                None => continue,
            },
        }
    }
    match stack.pop() {
        Some((start, _)) => return Err(start),
        None => {}
    }
}

fn tasks() -> Vec<Task> {
    let task = |name, work, needs: &[&'static str]| Task { name, work, needs: needs.to_vec() };
    vec![task("link", 2, &["compile", "fetch"]), task("fetch", 5, &[]), task("compile", 3, &["fetch"])]
}

cases! {
    merged { drive!(merged(vec![vec![1, 4, 9].into_iter(), vec![].into_iter(), vec![2, 3, 10].into_iter()])); }
    merged_in_place {
        let queues = [vec![1, 4, 9], vec![], vec![2, 3, 10]];
        drive!(merged_in_place(queues.into_iter().map(|queue| Reverse(queue.into())).collect()));
    }
    round_robin { drive!(round_robin(vec!["abc".chars(), "d".chars(), "ef".chars()])); }
    chunks {
        let mut pool = Pool::default();
        drive!(pool.chunks(&["one", "two", "three", "four"], 9));
        genfn_tests::log(format_args!("{pool:?}"));
    }
    iter {
        let mut ring = Ring::<_, 3>::new();
        for n in 0..5 {
            ring.push(n);
        }
        drive!(ring.iter());
    }
    drain {
        let mut ring = Ring::<_, 3>::new();
        ring.push("a");
        ring.push("b");
        drive!(ring.drain());
    }
    fill { drive!(Ring::<_, 2>::new().fill("abcde".chars())); }
    time_slices { drive!(time_slices(tasks(), 2)); }
    runnable {
        drive!(runnable(tasks()));
        drive!(runnable(tasks().split_off(2)));
    }
    by_priority {
        let mut agenda = Agenda::default();
        for (name, priority) in [("a", 1), ("b", 5), ("c", 3), ("a", 2)] {
            agenda.set(name, priority);
        }
        drive!(agenda.by_priority(|name| (name == "b").then_some(("a", 10))));
    }
    sliding_means { drive!(sliding_means([(0, 1.0), (3, 3.0), (10, 5.0), (11, 1.0)], 8)); }
    window_maxima { drive!(window_maxima(&[1, 3, -1, -3, 5, 3, 6, 7], 3)); }
    throttle { drive!(throttle(3, 1), [Some(1_u32), Some(2), Some(3), Some(4), Some(5), None]); }
    stolen { drive!(stolen(&RefCell::new(vec![[4, 3, 6].into(), VecDeque::new()]), 5)); }
    groups {
        drive!(groups("a(b(cd)e)f()"));
        drive!(groups("(a)b)"));
        drive!(groups("(a(b)"));
    }
}
