from transcript import show


def pairs(iterable):
    iterator = iter(iterable)
    while True:
        yield next(iterator) + next(iterator)


def pairs_that_end(iterable):
    iterator = iter(iterable)
    while True:
        try:
            pair = next(iterator) + next(iterator)
        except StopIteration:
            return
        yield pair


g = pairs([1, 2, 3])
show(lambda: next(g))
show(lambda: next(g))
g = pairs_that_end([1, 2, 3])
show(lambda: next(g))
show(lambda: next(g))
