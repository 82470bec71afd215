def first(n, stream):
    return [next(stream) for _ in range(n)]


def integers(i):
    while True:
        yield i
        i += 1


def no_multiples(n, stream):
    for i in stream:
        if i % n:
            yield i


def sieve(stream):
    prime = next(stream)
    yield prime
    for p in sieve(no_multiples(prime, stream)):
        yield p


print(first(7, integers(5)))
print(first(6, no_multiples(3, integers(1))))
print(first(25, sieve(integers(2))))
