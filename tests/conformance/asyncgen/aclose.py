import asyncio

from transcript import aclosed, arefused, ashow, run


async def ignores():
    try:
        yield 1
        1 // 0
    finally:
        await asyncio.sleep(0.01)
        yield 12


async def awaits_twice():
    try:
        yield 1
        await asyncio.Future()
    finally:
        await asyncio.sleep(0.01)
        await asyncio.sleep(0.01)
        print("finally")
    print("never")


async def catches_all():
    try:
        yield 1
    except BaseException:
        print("caught")
    print("goes on to the end")


async def catches_all_and_yields():
    try:
        yield 1
    except BaseException:
        pass
    yield 2


async def fails():
    try:
        yield 1
    finally:
        try:
            await asyncio.sleep(0.01)
            1 // 0
        except ZeroDivisionError:
            print("caught inside")
            raise KeyError("from the finally")


async def main():
    for make in ignores, awaits_twice, catches_all, catches_all_and_yields, fails:
        print(make.__name__)
        g = make()
        await ashow(g.__anext__())
        if "ignores" in make.__name__ or "yields" in make.__name__:
            await arefused(g.aclose())
        else:
            await aclosed(g)
        if make is not ignores:  # else the GeneratorExit comes out, late
            await ashow(g.__anext__())


run(main())
