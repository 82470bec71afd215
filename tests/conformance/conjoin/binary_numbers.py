from search import conjoin


def bit():
    yield 0
    yield 1


for number in conjoin([bit] * 3):
    print(number)
