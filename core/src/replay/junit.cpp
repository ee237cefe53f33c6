// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/replay/junit.h>
#include <jackfield/support/printable.h>

#include <QSaveFile>
#include <QXmlStreamWriter>
#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
QString seconds(std::chrono::milliseconds duration)
{
    return QString::number(double(duration.count()) / 1000, 'f', 3);
}

void writeCase(QXmlStreamWriter &xml, const TestResult &result)
{
    xml.writeStartElement(u"testcase"_s);
    xml.writeAttribute(u"classname"_s, u"jackfield"_s);
    xml.writeAttribute(u"name"_s, printable(result.name));
    xml.writeAttribute(u"time"_s, seconds(result.duration));
    const auto complaint =
        [&](const QString &element, const QString &type, const QString &message) {
            xml.writeStartElement(element);
            xml.writeAttribute(u"type"_s, type);
            xml.writeAttribute(u"message"_s, printable(message));
        };
    if (!result.verdict) {
        complaint(u"error"_s, u"connection"_s, result.verdict.error());
        xml.writeEndElement();
    } else if (!result.verdict->passed()) {
        complaint(u"failure"_s, u"verdict"_s, result.verdict->text());
        QStringList lines;
        for (const Difference &difference : result.verdict->differences())
            lines += printable(difference.text());
        xml.writeCharacters(lines.join(u'\n'));
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

/// What stands in both elements around the cases.
void writeTotals(QXmlStreamWriter &xml, const QList<TestResult> &results)
{
    std::chrono::milliseconds total {};
    for (const TestResult &result : results)
        total += result.duration;
    const auto failed = std::ranges::count_if(results, [](const TestResult &result) {
        return result.verdict && !result.verdict->passed();
    });
    const auto broken =
        std::ranges::count_if(results, [](const TestResult &result) { return !result.verdict; });
    xml.writeAttribute(u"name"_s, u"jackfield-cli test"_s);
    xml.writeAttribute(u"tests"_s, QString::number(results.size()));
    xml.writeAttribute(u"failures"_s, QString::number(failed));
    xml.writeAttribute(u"errors"_s, QString::number(broken));
    xml.writeAttribute(u"time"_s, seconds(total));
}
} // namespace

Result<void> writeJUnit(const QString &path, const QList<TestResult> &results)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(Error::Code::Io, u"cannot write: %1"_s.arg(file.errorString()), path);
    QXmlStreamWriter xml(&file);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    for (const QString &element : { u"testsuites"_s, u"testsuite"_s }) {
        xml.writeStartElement(element);
        writeTotals(xml, results);
    }
    for (const TestResult &result : results)
        writeCase(xml, result);
    xml.writeEndDocument();
    if (xml.hasError() || !file.commit())
        return failure(Error::Code::Io, u"cannot write: %1"_s.arg(file.errorString()), path);
    return {};
}

} // namespace jackfield
