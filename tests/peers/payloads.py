# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""The messages whose every byte must survive: what they are sent as, and what comes back for each."""

PAYLOADS = [
    "plain text",
    '{ "z" : 1,"a":[ 1.0 ,2e3 ],  "z2":"\\u00e4" }',
    "emoji \N{CONTROL KNOBS}\N{VARIATION SELECTOR-16} and \N{LATIN SMALL LETTER A WITH DIAERESIS}",
    "",
    bytes(n * 31 % 251 for n in range(1 << 20)),
]


def answer(payload):
    """What the server says to a payload: another payload of the same kind."""
    return payload.replace("1", "7") if isinstance(payload, str) else payload[::-1]
