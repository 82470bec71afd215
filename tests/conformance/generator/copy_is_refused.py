import copy


def numbers():
    yield 1


def copied(g):
    try:
        copy.copy(g)
    except TypeError:
        return "no copy"
    return "a copy"


print(copied([1]))
print(copied(numbers()))
