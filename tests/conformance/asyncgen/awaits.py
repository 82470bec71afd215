import asyncio

from transcript import ashow, run


async def bar():
    await asyncio.sleep(0)
    return 42


async def baz():
    return bar()


def ident(val):
    return val


async def gen():
    yield await bar()
    yield -await bar()
    yield (await bar() + await bar() * 1000)
    yield await (await baz())
    yield ident(val=await bar())
    yield (await bar(), await bar())
    yield [await c for c in [bar(), bar()]]
    try:
        yield await bar() // 0
    except ZeroDivisionError:
        yield await bar() + (yield 1)


async def main():
    g = gen()
    for _ in range(7):
        await ashow(g.__anext__())
    await ashow(g.asend(None))
    await ashow(g.asend(3))
    await ashow(g.asend(None))


run(main())
