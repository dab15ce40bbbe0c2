#!/usr/bin/env bash
# Builds the site of the archive in $ROOT and checks both: build.sh POSTIL FOLDER.
#
# A mistake in one file is reported at its line and stops nothing, unless $STRICT is true.
set -euo pipefail

postil=$1
folder=$2
options=(--root "${ROOT:-.}" --output "$folder")
if [ -n "${BASE_URL:-}" ]; then options+=(--base-url "$BASE_URL"); fi

rm -rf "$folder"
log=$folder.log
built=0
"$postil" build "${options[@]}" 2> "$log" || built=$?
checked=0
"$postil" check "${options[@]}" --format github || checked=$?

# The home page is there when everything is: a site is put in place as a whole.
if [ "$built" -gt 1 ] || [ ! -f "$folder/index.html" ]; then
  cat "$log" >&2
  exit 1
fi
tail -n 1 "$log" >&2
if [ "$checked" -ne 0 ] && [ "${STRICT:-false}" = true ]; then
  rm -rf "$folder"
  exit 1
fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "folder=$folder" >> "$GITHUB_OUTPUT"; fi
