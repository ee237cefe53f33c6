# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""Each manual page names the options that --help names, and mandoc can read it."""
import pathlib
import re
import subprocess
import sys

program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
window = sys.argv[3:]  # program and page of the desktop, where it is built
failures = []


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def options(text):
    """Those that begin a line, "-h, --help" being two."""
    found = set()
    for line in text.splitlines():
        start = re.match(r"\s*(-[-\w]+(?:, ?-[-\w]+)*)", line)
        if start:
            found.update(re.split(r", ?", start.group(1)))
    return found


def words(text):
    return " ".join(text.split())


def compare_options(path, help_text):
    """The page as text."""
    page = path.name
    complaints = output("mandoc", "-Tlint", "-Wunsupp", str(path))
    if complaints:
        failures.append(f"{page} is not well-formed: {complaints}")
    rendered = re.sub(".\x08", "", output("mandoc", "-Tutf8", "-O", "width=200", str(path)))
    if options(rendered) != options(help_text):
        failures.append(f"{page} and --help differ in {options(rendered) ^ options(help_text)}")
    return rendered


def compare(page, help_text):
    path = folder / page
    if not path.exists():
        failures.append(f"{page} is not there")
        return
    rendered = compare_options(path, help_text)
    summary = help_text.splitlines()[0]
    if summary not in rendered:
        failures.append(f"{page} does not say: {summary}")
    for line in help_text.splitlines():
        described = re.match(r"  (-[-\w,]+) .*?  +(\S.*)", line)
        if described and words(described.group(2)).rstrip(";") not in words(rendered):
            failures.append(f"{page} does not say of {described.group(1)}: {described.group(2)}")


overview = output(program, "--help")
commands = re.findall(r"^  (\w+)  ", overview[overview.index("Subcommands:"):], re.MULTILINE)
compare("jackfield-cli.1", overview)
for command in commands:
    compare(f"jackfield-cli-{command}.1", output(program, command, "--help"))
expected = {"jackfield-cli.1"} | {f"jackfield-cli-{command}.1" for command in commands}
present = {path.name for path in folder.glob("*.1")}
if present != expected:
    failures.append(f"pages without a command, or the other way round: {present ^ expected}")
if window:
    compare_options(pathlib.Path(window[1]), output(window[0], "--help"))
if len(commands) < 10:
    failures.append(f"--help lists {commands}: is that all?")
sys.exit("\n".join(failures) or 0)
