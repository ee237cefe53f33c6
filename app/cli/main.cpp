// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"

#include <fcntl.h>
#include <langinfo.h>
#include <unistd.h>

#include <QCoreApplication>
#include <clocale>
#include <string_view>

using namespace jackfield::cli;

namespace {
/// A program started without standard streams must not take a socket for its input.
void openMissingStreams()
{
    for (int descriptor = ::open("/dev/null", O_RDWR); descriptor >= 0;
         descriptor = ::open("/dev/null", O_RDWR)) {
        if (descriptor > STDERR_FILENO) {
            ::close(descriptor);
            return;
        }
    }
}

/// Qt reads and writes UTF-8 whatever the locale says, but complains on stderr where it says otherwise.
void takeUtf8Locale()
{
    std::setlocale(LC_ALL, "");
    if (std::string_view(nl_langinfo(CODESET)) != "UTF-8")
        qputenv("LC_ALL", "C.UTF-8");
}
} // namespace

int main(int argc, char *argv[])
{
    openMissingStreams();
    takeUtf8Locale();
    // Whatever a shell passes as arguments is the command's, not Qt's.
    int one = 1;
    QCoreApplication application(one, argv);

    return Program().run(argc, argv);
}
