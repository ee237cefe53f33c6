// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "theme.h"

#include <QFile>
#include <QMap>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

Theme Theme::light()
{
    return { .isDark = false,
             .window = QColor(0xf3f4f6),
             .base = QColor(0xffffff),
             .raised = QColor(0xe9ebee),
             .line = QColor(0xd9dce1),
             .ink = QColor(0x1c2026),
             .muted = QColor(0x555e69),
             .accent = QColor(0x2563c9),
             .onAccent = QColor(0xffffff),
             .selected = QColor(0xcfe0fb),
             .incoming = QColor(0x1b66b5),
             .outgoing = QColor(0x24743a),
             .incomingTint = QColor(0xf2f7fd),
             .outgoingTint = QColor(0xedf7ef),
             .failure = QColor(0xb3261e),
             .failureTint = QColor(0xfcebea),
             .warning = QColor(0x8a5a00),
             .warningTint = QColor(0xfdf3dc),
             .good = QColor(0x1f7a3d),
             .added = QColor(0xcdeed5),
             .removed = QColor(0xfdd9d6),
             .rowTints = { { { QColor(0xd1453b), QColor(0xfde6e4) },
                             { QColor(0xd9731a), QColor(0xfdebda) },
                             { QColor(0xc79a00), QColor(0xfaf3cf) },
                             { QColor(0x2e9b4f), QColor(0xe0f4e4) },
                             { QColor(0x2f78d6), QColor(0xe6f1fd) },
                             { QColor(0x8a57cf), QColor(0xeee6fb) } } } };
}

Theme Theme::dark()
{
    return { .isDark = true,
             .window = QColor(0x1d2025),
             .base = QColor(0x16181c),
             .raised = QColor(0x2a2e35),
             .line = QColor(0x31363e),
             .ink = QColor(0xdde1e7),
             .muted = QColor(0xa9b1bc),
             .accent = QColor(0x4c8df6),
             .onAccent = QColor(0x0b1220),
             .selected = QColor(0x24406b),
             .incoming = QColor(0x74b3f7),
             .outgoing = QColor(0x7cc98c),
             .incomingTint = QColor(0x181f29),
             .outgoingTint = QColor(0x17231b),
             .failure = QColor(0xff8a80),
             .failureTint = QColor(0x331d1d),
             .warning = QColor(0xe5b454),
             .warningTint = QColor(0x2f2717),
             .good = QColor(0x6fcf86),
             .added = QColor(0x193322),
             .removed = QColor(0x4a2221),
             .rowTints = { { { QColor(0xf0695f), QColor(0x421f1e) },
                             { QColor(0xf09a4a), QColor(0x3d2815) },
                             { QColor(0xe3c04a), QColor(0x363016) },
                             { QColor(0x63c67e), QColor(0x193322) },
                             { QColor(0x66a8f5), QColor(0x18273d) },
                             { QColor(0xb792f0), QColor(0x31244b) } } } };
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, ink);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Text, ink);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Button, raised);
    palette.setColor(QPalette::ButtonText, ink);
    palette.setColor(QPalette::BrightText, failure);
    palette.setColor(QPalette::Highlight, selected);
    palette.setColor(QPalette::HighlightedText, ink);
    palette.setColor(QPalette::Accent, accent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::ToolTipBase, raised);
    palette.setColor(QPalette::ToolTipText, ink);
    palette.setColor(QPalette::Light, raised);
    palette.setColor(QPalette::Midlight, raised);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, line);
    palette.setColor(QPalette::Shadow, line);
    for (const auto role : { QPalette::Text, QPalette::ButtonText, QPalette::WindowText })
        palette.setColor(QPalette::Disabled, role, muted);
    return palette;
}

QString styleSheet(const Theme &theme)
{
    QFile file(u":/jackfield/ui/style.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const QMap<QString, QColor> names {
        { u"window"_s, theme.window },
        { u"base"_s, theme.base },
        { u"raised"_s, theme.raised },
        { u"line"_s, theme.line },
        { u"ink"_s, theme.ink },
        { u"muted"_s, theme.muted },
        { u"accent"_s, theme.accent },
        { u"onaccent"_s, theme.onAccent },
        { u"selected"_s, theme.selected },
        { u"failure"_s, theme.failure },
        { u"failuretint"_s, theme.failureTint },
        { u"warning"_s, theme.warning },
        { u"warningtint"_s, theme.warningTint },
        { u"good"_s, theme.good },
    };
    for (const auto &[name, colour] : names.asKeyValueRange())
        sheet.replace(u"{"_s + name + u"}"_s, colour.name());
    return sheet.replace(u"{kind}"_s, theme.isDark ? u"dark"_s : u"light"_s);
}

} // namespace jackfield::ui
