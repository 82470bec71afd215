"""Threads."""

import gc
import sys
import threading
import time

import genfn_python_tests as rust
import pytest
import twins as python

BOTH = pytest.mark.parametrize("of", [python, rust], ids=["python", "rust"])


def in_a_thread(action, name=None):
    """What an action returns or raises in another thread."""
    outcome = []

    def run():
        try:
            outcome.append(action())
        except BaseException as error:
            outcome.append(error)

    thread = threading.Thread(target=run, name=name)
    thread.start()
    thread.join()
    return outcome[0]


@BOTH
def test_any_thread_may_resume_it(of):
    g = of.countdown(3)
    assert next(g) == 3
    assert in_a_thread(lambda: next(g)) == 2
    assert next(g) == 1


@BOTH
def test_another_thread_is_told_that_it_runs(of):
    inside, go = threading.Event(), threading.Event()

    def waits():
        inside.set()
        go.wait()
        yield "done"

    g = of.delegator(waits())
    results = []
    thread = threading.Thread(target=lambda: results.append(next(g)))
    thread.start()
    inside.wait()
    for action in lambda: next(g), lambda: g.send(None), lambda: g.throw(KeyError), g.close:
        with pytest.raises(ValueError, match="^generator already executing$"):
            action()
    assert g.gi_running and not g.gi_suspended
    assert g.gi_yieldfrom is None
    go.set()
    thread.join()
    assert results == ["done"]
    assert not g.gi_running and g.gi_suspended


@pytest.mark.parametrize("works", [rust.works, rust.works_apart], ids=["detached", "detached in part"])
def test_python_goes_on_while_rust_works(works):
    g = works(200)
    ticks = []
    thread = threading.Thread(target=lambda: next(g))
    thread.start()
    while thread.is_alive():
        ticks.append(time.monotonic())
        time.sleep(0.005)
    assert len(ticks) > 10
    assert next(works(1)) == 1


def test_a_local_one_belongs_to_its_thread(monkeypatch):
    g = rust.counts_locally()
    assert next(g) == 0
    for action in lambda: next(g), lambda: g.send(None), g.close, lambda: g.throw(KeyError("k")):
        error = in_a_thread(action, name="other")
        assert type(error) is RuntimeError
        assert str(error).startswith("this generator belongs to the thread ")
        assert "and can't be used in the thread" in str(error)
    assert in_a_thread(lambda: g.gi_yieldfrom) is None
    assert next(g) == 1

    # Dropped elsewhere it is leaked, aloud.
    told = []
    monkeypatch.setattr(sys, "unraisablehook", lambda unraisable: told.append(str(unraisable.exc_value)))
    here = [g]
    del g

    def drop():
        here.clear()

    gc.collect()  # The errors above have frames in their tracebacks that hold it.
    in_a_thread(drop, name="other")
    assert len(told) == 1 and told[0].startswith("this generator belongs to the thread ")


def test_many_threads_share_one():
    """Each value is had by one of them; who comes while it runs is refused, and tries again."""
    g = rust.countdown(20_000)
    had = [[] for _ in range(4)]

    def take(mine):
        while True:
            try:
                mine.append(next(g))
            except ValueError:
                continue
            except StopIteration:
                return

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=take, args=(mine,)) for mine in had]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert sorted(sum(had, [])) == list(range(1, 20_001))


def test_many_threads_share_one_that_is_detached():
    g = rust.works(0)
    had, refused, looks = [], [], []
    end = time.monotonic() + 0.5

    def take():
        while time.monotonic() < end:
            try:
                had.append(next(g))
            except ValueError:
                refused.append(1)
            looks.append((g.gi_running, g.gi_suspended, g.gi_frame is None))

    threads = [threading.Thread(target=take) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(had) == list(range(1, len(had) + 1))
    assert not any(closed for _, _, closed in looks)
