//! Methods of all receivers, and of traits.

use std::fmt::Debug;

use genfn_tests::faithful;

faithful! {
    test methods_that_borrow_self
    {
        struct Inventory {
            items: Vec<String>,
            owner: D,
        }
        impl Inventory {
            #[generator]
            fn each(&self) -> impl Iterator<Item = &str> {
                for item in &self.items {
                    yield_!(item.as_str());
                }
                yield_!(self.owner.0);
            }
            #[generator]
            fn longest(&self, at_least: usize) -> impl Iterator<Item = String> {
                let Self { items, .. } = self;
                for (i, item) in items.iter().enumerate() {
                    if item.len() >= at_least {
                        yield_!(format!("{i}: {item} of {}", self.owner.0));
                    }
                }
            }
        }
    }
    run {
        let inventory = Inventory { items: vec!["a".into(), "bcd".into()], owner: D("owner") };
        drive!(inventory.each());
        drive!(inventory.longest(2));
    }
}

faithful! {
    test methods_that_borrow_self_mutably
    {
        #[derive(Debug, Default)]
        struct Counter {
            count: u32,
            seen: Vec<u32>,
        }
        impl Counter {
            #[generator]
            fn up_to(&mut self, limit: u32) -> impl Iterator<Item = u32> {
                while self.count < limit {
                    self.count += 1;
                    self.seen.push(self.count);
                    yield_!(self.count);
                    self.bump();
                }
            }
            fn bump(&mut self) {
                self.count += 10;
            }
        }
    }
    run {
        let mut counter = Counter::default();
        drive!(counter.up_to(23));
        log(format!("{counter:?}"));
    }
}

faithful! {
    test methods_that_consume_self
    {
        struct Stack(Vec<D>, D);
        impl Stack {
            #[generator]
            fn drain(mut self) -> impl Iterator<Item = &'static str> {
                while let Some(top) = self.0.pop() {
                    yield_!(top.0);
                }
                log("drained");
            }
            #[generator]
            fn parts(self, first: bool) -> impl Iterator<Item = usize> {
                let Stack(items, extra) = self;
                if first {
                    drop(extra);
                }
                yield_!(items.len());
            }
            #[generator]
            fn boxed(self: Box<Self>) -> impl Iterator<Item = usize> {
                yield_!(self.0.len());
                log(self.1.0);
            }
        }
    }
    run {
        drive!(Stack(vec![D("a"), D("b")], D("extra")).drain());
        drive!(Stack(vec![D("a"), D("b")], D("extra")).parts(true));
        drive!(Stack(vec![D("a")], D("extra")).parts(false));
        drive!(Box::new(Stack(vec![D("a")], D("extra"))).boxed());
    }
}

faithful! {
    /// While one field is iterated, the others may be used.
    test disjoint_fields_of_a_mutable_self
    {
        #[derive(Debug)]
        struct Ledger {
            items: Vec<u32>,
            total: u32,
            log: Vec<String>,
        }
        impl Ledger {
            #[generator]
            fn settle(&mut self) -> impl Iterator<Item = u32> {
                for item in self.items.iter_mut() {
                    self.total += *item;
                    *item = 0;
                    yield_!(self.total);
                    self.log.push(format!("settled at {}", self.total));
                }
                yield_!(self.log.len() as u32);
            }
        }
    }
    run {
        let mut ledger = Ledger { items: vec![3, 4], total: 0, log: vec![] };
        drive!(ledger.settle());
        log(format!("{ledger:?}"));
    }
}

faithful! {
    test inherent_functions_of_generic_types
    {
        struct Grid<T, const W: usize> {
            cells: Vec<[T; W]>,
        }
        impl<T: Debug + PartialOrd, const W: usize> Grid<T, W> {
            #[generator]
            fn above<'a>(&'a self, limit: &'a T) -> impl Iterator<Item = (usize, usize, &'a T)> {
                for (y, row) in self.cells.iter().enumerate() {
                    for (x, cell) in row.iter().enumerate() {
                        if cell > limit {
                            yield_!((x, y, cell));
                        }
                    }
                }
            }
            #[generator]
            fn widths() -> impl Iterator<Item = usize> {
                yield_!(W);
                yield_!(Self::double());
            }
            fn double() -> usize {
                W * 2
            }
        }
    }
    run {
        let grid = Grid { cells: vec![[1, 5], [7, 2]] };
        drive!(grid.above(&2));
        drive!(Grid::<u8, 3>::widths());
    }
}

faithful! {
    test trait_methods_with_and_without_a_body
    {
        trait Shape {
            const SIDES: u32;

            #[generator]
            fn corners(&self) -> impl Iterator<Item = (u32, u32)>;

            #[generator]
            fn described(&self) -> impl Iterator<Item = String>
            where
                Self: Debug,
            {
                yield_!(format!("{self:?}"));
                for (x, y) in self.corner_list() {
                    yield_!(format!("({x}, {y}) of {}", Self::SIDES));
                }
            }

            fn corner_list(&self) -> Vec<(u32, u32)>;
        }

        #[derive(Debug)]
        struct Square(u32);

        impl Shape for Square {
            const SIDES: u32 = 4;

            #[generator]
            fn corners(&self) -> impl Iterator<Item = (u32, u32)> {
                for x in [0, self.0] {
                    for y in [0, self.0] {
                        yield_!((x, y));
                    }
                }
            }

            fn corner_list(&self) -> Vec<(u32, u32)> {
                vec![(0, 0), (self.0, self.0)]
            }
        }

        impl Shape for Vec<(u32, u32)> {
            const SIDES: u32 = 0;

            #[generator]
            fn corners(&self) -> impl Iterator<Item = (u32, u32)> {
                for corner in self {
                    yield_!(*corner);
                }
            }

            #[generator]
            fn described(&self) -> impl Iterator<Item = String> {
                yield_!(String::from("many"));
            }

            fn corner_list(&self) -> Vec<(u32, u32)> {
                self.clone()
            }
        }
    }
    run {
        let square = Square(2);
        drive!(square.corners());
        drive!(square.described());
        let list = vec![(1, 2)];
        drive!(list.corners());
        drive!(Shape::described(&list));
    }
}

faithful! {
    test trait_methods_that_are_generators
    {
        trait Accumulate {
            type Item: Debug + 'static;

            #[generator]
            fn accumulate(&mut self) -> impl Generator<Yield = usize, Send = Option<Self::Item>, Return = usize>;
        }
        impl<T: Debug + 'static> Accumulate for Vec<T> {
            type Item = T;

            #[generator]
            fn accumulate(&mut self) -> impl Generator<Yield = usize, Send = Option<T>, Return = usize> {
                while let Some(item) = yield_!(self.len()) {
                    self.push(item);
                }
                self.len() * 100
            }
        }
    }
    run {
        let mut v = vec![1u8];
        drive!(v.accumulate(), [Some(2u8), Some(3), None]);
        log(format!("{v:?}"));
    }
}

faithful! {
    test boxed_trait_methods_are_object_safe
    {
        trait Source {
            fn items(&self) -> Box<dyn Iterator<Item = u32> + '_>;
        }
        struct Many(Vec<u32>);
        impl Many {
            #[generator]
            fn boxed(&self) -> Box<dyn Iterator<Item = u32> + '_> {
                for x in &self.0 {
                    yield_!(*x);
                }
            }
        }
    }
    run {
        drive!(Many(vec![1, 2]).boxed());
    }
}

faithful! {
    /// `self` and `Self` inside macros, inline format arguments too.
    test self_inside_macros
    {
        #[derive(Debug, Clone)]
        struct Named {
            x: u32,
            name: String,
        }
        impl Named {
            const LIMIT: u32 = 9;

            #[generator]
            fn text(&self) -> impl Iterator<Item = String> {
                println!("{}", self.x);
                yield_!(format!("{self:?}"));
                log(format!("{} {}", self.x, Self::LIMIT));
                let copies = vec![self.x, Self::LIMIT];
                yield_!(format!("{copies:?} {}", self.name));
                assert!(matches!(self, Self { x: 1.., .. }), "{self:?}");
                let other = Self { x: self.x + 1, ..self.clone() };
                yield_!(format!("{other:?}"));
            }

            #[generator]
            fn consumed(self) -> impl Iterator<Item = String> {
                yield_!(format!("{self:?}"));
                let Self { x, name } = self;
                yield_!(format!("{name}{x}"));
            }

            #[generator]
            fn changed(&mut self) -> impl Iterator<Item = usize> {
                use std::fmt::Write as _;
                write!(self.name, "{}", self.x).unwrap();
                yield_!(self.name.len());
                *self = Self { x: 0, name: format!("was {}", self.name) };
                yield_!(self.name.len());
            }
        }
    }
    run {
        let mut named = Named { x: 1, name: "n".into() };
        drive!(named.text());
        drive!(named.changed());
        log(&named.name);
        drive!(named.consumed());
    }
}
