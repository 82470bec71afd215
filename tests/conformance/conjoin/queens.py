from search import conjoin


class Queens:
    def __init__(self, n):
        self.n = n
        self.columns = set()
        self.sums = set()
        self.differences = set()

    def row(self, i):
        def choice():
            for j in range(self.n):
                if j in self.columns or i + j in self.sums or self.n + i - j in self.differences:
                    continue
                self.columns.add(j)
                self.sums.add(i + j)
                self.differences.add(self.n + i - j)
                yield j
                self.columns.remove(j)
                self.sums.remove(i + j)
                self.differences.remove(self.n + i - j)
        return choice

    def solve(self):
        for placed in conjoin([self.row(i) for i in range(self.n)]):
            yield placed

    def draw(self, placed):
        for j in placed:
            print(" ".join("Q" if i == j else "." for i in range(self.n)))


for n in range(1, 8):
    print(n, len(list(Queens(n).solve())))

queens = Queens(8)
count = 0
for placed in queens.solve():
    count += 1
    if count <= 2:
        print("solution", count)
        queens.draw(placed)
print(count, "in all")
