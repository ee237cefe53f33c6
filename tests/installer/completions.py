# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""bash, zsh and fish complete jackfield-cli's command line, each on a terminal of its own or as it tells scripts."""
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile

program, pages = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
TAB, HOME, END = "\t", "\x01", "\x05"

# What is typed before the key, and what stands there after it.
CASES = [
    ("jackfield-cli expo", "jackfield-cli export "),
    ("jackfield-cli export --to pyt", "jackfield-cli export --to pytest "),
    ("jackfield-cli export --to=pyt", "jackfield-cli export --to=pytest "),
    ("jackfield-cli export talk.session.jsonl --to qtest -o fol", "jackfield-cli export talk.session.jsonl --to qtest -o folder/"),
    ("jackfield-cli import --from ins", "jackfield-cli import --from insomnia "),
    ("jackfield-cli proxy --mode ver", "jackfield-cli proxy --mode verify "),
    ("jackfield-cli proxy --preser", "jackfield-cli proxy --preserve-host "),
    ("jackfield-cli connect --json --transport q", "jackfield-cli connect --json --transport qt "),
    ("jackfield-cli show tal", "jackfield-cli show talk.session.jsonl "),
    ("jackfield-cli test --matching tal", "jackfield-cli test --matching talk.session.jsonl "),
    ("jackfield-cli test --secret tal", "jackfield-cli test --secret tal"),  # no file
    ("jackfield-cli connect --send test --env", "jackfield-cli connect --send test --env"),  # no command there
    ("jackfield-cli serve --vers", "jackfield-cli serve --vers"),  # the program's, not the command's
    ("jackfield-cli pack 'a na", "jackfield-cli pack 'a name'"),
]
# zsh takes what it put behind a word away again when something else than a word is typed.
ENDS = " /"


def files(folder):
    (folder / "talk.session.jsonl").touch()
    (folder / "a name").touch()
    (folder / "folder").mkdir()


def converse(arguments, environment, folder, keys):
    """What the shell prints on a terminal when those keys are typed."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execvpe(arguments[0], arguments, environment)
    os.write(terminal, keys.encode())
    printed = b""
    try:
        while chunk := os.read(terminal, 65536):
            printed += chunk
    except OSError:  # the end of a terminal
        pass
    os.waitpid(pid, 0)
    return printed.decode(errors="replace")


def completed(shell, setup, folder, home):
    """The lines after the key: the shell itself prints each, quoted by a word that nothing completes."""
    environment = {"PATH": f"{program.parent}:{os.environ['PATH']}", "HOME": str(home), "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    lines = []
    for typed, _ in CASES:
        keys = f"{setup}\n{typed}{TAB}{HOME}: \"<{END}>\"\nexit\n"
        keys = keys.replace(": \"<", "print -r -- \"<" if shell[0] == "zsh" else "printf '%s\\n' \"<")
        printed = converse(shell, environment, folder, keys)
        found = re.findall(r"^<(.*)>\r?$", printed, re.MULTILINE)
        lines.append(found[0] if found else f"nothing: {printed}")
    return lines


def in_fish(folder, home):
    """fish says itself what it would offer for the last word."""
    environment = {"PATH": f"{program.parent}:{os.environ['PATH']}", "HOME": str(home), "LC_ALL": "C.UTF-8"}
    lines = []
    for typed, _ in CASES:
        script = f"source {pages}/fish/jackfield-cli.fish; complete -C \"{typed}\""
        run = subprocess.run(["fish", "--no-config", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=True)
        offers = [line.split("\t")[0] for line in run.stdout.splitlines()]
        start, _, last = typed.rpartition(" ")
        if "'" in typed:
            start, last = typed.split(" '")
        lines.append(f"{start} {offers[0]}" if len(offers) == 1 else f"{start} {last}" if not offers else f"{start} {offers}")
    return lines


def expected_of(shell, typed, line):
    if shell != "fish":
        return line
    return line.replace("'", "").rstrip() if line != typed else line


failures = []
with tempfile.TemporaryDirectory() as place:
    folder, home = pathlib.Path(place, "work"), pathlib.Path(place, "home")
    folder.mkdir()
    home.mkdir()
    files(folder)
    runs = {
        "bash": completed(["bash", "--norc", "--noprofile", "-i"], f". {pages}/bash/jackfield-cli", folder, home),
        "zsh": completed(["zsh", "-f", "-i"], f"fpath=({pages}/zsh $fpath); autoload -U compinit; compinit -u; bindkey -e", folder, home),
        "fish": in_fish(folder, home),
    }
for shell, lines in runs.items():
    for (typed, wanted), line in zip(CASES, lines, strict=True):
        if line.rstrip(ENDS) != expected_of(shell, typed, wanted).rstrip(ENDS):
            failures.append(f"{shell}: {typed!r} becomes {line!r}, not {wanted!r}")
sys.exit("\n".join(failures) or 0)
