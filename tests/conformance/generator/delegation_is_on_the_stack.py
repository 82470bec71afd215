from stack import callers, callers_when_thrown
from transcript import show


def inner():
    print(callers(["inner", "middle", "outer"]))
    try:
        yield
        print(callers(["inner", "middle", "outer"]))
    except ValueError:
        print(callers_when_thrown(["inner", "middle", "outer"]))
    yield


def middle():
    print(callers(["inner", "middle", "outer"]))
    yield from inner()
    print(callers(["inner", "middle", "outer"]))


def outer():
    yield from middle()


g = outer()
show(lambda: next(g))
show(lambda: next(g))
show(lambda: next(g))
g = outer()
show(lambda: next(g))
show(lambda: g.throw(ValueError("thrown")))
