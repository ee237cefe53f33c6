// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientfields_p.h"
#include "mockdraft_p.h"
#include "yaml_p.h"

#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

namespace jackfield::interop {

using namespace Qt::StringLiterals;

std::unexpected<Error> inCollection(const ImportSource &source, Error error)
{
    if (!source.folder.isEmpty()) {
        error.message.prepend(source.folder + u'/');
        error.where.prepend(source.folder + u'/');
    }
    return std::unexpected(std::move(error));
}

Result<JsonValue> readDocument(const ImportFile &file)
{
    if (file.bytes.trimmed().startsWith('{'))
        return readJson({ .name = file.name, .bytes = file.bytes });
    auto value = parseYaml(file.bytes);
    if (value)
        return value;
    const QString where = u"%1:%2"_s.arg(file.name, value.error().where);
    return failure(value.error().code, u"%1: %2"_s.arg(where, value.error().message), where);
}

namespace {
QByteArray digitsIn(const QString &text)
{
    return text.simplified().remove(u' ').toUtf8();
}
} // namespace

std::optional<QByteArray> bytesOfBase64(const QString &text)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(digitsIn(text), QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? std::optional(*bytes) : std::nullopt;
}

std::optional<QByteArray> bytesOfHex(const QString &text)
{
    const QByteArray digits = digitsIn(text);
    const QByteArray bytes = QByteArray::fromHex(digits);
    return bytes.toHex() == digits.toLower() ? std::optional(bytes) : std::nullopt;
}

QString scalarOf(const JsonValue &value)
{
    if (value.isString())
        return value.toString();
    return value.isNull() ? QString() : QString::fromUtf8(value.toJson());
}

namespace {
bool isSecret(const JsonValue &field)
{
    return memberOf(field, u"secret").toBool() || textOf(field, u"type") == u"secret"_s;
}

/// One that is secret may have its value elsewhere.
bool hasValue(const JsonValue &field)
{
    return !isSecret(field) || !scalarOf(memberOf(field, u"value")).isEmpty();
}

DraftVariables::Values listed(const JsonValue &fields, bool (*isWanted)(const JsonValue &))
{
    DraftVariables::Values values;
    for (const JsonValue &each : fields.elements()) {
        const QString name = textOf(each, each.contains(u"key") ? u"key" : u"name");
        const bool isOn =
            !memberOf(each, u"disabled").toBool() && memberOf(each, u"enabled").toBool(true);
        if (!name.isEmpty() && isOn && isWanted(each))
            values.append({ name, scalarOf(memberOf(each, u"value")) });
    }
    return values;
}
} // namespace

DraftVariables::Values enabledFields(const JsonValue &fields)
{
    if (!fields.isObject())
        return listed(fields, &hasValue);
    DraftVariables::Values values;
    for (const JsonValue::Member &each : fields.members())
        values.append({ each.key, scalarOf(each.value) });
    return values;
}

DraftVariables::Values secretFields(const JsonValue &fields)
{
    return listed(fields, &isSecret);
}

QString inUrl(const QString &value)
{
    static const QRegularExpression place(u"\\{\\{[^{}]*\\}\\}"_s);
    QString made;
    qsizetype at = 0;
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    for (const auto &match : place.globalMatch(value)) {
        made += encoded(value.sliced(at, match.capturedStart() - at)) + match.captured();
        at = match.capturedEnd();
    }
    return made + encoded(value.sliced(at));
}

QString withSegments(const QString &url, const DraftVariables::Values &values)
{
    const qsizetype query = url.indexOf(u'?');
    QStringList segments = url.first(query < 0 ? url.size() : query).split(u'/');
    for (QString &segment : segments) {
        const auto found = std::ranges::find_if(
            values, [&](const auto &each) { return segment == u':' + each.first; });
        if (found != values.end())
            segment = inUrl(found->second);
    }
    return segments.join(u'/') + (query < 0 ? QString() : url.sliced(query));
}

QString withParameters(QString url, const DraftVariables::Values &parameters)
{
    const QString fragment = url.mid(url.indexOf(u'#') < 0 ? url.size() : url.indexOf(u'#'));
    url.chop(fragment.size());
    const QStringList there = url.section(u'?', 1).split(u'&');
    QChar before = url.contains(u'?') ? u'&' : u'?';
    for (const auto &[name, value] : parameters) {
        const QString pair = inUrl(name) + u'=' + inUrl(value);
        const bool isThere = there.contains(pair) || there.contains(name + u'=' + value)
            || (value.isEmpty() && there.contains(name));
        if (isThere)
            continue;
        url += before + pair;
        before = u'&';
    }
    return url + fragment;
}

void addAuthentication(const JsonValue &authentication, ClientDraft &draft)
{
    const QString type = textOf(authentication, u"type");
    if (type.isEmpty() || type == u"none"_s || memberOf(authentication, u"disabled").toBool())
        return;
    const auto given = [&](QStringView name) { return scalarOf(memberOf(authentication, name)); };
    const QString prefix = given(u"prefix");
    const QString place = given(u"addTo") + given(u"placement"); // one of them
    const auto add = [&](const QString &name, const QString &value) {
        if (isToken(name.toUtf8()))
            draft.auth.headers.append(name.toUtf8(), value.toUtf8());
        else
            draft.lose(u"its credential '%1' was left out: it is no header's name"_s.arg(name));
    };
    if (type == u"basic"_s)
        draft.auth.basic = { given(u"username"), given(u"password") };
    else if (type == u"bearer"_s)
        add(u"Authorization"_s, (prefix.isEmpty() ? u"Bearer"_s : prefix) + u' ' + given(u"token"));
    else if (type == u"apikey"_s && place == u"cookie"_s)
        add(u"Cookie"_s, given(u"key") + u'=' + given(u"value"));
    else if (type == u"apikey"_s && !place.startsWith(u"query"_s))
        add(given(u"key"), given(u"value"));
    else
        draft.lose(u"its authentication '%1' was left out"_s.arg(type));
}

} // namespace jackfield::interop
