#!/bin/sh
# A certified OpenID Connect provider (MIT, from npm) for one browser test, beside the environment; only where node is.
set -eu
cd "$(dirname "$0")/.."
there=".venv/oidc-provider"
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "Node is not here: the test against a certified identity provider is skipped, the others run." >&2
  exit 0
fi
cmp -s tests/oidc/package-lock.json "$there/package-lock.json" && [ -d "$there/node_modules/oidc-provider" ] && exit 0
mkdir -p "$there"
cp tests/oidc/package.json tests/oidc/package-lock.json "$there/"
# What cannot be fetched is told, and the test that needs it is skipped with plain words.
(cd "$there" && npm ci --no-audit --no-fund --ignore-scripts --silent) ||
  echo "The identity provider could not be fetched from npm: its test is skipped, the others run." >&2
