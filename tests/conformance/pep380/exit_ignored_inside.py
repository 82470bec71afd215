import gc
import sys

from transcript import refused

sys.unraisablehook = lambda unraisable: None  # Python tells stderr of what a drop can't raise


def stays():
    try:
        yield 1
    finally:
        print("stays")
        try:
            yield 2
        finally:
            print("told again")


def passes():
    yield from stays()
    print("never")


def finishes(name, make):
    try:
        yield from make()
        print("never")
    except GeneratorExit:
        print("never")
    finally:
        print(name, "ends")


def started(g):
    print(next(g))
    return g


g = started(finishes("outer", stays))
del g
gc.collect()
print("dropped")

g = started(finishes("outer", stays))
refused(lambda: g.close())
print("closed")

g = started(finishes("outer", lambda: finishes("middle", passes)))
del g
gc.collect()
print("dropped")

g = started(finishes("outer", lambda: finishes("middle", passes)))
refused(lambda: g.close())
print("closed")

g = started(passes())
del g
gc.collect()
print("dropped")
