"""What the streams of this area have in common."""


def times(n, stream):
    for i in stream:
        yield n * i


def merge(a, b):
    x = next(a)
    y = next(b)
    while True:
        yield min(x, y)
        from_a, from_b = x <= y, y <= x
        if from_a:
            x = next(a)
        if from_b:
            y = next(b)


class LazyList:
    def __init__(self):
        self.so_far = []

    def set(self, stream):
        self.stream = stream

    def get(self, i):
        while i >= len(self.so_far):
            self.so_far.append(next(self.stream))
        return self.so_far[i]

    def iter(self):
        i = 0
        while True:
            yield self.get(i)
            i += 1
