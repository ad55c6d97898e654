"""Episodes that go wrong on the service's side. Against a stand-in: the real one does not fail on command."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from aiohttp import web

import assay
import assay.trl

FAST = assay.RetryPolicy(trouble=2, base_s=0.001, cap_s=0.002)
FIRST = {"type": "observation", "data": {"observation": {"text": "the task"}, "reward": None, "done": False}}
ROW: dict[str, Any] = {"task": "compile-fix/x", "prompt": [{"role": "user", "content": "…"}]}


def error(code: str) -> dict[str, Any]:
    return {"type": "error", "data": {"message": "on command", "code": code}}


def earned(reward: float, *, done: bool = False) -> dict[str, Any]:
    seen = {"text": "what came out", "solved": reward == 1.0}
    return {"type": "observation", "data": {"observation": seen, "reward": reward, "done": done}}


@contextmanager
def service(script: list[dict[str, Any] | None]) -> Iterator[str]:
    """Answers each message with the next of the script; `None` hangs up."""

    async def talk(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        async for _ in socket:
            answer = script.pop(0) if script else None
            if answer is None:
                break
            await socket.send_json(answer)
        await socket.close()
        return socket

    async def serve() -> None:
        app = web.Application()
        app.router.add_get("/ws", talk)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        where.append(f"http://127.0.0.1:{runner.addresses[0][1]}")
        ready.set()
        await stopped.wait()
        await runner.cleanup()

    where: list[str] = []
    ready = threading.Event()
    stopped = asyncio.Event()
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield where[0]
    finally:
        loop.call_soon_threadsafe(stopped.set)
        thread.join()
        loop.close()


def environment(url: str) -> Any:
    made = assay.trl.environment(url, asynchronous=False, retry=FAST)()
    made.reset(**ROW)
    return made


@pytest.mark.parametrize("failure", [error("EXECUTION_ERROR"), None])
def test_a_failure_at_a_submission_is_no_reward(failure: dict[str, Any] | None) -> None:
    with service([FIRST, earned(0.5), failure]) as url:
        playing = environment(url)
        playing.submit("a")
        assert playing.get_reward() == 0.5
        assert "not your fault" in playing.submit("b")
        # Not even that of the submission before: what became of the package is not known.
        assert playing.get_reward() is None
        assert "not your fault" in playing.submit("c")
        # The next episode begins anew.
        playing.reset(**ROW)
        assert playing.get_reward() == 0.0


def test_sessions_that_are_all_taken_are_waited_for() -> None:
    with service([error("CAPACITY_REACHED"), FIRST, earned(1.0, done=True)]) as url:
        playing = environment(url)
        assert "Solved" in playing.submit("a")
        assert playing.get_reward() == 1.0
        assert "over" in playing.submit("b")
        assert playing.get_reward() == 1.0


def test_a_service_that_is_not_there_stops_the_training() -> None:
    playing = environment("http://127.0.0.1:9")
    assert "not your fault" in playing.submit("a")
    with pytest.raises(assay.UnavailableError):
        playing.get_reward()


def test_all_sessions_taken_for_good_stops_the_training() -> None:
    with service([error("CAPACITY_REACHED")] * 10) as url:
        playing = environment(url)
        playing.submit("a")
        with pytest.raises(assay.UnavailableError, match="on command"):
            playing.get_reward()
