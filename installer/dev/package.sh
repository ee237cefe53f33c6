# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
#
# ./dev package: makes the packages, then uses those of Debian where nothing of the project's needs is, as a user's
# system may be; sourced by ./dev.

# What is no version yet is told apart by its commit.
snapshot()
{
    local tag
    tag=v$(cat "$PROJECT/VERSION")
    [[ $(git -C "$PROJECT" describe --tags --exact-match 2> /dev/null) != "$tag" ]] || return 0
    TZ=UTC git -C "$PROJECT" log -1 --date=format-local:%Y%m%d%H%M%S --format=+git%cd.%h 2> /dev/null || true
}

# The same source makes the same packages: their times are the last commit's.
make_packages()
{
    SOURCE_DATE_EPOCH=$(git -C "$PROJECT" log -1 --format=%ct 2> /dev/null || stat -c %Y "$PROJECT/VERSION")
    export SOURCE_DATE_EPOCH
    cd "$PROJECT"
    cmake --preset release -DJACKFIELD_SNAPSHOT="$(snapshot)" # its files have that time, too
    build release
    rm -rf build/packages
    cpack --config build/release/CPackConfig.cmake -B "$PROJECT/build/packages"
    rm -rf build/packages/_CPack_Packages
}

# In a Debian 13 of its own that is thrown away: installed by apt alone, used, judged by lintian, and removed.
check_package()
{
    local log=$CACHE/package.log
    if [[ -n ${JACKFIELD_DEV_INSIDE:-} ]]; then
        say "started inside a sandbox: the packages were not checked by installing them"
        return
    fi
    sandbox_check_host
    say "installing the packages in a fresh Debian 13 and using them there; the log is $log"
    # shellcheck disable=SC2016
    as_owner mmdebstrap --mode=root --variant=apt --format=null --dpkgopt=force-unsafe-io \
        --customize-hook="mkdir \"\$1/check\" && cp -r '$PROJECT'/build/packages/*.deb '$PROJECT/installer/check/.' \"\$1/check\"" \
        --customize-hook='chroot "$1" bash /check/check.sh' \
        "$SANDBOX_SUITE" - > "$log" 2>&1 || {
        tail -n 25 "$log" >&2
        die "the packages do not do what they should (the log is $log)"
    }
    grep '^check: ' "$log" >&2
    say "the packages install on a bare Debian 13, work, and leave nothing when removed"
}
