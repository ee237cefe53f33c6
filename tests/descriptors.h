// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QtClassHelperMacros>
#include <limits>
#include <vector>

/// How many descriptors this process may open, while the object lives: `wanted`, or as many as the system allows.
class DescriptorLimit
{
public:
    explicit DescriptorLimit(rlim_t wanted = std::numeric_limits<rlim_t>::max())
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        m_now = { .rlim_cur = std::min(wanted, m_before.rlim_max), .rlim_max = m_before.rlim_max };
        ::setrlimit(RLIMIT_NOFILE, &m_now);
    }
    ~DescriptorLimit() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    Q_DISABLE_COPY_MOVE(DescriptorLimit)

    rlim_t value() const { return m_now.rlim_cur; }

private:
    rlimit m_before {};
    rlimit m_now {};
};

/// While it lives, this process can open nothing.
class NoDescriptors
{
public:
    NoDescriptors()
    {
        for (int fd = take(); fd >= 0; fd = take())
            m_taken.push_back(fd);
    }
    ~NoDescriptors()
    {
        for (const int fd : m_taken)
            ::close(fd);
    }
    Q_DISABLE_COPY_MOVE(NoDescriptors)

private:
    static int take() { return ::open("/dev/null", O_RDONLY | O_CLOEXEC); }

    const DescriptorLimit m_few { 200 }; // so that there are not too many to take
    std::vector<int> m_taken;
};
