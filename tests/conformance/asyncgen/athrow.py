import asyncio

from transcript import ashow, run


async def gen(crashes):
    try:
        await asyncio.sleep(0)
        try:
            v = yield 1
        except ValueError as error:
            print("caught", error)
            v = 1000
            await asyncio.sleep(0)
            if crashes:
                1 // 0
        yield v * 2
        await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        print("finally")


async def swallows():
    try:
        yield 0
    except BaseException:
        pass
    print("goes on")


async def main():
    for crashes in False, True:
        g = gen(crashes)
        await ashow(g.asend(None))
        await ashow(g.athrow(ValueError("thrown")))
        await ashow(g.asend(None))
        await ashow(g.asend(None))
    g = gen(False)
    await ashow(g.asend(None))
    await ashow(g.athrow(KeyError("other")))
    g = swallows()
    await ashow(g.asend(None))
    await ashow(g.athrow(ValueError("thrown")))


run(main())
