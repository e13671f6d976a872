"""Makes everything of examples/pocket anew: data, tokenizers, pre-trained models.

    python make_pocket.py            # all of it, about half an hour on one core with OpenBLAS (README.md)
    python make_pocket.py --only data|pocket-qwen|pocket-mistral

Seeds are fixed. Fails when a query of plans/suites or of the validation rows stands in the training rows or in the
pre-training rows.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pocket import dataset, general, recipes, suites, tokens

HERE = Path(__file__).resolve().parent
DATA = HERE / "data"
MODELS = HERE / "models"
DATA_SEED = 2026


def make_data() -> None:
    train, valid = dataset.make(DATA_SEED, suites.queries())
    dataset.write(DATA / "train.jsonl", train)
    dataset.write(DATA / "valid.jsonl", valid)
    check_held_out(train, suites.queries() | validation_queries(), "data/train.jsonl")
    check_held_out(valid, suites.queries(), "data/valid.jsonl")


def validation_queries() -> frozenset[str]:
    """What the rows of data/valid.jsonl ask (their first user turn)."""
    return frozenset(row["messages"][1]["content"] for row in dataset.read(DATA / "valid.jsonl"))


def check_held_out(rows: list[general.Row], held_out: frozenset[str], where: str) -> None:
    for number, row in enumerate(rows, 1):
        asked = [row["prompt"]] if "prompt" in row else [m["content"] for m in row["messages"] if m["role"] == "user"]
        for turn in asked:
            if any(query in turn for query in held_out):
                sys.exit(f"{where}: row {number} asks a held-out query: {turn}")


def make_model(recipe: recipes.Recipe) -> None:
    from transformers import AutoTokenizer

    from pocket import pretrain

    folder = MODELS / recipe.name
    template = recipe.template_text()
    # The template needs a tokenizer to render the corpus, the tokenizer a corpus to be made: first an empty one.
    tokens.save(folder, tokens.train([], recipe.control, recipe.markers), template, recipe.special)
    corpus = recipes.tokenizer_corpus(recipe, AutoTokenizer.from_pretrained(folder))
    tokens.save(folder, tokens.train(corpus, recipe.control, recipe.markers), template, recipe.special)
    tokenizer = AutoTokenizer.from_pretrained(folder)

    held_out = suites.queries() | validation_queries()
    config = recipe.config(len(tokenizer))
    model = pretrain.build(config, recipe.seed)
    print(f"{recipe.name}: {len(tokenizer)} tokens of vocabulary", flush=True)
    for number, stage in enumerate(recipe.stages):
        seed = recipe.seed + number
        rows = recipes.pretraining_rows(stage, seed, held_out)
        check_held_out(rows, held_out, f"pre-training of {recipe.name}, stage {number + 1}")
        examples = [recipes.example(tokenizer, recipe, row) for row in rows]
        print(f"stage {number + 1}: {len(rows)} rows, {sum(len(e.ids) for e in examples)} tokens", flush=True)
        pretrain.train(model, examples, seed, batch_tokens=recipe.batch_tokens, peak=stage.peak)
    pretrain.save(folder, model, config)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=("data", *recipes.RECIPES))
    only = parser.parse_args().only
    if only in (None, "data"):
        make_data()
    for name, recipe in recipes.RECIPES.items():
        if only in (None, name):
            make_model(recipe)


if __name__ == "__main__":
    main()
