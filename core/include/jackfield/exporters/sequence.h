// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/session.h>

namespace jackfield {

/// A row of a sequence diagram: something that passed between a client and the server, or happened to their connection.
struct SequenceStep
{
    enum class Shape {
        Arrow, ///< from one side to the other
        Exchange, ///< there and back: heartbeats
        Note, ///< at the lane of the side `from`
    };
    enum class Tone { Message, Control, Failure };

    Shape shape = Shape::Arrow;
    Tone tone = Tone::Message;
    quint32 connection = 0; ///< its client has a lane; 0: of none
    Side from = Side::Client;
    bool begins = false; ///< the connection
    bool ends = false;
    qint64 number = 0; ///< which event of the log, from 1
    qint64 time = 0; ///< microseconds
    qint64 until = 0; ///< of an exchange: when the last of it came; of others the same as `time`
    /// Of a peer as it came: whoever shows it makes visible what is not.
    QString title;
    QString detail;
    bool isUnanswered = false; ///< it asked, and nothing answered
    qint64 answers = 0; ///< the number of the step that it answers; 0: of none
    bool isByOrder = false; ///< it answers that one because nothing else came between
    qint64 took = 0; ///< microseconds since that one
};

/// What is said behind a step: "12 ms after #14", "unanswered"; empty if there is nothing to say.
QString asideOf(const SequenceStep &step);

/// What a message is called in a diagram: what it says of its kind, or how a text begins, at most 60 characters.
QString sequenceTitle(QByteArrayView payload, bool isText);

/// From here on a pause before a step is said: "12.4 s later".
constexpr qint64 shortestSaidPause = 1'000'000; ///< microseconds

/// At what intervals something came, as it comes.
class Rhythm
{
public:
    /// Microseconds; not before the last one.
    void add(qint64 time);
    /// "every 20.0 s ± 3 ms"; empty before there are two.
    QString inWords() const;

private:
    qint64 m_last = -1;
    qint64 m_count = 0; ///< of intervals
    double m_mean = 0;
    double m_squares = 0; ///< of what they differ from the mean
};

/// Where the lanes of a diagram stand: clients from the left, the server behind them.
struct SequenceLanes
{
    static constexpr double leastSpacing = 168;

    qsizetype clients = 1;
    double first = 0; ///< of the first client
    double spacing = leastSpacing;

    /// So many that they fill `width` from `left` on, or as close to each other as they may be.
    static SequenceLanes fitted(qsizetype clients, double left, double width);
    double client(qsizetype lane) const { return first + double(lane) * spacing; }
    double server() const { return client(std::max<qsizetype>(1, clients)); }
    double end() const { return server() + margin; }

    static constexpr double margin = 72; ///< beside the first and the last, for answers and names
};

/// The steps of a session: runs of more than two heartbeats as one, answers as ReplyPairs finds them.
QList<SequenceStep> sequenceOf(const Session &session);

/// The steps as a picture of its own: text that can be selected, light colours, nothing that is loaded or run. Of a peer's
/// text nothing is markup, and what cannot be seen is spelt. Times count from the first step. What is beyond
/// `mostSequenceSteps` is left out; that, and what the caller has left out already, is said below the last one.
QByteArray sequenceSvg(const QList<SequenceStep> &steps, qsizetype leftOut = 0);
constexpr qsizetype mostSequenceSteps = 3000;

} // namespace jackfield
