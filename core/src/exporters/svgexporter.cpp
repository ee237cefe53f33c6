// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "filename_p.h"
#include "tables_p.h"

#include <jackfield/exporters/sequence.h>
#include <jackfield/json/jsonwriter.h>
#include <jackfield/support/inwords.h>

#include <QHash>
#include <QXmlStreamWriter>

namespace jackfield {

using namespace Qt::StringLiterals;
using Shape = SequenceStep::Shape;
using Tone = SequenceStep::Tone;

namespace {
constexpr double gutter = 148; ///< of the times, at the left
constexpr double headHeight = 56;
constexpr double rowHeight = 40;
constexpr double footHeight = 40;
constexpr double widthOfOne = 560; ///< of both lanes of one connection
constexpr double widthOfMany = 640;
constexpr double characterWidth = 7.3; ///< of the monospace at 12 pixels, about
constexpr int bracketSlots = 4; ///< that stand beside each other

// As in the light theme of the desktop.
constexpr auto ink = "#1c2026"_L1;
constexpr auto muted = "#555e69"_L1;
constexpr auto line = "#d9dce1"_L1;
constexpr auto toServer = "#24743a"_L1;
constexpr auto toClient = "#1b66b5"_L1;
constexpr auto failure = "#b3261e"_L1;
constexpr auto paper = "#ffffff"_L1;
constexpr auto sans = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"_L1;
constexpr auto mono = "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace"_L1;

using Attributes = QList<std::pair<QLatin1StringView, QString>>;

QString number(double value)
{
    return QString::number(value, 'f', 1).remove(u".0"_s);
}

/// Nothing of it is obeyed or hides, and XML can hold it.
QString safe(QStringView text, qsizetype most)
{
    // As in JSON, but for what has a meaning there alone.
    QString spelt;
    while (!text.isEmpty()) {
        const bool isPlain = text.front() == u'"' || text.front() == u'\\';
        const auto other =
            std::ranges::find_if(text, [](QChar c) { return c == u'"' || c == u'\\'; });
        const qsizetype count = isPlain ? 1 : other - text.begin();
        const QStringView part = text.first(count);
        spelt += isPlain
            ? part.toString()
            : QString::fromUtf8(json::quoted(part, json::Escape::Invisible).sliced(1).chopped(1));
        text = text.sliced(count);
    }
    for (const char16_t none : { u'\xfffe', u'\xffff' })
        spelt.replace(QChar(none), QChar::ReplacementCharacter);
    if (spelt.size() <= most)
        return spelt;
    qsizetype end = std::max<qsizetype>(0, most - 1);
    if (end > 0 && spelt[end - 1].isHighSurrogate())
        --end;
    return spelt.first(end) + u'…';
}

/// Writes the elements of one picture.
class Picture
{
public:
    Picture(const QList<SequenceStep> &steps, qsizetype leftOut)
        : m_steps(steps.first(std::min(steps.size(), mostSequenceSteps)))
        , m_left(leftOut + steps.size() - m_steps.size())
        , m_xml(&m_bytes)
    {
        for (qsizetype i = 0; i < m_steps.size(); ++i) {
            m_rows.insert(m_steps[i].number, i);
            if (m_steps[i].connection > 0)
                m_lanes.insert(m_steps[i].connection, 0);
        }
        qsizetype lane = 0;
        for (qsizetype &place : m_lanes)
            place = lane++;
        m_place = SequenceLanes::fitted(
            m_lanes.size(), gutter, m_lanes.size() <= 1 ? widthOfOne : widthOfMany);
    }

    QByteArray written()
    {
        const double width = m_place.end();
        const double height =
            headHeight + double(m_steps.size()) * rowHeight + (m_left > 0 ? footHeight : 0) + 12;
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(1);
        m_xml.writeStartElement(u"svg"_s);
        write({ { "xmlns"_L1, u"http://www.w3.org/2000/svg"_s },
                { "width"_L1, number(width) },
                { "height"_L1, number(height) },
                { "viewBox"_L1, u"0 0 %1 %2"_s.arg(number(width), number(height)) },
                { "font-family"_L1, sans },
                { "font-size"_L1, u"12"_s } });
        m_xml.writeTextElement(u"title"_s, u"Sequence diagram"_s);
        rectangle(0, 0, width, height, { { "fill"_L1, paper } });
        lifelines();
        heads();
        for (qsizetype row = 0; row < m_steps.size(); ++row)
            step(row);
        if (m_left > 0) {
            text(m_place.first,
                 top(m_steps.size()) + 24,
                 u"… and %1 more steps, which are left out"_s.arg(m_left),
                 { { "fill"_L1, muted } });
        }
        m_xml.writeEndElement();
        return m_bytes.trimmed() + '\n';
    }

private:
    static double top(qsizetype row) { return headHeight + double(row) * rowHeight; }
    static double arrowAt(qsizetype row) { return top(row) + 29; }
    double client(const SequenceStep &step) const
    {
        return m_place.client(m_lanes.value(step.connection));
    }

    void write(const Attributes &attributes)
    {
        for (const auto &[name, value] : attributes)
            m_xml.writeAttribute(name, value);
    }
    void rectangle(double x, double y, double width, double height, const Attributes &look)
    {
        m_xml.writeEmptyElement(u"rect"_s);
        write({ { "x"_L1, number(x) },
                { "y"_L1, number(y) },
                { "width"_L1, number(width) },
                { "height"_L1, number(height) } });
        write(look);
    }
    void path(const QString &way, const Attributes &look)
    {
        m_xml.writeEmptyElement(u"path"_s);
        write({ { "d"_L1, way } });
        write(look);
    }
    void text(double x, double y, const QString &words, const Attributes &look)
    {
        m_xml.writeStartElement(u"text"_s);
        write({ { "x"_L1, number(x) }, { "y"_L1, number(y) } });
        write(look);
        m_xml.writeCharacters(words);
        m_xml.writeEndElement();
    }

    void heads()
    {
        const auto head = [this](double x, const QString &name) {
            rectangle(x - 44,
                      12,
                      88,
                      28,
                      { { "rx"_L1, u"6"_s }, { "fill"_L1, u"#f3f4f6"_s }, { "stroke"_L1, line } });
            text(x,
                 30.5,
                 name,
                 { { "text-anchor"_L1, u"middle"_s },
                   { "font-weight"_L1, u"600"_s },
                   { "fill"_L1, ink } });
        };
        for (const auto &[connection, lane] : m_lanes.asKeyValueRange()) {
            head(m_place.client(lane),
                 m_lanes.size() == 1 ? u"client"_s : u"conn %1"_s.arg(connection));
        }
        head(m_place.server(), u"server"_s);
    }

    /// From where a connection begins, or the top, to where it ends, or the bottom.
    void lifelines()
    {
        const double bottom = top(m_steps.size());
        struct Life
        {
            double begin = headHeight - 16;
            double end = 0;
        };
        QMap<quint32, Life> lives;
        for (const auto &[connection, lane] : m_lanes.asKeyValueRange())
            lives.insert(connection, { .end = bottom });
        for (qsizetype row = 0; row < m_steps.size(); ++row) {
            const SequenceStep &step = m_steps[row];
            if (step.begins)
                lives[step.connection].begin = arrowAt(row);
            if (step.ends)
                lives[step.connection].end = arrowAt(row);
        }
        const auto life = [this](double x, double begin, double end) {
            path(u"M%1 %2V%3"_s.arg(number(x), number(begin), number(end)),
                 { { "stroke"_L1, line }, { "stroke-width"_L1, u"1.5"_s } });
        };
        for (const auto &[connection, one] : lives.asKeyValueRange())
            life(m_place.client(m_lanes.value(connection)), one.begin, one.end);
        life(m_place.server(), headHeight - 16, bottom);
    }

    void step(qsizetype row)
    {
        const SequenceStep &step = m_steps[row];
        const double y = arrowAt(row);
        const qint64 since = step.time - m_steps.first().time;
        text(gutter - 16,
             y + 4,
             QString::number(double(since) / 1'000'000, 'f', 3) + u" s"_s,
             { { "text-anchor"_L1, u"end"_s }, { "font-size"_L1, u"11"_s }, { "fill"_L1, muted } });
        text(12,
             y + 4,
             u"#%1"_s.arg(step.number),
             { { "font-size"_L1, u"11"_s }, { "fill"_L1, muted } });
        if (row > 0)
            pause(row, step.time - m_steps[row - 1].until);
        if (step.shape != Shape::Note)
            arrow(step, y);
        if (step.ends)
            cross(client(step), y);
        if (step.begins && !step.ends)
            dot(client(step), y);
        label(step, y);
        bracket(row);
    }

    /// Time that is left out: said at the left, and the lifelines are broken.
    void pause(qsizetype row, qint64 time)
    {
        if (time < shortestSaidPause)
            return;
        text(gutter - 16,
             top(row) + 13,
             formattedDuration(time) + u" later"_s,
             { { "text-anchor"_L1, u"end"_s },
               { "font-size"_L1, u"11"_s },
               { "font-style"_L1, u"italic"_s },
               { "fill"_L1, muted } });
        path(u"M%1 %2H%3"_s.arg(number(gutter), number(top(row) + 4), number(m_place.end() - 20)),
             { { "stroke"_L1, line }, { "stroke-dasharray"_L1, u"2 4"_s } });
    }

    static QLatin1StringView colourOf(const SequenceStep &step)
    {
        if (step.tone == Tone::Failure || step.isUnanswered)
            return failure;
        if (step.tone == Tone::Control)
            return muted;
        return step.from == Side::Client ? toServer : toClient;
    }

    void arrow(const SequenceStep &step, double y)
    {
        const QString colour = colourOf(step);
        const bool isExchange = step.shape == Shape::Exchange;
        const double from = client(step) + (isExchange || step.from == Side::Server ? 7 : 0);
        const double to = m_place.server() - (isExchange || step.from == Side::Client ? 7 : 0);
        Attributes look { { "stroke"_L1, colour }, { "stroke-width"_L1, u"1.5"_s } };
        if (step.tone != Tone::Message)
            look.append({ "stroke-dasharray"_L1, u"5 3"_s });
        path(u"M%1 %2H%3"_s.arg(number(from), number(y), number(to)), look);
        const auto tip = [&](double x, int way) {
            path(u"M%1 %2l%3 -4v8z"_s.arg(number(x), number(y)).arg(way * -8),
                 { { "fill"_L1, colour } });
        };
        if (isExchange || step.from == Side::Client)
            tip(m_place.server() - 1, 1);
        if (isExchange || step.from == Side::Server)
            tip(client(step) + 1, -1);
    }

    void dot(double x, double y)
    {
        m_xml.writeEmptyElement(u"circle"_s);
        write({ { "cx"_L1, number(x) },
                { "cy"_L1, number(y) },
                { "r"_L1, u"4"_s },
                { "fill"_L1, muted } });
    }
    void cross(double x, double y)
    {
        path(u"M%1 %2l8 8m0 -8l-8 8"_s.arg(number(x - 4), number(y - 4)),
             { { "stroke"_L1, muted }, { "stroke-width"_L1, u"2"_s }, { "fill"_L1, u"none"_s } });
    }

    /// Above the arrow, as long as there is room for it.
    void label(const SequenceStep &step, double y)
    {
        const bool isNote = step.shape == Shape::Note;
        const double begin = client(step) + 12;
        const double room = m_place.server() - begin - 12;
        const QString aside = asideOf(step);
        auto left = qsizetype(room / characterWidth) - aside.size() - (aside.isEmpty() ? 0 : 2);
        const QString title = safe(step.title, left);
        left -= title.size() + 2;
        const QString detail = left > 3 ? safe(step.detail, left) : QString();
        const double baseline = isNote ? y + 4 : y - 7;
        const auto written = double(title.size() + 2 + detail.size());
        if (m_lanes.size() > 1) // other lanes end behind it
            rectangle(
                begin - 2, baseline - 11, written * characterWidth, 14, { { "fill"_L1, paper } });
        m_xml.writeStartElement(u"text"_s);
        write({ { "x"_L1, number(begin) },
                { "y"_L1, number(baseline) },
                { "font-family"_L1, mono },
                { "xml:space"_L1, u"preserve"_s },
                { "fill"_L1, step.tone == Tone::Message ? ink : colourOf(step) } });
        m_xml.setAutoFormatting(false); // blanks would be seen
        m_xml.writeCharacters(title);
        if (!detail.isEmpty()) {
            m_xml.writeStartElement(u"tspan"_s);
            write({ { "fill"_L1, step.tone == Tone::Failure ? failure : muted } });
            m_xml.writeCharacters(u"\u00a0\u00a0"_s + detail);
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
        m_xml.setAutoFormatting(true);
        if (!aside.isEmpty()) {
            rectangle(m_place.server() - 16 - double(aside.size()) * characterWidth,
                      baseline - 11,
                      double(aside.size()) * characterWidth + 6,
                      14,
                      { { "fill"_L1, paper } });
            text(m_place.server() - 12,
                 baseline,
                 aside,
                 { { "text-anchor"_L1, u"end"_s },
                   { "font-size"_L1, u"11"_s },
                   { "fill"_L1, step.isUnanswered ? failure : muted } });
        }
    }

    /// From a question to its answer, left of the client.
    void bracket(qsizetype row)
    {
        const SequenceStep &step = m_steps[row];
        const auto asked = m_rows.constFind(step.answers);
        if (step.answers == 0 || asked == m_rows.cend())
            return;
        // Beside those that have not ended there yet.
        QList<qsizetype> &ends = m_ends[step.connection];
        int slot = 0;
        while (slot < ends.size() && slot < bracketSlots - 1 && ends[slot] >= *asked)
            ++slot;
        ends.resize(std::max<qsizetype>(ends.size(), slot + 1));
        ends[slot] = row;
        const double out = 10 + slot * 8;
        Attributes look { { "stroke"_L1, muted },
                          { "stroke-opacity"_L1, u"0.6"_s },
                          { "fill"_L1, u"none"_s } };
        if (step.isByOrder)
            look.append({ "stroke-dasharray"_L1, u"2 3"_s });
        path(u"M%1 %2h-%3V%4h%3"_s.arg(number(client(step) - 4),
                                       number(arrowAt(*asked)),
                                       number(out),
                                       number(arrowAt(row))),
             look);
    }

    const QList<SequenceStep> m_steps;
    const qsizetype m_left; ///< out
    QMap<quint32, qsizetype> m_lanes; ///< by connection
    QHash<qint64, qsizetype> m_rows; ///< by number
    QHash<quint32, QList<qsizetype>>
        m_ends; ///< of brackets, by connection: the last row of each slot
    SequenceLanes m_place;
    QByteArray m_bytes;
    QXmlStreamWriter m_xml;
};
} // namespace

QByteArray sequenceSvg(const QList<SequenceStep> &steps, qsizetype leftOut)
{
    return Picture(steps, leftOut).written();
}

Result<QList<ExportedFile>> exportSvg(const Session &session, const ExportOptions &options)
{
    return QList<ExportedFile> {
        { fileName(options.name, u".svg"), sequenceSvg(sequenceOf(session)), false }
    };
}

} // namespace jackfield
