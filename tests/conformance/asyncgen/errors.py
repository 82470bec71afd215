import asyncio

from transcript import ashow, run


async def awaitable(throw=False):
    await asyncio.sleep(0)
    if throw:
        raise ValueError("thrown")


async def awaits():
    await awaitable()
    yield 123
    await awaitable(throw=True)
    yield 456


async def divides():
    await awaitable()
    yield 123
    1 // 0


async def main():
    for g in awaits(), divides():
        for _ in range(3):
            await ashow(g.__anext__())
    try:
        async for item in awaits():
            print("item", item)
    except ValueError as error:
        print("out of the loop:", error)


run(main())
