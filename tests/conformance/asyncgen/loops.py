import asyncio

from transcript import ashow, run


class Counter:
    def __init__(self, limit):
        print("made")
        self.i, self.limit = 0, limit

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.i += 1
        if not self.i % 3:
            await asyncio.sleep(0)
        if self.i > self.limit:
            raise StopAsyncIteration
        return self.i


async def to_the_end():
    async for i in Counter(5):
        yield i
    else:
        yield "else"
    yield "end"


async def breaks():
    async for i in Counter(5):
        yield i
        if i == 2:
            break
    else:
        yield "else"
    yield "end"


async def skips():
    async for i in Counter(5):
        if i < 4:
            continue
        yield i
    else:
        yield "else"


async def not_iterable():
    1 // 0
    async for i in Counter(5):
        yield i
    yield "end"


async def main():
    for g in to_the_end(), breaks(), skips(), not_iterable():
        for _ in range(8):
            await ashow(g.__anext__())


run(main())
