from transcript import ashow, run


async def tuples():
    try:
        yield (1,)
    except ZeroDivisionError:
        yield (2,)


async def ends():
    try:
        yield StopIteration(1)
    except ZeroDivisionError:
        yield StopIteration(3)


class Ended:
    def __init__(self, stop):
        self.stop = stop

    def __str__(self):
        return f"StopIteration({self.stop.value})"


async def shown(step):
    async def value():
        value = await step
        return Ended(value) if isinstance(value, StopIteration) else value

    await ashow(value())


async def main():
    for g in tuples(), ends():
        await shown(g.__anext__())
        await shown(g.athrow(ZeroDivisionError()))
        await shown(g.__anext__())


run(main())
