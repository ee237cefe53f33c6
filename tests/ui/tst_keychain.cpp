// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The system's keychain: a real one on a session bus of its own, and the file where there is none.
#include "keychain.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestKeychain : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<QProcess> m_bus;
    std::unique_ptr<QProcess> m_keyring;

    QString file() const { return m_home->filePath(u"data/secrets.json"_s); }

    static Result<QString> read(Keychain &keychain, const QString &key)
    {
        std::optional<Result<QString>> result;
        keychain.read(key, [&](const Result<QString> &value) { result = value; });
        if (result)
            return failure(Error::Code::Invalid, u"it was answered before it returned"_s);
        const bool isThere = QTest::qWaitFor([&] { return result.has_value(); });
        return isThere ? *result : failure(Error::Code::Timeout, u"no answer"_s);
    }
    static Result<QString> keep(Keychain &keychain, const QString &key, const QString &value)
    {
        std::optional<Result<QString>> result;
        keychain.keep(key, value, [&](const Result<QString> &warning) { result = warning; });
        const bool isThere = QTest::qWaitFor([&] { return result.has_value(); });
        return isThere ? *result : failure(Error::Code::Timeout, u"no answer"_s);
    }
    static bool isMissing(Keychain &keychain, const QString &key)
    {
        const auto value = read(keychain, key);
        return !value && value.error().code == Error::Code::Missing;
    }

    void startBus()
    {
        m_bus = std::make_unique<QProcess>();
        m_bus->start(u"dbus-daemon"_s,
                     { u"--session"_s,
                       u"--nofork"_s,
                       u"--print-address=1"_s,
                       u"--address=unix:dir="_s + m_home->path() });
        QVERIFY2(QTest::qWaitFor([this] { return m_bus->canReadLine(); }),
                 qPrintable(m_bus->errorString()));
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus->readLine().trimmed());
    }
    /// Unlocked, with nothing in it.
    void startKeyring()
    {
        m_keyring = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, m_home->filePath(u"keyring"_s));
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_home->path());
        environment.insert(u"HOME"_s, m_home->path());
        m_keyring->setProcessEnvironment(environment);
        m_keyring->start(u"gnome-keyring-daemon"_s,
                         { u"--foreground"_s,
                           u"--unlock"_s,
                           u"--components=secrets"_s,
                           u"--control-directory="_s + m_home->path() });
        m_keyring->write("a password");
        m_keyring->closeWriteChannel();
        // It has told its control socket once it is ready.
        QVERIFY2(QTest::qWaitFor([this] { return m_keyring->canReadLine(); }),
                 m_keyring->readAllStandardError().constData());
    }

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        for (QProcess *process : { m_keyring.get(), m_bus.get() }) {
            if (process) {
                process->terminate();
                process->waitForFinished();
            }
        }
    }

    void withoutOneAFileHasThem()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        Keychain keychain(file());
        QVERIFY(!read(keychain, u"/ws#token"_s));
        const auto warning = keep(keychain, u"/ws#token"_s, u"sw\u00f6rd\nfish"_s);
        QVERIFY2(warning && warning->contains(file()) && warning->contains(u"not encrypted"),
                 qPrintable(warning.value_or(u"no warning"_s)));
        QCOMPARE(
            QFileInfo(file()).permissions()
                & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
            QFile::Permissions());
        QCOMPARE(read(keychain, u"/ws#token"_s).value_or(QString()), u"sw\u00f6rd\nfish"_s);
        Keychain again(file());
        QCOMPARE(read(again, u"/ws#token"_s).value_or(QString()), u"sw\u00f6rd\nfish"_s);
        QVERIFY(keep(again, u"/ws#other"_s, u"2"_s));
        again.forget(u"/ws#token"_s);
        QTRY_VERIFY(!SecretFile(file()).read(u"/ws#token"_s));
        QCOMPARE(SecretFile(file()).read(u"/ws#other"_s).value_or(QString()), u"2"_s);
    }

    void aFileOfNoUseStaysAsItIs()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
        QFile broken(file());
        QVERIFY(broken.open(QIODevice::ReadWrite) && broken.write("{\"a\":") > 0 && broken.flush());
        Keychain keychain(file());
        const auto kept = keep(keychain, u"k"_s, u"v"_s);
        QVERIFY2(!kept && kept.error().message.contains(file()), "it says which");
        QVERIFY(broken.seek(0));
        QCOMPARE(broken.readAll(), "{\"a\":"_ba);
    }

    void aRealOneHasThem()
    {
        // What a file had before there was one.
        QVERIFY(SecretFile(file()).keep(u"/ws#old"_s, u"from before"_s));
        QVERIFY(SecretFile(file()).keep(u"/ws#token"_s, u"older"_s));
        startBus();
        startKeyring();
        Keychain keychain(file());
        QVERIFY(isMissing(keychain, u"/ws#new"_s));
        QCOMPARE(read(keychain, u"/ws#old"_s).value_or(QString()), u"from before"_s);
        QCOMPARE(keep(keychain, u"/ws#token"_s, u"sw\u00f6rd\nfish"_s).value_or(u"failed"_s),
                 QString());
        QVERIFY(!SecretFile(file()).read(u"/ws#token"_s)); // not in two places
        Keychain again(file());
        QCOMPARE(read(again, u"/ws#token"_s).value_or(QString()), u"sw\u00f6rd\nfish"_s);
        QVERIFY(isMissing(again, u"/other#token"_s));
        again.forget(u"/ws#token"_s);
        QTRY_VERIFY(isMissing(again, u"/ws#token"_s));
    }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
