def outer():
    try:
        print("outer begins")
        yield "outer's first"
        yield from inner()
        yield "outer's last"
    finally:
        print("outer ends")


def inner():
    try:
        print("inner begins")
        yield "inner's first"
        raise ValueError("at the second step")
        yield "inner's last"
    finally:
        print("inner ends")


try:
    for i in outer():
        print("step:", i)
except ValueError as error:
    print("caught", *error.args)
