"""Fuses a LoRA adapter into its base model: what ``mlx_lm.fuse`` does, to a temporary name."""

import time

from modelgate_mlx import loading
from modelgate_mlx.directories import written_whole
from modelgate_mlx.errors import blame_model, require_absent
from modelgate_mlx.job import Job
from modelgate_mlx.params import Params
from modelgate_mlx.preparing import measure
from modelgate_mlx.protocol import Json


def fuse(params: Params, job: Job) -> Json:
    """
    Fuse ``adapter`` into ``model`` and write ``target``.

    ``dequantize`` (default true) writes unquantised weights. Fusing into a quantised base quantises the adapter's small
    changes once more and can lose them, so quantise afterwards, by ``prepare``. ``fusedLayers`` counts the layers that
    the adapter changed.
    """
    from mlx.utils import tree_unflatten
    from mlx_lm.utils import dequantize_model, save

    directory, adapter, target = params.path("model"), params.path("adapter"), params.path("target")
    dequantize = params.flag("dequantize", default=True)
    require_absent(target, "target directory")
    started = time.perf_counter()
    model = loading.load(directory, adapter=adapter)
    job.progress("fuse", 0, 1, "models")
    config = dict(model.config)
    with written_whole(target) as partial:
        try:
            fused = [
                (name, module.fuse(dequantize=dequantize))
                for name, module in model.network.named_modules()
                if hasattr(module, "fuse")
            ]
            network = model.network
            network.update_modules(tree_unflatten(fused))
            if dequantize:
                network = dequantize_model(network)
                config.pop("quantization", None)
                config.pop("quantization_config", None)
            save(partial, str(directory), network, model.tokenizer, config, donate_model=False)
        except Exception as error:
            raise blame_model("cannot be fused with its adapter", directory, error) from error
        job.stop_if_cancelled()
    return measure(target) | {"fusedLayers": len(fused), "seconds": time.perf_counter() - started}
