# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
#
# The Debian 13 sandbox for hosts whose own packages are too old; sourced by ./dev. A sandbox is a
# folder in the cache, named after the hash of its package list, made once and never changed. It is
# made under another name and renamed when whole, so a half-made one is never used.

SANDBOX_SUITE=trixie
SANDBOX_LAYOUT=1 # raise it when a sandbox must be made anew though its packages are the same
SANDBOX_MEGABYTES=3000
SANDBOX_PACKAGES=(mount) # a small Debian has no umount

# Sets PACKAGES to what the sandbox for a list holds.
sandbox_packages()
{
    PACKAGES=("${SANDBOX_PACKAGES[@]}" "${BUILD_PACKAGES[@]}")
    [[ $1 == build ]] || PACKAGES+=("${TEST_PACKAGES[@]}")
    [[ $1 != extra ]] || PACKAGES+=("${EXTRA_PACKAGES[@]}")
}

# as_owner COMMAND...: as root, or as a root that only exists among the user's own sub-ids; what it
# mounts ends with it.
as_owner()
{
    local -a namespace=(unshare --mount)
    [[ $UID == 0 ]] || namespace+=(--user --map-root-user --map-auto)
    "${namespace[@]}" -- "$@"
}

# sandbox_tree LIST: the folder for that list of packages.
sandbox_tree()
{
    local PACKAGES sum
    sandbox_packages "$1"
    sum=$(printf '%s\n' "$SANDBOX_LAYOUT" "${PACKAGES[@]}" | LC_ALL=C sort | sha256sum)
    echo "$CACHE/$SANDBOX_SUITE-${sum:0:12}"
}

# Sets TREE: a larger one where it exists, since it can do all that the smaller can; else the list's own.
sandbox_find()
{
    local -A enough=([build]="test extra build" [test]="test extra" [extra]=extra)
    local list
    for list in ${enough[$1]}; do
        TREE=$(sandbox_tree "$list")
        [[ ! -d $TREE ]] || return 0
    done
    TREE=$(sandbox_tree "$1")
    return 1
}

# The tree must not be removed while somebody works in it: each holds a shared lock until it ends.
sandbox_hold()
{
    exec 9>> "$TREE.lock"
    flock -s 9
    touch "$TREE.lock"
    [[ -d $TREE ]]
}

sandbox_ensure()
{
    mkdir -p "$CACHE/root" || die "the cache folder $CACHE cannot be made"
    if sandbox_find "$1" && sandbox_hold; then return; fi
    exec 8>> "$CACHE/making.lock"
    if ! flock -n 8; then
        say "another ./dev is making the sandbox: waiting for it"
        flock 8
    fi
    sandbox_find "$1" || sandbox_make "$1"
    exec 8>&-
    sandbox_hold
}

# Whether this account may do what as_owner does. Where it may not, unshare leaves a child behind that
# waits for ever: end it, and keep the lock from it.
sandbox_may()
{
    local pid status=0
    set -m
    as_owner true > /dev/null 2>&1 8>&- &
    pid=$!
    set +m
    wait "$pid" || status=$?
    kill -KILL -- "-$pid" 2> /dev/null || true
    return "$status"
}

sandbox_no_rights()
{
    [[ $UID != 0 ]] || die "the sandbox needs to mount folders, and root of this container may not: start the" \
        "container with more rights (docker run --privileged), or use one of Debian 13"
    die "the sandbox needs root or user namespaces, and this account has neither. As root, allow them (Debian:" \
        "sysctl kernel.unprivileged_userns_clone=1; Ubuntu: sysctl kernel.apparmor_restrict_unprivileged_userns=0;" \
        "lines for ${USER:-this user} in /etc/subuid and /etc/subgid; util-linux 2.38 or newer), or run ./dev as root"
}

sandbox_check_host()
{
    local -a needs=("${HOST_PACKAGES[@]}")
    [[ $UID == 0 ]] || needs+=("${HOST_USER_PACKAGES[@]}")
    apt_ensure "${needs[@]}"
    sandbox_may || sandbox_no_rights
    local free
    free=$(df --output=avail -m "$CACHE" | tail -n 1)
    ((free >= SANDBOX_MEGABYTES)) || die "the sandbox needs $SANDBOX_MEGABYTES MB in $CACHE, and only" \
        "${free// /} MB are free: make room, or set XDG_CACHE_HOME to another disk"
}

sandbox_make()
{
    sandbox_check_host
    local part=$TREE.part log=$CACHE/making.log leftover status=0
    for leftover in "$CACHE"/*.part; do
        [[ ! -e $leftover ]] || as_owner rm -rf --one-file-system "$leftover"
    done
    local PACKAGES
    sandbox_packages "$1"
    say "making a Debian 13 sandbox with ${#PACKAGES[@]} packages, once, in $TREE"
    say "this takes two to five minutes and about 1.5 GB; the log is $log"
    set -m # a process group of its own, so that all of it can be stopped
    sandbox_bootstrap "$part" "${PACKAGES[@]}" > "$log" 2>&1 < /dev/null &
    set +m
    sandbox_progress $! "$log" || status=$?
    ((status == 0)) || sandbox_failed "$status" "$part" "$log"
    mv -T "$part" "$TREE" || sandbox_failed $? "$part" "$log"
    say "the sandbox is ready"
    sandbox_sweep
}

# mmdebstrap of older Debian refuses "root" mode without the rights of one; within as_owner it has them.
sandbox_bootstrap()
{
    local part=$1 include
    shift
    include=$(IFS=,; echo "$*")
    # The hook leaves empty mount points for what enter.sh takes from the host.
    # shellcheck disable=SC2016
    as_owner mmdebstrap --mode=root --variant=apt --include="$include" \
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt=force-unsafe-io \
        --customize-hook='cd "$1" && mkdir -p usr/local/share/fonts/host' \
        --customize-hook='cd "$1/etc" && for f in resolv.conf hosts machine-id localtime; do rm -f $f; : > $f; done' \
        "$SANDBOX_SUITE" "$part"
}

# sandbox_progress PID LOG: mmdebstrap's own steps as they come, and its status.
sandbox_progress()
{
    local pid=$1 log=$2 line shown='' started=$SECONDS
    trap 'sandbox_interrupted "$pid"' INT TERM HUP
    while kill -0 "$pid" 2> /dev/null; do
        line=$(grep '^I: ' "$log" | tail -n 1) || true
        [[ $line == "$shown" ]] || say "[$((SECONDS - started)) s] ${line#I: }"
        shown=$line
        sleep 0.5
    done
    trap - INT TERM HUP
    wait "$pid"
}

sandbox_interrupted()
{
    trap '' INT TERM HUP
    say "interrupted: cleaning up"
    kill -TERM -- "-$1" 2> /dev/null || true
    wait "$1" || true
    as_owner rm -rf --one-file-system "$TREE.part"
    exit 130
}

sandbox_failed()
{
    local status=$1 part=$2 log=$3
    as_owner rm -rf --one-file-system "$part" || true
    if grep -q 'No space left on device\|not have enough free space' "$log"; then
        die "the disk is full: the sandbox needs $SANDBOX_MEGABYTES MB in $CACHE. Nothing half-made was kept"
    elif grep -qi 'could not resolve\|temporary failure\|could not connect\|connection failed\|connection timed out\|unable to connect\|failed to fetch\|network is unreachable' "$log"; then
        die "the packages could not be fetched: is there a network, and does it reach Debian's archive?" \
            "(the log is $log)"
    elif grep -qi 'unshare\|newuidmap\|operation not permitted' "$log"; then
        die "the sandbox could not be made with the rights that this account has (the log is $log):" \
            "run ./dev once as root, or allow user namespaces"
    fi
    tail -n 8 "$log" >&2
    die "the sandbox could not be made (status $status; the log is $log)"
}

# Sandboxes that no checkout has used for three days and that nobody works in.
sandbox_sweep()
{
    local lock tree
    for lock in "$CACHE/$SANDBOX_SUITE"-*.lock; do
        [[ -e $lock && -n $(find "$lock" -mtime +2) ]] || continue
        tree=${lock%.lock}
        [[ $tree != "$TREE" ]] || continue
        if flock -n "$lock" true; then as_owner rm -rf --one-file-system "$tree" && rm -f "$lock"; fi
    done
}

# Becomes COMMAND in the sandbox.
sandbox_enter()
{
    export JACKFIELD_DEV_INSIDE=$TREE
    local -a namespace=(unshare --mount)
    [[ $UID == 0 ]] || namespace+=(--user --map-root-user)
    exec "${namespace[@]}" -- /bin/bash "$PROJECT/installer/dev/enter.sh" \
        "$TREE" "$CACHE/root" "$PROJECT" "$UID" "$(id -g)" "$@"
}
