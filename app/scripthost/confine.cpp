// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "confine.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <QFile>
#include <cerrno>
#include <cstddef>
#include <vector>

namespace jackfield::scripthost {

namespace {
void limit(__rlimit_resource resource, rlim_t most)
{
    const rlimit limits { most, most };
    if (setrlimit(resource, &limits) != 0)
        qFatal("a limit cannot be set");
}

/// What is answered with EACCES. The engine needs memfd_create() and ftruncate() for its heap.
constexpr long refused[] = {
#ifdef SYS_open // where there are only the ...at() forms
    SYS_open,
    SYS_creat,
    SYS_fork,
    SYS_vfork,
    SYS_unlink,
    SYS_rename,
    SYS_link,
    SYS_symlink,
    SYS_mkdir,
    SYS_rmdir,
    SYS_chmod,
    SYS_chown,
    SYS_mknod,
#endif
    SYS_openat,
    SYS_openat2,
    SYS_open_by_handle_at,
    SYS_unlinkat,
    SYS_renameat,
    SYS_renameat2,
    SYS_pidfd_open,
    SYS_pidfd_send_signal,
    SYS_pidfd_getfd,
    SYS_chroot,
    SYS_setxattr,
    SYS_linkat,
    SYS_symlinkat,
    SYS_mkdirat,
    SYS_mknodat,
    SYS_fchmodat,
    SYS_fchownat,
    SYS_truncate,
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_execve,
    SYS_execveat,
    SYS_clone,
    SYS_clone3,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_kill,
    SYS_io_uring_setup,
    SYS_bpf,
    SYS_mount,
    SYS_unshare,
    SYS_setns,
    SYS_userfaultfd,
    SYS_perf_event_open,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
};

#if defined(__x86_64__)
constexpr quint32 machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr quint32 machine = AUDIT_ARCH_AARCH64;
#else
#error "which calls a script may not make is not known for this machine"
#endif

void refuseCalls()
{
    std::vector<sock_filter> filter {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
    };
    for (const long call : refused) {
        filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, quint32(call), 0, 1));
        filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES));
    }
#ifdef __x86_64__ // the calls of x32 have other numbers
    constexpr quint32 firstOfX32 = 0x40000000;
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, firstOfX32, 0, 1));
    filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES));
#endif
    filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog program { .len = quint16(filter.size()), .filter = filter.data() };
    // Of all threads, the watchdog's too.
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0
        || syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) != 0)
        qFatal("this system cannot confine scripts: it has no seccomp filters");
}
} // namespace

void confine(qint64 memory)
{
    limit(RLIMIT_CORE, 0);
#ifdef JACKFIELD_SANITIZED // sanitizers reserve terabytes
    Q_UNUSED(memory)
#else
    QFile pages(QStringLiteral("/proc/self/statm"));
    if (!pages.open(QIODevice::ReadOnly))
        qFatal("the memory that is used is not known");
    const qint64 used = pages.readAll().split(' ').first().toLongLong() * sysconf(_SC_PAGESIZE);
    limit(RLIMIT_AS, rlim_t(used + memory));
#endif
    refuseCalls();
}

} // namespace jackfield::scripthost
