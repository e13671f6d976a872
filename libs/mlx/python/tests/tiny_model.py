"""
Makes a small model with random weights that goes through everything MLX does with a large one: ``python -m
tests.tiny_model DIRECTORY``. A Mistral architecture, 2 layers, about 0.15 million parameters; it knows nothing.
"""

import json
import sys
from pathlib import Path
from typing import Any

SPECIAL_TOKENS = ["<unk>", "<s>", "</s>", "[INST]", "[/INST]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]"]
SPECIAL_TOKENS += ["[TOOL_RESULTS]", "[/TOOL_RESULTS]", "[TOOL_CALLS]"]
CHAT_TEMPLATE = """{{ bos_token }}
{%- if tools %}[AVAILABLE_TOOLS]{{ tools | tojson }}[/AVAILABLE_TOOLS]{% endif %}
{%- for message in messages %}
{%- if message.role == 'user' %}[INST]{{ message.content }}[/INST]
{%- elif message.role == 'assistant' %}
{%- if message.tool_calls %}{% for call in message.tool_calls %}[TOOL_CALLS]{{ call.function | tojson }}{% endfor %}
{%- else %}{{ message.content }}{% endif %}{{ eos_token }}
{%- else %}{{ raise_exception('Only user and assistant messages are supported') }}
{%- endif %}
{%- endfor %}"""
_CORPUS = [
    "Write a Python function to check if a number is prime: def is_prime(n): return n > 1",
    "read the file main.py and show its first lines",
    "which tests fail? what changed in git? where is the function defined?",
    '{"name": "read_text_file", "arguments": {"path": "src/main.py"}}',
]


def make(directory: Path, seed: int = 7) -> None:
    """Write the model's files into ``directory``, which must not exist."""
    directory.mkdir(parents=True)
    vocabulary = _write_tokenizer(directory)
    _write_network(directory, vocabulary, seed)


def write_rows(directory: Path, train: int = 8, valid: int = 4) -> None:
    """Write a small dataset in the shape that mlx_lm reads: train.jsonl and valid.jsonl."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, count in (("train", train), ("valid", valid)):
        rows = [
            {
                "messages": [
                    {"role": "user", "content": f"which tests fail in module {index}?"},
                    {"role": "assistant", "content": f"the function test_{name}_{index} fails"},
                ]
            }
            for index in range(count)
        ]
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (directory / f"{name}.jsonl").write_text(text, encoding="utf-8")


def _write_tokenizer(directory: Path) -> int:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=384,
        special_tokens=SPECIAL_TOKENS,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(_CORPUS, trainer)
    tokenizer.save(str(directory / "tokenizer.json"))
    _write_json(
        directory / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "bos_token": "<s>",
            "eos_token": "</s>",
            "unk_token": "<unk>",
            "additional_special_tokens": SPECIAL_TOKENS[3:],
            "chat_template": CHAT_TEMPLATE,
        },
    )
    return int(tokenizer.get_vocab_size())


def _write_network(directory: Path, vocabulary: int, seed: int) -> None:
    import mlx.core as mx
    from mlx.utils import tree_flatten, tree_map
    from mlx_lm.models import llama

    config: dict[str, Any] = {
        "model_type": "mistral",
        "architectures": ["MistralForCausalLM"],
        "hidden_size": 64,
        "num_hidden_layers": 2,
        "intermediate_size": 128,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 16,
        "rms_norm_eps": 1e-5,
        "vocab_size": vocabulary,
        "rope_theta": 10000.0,
        "max_position_embeddings": 4096,
        "tie_word_embeddings": True,
        "bos_token_id": 1,
        "eos_token_id": 2,
        "transformers_version": "5.0.0",
    }
    _write_json(directory / "config.json", config)
    mx.random.seed(seed)
    network = llama.Model(llama.ModelArgs.from_dict(config))
    # Larger than initialised, so that the answers are not one token repeated.
    network.update(tree_map(lambda weights: weights * 3.0, network.parameters()))
    weights = dict(tree_flatten(network.parameters()))
    mx.save_safetensors(str(directory / "model.safetensors"), weights, metadata={"format": "pt"})


def _write_json(file: Path, content: dict[str, Any]) -> None:
    file.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
