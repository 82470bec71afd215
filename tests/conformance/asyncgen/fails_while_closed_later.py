import asyncio

from transcript import run


async def gen():
    try:
        yield 1
        yield 2
    finally:
        1 // 0


kept = gen()


async def main():
    def handler(loop, context):
        print("closing failed:", type(context["exception"]).__name__)

    asyncio.get_running_loop().set_exception_handler(handler)
    async for item in kept:
        print("item", item)
        break


run(main())
