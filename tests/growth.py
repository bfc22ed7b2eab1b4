"""How the work of reading grows with what is read: a proportion, which is the same on any machine."""

import time
from collections.abc import Callable

TIMES = 4
# In proportion it is TIMES; each letter looked at again for each letter would be TIMES * TIMES.
MOST = 2 * TIMES
# Below it a measurement is mostly the clock's and the collector's own.
FLOOR_SECONDS = 0.02
ROUNDS = 5


def assert_grows_in_proportion(work: Callable[[int], object], length: int) -> None:
    """Fail if `work(length)` takes far more than TIMES the processor time of `work(length // TIMES)`.

    A machine may pause in the middle of a measurement, so the least of up to ROUNDS counts."""
    short, long = [], []
    for _ in range(ROUNDS):
        short.append(max(_seconds(work, length // TIMES), FLOOR_SECONDS))
        long.append(_seconds(work, length))
        if min(long) <= MOST * min(short):
            return
    raise AssertionError(f"{TIMES} times the length took {min(long) / min(short):.1f} times the work.")


def _seconds(work: Callable[[int], object], length: int) -> float:
    start = time.process_time()
    work(length)
    return time.process_time() - start
