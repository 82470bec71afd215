def raises():
    yield 1
    raise ValueError("from the second step")


def loops():
    try:
        for i in raises():
            print("step", i)
            if i != 1:
                return
    except ValueError as error:
        print("caught", *error.args)
    print("after the loop")


loops()
