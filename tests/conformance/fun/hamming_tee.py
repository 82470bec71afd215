from itertools import tee

from lazy import merge, times


def hamming():
    def stream():
        yield 1
        for n in merge(times(2, twos), merge(times(3, threes), times(5, fives))):
            yield n

    twos, threes, fives, result = tee(stream(), 4)
    return result


numbers = hamming()
for _ in range(5):
    print([next(numbers) for _ in range(15)])
