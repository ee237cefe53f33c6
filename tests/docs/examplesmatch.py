#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""Checks that the first C++ of a page is what a program of docs/examples compiles. usage: examplesmatch.py ROOT"""
import pathlib
import re
import sys
import textwrap

PAGES = {'README.md': 'tst_readme.cpp'} | {
    f'docs/library/{page}.md': f"tst_{page.replace('-', '_')}_example.cpp"
    for page in ('http', 'json', 'routing', 'filters', 'lenses', 'connections', 'servers-and-clients', 'wire', 'testing')}

root = pathlib.Path(sys.argv[1])
for page, program in PAGES.items():
    compiled = (root / 'docs/examples' / program).read_text()
    compiled = textwrap.dedent(compiled.split('// clang-format off\n')[1].split('        // clang-format on')[0])
    written = re.search(r'```cpp\n(.*?)```', (root / page).read_text(), re.S)[1]
    if written != compiled:
        sys.exit(f'the example of {page} is not the one of docs/examples/{program}')
print('the same')
