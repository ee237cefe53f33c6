// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
//
// Boost.Beast, asynchronous, one thread, as its example websocket_server_async does it: read, write, read.
#include "../descriptors.h"

#include <boost/asio.hpp>
#include <boost/beast.hpp>

#include <cstdio>
#include <deque>
#include <memory>
#include <set>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::ip::tcp;

namespace {
class Session;
using Sessions = std::set<Session *>;

class Session final : public std::enable_shared_from_this<Session>
{
public:
    // The only thread runs everything: no strand, and the executor's type known to the compiler.
    using Socket = asio::basic_stream_socket<tcp, asio::io_context::executor_type>;

    Session(Socket socket, Sessions &listeners)
        : m_stream(std::move(socket))
        , m_listeners(listeners)
    { }
    ~Session() { m_listeners.erase(this); }

    void start()
    {
        m_stream.next_layer().set_option(tcp::no_delay(true));
        beast::http::async_read(m_stream.next_layer(),
                                m_buffer,
                                m_request,
                                [self = shared_from_this()](beast::error_code error, std::size_t) {
                                    if (!error)
                                        self->accept();
                                });
    }

private:
    void accept()
    {
        m_stream.async_accept(m_request, [self = shared_from_this()](beast::error_code error) {
            if (error)
                return;
            self->m_stream.text(true);
            self->m_isListener = self->m_request.target() == "/broadcast";
            if (self->m_isListener)
                self->m_listeners.insert(self.get());
            self->read();
        });
    }

    void read()
    {
        m_stream.async_read(m_buffer,
                            [self = shared_from_this()](beast::error_code error, std::size_t) {
                                if (!error)
                                    self->m_isListener ? self->tellAll() : self->echo();
                            });
    }

    void echo()
    {
        m_stream.async_write(m_buffer.data(),
                             [self = shared_from_this()](beast::error_code error, std::size_t) {
                                 if (error)
                                     return;
                                 self->m_buffer.consume(self->m_buffer.size());
                                 self->read();
                             });
    }

    void tellAll()
    {
        const auto text =
            std::make_shared<const std::string>(beast::buffers_to_string(m_buffer.data()));
        m_buffer.consume(m_buffer.size());
        for (Session *listener : m_listeners)
            listener->queue(text);
        read();
    }

    void queue(std::shared_ptr<const std::string> text)
    {
        m_queue.push_back(std::move(text));
        if (m_queue.size() == 1)
            writeNext();
    }

    void writeNext()
    {
        m_stream.async_write(asio::buffer(*m_queue.front()),
                             [self = shared_from_this()](beast::error_code error, std::size_t) {
                                 if (error)
                                     return;
                                 self->m_queue.pop_front();
                                 if (!self->m_queue.empty())
                                     self->writeNext();
                             });
    }

    websocket::stream<Socket> m_stream;
    beast::flat_buffer m_buffer;
    beast::http::request<beast::http::empty_body> m_request;
    Sessions &m_listeners;
    bool m_isListener = false;
    std::deque<std::shared_ptr<const std::string>> m_queue;
};

using Acceptor = asio::basic_socket_acceptor<tcp, asio::io_context::executor_type>;

void acceptNext(Acceptor &acceptor, Sessions &listeners)
{
    acceptor.async_accept([&](beast::error_code error, Session::Socket socket) {
        if (!error)
            std::make_shared<Session>(std::move(socket), listeners)->start();
        acceptNext(acceptor, listeners);
    });
}
} // namespace

int main()
{
    jackfield::bench::raiseDescriptorLimit();
    asio::io_context context(1);
    Sessions listeners;
    Acceptor acceptor(context, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    acceptNext(acceptor, listeners);
    std::printf("listening on ws://127.0.0.1:%d\n", acceptor.local_endpoint().port());
    std::fflush(stdout);
    context.run();
}
