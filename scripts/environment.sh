#!/bin/sh
# Creates or refreshes .venv with exactly what requirements.lock pins. PYTHON=... names an interpreter to use.
set -eu
cd "$(dirname "$0")/.."

stop() { echo "$*" >&2; exit 1; }

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14}; do
        if new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    seen=$("${PYTHON:-python3}" --version 2>/dev/null) || seen="no ${PYTHON:-python3}"
    stop "Python 3.11 or newer is needed; found: $seen. Install it, or name one: make site PYTHON=python3.12"
}

# Debian keeps the part of Python that makes environments in a package of its own.
need_venv_module() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        sh scripts/apt_install.sh python3-venv
        "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    fi
    stop "$1 can't create environments: its venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"
}

if ! new_enough .venv/bin/python; then
    python=$(find_python)
    need_venv_module "$python"
    echo "Creating .venv with $("$python" --version) (once; takes about a minute) ..."
    "$python" -m venv --clear .venv
fi

echo "Installing what requirements.lock pins ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
