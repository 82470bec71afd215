from search import flat_conjoin

JUMPS = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]


class Knights:
    def __init__(self, n):
        self.n = n
        self.free = {(i, j) for i in range(n) for j in range(n)}
        self.path = []

    def exits(self, square):
        i, j = square
        return [(i + a, j + b) for a, b in JUMPS if (i + a, j + b) in self.free]

    def visit(self, square):
        self.free.remove(square)
        self.path.append(square)

    def leave(self):
        self.free.add(self.path.pop())

    def index(self, square):
        return square[0] * self.n + square[1]

    def first(self):
        self.visit((0, 0))
        yield 0
        self.leave()

    def second(self):
        # A corner has two neighbours: one is the second square of the tour, the other must be kept for the last.
        for i, j in (1, 2), (2, 1):
            self.last_square = (j, i)
            self.visit((i, j))
            yield self.index((i, j))
            self.leave()

    def further(self):
        # The squares with the fewest exits first. One that has none is lost; one that has one must be taken at once,
        # since nobody else could leave it; of two such, one is lost.
        ways = sorted((len(self.exits(way)), way) for way in self.exits(self.path[-1]) if way != self.last_square)
        narrow = sum(exits <= 1 for exits, _ in ways)
        if narrow > 1 or ways and ways[0][0] == 0:
            return
        if narrow > 0:
            del ways[narrow:]
        for _, way in ways:
            self.visit(way)
            if len(self.free) == 1 or self.exits(self.last_square):
                yield self.index(way)
            self.leave()

    def last(self):
        if self.last_square in self.exits(self.path[-1]):
            yield self.index(self.last_square)

    def solve(self):
        moves = [self.first, self.second] + [self.further] * (self.n * self.n - 3) + [self.last]
        for tour in flat_conjoin(moves):
            yield tour

    def draw(self, tour):
        for i in range(self.n):
            print(" ".join("%2d" % (tour.index(self.index((i, j))) + 1) for j in range(self.n)))


knights = Knights(8)
count = 0
for tour in knights.solve():
    count += 1
    print("tour", count)
    knights.draw(tour)
    if count == 2:
        break
print(len(list(Knights(3).solve())))
