"""The line protocol, over the real pipes of the real program."""

import json
import signal
import subprocess
from pathlib import Path

import pytest

from modelgate_mlx.protocol import MalformedRequest, parse_request
from tests.driver import Driver


def test_greets_with_protocol_versions_machine_and_settings(fresh_driver: Driver) -> None:
    hello = fresh_driver.hello

    assert hello["event"] == "hello"
    assert hello["protocol"] == 1
    assert hello["versions"]["mlxLm"] == "0.32.2"
    assert hello["machine"]["backend"] in ("cpu", "metal")
    assert hello["settings"]["wiredLimit"] == "unchanged"
    assert hello["settings"]["cacheLimitBytes"] == 2_000_000_000


def test_beats_while_idle(fresh_driver: Driver) -> None:
    assert fresh_driver.process.stdout is not None

    assert json.loads(fresh_driver.process.stdout.readline()) == {"event": "alive"}


def test_ends_when_its_input_ends_even_at_work(fresh_driver: Driver, model: Path) -> None:
    fresh_driver.result("load", model=model)
    fresh_driver.send("generate", messages=[{"role": "user", "content": "hello"}], maxTokens=1_000_000)
    assert fresh_driver.next_event()["event"] == "progress"

    assert fresh_driver.process.stdin is not None
    fresh_driver.process.stdin.close()

    assert fresh_driver.process.wait(timeout=20) == 0


def test_ends_after_shutdown(fresh_driver: Driver) -> None:
    fresh_driver.send("shutdown")

    assert fresh_driver.process.wait(timeout=20) == 0


def test_ends_on_sigterm(fresh_driver: Driver) -> None:
    fresh_driver.process.terminate()

    assert fresh_driver.process.wait(timeout=20) == -signal.SIGTERM


def test_a_line_that_is_no_request_is_refused_and_the_rest_goes_on(fresh_driver: Driver) -> None:
    fresh_driver.send_line("no json")

    refusal = fresh_driver.next_event()
    assert (refusal["id"], refusal["event"], refusal["kind"]) == (None, "error", "input")
    assert fresh_driver.result("python-syntax", text="def f(): pass")["valid"]


def test_an_unknown_method_is_refused_by_name(driver: Driver) -> None:
    final = driver.call("sing")

    assert final["kind"] == "input"
    assert "'sing'" in final["message"]


@pytest.mark.parametrize(
    "line", [b"[]", b'{"id": 1, "method": "load"}', b'{"id": "1"}', b'{"id": "1", "method": "x", "params": []}']
)
def test_a_request_has_a_shape(line: bytes) -> None:
    with pytest.raises(MalformedRequest):
        parse_request(line)


def test_a_request_waiting_in_the_queue_can_be_cancelled(fresh_driver: Driver, model: Path) -> None:
    fresh_driver.result("load", model=model)
    first = fresh_driver.send("generate", messages=[{"role": "user", "content": "hello"}], maxTokens=1_000_000)
    second = fresh_driver.send("generate", messages=[{"role": "user", "content": "hello"}], maxTokens=5)

    fresh_driver.send("cancel", id=second)
    fresh_driver.send("cancel", id=first)

    assert fresh_driver.events_of(first)[-1]["event"] == "cancelled"
    assert fresh_driver.events_of(second)[-1]["event"] == "cancelled"


def test_what_libraries_print_does_not_disturb_the_protocol(model: Path) -> None:
    # mlx_lm prints while it converts; the first byte on the pipe must still be the greeting's.
    with Driver() as driver:
        assert driver.process.stdout is not None
        final = driver.call("prepare", source=model, target=model.parent / "printed", bits=4, groupSize=64)
        assert final["event"] == "result"


def test_the_wired_limit_may_be_left_to_mlx_lm() -> None:
    process = subprocess.run(
        [*Driver.COMMAND, "--wired-limit", "raised-by-mlx-lm", "--cache-limit-bytes", "1000"],
        cwd=Path(__file__).parent.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )

    settings = json.loads(process.stdout.splitlines()[0])["settings"]
    assert (settings["wiredLimit"], settings["cacheLimitBytes"]) == ("raised-by-mlx-lm", 1000)
