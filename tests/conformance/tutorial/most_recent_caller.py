def count_to(n):
    for i in range(n):
        yield i


def starts():
    counter = count_to(4)
    print("started at", next(counter))
    return counter


def finishes():
    counter = starts()
    for i in counter:
        print("went on at", i)


finishes()
