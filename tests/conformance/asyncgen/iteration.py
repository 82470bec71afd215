import asyncio

from transcript import ashow, run


async def gen():
    await asyncio.sleep(0)
    sent = yield 123
    print("sent", sent)
    await asyncio.sleep(0)
    yield 456
    await asyncio.sleep(0)
    return
    yield 789


class Own:
    async def __aiter__(self):
        yield 1
        await asyncio.sleep(0)
        yield 2


async def main():
    async for item in gen():
        print("item", item)
    g = gen()
    for _ in range(4):
        await ashow(g.__anext__())
    async for item in Own():
        print("item", item)


run(main())
