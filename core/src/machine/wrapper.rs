//! What stands around a machine, and has a `Drop` of its own: all that a machine is, it is as well.

/// `wraps!(Name, handles)`: of a `struct Name<G: Generator>(G)`. `handles`: whether a drop of it runs handlers.
macro_rules! wraps {
    ($name:ident, $handles:expr) => {
        #[diagnostic::do_not_recommend]
        impl<G: Generator> Generator for $name<G> {
            type Yield = G::Yield;
            type Send = G::Send;
            type Return = G::Return;

            #[cfg_attr(debug_assertions, inline)]
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn resume(&mut self, resume: Resume<G::Send, G::Return>) -> Result<G::Yield, StopIteration<G::Return>> {
                self.0.resume(resume)
            }

            #[inline]
            fn state(&self) -> State {
                Generator::state(&self.0)
            }

            #[inline]
            fn suspended_at(&self) -> Option<&'static Location<'static>> {
                Generator::suspended_at(&self.0)
            }

            #[inline]
            fn delegate(&self) -> Option<&dyn Inspect> {
                Generator::delegate(&self.0)
            }

            #[inline]
            fn is_nothing(&self, sent: &G::Send) -> bool {
                self.0.is_nothing(sent)
            }

            #[inline]
            fn nothing(&self) -> Option<G::Send> {
                self.0.nothing()
            }

            #[inline]
            fn waits_for_frames(&self) -> bool {
                self.0.waits_for_frames()
            }

            #[cfg_attr(debug_assertions, inline)]
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn sent_to<'a>(
                &mut self,
                sent: G::Send,
                receiver: &mut Receiver<'_, 'a, G::Yield, G::Send, G::Return>,
            ) -> Option<G::Yield>
            where
                Self: 'a,
            {
                self.0.sent_to(sent, receiver)
            }

            #[inline]
            fn drive<'a>(
                &mut self,
                wake: Wake<G::Send, G::Return>,
                to: Handover<'_, 'a, G::Yield, G::Send, G::Return>,
            ) -> Driven<G::Yield, G::Return>
            where
                Self: 'a,
            {
                self.0.drive(wake, to)
            }

            #[inline]
            fn has_handlers(&self) -> bool {
                $handles
            }

            #[inline]
            fn end_where_it_stands(&mut self) {
                self.0.end_where_it_stands();
            }
        }

        impl<G: Generator + Iterator> Iterator for $name<G> {
            type Item = G::Item;

            #[inline]
            fn next(&mut self) -> Option<G::Item> {
                self.0.next()
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl<G: Generator + FusedIterator> FusedIterator for $name<G> {}

        impl<G: Generator> Unpin for $name<G> {}

        impl<G: Generator + Clone> Clone for $name<G> {
            fn clone(&self) -> Self {
                $name(self.0.clone())
            }
        }

        /// Prints what the machine prints, and nothing around it.
        impl<G: Generator + fmt::Debug> fmt::Debug for $name<G> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

pub(super) use wraps;
