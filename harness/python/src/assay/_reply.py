"""What a model said, out of the shapes in which trainers pass it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def text_of(completion: Any) -> str:
    """The reply in a completion: a text, or the last message of the assistant that says something."""
    if isinstance(completion, str):
        return completion
    if isinstance(completion, Mapping):
        return _content(completion.get("content"))
    if isinstance(completion, Sequence):
        for message in reversed(completion):
            if _get(message, "role") == "assistant":
                text = _content(_get(message, "content"))
                if text:
                    return text
        return ""
    raise TypeError(f"a completion is a text or a list of messages, not {type(completion).__name__}")


def _content(content: Any) -> str:
    """The text of a message's content, which may be cut into parts."""
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, Sequence):
        return "".join(str(_get(part, "text") or "") for part in content if _get(part, "type") == "text")
    return ""


def _get(value: Any, name: str) -> Any:
    """A field of a dictionary or of an object, as different libraries have it."""
    if isinstance(value, Mapping):
        return value.get(name)
    return getattr(value, name, None)
