// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "pages.h"

#include <QDir>
#include <QSaveFile>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace jackfield::cli::pages;

namespace jackfield::cli::pages {
QString brief(const Option &option)
{
    QString text = option.help.section(u'\n', 0, 0).section(u';', 0, 0);
    if (text.endsWith(u':'))
        text.chop(1);
    return text;
}
} // namespace jackfield::cli::pages

namespace {
struct Page
{
    QString path;
    QString text;
};

bool write(const QDir &folder, const Page &page)
{
    const QString path = folder.filePath(page.path);
    QSaveFile file(path);
    const bool isWritten = folder.mkpath(QFileInfo(page.path).path())
        && file.open(QIODevice::WriteOnly) && file.write(page.text.toUtf8()) >= 0 && file.commit();
    if (!isWritten)
        std::fprintf(stderr,
                     "%s: cannot be written: %s\n",
                     qPrintable(path),
                     qPrintable(file.errorString()));
    return isWritten;
}

QList<Page> pagesOf(const ProgramTable &program)
{
    QList<Page> pages { { u"man/man1/%1.1"_s.arg(program.name), manualPage(program) } };
    for (const CommandTable &command : program.commands)
        pages.append({ u"man/man1/%1-%2.1"_s.arg(program.name, command.name),
                       manualPage(program, command) });
    pages.append({ u"bash/"_s + program.name, bashCompletion(program) });
    pages.append({ u"zsh/_"_s + program.name, zshCompletion(program) });
    pages.append({ u"fish/%1.fish"_s.arg(program.name), fishCompletion(program) });
    return pages;
}
} // namespace

/// Writes the manual pages and completions of jackfield-cli into a folder, for packages.
int main(int argc, char *argv[])
{
    if (argc != 2) {
        std::fputs("usage: jackfield_clipages FOLDER\n", stderr);
        return 2;
    }
    const QDir folder(QFile::decodeName(argv[1]));
    bool isWhole = true;
    for (const Page &page : pagesOf(programTable()))
        isWhole = write(folder, page) && isWhole;
    return isWhole ? 0 : 1;
}
