// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsondiff.h>
#include <jackfield/replay/assertion.h>

#include <chrono>

namespace jackfield {

/// How much two messages must be alike where no rule says otherwise.
enum class Strictness {
    Exact, ///< byte for byte
    Values, ///< objects and arrays by value, everything else byte for byte
    Types, ///< JSON: every value of the recorded one's type, arrays of any length; other payloads: of the same mode
    Shape, ///< the same, and members may be added, and null stands for anything
};

/// What a rule does at its places.
enum class PlaceRuleKind {
    Ignore, ///< is not compared
    Type, ///< only the type is
    Tolerance, ///< numbers may be off by `amount`
    Percent, ///< numbers may be off by `amount` hundredths of the recorded one
    Bind, ///< another value each time, but always the same one for the same recorded one
    Time, ///< a point in time: as far from its message's as it was recorded, within `amount` milliseconds
};

/// A rule about places in messages.
struct PlaceRule
{
    PlaceRuleKind kind = PlaceRuleKind::Ignore;
    JsonPlaces places;
    double amount = 0;
    QString
        name = {}; ///< of Bind: values of the same name are of the same kind, an order's number for one
    MessageSelector in = {}; ///< the messages that it is for
};

/// What counts as the same message, and which messages must come. Without a rule: objects and arrays by value, everything
/// else by its bytes. By value means: members in any order, numbers by what they are worth, exactly (1 is 1.0, but no
/// digit is rounded away), strings after their escapes. Of members with the same name the last one counts, as for
/// JSON.parse of JavaScript; those before it are not compared.
class Matching
{
public:
    /// Says what a message answers, in the place of what is inferred.
    struct Answer
    {
        int conn = 0;
        int n = 0; ///< the server's message
        int to = 0; ///< the client's; 0: none, it comes by itself

        bool operator==(const Answer &) const = default;
    };

    /// Which binary messages are compared by what stands in them.
    struct Decoding
    {
        notations::Notation as = notations::Notation::Cbor; ///< not JSON
        MessageSelector in = {};
    };

    /// Reads a NAME.matching.json, as docs/sessions.md has it, and lets the scripts that it names be read.
    /// Errors: Io; Invalid, Missing and Unsupported with `where` as "file:line:column".
    static Result<Matching> load(const QString &path);
    /// The same from bytes, and runs no script. `name`: the file in errors; what the rules name is looked for beside it.
    static Result<Matching> parse(const QByteArray &text, const QString &name);
    /// Reads the rules of NAME.matching.json beside NAME.session.jsonl; no rules if there is no such file, and for files of
    /// other names. Errors as load().
    static Result<Matching> beside(const QString &session);
    /// Such a file, one rule a line.
    QByteArray toText() const;
    /// Replaces the file at once or not at all. Error: Io.
    Result<void> save(const QString &path) const;

    Matching &strictness(Strictness value);
    /// What stands at `pointer` or below is not compared. Precondition: a JSON Pointer or JSONPath.
    Matching &ignore(const QString &pointer);
    Matching &ignore(const JsonPointer &place);
    Matching &add(const PlaceRule &rule);
    /// The values at these places are another one each time. Precondition as of ignore().
    Matching &bind(const QString &name, const QStringList &places);
    /// May be missing, and may come where it was not recorded.
    Matching &optional(const MessageSelector &messages);
    /// Such messages come and go as they like, heartbeats for one: they are not compared at all.
    Matching &background(const MessageSelector &messages);
    /// Of such messages, those that follow each other may come in any order.
    Matching &unordered(const MessageSelector &messages);
    Matching &answer(const Answer &answer);
    /// What is not written so is compared by its bytes.
    Matching &decode(const Decoding &decoding);
    /// Must hold of each connection, too.
    Matching &add(const Assertion &assertion);
    /// All of these, too; where the others say how strict, or within what time, they are what counts.
    Matching &add(const Matching &others);
    /// An answer that takes longer is late; 0: none is.
    Matching &answerWithin(std::chrono::milliseconds time);

    Strictness strictness() const { return m_strictness; }
    const QList<PlaceRule> &rules() const { return m_rules; }
    const QList<MessageSelector> &optionals() const { return m_optional; }
    const QList<MessageSelector> &backgrounds() const { return m_background; }
    const QList<MessageSelector> &unorderedGroups() const { return m_unordered; }
    const QList<Answer> &answers() const { return m_answers; }
    const QList<Decoding> &decodings() const { return m_decodings; }
    const QList<Assertion> &assertions() const { return m_assertions; }
    std::chrono::milliseconds answerWithin() const { return m_answerWithin; }

    /// The message, to be read as the rules say.
    ReadMessage read(const MessagePlace &place, const WsMessage &message) const;
    bool isBackground(const MessagePlace &place, const ReadMessage &message) const;
    bool isOptional(const MessagePlace &place, const ReadMessage &message) const;
    /// Which message a client's or server's one answers, if the rules say so.
    std::optional<int> answerOf(int conn, int n) const;
    /// Whether a rule for every message keeps the place from being compared. JSON Pointers only.
    bool isIgnored(const JsonPointer &place) const;

private:
    Strictness m_strictness = Strictness::Values;
    QList<PlaceRule> m_rules;
    QList<MessageSelector> m_optional;
    QList<MessageSelector> m_background;
    QList<MessageSelector> m_unordered;
    QList<Answer> m_answers;
    QList<Decoding> m_decodings;
    QList<Assertion> m_assertions;
    std::chrono::milliseconds m_answerWithin { 0 };
};

} // namespace jackfield
