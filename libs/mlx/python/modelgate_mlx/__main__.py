"""Entry point: takes the file descriptors for the protocol, greets, then serves requests until standard input ends."""

import argparse

from modelgate_mlx import runtime
from modelgate_mlx.protocol import Channel
from modelgate_mlx.worker import Worker

DEFAULT_CACHE_LIMIT_BYTES = 2_000_000_000


def main() -> None:
    """Serve one driver. Returns after ``shutdown``; the end of standard input ends the process at once."""
    arguments = _parser().parse_args()
    channel = Channel.take_standard_streams()
    settings = runtime.configure(cache_limit_bytes=arguments.cache_limit_bytes, wired_limit=arguments.wired_limit)
    channel.send(runtime.greeting(settings))
    Worker(channel).serve()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="modelgate_mlx", description=__doc__)
    parser.add_argument(
        "--cache-limit-bytes",
        type=int,
        default=DEFAULT_CACHE_LIMIT_BYTES,
        help="how many bytes of freed buffers MLX may keep; bounded, because the cache counts into the footprint",
    )
    parser.add_argument(
        "--wired-limit",
        choices=[policy.value for policy in runtime.WiredLimit],
        default=runtime.WiredLimit.UNCHANGED.value,
        help="whether mlx_lm may raise the limit of wired memory; raised limits have panicked Macs",
    )
    return parser


if __name__ == "__main__":
    main()
