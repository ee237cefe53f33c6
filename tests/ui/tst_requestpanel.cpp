// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The panel with what a connection asks for, in its window.
#include "clientwalk.h"

#include <QFormLayout>

namespace {
constexpr int fieldHeight = 28;
} // namespace

class TestRequestPanel : public ClientWalk
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

    void whileConnectedThePanelSaysWhenChangesCount()
    {
        const auto says = [this] {
            return std::ranges::any_of(panel()->findChildren<QLabel *>(), [](const QLabel *label) {
                return label->isVisible() && label->text().contains(u"next connection");
            });
        };
        QVERIFY(!says());
        page()->setUrl(url(u"/chat"_s));
        connectNow();
        QVERIFY(says());
    }

    void aFieldStandsOnOneLineWithItsLabel()
    {
        page()->setRequestVisible(true);
        for (const auto tab :
             { RequestPanel::AuthTab, RequestPanel::TlsTab, RequestPanel::OptionsTab }) {
            choose(tab);
            QCoreApplication::processEvents();
            int fields = 0;
            for (const QFormLayout *form : panel()->findChildren<QFormLayout *>()) {
                for (int row = 0; row < form->rowCount(); ++row) {
                    QLayoutItem *label = form->itemAt(row, QFormLayout::LabelRole);
                    const QLayoutItem *field = form->itemAt(row, QFormLayout::FieldRole);
                    if (!label || !label->widget() || !label->widget()->isVisible())
                        continue;
                    ++fields;
                    QCOMPARE(label->geometry().top(), field->geometry().top());
                    QCOMPARE(label->geometry().height(), field->geometry().height());
                    QCOMPARE(field->geometry().height(), fieldHeight);
                }
            }
            QVERIFY(fields > 0);
        }
    }

    void thePanelLeavesTheWindowAsItIs()
    {
        m_window->resize(1024, 640);
        const QSize before = m_window->size();
        for (const auto tab : { RequestPanel::BeforeTab, RequestPanel::OptionsTab }) {
            choose(tab);
            QCoreApplication::processEvents();
            QCOMPARE(m_window->size(), before);
            QVERIFY2(m_window->minimumSizeHint().height() <= 640,
                     qPrintable(QString::number(m_window->minimumSizeHint().height())));
        }
    }
};

QTEST_MAIN(TestRequestPanel)
#include "tst_requestpanel.moc"
