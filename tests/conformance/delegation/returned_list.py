def outer():
    yield from inner()


def outer_that_looks():
    print("returned", (yield from inner()))


def inner():
    yield "a step"
    return [42]


print(len(list(outer())))
print(len(list(outer_that_looks())))
