#!/bin/sh
# Sees to it that the browser tests have what they need: Chromium and a font with Chinese characters.
# Where the system offers Chromium without a window, it is taken: tests need a third less of the processor in it.
# As root on Debian it installs what is missing. Otherwise it says in one sentence what to install; under CI=true
# that is an error, because a skipped test would pass for a passed one.
set -eu
cd "$(dirname "$0")/.."

light=chromium-headless-shell
if [ "$(id -u)" = 0 ] && [ -z "${CHROMIUM:-}" ] && ! command -v $light >/dev/null \
    && [ -n "$(apt-cache show $light 2>/dev/null)" ]; then
    sh scripts/apt_install.sh $light || echo "No $light here: any Chromium does as well."
fi

missing=
.venv/bin/python -m tests.chromium || missing=chromium
if [ "$(uname -s)" = Linux ] && [ -z "$(fc-list :lang=zh-tw family 2>/dev/null | head -n 1)" ]; then
    missing="$missing fontconfig fonts-noto-cjk"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    # shellcheck disable=SC2086  # a list of package names
    sh scripts/apt_install.sh $missing
    exit 0
fi

echo "The browser tests need these packages of your system, and only root may install them:" $missing >&2
[ "${CI:-}" != true ]
