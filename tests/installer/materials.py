# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""The bill of materials is SPDX 2.3, and names each library that the programs load."""
import json
import pathlib
import re
import subprocess
import sys

bill = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
version = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8").strip()
programs = dict(argument.split("=", 1) for argument in sys.argv[3:])
failures = []

# What a library file belongs to.
OWNERS = {
    r"libQt6(Core|Network|Gui|Widgets|Test|Concurrent|DBus|OpenGL|Xml|PrintSupport)\.": "qtbase",
    r"libQt6WebSockets\.": "qtwebsockets",
    r"libQt6(Qml|QmlMeta|QmlModels|QmlWorkerScript|QmlBuiltins)\.": "qtdeclarative",
    r"libQt6Svg(Widgets)?\.": "qtsvg",
    r"lib(ssl|crypto)\.": "openssl",
    r"libz\.": "zlib",
    r"libyaml-cpp\.": "yaml-cpp",
    r"libqt6keychain\.": "qtkeychain",
    r"libKF6SyntaxHighlighting\.": "syntax-highlighting",
    r"libKF6BreezeIcons\.": "breeze-icons",
    r"(libstdc\+\+|libgcc_s)\.": "gcc-runtime",
    r"(libc|libm|ld-linux[-\w]*)\.so": "glibc",
}


def owner(library):
    for pattern, name in OWNERS.items():
        if re.match(pattern, library):
            return name
    failures.append(f"{library}: whose is it?")
    return None


def check(is_true, words):
    if not is_true:
        failures.append(words)


check(bill["spdxVersion"] == "SPDX-2.3" and bill["dataLicense"] == "CC0-1.0", "it is not SPDX 2.3")
check(bill["SPDXID"] == "SPDXRef-DOCUMENT", "the document has no id")
check(re.fullmatch(r"https://[\w./-]+", bill["documentNamespace"]), "the namespace is no URI")
check(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", bill["creationInfo"]["created"]), "the time is none")
packages = {package["SPDXID"]: package for package in bill["packages"]}
check(len(packages) == len(bill["packages"]), "two packages share an id")
for identifier, package in packages.items():
    check(re.fullmatch(r"SPDXRef-[\w.-]+", identifier), f"{identifier} is no id")
    check(re.fullmatch(r"[\w.+-]+", package["versionInfo"]), f"{identifier} has no version")
    check(package["licenseDeclared"] and package["downloadLocation"] == "NOASSERTION", f"{identifier} is not whole")
    purl = package["externalRefs"][0]["referenceLocator"]
    check(purl == f"pkg:generic/{package['name']}@{package['versionInfo']}", f"{purl} is not of {identifier}")
for relation in bill["relationships"]:
    for end in (relation["spdxElementId"], relation["relatedSpdxElement"]):
        check(end in packages or end == "SPDXRef-DOCUMENT", f"a relation names {end}, which is not there")

for part, path in programs.items():
    check(packages[f"SPDXRef-{part}"]["versionInfo"] == version, f"{part} has another version than the project")
    headers = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout
    loaded = {owner(library) for library in re.findall(r"NEEDED\s+(\S+)", headers)}
    named = {relation["relatedSpdxElement"].removeprefix("SPDXRef-") for relation in bill["relationships"]
             if relation["spdxElementId"] == f"SPDXRef-{part}" and relation["relationshipType"] == "DYNAMIC_LINK"}
    check(loaded, f"{part} loads nothing")
    check(loaded == named, f"{part} loads {sorted(loaded - named)} more and {sorted(named - loaded)} less than is named")
sys.exit("\n".join(failures) or 0)
