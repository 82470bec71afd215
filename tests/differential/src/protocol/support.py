# Programs of the protocol: what their bodies call, and the drives. `support/src/protocol.rs` says the same in Rust.
import gc, inspect, sys

class Error(Exception):
    def __init__(self, n):
        self.n = n
class A(Error): pass
class B(Error): pass
class C(Error): pass

FUEL = 60
said = []
left = 0
coin = 0

def say(place, value): said.append(f"{place}:{value}")
def seen(place, value):
    say(place, value)
    return value
def add(a, b): return (a + b) % 1000
def tick():
    global left
    left -= 1
    return left >= 0
def flip():
    global coin
    coin = (coin * 1103515245 + 12345) % (1 << 31)
    return (coin >> 16) & 1 == 1
def got(sent): return 77 if sent is None else sent
def error(e): return f"{type(e).__name__}({e.n})"

def current():
    """What is being handled, as a guard asks."""
    return sys.exc_info()[1]
def nothing(_): return 0

STATES = {"GEN_CREATED": "Created", "GEN_SUSPENDED": "Suspended", "GEN_CLOSED": "Closed"}
def where(g):
    depth, inner = 0, getattr(g, "gi_yieldfrom", None)
    while inner is not None:
        depth, inner = depth + 1, getattr(inner, "gi_yieldfrom", None)
    return f" {STATES[inspect.getgeneratorstate(g)]} {depth}"

def take(g, step, iterates):
    kind = step[0]
    try:
        if iterates or kind == "next": return f"yield {next(g)}"
        if kind == "send": return f"yield {g.send(step[1])}"
        if kind == "throw": return f"yield {g.throw(step[1](step[2]))}"
        if kind == "exit": return f"yield {g.throw(GeneratorExit())}"
        g.close()
        return "closed"
    except StopIteration as e: return "end" if e.value is None or iterates else f"return {e.value}"
    except Error as e: return f"raise {error(e)}"
    except GeneratorExit: return "end"
    except TypeError as e: return "not started" if "just-started" in str(e) else f"TypeError {e}"
    except RuntimeError as e: return "ignored" if "ignored" in str(e) else f"RuntimeError {e}"

def drive(program, make, drives, iterates=False):
    global left, coin
    print("==", program)
    # What is there already need not be looked through each time.
    gc.freeze()
    for n, (seed, steps) in enumerate(drives):
        print("drive", n)
        left, coin = FUEL, seed
        g = make()
        for step in steps:
            said.clear()
            if step[0] == "drop":
                g = None
                outcome = "dropped"
            elif g is None:
                outcome = "gone"
            else:
                outcome = take(g, step, iterates)
            gc.collect()
            print(f"[{' '.join(said)}] {outcome}{'' if g is None or iterates else where(g)}")
        g = None
        gc.collect()
    print("== ")

# What a drop can't raise: in Rust a drop says nothing.
sys.unraisablehook = lambda _: None
gc.disable()
