import gc

from transcript import close, show


def inner():
    try:
        yield 1
        yield 2
    finally:
        print("inner ends")


def outer():
    try:
        yield from inner()
    except ValueError as error:
        print("outer caught", *error.args)
    finally:
        print("outer ends")


def loops():
    for i in inner():
        try:
            yield i
        finally:
            print("loop ends")


g = outer()
show(lambda: next(g))
close(g)

g = outer()
show(lambda: next(g))
show(lambda: g.throw(ValueError("thrown")))

g = outer()
show(lambda: next(g))
del g
gc.collect()

for i in outer():
    print("step", i)

g = loops()
show(lambda: next(g))
close(g)
gc.collect()
