"""What other libraries do with the same rows, on one core: prints one JSON object of rows and tokens per second.

    python peers.py ROWS.jsonl CONVERTED.jsonl TEKKEN.json

ROWS is what is converted, CONVERTED what mistral_common can read of it. Each figure is the best of several passes.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from mistral_common.protocol.instruct.request import ChatCompletionRequest
from mistral_common.protocol.instruct.validator import ValidationMode
from mistral_common.tokens.tokenizers.mistral import MistralTokenizer

SECONDS = 12.0


def best(work: Callable[[], int]) -> float:
    """The most units of work per second that one pass had; a pass returns how many it did."""
    most = 0.0
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        begin = time.perf_counter()
        units = work()
        most = max(most, units / (time.perf_counter() - begin))
    return most


def main(rows: Path, converted: Path, tekken: Path) -> None:
    lines = rows.read_bytes().splitlines()
    structured = converted.read_bytes().splitlines()
    tokenizer = MistralTokenizer.from_file(tekken, mode=ValidationMode.finetuning)

    def loads_and_dumps() -> int:
        return sum(1 for line in lines if json.dumps(json.loads(line)))

    def validate_and_encode() -> int:
        for line in structured:
            tokenizer.encode_chat_completion(ChatCompletionRequest(**json.loads(line)))
        return len(structured)

    def tokens() -> int:
        return sum(
            len(tokenizer.encode_chat_completion(ChatCompletionRequest(**json.loads(line))).tokens) for line in structured
        )

    figures = {"json": best(loads_and_dumps), "encode": best(validate_and_encode), "tokens": best(tokens)}
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
