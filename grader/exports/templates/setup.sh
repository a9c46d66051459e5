#!/usr/bin/env bash
# Gradescope runs this once, as root, when the autograder's image is built.
set -euo pipefail
apt-get update
# the newest Python the image's distribution offers; the course needs 3.11
for version in 3.13 3.12 3.11; do
    if apt-get install -y "python$version" "python$version-venv"; then break; fi
done
cd /autograder/source/course
"python$version" -m venv .venv
.venv/bin/python -m pip install --quiet --requirement requirements.txt
