import asyncio

from transcript import ashow, run


async def after_an_error():
    try:
        await asyncio.sleep(0)
        yield 1
        1 // 0
    finally:
        yield 2
        await asyncio.sleep(0)
        yield 3
    yield 100


async def and_raises():
    try:
        yield 1
        await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0)
        yield 2
        1 // 0
        yield 3
    yield 100


async def main():
    for g in after_an_error(), and_raises():
        for _ in range(5):
            await ashow(g.__anext__())


run(main())
