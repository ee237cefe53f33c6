// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "textreading.h"

#include "prettyjson.h"
#include "viewing.h"

#include <atomic>
#include <optional>

namespace jackfield::ui {

namespace {
constexpr qsizetype pieceBytes = 1 << 20;

/// Whether a text looks as if it were JSON.
bool beginsAsJson(QByteArrayView text)
{
    const QByteArrayView front = text.first(std::min<qsizetype>(text.size(), 64)).trimmed();
    return front.startsWith('{') || front.startsWith('[');
}

/// As many bytes as make a piece: whole lines or, of a line that is longer, whole characters and escapes.
qsizetype rawPiece(QByteArrayView text, qsizetype about)
{
    if (text.size() <= about)
        return text.size();
    const qsizetype feed = text.first(about).lastIndexOf('\n');
    if (feed >= 0)
        return feed + 1;
    return wholeEnd(text, about);
}
} // namespace

/// Makes batches of a text. Thread: one at a time.
class TextReading::Cutting
{
public:
    Cutting(const SharedBytes &bytes, Form form, bool isJson)
        : m_bytes(bytes)
        , m_form(form)
        , m_pretty(bytes.view)
        , m_cutter(isJson)
    { }

    const SharedBytes &bytes() const { return m_bytes; }
    Form form() const { return m_form; }
    bool isAtEnd() const { return m_isAtEnd; }

    TextBatch next(qsizetype about)
    {
        SharedBytes piece;
        if (m_form == Form::Pretty) {
            piece = SharedBytes::of(m_pretty.next(about));
            m_isAtEnd = m_pretty.isAtEnd();
        } else {
            const qsizetype size = rawPiece(m_bytes.view.sliced(m_at), about);
            piece = m_bytes.sliced(m_at, size);
            m_at += size;
            m_isAtEnd = m_at == m_bytes.size();
        }
        TextBatch batch { .piece = m_cutter.cut(piece, m_isAtEnd), .opened = {}, .closed = {} };
        if (m_form == Form::Pretty)
            takeFolds(batch);
        m_lines += quint32(batch.piece.lines.size());
        return batch;
    }

private:
    void takeFolds(TextBatch &batch)
    {
        const size_t first = m_folds;
        size_t line = 0;
        const std::vector<TextLine> &lines = batch.piece.lines;
        for (const PrettyJson::Bracket &bracket : m_pretty.brackets()) {
            while (line + 1 < lines.size() && lines[line + 1].start <= bracket.at)
                ++line;
            const quint32 here = m_lines + quint32(line);
            if (bracket.opens) {
                m_open.push_back({ m_folds++, here });
                batch.opened.push_back({ .open = here });
            } else if (!m_open.empty()) {
                const auto [number, open] = m_open.back();
                m_open.pop_back();
                const TextFold fold { .open = open, .close = here, .members = bracket.members };
                if (number >= first)
                    batch.opened[number - first] = fold;
                else
                    batch.closed.emplace_back(number, fold);
            }
        }
    }

    const SharedBytes m_bytes;
    const Form m_form;
    PrettyJson m_pretty;
    LineCutter m_cutter;
    qsizetype m_at = 0;
    bool m_isAtEnd = false;
    quint32 m_lines = 0;
    size_t m_folds = 0;
    std::vector<std::pair<size_t, quint32>> m_open; ///< numbers and lines of folds
};

struct TextReading::Job
{
    Job(const SharedBytes &bytes, Form form, bool isJson) { cutting.emplace(bytes, form, isJson); }

    std::atomic<bool> isStopped = false;
    std::optional<Cutting> cutting;
};

TextReading::TextReading(QObject *parent)
    : QObject(parent)
    , m_mailbox(this)
{ }

TextReading::~TextReading()
{
    stop();
}

void TextReading::stop()
{
    if (m_job)
        m_job->isStopped = true;
    m_job.reset();
}

void TextReading::start(const SharedBytes &bytes, Form form)
{
    stop();
    const bool isShort = bytes.size() <= shortText;
    m_isJson = isShort ? ui::isJson(bytes.view) : beginsAsJson(bytes.view);
    m_text = {};
    auto job = std::make_shared<Job>(bytes, m_isJson ? form : Form::AsItIs, m_isJson);
    do
        m_text.append(job->cutting->next(isShort ? pieceBytes : firstPiece));
    while (isShort && !job->cutting->isAtEnd());
    Q_EMIT restarted();
    if (job->cutting->isAtEnd()) {
        Q_EMIT finished();
        return;
    }
    m_job = job;
    startViewing([this, job, to = m_mailbox.address()] { run(*this, job, to); });
}

/// What was begun as JSON and is none begins again.
void TextReading::run(TextReading &owner,
                      const std::shared_ptr<Job> &job,
                      const Mailbox::Address &to)
{
    if (job->isStopped)
        return;
    const auto tell = [&](bool isNew, TextBatch batch) {
        const auto told = std::make_shared<TextBatch>(std::move(batch));
        to.post([&owner, job, told, isNew] { owner.take(job, isNew, std::move(*told)); });
    };
    const SharedBytes bytes = job->cutting->bytes();
    if (job->cutting->form() == Form::Pretty && !ui::isJson(bytes.view)) {
        job->cutting.emplace(bytes, Form::AsItIs, false);
        tell(true, job->cutting->next(firstPiece));
    }
    while (!job->isStopped && !job->cutting->isAtEnd())
        tell(false, job->cutting->next(pieceBytes));
    to.post([&owner, job] { owner.finish(job); });
}

void TextReading::take(const std::shared_ptr<Job> &job, bool isNew, TextBatch batch)
{
    if (m_job != job)
        return;
    if (isNew) {
        m_text = {};
        m_isJson = false;
    }
    m_text.append(std::move(batch));
    if (isNew)
        Q_EMIT restarted();
    else
        Q_EMIT grown();
}

void TextReading::finish(const std::shared_ptr<Job> &job)
{
    if (m_job != job)
        return;
    m_job.reset();
    Q_EMIT finished();
}

} // namespace jackfield::ui
