class Numbers:
    def __iter__(self):
        print("iter")
        return iter([1, 2])


def each(iterable):
    for i in iterable:
        yield i


def delegated(iterable):
    yield from iterable


print(list(i for i in Numbers()))
print(list(each(Numbers())))
print(list(delegated(Numbers())))
