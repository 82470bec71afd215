"""What the programs print with. transcript.rs is the same in Rust."""

import asyncio
import sys

run = asyncio.run


def raised(error):
    """Prints an exception: its class, and what it was made of."""
    name = type(error).__name__
    about = ", ".join(map(str, error.args))
    print("raised", name + ": " + about if about else name)


def show(step):
    """Prints what a step of a generator comes to."""
    try:
        print("yielded", step())
    except StopIteration as stop:
        print("stopped", stop.value)
    except ZeroDivisionError:
        print("raised ZeroDivisionError")  # the message depends on the version
    except BaseException as error:
        raised(error)


show_exit = show


def close(generator):
    """Closes a generator, and prints the exception that came of it."""
    try:
        generator.close()
    except BaseException as error:
        raised(error)
    else:
        print("closed")


def close_value(generator):
    """Closes a generator, and prints what it returned on its way out, as close() gives it since 3.13."""
    print("closed, returned", closed_with(generator))


def closed_with(generator):
    if sys.version_info >= (3, 13):
        return generator.close()
    try:
        generator.throw(GeneratorExit)
    except StopIteration as stop:
        return stop.value
    except GeneratorExit:
        return None
    raise RuntimeError("generator ignored GeneratorExit")


def refused(step):
    """Prints the message of what is an exception in Python, and a panic in Rust."""
    try:
        step()
    except (TypeError, RuntimeError, ValueError) as error:
        print("refused:", error)
    else:
        print("allowed")


async def ashow(step):
    """Prints what a step of an asynchronous generator comes to."""
    try:
        print("yielded", await step)
    except StopAsyncIteration:
        print("stopped")
    except ZeroDivisionError:
        print("raised ZeroDivisionError")
    except BaseException as error:
        raised(error)


async def aclosed(generator):
    """Closes an asynchronous generator, and prints the exception that came of it."""
    try:
        await generator.aclose()
    except ZeroDivisionError:
        print("raised ZeroDivisionError")
    except BaseException as error:
        raised(error)
    else:
        print("closed")


async def arefused(step):
    """Prints the message of what is an exception in Python, and a panic in Rust."""
    try:
        await step
    except (TypeError, RuntimeError, ValueError) as error:
        print("refused:", error)
    else:
        print("allowed")


def pending(step):
    """Runs a step to the first await that is pending."""
    step.send(None)
    print("pending")
    return step


async def athrown(step, error):
    """Throws into a step that is pending, where it awaits."""

    class Thrown:
        def __await__(self):
            try:
                waits = step.throw(error)
                while True:
                    yield waits
                    waits = step.send(None)
            except StopIteration as stop:
                return stop.value

    await ashow(Thrown())
