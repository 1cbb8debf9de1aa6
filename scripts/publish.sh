#!/usr/bin/env bash
# Publishes the program for machines without .NET: for each platform one executable with its style sheets beside it, in an archive.
#   scripts/publish.sh [PLATFORM…]     default: win-x64 osx-arm64 linux-x64
# What is published for this machine's own platform is started once, from an empty folder, and has to serve.
set -euo pipefail
cd "$(dirname "$0")/.."

platforms=("${@:-}")
[ -n "${platforms[0]}" ] || platforms=(win-x64 osx-arm64 linux-x64)
version=$(dotnet msbuild src/CioCompass.Web -getProperty:Version)
own=$(dotnet msbuild src/CioCompass.Web -getProperty:NETCoreSdkRuntimeIdentifier)
out=$PWD/artifacts
mkdir -p "$out"

for platform in "${platforms[@]}"; do
  name=ciocompass-$version-$platform
  rm -rf "${out:?}/$name"
  dotnet publish src/CioCompass.Web --nologo --verbosity quiet -c Release -r "$platform" --self-contained \
    -p:PublishSingleFile=true -p:PublishReadyToRun=true -p:IncludeNativeLibrariesForSelfExtract=true -p:DebugType=none -o "$out/$name"
  if [ "$platform" = "$own" ]; then
    scripts/try-published.sh "$out/$name"
  fi

  if [[ $platform == win-* ]] && command -v zip > /dev/null; then
    (cd "$out" && rm -f "$name.zip" && zip --quiet --recurse-paths "$name.zip" "$name")
    echo "artifacts/$name.zip"
  else
    # Windows unpacks it too, with its own tar.
    tar -C "$out" -czf "$out/$name.tar.gz" "$name"
    echo "artifacts/$name.tar.gz"
  fi
done
