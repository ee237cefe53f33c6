#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""Every text that the window shows has a finished translation, in each language there is.

usage: translationcheck.py ROOT LUPDATE [OPTIONS OF LUPDATE...]

Runs lupdate as the target update_translations does, but on copies of ui/translations/*.ts, so that what was written
since then is found. Prints each text that has no finished translation, or one that has not the same placeholders, and
each that lupdate finds in no class that could translate it; ends 1 if there is one.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

FOLDER = 'ui/translations'


def updated(root, lupdate, catalogue):
    """What lupdate makes of it: (the messages as (context, source, translation, whether it is finished), complaints)."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(os.path.join(root, FOLDER, catalogue), folder)
        said = subprocess.run([*lupdate, '-ts', copy], cwd=root, capture_output=True, text=True)
        if said.returncode:
            return [], [f'lupdate ended with {said.returncode}: {said.stderr.strip()}']
        messages = [(context.findtext('name'), message.findtext('source'), message.findtext('translation'),
                     message.find('translation').get('type') is None)
                    for context in ElementTree.parse(copy).getroot().iter('context')
                    for message in context.iter('message')]
    complaints = [line for line in said.stderr.splitlines() if re.search(r'lacks Q_OBJECT|without context|Cannot', line)]
    return messages, complaints


def breaches(catalogue, messages):
    for context, source, translation, is_finished in messages:
        place = f'{catalogue}: {context}: “{source}”'
        if not is_finished or not translation:
            yield f'{place} is not translated'
        elif sorted(re.findall(r'%\d|\n', source)) != sorted(re.findall(r'%\d|\n', translation)):
            yield f'{place} has other placeholders or lines than “{translation}”'


def main():
    root, lupdate = sys.argv[1], sys.argv[2:]
    found, count = [], 0
    for catalogue in sorted(name for name in os.listdir(os.path.join(root, FOLDER)) if name.endswith('.ts')):
        messages, complaints = updated(root, lupdate, catalogue)
        count += len(messages)
        found += complaints
        found += breaches(catalogue, messages)
    if found:
        print('\n'.join(found))
        print(f'{len(found)} breaches. CONTRIBUTING.md tells how a text is translated.')
        return 1
    print(f'{count} texts, all translated')
    return 0 if count else 1


if __name__ == '__main__':
    sys.exit(main())
