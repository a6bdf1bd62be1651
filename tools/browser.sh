#!/bin/sh
# The browser tests drive Debian's chromium: found, else installed where we may, else refused in one sentence.
set -u
[ "${STANDFIRST_NO_BROWSER:-}" = 1 ] && exit 0
[ -n "${STANDFIRST_CHROMIUM:-}" ] && [ -x "$STANDFIRST_CHROMIUM" ] && exit 0
command -v chromium >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
fi
command -v chromium >/dev/null 2>&1 && exit 0
echo "The browser tests need chromium and it could not be installed: install it (apt-get install chromium), name one in STANDFIRST_CHROMIUM, or set STANDFIRST_NO_BROWSER=1 to leave them out." >&2
exit 1
