# shellcheck shell=bash disable=SC2034
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
#
# What ./dev installs: Debian package names, sourced by ./dev. Three lists, so that a user who only
# wants to build and run does not wait for what the tests need, nor a test for what benchmarks and fuzzers do.

# To build and run.
BUILD_PACKAGES=(
    g++ cmake ninja-build ccache mold git ca-certificates pkg-config
    qt6-base-dev qt6-websockets-dev qt6-declarative-dev qt6-svg-dev qt6-wayland libgl-dev
    qt6-tools-dev qt6-l10n-tools qt6-translations-l10n
    libkf6syntaxhighlighting-dev libkf6breezeicons-dev libjsoncons-dev libyaml-cpp-dev libcli11-dev zlib1g-dev libssl-dev
    qtkeychain-qt6-dev
    fonts-dejavu-core
)

# What tests, pictures and packages need on top of it.
TEST_PACKAGES=(
    clang-format-19 xvfb xauth openssl curl procps
    python3-websockets nodejs node-ws
    gnome-keyring dbus-daemon
    python3-pytest
    rpm dpkg-dev file desktop-file-utils appstream shared-mime-info libglib2.0-bin mandoc zsh fish
)

# What `./dev fuzz`, `./dev test all` and the peers of `./dev bench net` need on top of both. A peer that is not there is
# left out of the table.
EXTRA_PACKAGES=(
    clang-19 libclang-rt-19-dev libboost-dev libwebsocketpp-dev libwebsockets-dev chromium npm
    golang-go golang-github-gorilla-websocket-dev jq
)

# What the host itself needs before it can make the sandbox.
HOST_PACKAGES=(mmdebstrap)
HOST_USER_PACKAGES=(uidmap) # and a user who is not root

# The same needs where there is no apt: a word to print, and how to find it. "program:NAME" is
# looked up on PATH, "cmake:NAME" is a CMake package, "header:NAME" a C header.
OTHER_NEEDS=(
    "g++ 14 or newer|program:g++" "CMake 3.25 or newer|program:cmake" "Ninja|program:ninja"
    "git|program:git" "pkg-config|program:pkg-config"
    "Qt 6.8 or newer, base|cmake:Qt6Widgets" "Qt WebSockets|cmake:Qt6WebSockets"
    "Qt Qml, for QJSEngine|cmake:Qt6Qml" "Qt SVG|cmake:Qt6Svg"
    "Qt Linguist tools|cmake:Qt6LinguistTools"
    "KDE Frameworks 6 SyntaxHighlighting|cmake:KF6SyntaxHighlighting"
    "KDE Frameworks 6 BreezeIcons|cmake:KF6BreezeIcons"
    "jsoncons|cmake:jsoncons" "yaml-cpp|cmake:yaml-cpp" "CLI11|cmake:CLI11" "zlib|header:zlib.h"
    "OpenSSL 3|header:openssl/x509v3.h"
    "QtKeychain|cmake:Qt6Keychain"
)
