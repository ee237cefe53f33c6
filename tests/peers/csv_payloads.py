# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""Prints the payloads of the messages of an exported table, one a line, in hex."""
import base64
import csv
import sys

with open(sys.argv[1], newline='', encoding='utf-8') as file:
    for row in csv.DictReader(file):
        if row['kind'] not in ('message', 'partial'):
            continue
        payload = row['payload'].removeprefix("'")
        if row['mode'] == 'text':
            payload = payload.encode()
        else:
            payload = base64.b64decode(payload)
        assert len(payload) == int(row['bytes']), row
        print(payload.hex())
