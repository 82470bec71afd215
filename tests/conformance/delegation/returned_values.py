def outer():
    print("outer begins")
    yield "outer's first"
    returned = yield from inner(None)
    print("inner returned", returned)
    returned = yield from inner(1)
    print("inner returned", returned)
    returned = yield from inner((2,))
    print("inner returned", returned)
    returned = yield from inner(StopIteration(3))
    print("inner returned", type(returned).__name__, returned.value)
    yield "outer's last"
    print("outer ends")


def inner(value):
    print("inner begins")
    yield "inner's first"
    yield "inner's last"
    print("inner ends")
    return value


for i in outer():
    print("step:", i)
