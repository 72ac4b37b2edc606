#!/bin/sh
# Installs Debian packages quietly. For root only: nobody else is asked for a password.
set -eu
echo "Installing from the system's packages: $* ..."
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 "$@" >/dev/null
