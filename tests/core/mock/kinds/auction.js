// An auction: everybody hears of every bid, and a fifth of a second after the last one it is over.
let best = {amount: 0, by: "nobody"};
let ending;

route("/auctions/{lot}", request => {
    const name = request.query.name;
    if (!name)
        return refuse(401, "who are you? /auctions/" + request.path.lot + "?name=...\n");
    return socket => {
        socket.join("bidders");
        socket.send({type: "lot", lot: request.path.lot, best});
        socket.onMessage(message => {
            const bid = message.json;
            if (bid?.type !== "bid")
                return socket.send({type: "error", reason: "only bids, please"});
            if (bid.amount <= best.amount)
                return socket.send({type: "too low", best});
            best = {amount: bid.amount, by: name};
            socket.state.bids = (socket.state.bids ?? 0) + 1;
            rooms.send("bidders", {type: "bid", best});
            timers.cancel(ending);
            ending = timers.after(200, () => rooms.send("bidders", {type: "sold", best}));
        });
    };
});

route("/echo", request => socket => socket.onMessage(message => socket.send(message)));
