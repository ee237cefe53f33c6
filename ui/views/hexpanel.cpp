// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "hexpanel.h"

#include "findbar.h"
#include "styled.h"

#include <ui/models/format.h>

#include <QComboBox>
#include <QFrame>
#include <QGridLayout>
#include <cmath>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int leastRows = 3; ///< with what is around them
} // namespace

HexPanel::HexPanel(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_view(new HexView(look, this))
    , m_place(quietLabel({}, this))
    , m_order(new QComboBox(this))
    , m_readings(createReadings(look))
    , m_layout(new QBoxLayout(QBoxLayout::TopToBottom, this))
{
    m_layout->setContentsMargins({});
    m_view->setMinimumHeight(leastRows * m_view->fontMetrics().lineSpacing());
    m_layout->setSpacing(0);
    auto *bytes = new QWidget(this);
    auto *bytesLayout = new QVBoxLayout(bytes);
    bytesLayout->setContentsMargins({});
    bytesLayout->setSpacing(0);
    bytesLayout->addWidget(m_view, 1);
    bytesLayout->addWidget(
        new FindBar(look, *m_view, tr("Find bytes, as in 0d 0a, or characters"), bytes));
    m_layout->addWidget(bytes, 1);
    m_layout->addWidget(m_readings);
    connect(m_view, &HexView::cursorMoved, this, &HexPanel::read);
    connect(m_order, &QComboBox::currentIndexChanged, this, &HexPanel::read);
    read();
}

QWidget *HexPanel::createReadings(Look &look)
{
    auto *panel = new QFrame(this);
    panel->setObjectName(u"byteReadings"_s);
    panel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *grid = new QGridLayout(panel);
    grid->setContentsMargins(12, 4, 12, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(1);
    m_order->setObjectName(u"byteOrder"_s);
    m_order->addItems({ tr("little endian"), tr("big endian") });
    m_order->setAccessibleName(tr("Byte order of numbers"));
    m_order->setToolTip(tr("Which byte of a number comes first: the lowest or the highest"));
    m_place->setObjectName(u"bytePlace"_s);
    grid->addWidget(m_place, 0, 0, 1, 3);
    grid->addWidget(m_order, 0, 3, Qt::AlignRight);
    using enum ByteReading;
    const QStringList headings { tr("unsigned"), tr("signed"), tr("float") };
    for (int column = 0; column < 3; ++column)
        grid->addWidget(quietLabel(headings[column], panel), 1, column + 1, Qt::AlignRight);
    const QStringList names { tr("8 bit"), tr("16 bit"), tr("32 bit"), tr("64 bit") };
    const QList<QList<ByteReading>> readings { { Unsigned8, Signed8 },
                                               { Unsigned16, Signed16, Float16 },
                                               { Unsigned32, Signed32, Float32 },
                                               { Unsigned64, Signed64, Float64 } };
    for (int row = 0; row < readings.size(); ++row) {
        grid->addWidget(quietLabel(names[row], panel), row + 2, 0);
        for (int column = 0; column < readings[row].size(); ++column)
            addReading(grid, readings[row][column], row + 2, column + 1);
    }
    grid->addWidget(quietLabel(tr("bits"), panel), 6, 0);
    addReading(grid, Bits, 6, 1);
    grid->addWidget(quietLabel(tr("UTF-8"), panel), 7, 0);
    addReading(grid, Character, 7, 1);
    addReading(grid, Time, 7, 2, 2);
    const double digit = QFontMetricsF(look.monospace()).horizontalAdvance(u'0');
    for (const int column : { 1, 2 }) // as wide as numbers of 64 bit get
        grid->setColumnMinimumWidth(column, int(std::ceil(20 * digit)) + 1);
    grid->setColumnStretch(3, 1);
    grid->setRowStretch(8, 1);
    for (const Cell &cell : std::as_const(m_cells))
        cell.label->setFont(look.monospace());
    return panel;
}

void HexPanel::addReading(QGridLayout *grid, ByteReading reading, int row, int column, int span)
{
    QLabel *label = elidedLabel(this);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    if (reading == ByteReading::Time || reading == ByteReading::Character)
        label->setObjectName(reading == ByteReading::Time ? u"byteTime"_s : u"byteCharacter"_s);
    grid->addWidget(label, row, column, 1, span);
    m_cells.append({ reading, label });
}

void HexPanel::read()
{
    const auto order = m_order->currentIndex() == 1 ? QSysInfo::BigEndian : QSysInfo::LittleEndian;
    const qsizetype at = m_view->cursor();
    const QByteArrayView bytes = at < 0
        ? QByteArrayView()
        : m_view->bytes().view.sliced(at, std::min<qsizetype>(8, m_view->bytes().size() - at));
    for (const Cell &cell : std::as_const(m_cells)) {
        const QString text = readingOf(cell.reading, bytes, order);
        cell.label->setText(text);
        cell.label->setToolTip(plainToolTip(text));
    }
    const qsizetype count = m_view->selected().size();
    QString place =
        at < 0 ? tr("no bytes") : tr("byte %1 · 0x%2").arg(formattedCount(at)).arg(at, 0, 16);
    if (count > 1)
        place += tr(" · %1 selected").arg(formattedCount(count));
    m_place->setText(place);
}

void HexPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int readings = m_view->fontMetrics().horizontalAdvance(u'0') * 76;
    const bool isWide = width() >= m_view->widthOf(16) + readings;
    m_layout->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_readings->setMinimumWidth(isWide ? readings : 0);
    setStyled(m_readings, "beside", isWide);
}

} // namespace jackfield::ui
