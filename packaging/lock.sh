#!/usr/bin/env bash
# Writes the lock files anew from pyproject.toml. For developers; needs uv. Look at the difference before committing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

lock() {  # lock FILE GROUP...
  local file=$1; shift
  local groups=()
  for group in "$@"; do groups+=(--group "$group"); done
  uv pip compile pyproject.toml "${groups[@]}" --universal --python-version 3.11 --upgrade --generate-hashes \
    --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet --output-file "$file"
}

lock packaging/lock/run.txt build
lock packaging/lock/test.txt build dev
