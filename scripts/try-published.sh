#!/usr/bin/env bash
# Starts a published program from an empty folder on empty data, and fetches a page, its style sheet, a font and the health check.
#   scripts/try-published.sh FOLDER [ADDRESS]
set -euo pipefail
program=$(cd "$1" && pwd)/ciocompass
address=${2:-http://127.0.0.1:5339}
scratch=$(mktemp -d)
mkdir "$scratch/cwd"
process=
trap '[ -z "$process" ] || kill "$process" 2> /dev/null || true; rm -rf "$scratch"' EXIT

cd "$scratch/cwd"
started=$(date +%s%N)
CioCompass__DataDirectory=$scratch/data "$program" --urls "$address" > "$scratch/output" 2>&1 &
process=$!
until curl --silent --fail --output "$scratch/ready" "$address/health/ready"; do
  if ! kill -0 "$process" 2> /dev/null || [ $((($(date +%s%N) - started) / 1000000000)) -ge 30 ]; then
    cat "$scratch/output" "$scratch/ready" 2> /dev/null
    echo "The published program does not get ready."
    exit 1
  fi
  sleep 0.02
done
echo "ready after $((($(date +%s%N) - started) / 1000000)) ms: $(cat "$scratch/ready")"

# An asset's address on the page carries a fingerprint of its content.
page=$(curl --silent --show-error --fail "$address/")
style=$(grep -o 'href="[^"]*\.css"' <<< "$page" | head -1 | cut -d '"' -f 2)
font=$(grep -o '[^"]*\.woff2' <<< "$page" | head -1)
for path in "$style" "$font"; do
  [ -n "$path" ] || { echo "The page names no style sheet or no font."; exit 1; }
  size=$(curl --silent --show-error --fail --output /dev/null --write-out '%{size_download} bytes, %{content_type}' "$address/${path#/}")
  echo "${path#/}: $size"
done

kill "$process"
wait "$process" && echo "stopped when asked to"
process=
