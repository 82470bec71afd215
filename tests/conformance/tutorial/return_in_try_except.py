from transcript import show


def returns():
    try:
        return
    except:
        yield 1


def returns_a_value():
    try:
        return "the value"
    except:
        yield 1
        return "another"


def returns_after_a_yield():
    try:
        yield 7
        return
    except:
        yield 1
    yield 2


print(list(returns()))
show(lambda: next(returns_a_value()))
print(list(returns_after_a_yield()))
