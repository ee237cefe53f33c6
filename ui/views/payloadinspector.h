// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "textview.h"

#include <jackfield/decode/decoder.h>
#include <ui/models/jsonreading.h>
#include <ui/models/payloaddiff.h>

#include <optional>

class QComboBox;
class QFrame;
class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace jackfield::ui {

class FramesView;
class HandshakeSecrets;
class HexPanel;
class JsonTableView;
class JsonTreeView;
class MessageLogModel;

/// One message, as a person reads it: pretty JSON or text, a tree, an array as a table, its characters as they came, its bytes,
/// its frames on the wire, and what is different from another one.
class PayloadInspector : public QWidget
{
    Q_OBJECT

public:
    enum Tab { Pretty, Tree, Table, Raw, Hex, Frames, Diff };

    /// `log` outlives it.
    PayloadInspector(Look &look, const MessageLogModel &log, QWidget *parent = nullptr);

    /// Those of the log, which outlive it: until they are shown a button offers it.
    void setSecrets(HandshakeSecrets &secrets);
    /// How rows of the store are called; by their numbers from 1 on unless set.
    void setRowNames(const std::function<QString(qsizetype row)> &names) { m_rowNames = names; }
    /// Shows a row of the store, compared with the last one like it; -1 shows nothing.
    void show(qsizetype row);
    /// Shows what is different between two rows of the store.
    void compare(qsizetype before, qsizetype row);

    /// The keyboard goes to what is shown.
    void focusContent();

    /// That of the tabs: what does not fit beside them stands below.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void lensRequested(const QString &path);
    void termRequested(const QString &term);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What is shown of a row.
    struct Shown
    {
        SharedBytes payload = {};
        bool isBinary = false;
        QStringList by = {}; ///< decoders that made it of what came
        QString problem = {}; ///< why the chosen one could not
    };

    void createBar(Look &look);
    void createPages(Look &look);
    void createDecoding();
    QWidget *createSecretsBar(Look &look);
    SharedBytes payloadOf(qsizetype row) const;
    /// What came, before it is decoded.
    Shown raw(qsizetype row) const;
    bool isToDecode(qsizetype row) const;
    /// What a decoder makes of it: its row of the choice. Thread: any.
    static Shown decoded(const Shown &came, int choice, const decode::Hint &hint);
    void read();
    void render();
    void showBytes(const SharedBytes &bytes);
    /// What was read as JSON.
    void renderJson();
    void showNone(const QString &why);
    void renderFrames();
    void renderDiff();
    void showDiff(const PayloadDiff &diff, const QString &about);
    QString nameOf(qsizetype row) const;
    QString about() const;
    void sayAbout(const QString &about);
    void placeAbout();
    void copy();

    const MessageLogModel &m_log;
    std::function<QString(qsizetype)> m_rowNames;
    TextView *m_text;
    QWidget *m_textPage; ///< with what finds in it
    JsonTreeView *m_tree;
    JsonTableView *m_table;
    HexPanel *m_hex;
    FramesView *m_frames;
    QLabel *m_noTree;
    QStackedWidget *m_pages;
    QFrame *m_bar;
    QTabBar *m_tabs;
    QComboBox *m_decoding;
    QLabel *m_about; ///< which row this is, how large, and what was done with it
    int m_aboutWidth = 0; ///< pixels of the widest one since the pane had another width or tab
    QFrame *m_line; ///< below the bar, for what does not fit in it
    QToolButton *m_copy;
    HandshakeSecrets *m_secrets = nullptr;
    QWidget *m_secretsBar; ///< says that some are hidden
    QFrame *m_problemBar;
    QLabel *m_problem; ///< why the chosen decoder could not
    qsizetype m_row = -1;
    std::optional<qsizetype>
        m_before; ///< what it shall be compared with; else the last one like it
    Shown m_shown;
    bool m_isDecoding = false; ///< and m_shown is as it came until then
    LatestResult<Shown> m_decoded;
    LatestResult<PayloadDiff> m_compared;
    JsonReading m_json; ///< for tree and table
};

} // namespace jackfield::ui
