class Empty:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(42)


def delegates():
    returned = yield from Empty()
    print("returned", returned)


print(list(delegates()))
