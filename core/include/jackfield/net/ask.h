// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/clientconfig.h>

#include <QUrl>
#include <memory>

namespace jackfield::net {

using Answered = std::function<void(const std::expected<Response, ConnectFailure> &)>;

/// Asks by HTTP once, for what a connection needs first: a login, a token. Trust, proxy and time-out are those of `config`,
/// whose headers and cookies are not sent; the target of `request` is not looked at, but `url`, http or https. Redirects
/// are not followed, so that the cookies of an answer are there to be read, and nothing is kept for the next time.
/// An answer of any status is one; failures are those of connecting, and Http for one of more than 1 MiB.
/// `answered` is called once, never before ask() has returned, on the calling thread, which runs an event loop. Letting go
/// of what is returned gives up without a word. Thread: the one that asked.
[[nodiscard]] std::shared_ptr<void>
ask(const QUrl &url, const Request &request, const ClientConfig &config, const Answered &answered);

} // namespace jackfield::net
