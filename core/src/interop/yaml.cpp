// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "yaml_p.h"

#include <jackfield/json/jsonwriter.h>
#include <yaml-cpp/yaml.h>

#include <QUtf8StringView>

#include <QRegularExpression>
#include <QSet>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostParts = 1'000'000;

struct Refusal
{
    Error error;
};

QString positionOf(const YAML::Mark &mark)
{
    return mark.is_null() ? QString() : u"%1:%2"_s.arg(mark.line + 1).arg(mark.column + 1);
}

[[noreturn]] void refuse(const YAML::Node &node, Error::Code code, const QString &message)
{
    throw Refusal { { code, message, positionOf(node.Mark()) } };
}

/// What a plain scalar is, if it is no string.
std::optional<QByteArray> plainValue(const QByteArray &text)
{
    static const QRegularExpression decimal(u"^[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?$"_s);
    static const QRegularExpression based(u"^0(x[0-9a-fA-F]+|o[0-7]+)$"_s);
    static const QRegularExpression isNull(u"^(~|null|Null|NULL|)$"_s);
    static const QRegularExpression isBool(u"^(true|True|TRUE|false|False|FALSE)$"_s);
    const QString word = QString::fromUtf8(text);
    if (isNull.match(word).hasMatch())
        return "null"_ba;
    if (isBool.match(word).hasMatch())
        return text.toLower();
    if (based.match(word).hasMatch()) {
        bool fits = false;
        const qlonglong number = text.sliced(2).toLongLong(&fits, text.at(1) == 'x' ? 16 : 8);
        return fits ? std::optional(QByteArray::number(number)) : std::nullopt;
    }
    if (!decimal.match(word).hasMatch())
        return std::nullopt;
    if (JsonValue::parse(text))
        return text;
    bool isNumber = false; // "+1", "007", ".5", "5."
    const double number = text.toDouble(&isNumber);
    return isNumber ? std::optional(JsonValue::number(number).toJson()) : std::nullopt;
}

/// Writes nodes as JSON.
class Writer
{
public:
    QByteArray take() { return std::move(m_json); }

    void write(const YAML::Node &node, int depth)
    {
        if (depth > JsonValue::defaultDepth)
            refuse(node, Error::Code::Unsupported, u"it nests too deep"_s);
        count(node);
        switch (node.Type()) {
        case YAML::NodeType::Scalar:
            m_json += scalar(node);
            break;
        case YAML::NodeType::Sequence:
            list(node, depth);
            break;
        case YAML::NodeType::Map:
            map(node, depth);
            break;
        default:
            m_json += "null";
        }
    }

private:
    /// An alias is as much as what it stands for.
    void count(const YAML::Node &node)
    {
        if (++m_parts > mostParts)
            refuse(node,
                   Error::Code::Unsupported,
                   u"with its aliases filled in it has more than %1 values"_s.arg(mostParts));
    }

    static QByteArray scalar(const YAML::Node &node)
    {
        const QByteArray text = QByteArray::fromStdString(node.Scalar());
        if (!QUtf8StringView(text).isValidUtf8())
            refuse(node, Error::Code::Invalid, u"a text that is not UTF-8"_s);
        const std::string &tag = node.Tag();
        const bool isPlain = tag == "?" || tag.empty();
        if (const auto value = isPlain ? plainValue(text) : std::nullopt)
            return *value;
        return json::quotedUtf8(text);
    }

    void list(const YAML::Node &node, int depth)
    {
        m_json += '[';
        for (std::size_t i = 0; i < node.size(); ++i) {
            if (i > 0)
                m_json += ',';
            write(node[i], depth + 1);
        }
        m_json += ']';
    }

    void map(const YAML::Node &node, int depth)
    {
        QSet<QByteArray> known;
        m_json += '{';
        members(node, depth, known);
        m_json += '}';
    }

    /// Its own members first: they win over what is merged into it (`<<`).
    void members(const YAML::Node &node, int depth, QSet<QByteArray> &known)
    {
        if (depth > JsonValue::defaultDepth)
            refuse(node, Error::Code::Unsupported, u"it nests too deep"_s);
        for (const auto &member : node) {
            const YAML::Node &key = member.first;
            count(key);
            if (!key.IsScalar())
                refuse(key, Error::Code::Unsupported, u"a key must be a word or a number"_s);
            const QByteArray name = scalarKey(key);
            if (name == "\"<<\"" || known.contains(name))
                continue;
            m_json += (known.isEmpty() ? "" : ",") + name + ':';
            known.insert(name);
            write(member.second, depth + 1);
        }
        if (const YAML::Node merged = node["<<"])
            merge(merged, depth, known);
    }

    void merge(const YAML::Node &merged, int depth, QSet<QByteArray> &known)
    {
        if (merged.IsMap())
            return members(merged, depth + 1, known);
        for (const auto &each : merged) {
            if (each.IsMap())
                members(each, depth + 1, known);
        }
    }

    static QByteArray scalarKey(const YAML::Node &key)
    {
        const QByteArray text = QByteArray::fromStdString(key.Scalar());
        if (!QUtf8StringView(text).isValidUtf8())
            refuse(key, Error::Code::Invalid, u"a key that is not UTF-8"_s);
        return json::quotedUtf8(text);
    }

    QByteArray m_json;
    qsizetype m_parts = 0;
};
} // namespace

Result<JsonValue> parseYaml(const QByteArray &text)
{
    try {
        Writer writer;
        writer.write(YAML::Load(text.toStdString()), 0);
        return JsonValue::parse(writer.take(), JsonValue::greatestDepth);
    } catch (const Refusal &refusal) {
        return std::unexpected(refusal.error);
    } catch (const YAML::Exception &error) {
        return failure(Error::Code::Invalid,
                       u"YAML: "_s + QString::fromStdString(error.msg),
                       positionOf(error.mark));
    }
}

} // namespace jackfield
