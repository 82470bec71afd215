from lazy import merge, times


def hamming():
    yield 1
    twos = times(2, hamming())
    threes = times(3, hamming())
    fives = times(5, hamming())
    for n in merge(merge(twos, threes), fives):
        yield n


numbers = hamming()
for _ in range(3):
    print([next(numbers) for _ in range(10)])
