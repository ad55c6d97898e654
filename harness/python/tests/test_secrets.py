"""The token goes to the service and nowhere else."""

from __future__ import annotations

import pickle
import traceback
from pathlib import Path

import pytest

import assay
import assay.trl
from stub import Answer, Stub, problem

TOKEN = "do-not-show-me-3141"
ONCE = assay.RetryPolicy(trouble=0, base_s=0.001)


def test_the_token_is_sent(stub: Stub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "token").write_text(TOKEN + "\n")
    assay.Client(stub.url, TOKEN).grade("compile-fix/x", "1")
    assay.Client(stub.url, token_file=tmp_path / "token").grade("compile-fix/x", "1")
    monkeypatch.setenv("ASSAY_SERVE_TOKEN", TOKEN)
    assay.Client(stub.url, name="run-7").grade("compile-fix/x", "1")
    assert [request["headers"]["authorization"] for request in stub.requests] == [f"Bearer {TOKEN}"] * 3
    assert stub.requests[2]["headers"]["x-assay-client"] == "run-7"
    assert "x-assay-client" not in stub.requests[0]["headers"]


@pytest.mark.parametrize(
    "answer", [Answer(401, problem("unauthorized", "no")), Answer(hang_up=True), Answer(200, b"\xff"), Answer(307)]
)
def test_no_error_shows_the_token(stub: Stub, answer: Answer) -> None:
    stub.script = [answer] * 4
    client = assay.Client(stub.url, TOKEN, retry=ONCE)
    with pytest.raises(assay.AssayError) as caught:
        client.grade("compile-fix/x", "1")
    # With everything that led to it, as a log would have it.
    told = "".join(traceback.format_exception(caught.type, caught.value, caught.tb)) + repr(caught.value.__dict__)
    assert TOKEN not in told
    assert TOKEN not in repr(client) + str(client)
    assert TOKEN not in repr(client._engine._token)


@pytest.mark.parametrize("bad", ["", "  ", "two words", "line\nbreak", "ümlaut"])
def test_a_token_that_cannot_be_sent_is_refused_unseen(bad: str) -> None:
    with pytest.raises(assay.ConfigurationError) as caught:
        assay.Client("http://127.0.0.1:9", bad)
    assert not bad.strip() or bad not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(assay.ConfigurationError, match="nowhere"):
        assay.Client("http://127.0.0.1:9", token_file=tmp_path / "nowhere")


@pytest.mark.parametrize("url", ["127.0.0.1:80", "ftp://host", "http://user:pass@host"])
def test_a_bad_address_is_refused(url: str) -> None:
    with pytest.raises(assay.ConfigurationError) as caught:
        assay.Client(url)
    assert "pass@" not in str(caught.value)


def test_a_reward_can_be_pickled_with_its_options(stub: Stub) -> None:
    reward = assay.trl.reward(stub.url, token=TOKEN)
    assert reward(completions=["0.5"], task=["compile-fix/x"]) == [0.5]
    again = pickle.loads(pickle.dumps(reward))
    assert again(completions=["0.25"], task=["compile-fix/x"]) == [0.25]
    assert stub.requests[1]["headers"]["authorization"] == f"Bearer {TOKEN}"
