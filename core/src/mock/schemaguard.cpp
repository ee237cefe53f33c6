// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "schemaguard_p.h"

#include <algorithm>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

bool holdsNames(const QString &keyword)
{
    static const QStringList keywords {
        u"properties"_s, u"$defs"_s, u"definitions"_s, u"dependentSchemas"_s, u"dependencies"_s
    };
    return keywords.contains(keyword);
}

bool holdsValues(const QString &keyword)
{
    static const QStringList keywords {
        u"const"_s, u"enum"_s, u"default"_s, u"examples"_s, u"required"_s
    };
    return keywords.contains(keyword);
}

namespace {
bool isDefinition(const QString &keyword)
{
    return keyword == u"$defs"_s || keyword == u"definitions"_s;
}

/// Goes through a schema as an evaluation does: a reference is the schema that it refers to.
class Guard
{
public:
    explicit Guard(const JsonValue &root)
        : m_root(root)
    { }

    std::optional<SchemaProblem> look()
    {
        schema(m_root, {});
        return m_problem;
    }

private:
    void fail(const JsonPointer &place, const QString &words)
    {
        if (!m_problem)
            m_problem = SchemaProblem { place, words };
    }

    void schema(const JsonValue &value, const JsonPointer &at)
    {
        constexpr int most = 5000;
        if (m_problem)
            return;
        if (++m_seen > most)
            return fail(at, u"a schema with more than %1 parts, references filled in"_s.arg(most));
        if (value.isArray()) {
            qsizetype index = 0;
            for (const JsonValue &element : value.elements())
                schema(element, at.child(index++));
        }
        if (!value.isObject())
            return;
        for (const auto &[keyword, child] : value.members()) {
            if (!holdsValues(keyword))
                member(keyword, child, at.child(keyword));
        }
    }

    void member(const QString &keyword, const JsonValue &value, const JsonPointer &at)
    {
        if ((keyword == u"pattern"_s && value.isString()) || keyword == u"patternProperties"_s)
            return fail(
                at,
                u"regular expressions of a schema are not searched for; 'matches' does, beside "
                "it in 'all'"_s);
        if (keyword == u"$dynamicRef"_s || keyword == u"$recursiveRef"_s)
            return fail(at, u"a schema that refers to itself is not evaluated"_s);
        if (keyword == u"$ref"_s && value.isString())
            return reference(value.toString(), at);
        if (isDefinition(keyword))
            return; // looked at where they are referred to
        if (!holdsNames(keyword))
            return schema(value, at);
        for (const auto &[name, child] : value.members())
            schema(child, at.child(name));
    }

    void reference(const QString &text, const JsonPointer &at)
    {
        if (!text.startsWith(u'#'))
            return fail(
                at,
                u"'%1' stands elsewhere; only references like #/$defs/name are followed"_s.arg(
                    text));
        const auto pointer = JsonPointer::parse(
            QString::fromUtf8(QByteArray::fromPercentEncoding(text.sliced(1).toUtf8())));
        const auto target = pointer ? m_root.at(*pointer) : std::nullopt;
        if (!target)
            return fail(at, u"there is no '%1'"_s.arg(text));
        if (m_under.contains(text))
            return fail(at, u"a schema that refers to itself is not evaluated"_s);
        m_under.append(text);
        schema(*target, *pointer);
        m_under.removeLast();
    }

    const JsonValue m_root;
    QStringList m_under { u"#"_s }; ///< references that are being followed
    int m_seen = 0;
    std::optional<SchemaProblem> m_problem;
};
} // namespace

std::optional<SchemaProblem> problemOf(const JsonValue &schema)
{
    return Guard(schema).look();
}

bool comparesItems(const JsonValue &schema)
{
    for (const auto &[keyword, value] : schema.members()) {
        if (keyword == u"uniqueItems"_s || comparesItems(value))
            return true;
    }
    return std::ranges::any_of(schema.elements(), &comparesItems);
}

} // namespace jackfield::mock
