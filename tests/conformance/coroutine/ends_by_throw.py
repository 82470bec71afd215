from inspect import getgeneratorstate

from transcript import show


def patient():
    while True:
        try:
            print("heard", (yield))
        except ValueError as error:
            print("caught", *error.args)


g = patient()
show(lambda: next(g))
show(lambda: g.throw(TypeError("not caught")))
print(getgeneratorstate(g), g.gi_frame)
show(lambda: g.send(2))
show(lambda: g.throw(ValueError("too late")))
