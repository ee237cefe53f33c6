// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
//
// websocketpp on Boost.Asio, one thread.
#include "../descriptors.h"

#include <websocketpp/concurrency/none.hpp>
#include <websocketpp/config/asio_no_tls.hpp>
#include <websocketpp/logger/stub.hpp>
#include <websocketpp/server.hpp>

#include <cstdio>
#include <set>

namespace {
// Without its logs and without the locks that only more threads need.
struct Config : websocketpp::config::asio
{
    using type = Config;
    using concurrency_type = websocketpp::concurrency::none;
    using alog_type = websocketpp::log::stub;
    using elog_type = websocketpp::log::stub;
    struct transport_config : websocketpp::config::asio::transport_config
    {
        using concurrency_type = Config::concurrency_type;
        using alog_type = Config::alog_type;
        using elog_type = Config::elog_type;
        static const bool enable_multithreading = false;
    };
    using transport_type = websocketpp::transport::asio::endpoint<transport_config>;
};
using Server = websocketpp::server<Config>;
using websocketpp::connection_hdl;
} // namespace

int main()
{
    jackfield::bench::raiseDescriptorLimit();
    Server server;
    std::set<connection_hdl, std::owner_less<connection_hdl>> listeners;
    server.init_asio();
    server.set_listen_backlog(1024);
    server.set_tcp_post_init_handler([&](connection_hdl handle) {
        server.get_con_from_hdl(handle)->get_raw_socket().set_option(
            boost::asio::ip::tcp::no_delay(true));
    });
    server.set_open_handler([&](connection_hdl handle) {
        if (server.get_con_from_hdl(handle)->get_resource() == "/broadcast")
            listeners.insert(handle);
    });
    server.set_close_handler([&](connection_hdl handle) { listeners.erase(handle); });
    server.set_fail_handler([&](connection_hdl handle) { listeners.erase(handle); });
    server.set_message_handler([&](connection_hdl handle, const Server::message_ptr &message) {
        websocketpp::lib::error_code ignored;
        if (listeners.count(handle) == 0) {
            server.send(handle, message->get_payload(), message->get_opcode(), ignored);
            return;
        }
        for (const connection_hdl &listener : listeners)
            server.send(listener, message->get_payload(), message->get_opcode(), ignored);
    });
    server.listen(boost::asio::ip::tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0));
    server.start_accept();
    websocketpp::lib::asio::error_code error;
    std::printf("listening on ws://127.0.0.1:%d\n", server.get_local_endpoint(error).port());
    std::fflush(stdout);
    server.run();
}
