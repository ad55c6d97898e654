"""One event loop for the whole process, in a thread of its own.

All requests run there, whoever asks: synchronous code, one of several event loops, or threads. So there is one pool of
connections and one way to ask, and a synchronous call works inside of a running event loop too.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import os
import selectors
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")

_lock = threading.Lock()
_loop: asyncio.AbstractEventLoop | None = None
_thread: threading.Thread | None = None
_selector: selectors.BaseSelector | None = None
_left_behind: list[Any] = []
_closers: list[Callable[[], Awaitable[None]]] = []


def loop() -> asyncio.AbstractEventLoop:
    """The loop, started when it is first asked for."""
    global _loop, _selector, _thread
    with _lock:
        if _loop is None:
            _selector = selectors.DefaultSelector()
            _loop = asyncio.SelectorEventLoop(_selector)
            _thread = threading.Thread(target=_run, args=(_loop,), name="assay", daemon=True)
            _thread.start()
        return _loop


def _run(running: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(running)
    running.run_forever()


def submit(work: Coroutine[Any, Any, T]) -> Future[T]:
    """Starts `work` on the loop."""
    return asyncio.run_coroutine_threadsafe(work, loop())


def wait(work: Coroutine[Any, Any, T]) -> T:
    """What `work` gives, or raises; gives it up when the waiting is interrupted."""
    if threading.current_thread() is _thread:
        work.close()
        raise RuntimeError("the synchronous client was called from its own event loop, which would wait for ever")
    future = submit(work)
    try:
        return future.result()
    except BaseException:
        future.cancel()
        raise


async def await_here(work: Coroutine[Any, Any, T]) -> T:
    """What `work` gives, awaited from another event loop; gives it up when the awaiting is cancelled."""
    return await asyncio.wrap_future(submit(work))


def at_end(close: Callable[[], Awaitable[None]]) -> None:
    """Has `close` run on the loop before the process ends."""
    with _lock:
        _closers.append(close)


@atexit.register
def _stop() -> None:
    global _loop
    with _lock:
        ending, closers = _loop, list(_closers)
        _closers.clear()
    if ending is None or _thread is None or not _thread.is_alive():
        return

    async def close_all() -> None:
        await asyncio.gather(*(close() for close in closers), return_exceptions=True)

    # The process ends anyway; there is nobody left to tell of a failure.
    with contextlib.suppress(Exception):
        asyncio.run_coroutine_threadsafe(close_all(), ending).result(timeout=2)
    ending.call_soon_threadsafe(ending.stop)
    _thread.join(timeout=2)


def leave_behind(thing: Any) -> None:
    """Keeps something of another process from being closed: that would be noticed by the loop that it belongs to."""
    _left_behind.append(thing)


def _forget() -> None:
    """After a fork the thread is not there any more, and connections belong to the parent.

    What the parent's loop waits for is kept in the kernel, in one place for both processes: whatever is closed here
    would be forgotten there too. So this process lets go of that place first, and of nothing else.
    """
    global _lock, _loop, _selector, _thread
    if _selector is not None:
        _selector.close()
    leave_behind((_loop, _thread, _selector, *_closers))
    _lock = threading.Lock()
    _loop = _thread = _selector = None
    _closers.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
