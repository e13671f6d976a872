#!/bin/sh
# All checks of the Python code, the program and the makers of the pocket models: lint, format, types, tests.
#   MODELGATE_PYTHON=.modelgate/python/…/bin/python libs/mlx/python/check.sh
# The interpreter is that of the product's environment (./modelgate makes it; without the variable the newest one below
# MODELGATE_HOME, default .modelgate of the repository, is taken). The tools lie beside it, in a folder of their own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home=${MODELGATE_HOME:-$here/../../../.modelgate}
python=${MODELGATE_PYTHON:-$(ls -t "$home"/python/*/bin/python 2>/dev/null | head -n 1)}
case $python in /*) ;; *) python=$PWD/$python ;; esac
if [ ! -x "$python" ]; then
    echo "There is no Python environment below $home; run ./modelgate once, or set MODELGATE_PYTHON." >&2
    exit 1
fi
mkdir -p "$home"
tools=$home/python-tools-$(cksum <"$here/requirements-dev.lock" | cut -d ' ' -f 1)
if [ ! -e "$tools/complete" ]; then
    rm -rf "$tools"
    "$python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes \
        --target "$tools" -r "$here/requirements-dev.lock"
    touch "$tools/complete"
fi
export PYTHONPATH="$here:$tools" PYTHONNOUSERSITE=1
status=0

# check FOLDER: goes on to the end, whatever fails on the way.
check() {
    cd "$1" || exit 1
    "$tools/bin/ruff" check . || status=1
    "$tools/bin/ruff" format --check . || status=1
    "$python" -m mypy ${2:-} || status=1
    if [ -n "${MODELGATE_REPORTS:-}" ]; then
        "$python" -m pytest --junit-xml="$MODELGATE_REPORTS/TEST-$(basename "$1").xml" || status=1
    else
        "$python" -m pytest || status=1
    fi
}

check "$here"
check "$(cd "$here/../../../examples/pocket" && pwd)" .
exit $status
