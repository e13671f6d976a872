"""Prints the table of a run: our figures from JMH's JSON beside those of the peers, and their ratios.

    python table.py JMH.json PEERS.json ROWS COPIES
"""

import json
import sys
from pathlib import Path


def main(jmh: Path, peers: Path, rows: int, copies: int) -> None:
    ours: dict[str, float] = {}
    tokens = 0.0
    for result in json.loads(jmh.read_text()):
        name = result["benchmark"].rsplit(".", 1)[1]
        files = 1 if name == "convertAndCount" else copies
        # The best iteration of each: the others were slowed by whatever else ran, ours and the peers' alike.
        ours[name] = max(map(max, result["primaryMetric"]["rawData"])) * rows * files
        if name == "convertAndCount":
            tokens = max(map(max, result["secondaryMetrics"]["tokens"]["rawData"]))
    theirs = json.loads(peers.read_text())
    one = ours["convert"]
    lines = [
        ("our conversion, one core", f"{one:,.0f} rows/s", ""),
        ("our conversion, all cores", f"{ours['convertOnAllProcessors']:,.0f} rows/s", f"{ours['convertOnAllProcessors'] / one:.2f} times one core"),
        ("bare Jackson, parser to generator", f"{ours['jacksonStreams']:,.0f} rows/s", f"we take {ours['jacksonStreams'] / one:.2f} times its time"),
        ("bare Jackson, tree", f"{ours['jacksonTrees']:,.0f} rows/s", f"we take {ours['jacksonTrees'] / one:.2f} times its time"),
        ("Python json.loads + json.dumps", f"{theirs['json']:,.0f} rows/s", f"we are {one / theirs['json']:.2f} times as fast"),
        ("mistral_common validate + encode", f"{theirs['encode']:,.0f} rows/s", f"we are {one / theirs['encode']:.0f} times as fast"),
        ("our conversion with token counts, one core", f"{tokens:,.0f} tokens/s", ""),
        ("mistral_common tokens", f"{theirs['tokens']:,.0f} tokens/s", f"we are {tokens / theirs['tokens']:.2f} times as fast"),
    ]  # fmt: skip
    print("| what | measured | ratio |\n|---|---|---|")
    for line in lines:
        print(f"| {' | '.join(line)} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
