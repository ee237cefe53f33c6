// The recorded session "flow", played to a server: what it answers must be what was recorded.
//
// Made by Jackfield. Runs with:  go mod tidy && go test -run TestFlow_
// WS_URL says where the server is, if it is not where it was recorded.
package recorded_test

import (
	"testing"
	"time"
)

var flowServer = recordedServer{
	url:     "ws://127.0.0.1:9000",
	timeout: 10 * time.Second,

	isIncidental: flowIncidental,
}

// flowIncidental says whether a message comes and goes as it likes.
func flowIncidental(m message) bool {
	for _, isLike := range []bool{
		m.is("/type", `"tick"`),
		text("by the way").fits(m),
	} {
		if isLike {
			return true
		}
	}
	return false
}

func TestFlow_Rooms42(t *testing.T) {
	session1 := &bound{}
	id1 := &bound{}
	id2 := &bound{}
	session2 := &bound{}
	order1 := boundTo(`"new"`)
	client1 := flowServer.connect(
		t,
		"/rooms/42?as=ada",
		subprotocols("chat.v1"),
		headers("X-Client", "flow/1.0", "Accept-Language", "de, en"),
	)
	client1.expectSubprotocol("chat.v1")
	client1.expectJSON(`{"type":"welcome","session":"s-17","at":"2026-11-23T10:00:00.001Z","load":0.42,"node":{"id":"a-1","up":1234}}`, same("/session", session1), ofType("/at"), near("/load", 0.1), ignoring("/node"), ignoring("/trace"))
	client1.send(`{"type":"join","session":` + session1.json() + `,"room":42}`)
	client1.expectInAnyOrder(
		jsonOf(`{"id":"m-1","type":"joined","room":42,"members":["ada","bob"],"empty":{},"none":[],"is":true,"no":null}`, same("/id", id1), ignoring("/trace")),
		jsonOf(`{"id":"m-2","type":"presence","user":"ada","count":2}`, same("/id", id2), near("/count", 1), ignoring("/trace")),
	)
	client1.sendBinary(fromHex("0001ff"))
	client1.expect(binary(fromHex("00ff800a")))
	client1.send("it's \"plain\" – ${not} a `template`\n")
	client1.expect(text("it's \"plain\" – ${not} a `template`\n"))
	client2 := flowServer.connect(t, "/rooms/42?as=bob", subprotocols("chat.v1"))
	client2.expectSubprotocol("chat.v1")
	client2.expectJSON(`{"type":"welcome","session":"s-18","at":"2026-11-23T10:00:00.014Z","load":0.43,"node":{"id":"a-2","up":99}}`, same("/session", session2), ofType("/at"), near("/load", 0.1), ignoring("/node"), ignoring("/trace"))
	client2.send(`{"type":"join","session":` + session2.json() + `,"room":42}`)
	client2.expect(text("hello, bob"))
	client1.ping(fromHex("61726520796f75207468657265"))
	client1.send(`{"type":"history","order":` + order1.json() + `,"since":7}`)
	client1.expectJSON(recorded("flow-1-11.json"), ignoring("/trace"))
	client1.send(recorded("flow-1-12.txt"))
	client1.expect(text(recorded("flow-1-13.txt")))
	client1.sendBinary(recorded("flow-1-14.bin"))
	client1.expect(binary(recorded("flow-1-15.bin")))
	client1.expectJSON(`{"type":"bye","session":"s-17","order":"new","trace":"x-1"}`, same("/session", session1), same("/order", order1), ignoring("/trace"))
	client2.expectQuiet()
	client2.close(3001, "it's over")
	client1.expectClose(4001)
}

func TestFlow_Private(t *testing.T) {
	flowServer.expectRefusal(t, 401, "/private")
}

func TestFlow_Rooms7(t *testing.T) {
	client := flowServer.connect(t, "/rooms/7")
	client.send("lost")
	client.expect(text("found"))
	client.abort()
}
