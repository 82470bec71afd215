import gc
import weakref


def numbers():
    yield 1
    yield 2


g = numbers()
weak = weakref.ref(g)
print(weak() is g)
print(list(weak()))
del g
gc.collect()
print(weak() is None)
