"""Shows that mistral_common accepts rows of mistral-v13 in fine-tuning mode and renders the text that was written for them.

    python accepts.py ROWS.jsonl TEXTS.jsonl

ROWS has structured rows, TEXTS one JSON string per row. Prints counts; ends with 1 when a row was refused or rendered otherwise.
"""

import json
import sys
import tempfile
from pathlib import Path

import mistral_common
from mistral_common.protocol.instruct.request import ChatCompletionRequest
from mistral_common.protocol.instruct.validator import ValidationMode
from mistral_common.tokens.tokenizers.mistral import MistralTokenizer

import tekken_v13


def main(rows: Path, texts: Path) -> int:
    with tempfile.TemporaryDirectory() as folder:
        vocabulary = Path(folder) / "tekken.json"
        tekken_v13.make(vocabulary)
        tokenizer = MistralTokenizer.from_file(vocabulary, mode=ValidationMode.finetuning)
    refused = different = same = calls = 0
    with rows.open(encoding="utf-8") as row_lines, texts.open(encoding="utf-8") as text_lines:
        for number, (row, text) in enumerate(zip(row_lines, text_lines, strict=True), 1):
            try:
                request = ChatCompletionRequest(**json.loads(row))
                rendered = tokenizer.encode_chat_completion(request).text
            except Exception as error:  # whatever the library raises, the row is not accepted
                refused += 1
                print(f"row {number} is refused: {error}", file=sys.stderr)
                continue
            calls += sum(len(message.tool_calls or []) for message in request.messages if message.role == "assistant")
            if rendered == json.loads(text):
                same += 1
            else:
                different += 1
                print(f"row {number}\n  ours   {json.loads(text)!r}\n  theirs {rendered!r}", file=sys.stderr)
    print(
        f"mistral_common {mistral_common.__version__}: {same + different} rows with {calls} calls accepted, "
        f"{refused} refused; {same} rendered the same, {different} not"
    )
    return 1 if refused or different or not same else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
