#!/usr/bin/env bash
# Build the wheel and the source archive, install the wheel in an empty environment, and run the
# demo in a course folder made from the archive. Nothing is uploaded.
set -euo pipefail
cd "$(dirname "$0")/.."
python=$PWD/.venv/bin/python
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -m build --outdir "$work/dist" . >"$work/build.log" 2>&1 || { tail -n 20 "$work/build.log"; exit 1; }
"$python" -m twine check --strict "$work"/dist/*
if "$python" -m zipfile --list "$work"/dist/*.whl | grep -E '^(solutions|datasets|notebooks|tests)/'; then
    echo "the wheel holds more than the grader" >&2
    exit 1
fi
"$python" -m venv "$work/venv"
sed '/^-e/d' requirements.txt >"$work/pins.txt"
"$work/venv/bin/python" -m pip install --quiet --constraint "$work/pins.txt" "$work"/dist/*.whl
cd "$work"
venv/bin/grader init course --from dist/*.tar.gz
cd course
../venv/bin/grader demo
../venv/bin/grader doctor
