// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <jackfield/support/error.h>
#include <jackfield/ws/compression.h>
#include <jackfield/ws/transport.h>

#include <optional>

namespace jackfield::cli {

/// What both sides of a connection have: a certificate to show, and who carries the frames.
struct EndpointOptions
{
    std::string certificateFile;
    std::string keyFile;
    std::string transportName = "exact";
    bool compress = false;

    /// Adds the options; the value must live until the command has run.
    void addTo(CLI::App &app);
    /// Io: the certificate or its key cannot be read.
    Result<void> checkFiles() const;
    Transport transport() const;
    /// What a client offers and a server agrees to.
    std::optional<Compression> compression() const;
};

} // namespace jackfield::cli
