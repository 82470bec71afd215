from transcript import close, show


class LunchError(Exception):
    pass


def first():
    try:
        yield 0
    except LunchError:
        pass
    yield from second()
    try:
        yield 3
    except LunchError:
        pass


def second():
    try:
        yield 1
    except LunchError:
        pass
    try:
        yield from g
    except ValueError as error:
        print("caught", *error.args)
    try:
        yield 2
    except LunchError:
        pass


g = first()
show(lambda: next(g))
for _ in range(4):
    show(lambda: g.throw(LunchError("soup")))


class Closes:
    def __iter__(self):
        return self

    def __next__(self):
        return 42

    def close(self):
        print("running:", g.gi_running)
        show(lambda: next(g))


def delegates():
    yield from Closes()


g = delegates()
show(lambda: next(g))
close(g)
