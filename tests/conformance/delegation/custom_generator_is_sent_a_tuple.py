from transcript import show


class Custom:
    def __iter__(self):
        return self

    def __next__(self):
        return 42

    def send(self, value):
        print("sent", value)
        return None


def outer():
    yield from Custom()


g = outer()
show(lambda: next(g))
show(lambda: g.send((1, 2, 3, 4)))
