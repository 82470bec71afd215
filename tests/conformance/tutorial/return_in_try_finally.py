from transcript import show


def returns():
    try:
        return "the value"
    finally:
        yield 1
        print("after the last yield")


g = returns()
show(lambda: next(g))
show(lambda: next(g))
