"""
What the driver's path is measured against: bare mlx_lm in a process of its own, without the protocol.

``python -m modelgate_mlx.bare_benchmark MODEL MAX_TOKENS`` loads the model, then for each line of standard input, a
JSON list of messages, writes one line: the seconds from rendering the prompt to the last token, and how many tokens.
Warming up is the caller's, who leaves the first answers uncounted.
"""

import json
import sys
import time
from pathlib import Path

from modelgate_mlx import runtime
from modelgate_mlx.__main__ import DEFAULT_CACHE_LIMIT_BYTES
from modelgate_mlx.protocol import Json


def main() -> None:
    """Serve one block of requests."""
    # The same settings as the resident process, or the two would differ in more than the path.
    runtime.configure(DEFAULT_CACHE_LIMIT_BYTES, runtime.WiredLimit.UNCHANGED.value)
    from mlx_lm import load, stream_generate

    model, tokenizer = load(str(Path(sys.argv[1])))[:2]
    max_tokens = int(sys.argv[2])

    def answer(messages: list[Json]) -> Json:
        started = time.perf_counter()
        prompt = tokenizer.apply_chat_template(messages, add_generation_prompt=True)
        tokens = 0
        for _ in stream_generate(model, tokenizer, prompt, max_tokens=max_tokens):
            tokens += 1
        return {"seconds": time.perf_counter() - started, "tokens": tokens}

    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
