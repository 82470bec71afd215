from inspect import getgeneratorstate


def inner():
    yield


def outer():
    yield from inner()
    yield


g = outer()
print(getgeneratorstate(g), g.gi_yieldfrom)
g.send(None)
print(getgeneratorstate(g), getgeneratorstate(g.gi_yieldfrom))
g.send(None)
print(getgeneratorstate(g), g.gi_yieldfrom)
print(list(g))
print(getgeneratorstate(g), g.gi_yieldfrom)
