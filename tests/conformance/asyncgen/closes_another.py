from transcript import ashow, run


async def inner():
    yield 10
    yield 20


async def outer():
    yield 1
    g = inner()
    print("inner", await g.asend(None))
    await g.aclose()
    yield 2
    await ashow(g.__anext__())
    yield 3


async def main():
    async for item in outer():
        print("item", item)


run(main())
