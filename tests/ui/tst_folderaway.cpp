// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// A workspace whose folder goes away and comes back, and whose workspace.json is broken and mended, as git and sync tools do.
#include "treewalk.h"

#include <ui/models/workspacemodel.h>
#include <ui/views/notice.h>

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QToolButton>

namespace {
const QByteArray description = "{\"name\": \"Shop\", \"environments\": ["
                               "{\"name\": \"local\", \"variables\": {}}, "
                               "{\"name\": \"staging\", \"variables\": {\"host\": \"h\"}}]}";
} // namespace

class TestFolderAway : public TreeWalk
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        start();
        m_folder = m_home->filePath(u"projects/shop"_s);
        QVERIFY(copyFolder(m_services.sampleFolder, m_folder));
        QVERIFY(write(m_folder + u"/workspace.json"_s, description));
        m_window->openWorkspace(m_folder);
        m_environment = m_window->findChild<QComboBox *>(u"environment"_s);
        m_name = m_window->findChild<QToolButton *>(u"workspaceButton"_s);
        QCOMPARE(m_environment->count(), 2);
        m_chosen = m_environment->itemText(m_environment->count() - 1);
        m_environment->setCurrentIndex(m_environment->count() - 1);
        m_shown = shown();
    }
    void cleanup() { m_window.reset(); }

    void theFolderComesBack()
    {
        const QString elsewhere = m_home->filePath(u"elsewhere"_s);
        for (int times = 0; times < 2; ++times) {
            QVERIFY(QDir().rename(m_folder, elsewhere));
            QTRY_COMPARE(shown(), QStringList());
            QTRY_VERIFY2(told().contains(m_folder), qPrintable(told()));
            QCOMPARE(m_environment->currentText(), m_chosen);
            QVERIFY(QDir().rename(elsewhere, m_folder));
            QTRY_COMPARE(shown(), m_shown);
            QTRY_COMPARE(told(), QString());
            QCOMPARE(m_environment->currentText(), m_chosen);
        }
    }

    void soDoOneThatWasDeletedAndOneAboveIt()
    {
        const QString copy = m_home->filePath(u"copy"_s);
        QVERIFY(copyFolder(m_folder, copy));
        QVERIFY(QDir(QFileInfo(m_folder).absolutePath()).removeRecursively());
        QTRY_COMPARE(shown(), QStringList());
        QVERIFY(copyFolder(copy, m_folder));
        QTRY_COMPARE(shown(), m_shown);
        QTRY_COMPARE(told(), QString());
        // A file that comes then is seen, too.
        QVERIFY(write(m_folder + u"/connections/new.json"_s, "{}"));
        QTRY_VERIFY(model()->indexOf(m_folder + u"/connections/new.json"_s).isValid());
    }

    void filesInFoldersThatComeWithThemAreShown()
    {
        const QString group = m_folder + u"/connections"_s;
        const QString away = m_home->filePath(u"away"_s);
        for (int times = 0; times < 20; ++times) {
            QVERIFY(QDir().rename(group, away));
            QVERIFY(copyFolder(away, group));
            QVERIFY(QDir(away).removeRecursively());
            QTRY_COMPARE(shown(), m_shown);
        }
    }

    void aBrokenDescriptionIsSaidAndWhatItSaidStays()
    {
        const QString file = m_folder + u"/workspace.json"_s;
        const QString name = m_name->text();
        const QByteArray good = contents(file);
        QVERIFY(write(file, "{\n  \"name\": \"Other\",\n  oops\n}"));
        QTRY_VERIFY2(told().contains(file + u" is no JSON, at line:column 3:"_s),
                     qPrintable(told()));
        QCOMPARE(m_name->text(), name);
        QVERIFY(m_environment->isVisible());
        QCOMPARE(m_environment->currentText(), m_chosen);
        QVERIFY(write(file, good));
        QTRY_COMPARE(told(), QString());
        QCOMPARE(m_environment->currentText(), m_chosen);
    }

private:
    /// Names of the files.
    QStringList shown() const
    {
        QStringList names;
        for (const WorkspaceGroup group : workspaceGroups) {
            const QModelIndex above = model()->indexOf(group);
            for (int row = 0; row < model()->rowCount(above); ++row)
                names.append(model()->index(row, 0, above).data().toString());
        }
        return names;
    }
    /// What the window says, on top.
    QString told() const
    {
        const auto *notice = m_window->centralWidget()->findChild<Notice *>();
        return notice->isVisible() ? notice->text() : QString();
    }

    QString m_folder;
    QStringList m_shown;
    QString m_chosen;
    QComboBox *m_environment = nullptr;
    QToolButton *m_name = nullptr;
};

QTEST_MAIN(TestFolderAway)
#include "tst_folderaway.moc"
