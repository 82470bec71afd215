import asyncio

from transcript import run


async def arange(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def wrap(n):
    await asyncio.sleep(0)
    return n


def doubled(n):
    return (i * 2 async for i in arange(n))


def chosen(n):
    return (i * 2 for i in range(n) if await wrap(i) % 3)


async def fails():
    yield 1
    yield 2
    raise ValueError("aaa")


async def main():
    print([i async for i in doubled(5)])
    print([i async for i in chosen(8)])
    print([i + 1 async for i in arange(5) if 0 < i < 4])
    print([await wrap(i) for i in [1, 41]])
    print([[i + j async for i in arange(2)] for j in [10, 20]])
    print([x for g in [doubled(2), doubled(3)] async for x in g])
    try:
        print([i async for i in fails()])
    except ValueError as error:
        print("raised", error)


run(main())
