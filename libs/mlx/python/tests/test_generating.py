"""Loading and generating with a tiny real model."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from modelgate_mlx.generating import generate
from modelgate_mlx.job import Job
from modelgate_mlx.loading import LoadedModel, load, tokenizer_options
from modelgate_mlx.params import Params
from tests.driver import Driver

QUESTION = [{"role": "user", "content": "show its first lines"}]
TOOLS = [{"type": "function", "function": {"name": "read_text_file", "parameters": {"type": "object"}}}]


class SilentJob(Job):
    """A job nobody listens to."""

    def __init__(self) -> None:
        import threading

        super().__init__(lambda event, fields: None, threading.Event())


def answer(model: LoadedModel, **params: Any) -> dict[str, Any]:
    return generate(model, Params({"messages": QUESTION, "maxTokens": 12} | params), SilentJob())


@pytest.fixture(scope="module")
def loaded(model: Path) -> LoadedModel:
    return load(model)


def test_greedy_answers_are_equal_and_timed_per_token(loaded: LoadedModel) -> None:
    first, second = answer(loaded), answer(loaded)

    assert first["tokenIds"] == second["tokenIds"]
    assert len(first["tokenSeconds"]) == len(first["tokenIds"]) == 12
    assert first["tokenSeconds"] == sorted(first["tokenSeconds"])
    assert first["finishReason"] == "length"
    assert first["peakMlxBytes"] > 0


def test_the_seed_decides_a_sampled_answer(loaded: LoadedModel) -> None:
    same = [answer(loaded, temperature=1.5, seed=4)["tokenIds"] for _ in range(2)]
    others = [answer(loaded, temperature=1.5, seed=seed)["tokenIds"] for seed in (5, 6, 7)]

    assert same[0] == same[1]
    assert any(other != same[0] for other in others)


def test_tools_reach_the_prompt_through_the_template(loaded: LoadedModel) -> None:
    assert answer(loaded, tools=TOOLS)["promptTokens"] > answer(loaded)["promptTokens"]


def test_the_raw_text_keeps_special_tokens_but_not_the_final_end_of_sequence(
    loaded: LoadedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What the model says is scripted by a sampler, everything else is real.
    import mlx.core as mx
    from mlx_lm import sample_utils

    calls = loaded.tokenizer.convert_tokens_to_ids("[TOOL_CALLS]")
    text = loaded.tokenizer.encode('[{"name": "f"}]', add_special_tokens=False)
    script = iter([calls, *text, loaded.tokenizer.eos_token_id, 0])
    monkeypatch.setattr(sample_utils, "make_sampler", lambda temp: lambda logits: mx.array([next(script)]))

    spoken = answer(loaded, maxTokens=50)

    assert spoken["text"] == '[TOOL_CALLS][{"name": "f"}]'
    assert spoken["finishReason"] == "stop"
    assert spoken["tokenIds"] == [calls, *text, loaded.tokenizer.eos_token_id]


def test_progress_is_told_and_a_cancelled_answer_leaves_the_model_of_use(loaded_driver: Driver) -> None:
    request = loaded_driver.send("generate", messages=QUESTION, maxTokens=1_000_000)

    events = loaded_driver.events_of(request, lambda event: loaded_driver.send("cancel", id=request))

    assert [event["event"] for event in events][:1] == ["progress"]
    assert events[-1]["event"] == "cancelled"
    assert len(loaded_driver.result("generate", messages=QUESTION, maxTokens=3)["tokenIds"]) == 3


def test_a_process_holds_one_model_and_needs_it(fresh_driver: Driver, model: Path) -> None:
    assert fresh_driver.call("generate", messages=QUESTION, maxTokens=1)["kind"] == "input"
    fresh_driver.result("load", model=model)

    assert "already" in fresh_driver.call("load", model=model)["message"]


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        ({"maxTokens": 0}, "'maxTokens' must be at least 1"),
        ({"maxTokens": True}, "'maxTokens' must be a whole number"),
        ({"messages": []}, "at least one message"),
        ({"messages": [{"role": "system", "content": "x"}]}, "refuses the messages: Only user and assistant"),
        ({"temperature": -1}, "'temperature'"),
    ],
)
def test_bad_requests_are_blamed_on_the_request(loaded_driver: Driver, params: dict[str, Any], complaint: str) -> None:
    final = loaded_driver.call("generate", **({"messages": QUESTION, "maxTokens": 1} | params))

    assert final["kind"] == "input"
    assert complaint in final["message"]


def damaged(model: Path, target: Path, name: str, content: bytes | None) -> Path:
    shutil.copytree(model, target)
    if content is None:
        (target / name).unlink()
    else:
        (target / name).write_bytes(content)
    return target


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("config.json", None),
        ("config.json", b"{"),
        ("config.json", b'{"model_type": "no-such-architecture"}'),
        ("config.json", b'{"model_type": "mistral", "model_file": "evil.py"}'),
        ("model.safetensors", None),
        ("model.safetensors", b"\x10\x00\x00"),
        ("tokenizer.json", b"{"),
    ],
)
def test_damaged_files_are_blamed_on_the_model(
    driver: Driver, model: Path, tmp_path: Path, name: str, content: bytes | None
) -> None:
    directory = damaged(model, tmp_path / "damaged", name, content)

    final = driver.call("load", model=directory)

    assert final["event"] == "error", final
    assert final["kind"] == "model", final
    assert "\n" not in final["message"]


def test_code_in_a_models_directory_is_never_run(driver: Driver, model: Path, tmp_path: Path) -> None:
    directory = damaged(model, tmp_path / "evil", "evil.py", b"raise SystemExit('was run')")
    for name, extra in (("config.json", {"model_file": "evil.py"}), ("tokenizer_config.json", {})):
        config = json.loads((directory / name).read_text())
        config |= extra | {"auto_map": {"AutoTokenizer": ["evil.Tokenizer", "evil.Tokenizer"]}}
        (directory / name).write_text(json.dumps(config))

    final = driver.call("load", model=directory)

    assert final["kind"] == "model"
    assert "was run" not in final["message"]


def test_the_pattern_of_old_mistral_tokenizers_is_repaired() -> None:
    assert tokenizer_options({"model_type": "mistral3"})["fix_mistral_regex"] is True
    assert tokenizer_options({"model_type": "qwen3"}) == {"trust_remote_code": False}
