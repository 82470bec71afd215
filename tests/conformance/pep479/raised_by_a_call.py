from transcript import show


def stops():
    raise StopIteration


def calls():
    yield stops()


g = calls()
show(lambda: next(g))
try:
    next(calls())
except RuntimeError as error:
    print("made of", type(error.__cause__).__name__)
