// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

/// A reader under random input: runs it and ends the program if a rule that holds for every input is broken.
struct FuzzTarget
{
    const char *name; ///< also of its folder in corpus/
    void (*run)(QByteArrayView input);
};

extern const FuzzTarget deflateTarget; ///< wire::Inflater, and back from wire::Deflater
extern const FuzzTarget describedMockTarget; ///< importers of mocks
extern const FuzzTarget extensionsTarget; ///< wire::agreeOnDeflate, wire::deflateAnswered
extern const FuzzTarget framesTarget; ///< wire::FrameReader
extern const FuzzTarget harTarget; ///< importers and exporters of HAR
extern const FuzzTarget frameTapTarget; ///< net::FrameTap
extern const FuzzTarget httpHeadTarget; ///< net::readRequestHead, readResponseHead, readBody
extern const FuzzTarget messagesTarget; ///< wire::MessageReader
extern const FuzzTarget sessionTarget; ///< eventFromLine, toLine
extern const FuzzTarget uriTemplateTarget; ///< UriTemplate

inline QList<FuzzTarget> allFuzzTargets()
{
    return {
        deflateTarget, describedMockTarget, extensionsTarget, framesTarget,  frameTapTarget,
        harTarget,     httpHeadTarget,      messagesTarget,   sessionTarget, uriTemplateTarget
    };
}

/// Ends the program with a sentence unless `holds`.
void require(bool holds, const char *rule);

/// The first bytes of an input choose what else is asked of the reader; 0 where it has ended.
quint8 takeByte(QByteArrayView &input);
/// `bytes` in pieces of 1 to 16 bytes and sometimes of many, as `seed` has it; 0: of one byte each.
QList<QByteArrayView> cutInPieces(QByteArrayView bytes, quint8 seed);
