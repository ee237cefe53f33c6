// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cookiespage.h"

#include "styled.h"

#include <ui/models/format.h>

#include <QBoxLayout>
#include <QLabel>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

CookiesPage::CookiesPage(Look &look, QWidget *parent)
    : RequestPage(parent)
    , m_cookies(new FieldTable(look, tr("cookie"), true, this))
    , m_set(quietLabel({}, this))
{
    m_cookies->setObjectName(u"cookies"_s);
    m_cookies->setAccessibleName(tr("Cookies of the request"));
    m_set->setObjectName(u"cookiesSet"_s);
    m_set->setWordWrap(true);
    m_set->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_set->setContentsMargins(12, 4, 12, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_cookies, 1);
    layout->addWidget(m_set);
    connect(m_cookies, &FieldTable::edited, this, &RequestPage::edited);
    m_set->hide();
}

void CookiesPage::fill(const ConnectionFile &file)
{
    m_cookies->setFields(file.cookies);
}

void CookiesPage::store(ConnectionFile &file) const
{
    file.cookies = m_cookies->fields();
}

void CookiesPage::showSet(const QList<QByteArray> &fields)
{
    QStringList words;
    for (const QByteArray &field : fields)
        words.append(cookieInWords(field));
    m_set->setText(tr("The server set %1.").arg(words.join(tr("; "))));
    m_set->setVisible(!words.isEmpty());
}

} // namespace jackfield::ui
