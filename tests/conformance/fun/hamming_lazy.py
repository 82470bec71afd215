from lazy import LazyList, merge, times


def hamming(itself):
    yield 1
    twos = times(2, itself.iter())
    threes = times(3, itself.iter())
    fives = times(5, itself.iter())
    for n in merge(merge(twos, threes), fives):
        yield n


numbers = LazyList()
numbers.set(hamming(numbers))
for row in range(5):
    print([numbers.get(i) for i in range(15 * row, 15 * (row + 1))])
