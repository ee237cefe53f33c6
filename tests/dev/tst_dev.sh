#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
#
# tst_dev.sh PROJECT - what ./dev exec promises to the command and to its caller, and the words it
# uses for wrong usage. Runs wherever ./dev is: inside its sandbox it works without making one.
set -u

dev=$1/dev
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export JACKFIELD_DEV_NO_BUILD=1
failures=0

# same WHAT EXPECTED ACTUAL
same()
{
    [[ $2 == "$3" ]] && return
    echo "FAIL: $1: expected '$2', got '$3'"
    failures=$((failures + 1))
}

# Those that only run where packages are made, too.
scripts_can_be_read()
{
    local script
    for script in "$dev" "$(dirname "$dev")"/installer/*/*.sh; do
        same "bash -n $script" "" "$(bash -n "$script" 2>&1)"
    done
}

exec_returns_the_status()
{
    "$dev" exec sh -c 'exit 7'
    same "status" 7 $?
    "$dev" exec no-such-command-here 2> "$work/err"
    same "status of a missing command" 127 $?
    same "its sentence" "dev: no-such-command-here: no such command" "$(cat "$work/err")"
}

exec_leaves_streams_alone()
{
    same "stdin and stdout" "a line" "$(echo "a line" | "$dev" exec cat)"
    "$dev" exec true > "$work/out" 2> "$work/err"
    same "nothing on stdout" "" "$(cat "$work/out")"
    same "arguments" "[a b][*][]" "$("$dev" exec printf '[%s]' 'a b' '*' '')"
}

exec_keeps_the_directory()
{
    cd "$work" || return
    same "working directory" "$work" "$("$dev" exec pwd)"
    cd / || return
}

# A command that takes a moment to end after a signal, then says which one it was: who does not wait
# for it does not see its words or its status.
exec_passes_signals()
{
    local name pid
    for name in INT TERM HUP; do
        rm -f "$work/up" "$work/out"
        # python resets what a background job of a script ignores
        "$dev" exec python3 - "$name" "$work/up" > "$work/out" <<'END' &
import pathlib, signal, sys, time
def stop(*_):
    time.sleep(0.2)
    print("stopped by", sys.argv[1])
    sys.exit(5)
signal.signal(getattr(signal, "SIG" + sys.argv[1]), stop)
pathlib.Path(sys.argv[2]).touch()
time.sleep(30)
END
        pid=$!
        until [[ -e $work/up ]] || ! kill -0 "$pid" 2> /dev/null; do sleep 0.05; done
        kill -s "$name" "$pid"
        wait "$pid"
        same "status after SIG$name" 5 $?
        same "words after SIG$name" "stopped by $name" "$(cat "$work/out")"
    done
    "$dev" exec sleep 30 &
    pid=$!
    sleep 0.5
    kill -TERM "$pid"
    wait "$pid"
    same "status of a command that a signal ended" 143 $?
}

wrong_usage_is_answered()
{
    local arguments
    for arguments in '' 'nonsense' 'exec' 'shot' 'bench nonsense'; do
        # shellcheck disable=SC2086
        "$dev" $arguments > "$work/out" 2> "$work/err"
        same "status of './dev $arguments'" 2 $?
        same "stdout of './dev $arguments'" "" "$(cat "$work/out")"
        same "usage of './dev $arguments'" 1 "$(grep -c '^usage: ./dev COMMAND' "$work/err")"
    done
    same "help" "usage: ./dev COMMAND" "$("$dev" --help | head -n 1)"
}

# A sandbox with more packages does for a command that wants fewer, never the other way round.
larger_sandboxes_do_for_smaller_lists()
{
    local made list
    for made in build test extra; do
        for list in build test extra; do
            (
                CACHE=$work/$made
                # shellcheck source=/dev/null
                . "${dev%/dev}/installer/dev/packages.sh" && . "${dev%/dev}/installer/dev/sandbox.sh"
                mkdir -p "$(sandbox_tree "$made")"
                if sandbox_find "$list"; then echo "$made for $list"; fi
            )
        done
    done > "$work/found"
    same "what is found" "build for build,test for build,test for test,extra for build,extra for test,extra for extra" \
        "$(paste -sd, "$work/found")"
}

scripts_can_be_read
exec_returns_the_status
exec_leaves_streams_alone
exec_keeps_the_directory
exec_passes_signals
wrong_usage_is_answered
larger_sandboxes_do_for_smaller_lists
((failures == 0)) || exit 1
echo "all as promised"
