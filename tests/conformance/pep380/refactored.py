from transcript import close, show


def whole():
    heard = []
    try:
        heard.append((yield "a"))
        heard.append((yield "b"))
    except ValueError as error:
        print("caught", *error.args)
        heard.append((yield "c"))
    print("heard", heard)


def part(heard):
    try:
        heard.append((yield "a"))
        heard.append((yield "b"))
    except ValueError as error:
        print("caught", *error.args)
        heard.append((yield "c"))
    return heard


def parted():
    print("heard", (yield from part([])))


for function in whole, parted:
    g = function()
    show(lambda: next(g))
    show(lambda: g.send(1))
    show(lambda: g.send(2))
    g = function()
    show(lambda: next(g))
    show(lambda: g.send(1))
    show(lambda: g.throw(ValueError("thrown")))
    show(lambda: g.send(3))
    g = function()
    show(lambda: next(g))
    close(g)
