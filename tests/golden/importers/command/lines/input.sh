# what was pasted from a wiki
$ wscat -c wss://example.com/feed -H 'X-Client: it'\''s me' -s feed.v1 --auth ann:pass -x '{"op":"sub"}' -x "second \"one\"" -w 5 -n

websocat -H='Cookie: sid=1' --protocol chat --ping-interval 20 -k ws://127.0.0.1:9000/echo --odd
curl 'https://example.com/live?x=1' \
  -H 'Upgrade: websocket' -H 'Connection: Upgrade' \
  -H 'Sec-WebSocket-Key: abc==' -H 'Sec-WebSocket-Version: 13' \
  -H 'Origin: https://example.com' --compressed
npx wscat -c ws://127.0.0.1:9000
echo done
