"""Quantising a tiny real model."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.driver import Driver


def test_a_quantised_model_is_there_whole_and_tells_its_bits(driver: Driver, model: Path, tmp_path: Path) -> None:
    target = tmp_path / "quantised"

    result = driver.result("prepare", source=model, target=target, bits=5, groupSize=64, dtype="bfloat16")

    # 5 bits, and a scale and a bias of 16 bits for each 64 weights; the norms are not quantised.
    assert 5.5 <= result["bitsPerWeight"] <= 5.6
    assert result["bytesOnDisk"] == sum(file.stat().st_size for file in target.iterdir())
    assert json.loads((target / "config.json").read_text())["quantization"]["bits"] == 5
    assert [entry.name for entry in tmp_path.iterdir()] == ["quantised"]


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        ({"bits": 7}, "'bits' must be one of 2, 3, 4, 5, 6, 8"),
        ({"groupSize": 10}, "'groupSize' must be one of"),
        ({"dtype": "int8"}, "'dtype' must be one of"),
        ({"target": "relative"}, "absolute"),
        ({"source": "/no/such/model"}, "does not exist"),
    ],
)
def test_settings_out_of_range_are_refused(
    driver: Driver, model: Path, tmp_path: Path, params: dict[str, Any], complaint: str
) -> None:
    final = driver.call(
        "prepare", **({"source": model, "target": tmp_path / "out", "bits": 4, "groupSize": 64} | params)
    )

    assert final["kind"] == "input"
    assert complaint in final["message"]


def test_what_is_there_already_is_not_overwritten(driver: Driver, model: Path, tmp_path: Path) -> None:
    final = driver.call("prepare", source=model, target=tmp_path, bits=4, groupSize=64)

    assert final["kind"] == "input"
    assert "exists already" in final["message"]


def test_a_failed_preparation_leaves_nothing(driver: Driver, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "config.json").write_text('{"model_type": "mistral"}')

    final = driver.call("prepare", source=broken, target=tmp_path / "out", bits=4, groupSize=64)

    assert final["kind"] == "model"
    assert [entry.name for entry in tmp_path.iterdir()] == ["broken"]
