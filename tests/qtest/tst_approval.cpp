// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/qtest/approval.h>
#include <jackfield/qtest/matchers.h>
#include <jackfield/session/recordto.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

#include <QProcess>
#include <QTemporaryDir>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// A conversation of one question and one answer.
Session conversation(const QString &question, const QString &answer)
{
    SessionRecorder recorder;
    const WsHandler handler = [answer](const Request &) -> WsResponse {
        return [answer](const WebSocket &socket) {
            socket.onMessage([=](const WsMessage &) { socket.send(WsMessage::text(answer)); });
        };
    };
    const auto client =
        testing::testWsClient(then(recordTo(recorder), handler), Request::get(u"/x"_s));
    client->send(WsMessage::text(question));
    (void)client->receive();
    client->close();
    (void)client->receive();
    return recorder.session();
}
} // namespace

class TestApproval : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void W22_aConversationIsApprovedByTheCommandThatIsShown()
    {
        const QTemporaryDir folder;
        const QString approved = folder.filePath(u"it's one.session.jsonl"_s);
        const QString actual = folder.filePath(u"it's one.actual.session.jsonl"_s);
        const Session session = conversation(u"a"_s, u"{\"n\":1}"_s);
        const auto first = testing::approveSession(session, approved);
        QCOMPARE(first.error().code, Error::Code::Missing);
        QVERIFY(Session::load(actual)->split().size() == 1);

        const QString command = first.error().message.section(u"to approve it: "_s, 1);
        QCOMPARE(QProcess::execute(u"sh"_s, { u"-c"_s, command }), 0);
        JACKFIELD_OK(testing::approveSession(session, approved));
        JACKFIELD_OK(testing::approveSession(conversation(u"a"_s, u"{ \"n\": 1.0 }"_s), approved));
    }

    void whatDiffersIsNamedAndKept()
    {
        const QTemporaryDir folder;
        const QString approved = folder.filePath(u"chat.session.jsonl"_s);
        const QString actual = folder.filePath(u"chat.actual.session.jsonl"_s);
        JACKFIELD_OK(conversation(u"a"_s, u"{\"n\":1,\"t\":5}"_s).save(approved));
        const Session other = conversation(u"a"_s, u"{\"n\":2,\"t\":6}"_s);
        const auto result = testing::approveSession(other, approved, Matching().ignore(u"/t"_s));
        QCOMPARE(result.error().code, Error::Code::Invalid);
        QVERIFY2(result.error().message.contains(u"/n: expected 1, got 2"_s),
                 qPrintable(result.error().message));
        QVERIFY(!result.error().message.contains(u"/t: "_s));
        QVERIFY(Session::load(actual)->events == other.events);

        JACKFIELD_OK(testing::approveSession(
            conversation(u"a"_s, u"{\"n\":1,\"t\":9}"_s), approved, Matching().ignore(u"/t"_s)));
        QVERIFY(!QFile::exists(actual));
        QCOMPARE(testing::approveSession(conversation(u"b"_s, u"{\"n\":1,\"t\":5}"_s), approved)
                     .error()
                     .code,
                 Error::Code::Invalid);
    }

    void aFileThatIsNoSessionIsAnErrorAndStays()
    {
        const QTemporaryDir folder;
        const QString approved = folder.filePath(u"x.session.jsonl"_s);
        QFile file(approved);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("hello") == 5);
        file.close();
        const auto result = testing::approveSession(conversation(u"a"_s, u"b"_s), approved);
        QCOMPARE(result.error().code, Error::Code::Invalid);
        QVERIFY(result.error().where.contains(approved));
        QCOMPARE(file.size(), 5);
    }
};

QTEST_GUILESS_MAIN(TestApproval)
#include "tst_approval.moc"
