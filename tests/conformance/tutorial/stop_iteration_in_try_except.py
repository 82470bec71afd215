def raises():
    try:
        raise StopIteration
    except:
        yield 42


def raises_between():
    yield 1
    try:
        raise StopIteration
    except:
        yield 2
    yield 3


print(list(raises()))
print(list(raises_between()))
