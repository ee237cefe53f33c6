// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "look.h"

#include <BreezeIcons>
#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QStyleHints>
#include <QSvgRenderer>
#include <QWidget>

/// The resources of a static library have to be asked for, in no namespace.
static void initResources()
{
    Q_INIT_RESOURCE(style);
}

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
/// Breeze draws with this ink; it is replaced before rendering.
constexpr QByteArrayView breezeInk = "#232629";

class ThemedIcon : public QIconEngine
{
public:
    ThemedIcon(QByteArray svg, const Look *look)
        : m_svg(std::move(svg))
        , m_look(look)
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Theme &theme = m_look->theme();
        const QColor ink = mode == QIcon::Disabled ? theme.muted : theme.ink;
        QByteArray svg = m_svg;
        QSvgRenderer(svg.replace(breezeInk, ink.name().toLatin1())).render(painter, rect);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QIconEngine *clone() const override { return new ThemedIcon(*this); }

private:
    QByteArray m_svg;
    const Look *m_look;
};

/// Before the repository is made, which looks for a definition of ours in the resources.
Theme firstTheme()
{
    initResources();
    return Theme::light();
}
} // namespace

Look::Look(QObject *parent)
    : QObject(parent)
    , m_theme(firstTheme())
{
    BreezeIcons::initIcons();
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_choice == ThemeChoice::System)
            apply();
    });
}

void Look::choose(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void Look::apply()
{
    const bool systemIsDark = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
    const bool dark =
        m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && systemIsDark);
    m_theme = dark ? Theme::dark() : Theme::light();
    QApplication::setPalette(m_theme.palette());
    qApp->setStyleSheet(styleSheet(m_theme));
    Q_EMIT changed();
}

KSyntaxHighlighting::Theme Look::highlighting() const
{
    return m_repository.theme(m_theme.isDark ? u"Jackfield Dark"_s : u"Jackfield Light"_s);
}

QFont Look::monospace() const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (m_textSize > 0)
        font.setPointSize(m_textSize);
    return font;
}

int Look::textSize() const
{
    return m_textSize > 0 ? m_textSize : qRound(QFontInfo(monospace()).pointSizeF());
}

void Look::setTextSize(int points)
{
    if (std::exchange(m_textSize, points) != points)
        Q_EMIT textSizeChanged();
}

void Look::setMonospace(QWidget *text) const
{
    text->setFont(monospace());
    connect(this, &Look::textSizeChanged, text, [this, text] { text->setFont(monospace()); });
}

QIcon Look::icon(const QString &name) const
{
    for (const auto *folder : { "actions", "places", "devices" }) {
        QFile file(u":/icons/breeze/%1/16/%2.svg"_s.arg(QLatin1StringView(folder), name));
        if (file.open(QIODevice::ReadOnly))
            return QIcon(new ThemedIcon(file.readAll(), this));
    }
    return {};
}

QIcon Look::swatch(qsizetype tint) const
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.rowTints[size_t(tint)].mark, 4));
    painter.setBrush(m_theme.rowTints[size_t(tint)].tint);
    painter.drawRoundedRect(4, 4, 24, 24, 4, 4);
    return pixmap;
}

QIcon Look::logo() const
{
    QFile file(u":/jackfield/icons/jackfield.svg"_s);
    return file.open(QIODevice::ReadOnly) ? QIcon(new ThemedIcon(file.readAll(), this)) : QIcon();
}

} // namespace jackfield::ui
