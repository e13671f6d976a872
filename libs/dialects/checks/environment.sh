#!/bin/sh
# Prints the interpreter of an environment that holds mistral_common and nothing of the product's; makes it on first use, below
# MODELGATE_HOME (default .modelgate of the repository). Ends with 77 when it cannot be made here, and says why.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home=${MODELGATE_HOME:-$here/../../../.modelgate}
python=${MODELGATE_CHECKS_PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
    echo "mistral_common needs Python 3.10 or newer, and $python is none." >&2
    exit 77
fi
folder=$home/checks/mistral-common-$(cksum <"$here/requirements.lock" | cut -d ' ' -f 1)
if [ ! -e "$folder/complete" ]; then
    rm -rf "$folder"
    mkdir -p "$home/checks"
    if ! "$python" -m venv "$folder" >&2 || ! "$folder/bin/python" -m pip install --quiet --disable-pip-version-check \
        --no-input --require-hashes -r "$here/requirements.lock" >&2; then
        echo "mistral_common could not be installed here." >&2
        rm -rf "$folder"
        exit 77
    fi
    touch "$folder/complete"
fi
echo "$folder/bin/python"
