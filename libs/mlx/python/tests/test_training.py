"""Training and fusing a tiny real model."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.driver import Driver

SETTINGS = {"iterations": 4, "batchSize": 2, "learningRate": 1e-3, "layers": 2, "seed": 3, "maxSeqLength": 256}


def train_losses(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [event for event in events if event["event"] == "train-loss"]


def test_a_report_covers_all_iterations_since_the_last(driver: Driver, model: Path, rows: Path, tmp_path: Path) -> None:
    single = driver.events_of(
        driver.send("train", model=model, data=rows, adapter=tmp_path / "a", stepsPerReport=1, **SETTINGS)
    )
    double = driver.events_of(
        driver.send("train", model=model, data=rows, adapter=tmp_path / "b", stepsPerReport=2, **SETTINGS)
    )

    losses = [event["loss"] for event in train_losses(single)]
    assert [event["iteration"] for event in train_losses(double)] == [2, 4]
    assert [event["loss"] for event in train_losses(double)] == pytest.approx(
        [(losses[0] + losses[1]) / 2, (losses[2] + losses[3]) / 2]
    )
    assert single[-1]["result"]["stopped"] == "completed"


def test_the_adapter_names_no_path_of_this_machine(driver: Driver, model: Path, rows: Path, tmp_path: Path) -> None:
    driver.result("train", model=model, data=rows, adapter=tmp_path / "adapter", **SETTINGS)

    assert str(tmp_path.parent) not in (tmp_path / "adapter" / "adapter_config.json").read_text()
    assert sorted(file.name for file in (tmp_path / "adapter").iterdir()) == [
        "adapter_config.json",
        "adapters.safetensors",
    ]


def test_masking_the_prompt_trains_on_fewer_tokens(driver: Driver, model: Path, rows: Path, tmp_path: Path) -> None:
    whole = driver.result("train", model=model, data=rows, adapter=tmp_path / "whole", **SETTINGS)
    masked = driver.result("train", model=model, data=rows, adapter=tmp_path / "masked", maskPrompt=True, **SETTINGS)

    assert masked["trainedTokens"] < whole["trainedTokens"]


def test_cut_rows_are_counted(driver: Driver, model: Path, rows: Path, tmp_path: Path) -> None:
    result = driver.result(
        "train", model=model, data=rows, adapter=tmp_path / "cut", **(SETTINGS | {"maxSeqLength": 8})
    )

    assert result["truncatedRows"] == result["trainRows"] + result["validationRows"] == 12


@pytest.mark.parametrize(
    ("train", "complaint"),
    [
        (None, "has no train.jsonl"),
        ("", "has 0 rows, but a batch needs at least 2"),
        ('{"messages": []}\nno json\n', "Line 2 of"),
        ('{"speech": "x"}\n{"speech": "y"}\n', "cannot be used"),
        ('{"messages": [{"role": "bard", "content": "x"}]}\n' * 2, "Row 1 of train.jsonl cannot be tokenised"),
    ],
)
def test_a_dataset_that_cannot_be_used_is_blamed_on_the_request(
    driver: Driver, model: Path, rows: Path, tmp_path: Path, train: str | None, complaint: str
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "valid.jsonl").write_bytes((rows / "valid.jsonl").read_bytes())
    if train is not None:
        (data / "train.jsonl").write_text(train)

    final = driver.call("train", model=model, data=data, adapter=tmp_path / "adapter", **SETTINGS)

    assert final["kind"] == "input", final
    assert complaint in final["message"]


def test_a_fused_model_answers_like_base_and_adapter(driver: Driver, model: Path, rows: Path, tmp_path: Path) -> None:
    from modelgate_mlx.loading import load

    driver.result("train", model=model, data=rows, adapter=tmp_path / "adapter", **SETTINGS)
    result = driver.result("fuse", model=model, adapter=tmp_path / "adapter", target=tmp_path / "fused")

    import mlx.core as mx

    tokens = mx.array([[1, 40, 41, 42]])
    with_adapter = load(model, adapter=tmp_path / "adapter").network(tokens)
    fused = load(tmp_path / "fused").network(tokens)
    assert mx.allclose(with_adapter, fused, rtol=1e-3, atol=1e-3).item()
    assert not mx.allclose(load(model).network(tokens), fused, rtol=1e-3, atol=1e-3).item()
    assert result["fusedLayers"] == 14
    assert "quantization" not in json.loads((tmp_path / "fused" / "config.json").read_text())
