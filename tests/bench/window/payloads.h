// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Messages of 100 MiB in the inspector: when they are seen, when all of them is there, whether the window waits.
void measurePayloads();
