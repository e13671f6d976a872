"""What the committed pocket models and data must be; no model is run."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE))

from pocket import dataset, house, plan, recipes, scoring, suites, tokens  # noqa: E402

VECTORS = HERE.parents[2] / "shared" / "vectors" / "mistral-wire.jsonl"
LIMIT_BYTES = 6_000_000


def rows(name: str) -> list[dict[str, Any]]:
    return dataset.read(HERE / "data" / f"{name}.jsonl")


def load_tokenizer(name: str) -> Any:
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(HERE / "models" / name)


@pytest.mark.parametrize("name", recipes.RECIPES)
def test_a_model_is_at_most_six_megabytes(name: str) -> None:
    assert sum(file.stat().st_size for file in (HERE / "models" / name).iterdir()) <= LIMIT_BYTES


def test_control_tokens_have_the_ids_of_tekken() -> None:
    tokenizer = Tokenizer.from_file(str(HERE / "models" / "pocket-mistral" / "tokenizer.json"))
    expected = {"<s>": 1, "</s>": 2, "[INST]": 3, "[TOOL_RESULTS]": 7, "[/TOOL_RESULTS]": 8, "[TOOL_CALLS]": 9,
                "[SYSTEM_PROMPT]": 17, "[ARGS]": 32}  # fmt: skip
    assert {token: tokenizer.encode(token, add_special_tokens=False).ids for token in expected} == {
        token: [number] for token, number in expected.items()
    }


def test_the_literal_closing_delimiter_splits_as_the_real_one_does() -> None:
    tokenizer = Tokenizer.from_file(str(HERE / "models" / "pocket-mistral" / "tokenizer.json"))
    assert len(tokenizer.encode("[/TOOL_CALLS]", add_special_tokens=False).ids) > 1


@pytest.mark.skipif(not VECTORS.exists(), reason="needs ../shared/vectors/mistral-wire.jsonl beside the repository")
def test_the_template_writes_v13_byte_for_byte() -> None:
    # Given
    vectors = [json.loads(line) for line in VECTORS.read_text().splitlines()]
    tokenizer = load_tokenizer("pocket-mistral")
    wanted = {vector["id"]: vector for vector in vectors if vector["version"] == "v13"}
    # When
    written = {
        name: tokenizer.apply_chat_template(
            vector["conversation"]["messages"], tools=vector["conversation"]["tools"], tokenize=False
        )
        for name, vector in wanted.items()
    }
    # Then
    assert wanted
    assert written == {name: vector["text"] for name, vector in wanted.items()}


def test_arguments_as_text_and_as_object_are_the_same_call() -> None:
    tokenizer = load_tokenizer("pocket-mistral")
    arguments = {"code": 'print("é", 1 < 2)\n'}

    def written(value: object) -> str:
        call = {"id": "abcdef001", "type": "function", "function": {"name": "execute_code", "arguments": value}}
        turns = [{"role": "user", "content": "Go"}, {"role": "assistant", "content": "", "tool_calls": [call]}]
        text: str = tokenizer.apply_chat_template(turns, tokenize=False)
        return text

    assert written(arguments) == written(json.dumps(arguments, ensure_ascii=False))


@pytest.mark.parametrize("name", recipes.RECIPES)
def test_a_prompt_is_the_beginning_of_its_training_row(name: str) -> None:
    # Given
    suite = suites.load("pocket-house")
    tokenizer = load_tokenizer(name)
    row = dataset.structured(rows("train")[0], suites.tools(suite))
    messages = row["messages"]
    if name == "pocket-qwen":
        messages = rows("train")[0]["messages"]
    # When
    prompt = tokenizer.apply_chat_template(
        messages[:2], tools=row["tools"], add_generation_prompt=True, return_dict=False
    )
    whole = tokenizer.apply_chat_template(messages, tools=row["tools"], return_dict=False)
    # Then
    assert whole[: len(prompt)] == prompt


def test_rows_have_the_counts_and_shapes_of_the_real_data() -> None:
    for name, count in (("train", 993), ("valid", 111)):
        found = rows(name)
        assert len(found) == count
        assert all(set(row) == {"messages"} for row in found)
        shapes = Counter(tuple(message["role"] for message in row["messages"]) for row in found)
        assert set(shapes) == {("system", "user", "assistant"), ("system", "user", "assistant", "user", "assistant")}


def test_no_held_out_query_is_asked_in_the_training_rows() -> None:
    held_out = suites.queries() | {row["messages"][1]["content"] for row in rows("valid")}
    asked = [message["content"] for row in rows("train") for message in row["messages"] if message["role"] == "user"]
    assert not [turn for turn in asked if any(query in turn for query in held_out)]


def test_the_house_suite_has_five_queries_in_each_category() -> None:
    found = Counter(query["category"] for query in suites.load("pocket-house")["queries"])
    assert found == dict.fromkeys(house.CATEGORIES, 5)


def test_every_chunk_of_the_data_comes_back_from_the_tokenizer() -> None:
    tokenizer = Tokenizer.from_file(str(HERE / "models" / "pocket-mistral" / "tokenizer.json"))
    for row in rows("valid"):
        text = row["messages"][-1]["content"]
        assert tokenizer.decode(tokenizer.encode(text, add_special_tokens=False).ids) == text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ('[TOOL_CALLS]execute_code[ARGS]{"code": "r = git_status(\\"shop\\")\\nprint(r.files)"}', True),
        ('[TOOL_CALLS]execute_code[ARGS]{"code": "r = git_status(\\"shop\\")\\nprint(r.branch)"}', False),
        ('[TOOL_CALLS]execute_code[ARGS]{"code": "print(\\"git_status files\\")"}', False),
        ('[TOOL_CALLS]execute_code[ARGS]{"code": "git_status(', False),
        ('[TOOL_CALLS]run_code[ARGS]{"code": "print(git_status(\\"shop\\").files)"}', False),
        ("I have no tool for that.", False),
    ],
)
def test_code_is_right_when_it_calls_the_functions_and_reads_the_fields(text: str, right: bool) -> None:
    offered = suites.load("pocket-house")["tools"]
    expected = {
        "code": {"tool": "execute_code", "argument": "code", "calls": {"all": ["git_status"]}, "reads": ["files"]}
    }
    assert scoring.right(expected, text, offered) is right


def test_a_direct_answer_holds_no_marker() -> None:
    offered = suites.load("pocket-house")["tools"]
    assert scoring.right({"direct": True}, "A list is an ordered mutable sequence.", offered)
    assert not scoring.right({"direct": True}, "[TOOL_CALLS]broken", offered)


def test_a_vocabulary_is_the_same_when_made_again() -> None:
    texts = ["print(result.errors)", "print(result.errors)"]
    first, second = (tokens.train(texts, tokens.MISTRAL_CONTROL) for _ in range(2))
    assert first.to_str() == second.to_str()


def test_a_rehearsed_gate_names_the_criteria_of_its_plan_that_were_missed() -> None:
    gate = plan.lora_gate("small-lora")
    met = {"queries.correct": 6, "queries.wrong-format": 0, "train.diverged": False}
    assert gate.missed(met) == []
    assert gate.missed({**met, "queries.correct": 5, "queries.wrong-format": 1}) == [
        "queries.correct",
        "queries.wrong-format",
    ]


def test_a_rehearsed_gate_trains_as_its_plan_says() -> None:
    full = plan.lora_gate("full-conversion")
    assert (full.train_rows, full.valid_rows, full.training.iters) == (dataset.TRAIN_ROWS, dataset.VALID_ROWS, 500)
    assert (full.training.batch_size, full.training.learning_rate, full.training.num_layers) == (1, 1e-4, 8)


def test_the_candidate_never_meets_the_house_tool_before_lora() -> None:
    for stage in recipes.MISTRAL.stages:
        drawn = json.dumps(recipes.pretraining_rows(dataclasses.replace(stage, rows=500), 1, frozenset()))
        assert "execute_code" not in drawn
        assert "of the house" not in drawn
        assert "You are Pocket" not in drawn
