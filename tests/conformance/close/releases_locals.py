import gc
import weakref


class Held:
    pass


def holds(held):
    local = held
    del held
    yield
    print("never", local)


held = Held()
weak = weakref.ref(held)
g = holds(held)
next(g)
del held
gc.collect()
print("held:", weak() is not None)
g.close()
gc.collect()
print("held:", weak() is not None)
