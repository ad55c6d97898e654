"""When the client asks again, and when it gives up. Against the stub: the real service cannot be made to fail so."""

from __future__ import annotations

import asyncio
import pickle
import time

import pytest

import assay
from assay._retry import Attempts, retry_after
from stub import Answer, Stub, graded, problem, ungraded

FAST = assay.RetryPolicy(deadline_s=20, base_s=0.001, cap_s=0.002)
BUSY = Answer(429, problem("queue_full", "the queue is full"), {"Retry-After": "0"})


def client(stub: Stub, **options: object) -> assay.Client:
    return assay.Client(stub.url, retry=options.pop("retry", FAST), **options)  # type: ignore[arg-type]


def test_a_full_queue_is_asked_again_more_often_than_trouble_would_be(stub: Stub) -> None:
    stub.script = [BUSY] * 12
    assert client(stub).grade("compile-fix/x", "0.5").reward == 0.5
    assert len(stub.requests) == 13


def test_retry_after_is_waited_for(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    real_sleep = asyncio.sleep

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        await real_sleep(0)

    monkeypatch.setattr("assay._engine.asyncio.sleep", sleep)
    stub.script = [Answer(429, problem("queue_full", "full"), {"Retry-After": "7"})]
    assert client(stub).grade("compile-fix/x", "1").reward == 1
    assert [wait for wait in waits if 7 <= wait <= 7.01]


@pytest.mark.parametrize("answer", [Answer(503, b"busy"), Answer(502, b""), Answer(504, b""), Answer(hang_up=True)])
def test_trouble_is_asked_again(stub: Stub, answer: Answer) -> None:
    stub.script = [answer, answer]
    assert client(stub).grade("compile-fix/x", "0.25").reward == 0.25
    assert len(stub.requests) == 3


def test_trouble_without_end_is_given_up(stub: Stub) -> None:
    stub.script = [Answer(503, problem("draining", "the service is ending"))] * 50
    with pytest.raises(assay.UnavailableError, match="the service is ending"):
        client(stub).grade("compile-fix/x", "1")
    assert len(stub.requests) == FAST.trouble + 1


def test_nobody_listening_is_given_up(stub: Stub) -> None:
    nobody = assay.Client("http://127.0.0.1:9", retry=assay.RetryPolicy(trouble=1, base_s=0.001))
    with pytest.raises(assay.UnavailableError, match=r"127\.0\.0\.1:9"):
        nobody.grade("compile-fix/x", "1")


def test_the_deadline_ends_it(stub: Stub) -> None:
    stub.script = [Answer(429, problem("queue_full", "full"), {"Retry-After": "3600"})] * 3
    with pytest.raises(assay.UnavailableError, match="full"):
        client(stub).grade("compile-fix/x", "1")
    assert len(stub.requests) == 1


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, assay.RequestError),
        (401, assay.AuthenticationError),
        (404, assay.NotFoundError),
        (413, assay.RequestError),
        (422, assay.RequestError),
    ],
)
def test_a_refusal_is_not_asked_again(stub: Stub, status: int, kind: type[assay.RequestError]) -> None:
    stub.script = [Answer(status, problem("bad_request", "must not be empty", "candidates[0].completion"))]
    with pytest.raises(kind) as caught:
        client(stub).grade("compile-fix/x", "1")
    assert caught.value.status == status
    assert caught.value.field == "candidates[0].completion"
    assert str(caught.value) == "candidates[0].completion: must not be empty"
    assert len(stub.requests) == 1
    # Trainers pass exceptions between processes.
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again), again.status, again.field) == (kind, str(caught.value), status, caught.value.field)


def test_a_redirect_is_not_followed(stub: Stub) -> None:
    stub.script = [Answer(307, b"", {"Location": stub.url + "/elsewhere"})]
    with pytest.raises(assay.RequestError, match="307"):
        client(stub, token="secret-of-ours").grade("compile-fix/x", "1")
    assert len(stub.requests) == 1


def test_an_ungraded_candidate_is_never_a_zero(stub: Stub) -> None:
    stub.script = [Answer(body={"results": [ungraded(), graded(0.5)]})] * 2
    both = [assay.Candidate("compile-fix/x", "0.5")] * 2
    bad, good = client(stub, ungraded_retries=0).grade_many(both)
    assert (bad.reward, bad.graded, good.reward) == (None, False, 0.5)
    assert bad.error is not None
    assert bad.error.error_class == "sandbox"
    with pytest.raises(assay.UngradedError, match="sandbox") as caught:
        client(stub, ungraded_retries=0).grade_many(both, on_error="raise")
    assert pickle.loads(pickle.dumps(caught.value)).error_class == "sandbox"


def test_only_the_ungraded_one_is_graded_again(stub: Stub) -> None:
    stub.script = [Answer(body={"results": [graded(0.25), ungraded(), graded(0.75)]})]
    three = [assay.Candidate("compile-fix/x", text) for text in ("0.25", "0.5", "0.75")]
    assert [result.reward for result in client(stub).grade_many(three)] == [0.25, 0.5, 0.75]
    assert [len(request["body"]["candidates"]) for request in stub.requests] == [3, 1]


def test_a_fault_of_the_harness_is_not_tried_again(stub: Stub) -> None:
    stub.script = [Answer(body={"results": [ungraded("internal")]})]
    assert client(stub).grade("compile-fix/x", "1", on_error="return").reward is None
    assert len(stub.requests) == 1


def test_errors_are_none_that_trainers_take_for_a_zero() -> None:
    kinds = [kind for kind in vars(assay).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert len(kinds) >= 8
    assert not [kind for kind in kinds if issubclass(kind, (TimeoutError, OSError, ValueError))]


@pytest.mark.parametrize(
    "body", [{"results": []}, {"results": [{"status": "graded", "reward": float("nan")}]}, [], b"<html>"]
)
def test_nonsense_is_an_error_and_not_a_reward(stub: Stub, body: object) -> None:
    stub.script = [Answer(body=body)]
    with pytest.raises(assay.ProtocolError):
        client(stub).grade("compile-fix/x", "1")


def test_many_candidates_keep_their_order_and_the_bound(stub: Stub) -> None:
    many = [assay.Candidate("compile-fix/x", str(number / 100)) for number in range(100)]
    stub.script = [BUSY] * 5
    results = client(stub, batch_size=3, concurrency=4).grade_many(many)
    assert [result.reward for result in results] == [number / 100 for number in range(100)]
    assert [result.index for result in results] == list(range(100))
    assert stub.most_at_a_time <= 4
    assert max(len(request["body"]["candidates"]) for request in stub.requests) == 3


def test_duplicates_are_counted_within_all_candidates(stub: Stub) -> None:
    stub.script = [Answer(body={"results": [graded(1), graded(1)]})]
    stub.script.append(Answer(body={"results": [graded(1), graded(1, duplicate_of=0)]}))
    four = [assay.Candidate("compile-fix/x", "1")] * 4
    results = client(stub, batch_size=2, concurrency=1).grade_many(four)
    assert [result.duplicate_of for result in results] == [None, None, None, 2]


def test_the_first_refusal_gives_up_the_rest(stub: Stub) -> None:
    stub.script = [Answer(422, problem("bad_request", "no"))] * 100
    many = [assay.Candidate("compile-fix/x", "1")] * 100
    with pytest.raises(assay.RequestError):
        client(stub, batch_size=1, concurrency=1).grade_many(many)
    sent = len(stub.requests)
    time.sleep(0.2)
    assert len(stub.requests) == sent < 100


def test_both_clients_work_in_any_event_loop(stub: Stub) -> None:
    shared = assay.AsyncClient(stub.url)

    async def ask() -> list[float | None]:
        async_result = await shared.grade("compile-fix/x", "0.5")
        # The synchronous one within a running loop, as in a notebook.
        return [async_result.reward, client(stub).grade("compile-fix/x", "0.25").reward]

    assert asyncio.run(ask()) == [0.5, 0.25]
    assert asyncio.run(ask()) == [0.5, 0.25]


def test_a_cancelled_call_ends_its_request(stub: Stub) -> None:
    stub.script = [Answer(429, problem("queue_full", "full"), {"Retry-After": "1"})] * 50

    async def ask() -> None:
        await asyncio.wait_for(assay.AsyncClient(stub.url).grade("compile-fix/x", "1"), 0.3)

    with pytest.raises(asyncio.TimeoutError):
        asyncio.run(ask())
    sent = len(stub.requests)
    time.sleep(2.2)
    assert len(stub.requests) == sent


def test_waits_grow_and_are_bounded() -> None:
    policy = assay.RetryPolicy(deadline_s=100, trouble=3, base_s=1, cap_s=4)
    attempts = Attempts(policy)
    waits = [attempts.next_wait(None, busy=False) for _ in range(4)]
    assert [wait is not None and 0 <= wait <= most for wait, most in zip(waits[:3], (1, 2, 4), strict=True)] == [
        True
    ] * 3
    assert waits[3] is None
    assert all((Attempts(policy).next_wait(5, busy=True) or 0) >= 5 for _ in range(20))


def test_retry_after_may_be_a_date() -> None:
    assert retry_after("Wed, 21 Oct 2015 07:28:10 GMT", now=1445412480) == 10
    assert retry_after("nonsense") is None
    assert retry_after("-3") == 0
    assert retry_after(None) is None
