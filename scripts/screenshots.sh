#!/usr/bin/env bash
# Makes the pictures of the README anew, from the sample data.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build --nologo --verbosity quiet
dotnet run --no-build --project tests/CioCompass.EndToEndTests -- -explicit only -class '*Screenshots'
ls docs/screenshots
