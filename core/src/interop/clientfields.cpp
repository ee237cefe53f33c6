// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientfields_p.h"
#include "mockdraft_p.h"
#include "yaml_p.h"

#include <QUrl>

namespace jackfield::interop {

using namespace Qt::StringLiterals;

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

QString scalarOf(const JsonValue &value)
{
    if (value.isString())
        return value.toString();
    return value.isNull() ? QString() : QString::fromUtf8(value.toJson());
}

DraftVariables::Values enabledFields(const JsonValue &fields)
{
    DraftVariables::Values values;
    if (fields.isObject()) {
        for (const JsonValue::Member &each : fields.members())
            values.append({ each.key, scalarOf(each.value) });
    }
    for (const JsonValue &each : fields.elements()) {
        const QString name = textOf(each, each.contains(u"key") ? u"key" : u"name");
        const bool isOn =
            !memberOf(each, u"disabled").toBool() && memberOf(each, u"enabled").toBool(true);
        if (!name.isEmpty() && isOn)
            values.append({ name, scalarOf(memberOf(each, u"value")) });
    }
    return values;
}

QString inUrl(const QString &value)
{
    return value.contains(u"{{"_s) ? value : QString::fromLatin1(QUrl::toPercentEncoding(value));
}

QString withParameters(QString url, const DraftVariables::Values &parameters)
{
    QChar before = url.contains(u'?') ? u'&' : u'?';
    for (const auto &[name, value] : parameters) {
        url += before + QString::fromLatin1(QUrl::toPercentEncoding(name)) + u'=' + inUrl(value);
        before = u'&';
    }
    return url;
}

void addAuthentication(const JsonValue &authentication, ClientDraft &draft)
{
    const QString type = textOf(authentication, u"type");
    if (type.isEmpty() || type == u"none"_s || memberOf(authentication, u"disabled").toBool())
        return;
    const QString prefix = textOf(authentication, u"prefix");
    const QString place =
        textOf(authentication, u"addTo") + textOf(authentication, u"placement"); // one of them
    if (type == u"basic"_s) {
        draft.addBasic(textOf(authentication, u"username"), textOf(authentication, u"password"));
    } else if (type == u"bearer"_s) {
        draft.addHeader(u"Authorization"_s,
                        (prefix.isEmpty() ? u"Bearer"_s : prefix) + u' '
                            + textOf(authentication, u"token"));
    } else if (type == u"apikey"_s && !place.startsWith(u"query"_s)) {
        draft.addHeader(textOf(authentication, u"key"), textOf(authentication, u"value"));
        draft.credentials.append(textOf(authentication, u"key").toUtf8());
    } else {
        draft.lose(u"its authentication '%1' was left out"_s.arg(type));
    }
}

} // namespace jackfield::interop
