// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handlerkinds_p.h"

namespace jackfield::mock {

std::span<const HandlerKind> handlerKinds()
{
    static constexpr HandlerKind kinds[] = {
        { QLatin1StringView("echo"), &readEcho },
        { QLatin1StringView("proxy"), &readProxy },
        { QLatin1StringView("refuse"), &readRefuse },
        { QLatin1StringView("replay"), &readReplay },
        { QLatin1StringView("room"), &readRoom },
        { QLatin1StringView("rules"), &readRules },
        { QLatin1StringView("scenario"), &readScenario },
        { QLatin1StringView("script"), &readScript },
        { QLatin1StringView("stream"), &readStream },
    };
    return kinds;
}

} // namespace jackfield::mock
