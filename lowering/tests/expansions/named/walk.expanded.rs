///What [`walk`] returns: an iterator over `&'a T`.
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone)]
pub struct Walk<'a, T> {
    state: __WalkStates<&'a Tree<T>, ::genfn::DelegateIterator<Box<Walk<'a, T>>>>,
}
#[derive(Clone)]
#[allow(non_camel_case_types, clippy::large_enum_variant)]
enum __WalkStates<Tree, Inner> {
    Unresumed { tree: Tree },
    Suspend1 { __inner: Inner, tree: Tree },
    Join1 { tree: Tree },
    Suspend2 {},
    Returned,
}
impl<Tree, Inner> ::genfn::__private::Close for __WalkStates<Tree, Inner> {
    fn close(&mut self) {
        *self = __WalkStates::Returned;
    }
    fn size_hint(&self) -> ::genfn::__private::size_hint::SizeHint {
        match self {
            __WalkStates::Unresumed { .. } => ::genfn::__private::size_hint::at_least(1),
            __WalkStates::Suspend1 { .. } => ::genfn::__private::size_hint::at_least(1),
            __WalkStates::Join1 { .. } => ::genfn::__private::size_hint::between(1, 1),
            __WalkStates::Suspend2 { .. } => ::genfn::__private::size_hint::between(0, 0),
            __WalkStates::Returned => ::genfn::__private::size_hint::between(0, 0),
            #[allow(unreachable_patterns)]
            _ => ::genfn::__private::size_hint::at_least(0),
        }
    }
}
impl<
    Tree: ::genfn::__private::core::fmt::Debug,
    Inner,
> ::genfn::__private::core::fmt::Debug for __WalkStates<Tree, Inner> {
    fn fmt(
        &self,
        f: &mut ::genfn::__private::core::fmt::Formatter<'_>,
    ) -> ::genfn::__private::core::fmt::Result {
        match self {
            __WalkStates::Unresumed { tree: __field_0, .. } => {
                f.debug_struct("walk")
                    .field(
                        "at",
                        &::genfn::__private::core::format_args!(
                            "\"{}\"", ::genfn::__private::core::panic::Location::caller()
                        ),
                    )
                    .field("tree", __field_0)
                    .finish()
            }
            __WalkStates::Suspend1 { tree: __field_0, .. } => {
                f.debug_struct("walk")
                    .field(
                        "at",
                        &::genfn::__private::core::format_args!(
                            "\"{}\"", ::genfn::__private::core::panic::Location::caller()
                        ),
                    )
                    .field("tree", __field_0)
                    .finish()
            }
            __WalkStates::Join1 { tree: __field_0, .. } => {
                f.debug_struct("walk")
                    .field(
                        "at",
                        &::genfn::__private::core::format_args!(
                            "\"{}\"", ::genfn::__private::core::panic::Location::caller()
                        ),
                    )
                    .field("tree", __field_0)
                    .finish()
            }
            __WalkStates::Suspend2 { .. } => {
                f.debug_struct("walk")
                    .field(
                        "at",
                        &::genfn::__private::core::format_args!(
                            "\"{}\"", ::genfn::__private::core::panic::Location::caller()
                        ),
                    )
                    .finish()
            }
            __WalkStates::Returned => {
                f.write_str(::genfn::__private::core::concat!("walk", " { closed }"))
            }
        }
    }
}
#[allow(
    unused_braces,
    unused_parens,
    clippy::borrow_deref_ref,
    clippy::diverging_sub_expression,
    clippy::never_loop,
    clippy::needless_return,
    clippy::no_effect,
    clippy::redundant_else,
    clippy::suspicious_else_formatting,
    clippy::unused_unit,
    clippy::while_let_loop
)]
impl<'a, T> ::genfn::__private::Iterator for Walk<'a, T> {
    type Item = &'a T;
    #[inline]
    fn next(&mut self) -> ::genfn::__private::Option<&'a T> {
        #[allow(unused_imports)]
        use ::genfn::__private::Itself as _;
        ::genfn::named::next::<
            &'a T,
            _,
            _,
            _,
        >(
            &mut self.state,
            &|__state: &mut __WalkStates<_, _>| -> ::genfn::__private::Step<&'a T, ()> {
                let __genfn = ::genfn::__private::ItemShape::<&'a T>::NEW;
                '__resume: loop {
                    match *__state {
                        __WalkStates::Unresumed { .. } => {
                            let __WalkStates::Unresumed { tree } = ::genfn::__private::replace(
                                __state,
                                __WalkStates::Returned,
                            ) else {
                                return __genfn.never();
                            };
                            '__exit4: {
                                '__exit3: {
                                    {
                                        let tree = tree;
                                        if let Some(left) = &tree.left {
                                            yield_from!(@);
                                            let __inner = ::genfn::named::held(Box::new(walk(left)));
                                            if true {} else {
                                                break '__exit3;
                                            }
                                            *__state = __WalkStates::Suspend1 {
                                                __inner,
                                                tree: tree,
                                            };
                                            continue '__resume;
                                        }
                                        if true {} else {
                                            break '__exit4;
                                        }
                                        match tree {
                                            _ => {}
                                        }
                                        *__state = __WalkStates::Join1 { tree: tree };
                                        continue '__resume;
                                    }
                                }
                            }
                            return __genfn.never();
                        }
                        __WalkStates::Suspend1 { ref mut __inner, .. } => {
                            let __delegated = match (__inner)
                                .resume(
                                    { ::genfn::Resume::<(), ()>::Start },
                                    ::genfn::__private::converts!(__inner, __genfn),
                                )
                            {
                                ::genfn::__private::Delegated::Yield(__item) => {
                                    let __yielded: &'a T = __item;
                                    return __genfn.yielded(__yielded);
                                }
                                __delegated => __delegated,
                            };
                            let __WalkStates::Suspend1 { tree, __inner } = ::genfn::__private::replace(
                                __state,
                                __WalkStates::Returned,
                            ) else {
                                return __genfn.never();
                            };
                            '__exit4: {
                                {
                                    let tree = tree;
                                    {
                                        {
                                            let __inner = __inner;
                                            match __delegated {
                                                ::genfn::__private::Delegated::Return(__value) => {
                                                    __value.__itself()
                                                }
                                                ::genfn::__private::Delegated::Raise(_) => {
                                                    return __genfn.exited();
                                                }
                                                ::genfn::__private::Delegated::Yield(_) => {
                                                    return __genfn.never();
                                                }
                                            }
                                        };
                                    };
                                    if true {} else {
                                        break '__exit4;
                                    }
                                    *__state = __WalkStates::Join1 { tree: tree };
                                    continue '__resume;
                                }
                            }
                            return __genfn.never();
                        }
                        __WalkStates::Join1 { .. } => {
                            let __WalkStates::Join1 { tree } = ::genfn::__private::replace(
                                __state,
                                __WalkStates::Returned,
                            ) else {
                                return __genfn.never();
                            };
                            '__exit5: {
                                {
                                    let tree = tree;
                                    yield_!(@);
                                    let __yielded: &'a T = &tree.value;
                                    if true {} else {
                                        break '__exit5;
                                    }
                                    *__state = __WalkStates::Suspend2 {};
                                    return __genfn.yielded(__yielded);
                                }
                            }
                            return __genfn.never();
                        }
                        __WalkStates::Suspend2 { .. } => {
                            *__state = __WalkStates::Returned;
                            {}
                            return __genfn.returned(());
                        }
                        __WalkStates::Returned => return __genfn.exited(),
                    }
                }
            },
        )
    }
    #[inline]
    fn size_hint(&self) -> (usize, ::genfn::__private::Option<usize>) {
        ::genfn::__private::Close::size_hint(&self.state)
    }
    #[cfg(not(debug_assertions))]
    #[inline]
    fn fold<__B, __G: ::genfn::__private::core::ops::FnMut(__B, &'a T) -> __B>(
        self,
        init: __B,
        fold: __G,
    ) -> __B {
        #[allow(unused_imports)]
        use ::genfn::__private::Itself as _;
        if ::genfn::__private::core::matches!(
            self.state, __WalkStates::Unresumed { .. }
        ) {
            return ::genfn::named::folded_whole::<
                &'a T,
                _,
                _,
                _,
                _,
                _,
            >(
                self.state,
                |
                    __state: __WalkStates<_, _>,
                    __sink: ::genfn::__private::Sink<'_, &'a T>|
                {
                    let __genfn = ::genfn::__private::ItemShape::<&'a T>::NEW;
                    #[allow(unused_mut)]
                    let mut __sink = __sink;
                    if let __WalkStates::Unresumed { tree } = __state {
                        let tree = tree;
                        let __value: () = {
                            if let Some(left) = &tree.left {
                                match ::genfn::delegation::delegate!(
                                    @ [] Box::new(walk(left))
                                )
                                    .drain(&mut __sink)
                                {
                                    ::genfn::__private::Some(__value) => __value,
                                    ::genfn::__private::None => return __genfn.exited(),
                                };
                            }
                            {
                                let __value: &'a T = &tree.value;
                                __sink.put(__value)
                            };
                        };
                        #[allow(unreachable_code)] return __genfn.returned(__value);
                    }
                    return __genfn.exited();
                },
                init,
                fold,
            );
        }
        ::genfn::named::folded_items(self, init, fold)
    }
}
impl<'a, T> ::genfn::__private::FusedIterator for Walk<'a, T> {}
impl<'a, T> ::genfn::__private::core::fmt::Debug for Walk<'a, T>
where
    T: ::genfn::__private::core::fmt::Debug,
{
    fn fmt(
        &self,
        f: &mut ::genfn::__private::core::fmt::Formatter<'_>,
    ) -> ::genfn::__private::core::fmt::Result {
        ::genfn::__private::core::fmt::Debug::fmt(&self.state, f)
    }
}
#[diagnostic::do_not_recommend]
impl<'a, T> ::genfn::named::DelegatedTo for Walk<'a, T> {
    type Way = ::genfn::named::ByIterator;
}
pub fn walk<'a, T>(tree: &'a Tree<T>) -> Walk<'a, T> {
    Walk {
        state: __WalkStates::Unresumed {
            tree: tree,
        },
    }
}
