from transcript import show


def patient():
    while True:
        try:
            print("heard", (yield))
        except ValueError as error:
            print("caught", *error.args)


g = patient()
show(lambda: next(g))
show(lambda: g.throw(ValueError("once")))
show(lambda: g.throw(ValueError("twice")))
show(lambda: g.send(1))
show(lambda: g.throw(ValueError("again")))
