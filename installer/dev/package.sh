# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
#
# ./dev package: makes the packages, then installs the .deb where nothing of the project's needs is,
# as a user's system may be; sourced by ./dev.

make_packages()
{
    build release
    rm -rf build/packages
    cpack --config build/release/CPackConfig.cmake -B "$PROJECT/build/packages"
    rm -rf build/packages/_CPack_Packages
}

# In a Debian 13 of its own that is thrown away: the .deb with what it depends on, then both programs.
check_package()
{
    local deb log=$CACHE/package.log
    deb=$(echo "$PROJECT"/build/packages/*.deb)
    if [[ -n ${JACKFIELD_DEV_INSIDE:-} ]]; then
        say "started inside a sandbox: $deb was not checked by installing it"
        return
    fi
    sandbox_check_host
    say "installing ${deb##*/} in a fresh Debian 13; the log is $log"
    # shellcheck disable=SC2016
    as_owner mmdebstrap --mode=root --variant=apt --format=null --dpkgopt=force-unsafe-io \
        --customize-hook="cp '$deb' \"\$1/package.deb\"" \
        --customize-hook='chroot "$1" apt-get install -y --no-install-recommends /package.deb' \
        --customize-hook='chroot "$1" jackfield-cli --version' \
        --customize-hook='chroot "$1" env QT_QPA_PLATFORM=offscreen jackfield --version' \
        trixie - > "$log" 2>&1 || {
        tail -n 15 "$log" >&2
        die "the package does not install or its programs do not start (the log is $log)"
    }
    grep -i '^jackfield.* [0-9]' "$log" >&2 || true
    say "the .deb installs on a bare Debian 13, and both programs start"
}
