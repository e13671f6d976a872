"""Quantises a model: what ``mlx_lm.convert`` does, to a temporary name that is renamed when it is whole."""

import time
from pathlib import Path

from modelgate_mlx import loading
from modelgate_mlx.directories import bytes_on_disk, written_whole
from modelgate_mlx.errors import InputFault, blame_model, require_absent, require_directory
from modelgate_mlx.job import Job
from modelgate_mlx.params import Params
from modelgate_mlx.protocol import Json

BITS = (2, 3, 4, 5, 6, 8)
GROUP_SIZES = (32, 64, 128)
DTYPES = ("float16", "bfloat16", "float32")


def prepare(params: Params, job: Job) -> Json:
    """
    Quantise ``source`` into ``target``, affine, with ``bits`` per weight in groups of ``groupSize``; ``dtype`` is that
    of scales and of what is not quantised (default: the model's own). ``bitsPerWeight`` counts all weights and scales:
    5 bits in groups of 64 with 16-bit scales are 5.5.
    """
    source, target = params.path("source"), params.path("target")
    bits, group_size, dtype = params.integer("bits", 1), params.integer("groupSize", 1), params.optional_text("dtype")
    _require_one_of("bits", bits, BITS)
    _require_one_of("groupSize", group_size, GROUP_SIZES)
    if dtype is not None:
        _require_one_of("dtype", dtype, DTYPES)
    require_directory(source, "model directory")
    require_absent(target, "target directory")
    loading.read_config(source)
    started = time.perf_counter()
    with written_whole(target) as partial:
        job.progress("quantise", 0, 1, "models")
        _convert(source, partial, bits, group_size, dtype)
        job.stop_if_cancelled()
    return measure(target) | {"seconds": time.perf_counter() - started}


def measure(directory: Path) -> Json:
    """Parameters, bits per weight and size of a model on disk; its weights are not read into memory."""
    from mlx_lm.utils import compute_bits_per_weight, get_total_parameters

    network = loading.load(directory, lazy=True).network
    return {
        "parameters": get_total_parameters(network),
        "bitsPerWeight": compute_bits_per_weight(network),
        "bytesOnDisk": bytes_on_disk(directory),
    }


def _convert(source: Path, partial: Path, bits: int, group_size: int, dtype: str | None) -> None:
    from mlx_lm.convert import convert

    try:
        convert(
            str(source),
            mlx_path=str(partial),
            quantize=True,
            q_bits=bits,
            q_group_size=group_size,
            dtype=dtype,
            trust_remote_code=False,
        )
    except Exception as error:
        raise blame_model("cannot be quantised", source, error) from error


def _require_one_of(name: str, value: object, allowed: tuple[object, ...]) -> None:
    if value not in allowed:
        raise InputFault(f"'{name}' must be one of {', '.join(map(str, allowed))}, but is {value}.")
