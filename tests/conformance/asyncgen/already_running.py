import asyncio

from transcript import arefused, ashow, pending, run


async def gen():
    heard = yield 0
    print("heard", heard)
    await asyncio.sleep(0)
    yield heard * 2


async def main():
    g = gen()
    await ashow(g.asend(None))
    step = pending(g.asend(5))
    await arefused(g.asend(6))
    await ashow(step)  # the step goes on


run(main())
