import asyncio

from transcript import athrown, aclosed, ashow, pending, run


async def forever():
    await asyncio.Future()


async def catches():
    try:
        await asyncio.sleep(0)
        await forever()
    except ValueError as error:
        print("caught", error)
        await asyncio.sleep(0)
        yield 2


async def catches_and_returns():
    try:
        await asyncio.sleep(0)
    except ValueError:
        return
    yield 1


async def cleans_up():
    try:
        await asyncio.sleep(0)
        yield 1
    finally:
        await asyncio.sleep(0)
        print("finally")


async def does_not_catch():
    await asyncio.sleep(0)
    yield 1


async def main():
    for make in catches, catches_and_returns, cleans_up, does_not_catch:
        print(make.__name__)
        g = make()
        step = pending(g.__anext__())
        await athrown(step, ValueError("thrown"))
        await ashow(g.__anext__())
        await aclosed(g)


run(main())
