// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
//
// The program that libFuzzer makes of one target; FUZZ_TARGET is its name.
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FUZZ_TARGET.run(QByteArrayView(data, qsizetype(size)));
    return 0;
}
