// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/qtest/contract.h>

#include <QTest>

using namespace jackfield;

/// The suite against the in-memory client.
class TestContractOffline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contract_data() { testing::contract::addRows(); }
    void contract()
    {
        testing::contract::run([](const WsHandler &handler, const Request &request) {
            return testing::upgrade(handler, request).transform([](auto client) {
                return testing::contract::Connected { nullptr, std::move(client) };
            });
        });
    }
};

QTEST_GUILESS_MAIN(TestContractOffline)
#include "tst_contract_offline.moc"
