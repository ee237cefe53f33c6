# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""The desktop entry, the metainfo and the MIME types are valid, agree with each other, and have icons."""
import configparser
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

source, generated = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
desktop = source / "installer/desktop/jackfield.desktop"
metainfo = generated / "org.jackfield.jackfield.metainfo.xml"
mime = source / "installer/desktop/jackfield-mime.xml"
icons = source / "resources/icons"
failures = []


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode:
        failures.append(f"{' '.join(map(str, command))}: {done.stdout}{done.stderr}")
    return done.stdout


def mime_of(name, data):
    """What file managers take a file of that name for."""
    path = data / name
    path.write_text("{}\n")
    environment = {"XDG_DATA_HOME": str(data), "XDG_DATA_DIRS": "/usr/share", "PATH": "/usr/bin", "LC_ALL": "C.UTF-8"}
    printed = run("gio", "info", "-a", "standard::content-type", path, env=environment)
    return printed.rsplit("standard::content-type: ", 1)[-1].strip()


def icon_is_there(name):
    if not (icons / f"{name}.svg").exists():
        failures.append(f"there is no icon {name}")


run("desktop-file-validate", desktop)
# The project has no home on the web yet.
run("appstreamcli", "validate", "--no-net", "--override=url-homepage-missing=info", metainfo)
entry = configparser.ConfigParser(interpolation=None)
entry.optionxform = str
entry.read(desktop, encoding="utf-8")
opened = set(filter(None, entry["Desktop Entry"]["MimeType"].split(";")))
icon_is_there(entry["Desktop Entry"]["Icon"])

space = "{http://www.freedesktop.org/standards/shared-mime-info}"
declared = {kind.get("type") for kind in xml.parse(mime).iter(f"{space}mime-type")}
provided = {kind.text for kind in xml.parse(metainfo).iter("mediatype")}
if not opened == declared == provided or not opened:
    failures.append(f"the entry opens {opened}, MIME types are {declared}, the metainfo has {provided}")
for kind in declared:
    icon_is_there(kind.replace("/", "-"))

with tempfile.TemporaryDirectory() as place:
    data = pathlib.Path(place)
    (data / "mime/packages").mkdir(parents=True)
    (data / "mime/packages/jackfield.xml").write_bytes(mime.read_bytes())
    run("update-mime-database", data / "mime")
    for name, expected in {
        "talk.session.jsonl": "application/x-jackfield-session",
        "Trading.MOCK.json": "application/x-jackfield-mock",
        "talk.json": "application/json",
    }.items():
        if (found := mime_of(name, data)) != expected:
            failures.append(f"{name} is taken for {found}, not for {expected}")
sys.exit("\n".join(failures) or 0)
