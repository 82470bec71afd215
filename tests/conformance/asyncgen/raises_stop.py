from transcript import ashow, run


async def inner():
    yield 0


async def gen():
    yield 123
    g = inner()
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        raise RuntimeError("the inner one has ended") from None
    yield 456


async def main():
    g = gen()
    for _ in range(3):
        await ashow(g.__anext__())


run(main())
