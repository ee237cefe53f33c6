// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "progress.h"
#include "terminal.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/mock/mockfile.h>
#include <jackfield/replay/matching.h>
#include <jackfield/session/sessionreader.h>

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
/// Says what is wrong with a file; whether nothing is.
using Check = bool (*)(const QString &path);

bool isFine(const Result<void> &result)
{
    if (!result)
        report(result.error());
    return result.has_value();
}

/// Every line of a session. What cannot be read ends it; what is damaged does not.
bool checkSession(const QString &path)
{
    auto reader = SessionReader::open(path);
    if (!reader)
        return isFine(std::unexpected(reader.error()));
    Progress progress(u"checking "_s + path);
    bool allFine = true;
    for (;;) {
        const auto event = reader->next();
        progress.reached(reader->position(), reader->size());
        if (event && !*event)
            break;
        if (event)
            continue;
        progress.clear();
        allFine = isFine(std::unexpected(event.error()));
        if (event.error().code == Error::Code::Io)
            return false;
    }
    progress.clear();
    for (const QString &note : reader->notes())
        allFine = isFine(failure(Error::Code::Invalid, note));
    return allFine;
}

bool checkMock(const QString &path)
{
    return isFine(MockFile::load(path).transform([](const MockFile &) { }));
}

bool checkMatching(const QString &path)
{
    return isFine(Matching::load(path).transform([](const Matching &) { }));
}

struct FileKind
{
    const char *name; ///< what stands at the file's key "jackfield"
    Check check;
};

constexpr FileKind kinds[] = {
    { "session", &checkSession },
    { "mock", &checkMock },
    { "matching", &checkMatching },
};

/// What a file is by the key "jackfield", which comes first: that can be seen before the file is known to be JSON.
QString kindOf(QByteArrayView begin)
{
    static const QRegularExpression first(uR"(^\s*\{\s*"jackfield"\s*:\s*"([a-z]*))"_s);
    return first.match(QString::fromUtf8(begin)).captured(1);
}

bool check(const QString &path)
{
    constexpr qint64 enough = 4096;
    // Each kind's own reader says what is wrong with a file that cannot be read.
    QFile file(path);
    const bool isReadable = QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly);
    const QString kind = isReadable ? kindOf(file.read(enough)) : u"session"_s;
    for (const FileKind &one : kinds) {
        if (kind == QLatin1String(one.name))
            return one.check(path);
    }
    return isFine(failure(
        Error::Code::Unsupported,
        u"%1:1: this is no session, mock or matching file: its first key must be \"jackfield\""_s
                .arg(path)
            + (kind.isEmpty() ? QString() : u", and it says \"%1\""_s.arg(kind))));
}

int validate(const std::vector<std::string> &files)
{
    bool allFine = true;
    for (const std::string &file : files)
        allFine = check(text(file)) && allFine;
    return allFine ? Done : BadInput;
}
} // namespace

Run configureValidate(CLI::App &app)
{
    const auto files = std::make_shared<std::vector<std::string>>();
    app.add_option("FILE", *files, "Session, mock or matching files")->type_name("")->required();
    return [files] { return validate(*files); };
}

} // namespace jackfield::cli
