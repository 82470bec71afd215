import gc
import sys

sys.unraisablehook = lambda unraisable: None  # Python tells stderr of the RuntimeError


def stays():
    try:
        yield 1
    except GeneratorExit:
        print("staying")
        yield 2
        print("never")


g = stays()
next(g)
del g
gc.collect()
print("gone")
