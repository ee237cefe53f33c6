// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colourrules.h"
#include "format.h"
#include "heartbeats.h"
#include "lognotes.h"
#include "logspill.h"
#include "payloadpath.h"
#include "replytimes.h"
#include "rowset.h"
#include "timeline.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QMap>
#include <QSet>

namespace jackfield::ui {

/// A log as a table over its store. Strings are made for the cells that are asked for, never kept.
/// With a filter it holds the numbers of the rows that pass, without one it folds heartbeats. Behind the columns that all logs have stand those of lenses,
/// each a path into the payloads.
class MessageLogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Connection, Time, Delta, Direction, Kind, Size, Preview, ColumnCount };
    Q_ENUM(Column)
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< Tone
        RowRole, ///< row in the store
        MarkedRole, ///< whether it is one of the rows that are searched for
        ColourRole, ///< RowColour
        NoteRole, ///< its note; nothing if it has none
        FindingRole, ///< what is wrong with it; nothing if nothing is
        TouchRole, ///< what a breakpoint has done to it, in words; empty: nothing
        DroppedRole, ///< whether it is a message that was not delivered
    };
    /// What a row is, for whoever paints it.
    enum class Tone { Plain, Incoming, Outgoing, Control, Failure, Touched };
    Q_ENUM(Tone)

    /// `local`: the side whose incoming and outgoing is meant.
    explicit MessageLogModel(Side local, QObject *parent = nullptr);

    const MessageStore &store() const { return m_store; }
    Side local() const { return m_local; }
    void append(const QList<LogEntry> &entries);
    void clear();
    /// Whether rows are of more than one connection.
    bool hasConnections() const { return m_hasConnections; }

    /// Rows that do not pass are hidden.
    void setFilter(const MessageFilter &filter);
    const MessageFilter &filter() const { return m_passing.filter(); }
    /// Whether rows are still being looked through for the filter.
    bool isFiltering() const;
    /// Rows that pass are marked.
    void setSearch(const MessageFilter &search);
    const RowSet &marked() const { return m_marked; }
    /// The row of the store that is marked next behind the table's `row`, or before it, round the end; -1 if none is.
    qsizetype nextMarked(int row, bool isForward) const;
    /// Whether rows are marked, or something is wrong with them, of those between two parts of the table, from 0 to 1.
    bool isMarkedBetween(double begin, double end) const;

    /// The last row of the store before `row` that is like it: of its connection, direction and kind, and if its payload
    /// says what it is, of the same; -1 if there is none nearby.
    qsizetype likeBefore(qsizetype row) const;

    /// Whether long runs of heartbeats are folded as long as there is no filter.
    bool isFolding() const { return m_heartbeats.isFolding(); }
    void setFolding(bool on);
    /// So many heartbeats of a folded run are shown: 2, or 1.
    void setShownHeartbeats(qsizetype count);
    /// So many rows that follow this one in the store can be unfolded, or folded again.
    qsizetype foldable(qsizetype row) const;
    bool isFolded(qsizetype row) const;
    /// So many rows that follow this one in the store are not shown.
    qsizetype foldedBehind(qsizetype row) const;
    void setFolded(qsizetype row, bool on);
    /// Unfolds what hides the row.
    void reveal(qsizetype row);

    /// Columns behind `ColumnCount`.
    const QList<PayloadPath> &lenses() const { return m_lenses; }
    void addLens(const PayloadPath &path);
    void removeLens(qsizetype lens);

    const QList<ColourRule> &colours() const { return m_colours.rules(); }
    void setColours(const QList<ColourRule> &rules);
    LogNotes &notes() { return m_notes; }
    const LogNotes &notes() const { return m_notes; }

    /// What is wrong with rows of the store, until they are cleared; a mark in the scroll bar, too.
    void setFindings(const QMap<qsizetype, QString> &findings);

    void setTimes(TimeStyle style);

    LogSpill &spill() { return m_spill; }
    const Timeline &timeline() const { return m_timeline; }
    const ReplyTimes &replies() const { return m_replies; }

    /// The store's row behind a row of this table. Precondition: a valid row.
    qsizetype storeRow(int row) const;
    /// The table's row of a row in the store, or the one behind it; -1 if there is none.
    int rowOf(qsizetype storeRow) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Rows came, or some were looked through.
    void countsChanged();
    /// Some are marked, noted or coloured, or no more.
    void marksChanged();

private:
    void publish();
    void takeBack(qsizetype last);
    void notesChanged();
    /// So many rows pass.
    qsizetype passing() const;
    QString text(qsizetype row, int column) const;
    QString delta(int row) const;
    struct LensCell
    {
        QString text;
        bool isNumber = false;
    };
    /// What a lens finds in a row; the cells on a screen are asked for again and again.
    const LensCell &lensCell(qsizetype row, int lens) const;
    Qt::Alignment alignment(qsizetype row, int column) const;
    bool isOfNumbers(int lens) const;
    QString touchWords(qsizetype row) const;
    qsizetype replacedBefore(qsizetype row) const;
    Tone tone(qsizetype row) const;
    RowColour colour(qsizetype row) const;
    QString preview(qsizetype row) const;
    const QString &binaryPreview(qsizetype row) const;
    QString folded(qsizetype row) const;

    MessageStore m_store;
    Timeline m_timeline;
    ReplyTimes m_replies;
    LogSpill m_spill;
    LogNotes m_notes;
    Heartbeats m_heartbeats;
    quint32 m_connection = 0; ///< the first one
    bool m_hasConnections = false;
    QSet<quint32> m_engineIo; ///< connections of which "2" and "3" are heartbeats
    RowSet m_passing;
    RowSet m_marked;
    QList<PayloadPath> m_lenses;
    TimeStyle m_times = TimeStyle::Local;
    ColourRules m_colours;
    QMap<qsizetype, QString> m_findings;
    mutable QCache<qsizetype, RowColour> m_rowColours { 1000 };
    mutable QCache<qsizetype, QString> m_previews { 1000 };
    mutable QCache<std::pair<qsizetype, int>, LensCell> m_cells { 5000 };
    qsizetype m_shown = 0; ///< rows that views were told of
    const Side m_local;
};

} // namespace jackfield::ui
