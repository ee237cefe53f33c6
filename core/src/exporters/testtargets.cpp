// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "testtargets_p.h"

namespace jackfield {

const TestTarget qtTest { .codeTemplate = "qtest.in",
                          .language = &Language::cpp,
                          .files = { { "tst_@name@.cpp", "file" },
                                     { "handler.h", "handler", true },
                                     { "CMakeLists.txt", "cmake", true } },
                          .bringsSession = true };

const TestTarget pytest { .codeTemplate = "pytest.in",
                          .language = &Language::python,
                          .files = { { "test_@name@.py", "file" } } };

const TestTarget vitest { .codeTemplate = "vitest.in",
                          .language = &Language::javaScript,
                          .files = { { "@name@.test.js", "file" },
                                     { "package.json", "package", true } } };

const TestTarget jest { .codeTemplate = "jest.in",
                        .language = &Language::javaScript,
                        .files = { { "@name@.test.js", "file" },
                                   { "package.json", "package", true } } };

const TestTarget playwright { .codeTemplate = "playwright.in",
                              .language = &Language::javaScript,
                              .plays = Side::Server,
                              .tests = TestTarget::Tests::Whole,
                              .files = { { "@name@.spec.js", "file" },
                                         { "package.json", "package", true },
                                         { "playwright.config.js", "config", true } } };

const TestTarget msw { .codeTemplate = "msw.in",
                       .language = &Language::javaScript,
                       .plays = Side::Server,
                       .tests = TestTarget::Tests::Single,
                       .files = { { "@name@.handlers.js", "file" } } };

const TestTarget k6 { .codeTemplate = "k6.in",
                      .language = &Language::javaScript,
                      .files = { { "@name@.k6.js", "file" } } };

const TestTarget artillery { .codeTemplate = "artillery.in",
                             .language = &Language::javaScript,
                             .files = { { "@name@.artillery.yml", "scenario" },
                                        { "@name@.processor.js", "processor" },
                                        { "package.json", "package", true } } };

const TestTarget junit { .codeTemplate = "junit.in",
                         .language = &Language::kotlin,
                         .files = { { "@Name@Test.kt", "file" } } };

const TestTarget websocat { .codeTemplate = "websocat.in",
                            .language = &Language::shell,
                            .tests = TestTarget::Tests::Single,
                            .files = { { "@name@.sh", "file" } } };

const TestTarget go { .codeTemplate = "go.in",
                      .language = &Language::go,
                      .files = { { "@name@_session_test.go", "file" },
                                 { "sessions_test.go", "helpers" },
                                 { "go.mod", "module", true } } };

} // namespace jackfield
