#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
#
# enter.sh TREE ROOT PROJECT UID GID COMMAND... - runs in a mount namespace of its own (./dev makes
# it with unshare), puts a root together on ROOT and becomes COMMAND in it.
#
# The root is a tmpfs with Debian's own folders (/usr, /etc, /var) from TREE and everything else from
# the host, each at its own path: the project, the user's home, /tmp, devices, sockets. Nothing is
# isolated on purpose: this is another set of libraries, not a jail. It ends in exec and no process
# stays between, so signals, the terminal, job control and the exit status are the command's own.
set -euo pipefail

tree=$1 root=$2 project=$3 uid=$4 gid=$5
shift 5
here=$PWD

fail()
{
    echo "dev: $*" >&2
    exit 1
}

# bind FROM TO [ro]: a folder or a file with all that is mounted below, if it is there.
bind()
{
    [[ -e $1 ]] || return 0
    if [[ -d $1 ]]; then mkdir -p "$root$2"; else
        mkdir -p "$root${2%/*}"
        [[ -e $root$2 ]] || : > "$root$2"
    fi
    mount -n --rbind "$1" "$root$2"
    [[ ${3:-} != ro ]] || mount -n -o remount,bind,ro "$root$2" 2> /dev/null || true
}

# /usr and /etc are Debian 13's; of /etc, who the user is and how names are resolved are the host's.
debian_folders()
{
    local entry
    for entry in "$tree"/*; do
        if [[ -L $entry ]]; then cp -P "$entry" "$root/"; fi
    done
    bind "$tree/usr" /usr ro
    bind "$tree/etc" /etc ro
    for entry in resolv.conf hosts passwd group machine-id localtime ssl/certs/ca-certificates.crt; do
        # A file that the tree does not have cannot be a mount point: leave it.
        [[ ! -e $tree/etc/$entry || ! -e /etc/$entry ]] || bind "$(readlink -f "/etc/$entry")" "/etc/$entry"
    done
    for entry in "$tree"/var/*; do
        case ${entry##*/} in
        run | lock | tmp) ;;
        *) bind "$entry" "/var/${entry##*/}" ro ;;
        esac
    done
    bind /var/tmp /var/tmp
    ln -s ../run "$root/var/run"
    if [[ -d /usr/lib/locale/C.utf8 ]]; then bind /usr/lib/locale /usr/lib/locale; fi
    if [[ -d $tree/usr/local/share/fonts/host && -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
        bind /usr/share/fonts /usr/local/share/fonts/host
    fi
}

host_folders()
{
    local entry
    for entry in /*; do
        [[ ! -L $entry ]] || continue
        case $entry in
        /usr | /etc | /var | /boot | /lost+found) ;;
        /bin | /sbin | /lib*) ;; # a host with folders here: those of the tree are links into /usr
        *) if [[ -d $entry ]]; then bind "$entry" "$entry"; fi ;;
        esac
    done
}

# A project below /var (few, but a build machine may): bound by itself.
own_folder()
{
    case $1 in
    /usr/* | /etc/* | /boot/*) fail "$1 cannot be reached in the sandbox: move the checkout out of ${1%"${1#/*/}"}" ;;
    /var/*) bind "$1" "$1" ;;
    esac
}

mount -n -t tmpfs -o mode=755 jackfield "$root" || fail "the sandbox cannot be put together: no right to mount here"
debian_folders
host_folders
own_folder "$project"
own_folder "$HOME"

mkdir -p "$root/.host"
cd "$root"
pivot_root . .host
# From here on programs are Debian 13's.
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
hash -r
umount -n -l /.host
rmdir /.host
cd "$here" 2> /dev/null || cd "$project"

# What names libraries or folders of the host would only mislead here.
unset LD_LIBRARY_PATH LD_PRELOAD LIBRARY_PATH CPATH C_INCLUDE_PATH CPLUS_INCLUDE_PATH CC CXX
unset PYTHONPATH PYTHONHOME PERL5LIB NODE_PATH QT_PLUGIN_PATH QT_QPA_PLATFORM_PLUGIN_PATH
unset QT_QPA_PLATFORMTHEME QT_STYLE_OVERRIDE PKG_CONFIG_PATH CMAKE_PREFIX_PATH XDG_DATA_DIRS
unset XDG_CONFIG_DIRS
if [[ $uid == 0 ]]; then exec "$@"; fi
exec unshare --user --map-user="$uid" --map-group="$gid" "$@"
