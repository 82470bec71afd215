import asyncio

from transcript import ashow, run


async def doubles(crashes):
    try:
        await asyncio.sleep(0)
        v = yield 1
        await asyncio.sleep(0)
        if crashes:
            1 // 0
        v = yield v * 2
        yield v * 100
    finally:
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        print("finally")


async def main():
    for crashes in False, True:
        g = doubles(crashes)
        await ashow(g.asend(None))
        await ashow(g.asend(100))
        await ashow(g.asend(12))
        await ashow(g.asend(None))
        await ashow(g.asend(None))


run(main())
