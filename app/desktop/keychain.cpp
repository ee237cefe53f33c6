// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "keychain.h"

#include <qt6keychain/keychain.h>

#include <QCoreApplication>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
constexpr auto service = "Jackfield"_L1;

/// Context of the texts for translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Keychain)
};

/// Whether the user or the system said no: then no file gets the secret behind their backs.
bool isDenied(const QKeychain::Job &job)
{
    return job.error() == QKeychain::AccessDenied || job.error() == QKeychain::AccessDeniedByUser;
}

QString wordsOf(const QKeychain::Job &job)
{
    if (isDenied(job))
        return Words::tr("the keychain was not opened");
    return job.errorString().isEmpty() ? Words::tr("there is no keychain") : job.errorString();
}

/// The job destroys itself.
template<typename Job>
void start(Job *job, const QString &key, const std::function<void(const Job &)> &finished)
{
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, finished] { finished(*job); });
    job->start();
}
} // namespace

Keychain::Keychain(const QString &fallback)
    : m_file(fallback)
{ }

void Keychain::read(const QString &key, const Read &answered)
{
    using Job = QKeychain::ReadPasswordJob;
    start<Job>(new Job(service), key, [file = m_file, key, answered](const Job &job) {
        if (job.error() == QKeychain::NoError)
            return answered(job.textData());
        auto kept = file.read(key);
        const bool isNowhere = !kept && kept.error().code == Error::Code::Missing;
        const bool isSure =
            job.error() == QKeychain::EntryNotFound || job.error() == QKeychain::NoBackendAvailable;
        if (isNowhere && !isSure)
            kept = failure(Error::Code::Io, wordsOf(job), key);
        answered(kept);
    });
}

void Keychain::keep(const QString &key, const QString &value, const Kept &answered)
{
    using Job = QKeychain::WritePasswordJob;
    auto *job = new Job(service);
    job->setTextData(value);
    start<Job>(job, key, [file = m_file, key, value, answered](const Job &done) {
        if (done.error() == QKeychain::NoError) {
            (void)file.forget(key); // an older one
            return answered(QString());
        }
        if (isDenied(done))
            return answered(failure(Error::Code::Io, wordsOf(done), key));
        answered(file.keep(key, value).transform([&] {
            return Words::tr(
                       "There is no keychain that could be used here (%1): it stands in %2, not "
                       "encrypted, and only your account can read it.")
                .arg(wordsOf(done), file.path());
        }));
    });
}

void Keychain::forget(const QString &key)
{
    using Job = QKeychain::DeletePasswordJob;
    start<Job>(
        new Job(service), key, [file = m_file, key](const Job &) { (void)file.forget(key); });
}

} // namespace jackfield
