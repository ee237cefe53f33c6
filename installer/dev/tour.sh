#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
#
# tour.sh PROJECT - what `./dev run` shows where there is no display: the sample workspace put to its
# four uses with the command-line program, every command shown as one would type it. Ends with 0 when
# each of them did what it should; what it made stays in build/tour.
set -euo pipefail

project=$1
mock=resources/sample-workspace/mocks/trading.mock.json
out=build/tour
host=''   # the server that runs at the moment
address='' # and where it listens

stop()
{
    echo "dev: the tour stopped: $*" >&2
    exit 1
}

title() { printf '\n== %s\n' "$*"; }

# typed COMMAND...: it as one would type it, with quotes where the shell wants them.
typed()
{
    local word line=''
    for word in "$@"; do
        [[ $word =~ ^[A-Za-z0-9_./:=-]+$ ]] || word="'$word'"
        line+=" $word"
    done
    printf '%s' "${line# }"
}

# show COMMAND...: the command as typed, then its output, indented.
show()
{
    printf '   $ %s\n' "$(typed "$@")"
    "$@" 2>&1 | sed 's/^/     /' || stop "'$*' failed"
}

# host_with COMMAND...: starts a server on a free port and waits until it listens.
host_with()
{
    printf '   $ %s &\n' "$(typed "$@")"
    exec {answers}< <(exec "$@")
    host=$!
    local line
    read -r -t 20 -u "$answers" line || stop "'$1 $2' did not start"
    printf '     %s\n' "$line"
    [[ $line =~ wss?://[^[:space:]]+ ]] || stop "no address in '$line'"
    address=${BASH_REMATCH[0]%/}
}

# end_host: as Ctrl+C does, and it has to end cleanly.
end_host()
{
    kill -TERM "$host"
    wait "$host" || stop "the server ended with status $?"
    host=''
    exec {answers}<&-
}

trap '[[ -z $host ]] || kill "$host" 2> /dev/null || true' EXIT
cd "$project"
command -v jackfield-cli > /dev/null || stop "jackfield-cli is not built"
rm -rf "$out"
mkdir -p "$out"
session=$out/order.session.jsonl
order='{"type":"order","id":2,"side":"buy","quantity":10}'

title "1. A mock server: the trading feed of the sample workspace"
host_with jackfield-cli serve "$mock" --port 0

title "2. A client: subscribe, and the feed sends ticks"
show jackfield-cli connect "$address/feed/ACME" --subprotocol feed.v1 \
    --send '{"type":"subscribe","id":1}' --expect 4

title "3. A client that is recorded: an order, accepted and filled"
show jackfield-cli connect "$address/feed/ACME" --subprotocol feed.v1 \
    --send "$order" --expect 3 --record "$session"
show jackfield-cli info "$session"
end_host

title "4. The recording replayed offline: no socket, the mock in memory, a verdict"
show jackfield-cli test "$session" --mock "$mock"

title "5. The recording plays the server, and the same client talks to it"
host_with jackfield-cli replay "$session" --as server --port 0
show jackfield-cli connect "$address/feed/ACME" --subprotocol feed.v1 --send "$order" --expect 3
end_host

title "6. The recording becomes a Qt Test"
show jackfield-cli export "$session" --to qtest -o "$out/order-test"

title "Done"
echo "   A mock was served, a client talked to it and was recorded, the recording was checked offline, played"
echo "   the server and was exported as a test. The files are in build/tour. With a display, ./dev run opens"
echo "   the workbench on the same workspace; ./dev exec jackfield-cli --help tells what else there is."
