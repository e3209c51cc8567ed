#!/bin/sh
# Chromium and, for the tests on PostgreSQL and on files of LibreOffice, these two: from the system's packages, only when
# they are missing.
set -eu
has() { command -v "$1" >/dev/null 2>&1; }
missing=""
has chromium || has chromium-browser || has google-chrome || missing="$missing chromium"
has postgres || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing="$missing postgresql"
has soffice || missing="$missing libreoffice-writer-nogui"
[ -n "$missing" ] || exit 0
if ! has apt-get; then
  echo "Install these with your system's package manager, then run again:$missing" >&2
  exit 1
fi
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
$as_root apt-get update -qq
# shellcheck disable=SC2086 -- a list of packages
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
