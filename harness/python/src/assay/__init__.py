"""Rewards from the Rust compiler and hidden tests: the Python side of `assay serve`.

Adapters for trainers are modules of their own (`assay.trl`, `assay.verl`, `assay.verifiers`, `assay.openenv`,
`assay.datasets`) and are imported when they are first named; none of them is needed for the clients.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

from assay._retry import RetryPolicy
from assay._server import ServerOptions, stop_servers
from assay.client import AsyncClient, Client
from assay.errors import (
    AssayError,
    AuthenticationError,
    ConfigurationError,
    NotFoundError,
    ProtocolError,
    RequestError,
    ServerStartError,
    UnavailableError,
    UngradedError,
)
from assay.types import Candidate, Component, Failure, Message, Prompt, Result, Suite, Task

if TYPE_CHECKING:
    from assay import datasets as datasets
    from assay import openenv as openenv
    from assay import trl as trl
    from assay import verifiers as verifiers
    from assay import verl as verl

__version__ = "0.1.0"

__all__ = [
    "AssayError",
    "AsyncClient",
    "AuthenticationError",
    "Candidate",
    "Client",
    "Component",
    "ConfigurationError",
    "Failure",
    "Message",
    "NotFoundError",
    "Prompt",
    "ProtocolError",
    "RequestError",
    "Result",
    "RetryPolicy",
    "ServerOptions",
    "ServerStartError",
    "Suite",
    "Task",
    "UnavailableError",
    "UngradedError",
    "stop_servers",
]

_ADAPTERS = frozenset({"datasets", "openenv", "trl", "verifiers", "verl"})


def __getattr__(name: str) -> ModuleType:
    """An adapter, imported now that it is named."""
    if name in _ADAPTERS:
        return importlib.import_module(f"assay.{name}")
    raise AttributeError(f"module 'assay' has no attribute {name!r}")
