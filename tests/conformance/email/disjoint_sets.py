class DisjointSet:
    def __init__(self, name):
        self.name = name
        self.parent = None
        self.roots = self.root_for_ever()

    def root_for_ever(self):
        while not self.parent:
            yield self
        for root in self.parent.roots:
            yield root

    def find(self):
        return next(self.roots)

    def join(self, parent):
        self.parent = parent


sets = [DisjointSet(name) for name in "ABCDEFGH"]
for child, parent in (1, 0), (3, 2), (2, 0), (5, 4), (6, 5), (4, 7), (0, 7):
    root, target = sets[child].find(), sets[parent].find()
    root.join(target)
    print(root.name, "joins", target.name, "-", "".join(s.find().name for s in sets))
