"""Loads a model and its tokenizer from a directory. Code in a model's directory is never run."""

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mlx.core as mx

from modelgate_mlx.errors import ModelFault, blame_model, require_directory
from modelgate_mlx.job import Job
from modelgate_mlx.params import Params
from modelgate_mlx.protocol import Json

_MISTRAL_TYPES = frozenset({"mistral", "mistral3", "ministral", "ministral3", "voxtral", "pixtral"})


@dataclass(frozen=True)
class LoadedModel:
    """A model in memory: the network, mlx_lm's tokenizer wrapper and the configuration it was built from."""

    directory: Path
    network: Any
    tokenizer: Any
    config: Json


def load_timed(params: Params, job: Job) -> tuple[LoadedModel, Json]:
    """
    Load for generation. ``seconds`` runs from the request to weights that lie in memory; importing mlx_lm, which the
    first load of a process includes, is told apart as ``importSeconds`` and not counted.
    """
    directory = params.path("model")
    started = time.perf_counter()
    import mlx_lm  # noqa: F401

    imported = time.perf_counter()
    job.progress("load", 0, 1, "models")
    model = load(directory)
    seconds = time.perf_counter() - imported
    from mlx_lm.utils import compute_bits_per_weight, get_total_parameters

    return model, {
        "seconds": seconds,
        "importSeconds": imported - started,
        "modelType": str(model.config.get("model_type")),
        "parameters": get_total_parameters(model.network),
        "bitsPerWeight": compute_bits_per_weight(model.network),
        "activeMemoryBytes": mx.get_active_memory(),
    }


def load(directory: Path, *, adapter: Path | None = None, lazy: bool = False) -> LoadedModel:
    """
    Load the model in ``directory``, with the adapter in ``adapter`` if given; ``lazy`` leaves the weights on disk until
    they are used. Raises InputFault if there is no such directory and ModelFault if what is there cannot be loaded.
    """
    from mlx_lm.utils import load as mlx_lm_load

    require_directory(directory, "model directory")
    if adapter is not None:
        require_directory(adapter, "adapter directory")
    config = read_config(directory)
    try:
        network, tokenizer, config = mlx_lm_load(
            str(directory),
            tokenizer_config=tokenizer_options(config),
            adapter_path=None if adapter is None else str(adapter),
            lazy=lazy,
            return_config=True,
            trust_remote_code=False,
        )
    except Exception as error:
        raise blame_model("cannot be loaded", directory, error) from error
    return LoadedModel(directory, network, tokenizer, config)


def read_config(directory: Path) -> Json:
    """The model's config.json; raises ModelFault if it is absent or no JSON object."""
    file = directory / "config.json"
    try:
        config = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelFault(f"The model at {directory} has no config.json.") from error
    except ValueError as error:
        raise ModelFault(f"The model's {file} is no JSON: {error}.") from error
    if not isinstance(config, dict):
        raise ModelFault(f"The model's {file} must hold a JSON object.")
    return config


def tokenizer_options(config: Json) -> Json:
    """
    Options for transformers. Mistral tokenizers saved before transformers 5 split words by a wrong pattern, with only
    a warning; the option repairs it, and transformers itself ignores it for newer ones.
    """
    options: Json = {"trust_remote_code": False}
    if config.get("model_type") in _MISTRAL_TYPES:
        options["fix_mistral_regex"] = True
    return options
