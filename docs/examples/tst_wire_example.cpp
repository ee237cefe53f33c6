// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The example of docs/library/wire.md, letter for letter; a test compares the two.
#include <jackfield/wire/messagereader.h>

#include <QTest>

using namespace jackfield;

class TestWireExample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleWorks()
    {
        // clang-format off
        QByteArray stream; // "Hello" in two frames with a ping between them (RFC 6455 section 5.7), as a client writes it
        stream += wire::encoded({.opcode = wire::Opcode::Text, .payload = "Hel", .fin = false, .mask = 0x37fa213d});
        stream += wire::encoded({.opcode = wire::Opcode::Ping, .payload = "?", .mask = 0x37fa213d});
        stream += wire::encoded({.opcode = wire::Opcode::Continuation, .payload = "lo", .mask = 0x37fa213d});

        wire::MessageReader reader({.reader = wire::Role::Server, .maxMessage = 1 << 20});
        QByteArrayView bytes = stream; // cut wherever the network cut it
        QList<wire::Received> heard;
        while (auto next = reader.next(bytes).value_or(std::nullopt)) // an error is a Violation: close code and sentence
            heard.append(*next);                                      // the ping, then the message
        // clang-format on
        QCOMPARE(heard.size(), 2);
        QCOMPARE(heard.first(), (wire::Received { wire::Opcode::Ping, "?" }));
        QCOMPARE(heard.last(), (wire::Received { wire::Opcode::Text, "Hello" }));
    }
};

QTEST_GUILESS_MAIN(TestWireExample)
#include "tst_wire_example.moc"
