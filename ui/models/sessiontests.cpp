// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "sessiontests.h"

#include "format.h"
#include "payloadtext.h"
#include "viewing.h"
#include "workspace.h"

#include <jackfield/mock/recordedserver.h>
#include <jackfield/replay/replay.h>

#include <QDir>
#include <QElapsedTimer>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using State = SessionTests::State;

namespace {
constexpr qsizetype mostShown = 200; ///< differences of a session

/// The mock that fits best; empty: none does. Those that cannot be read fit nothing.
QString fitting(const Session &session, const QStringList &mocks)
{
    QString best;
    MockFit most = MockFit::None;
    for (const QString &path : mocks) {
        const auto mock = MockFile::load(path);
        const MockFit fit = mock ? fitOf(*mock, session) : MockFit::None;
        if (fit > most) {
            most = fit;
            best = path;
        }
    }
    return best;
}

/// The server that a session is played to.
jackfield::Result<WsHandler>
handlerOf(const Session &session, const QString &mock, const Matching &rules)
{
    if (mock.isEmpty())
        return replay::asHandler(session, rules);
    return MockFile::load(mock)
        .and_then([&](const MockFile &file) { return recordedServer(file, session); })
        .transform([](const MockServer &server) { return server.handler(); });
}

QString failedWords(const Verdict &verdict)
{
    const qsizetype asserted =
        std::ranges::count(verdict.differences(), Difference::Kind::Assertion, &Difference::kind);
    const qsizetype different = verdict.differences().size() - asserted;
    const QString first = different == 1 ? SessionTests::tr("1 difference")
                                         : SessionTests::tr("%1 differences").arg(different);
    const QString second = asserted == 1
        ? SessionTests::tr("1 assertion does not hold")
        : SessionTests::tr("%1 assertions do not hold").arg(asserted);
    if (asserted == 0)
        return first;
    return different == 0 ? second : u"%1, %2"_s.arg(first, second);
}
} // namespace

SessionTestOutcome runTest(const SessionTest &test, const QStringList &mocks)
{
    QElapsedTimer timer;
    timer.start();
    SessionTestOutcome outcome { .verdict = std::unexpected(QString()), .against = test.mock };
    const auto broken = [&](const Error &error) {
        outcome.verdict = std::unexpected(error.message);
        return outcome;
    };
    const auto session = Session::load(test.session);
    if (!session)
        return broken(session.error());
    const auto rules = Matching::beside(test.session);
    if (!rules)
        return broken(rules.error());
    if (outcome.against.isEmpty())
        outcome.against = fitting(*session, mocks);
    const auto handler = handlerOf(*session, outcome.against, *rules);
    if (!handler)
        return broken(handler.error());
    outcome.verdict = replay::againstHandler(*session, *handler, *rules);
    outcome.took = std::chrono::milliseconds(timer.elapsed());
    return outcome;
}

SessionTests::SessionTests(QObject *parent)
    : QAbstractItemModel(parent)
    , m_mailbox(this)
{ }

SessionTests::~SessionTests()
{
    ++*m_latest;
}

void SessionTests::run(const QString &folder,
                       const QList<SessionTest> &tests,
                       const QStringList &mocks)
{
    stop();
    beginResetModel();
    m_folder = folder;
    m_mocks = mocks;
    m_tests.clear();
    for (const SessionTest &test : tests)
        m_tests.append({ .what = test });
    endResetModel();
    next();
}

void SessionTests::runFailed()
{
    stop();
    beginResetModel();
    for (Test &test : m_tests) {
        if (test.state != State::Passed)
            test = { .what = test.what };
    }
    endResetModel();
    next();
}

void SessionTests::stop()
{
    ++*m_latest;
    if (m_running < 0)
        return;
    m_tests[m_running].state = State::Waiting;
    Q_EMIT dataChanged(index(m_running, 0), index(m_running, ColumnCount - 1));
    m_running = -1;
    Q_EMIT progressed();
}

/// One at a time: each has a machine to itself, as on the command line.
void SessionTests::next()
{
    const auto waiting = std::ranges::find(m_tests, State::Waiting, &Test::state);
    m_running = waiting == m_tests.end() ? -1 : int(waiting - m_tests.begin());
    if (m_running >= 0) {
        waiting->state = State::Running;
        Q_EMIT dataChanged(index(m_running, 0), index(m_running, ColumnCount - 1));
        startViewing([this,
                      row = m_running,
                      test = waiting->what,
                      mocks = m_mocks,
                      number = m_latest->load(),
                      latest = m_latest,
                      to = m_mailbox.address()] {
            if (number != *latest)
                return;
            const SessionTestOutcome outcome = runTest(test, mocks);
            to.post([this, row, outcome, number, latest] {
                if (number == *latest)
                    take(row, outcome);
            });
        });
    }
    Q_EMIT progressed();
}

void SessionTests::take(int row, const SessionTestOutcome &outcome)
{
    Test &test = m_tests[row];
    const qsizetype found = outcome.verdict ? outcome.verdict->differences().size() : 1;
    const auto children = int(std::min(found, mostShown));
    const QModelIndex parent = index(row, 0);
    if (children > 0)
        beginInsertRows(parent, 0, children - 1);
    test.outcome = outcome;
    test.state = !outcome.verdict ? State::Broken
        : outcome.passed()        ? State::Passed
                                  : State::Failed;
    if (children > 0)
        endInsertRows();
    Q_EMIT dataChanged(parent, index(row, ColumnCount - 1));
    next();
}

qsizetype SessionTests::count(State state) const
{
    return std::ranges::count(m_tests, state, &Test::state);
}

QString SessionTests::words() const
{
    if (m_tests.isEmpty())
        return tr("no sessions");
    QStringList parts { tr("%1 passed").arg(count(State::Passed)) };
    if (const qsizetype failed = count(State::Failed); failed > 0)
        parts.append(tr("%1 failed").arg(failed));
    if (const qsizetype broken = count(State::Broken); broken > 0)
        parts.append(tr("%1 could not be run").arg(broken));
    const qsizetype waiting = count(State::Waiting);
    if (isRunning()) {
        return tr("Running %1 of %2, %3: %4")
            .arg(m_tests.size() - waiting)
            .arg(m_tests.size())
            .arg(name(m_tests[m_running].what.session), parts.join(u", "_s));
    }
    if (waiting > 0)
        parts.append(tr("%1 not run").arg(waiting));
    return parts.join(u", "_s);
}

QList<TestResult> SessionTests::results() const
{
    QList<TestResult> all;
    for (const Test &test : m_tests) {
        if (test.state > State::Running) {
            all.append({ .name = QDir(m_folder).relativeFilePath(test.what.session),
                         .verdict = test.outcome.verdict,
                         .duration = test.outcome.took });
        }
    }
    return all;
}

int SessionTests::nextFailed(int row, bool isForward) const
{
    const auto count = int(m_tests.size());
    for (int i = 1; i <= count; ++i) {
        const int one = ((row + (isForward ? i : -i)) % count + count) % count;
        if (m_tests[one].state == State::Failed || m_tests[one].state == State::Broken)
            return one;
    }
    return -1;
}

/// Its place below the sessions.
QString SessionTests::name(const QString &path) const
{
    const QString inside = QDir(m_folder).relativeFilePath(path).section(u'/', 1);
    return inside.chopped(inside.endsWith(u".session.jsonl"_s) ? 14 : 0);
}

QModelIndex SessionTests::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || row >= rowCount(parent) || column < 0 || column >= ColumnCount)
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex SessionTests::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, quintptr(0));
}

int SessionTests::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_tests.size());
    if (parent.internalId() != 0 || parent.column() > 0)
        return 0;
    const Test &test = m_tests[parent.row()];
    if (test.state < State::Passed)
        return 0;
    const qsizetype found = test.outcome.verdict ? test.outcome.verdict->differences().size() : 1;
    return int(std::min(found, mostShown));
}

int SessionTests::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant SessionTests::text(const Test &test, int column) const
{
    switch (column) {
    case Name: {
        static const QStringList signs { u"·"_s, u"▸"_s, u"✓"_s, u"✗"_s, u"!"_s };
        return QString(signs[int(test.state)] + u"  "_s + name(test.what.session));
    }
    case Against:
        if (test.state < State::Passed)
            return {};
        return test.outcome.against.isEmpty()
            ? tr("itself")
            : tr("mock %1").arg(Workspace::titleOf(test.outcome.against));
    case Result:
        break;
    default:
        return {};
    }
    switch (test.state) {
    case State::Waiting:
        return tr("not run");
    case State::Running:
        return tr("running…");
    case State::Passed:
        return tr("passed, %1 messages in %2")
            .arg(formattedCount(test.outcome.verdict->messages()),
                 formattedDuration(test.outcome.took.count() * 1000));
    case State::Failed:
        return failedWords(*test.outcome.verdict);
    case State::Broken:
        return tr("could not be run");
    }
    return {};
}

QVariant SessionTests::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isTest = index.internalId() == 0;
    const Test &test = m_tests[isTest ? index.row() : int(index.internalId()) - 1];
    if (role == SessionRole)
        return test.what.session;
    if (isTest) {
        if (role == Qt::DisplayRole)
            return text(test, index.column());
        return role == StateRole ? QVariant(int(test.state)) : QVariant();
    }
    if (!test.outcome.verdict)
        return role == Qt::DisplayRole && index.column() == Name
            ? QVariant(visibleText(test.outcome.verdict.error().toUtf8()))
            : QVariant();
    const Difference &difference = test.outcome.verdict->differences().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name ? QVariant(visibleText(difference.text().toUtf8()))
                                      : QVariant();
    case ConnectionRole:
        return difference.conn;
    case MessageRole:
        return difference.kind == Difference::Kind::Additional ? difference.nearest : difference.n;
    default:
        return {};
    }
}

QVariant SessionTests::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("session");
    case Against:
        return tr("against");
    default:
        return tr("result");
    }
}

} // namespace jackfield::ui
