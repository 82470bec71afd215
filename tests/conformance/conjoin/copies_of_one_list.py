from search import conjoin


def bit():
    yield 0
    yield 1


def copies(lists):
    for values in lists:
        yield values[:]


same = list(conjoin([bit] * 2))
print(len(same), all(values is same[0] for values in same))
for n in range(9):
    numbers = list(copies(conjoin([bit] * n)))
    print(n, len(numbers), numbers[0] == [0] * n, numbers[-1] == [1] * n)
