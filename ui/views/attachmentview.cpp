// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "attachmentview.h"

#include "styled.h"

#include <ui/models/format.h>
#include <ui/models/payloadtext.h>

#include <QComboBox>
#include <QFileInfo>
#include <QShortcut>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int iconSize = 32;

QString visible(const QString &text)
{
    return visibleText(text.toUtf8()).replace(u'\n', u'\u2424');
}
} // namespace

AttachmentView::AttachmentView(Look &look, QWidget *parent)
    : QFrame(parent)
    , m_name(elidedLabel(this))
    , m_details(elidedLabel(this))
    , m_folder(elidedLabel(this))
    , m_mode(new QComboBox(this))
    , m_remove(new QToolButton(this))
{
    setObjectName(u"attachment"_s);
    m_name->setObjectName(u"attachmentName"_s);
    m_details->setObjectName(u"attachmentDetails"_s);
    m_folder->setProperty("quiet", true);
    m_mode->setObjectName(u"attachmentMode"_s);
    m_mode->addItems({ tr("as binary"), tr("as text") });
    m_mode->setAccessibleName(tr("Kind of message the file is sent as"));
    m_mode->setToolTip(tr(
        "One message with the bytes on disk at the time it is sent; as text they must be UTF-8"));
    m_remove->setObjectName(u"attachmentRemove"_s);
    m_remove->setIcon(look.icon(u"window-close"_s));
    m_remove->setAccessibleName(tr("Remove the file"));
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_name);
    words->addWidget(m_details);
    words->addWidget(m_folder);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(iconLabel(look.icon(u"document-preview"_s), iconSize, this), 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_mode, 0, Qt::AlignTop);
    row->addWidget(m_remove, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 8, 12);
    layout->addLayout(row);
    layout->addStretch(1);
    connect(m_remove, &QToolButton::clicked, this, [this] {
        remove();
        Q_EMIT changed();
    });
    auto *undo = new QShortcut(QKeySequence::Undo, this);
    undo->setContext(Qt::WidgetWithChildrenShortcut);
    connect(undo, &QShortcut::activated, m_remove, &QToolButton::click);
    setFocusProxy(m_mode);
    connect(m_mode, &QComboBox::activated, this, &AttachmentView::changed);
    hide();
}

bool AttachmentView::isText() const
{
    return m_mode->currentIndex() == 1;
}

void AttachmentView::show(const QString &path, bool isText, bool isPasted)
{
    m_path = path;
    m_isPasted = isPasted;
    const QFileInfo info(path);
    m_name->setText(isPasted ? tr("A long text") : visible(info.fileName()));
    m_details->clear();
    m_folder->setText(isPasted ? tr("Sent as it was pasted") : visible(info.absolutePath()));
    setToolTip(isPasted ? tr("Sent to the byte: {{ variables }} in it are not replaced")
                        : plainToolTip(visible(path)));
    m_remove->setToolTip(isPasted ? tr("Remove it and go back to what was written (Ctrl+Z)")
                                  : tr("Remove the file and go back to the text (Ctrl+Z)"));
    m_mode->setCurrentIndex(isText ? 1 : 0);
    setVisible(true);
}

void AttachmentView::tell(const Result<PayloadFile> &file)
{
    m_details->setText(file ? u"%1 · %2"_s.arg(formattedSize(file->size), file->kind)
                            : visible(file.error().message));
    setStyled(m_details, "tone", file ? QString() : u"failure"_s);
}

void AttachmentView::remove()
{
    m_path.clear();
    hide();
}

} // namespace jackfield::ui
