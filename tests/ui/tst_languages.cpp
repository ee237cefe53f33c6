// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The texts of the window in other languages than that of the source: which one is taken, and that all of them are there.
#include "windowwalk.h"

#include <ui/models/language.h>
#include <ui/models/pseudolanguage.h>
#include <ui/shell/windowstate.h>
#include <ui/views/settingspanel.h>

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLibraryInfo>

namespace {
const QStringList wishes(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

/// Notes each text of ours that is asked for and that `language` has not.
class Missing : public QTranslator
{
public:
    explicit Missing(const QString &language)
    {
        if (!m_texts.load(u":/translations/jackfield_"_s + language))
            qFatal("the language is not in the program");
    }
    bool isEmpty() const override { return false; }
    QString
    translate(const char *context, const char *text, const char *comment, int n) const override
    {
        const QString place = QString::fromLatin1(context);
        const QString found = m_texts.translate(context, text, comment, n);
        const QString words = QString::fromUtf8(text);
        const bool isOfQt =
            place == u"CloseButton" || (place.startsWith(u'Q') && place[1].isUpper());
        const bool isName = words == words.toUpper(); // FIN
        if (found.isEmpty() && !isOfQt && !isName)
            m_missing.insert(place + u": "_s + words);
        return found;
    }
    QStringList missing() const { return m_missing.values(); }

private:
    QTranslator m_texts;
    mutable QSet<QString> m_missing;
};
} // namespace

class TestLanguages : public WindowWalk
{
    Q_OBJECT

    QComboBox *choice() const { return m_window->findChild<QComboBox *>(u"settingLanguage"_s); }
    QLabel *restartNote() const { return m_window->findChild<QLabel *>(u"settingRestart"_s); }
    /// As a person does.
    void choose(const QString &name)
    {
        const int row = choice()->findText(name);
        QVERIFY(row >= 0);
        choice()->setFocus();
        QTest::keyClick(choice(), Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(choice(), Qt::Key_Down);
        QCOMPARE(choice()->currentText(), name);
        Q_EMIT choice()->activated(row); // a combo box says so when the list was open
    }

private Q_SLOTS:
    void cleanup() { m_window.reset(); }

    void theFirstWishThatCanBeMetIsMet_data()
    {
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<QString>("language");
        QTest::newRow("German of Austria is German") << wishes("de-AT en-US") << u"de"_s;
        QTest::newRow("who reads English best gets no German") << wishes("en-GB de") << u"en"_s;
        QTest::newRow("one that is not there is skipped") << wishes("fr-CA fr de-DE") << u"de"_s;
        QTest::newRow("with a script") << wishes("de-Latn-DE") << u"de"_s;
        QTest::newRow("none is there") << wishes("C") << u"en"_s;
        QTest::newRow("no wish") << QStringList() << u"en"_s;
    }
    void theFirstWishThatCanBeMetIsMet()
    {
        QFETCH(QStringList, wanted);
        QTEST(languageFor(wanted), "language");
    }

    void textsAreThereForAsLongAsTheyAreWanted()
    {
        const auto text = [] { return SettingsPanel::tr("Settings"); };
        const auto ofQt = [] { return QCoreApplication::translate("QPlatformTheme", "Cancel"); };
        QCOMPARE(text(), u"Settings"_s);
        {
            const Translations german(u"de"_s);
            QCOMPARE(text(), u"Einstellungen"_s);
            if (QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath)
                              + u"/qtbase_de.qm"_s))
                QCOMPARE(ofQt(), u"Abbrechen"_s);
        }
        QCOMPARE(text(), u"Settings"_s);
        const Translations english(u"en"_s);
        QCOMPARE(text(), u"Settings"_s);
    }

    void aLanguageIsChosenInTheSettingsForTheNextStart()
    {
        moveIn();
        open();
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+,"_s));
        QCOMPARE(choice()->currentIndex(), 0);
        QVERIFY(!restartNote()->isVisible());
        choose(u"Deutsch"_s);
        QVERIFY(restartNote()->isVisible());
        m_window->close();
        const QString file = WindowState::fileIn(m_services.stateFolder);
        QCOMPARE(WindowState::load(file).settings.language, u"de"_s);

        const Translations german(WindowState::load(file).settings.language);
        m_window.reset();
        open();
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+,"_s));
        QCOMPARE(choice()->currentText(), u"Deutsch"_s);
        QCOMPARE(choice()->itemText(0), u"Wie das System"_s);
        QVERIFY(!restartNote()->isVisible());
    }

    void aLanguageThatIsNotThereIsTheSystems()
    {
        const QTemporaryDir folder;
        const QString file = WindowState::fileIn(folder.path());
        WindowState state;
        state.settings.language = u"tlh"_s;
        QVERIFY(state.save(file));
        QCOMPARE(WindowState::load(file).settings.language, QString());
    }

    /// tests/house knows that each text in the source has German; here it is found by those who ask.
    void whatTheWindowAsksForIsFound()
    {
        const Missing german(u"de"_s);
        QCoreApplication::installTranslator(const_cast<Missing *>(&german));
        moveIn();
        open();
        for (const QString &keys : { u"Ctrl+N"_s,
                                     u"Ctrl+Shift+H"_s,
                                     u"Ctrl+E"_s,
                                     u"Ctrl+P"_s,
                                     u"Ctrl+Shift+E"_s,
                                     u"Ctrl+,"_s,
                                     u"F1"_s,
                                     u"Ctrl+K"_s }) {
            QTest::keySequence(m_window.get(), QKeySequence(keys));
            QCoreApplication::processEvents();
        }
        for (const WorkspaceGroup group : workspaceGroups)
            m_window->openPath(m_window->workspace().filesOf(group).first());
        QCoreApplication::processEvents();
        QStringList titles;
        for (const QAction *action : m_window->actions())
            titles.append(action->text());
        QVERIFY(titles.contains(u"Neue Verbindung"_s));
        QCOMPARE(german.missing().join(u'\n'), QString());
    }

    void thePseudoLanguageKeepsWhatIsNoText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("kept");
        QTest::newRow("placeholders") << u"%1 of %2 rows"_s << wishes("%1 %2");
        QTest::newRow("variables")
            << u"with {{ token }} here"_s << QStringList { u"{{ token }}"_s };
        QTest::newRow("quoted") << u"“feed” was deleted."_s << wishes("feed");
        QTest::newRow("URL") << u"as ws://127.0.0.1:9000."_s << wishes("ws://127.0.0.1:9000");
        QTest::newRow("filter") << u"words, dir:in, $.price"_s << wishes("dir:in $.price");
        QTest::newRow("keys") << u"Find (Ctrl+Shift+F)"_s << wishes("Ctrl+Shift+F");
    }
    void thePseudoLanguageKeepsWhatIsNoText()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, kept);
        const QString pseudo = PseudoLanguage::inPseudo(text);
        QString rest = pseudo;
        for (const QString &part : kept) {
            QVERIFY2(pseudo.contains(part), qPrintable(pseudo));
            rest.remove(part);
        }
        QVERIFY2(!rest.contains(QRegularExpression(u"[a-zA-Z]"_s)), qPrintable(pseudo));
        QVERIFY(pseudo.size() > text.size());
    }

    void thePseudoLanguageTurnsTheWindow()
    {
        {
            const Translations pseudo { QString(pseudoLanguage) };
            QTRY_COMPARE(QGuiApplication::layoutDirection(), Qt::RightToLeft);
        }
        QTRY_COMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
    }
};

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
