// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
//
// libwebsockets, one thread, its own poll loop: what came waits in the connection's queue until it is writable.
#include "../descriptors.h"

#include <libwebsockets.h>

#include <cstdio>
#include <cstring>
#include <deque>
#include <memory>
#include <set>
#include <string>

namespace {
struct Session
{
    std::string incoming;
    std::deque<std::shared_ptr<const std::string>> queue; ///< each with LWS_PRE bytes in front
    bool isListener = false;
};

std::set<lws *> listeners;

Session *sessionOf(lws *wsi)
{
    return static_cast<Session *>(lws_get_opaque_user_data(wsi));
}

void queue(lws *wsi, const std::shared_ptr<const std::string> &text)
{
    sessionOf(wsi)->queue.push_back(text);
    lws_callback_on_writable(wsi);
}

void received(lws *wsi, const char *bytes, std::size_t size)
{
    Session &session = *sessionOf(wsi);
    session.incoming.append(bytes, size);
    if (!lws_is_final_fragment(wsi) || lws_remaining_packet_payload(wsi) > 0)
        return;
    const auto text =
        std::make_shared<const std::string>(std::string(LWS_PRE, '\0') + session.incoming);
    session.incoming.clear();
    if (!session.isListener)
        return queue(wsi, text);
    for (lws *listener : listeners)
        queue(listener, text);
}

/// All that is queued, while the socket takes it.
int write(lws *wsi)
{
    Session &session = *sessionOf(wsi);
    while (!session.queue.empty()) {
        std::string text = *session.queue.front(); // lws writes its head in front of the text
        session.queue.pop_front();
        const std::size_t size = text.size() - LWS_PRE;
        auto *bytes = reinterpret_cast<unsigned char *>(text.data()) + LWS_PRE;
        if (lws_write(wsi, bytes, size, LWS_WRITE_TEXT) < int(size))
            return -1;
        if (lws_send_pipe_choked(wsi))
            break;
    }
    if (!session.queue.empty())
        lws_callback_on_writable(wsi);
    return 0;
}

int handle(lws *wsi, lws_callback_reasons reason, void *, void *bytes, std::size_t size)
{
    switch (reason) {
    case LWS_CALLBACK_ESTABLISHED: {
        auto *session = new Session;
        char path[32] {};
        lws_hdr_copy(wsi, path, sizeof path, WSI_TOKEN_GET_URI);
        session->isListener = std::strcmp(path, "/broadcast") == 0;
        if (session->isListener)
            listeners.insert(wsi);
        lws_set_opaque_user_data(wsi, session);
        return 0;
    }
    case LWS_CALLBACK_CLOSED:
        listeners.erase(wsi);
        delete sessionOf(wsi);
        lws_set_opaque_user_data(wsi, nullptr);
        return 0;
    case LWS_CALLBACK_RECEIVE:
        received(wsi, static_cast<const char *>(bytes), size);
        return 0;
    case LWS_CALLBACK_SERVER_WRITEABLE:
        return write(wsi);
    default:
        return 0;
    }
}
} // namespace

int main()
{
    jackfield::bench::raiseDescriptorLimit();
    lws_set_log_level(0, nullptr);
    const lws_protocols protocols[] {
        { .name = "bench", .callback = handle, .rx_buffer_size = 64 << 10 }, LWS_PROTOCOL_LIST_TERM
    };
    lws_context_creation_info settings {};
    settings.port = 0;
    settings.iface = "127.0.0.1";
    settings.protocols = protocols;
    settings.options = LWS_SERVER_OPTION_DISABLE_IPV6;
    settings.timeout_secs = 60;
    lws_context *context = lws_create_context(&settings);
    lws_vhost *host = context ? lws_get_vhost_by_name(context, "default") : nullptr;
    if (!host)
        return 1;
    std::printf("listening on ws://127.0.0.1:%d\n", lws_get_vhost_listen_port(host));
    std::fflush(stdout);
    while (lws_service(context, 0) >= 0) { }
    lws_context_destroy(context);
}
