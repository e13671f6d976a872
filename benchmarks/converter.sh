#!/usr/bin/env bash
# The converter beside its peers, on the same rows: prints a table of ratios. Takes some five minutes.
#   benchmarks/converter.sh [ROWS.jsonl]
# ROWS holds rows of qwen-xml; without it those of ../shared are taken, or rows of the same shape are made. Everything but "all
# cores" is pinned to one core where taskset is there. The peers run in an environment of their own (libs/dialects/checks).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
out=$here/target/converter
copies=10
cd "$root"
. cli/src/main/bash/toolchain.bash
require_java
export JAVA_HOME=$java_home
mvn -B -q -P benchmarks -pl benchmarks -am -DskipTests -DskipITs package
mkdir -p "$out"
java=$JAVA_HOME/bin/java
classpath="$here/target/classes:$here/target/lib/*"
package=dev.modelgate.benchmarks.converter
rows=${1:-$root/../shared/data/phase27/train.jsonl}
if [ ! -e "$rows" ]; then
    rows=$out/synthetic.jsonl
    "$java" -cp "$classpath" $package.SyntheticRows "$rows" 1000
fi
python=$(sh libs/dialects/checks/environment.sh)
pin=
command -v taskset >/dev/null && pin="taskset -c 0"
mkdir -p "$out/tekken"
[ -e "$out/tekken/tekken.json" ] || "$python" libs/dialects/checks/tekken_v13.py "$out/tekken/tekken.json"
"$java" -Drows="$rows" -cp "$classpath" $package.ConvertedRows "$out/converted.jsonl"

echo "Rows: $rows, $(wc -l <"$rows") of $(wc -c <"$rows") bytes" >&2
# One after the other, so that nothing that is measured runs beside something else.
jmh() {
    results=$1
    shift
    "$@" "$java" -cp "$classpath" org.openjdk.jmh.Main -foe true -v SILENT -rf json -rff "$out/$results" \
        -jvmArgsPrepend "-Drows=$rows -Dcopies=$copies -Dtekken=$out/tekken" "$benchmarks" >&2
}
# shellcheck disable=SC2086 # a command and its options, or nothing
{
    benchmarks='Benchmark.(convert|jackson.*|convertAndCount)$' jmh one.json $pin
    benchmarks='Benchmark.convertOnAllProcessors$' jmh all.json
    $pin "$python" "$here/peers/peers.py" "$rows" "$out/converted.jsonl" "$out/tekken/tekken.json" >"$out/peers.json"
}
"$python" -c 'import json, sys; print(json.dumps([r for f in sys.argv[1:] for r in json.load(open(f))]))' \
    "$out/one.json" "$out/all.json" >"$out/jmh.json"
"$python" "$here/peers/table.py" "$out/jmh.json" "$out/peers.json" "$(wc -l <"$rows")" $copies
"$java" -Xmx96m -Drows="$rows" -cp "$classpath" $package.MillionRows
