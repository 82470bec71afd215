"""The two ways to conjoin generators of choices: by recursion, and by a stack of them."""


def conjoin(choices):
    values = [None] * len(choices)

    def level(i):
        if i == len(choices):
            yield values
            return
        for values[i] in choices[i]():
            for found in level(i + 1):
                yield found

    yield from level(0)


def flat_conjoin(choices):
    values = []
    open_choices = []
    while True:
        if len(values) == len(choices):
            yield values
            if not choices:
                return
        else:
            open_choices.append(choices[len(values)]())
            values.append(None)
        while open_choices:
            try:
                values[-1] = next(open_choices[-1])
                break
            except StopIteration:
                open_choices.pop()
                values.pop()
        else:
            return
