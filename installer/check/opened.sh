#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
#
# With a display, beside a session: opens it as a double click does, waits for its window, and ends the program.
set -euo pipefail
gio open orders.session.jsonl &
for ((tries = 0; tries < 300; ++tries)); do
    if window=$(xwininfo -root -tree | grep -m 1 '"orders.*Jackfield'); then
        read -r id _ <<< "$window"
        echo "shows: $window"
        kill "$(xprop -id "$id" _NET_WM_PID | grep -o '[0-9]*$')"
        exit 0
    fi
    sleep 0.1
done
xwininfo -root -tree
exit 1
