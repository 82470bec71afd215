import gc
import sys

from transcript import close, refused, show

sys.unraisablehook = lambda unraisable: None  # Python tells stderr of what a drop can't raise


def stays():
    try:
        yield 1
    except GeneratorExit:
        print("stays")
        yield 2


def catches():
    try:
        yield from stays()
    except GeneratorExit:
        print("never")
    except ValueError:
        print("never")
    except:
        print("caught")


def stays_too():
    try:
        yield from stays()
    except:
        print("caught")
        yield 3


def raises_another():
    try:
        yield from stays()
    finally:
        raise ValueError("instead")


g = catches()
print(next(g))
close(g)

g = catches()
print(next(g))
del g
gc.collect()

g = stays_too()
print(next(g))
refused(lambda: g.close())
show(lambda: next(g))

g = stays_too()
print(next(g))
show(lambda: g.throw(GeneratorExit()))
close(g)

g = raises_another()
print(next(g))
close(g)
