def raises():
    yield 1
    raise ValueError("from the second step")


def loops():
    try:
        for i in raises():
            yield i
            if i != 1:
                return
    except ValueError as error:
        print("caught", *error.args)
    yield 2


print(list(loops()))
