from itertools import tee


def fibonacci():
    def sums(a, b):
        while True:
            yield next(a) + next(b)

    def stream():
        yield 1
        yield 2
        next(tail)  # the first one is thrown away
        for i in sums(head, tail):
            yield i

    head, tail, result = tee(stream(), 3)
    return result


numbers = fibonacci()
print([next(numbers) for _ in range(17)])
