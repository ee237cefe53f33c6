// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/payloadfile.h>

#include <QFrame>

class QComboBox;
class QLabel;
class QToolButton;

namespace jackfield::ui {

/// A file that stands in the place of what is written, and is sent as it is on disk then; or a long text that was pasted, which
/// stands in a file of the tab.
class AttachmentView : public QFrame
{
    Q_OBJECT

public:
    explicit AttachmentView(Look &look, QWidget *parent = nullptr);

    /// Empty: there is none.
    const QString &path() const { return m_path; }
    bool isText() const;
    /// What is known of the file is said by tell(). `isPasted`: it is the tab's, and its name tells nobody anything.
    void show(const QString &path, bool isText, bool isPasted);
    bool isPasted() const { return m_isPasted; }
    void tell(const Result<PayloadFile> &file);
    void remove();

Q_SIGNALS:
    /// It was taken away, or is sent as something else.
    void changed();

private:
    QString m_path;
    bool m_isPasted = false;
    QLabel *m_name;
    QLabel *m_details;
    QLabel *m_folder;
    QComboBox *m_mode;
    QToolButton *m_remove;
};

} // namespace jackfield::ui
