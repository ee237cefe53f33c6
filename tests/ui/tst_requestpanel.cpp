// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The panel with what a connection asks for, in its window.
#include "clientwalk.h"

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
