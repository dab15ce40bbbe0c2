#!/usr/bin/env bash
# Installs the Postil that belongs to this version of the action: install.sh FOLDER.
#
# The version and the repository's address stand in Cargo.toml beside it. POSTIL_RELEASES names
# another place with releases, as a mirror.
set -euo pipefail

folder=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The first value of a key in Cargo.toml.
key() { sed -n "s/^$1 = \"\(.*\)\"/\1/p" "$here/Cargo.toml" | head -n 1; }

fail() { echo "::error title=postil::$1" >&2; exit 1; }

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) target=x86_64-unknown-linux-musl ;;
  Linux-aarch64) target=aarch64-unknown-linux-musl ;;
  Darwin-x86_64) target=x86_64-apple-darwin ;;
  Darwin-arm64) target=aarch64-apple-darwin ;;
  *) fail "there is no binary for $(uname -s) on $(uname -m); install it with cargo" ;;
esac

version=$(key version)
releases=${POSTIL_RELEASES:-$(key repository)/releases/download}
archive=postil-v$version-$target.tar.gz
mkdir -p "$folder"
cd "$folder"

get() { curl --fail --silent --show-error --location --retry 3 --output "$1" "$releases/v$version/$1"; }
get "$archive" || fail "$releases/v$version/$archive cannot be loaded; is there a release of this version?"
get SHA256SUMS || fail "$releases/v$version/SHA256SUMS cannot be loaded"

sum=$(grep " [ *]\?$archive\$" SHA256SUMS | cut -d ' ' -f 1 || true)
if command -v sha256sum > /dev/null; then
  found=$(sha256sum "$archive" | cut -d ' ' -f 1)
else
  found=$(shasum -a 256 "$archive" | cut -d ' ' -f 1)
fi
if [ -z "$sum" ] || [ "$sum" != "$found" ]; then
  rm -f "$archive"
  fail "$archive is not the file that was released: its SHA-256 is $found"
fi

tar -xzf "$archive"
rm -f "$archive" SHA256SUMS
echo "postil $version in $folder" >&2
if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "version=$version" >> "$GITHUB_OUTPUT"; fi
