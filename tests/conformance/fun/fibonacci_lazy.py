from lazy import LazyList


def sums(a, b):
    while True:
        yield next(a) + next(b)


def tail(stream):
    next(stream)
    for i in stream:
        yield i


def fibonacci(a, b, itself):
    yield a
    yield b
    for i in sums(itself.iter(), tail(itself.iter())):
        yield i


numbers = LazyList()
numbers.set(fibonacci(1, 2, numbers))
stream = numbers.iter()
print([next(stream) for _ in range(17)])
