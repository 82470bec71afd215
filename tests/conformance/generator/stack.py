"""Who is on the stack."""

import sys


def callers(names):
    frame, seen = sys._getframe(), []
    while frame:
        if frame.f_code.co_name in names:
            seen.append(frame.f_code.co_name)
        frame = frame.f_back
    return " in ".join(seen)


def callers_when_thrown(names):
    # Before 3.10 an exception was thrown past those who delegate.
    return callers(names) if sys.version_info >= (3, 10) else " in ".join(names)
