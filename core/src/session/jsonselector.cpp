// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonselector_p.h"

#include <QHash>
#include <QVarLengthArray>
#include <algorithm>

namespace jackfield {

namespace {
using Step = JsonSelector::Step;
using Kind = Step::Kind;

/// Reads the simple JSONPaths.
class PathReader
{
public:
    explicit PathReader(QStringView text)
        : m_text(text)
    { }

    std::optional<JsonSelector> read()
    {
        if (!take(u'$'))
            return std::nullopt;
        JsonSelector selector;
        while (!m_text.isEmpty()) {
            const bool hasDot = take(u'.');
            const bool descends = hasDot && take(u'.');
            const bool isBracket = (!hasDot || descends) && take(u'[');
            auto step = isBracket ? bracket() : hasDot ? name() : std::nullopt;
            if (!step)
                return std::nullopt;
            step->descends = descends;
            selector.steps.append(*std::move(step));
        }
        return selector;
    }

private:
    bool take(QChar c)
    {
        if (!m_text.startsWith(c))
            return false;
        m_text = m_text.sliced(1);
        return true;
    }

    template<typename Predicate>
    QStringView takeWhile(const Predicate &isPart)
    {
        const auto end = std::ranges::find_if_not(m_text, isPart);
        const QStringView taken = m_text.first(end - m_text.begin());
        m_text = m_text.sliced(taken.size());
        return taken;
    }

    std::optional<Step> name()
    {
        if (take(u'*'))
            return Step { .kind = Kind::Any, .name = {} };
        const QStringView taken = takeWhile(
            [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c.unicode() > 0x7F; });
        if (taken.isEmpty())
            return std::nullopt;
        return Step { .kind = Kind::Name, .name = taken.toString() };
    }

    std::optional<Step> bracket()
    {
        Step step;
        if (m_text.startsWith(u'\'') || m_text.startsWith(u'"')) {
            const QChar quote = m_text.front();
            m_text = m_text.sliced(1);
            step = { .kind = Kind::Name, .name = takeWhile([quote](QChar c) {
                                                     return c != quote && c != u'\\';
                                                 }).toString() };
            if (!take(quote))
                return std::nullopt;
        } else if (!take(u'*')) {
            bool isNumber = false;
            step.kind = Kind::Index;
            step.index =
                takeWhile([](QChar c) { return c >= u'0' && c <= u'9'; }).toLongLong(&isNumber);
            if (!isNumber)
                return std::nullopt;
        }
        return take(u']') ? std::optional(step) : std::nullopt;
    }

    QStringView m_text;
};

/// Goes through a document with the steps that each selector has still to take.
class Walk
{
public:
    Walk(const JsonDocument &document,
         const QList<JsonSelector> &selectors,
         const std::function<void(qsizetype, quint32)> &selected)
        : m_document(document)
        , m_selectors(selectors)
        , m_selected(selected)
    { }

    void run()
    {
        States states;
        for (qsizetype i = 0; i < m_selectors.size(); ++i)
            states.append({ i, 0 });
        visit(0, states);
    }

private:
    struct State
    {
        qsizetype selector;
        qsizetype step;
        bool operator==(const State &) const = default;
    };
    using States = QVarLengthArray<State, 8>;

    void visit(quint32 node, const States &states)
    {
        for (const auto &[selector, step] : states) {
            if (step == m_selectors[selector].steps.size())
                return m_selected(selector, node);
        }
        const JsonNode &parent = m_document.nodes[node];
        const bool isObject = parent.type == quint32(JsonValue::Type::Object);
        if (states.isEmpty() || (!isObject && parent.type != quint32(JsonValue::Type::Array)))
            return;
        qsizetype index = 0;
        for (quint32 child = node + 1; child < parent.next; ++index) {
            const quint32 value = isObject ? child + 1 : child;
            const QString key =
                isObject ? m_document.characters(m_document.nodes[child]) : QString();
            visit(value, next(states, isObject ? &key : nullptr, index));
            child = m_document.nodes[value].next;
        }
    }

    States next(const States &states, const QString *key, qsizetype index) const
    {
        States found;
        const auto add = [&](const State &state) {
            if (!found.contains(state))
                found.append(state);
        };
        for (const auto &[selector, step] : states) {
            const Step &wanted = m_selectors[selector].steps[step];
            if (wanted.descends)
                add({ selector, step });
            const bool isWanted = wanted.kind == Kind::Any
                || (key ? wanted.kind != Kind::Index && wanted.name == *key
                        : wanted.kind != Kind::Name && wanted.index == index);
            if (isWanted)
                add({ selector, step + 1 });
        }
        return found;
    }

    const JsonDocument &m_document;
    const QList<JsonSelector> &m_selectors;
    const std::function<void(qsizetype, quint32)> &m_selected;
};

/// Places as a tree of their tokens, and the walk through a document along it.
class PlaceTree
{
public:
    explicit PlaceTree(const QList<JsonPointer> &places)
    {
        for (const JsonPointer &place : places) {
            qsizetype at = 0;
            for (const QString &token : place.tokens())
                at = child(at, token);
            m_nodes[at].isPlace = true;
        }
    }

    void walk(const JsonDocument &document, const std::function<void(quint32)> &selected) const
    {
        visit(document, 0, 0, selected);
    }

private:
    struct Node
    {
        bool isPlace = false;
        bool hasChildren = false;
    };

    qsizetype child(qsizetype parent, const QString &token)
    {
        const auto known = m_children.constFind({ parent, token });
        if (known != m_children.constEnd())
            return *known;
        m_nodes[parent].hasChildren = true;
        m_nodes.append(Node());
        return *m_children.insert({ parent, token }, m_nodes.size() - 1);
    }

    void visit(const JsonDocument &document,
               quint32 node,
               qsizetype wanted,
               const std::function<void(quint32)> &selected) const
    {
        if (m_nodes[wanted].isPlace)
            return selected(node);
        const JsonNode &parent = document.nodes[node];
        const bool isObject = parent.type == quint32(JsonValue::Type::Object);
        if (!m_nodes[wanted].hasChildren
            || (!isObject && parent.type != quint32(JsonValue::Type::Array)))
            return;
        qsizetype index = 0;
        for (quint32 child = node + 1; child < parent.next; ++index) {
            const quint32 value = isObject ? child + 1 : child;
            const QString token =
                isObject ? document.characters(document.nodes[child]) : QString::number(index);
            const auto found = m_children.constFind({ wanted, token });
            if (found != m_children.constEnd())
                visit(document, value, *found, selected);
            child = document.nodes[value].next;
        }
    }

    QList<Node> m_nodes { Node() };
    QHash<std::pair<qsizetype, QString>, qsizetype> m_children; ///< by parent and token
};
} // namespace

JsonSelector selectorOf(const JsonPointer &pointer)
{
    JsonSelector selector;
    for (const QString &token : pointer.tokens()) {
        bool isIndex = false;
        const qsizetype index = token.toLongLong(&isIndex);
        isIndex = isIndex && QString::number(index) == token;
        selector.steps.append(
            { .kind = Kind::Token, .name = token, .index = isIndex ? index : -1 });
    }
    return selector;
}

std::optional<JsonSelector> selectorOf(const QString &jsonPath)
{
    return PathReader(jsonPath).read();
}

void select(const JsonDocument &document,
            const QList<JsonSelector> &selectors,
            const std::function<void(qsizetype, quint32)> &selected)
{
    Walk(document, selectors, selected).run();
}

void selectPlaces(const JsonDocument &document,
                  const QList<JsonPointer> &places,
                  const std::function<void(quint32)> &selected)
{
    PlaceTree(places).walk(document, selected);
}

} // namespace jackfield
