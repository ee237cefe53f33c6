# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
#
# Which way this system takes, and its own packages; sourced by ./dev.

# Prints native (its packages are new enough), sandbox, or other (no apt).
system_kind()
{
    local ID='' VERSION_ID=''
    # shellcheck disable=SC1091
    [[ ! -r /etc/os-release ]] || . /etc/os-release
    command -v apt-get > /dev/null || { echo other && return; }
    case $ID in
    debian) # testing and unstable have no number
        [[ -n $VERSION_ID ]] && ((${VERSION_ID%%.*} < 13)) && echo sandbox || echo native ;;
    ubuntu) ((${VERSION_ID%%.*} >= 25)) && echo native || echo sandbox ;;
    *) echo sandbox ;;
    esac
}

# apt_missing PACKAGE...: those of them that are not installed, one a line.
apt_missing()
{
    local package
    # shellcheck disable=SC2016
    for package in "$@"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null) == installed ]] || echo "$package"
    done
}

# apt_ensure PACKAGE...: installs what is missing; asks first on a terminal and never elsewhere.
apt_ensure()
{
    local -a missing
    mapfile -t missing < <(apt_missing "$@")
    ((${#missing[@]})) || return 0
    local sudo='' command answer
    [[ $UID == 0 ]] || sudo='sudo '
    command="${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${missing[*]}"
    say "missing here: ${missing[*]}"
    say "the command for it: $command"
    if [[ -n $sudo ]] && ! command -v sudo > /dev/null; then
        die "installing needs root, and there is no sudo: run the command above as root, then again"
    fi
    if [[ -t 0 && -t 1 ]]; then
        read -r -p "dev: run it now? [Y/n] " answer
        [[ ! $answer =~ ^[nN] ]] || die "nothing was installed"
    fi
    DEBIAN_FRONTEND=noninteractive bash -c "$command" < /dev/null >&2 ||
        die "the packages could not be installed: apt said why above (no network? disk full?)"
}

# Where there is no apt: what is missing, and the end.
other_ensure()
{
    local need missing=()
    for need in "${OTHER_NEEDS[@]}"; do
        case ${need#*|} in
        header:*) [[ -e /usr/include/${need##*:} || -e /usr/local/include/${need##*:} ]] || missing+=("${need%%|*}") ;;
        program:*) command -v "${need##*:}" > /dev/null || missing+=("${need%%|*}") ;;
        cmake:*)
            compgen -G "/usr/lib*/cmake/${need##*:}" > /dev/null ||
                compgen -G "/usr/lib/*/cmake/${need##*:}" > /dev/null ||
                compgen -G "/usr/share/*/${need##*:}" > /dev/null ||
                compgen -G "/usr/local/lib*/cmake/${need##*:}" > /dev/null || missing+=("${need%%|*}") ;;
        esac
    done
    ((${#missing[@]})) || return 0
    say "missing on this system:"
    printf '  %s\n' "${missing[@]}" >&2
    die "install them with this system's package manager (development files), then again"
}
