#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""Checks that the C++ of the README is what docs/examples/tst_readme.cpp compiles. usage: examplesmatch.py ROOT"""
import pathlib
import re
import sys
import textwrap

root = pathlib.Path(sys.argv[1])
compiled = (root / 'docs/examples/tst_readme.cpp').read_text()
compiled = textwrap.dedent(compiled.split('// clang-format off\n')[1].split('        // clang-format on')[0])
written = re.search(r'```cpp\n(.*?)```', (root / 'README.md').read_text(), re.S)[1]
if written != compiled:
    sys.exit('the example of README.md is not the one of docs/examples/tst_readme.cpp')
print('the same')
