// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/handframe.h>

#include <QFrame>
#include <array>
#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace jackfield::ui {

/// One frame by hand, around what stands in the composer: every bit of its header, and the bytes that come of it.
class FramePanel : public QFrame
{
    Q_OBJECT

public:
    using Encode = std::function<WrittenFrame(const HandFrame &frame)>;

    explicit FramePanel(Look &look, QWidget *parent = nullptr);

    /// Who makes the bytes.
    void setEncode(const Encode &encode);
    /// What is in the frame, or why nothing can be. `isSecret`: its bytes are not shown.
    void setPayload(const Result<QByteArray> &payload, bool isSecret = false);
    /// Whether it can be sent now.
    void setReady(bool ready);

Q_SIGNALS:
    /// It needs a payload.
    void opened();
    void sendRequested(const QByteArray &bytes);

protected:
    void showEvent(QShowEvent *event) override;
    /// Esc closes it.
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createHead(Look &look);
    void createLength(Look &look);
    QLayout *createFields(Look &look);
    QLayout *createBytes();
    // Nothing, if a field is wrong.
    std::optional<quint32> key() const;
    std::optional<quint64> length() const;
    std::optional<HandFrame> made() const;
    void remake();
    void tell(const QString &words, const QString &tone);

    Encode m_encode;
    Result<QByteArray> m_payload;
    bool m_isSecret = false; ///< the payload
    QByteArray m_bytes;
    bool m_ready = false;
    std::array<QCheckBox *, 4> m_bits {}; ///< FIN, RSV1 to RSV3
    QComboBox *m_opcode;
    QCheckBox *m_isMasked;
    QLineEdit *m_key;
    QComboBox *m_form;
    QLineEdit *m_length;
    QLabel *m_header;
    QLabel *m_shownPayload;
    QLabel *m_verdict;
    QPushButton *m_send;
};

} // namespace jackfield::ui
