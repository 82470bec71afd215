def numbers():
    yield 1
    yield 2
    yield 3
    return "all"


def delegates(source):
    print("returned", (yield from source))


g = numbers()
print("first", next(g))
print(list(delegates(g)))
print(list(delegates(g)))
