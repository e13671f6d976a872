"""Makes a vocabulary of version v13 from the one that mistral_common brings along.

    python tekken_v13.py OUT.json

The library holds no vocabulary of v13, only an earlier one with the same words. Control tokens stand where Devstral Small 2507
has them; what is rendered depends on the version and on nothing else.
"""

import json
import sys
from pathlib import Path

import mistral_common

CONTROL = {
    0: "<unk>", 1: "<s>", 2: "</s>", 3: "[INST]", 4: "[/INST]", 5: "[AVAILABLE_TOOLS]", 6: "[/AVAILABLE_TOOLS]",
    7: "[TOOL_RESULTS]", 8: "[/TOOL_RESULTS]", 9: "[TOOL_CALLS]", 10: "[IMG]", 11: "<pad>", 12: "[IMG_BREAK]",
    13: "[IMG_END]", 14: "[PREFIX]", 15: "[MIDDLE]", 16: "[SUFFIX]", 17: "[SYSTEM_PROMPT]", 18: "[/SYSTEM_PROMPT]",
    19: "[TOOL_CONTENT]", 32: "[ARGS]", 33: "[CALL_ID]",
}  # fmt: skip


def make(out: Path) -> None:
    source = Path(mistral_common.__file__).parent / "data" / "tekken_240911.json"
    model = json.loads(source.read_text(encoding="utf-8"))
    model["config"]["version"] = "v13"
    model["special_tokens"] = [
        {"rank": rank, "token_str": CONTROL.get(rank, f"<SPECIAL_{rank}>"), "is_control": True}
        for rank in range(model["config"]["default_num_special_tokens"])
    ]
    out.write_text(json.dumps(model), encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
