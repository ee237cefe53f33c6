# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""What shows a version shows that of the file VERSION, and the changelog knows it."""
import os
import pathlib
import subprocess
import sys

source, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
version = (source / "VERSION").read_text(encoding="utf-8").strip()
failures = []


def expect(where, text, wanted):
    if wanted not in text:
        failures.append(f"{where} does not say {wanted!r}")


def printed(program):
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=True, env=environment).stdout


expect("jackfield", printed(sys.argv[3]), f"jackfield {version}\n")
expect("jackfield-cli", printed(sys.argv[4]), f"{version}\n")
for path, wanted in {
    "pages/man/man1/jackfield-cli-serve.1": f'"Jackfield {version}"',
    "installer/jackfield.1": f'"Jackfield {version}"',
    "installer/org.jackfield.jackfield.metainfo.xml": f'<release version="{version}"',
    "JackfieldConfigVersion.cmake": f'PACKAGE_VERSION "{version}"',
    "CPackConfig.cmake": f'CPACK_PACKAGE_VERSION "{version}"',
}.items():
    expect(path, (build / path).read_text(encoding="utf-8"), wanted)
expect("CHANGELOG.md", (source / "CHANGELOG.md").read_text(encoding="utf-8"), f"\n## {version} (")
sys.exit("\n".join(failures) or 0)
