import asyncio

from transcript import ashow, run


async def gen():
    yield 1
    await asyncio.sleep(0.01)
    try:
        yield 2
        yield 3
    except ZeroDivisionError:
        yield 1000
    await asyncio.sleep(0.01)
    yield 4


async def main():
    g = gen()
    for _ in range(6):
        await ashow(g.__anext__())
    g = gen()
    await ashow(g.__anext__())
    await ashow(g.__anext__())
    await ashow(g.athrow(ZeroDivisionError()))
    await ashow(g.__anext__())
    await ashow(g.__anext__())


run(main())
