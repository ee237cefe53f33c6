// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "exacttransport_p.h"
#include "qttransport_p.h"

namespace jackfield::net {

std::shared_ptr<StreamTransport> makeTransport(Transport kind, const StreamTransport::Setup &setup)
{
    if (kind == Transport::QtWebSockets)
        return std::make_shared<QtTransport>(setup);
    return std::make_shared<ExactTransport>(setup);
}

} // namespace jackfield::net
