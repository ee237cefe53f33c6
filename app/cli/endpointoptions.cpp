// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "endpointoptions.h"

#include "terminal.h"

#include <QFile>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

void EndpointOptions::addTo(CLI::App &app)
{
    auto *key = app.add_option("--key", keyFile, "The certificate's key (PEM)")->type_name("FILE");
    auto *certificate = app.add_option("--cert", certificateFile, "The certificate to show (PEM)")
                            ->type_name("FILE")
                            ->needs(key);
    key->needs(certificate);
    app.add_option("--transport", transportName, "Who carries the frames")
        ->type_name("NAME")
        ->check(CLI::IsMember({ "exact", "qt" }))
        ->capture_default_str();
    app.add_flag("--compress",
                 compress,
                 "Compress messages (permessage-deflate) if the other side does too");
}

Result<void> EndpointOptions::checkFiles() const
{
    for (const std::string &path : { certificateFile, keyFile }) {
        QFile file(text(path));
        if (!path.empty() && !file.open(QIODevice::ReadOnly))
            return failure(
                Error::Code::Io, u"cannot read: %1"_s.arg(file.errorString()), text(path));
    }
    return {};
}

Transport EndpointOptions::transport() const
{
    return transportName == "qt" ? Transport::QtWebSockets : Transport::Exact;
}

std::optional<Compression> EndpointOptions::compression() const
{
    return compress ? std::optional(Compression()) : std::nullopt;
}

} // namespace jackfield::cli
