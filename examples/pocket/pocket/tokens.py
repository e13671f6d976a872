"""Tokenizers of the pocket models: byte-level BPE over a closed vocabulary, in the files Hugging Face reads.

Words are tokens without their space or quote, so a name has the same ids where it is read and where it is written:
copying is then a matter of attention, which a small model learns. JSON scaffolding of a tool declaration is one token
each, for short prompts.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

# Control tokens at the ids that Mistral's tekken vocabularies give them; [/TOOL_CALLS] is none of them.
_TEKKEN = {
    0: "<unk>", 1: "<s>", 2: "</s>", 3: "[INST]", 4: "[/INST]", 5: "[AVAILABLE_TOOLS]", 6: "[/AVAILABLE_TOOLS]",
    7: "[TOOL_RESULTS]", 8: "[/TOOL_RESULTS]", 9: "[TOOL_CALLS]", 10: "[IMG]", 11: "<pad>", 12: "[IMG_BREAK]",
    13: "[IMG_END]", 14: "[PREFIX]", 15: "[MIDDLE]", 16: "[SUFFIX]", 17: "[SYSTEM_PROMPT]", 18: "[/SYSTEM_PROMPT]",
    19: "[TOOL_CONTENT]", 32: "[ARGS]", 33: "[CALL_ID]", 34: "[THINK]", 35: "[/THINK]",
}  # fmt: skip
MISTRAL_CONTROL = tuple(_TEKKEN.get(i, f"<SPECIAL_{i}>") for i in range(36))
QWEN_CONTROL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
QWEN_MARKERS = ("<tool_call>", "</tool_call>", "<tool_response>", "</tool_response>")

_SCAFFOLD = (
    '{"type": "function", "function": {"name": "', '", "description": "',
    '", "parameters": {"type": "object", "properties": {"', '": {"type": "string"}', '}, "required": ["', '"]}}}',
)  # fmt: skip
_PATTERN = "|".join(
    [*(re.escape(s) for s in _SCAFFOLD), r'\\[nt"\\]', "[A-Za-z]+", "[0-9]", r"\n", " +", r"\\",
     r"[^A-Za-z0-9\s\\]+(?: [^A-Za-z0-9\s\\]+)*", r"\s"]
)  # fmt: skip


def train(texts: Iterable[str], control: tuple[str, ...], markers: tuple[str, ...] = ()) -> Tokenizer:
    """A vocabulary of the control tokens, the 256 bytes, a few merges, and every chunk that occurs twice in ``texts``.

    Whole chunks are found through ``ignore_merges``, so the long way of merges to a word costs no vocabulary.
    """
    chunks: Counter[str] = Counter()
    split = re.compile("|".join([*(re.escape(t) for t in (*control, *markers)), _PATTERN]))
    for text in texts:
        chunks.update(split.findall(text))
    for special in (*control, *markers):
        chunks.pop(special, None)
    small = Tokenizer(models.BPE())
    small.pre_tokenizer = _pre_tokenizer()
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    trainer = trainers.BpeTrainer(
        vocab_size=len(control) + len(alphabet) + 64, special_tokens=list(control), initial_alphabet=alphabet,
        show_progress=False,
    )  # fmt: skip
    small.train_from_iterator((chunk for chunk in sorted(chunks) for _ in range(1)), trainer)
    state = json.loads(small.to_str())["model"]
    vocabulary: dict[str, int] = state["vocab"]
    level = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    for chunk, count in sorted(chunks.items(), key=lambda item: (-item[1], item[0])):
        word = level.pre_tokenize_str(chunk)[0][0]
        if count > 1:
            vocabulary.setdefault(word, len(vocabulary))
    merges = [tuple(pair) for pair in state["merges"]]
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=merges, ignore_merges=True))
    tokenizer.pre_tokenizer = _pre_tokenizer()
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(t, special=True, normalized=False) for t in control])
    tokenizer.add_tokens([AddedToken(t, special=False, normalized=False) for t in markers])
    return tokenizer


def _pre_tokenizer() -> pre_tokenizers.PreTokenizer:
    return pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(_PATTERN), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])  # fmt: skip


def save(folder: Path, tokenizer: Tokenizer, template: str, special: dict[str, str]) -> None:
    """Writes tokenizer.json and tokenizer_config.json (with the chat template) into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast", "clean_up_tokenization_spaces": False, "add_bos_token": False,
        "model_max_length": 2048, "chat_template": template, **special,
    }  # fmt: skip
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n")
