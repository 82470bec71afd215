from transcript import show


def catches_its_own():
    try:
        yield "waiting"
        raise TypeError("its own")
    except TypeError as error:
        print("caught", *error.args)
    yield "after its own"
    yield "done"


def many():
    for i in range(3):
        yield i


def loops_in_a_handler():
    try:
        raise TypeError("before the loop")
    except TypeError as error:
        for i in many():
            yield i
        print("still has", *error.args)


g = catches_its_own()
show(lambda: next(g))
try:
    raise ValueError("of the caller")
except ValueError as error:
    show(lambda: next(g))
    print("the caller has", *error.args)
show(lambda: next(g))

try:
    raise ValueError("of the caller")
except ValueError as error:
    for i in loops_in_a_handler():
        print("step", i)
    print("the caller has", *error.args)
