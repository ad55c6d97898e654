"""An episode of several turns over the service's WebSocket: what it is told next depends on the reply before."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

from assay import _background
from assay._engine import Engine
from assay._retry import Attempts
from assay.errors import AuthenticationError, ConfigurationError, UnavailableError, UngradedError

MESSAGE_LIMIT = 64 * 1024 * 1024
"""The largest message that is read, in bytes."""


@dataclass(frozen=True)
class Turn:
    """What came of a reply, or of the beginning."""

    text: str
    messages: tuple[Mapping[str, str], ...]
    reward: float | None
    done: bool
    solved: bool
    turns_left: int | None


class Session:
    """One episode. Its methods run on the background loop; use `run` to wait and `here` to await them."""

    def __init__(self, engine: Engine, timeout_s: float) -> None:
        """Opens nothing yet."""
        self._engine = engine
        self._timeout_s = timeout_s
        # Older versions of the library have no parameters to this type.
        self._socket: Any = None

    async def begin(self, settings: Mapping[str, Any]) -> Turn:
        """Opens the connection where there is none, and begins an episode. Nothing is lost by trying that again."""
        attempts = Attempts(self._engine.policy)
        while True:
            try:
                if self._socket is None or self._socket.closed:
                    await self._connect()
                return _turn(await self._ask({"type": "reset", "data": dict(settings)}))
            except UnavailableError:
                wait = attempts.next_wait(None, busy=False)
                if wait is None:
                    raise
            await asyncio.sleep(wait)

    async def reply(self, text: str) -> Turn:
        """Has a reply graded."""
        if self._socket is None:
            raise UngradedError("the episode has not begun, or its connection was lost")
        return _turn(await self._ask({"type": "step", "data": {"reply": text}}))

    async def close(self) -> None:
        """Ends the episode, and frees its place."""
        socket, self._socket = self._socket, None
        if socket is not None and not socket.closed:
            await socket.close()

    async def _connect(self) -> None:
        url, token = await asyncio.get_running_loop().run_in_executor(None, self._engine.base)
        session, _ = self._engine.open()
        try:
            self._socket = await session.ws_connect(
                url + "/ws",
                headers=self._engine.headers(token),
                max_msg_size=MESSAGE_LIMIT,
                heartbeat=20,
                timeout=aiohttp.ClientWSTimeout(ws_close=5),
            )
        except aiohttp.WSServerHandshakeError as error:
            if error.status in (401, 403):
                message = f"{url}: the service wants another token"
                raise AuthenticationError(message, status=error.status) from None
            raise UnavailableError(f"{url}: the service opens no session: HTTP status {error.status}") from None
        except (aiohttp.ClientError, OSError, asyncio.TimeoutError) as error:
            raise UnavailableError(f"{url}: the service opens no session ({type(error).__name__})") from None

    async def _ask(self, message: Mapping[str, Any]) -> Mapping[str, Any]:
        assert self._socket is not None
        # A session that was refused has its reason waiting, even where nothing can be sent any more.
        with contextlib.suppress(ConnectionError, aiohttp.ClientError):
            await self._socket.send_str(json.dumps(message))
        try:
            answer = await self._socket.receive(timeout=self._timeout_s)
            body = json.loads(answer.data) if answer.type is aiohttp.WSMsgType.TEXT else None
        except (asyncio.TimeoutError, aiohttp.ClientError, OSError, ValueError):
            body = None
        if not isinstance(body, dict):
            # A late answer would be taken for that of the next reply, so the connection goes too.
            await self.close()
            raise UngradedError("the connection of the episode was lost, or the answer took too long")
        data = body.get("data") or {}
        if body.get("type") != "error":
            return data if isinstance(data, dict) else {}
        code, said = str(data.get("code", "")), str(data.get("message", ""))
        if code == "VALIDATION_ERROR":
            raise ConfigurationError(f"the service refused the message: {said}")
        await self.close()
        if code == "CAPACITY_REACHED":
            raise UnavailableError(f"all sessions of the service are taken: {said}")
        raise UngradedError(f"the service failed at the episode ({code}): {said}", error_class=code)


def _turn(data: Mapping[str, Any]) -> Turn:
    seen = data.get("observation") or {}
    messages = tuple(seen.get("messages") or ())
    text = seen.get("text")
    reward = data.get("reward")
    return Turn(
        text=text if isinstance(text, str) else "\n\n".join(m["content"] for m in messages),
        messages=messages,
        reward=None if reward is None else float(reward),
        done=bool(data.get("done")),
        solved=bool(seen.get("solved")),
        turns_left=seen.get("turns_left"),
    )


run = _background.wait
here = _background.await_here
