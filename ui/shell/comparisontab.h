// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tab.h"

#include <ui/models/filewatch.h>
#include <ui/models/latestresult.h>
#include <ui/models/sessioncomparison.h>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSplitter;

namespace jackfield::ui {

class ComparisonView;
class PayloadInspector;

/// Two recorded sessions side by side, with the payloads of the chosen row. Follows the files.
class ComparisonTab : public Tab
{
    Q_OBJECT

public:
    /// `state.files`: the paths of both.
    ComparisonTab(const PageContext &context, const TabState &state, QWidget *parent = nullptr);

    QString title() const override;
    Health health() const override;
    QString words() const override { return m_words; }
    TabState state() const override;
    QString place() const override { return m_state.files.join(u'\n'); }
    void apply(const Settings &settings) override;
    /// In the filter.
    void find(bool isMarking) override;
    /// The next difference.
    void findNext(bool isForward) override;
    /// What stood at `from`, a file or a folder, stands at `to`.
    void follow(const QString &from, const QString &to);
    bool isComparing() const { return m_isComparing; }
    const SessionComparison &comparison() const { return m_comparison; }

protected:
    Notice *notice() const override { return m_notice; }

private:
    QWidget *createTitleBar();
    QWidget *createFilterBar();
    void compare();
    void take(const Result<ComparedSessions> &compared);
    void filter();
    void showRow(int row);
    void swap();
    void nameColumns();
    void tellVerdict(const ComparedSessions &compared);

    SessionComparison m_comparison;
    Notice *m_notice;
    QLabel *m_names;
    QLabel *m_verdict;
    QLineEdit *m_filter;
    QCheckBox *m_rules;
    QCheckBox *m_onlyDifferent;
    ComparisonView *m_view;
    PayloadInspector *m_inspector;
    QSplitter *m_split;
    FileWatch m_watch;
    QString m_words;
    bool m_isComparing = false;
    std::optional<bool> m_isSame;
    LatestResult<Result<ComparedSessions>> m_compared { this };
};

} // namespace jackfield::ui
