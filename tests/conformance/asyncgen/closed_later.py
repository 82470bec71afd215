import asyncio
import gc

from transcript import run


async def counting():
    try:
        i = 0
        while True:
            yield i
            i += 1
    finally:
        await asyncio.sleep(0)
        print("finally of counting")


async def waiting():
    try:
        await asyncio.sleep(100)
        yield 1
    finally:
        await asyncio.sleep(0)
        print("finally of waiting")


async def plain():
    yield 1
    yield 2


async def consume():
    async for _ in waiting():
        pass


async def main():
    g = counting()
    print(await g.__anext__(), await g.__anext__())
    del g
    gc.collect()
    print("dropped")
    for _ in range(3):
        await asyncio.sleep(0)
    tasks = [asyncio.ensure_future(consume()) for _ in range(2)]
    await asyncio.sleep(0.01)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for _ in range(3):
        await asyncio.sleep(0)
    async for i in plain():
        print("breaks at", i)
        break


run(main())
print("the end")
