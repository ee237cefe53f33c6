// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "settingspanel.h"

#include "styled.h"

#include <ui/models/language.h>

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

SettingsPanel::SettingsPanel(const Look &look, const QString &folder, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_language(new QComboBox(this))
    , m_restart(quietLabel(tr("Takes effect after a restart"), this))
    , m_theme(new QComboBox(this))
    , m_times(new QComboBox(this))
    , m_memory(new QSpinBox(this))
    , m_text(new QSpinBox(this))
{
    setObjectName(u"settingsPanel"_s);
    m_language->setObjectName(u"settingLanguage"_s);
    m_language->addItem(tr("Same as the system"), QString());
    for (const Language &language : languages())
        m_language->addItem(language.name, language.code);
    m_restart->setObjectName(u"settingRestart"_s);
    m_theme->setObjectName(u"settingTheme"_s);
    m_theme->addItems({ tr("Same as the system"), tr("Light"), tr("Dark") }); // as ThemeChoice
    m_times->setObjectName(u"settingTimes"_s);
    m_times->addItems(
        { tr("Time of day"), tr("Time of day, UTC"), tr("Since the log's first row") });
    m_memory->setObjectName(u"settingMemory"_s);
    m_memory->setRange(Settings::leastMemory, Settings::mostMemory);
    m_memory->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_memory->setSuffix(tr(" MiB"));
    m_memory->setToolTip(tr("Older rows are on disk and load when needed"));
    m_text->setObjectName(u"settingText"_s);
    m_text->setRange(Settings::leastText, Settings::mostText);
    m_text->setSuffix(tr(" pt"));
    m_text->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_text->setToolTip(tr("Logs, payloads and editors (Ctrl++, Ctrl+-; Ctrl+0: the system's)"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createBar(look));
    layout->addLayout(createForm(folder));
    connect(m_theme, &QComboBox::activated, this, [this](int choice) {
        Q_EMIT themeChosen(ThemeChoice(choice));
    });
    connect(m_language, &QComboBox::activated, this, [this] {
        store();
        showLanguage();
    });
    connect(m_times, &QComboBox::activated, this, &SettingsPanel::store);
    connect(m_memory, &QSpinBox::valueChanged, this, &SettingsPanel::store);
    connect(m_text, &QSpinBox::valueChanged, this, [this](int size) {
        m_shown.textSize = size;
        store();
    });
    connect(&look, &Look::textSizeChanged, this, [this] { showTextSize(); });
}

QFrame *SettingsPanel::createBar(const Look &look)
{
    auto *bar = panelBar(this);
    auto *done = new QToolButton(this);
    done->setObjectName(u"settingsDone"_s);
    done->setText(tr("Done"));
    done->setToolTip(tr("Done (Ctrl+,)"));
    done->setIcon(look.icon(u"dialog-close"_s));
    done->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *row = static_cast<QHBoxLayout *>(bar->layout());
    row->addWidget(plainLabel(tr("Settings"), bar));
    row->addStretch();
    row->addWidget(done);
    connect(done, &QToolButton::clicked, this, &SettingsPanel::closed);
    return bar;
}

QFormLayout *SettingsPanel::createForm(const QString &folder)
{
    auto *form = new QFormLayout;
    form->setContentsMargins(12, 8, 12, 12);
    form->setHorizontalSpacing(12);
    form->setLabelAlignment(Qt::AlignVCenter);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    const auto add = [&](const QString &label, QWidget *field, QWidget *behind = nullptr) {
        field->setAccessibleName(label);
        auto *name = plainLabel(label, this);
        name->setFixedHeight(field->sizeHint().height());
        if (!behind) {
            form->addRow(name, field);
            return;
        }
        auto *row = new QHBoxLayout;
        row->addWidget(field);
        row->addWidget(behind);
        form->addRow(name, row);
    };
    add(tr("Language"), m_language, m_restart);
    add(tr("Theme"), m_theme);
    add(tr("Times in logs"), m_times);
    add(tr("Size of texts"), m_text);
    add(tr("Memory for each log"), m_memory);
    auto *place = quietLabel(folder, this);
    place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(plainLabel(tr("Logs and state are in"), this), place);
    return form;
}

void SettingsPanel::show(const Settings &settings, ThemeChoice theme)
{
    m_shown = settings;
    if (!m_spoken)
        m_spoken = settings.language;
    showLanguage();
    const QSignalBlocker quiet(m_memory);
    m_theme->setCurrentIndex(int(theme));
    m_times->setCurrentIndex(int(settings.times));
    m_memory->setValue(settings.logMemory);
    showTextSize();
}

void SettingsPanel::showTextSize()
{
    const QSignalBlocker quiet(m_text);
    m_text->setValue(m_look.textSize());
}

/// A window that is there keeps its texts.
void SettingsPanel::showLanguage()
{
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_shown.language)));
    m_restart->setVisible(m_shown.language != m_spoken);
}

void SettingsPanel::store()
{
    m_shown.language = m_language->currentData().toString();
    m_shown.logMemory = m_memory->value();
    m_shown.times = TimeStyle(m_times->currentIndex());
    Q_EMIT edited(m_shown);
}

} // namespace jackfield::ui
