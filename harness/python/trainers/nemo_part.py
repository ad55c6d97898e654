"""NeMo-Gym's own agent takes the service for a resources server: seeds a session, asks a model, has it verified."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import requests
import uvicorn
from fastapi import FastAPI, Request
from nemo_gym.config_types import AggregateMetrics, BaseServerConfig
from nemo_gym.reward_profile import compute_aggregate_metrics
from nemo_gym.server_utils import ServerClient
from omegaconf import OmegaConf
from responses_api_agents.simple_agent.app import SimpleAgent, SimpleAgentConfig

import proof
from proof import URL, expect, prove

TASK = proof.TASKS[0]
KINDS = (("agent", "responses_api_agents"), ("model", "responses_api_models"), ("assay", "resources_servers"))


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def listening(app: FastAPI, port: int) -> Iterator[None]:
    """An application at a port."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", loop="asyncio"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        threading.Event().wait(0.05)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(10)


def model() -> FastAPI:
    """A model that says what it is asked to say, with the Responses interface."""
    app = FastAPI()

    @app.post("/v1/responses")
    async def responses(request: Request) -> dict[str, Any]:
        text = (await request.json())["input"][-1]["content"]
        content = [{"type": "output_text", "text": text, "annotations": []}]
        message = {"type": "message", "id": "m1", "role": "assistant", "status": "completed", "content": content}
        return {
            "id": "r1",
            "object": "response",
            "created_at": 1,
            "model": "stub",
            "output": [message],
            "parallel_tool_calls": True,
            "tool_choice": "auto",
            "tools": [],
        }

    return app


@contextmanager
def agent() -> Iterator[str]:
    """The library's agent between the model and the service, and where it listens."""
    ports = {"agent": free_port(), "model": free_port(), "assay": urlsplit(URL).port}
    servers = {
        name: {kind: {"x": {"host": "127.0.0.1", "port": ports[name]}}}
        for name, kind in (
            ("agent", "responses_api_agents"),
            ("model", "responses_api_models"),
            ("assay", "resources_servers"),
        )
    }
    client = ServerClient(
        head_server_config=BaseServerConfig(host="127.0.0.1", port=1), global_config_dict=OmegaConf.create(servers)
    )
    config = SimpleAgentConfig(
        host="127.0.0.1",
        port=ports["agent"],
        entrypoint="app.py",
        name="agent",
        resources_server={"type": "resources_servers", "name": "assay"},
        model_server={"type": "responses_api_models", "name": "model"},
    )
    server = SimpleAgent(config=config, server_client=client)
    app = server.setup_webserver()
    server.setup_exception_middleware(app)
    with listening(model(), ports["model"]), listening(app, ports["agent"]):
        yield f"http://127.0.0.1:{ports['agent']}"


def rollout(agent_url: str, text: str, task: str = TASK) -> requests.Response:
    """What /run of the agent gives for a model that says `text`."""
    row = {
        "responses_create_params": {"input": [{"role": "user", "content": text}]},
        "task": task,
        "_ng_task_index": 0,
        "_ng_rollout_index": 0,
    }
    return requests.post(f"{agent_url}/run", json=row, timeout=120)


def main(agent_url: str) -> None:
    """Rollouts, and figures over them."""
    rows = []
    with prove("nemo-gym", "its SimpleAgent runs rollouts against /seed_session and /verify") as notes:
        for index, text in enumerate((proof.solution(TASK), "I do not know.")):
            answer = rollout(agent_url, text)
            expect(answer.status_code == 200, f"{answer.status_code}: {answer.text[:300]}")
            rows.append({**answer.json(), "_ng_task_index": 0, "_ng_rollout_index": index})
        rewards = [row["reward"] for row in rows]
        expect(rewards == [1.0, 0.0], f"the service's rewards: {rewards}")
        expect(rows[0]["task"] == TASK and rows[0]["response"]["id"] == "r1", "the row comes back whole")
        notes.append(f"rewards {rewards}, components {rows[0]['reward_components']}")
    with prove("nemo-gym", "/aggregate_metrics gives the figures that the library computes itself") as notes:
        heavy = ("response", "responses_create_params")
        keep = [{key: value for key, value in row.items() if key not in heavy} for row in rows]
        answer = requests.post(f"{URL}/aggregate_metrics", json={"verify_responses": keep}, timeout=60)
        ours = AggregateMetrics.model_validate(answer.json())
        theirs = compute_aggregate_metrics(keep)
        expect(ours.agent_metrics["mean/reward"] == 0.5, f"the mean: {ours.agent_metrics}")
        for name in ("mean/reward", "max/reward", "min/reward", "median/reward", "std/reward", "mean/solved"):
            same = abs(ours.agent_metrics[name] - theirs.agent_metrics[name]) < 1e-9
            expect(same, f"{name}: {ours.agent_metrics[name]} and {theirs.agent_metrics[name]}")
        expect(set(ours.key_metrics) >= {"mean/reward"}, f"key metrics: {ours.key_metrics}")
        missing = {name for name in theirs.agent_metrics if not name.startswith("histogram")} - set(ours.agent_metrics)
        expect(not missing, f"no figure is missing: {missing}")
        notes.append(json.dumps(ours.key_metrics)[:120])
    with prove("nemo-gym", "a task that is not there is an error of the rollout, and no reward") as notes:
        answer = rollout(agent_url, "x", task="compile-fix/no-such-task")
        expect(answer.status_code == 500, f"{answer.status_code}: {answer.text[:200]}")
        notes.append(answer.text[:160])


if __name__ == "__main__":
    # One agent for all: the library keeps its connections for the process.
    with agent() as where:
        main(where)
