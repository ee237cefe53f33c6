// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "json/jsonfinder_p.h"
#include "learntplaces_p.h"
#include "timevalue_p.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
bool isBindable(const std::optional<JsonValue> &value)
{
    return value && (value->isString() || value->toInteger());
}

QString freshName(const QString &path, QSet<QString> &taken)
{
    static const QRegularExpression others(u"[^A-Za-z0-9_]+"_s);
    const QStringList words = path.split(others, Qt::SkipEmptyParts);
    const QString name = words.isEmpty() ? u"value"_s : words.last();
    QString fresh = name;
    for (int number = 2; taken.contains(fresh); ++number)
        fresh = name + QString::number(number);
    taken.insert(fresh);
    return fresh;
}
} // namespace

QString generalised(const JsonPointer &pointer, const JsonValue &root)
{
    QString path = u"$"_s;
    bool hasIndex = false;
    JsonPointer so;
    for (QString token : pointer.tokens()) {
        const auto parent = root.at(so);
        const bool isIndex = parent && parent->isArray();
        hasIndex = hasIndex || isIndex;
        so = so.child(token);
        token.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
        path += isIndex ? u"[*]"_s : u"['%1']"_s.arg(token);
    }
    return hasIndex ? path : pointer.toString();
}

bool isTime(const LearntPlace &place)
{
    constexpr double within = 5e6; // as the rule has it
    return std::ranges::all_of(place.seen, [](const LearntPlace::Seen &seen) {
        const auto first = seen.first ? momentNamedBy(*seen.first) : std::nullopt;
        const auto second = seen.second ? momentNamedBy(*seen.second) : std::nullopt;
        return first && second
            && std::abs(double(((*first - seen.firstAt) - (*second - seen.secondAt)).count()))
            <= within;
    });
}

BindingFinder::BindingFinder(std::vector<LearntPlace> &places,
                             const QHash<QString, QList<LearntPair>> &pairs)
    : m_places(places)
    , m_pairs(pairs)
    , m_found(places.size())
{ }

void BindingFinder::run(QSet<QString> taken)
{
    for (size_t i = 0; i < m_places.size(); ++i)
        collect(i);
    for (size_t i = 0; i < m_places.size(); ++i) {
        if (!isOneToOne(i))
            continue;
        for (const auto &[first, second] : m_found[i]) {
            Value &value = m_values[first];
            value.places.insert(i);
            ++value.count;
        }
    }
    std::vector<size_t> first(m_places.size()); // of the places that share values with each
    std::iota(first.begin(), first.end(), size_t(0));
    const auto rootOf = [&](size_t place) {
        while (first[place] != place)
            place = first[place] = first[first[place]];
        return place;
    };
    QSet<size_t> roots; // of places whose values stand for each other
    for (const Value &value : std::as_const(m_values)) {
        for (const size_t place : value.places) {
            const size_t one = rootOf(*value.places.begin());
            const size_t other = rootOf(place);
            first[std::max(one, other)] = std::min(one, other);
        }
    }
    for (const Value &value : std::as_const(m_values)) {
        if (value.count > 1)
            roots.insert(rootOf(*value.places.begin()));
    }
    for (size_t place = 0; place < m_places.size(); ++place) {
        const size_t root = rootOf(place);
        if (!roots.contains(root) || m_found[place].isEmpty() || !isOneToOne(place))
            continue;
        if (m_places[root].binding.isEmpty())
            m_places[root].binding = freshName(m_places[root].path, taken);
        m_places[place].binding = m_places[root].binding;
    }
}

/// All values that stand at the place in messages of its kind, those that are the same too; nothing if some cannot be
/// bound.
void BindingFinder::collect(size_t place)
{
    const LearntPlace &here = m_places[place];
    const bool canBind = !here.isWhole() && !isTime(here)
        && std::ranges::all_of(here.seen, [](const LearntPlace::Seen &seen) {
               return isBindable(seen.first) && isBindable(seen.second);
           });
    if (!canBind)
        return;
    for (const auto &[mine, theirs] : m_pairs.value(here.kind.text)) {
        JsonFinder inMine(mine);
        JsonFinder inTheirs(theirs);
        for (const JsonPointer &pointer : here.places.in(mine)) {
            const auto first = inMine.at(pointer);
            const auto second = inTheirs.at(pointer);
            if (isBindable(first) && isBindable(second))
                m_found[place].append({ first->toJson(), second->toJson() });
        }
    }
    for (const auto &[first, second] : std::as_const(m_found[place])) {
        m_seconds[first].insert(second);
        m_firsts[second].insert(first);
    }
}

/// Whether each of its values has one partner, here and elsewhere, in both directions.
bool BindingFinder::isOneToOne(size_t place) const
{
    return std::ranges::all_of(m_found[place], [this](const auto &pair) {
        return m_seconds.value(pair.first).size() == 1 && m_firsts.value(pair.second).size() == 1;
    });
}

} // namespace jackfield
