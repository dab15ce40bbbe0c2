#!/usr/bin/env bash
# Checks the archive in $ROOT and builds its site: build.sh POSTIL FOLDER.
#
# A mistake in one file is reported at its line and stops nothing, unless $STRICT is true.
set -euo pipefail

postil=$1
folder=$2
options=(--root "${ROOT:-.}")
if [ -n "${BASE_URL:-}" ]; then options+=(--base-url "$BASE_URL"); fi

at_fault=0
"$postil" check "${options[@]}" --format github || at_fault=$?
# 1: a file is at fault. Anything else is no matter of the archive's content.
if [ "$at_fault" -gt 1 ] || { [ "$at_fault" -eq 1 ] && [ "${STRICT:-false}" = true ]; }; then
  exit "$at_fault"
fi

rm -rf "$folder"
built=0
"$postil" build "${options[@]}" --output "$folder" 2> "$folder.log" || built=$?
tail -n 1 "$folder.log" >&2
# The home page is there when everything is: a site is put in place as a whole.
if [ ! -f "$folder/index.html" ] || [ "$built" -gt 1 ]; then
  cat "$folder.log" >&2
  exit 1
fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "folder=$folder" >> "$GITHUB_OUTPUT"; fi
