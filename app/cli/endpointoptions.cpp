// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "endpointoptions.h"

#include "terminal.h"

#include <QFile>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

void EndpointOptions::addTo(CLI::App &app)
{
    auto *key = app.add_option("--key", keyFile, "The certificate's key (PEM)");
    auto *certificate =
        app.add_option("--cert", certificateFile, "The certificate to show (PEM)")->needs(key);
    key->needs(certificate);
    app.add_option("--transport", transportName, "Who carries the frames")
        ->check(CLI::IsMember({ "qt", "exact" }))
        ->capture_default_str();
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

Result<Transport> EndpointOptions::transport() const
{
    if (transportName == "qt")
        return Transport::QtWebSockets;
    return failure(
        Error::Code::Unsupported,
        u"there is no '%1' transport yet; 'qt' is the one there is"_s.arg(text(transportName)),
        u"--transport"_s);
}

} // namespace jackfield::cli
