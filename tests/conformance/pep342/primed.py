import functools

from transcript import close


def consumer(function):
    @functools.wraps(function)
    def primed(*args):
        generator = function(*args)
        next(generator)
        return generator
    return primed


@consumer
def pages(per_page):
    number = 0
    while True:
        number += 1
        page = []
        try:
            while len(page) < per_page:
                page.append((yield))
        finally:
            print("page", number, "has", len(page))


g = pages(2)
for picture in 10, 20, 30, 40, 50:
    g.send(picture)
close(g)
