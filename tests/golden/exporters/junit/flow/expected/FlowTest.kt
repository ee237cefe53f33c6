// The recorded session "flow", played to a server: what it answers must be what was recorded.
//
// Made by Jackfield. Needs JUnit 5 and, of http4k, http4k-client-websocket and http4k-format-jackson.
// WS_URL says where the server is, if it is not where it was recorded. For a handler of yours, with no server, let
// `connect` return Client(app.testWsClient(request)).
import com.fasterxml.jackson.core.JsonPointer
import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.NullNode
import com.fasterxml.jackson.databind.node.NumericNode
import com.fasterxml.jackson.databind.node.ArrayNode
import com.fasterxml.jackson.databind.node.ObjectNode
import org.http4k.client.WebsocketClient
import org.http4k.core.Method.GET
import org.http4k.core.Request
import org.http4k.core.Uri
import org.http4k.format.Jackson
import org.http4k.websocket.WsClient
import org.http4k.websocket.WsMessage
import org.http4k.websocket.WsStatus
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Assertions.fail
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import java.io.File
import java.time.Duration.ofSeconds
import java.util.HexFormat

@Timeout(60)
class FlowTest {
    private val server = System.getenv("WS_URL") ?: "ws://127.0.0.1:9000"
    private val timeout = ofSeconds(10) // for the handshake

    private fun connect(target: String, vararg headers: Pair<String, String>): Client {
        val request = Request(GET, target).headers(headers.toList())
        return Client(WebsocketClient.blocking(Uri.of(server + request.uri), request.headers, timeout))
    }

    /** A connection, with what the server says as it is asked for. */
    private inner class Client(private val socket: WsClient) {
        private val messages = socket.received().iterator()

        fun next(): WsMessage {
            while (messages.hasNext()) {
                val message = messages.next()
                if (!isIncidental(message)) return message
            }
            return fail("the connection is closed")
        }

        fun send(text: String) = socket.send(WsMessage(text))

        fun send(bytes: ByteArray) = socket.send(WsMessage(bytes))

        fun close(code: Int, reason: String) = socket.close(WsStatus(code, reason))

        fun expect(expected: String) = assertEquals(WsMessage(expected), next())

        fun expect(expected: ByteArray) = assertEquals(WsMessage(expected), next())

        /** The next message has this value, but for what the rules say. */
        fun expectJson(expected: String, vararg rules: Rule) {
            val message = next().bodyString()
            assertEquals(listOf<String>(), differences(message, expected, rules.toList()), message)
        }

        /** The next messages are these, in whatever order. */
        fun expectInAnyOrder(vararg expected: (WsMessage) -> Boolean) {
            val waiting = expected.toMutableList()
            while (waiting.isNotEmpty()) {
                val message = next()
                val found = waiting.find { it(message) } ?: return fail("none of those that are waited for: $message")
                waiting.remove(found)
            }
        }

        fun expectClose() = messages.forEach { assertTrue(isIncidental(it), "$it instead of the end") }
    }

    /** What counts at a place of a message in the place of the recorded value. */
    private class Rule(val pointer: String, val fits: (value: JsonNode, recorded: JsonNode) -> Boolean)

    private fun ignoring(pointer: String) = Rule(pointer) { _, _ -> true }

    private fun ofType(pointer: String) = Rule(pointer) { value, recorded -> value.nodeType == recorded.nodeType }

    private fun near(pointer: String, within: Number) = Rule(pointer) { value, recorded ->
        value.isNumber && Math.abs(value.doubleValue() - recorded.doubleValue()) <= within.toDouble() + 1e-15 * Math.abs(value.doubleValue())
    }

    /** A value that is another one in each run, and the same wherever it was the same. */
    private class Bound(private var value: JsonNode? = null) {
        fun json() = value.toString()

        fun isSame(found: JsonNode): Boolean {
            if (found.isMissingNode) return false
            value = value ?: found
            return found == value
        }
    }

    private fun same(pointer: String, bound: Bound) = Rule(pointer) { value, _ -> bound.isSame(value) }

    private fun differences(message: String, expected: String, rules: List<Rule>): List<String> {
        val value = Jackson.parse(message)
        val wanted = Jackson.parse(expected)
        val broken = rules.filterNot { it.fits(value.at(it.pointer), wanted.at(it.pointer)) }.map { "${it.pointer}: not as the rule says" }
        rules.forEach { value.forget(it.pointer); wanted.forget(it.pointer) }
        return if (wanted.equals(byValue, value)) broken else broken + "another value than $expected"
    }

    /** 1.0 is 1, and members stand in any order. */
    private val byValue = Comparator<JsonNode> { a, b ->
        if (a is NumericNode && b is NumericNode) a.decimalValue().compareTo(b.decimalValue()) else if (a == b) 0 else 1
    }

    private fun JsonNode.forget(pointer: String) {
        val place = JsonPointer.compile(pointer)
        when (val parent = at(place.head())) {
            is ObjectNode -> parent.remove(place.last().matchingProperty)
            is ArrayNode -> if (parent.has(place.last().matchingIndex)) parent.set(place.last().matchingIndex, NullNode.instance)
            else -> {}
        }
    }

    /** Whether a message comes and goes as it likes. */
    private fun isIncidental(message: WsMessage) = listOf(
        at(message, "/type") == Jackson.parse("\"tick\""),
        message == WsMessage("by the way"),
    ).any { it }

    private fun at(message: WsMessage, pointer: String) =
        runCatching { Jackson.parse(message.bodyString()).at(pointer) }.getOrDefault(NullNode.instance)

    private fun text(expected: String) = { message: WsMessage -> message == WsMessage(expected) }

    private fun binary(expected: ByteArray) = { message: WsMessage -> message == WsMessage(expected) }

    private fun json(expected: String, vararg rules: Rule) = { message: WsMessage ->
        runCatching { differences(message.bodyString(), expected, rules.toList()).isEmpty() }.getOrDefault(false)
    }

    private fun bytes(hex: String) = HexFormat.of().parseHex(hex)

    /** A payload that is too long to stand here, from the folder that the property "recorded" names. */
    private fun recorded(name: String) = File(System.getProperty("recorded", "."), name).readBytes()

    @Test
    fun `rooms 42`() {
        val session1 = Bound()
        val id1 = Bound()
        val id2 = Bound()
        val session2 = Bound()
        val order1 = Bound(Jackson.parse("\"new\""))
        val client1 = connect(
            "/rooms/42?as=ada",
            "X-Client" to "flow/1.0", "Accept-Language" to "de, en", "Sec-WebSocket-Protocol" to "chat.v1",
        )
        client1.expectJson("""{"type":"welcome","session":"s-17","at":"2026-11-23T10:00:00.001Z","load":0.42,"node":{"id":"a-1","up":1234}}""", same("/session", session1), ofType("/at"), near("/load", 0.1), ignoring("/node"), ignoring("/trace"))
        client1.send("""{"type":"join","session":""" + session1.json() + ""","room":42}""")
        client1.expectInAnyOrder(
            json("""{"id":"m-1","type":"joined","room":42,"members":["ada","bob"],"empty":{},"none":[],"is":true,"no":null}""", same("/id", id1), ignoring("/trace")),
            json("""{"id":"m-2","type":"presence","user":"ada","count":2}""", same("/id", id2), near("/count", 1), ignoring("/trace")),
        )
        client1.send(bytes("0001ff"))
        client1.expect(bytes("00ff800a"))
        client1.send("it's \"plain\" – \${not} a `template`\n")
        client1.expect("it's \"plain\" – \${not} a `template`\n")
        val client2 = connect("/rooms/42?as=bob", "Sec-WebSocket-Protocol" to "chat.v1")
        client2.expectJson("""{"type":"welcome","session":"s-18","at":"2026-11-23T10:00:00.014Z","load":0.43,"node":{"id":"a-2","up":99}}""", same("/session", session2), ofType("/at"), near("/load", 0.1), ignoring("/node"), ignoring("/trace"))
        client2.send("""{"type":"join","session":""" + session2.json() + ""","room":42}""")
        client2.expect("hello, bob")
        client1.send("""{"type":"history","order":""" + order1.json() + ""","since":7}""")
        client1.expectJson(recorded("flow-1-11.json").decodeToString(), ignoring("/trace"))
        client1.send(recorded("flow-1-12.txt").decodeToString())
        client1.expect(recorded("flow-1-13.txt").decodeToString())
        client1.send(recorded("flow-1-14.bin"))
        client1.expect(recorded("flow-1-15.bin"))
        client1.expectJson("""{"type":"bye","session":"s-17","order":"new","trace":"x-1"}""", same("/session", session1), same("/order", order1), ignoring("/trace"))
        client2.close(3001, "it's over")
        client1.expectClose()
    }

    @Test
    fun `private`() {
        assertThrows(Exception::class.java) { connect("/private") }
    }

    @Test
    fun `rooms 7`() {
        val client = connect("/rooms/7")
        client.send("lost")
        client.expect("found")
    }
}
