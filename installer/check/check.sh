#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
#
# Run as root in a bare Debian 13 that is thrown away afterwards, with the packages beside this file: installs them by apt
# alone, uses each as its user would, has lintian judge them, and removes them. ./dev package starts it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 HOME=/root
sample=/usr/share/jackfield/sample-workspace

say() { echo "check: $*"; }
fail()
{
    say "FAILED: $*"
    exit 1
}
get() { apt-get install -y --no-install-recommends "$@"; }

# answers FILE-OR-OPTION PATH EXPECTED: what a server says first.
answers()
{
    local url said pid
    rm -f served && mkfifo served
    jackfield-cli serve "$1" --port 0 > served &
    pid=$!
    exec 3< served
    read -r _ _ url <&3
    said=$(jackfield-cli connect "$url$2" --send '"hello"' --expect 1)
    kill -TERM "$pid"
    wait "$pid" || fail "serve $1 ends with $?"
    exec 3<&-
    [[ $said == $3 ]] || fail "serve $1 said: $said"
}

use_cli()
{
    jackfield-cli --version
    answers --echo /any '"hello"'
    answers "$sample/mocks/auction.mock.json" '/auctions/clock?name=ann' '*"lot":"clock"*' # a script
    jackfield-cli test "$sample/sessions/subscribe.session.jsonl" --mock "$sample/mocks/trading.mock.json"
    say "jackfield-cli serves, connects, runs a script and a test"
}

# The window of a file that is opened as a file manager does.
use_desktop()
{
    cp "$sample/sessions/orders.session.jsonl" "$sample/mocks/auction.mock.json" .
    local file kind
    for file in session.jsonl:session mock.json:mock; do
        kind=$(gio info -a standard::content-type -- *".${file%:*}")
        [[ $kind == *application/x-jackfield-${file#*:}* ]] || fail "${file%:*} is taken for $kind"
    done
    [[ $(gio mime application/x-jackfield-session) == *'jackfield.desktop'* ]] || fail "no program opens sessions"
    dbus-run-session -- xvfb-run -a bash "$PWD/opened.sh" || fail "the desktop program does not show a session"
    say "a double click opens a session in the desktop program"
}

use_library()
{
    cmake -S . -B build
    cmake --build build
    ./build/hello || fail "a handler differs offline and online"
    say "a CMake project of three lines finds the library, and its handler answers"
}

# What another shell than this one completes is tested where it is built.
use_pages()
{
    local page
    for page in jackfield jackfield-cli jackfield-cli-serve; do
        man --warnings "$page" > "$page.txt" || fail "no manual page of $page"
    done
    # shellcheck disable=SC1091
    . /usr/share/bash-completion/completions/jackfield-cli
    appstreamcli validate --no-net --override=url-homepage-missing=info /usr/share/metainfo/org.jackfield.jackfield.metainfo.xml
    desktop-file-validate /usr/share/applications/jackfield.desktop
    say "manual pages, completions and the entries for menus are in place"
}

judge()
{
    get lintian
    lintian --allow-root --fail-on error --display-info ./*.deb > lintian.txt ||
        { cat lintian.txt; fail "lintian finds errors"; }
    cat lintian.txt
    say "lintian finds no error ($(grep -c '^W' lintian.txt || true) warnings)"
}

remove()
{
    apt-get purge -y --autoremove jackfield jackfield-cli libjackfield-dev jackfield-common
    # Not the lists of what was once known, nor what this check, its user and man made.
    local left
    left=$(find / -xdev \( -path /proc -o -path /sys -o -path /check -o -path /var/lib/dpkg -o -path /var/log -o -path /var/cache/man -o -path /root \
        -o -path /tmp \) -prune -o -iname '*jackfield*' -print)
    left+=$(grep -rIil jackfield /usr /etc /opt /var/lib --exclude-dir=dpkg --exclude-dir=apt || true)
    [[ -z $left ]] || fail "removing leaves: $left"
    say "removing leaves nothing"
}

get ./*.deb
say "apt installed $(echo ./*.deb)"
use_cli
env -u DISPLAY jackfield --version
get xvfb xauth x11-utils dbus-daemon libglib2.0-bin man-db appstream desktop-file-utils g++ cmake make
use_desktop
use_library
use_pages
judge
remove
