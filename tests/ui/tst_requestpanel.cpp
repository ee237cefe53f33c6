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

    void theButtonNamesWhatIsSet()
    {
        const auto *button = named<QToolButton>(u"requestToggle"_s);
        QCOMPARE(button->text(), u"Request"_s);
        QVERIFY(button->toolTip().startsWith(u"Headers"_s));
        ConnectionFile file;
        file.headers = { { u"A"_s, u"1"_s }, { u"B"_s, u"2"_s }, { u"C"_s, u"3"_s, false } };
        file.cookies = { { u"a"_s, u"1"_s } };
        file.auth = { .kind = ConnectionFile::Auth::Kind::Bearer, .secret = u"t"_s };
        file.onOpen = { u"Init"_s };
        panel()->show(file);
        Q_EMIT panel()->edited();
        QCOMPARE(button->text(), u"Request · 5"_s);
        const QString what = button->toolTip().section(u'\n', 0, 0);
        QCOMPARE(what, u"Set here: 2 headers, 1 cookie, Bearer token, a message on open"_s);
        QVERIFY(button->toolTip().contains(u"Ctrl+Shift+H"_s));
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
