// An auction: everybody hears of every bid, and two seconds after the last one it is over.
// Who it is stands in the query: ws://127.0.0.1:9013/auctions/clock?name=ann
let best = {amount: 0, by: "nobody"};
let ending;

route("/auctions/{lot}", request => {
    const name = request.query.name;
    if (!name)
        return refuse(401, "who are you? /auctions/" + request.path.lot + "?name=...\n");
    return socket => {
        log(name, "bids for the", request.path.lot);
        socket.join("bidders");
        socket.send({type: "lot", lot: request.path.lot, best});
        socket.onMessage(message => {
            const bid = message.json;
            if (bid?.type !== "bid")
                return socket.send({type: "error", reason: "only bids, please"});
            if (bid.amount <= best.amount)
                return socket.send({type: "too low", best});
            best = {amount: bid.amount, by: name};
            rooms.send("bidders", {type: "bid", best});
            timers.cancel(ending);
            ending = timers.after(2000, () => {
                log("sold to", best.by, "for", best.amount);
                rooms.send("bidders", {type: "sold", best});
                best = {amount: 0, by: "nobody"};
            });
        });
    };
});
