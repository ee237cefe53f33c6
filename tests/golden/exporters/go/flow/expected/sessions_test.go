// What the tests of recorded sessions share. Made by Jackfield.
package recorded_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// quiet is how long it takes to see that a server says nothing.
const quiet = 100 * time.Millisecond

// message is what came: a text, bytes, or the end of the connection with its code.
type message struct {
	kind    int
	payload string
	code    int
}

func (m message) String() string {
	switch m.kind {
	case websocket.TextMessage:
		return fmt.Sprintf("text %q", m.payload)
	case websocket.BinaryMessage:
		return fmt.Sprintf("binary %x", m.payload)
	default:
		return fmt.Sprintf("the end with %d", m.code)
	}
}

// json is the message as JSON; nil if it is something else.
func (m message) json() any {
	if m.kind != websocket.TextMessage {
		return nil
	}
	return asJSON(m.payload)
}

func (m message) isBinary() bool { return m.kind == websocket.BinaryMessage }

// has says whether something stands at a place of the message.
func (m message) has(pointer string) bool {
	_, isMissing := at(m.json(), pointer).(missing)
	return !isMissing
}

// is says whether this value stands at a place of the message.
func (m message) is(pointer, value string) bool {
	return reflect.DeepEqual(at(m.json(), pointer), asJSON(value))
}

func asJSON(text string) (value any) {
	if json.Unmarshal([]byte(text), &value) != nil {
		return nil
	}
	return value
}

// recordedServer is where connections go, and what is known of it.
type recordedServer struct {
	url          string
	timeout      time.Duration      // for each answer
	isIncidental func(message) bool // for messages that come and go as they like
}

type client struct {
	*websocket.Conn
	t      *testing.T
	server recordedServer
	heard  chan message
}

type option func(http.Header)

func headers(namesAndValues ...string) option {
	return func(h http.Header) {
		for i := 0; i < len(namesAndValues); i += 2 {
			h.Add(namesAndValues[i], namesAndValues[i+1])
		}
	}
}

func subprotocols(names ...string) option {
	return headers("Sec-WebSocket-Protocol", strings.Join(names, ", "))
}

func (s recordedServer) dial(path string, options []option) (*websocket.Conn, int, error) {
	url := s.url
	if other := os.Getenv("WS_URL"); other != "" {
		url = other
	}
	headers := http.Header{}
	for _, set := range options {
		set(headers)
	}
	dialer := websocket.Dialer{HandshakeTimeout: s.timeout}
	conn, response, err := dialer.Dial(url+path, headers)
	if response == nil {
		return conn, 0, err
	}
	return conn, response.StatusCode, err
}

// connect opens a connection, which is closed after the test.
func (s recordedServer) connect(t *testing.T, path string, options ...option) *client {
	t.Helper()
	conn, _, err := s.dial(path, options)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	t.Cleanup(func() { conn.Close() })
	c := &client{conn, t, s, make(chan message, 1024)}
	go c.listen()
	return c
}

func (s recordedServer) expectRefusal(t *testing.T, status int, path string, options ...option) {
	t.Helper()
	conn, got, err := s.dial(path, options)
	if err == nil {
		conn.Close()
		t.Fatalf("%s was accepted instead of refused with %d", path, status)
	}
	if got != status {
		t.Errorf("%s: refused with %d instead of %d", path, got, status)
	}
}

func (c *client) listen() {
	defer close(c.heard)
	for {
		kind, payload, err := c.ReadMessage()
		if err != nil {
			code := websocket.CloseAbnormalClosure
			if closed, ok := err.(*websocket.CloseError); ok {
				code = closed.Code
			}
			c.heard <- message{code: code}
			return
		}
		m := message{kind: kind, payload: string(payload)}
		if c.server.isIncidental == nil || !c.server.isIncidental(m) {
			c.heard <- m
		}
	}
}

func (c *client) next() message {
	c.t.Helper()
	select {
	case m := <-c.heard:
		return m
	case <-time.After(c.server.timeout):
		c.t.Fatalf("nothing came for %v", c.server.timeout)
		return message{}
	}
}

func (c *client) write(kind int, payload string) {
	c.t.Helper()
	if err := c.WriteMessage(kind, []byte(payload)); err != nil {
		c.t.Fatal(err)
	}
}

func (c *client) send(text string) {
	c.t.Helper()
	c.write(websocket.TextMessage, text)
}

func (c *client) sendBinary(payload string) {
	c.t.Helper()
	c.write(websocket.BinaryMessage, payload)
}

func (c *client) ping(payload string) {
	c.t.Helper()
	c.write(websocket.PingMessage, payload)
}

func (c *client) close(code int, reason string) {
	c.t.Helper()
	c.write(websocket.CloseMessage, string(websocket.FormatCloseMessage(code, reason)))
}

func (c *client) closeWithoutCode() {
	c.t.Helper()
	c.write(websocket.CloseMessage, "")
}

func (c *client) abort() { c.UnderlyingConn().Close() }

func (c *client) expect(expected matcher) {
	c.t.Helper()
	if m := c.next(); !expected.fits(m) {
		c.t.Fatalf("%v instead of %s", m, expected.words)
	}
}

// expectQuiet: the server says nothing more, for now.
func (c *client) expectQuiet() {
	c.t.Helper()
	select {
	case m := <-c.heard:
		c.t.Fatalf("%v was not recorded", m)
	case <-time.After(quiet):
	}
}

func (c *client) expectSubprotocol(name string) {
	c.t.Helper()
	if got := c.Subprotocol(); got != name {
		c.t.Fatalf("subprotocol %q instead of %q", got, name)
	}
}

func (c *client) expectClose(code int) {
	c.t.Helper()
	if m := c.next(); m.kind != 0 || m.code != code {
		c.t.Fatalf("%v instead of the end with %d", m, code)
	}
}

// expectJSON: the next message has this value, but for what the rules say.
func (c *client) expectJSON(expected string, rules ...rule) {
	c.t.Helper()
	m := c.next()
	if found := differences(m, expected, rules); len(found) > 0 {
		c.t.Fatalf("%v: %s", m, strings.Join(found, "\n"))
	}
}

// expectInAnyOrder: the next messages are these, in whatever order.
func (c *client) expectInAnyOrder(expected ...matcher) {
	c.t.Helper()
	for len(expected) > 0 {
		m := c.next()
		found := -1
		for i, each := range expected {
			if found < 0 && each.fits(m) {
				found = i
			}
		}
		if found < 0 {
			c.t.Fatalf("%v is none of the %d that are waited for", m, len(expected))
		}
		expected = append(expected[:found:found], expected[found+1:]...)
	}
}

// matcher is what a message must be.
type matcher struct {
	words string
	fits  func(message) bool
}

func text(expected string) matcher {
	return matcher{fmt.Sprintf("text %q", expected), func(m message) bool {
		return m.kind == websocket.TextMessage && m.payload == expected
	}}
}

func binary(expected string) matcher {
	return matcher{fmt.Sprintf("binary %x", expected), func(m message) bool {
		return m.kind == websocket.BinaryMessage && m.payload == expected
	}}
}

func jsonOf(expected string, rules ...rule) matcher {
	return matcher{expected, func(m message) bool {
		var before []bound
		for _, rule := range rules {
			if rule.bound != nil {
				before = append(before, *rule.bound)
			}
		}
		if len(differences(m, expected, rules)) == 0 {
			return true
		}
		for _, rule := range rules { // what was met on the way belongs to another message
			if rule.bound != nil {
				*rule.bound, before = before[0], before[1:]
			}
		}
		return false
	}}
}

// rule says what counts at a place of a message in the place of the recorded value.
type rule struct {
	pointer string
	words   string
	fits    func(value, recorded any) bool
	bound   *bound // of same
}

type missing struct{}

func ignoring(pointer string) rule {
	return rule{pointer, "", func(any, any) bool { return true }, nil}
}

func ofType(pointer string) rule {
	return rule{pointer, "a value of the same type as ", func(value, recorded any) bool {
		return reflect.TypeOf(value) == reflect.TypeOf(recorded)
	}, nil}
}

func near(pointer string, within float64) rule {
	return rule{pointer, fmt.Sprintf("a number at most %v from ", within), func(value, recorded any) bool {
		number, ok := value.(float64)
		return ok && math.Abs(number-recorded.(float64)) <= within+1e-15*math.Abs(number)
	}, nil}
}

// bound is a value that is another one in each run, and the same wherever it was the same.
type bound struct {
	value any
	isMet bool
}

func boundTo(text string) *bound { return &bound{asJSON(text), true} }

func same(pointer string, value *bound) rule {
	return rule{pointer, "the same value as before, not ", func(found, _ any) bool {
		if _, isMissing := found.(missing); isMissing {
			return false
		}
		if !value.isMet {
			value.value, value.isMet = found, true
		}
		return reflect.DeepEqual(found, value.value)
	}, value}
}

func (b *bound) json() string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(b.value); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func differences(m message, expected string, rules []rule) (found []string) {
	if m.kind != websocket.TextMessage || !json.Valid([]byte(m.payload)) {
		return []string{"it is no JSON, instead of " + expected}
	}
	compare("", m.json(), asJSON(expected), rules, &found)
	return found
}

func compare(place string, value, expected any, rules []rule, found *[]string) {
	for _, rule := range rules {
		if rule.pointer != place {
			continue
		}
		if !rule.fits(value, expected) {
			*found = append(*found, fmt.Sprintf("%s: %v instead of %s%v", place, value, rule.words, expected))
		}
		return
	}
	switch expected := expected.(type) {
	case map[string]any:
		if value, ok := value.(map[string]any); ok {
			for name := range merged(value, expected) {
				compare(place+"/"+escaped.Replace(name), member(value, name), member(expected, name), rules, found)
			}
			return
		}
	case []any:
		if value, ok := value.([]any); ok && len(value) == len(expected) {
			for i := range expected {
				compare(fmt.Sprintf("%s/%d", place, i), value[i], expected[i], rules, found)
			}
			return
		}
	}
	if !reflect.DeepEqual(value, expected) {
		*found = append(*found, fmt.Sprintf("%s: %v instead of %v", place, value, expected))
	}
}

var escaped = strings.NewReplacer("~", "~0", "/", "~1")

func member(object map[string]any, name string) any {
	if value, ok := object[name]; ok {
		return value
	}
	return missing{}
}

func (missing) String() string { return "nothing" }

func merged(a, b map[string]any) map[string]bool {
	names := map[string]bool{}
	for name := range a {
		names[name] = true
	}
	for name := range b {
		names[name] = true
	}
	return names
}

// at is what stands at a place of a JSON value.
func at(value any, pointer string) any {
	for _, token := range strings.Split(pointer, "/")[1:] {
		token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		switch here := value.(type) {
		case map[string]any:
			value = member(here, token)
		case []any:
			var index int
			if _, err := fmt.Sscanf(token, "%d", &index); err != nil || index >= len(here) {
				return missing{}
			}
			value = here[index]
		default:
			return missing{}
		}
	}
	return value
}

// recorded is a payload that is too long to stand in a program.
func recorded(name string) string {
	payload, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(payload)
}

func fromHex(digits string) string {
	payload, err := hex.DecodeString(digits)
	if err != nil {
		panic(err)
	}
	return string(payload)
}
