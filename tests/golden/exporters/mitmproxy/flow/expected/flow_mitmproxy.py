"""Answers the clients of the recorded session "flow" as its server did.

Made by Jackfield. Runs with: mitmproxy -s flow_mitmproxy.py (or mitmweb, mitmdump), 8.1 or newer

What a client says that was recorded is answered here and does not reach the server; what the server says on these paths
does not reach the client. All else passes. mitmproxy connects to a server nevertheless: any that accepts the connection.
"""

import asyncio
import json
import re
from urllib.parse import quote

from mitmproxy import ctx, http


def text(content, after=0):
    return content.encode(), True, after


def binary(digits, after=0):
    return bytes.fromhex(digits), False, after


# What is said at the beginning, and what is answered to what. Several answers are told in turn, the last one again.
ROUTES = {
    "/rooms/42": {
        "greeting": [
            text('{"type":"welcome","session":"s-17","at":"2026-11-23T10:00:00.001Z","load":0.42,"node":{"id":"a-1","up":1234}}'),
        ],
        "answers": [
            (
                text('{"type":"join","session":"s-17","room":42}'),
                [
                    [
                        text('{"type":"tick","n":1}'),
                        text('{"id":"m-1","type":"joined","room":42,"members":["ada","bob"],"empty":{},"none":[],"is":true,"no":null}'),
                        text('{"id":"m-2","type":"presence","user":"ada","count":2}'),
                    ],
                ],
            ),
            (
                binary("0001ff"),
                [
                    [
                        binary("00ff800a"),
                    ],
                ],
            ),
            (
                text('it\'s "plain" – ${not} a `template`\n'),
                [
                    [
                        text('it\'s "plain" – ${not} a `template`\n'),
                    ],
                ],
            ),
            (
                text('{"type":"join","session":"s-18","room":42}'),
                [
                    [
                        text("hello, bob"),
                    ],
                ],
            ),
            (
                text('{"type":"history","order":"new","since":7}'),
                [
                    [
                        text('{"type":"history","items":[{"id":0,"text":"message 0: äöü ✓"},{"id":1,"text":"message 1: äöü ✓"},{"id":2,"text":"message 2: äöü ✓"},{"id":3,"text":"message 3: äöü ✓"},{"id":4,"text":"message 4: äöü ✓"},{"id":5,"text":"message 5: äöü ✓"},{"id":6,"text":"message 6: äöü ✓"},{"id":7,"text":"message 7: äöü ✓"},{"id":8,"text":"message 8: äöü ✓"},{"id":9,"text":"message 9: äöü ✓"},{"id":10,"text":"message 10: äöü ✓"},{"id":11,"text":"message 11: äöü ✓"},{"id":12,"text":"message 12: äöü ✓"},{"id":13,"text":"message 13: äöü ✓"},{"id":14,"text":"message 14: äöü ✓"},{"id":15,"text":"message 15: äöü ✓"},{"id":16,"text":"message 16: äöü ✓"},{"id":17,"text":"message 17: äöü ✓"},{"id":18,"text":"message 18: äöü ✓"},{"id":19,"text":"message 19: äöü ✓"},{"id":20,"text":"message 20: äöü ✓"},{"id":21,"text":"message 21: äöü ✓"},{"id":22,"text":"message 22: äöü ✓"},{"id":23,"text":"message 23: äöü ✓"},{"id":24,"text":"message 24: äöü ✓"},{"id":25,"text":"message 25: äöü ✓"},{"id":26,"text":"message 26: äöü ✓"},{"id":27,"text":"message 27: äöü ✓"},{"id":28,"text":"message 28: äöü ✓"},{"id":29,"text":"message 29: äöü ✓"},{"id":30,"text":"message 30: äöü ✓"},{"id":31,"text":"message 31: äöü ✓"},{"id":32,"text":"message 32: äöü ✓"},{"id":33,"text":"message 33: äöü ✓"},{"id":34,"text":"message 34: äöü ✓"},{"id":35,"text":"message 35: äöü ✓"},{"id":36,"text":"message 36: äöü ✓"},{"id":37,"text":"message 37: äöü ✓"},{"id":38,"text":"message 38: äöü ✓"},{"id":39,"text":"message 39: äöü ✓"},{"id":40,"text":"message 40: äöü ✓"},{"id":41,"text":"message 41: äöü ✓"},{"id":42,"text":"message 42: äöü ✓"},{"id":43,"text":"message 43: äöü ✓"},{"id":44,"text":"message 44: äöü ✓"},{"id":45,"text":"message 45: äöü ✓"},{"id":46,"text":"message 46: äöü ✓"},{"id":47,"text":"message 47: äöü ✓"},{"id":48,"text":"message 48: äöü ✓"},{"id":49,"text":"message 49: äöü ✓"},{"id":50,"text":"message 50: äöü ✓"},{"id":51,"text":"message 51: äöü ✓"},{"id":52,"text":"message 52: äöü ✓"},{"id":53,"text":"message 53: äöü ✓"},{"id":54,"text":"message 54: äöü ✓"},{"id":55,"text":"message 55: äöü ✓"},{"id":56,"text":"message 56: äöü ✓"},{"id":57,"text":"message 57: äöü ✓"},{"id":58,"text":"message 58: äöü ✓"},{"id":59,"text":"message 59: äöü ✓"}]}'),
                    ],
                ],
            ),
            (
                text("line 0\r\nline 1\r\nline 2\r\nline 3\r\nline 4\r\nline 5\r\nline 6\r\nline 7\r\nline 8\r\nline 9\r\nline 10\r\nline 11\r\nline 12\r\nline 13\r\nline 14\r\nline 15\r\nline 16\r\nline 17\r\nline 18\r\nline 19\r\nline 20\r\nline 21\r\nline 22\r\nline 23\r\nline 24\r\nline 25\r\nline 26\r\nline 27\r\nline 28\r\nline 29\r\nline 30\r\nline 31\r\nline 32\r\nline 33\r\nline 34\r\nline 35\r\nline 36\r\nline 37\r\nline 38\r\nline 39\r\nline 40\r\nline 41\r\nline 42\r\nline 43\r\nline 44\r\nline 45\r\nline 46\r\nline 47\r\nline 48\r\nline 49\r\nline 50\r\nline 51\r\nline 52\r\nline 53\r\nline 54\r\nline 55\r\nline 56\r\nline 57\r\nline 58\r\nline 59\r\nline 60\r\nline 61\r\nline 62\r\nline 63\r\nline 64\r\nline 65\r\nline 66\r\nline 67\r\nline 68\r\nline 69\r\nline 70\r\nline 71\r\nline 72\r\nline 73\r\nline 74\r\nline 75\r\nline 76\r\nline 77\r\nline 78\r\nline 79\r\nline 80\r\nline 81\r\nline 82\r\nline 83\r\nline 84\r\nline 85\r\nline 86\r\nline 87\r\nline 88\r\nline 89\r\nline 90\r\nline 91\r\nline 92\r\nline 93\r\nline 94\r\nline 95\r\nline 96\r\nline 97\r\nline 98\r\nline 99\r\nline 100\r\nline 101\r\nline 102\r\nline 103\r\nline 104\r\nline 105\r\nline 106\r\nline 107\r\nline 108\r\nline 109\r\nline 110\r\nline 111\r\nline 112\r\nline 113\r\nline 114\r\nline 115\r\nline 116\r\nline 117\r\nline 118\r\nline 119\r\nline 120\r\nline 121\r\nline 122\r\nline 123\r\nline 124\r\nline 125\r\nline 126\r\nline 127\r\nline 128\r\nline 129\r\nline 130\r\nline 131\r\nline 132\r\nline 133\r\nline 134\r\nline 135\r\nline 136\r\nline 137\r\nline 138\r\nline 139\r\nline 140\r\nline 141\r\nline 142\r\nline 143\r\nline 144\r\nline 145\r\nline 146\r\nline 147\r\nline 148\r\nline 149\r\nline 150\r\nline 151\r\nline 152\r\nline 153\r\nline 154\r\nline 155\r\nline 156\r\nline 157\r\nline 158\r\nline 159\r\nline 160\r\nline 161\r\nline 162\r\nline 163\r\nline 164\r\nline 165\r\nline 166\r\nline 167\r\nline 168\r\nline 169\r\nline 170\r\nline 171\r\nline 172\r\nline 173\r\nline 174\r\nline 175\r\nline 176\r\nline 177\r\nline 178\r\nline 179\r\nline 180\r\nline 181\r\nline 182\r\nline 183\r\nline 184\r\nline 185\r\nline 186\r\nline 187\r\nline 188\r\nline 189\r\nline 190\r\nline 191\r\nline 192\r\nline 193\r\nline 194\r\nline 195\r\nline 196\r\nline 197\r\nline 198\r\nline 199\r\nline 200\r\nline 201\r\nline 202\r\nline 203\r\nline 204\r\nline 205\r\nline 206\r\nline 207\r\nline 208\r\nline 209\r\nline 210\r\nline 211\r\nline 212\r\nline 213\r\nline 214\r\nline 215\r\nline 216\r\nline 217\r\nline 218\r\nline 219\r\nline 220\r\nline 221\r\nline 222\r\nline 223\r\nline 224\r\nline 225\r\nline 226\r\nline 227\r\nline 228\r\nline 229\r\nline 230\r\nline 231\r\nline 232\r\nline 233\r\nline 234\r\nline 235\r\nline 236\r\nline 237\r\nline 238\r\nline 239\r\nline 240\r\nline 241\r\nline 242\r\nline 243\r\nline 244\r\nline 245\r\nline 246\r\nline 247\r\nline 248\r\nline 249\r\nline 250\r\nline 251\r\nline 252\r\nline 253\r\nline 254\r\nline 255\r\nline 256\r\nline 257\r\nline 258\r\nline 259\r\nline 260\r\nline 261\r\nline 262\r\nline 263\r\nline 264\r\nline 265\r\nline 266\r\nline 267\r\nline 268\r\nline 269\r\nline 270\r\nline 271\r\nline 272\r\nline 273\r\nline 274\r\nline 275\r\nline 276\r\nline 277\r\nline 278\r\nline 279\r\nline 280\r\nline 281\r\nline 282\r\nline 283\r\nline 284\r\nline 285\r\nline 286\r\nline 287\r\nline 288\r\nline 289\r\nline 290\r\nline 291\r\nline 292\r\nline 293\r\nline 294\r\nline 295\r\nline 296\r\nline 297\r\nline 298\r\nline 299\r\n"),
                [
                    [
                        text("answer 0\nanswer 1\nanswer 2\nanswer 3\nanswer 4\nanswer 5\nanswer 6\nanswer 7\nanswer 8\nanswer 9\nanswer 10\nanswer 11\nanswer 12\nanswer 13\nanswer 14\nanswer 15\nanswer 16\nanswer 17\nanswer 18\nanswer 19\nanswer 20\nanswer 21\nanswer 22\nanswer 23\nanswer 24\nanswer 25\nanswer 26\nanswer 27\nanswer 28\nanswer 29\nanswer 30\nanswer 31\nanswer 32\nanswer 33\nanswer 34\nanswer 35\nanswer 36\nanswer 37\nanswer 38\nanswer 39\nanswer 40\nanswer 41\nanswer 42\nanswer 43\nanswer 44\nanswer 45\nanswer 46\nanswer 47\nanswer 48\nanswer 49\nanswer 50\nanswer 51\nanswer 52\nanswer 53\nanswer 54\nanswer 55\nanswer 56\nanswer 57\nanswer 58\nanswer 59\nanswer 60\nanswer 61\nanswer 62\nanswer 63\nanswer 64\nanswer 65\nanswer 66\nanswer 67\nanswer 68\nanswer 69\nanswer 70\nanswer 71\nanswer 72\nanswer 73\nanswer 74\nanswer 75\nanswer 76\nanswer 77\nanswer 78\nanswer 79\nanswer 80\nanswer 81\nanswer 82\nanswer 83\nanswer 84\nanswer 85\nanswer 86\nanswer 87\nanswer 88\nanswer 89\nanswer 90\nanswer 91\nanswer 92\nanswer 93\nanswer 94\nanswer 95\nanswer 96\nanswer 97\nanswer 98\nanswer 99\nanswer 100\nanswer 101\nanswer 102\nanswer 103\nanswer 104\nanswer 105\nanswer 106\nanswer 107\nanswer 108\nanswer 109\nanswer 110\nanswer 111\nanswer 112\nanswer 113\nanswer 114\nanswer 115\nanswer 116\nanswer 117\nanswer 118\nanswer 119\nanswer 120\nanswer 121\nanswer 122\nanswer 123\nanswer 124\nanswer 125\nanswer 126\nanswer 127\nanswer 128\nanswer 129\nanswer 130\nanswer 131\nanswer 132\nanswer 133\nanswer 134\nanswer 135\nanswer 136\nanswer 137\nanswer 138\nanswer 139\nanswer 140\nanswer 141\nanswer 142\nanswer 143\nanswer 144\nanswer 145\nanswer 146\nanswer 147\nanswer 148\nanswer 149\nanswer 150\nanswer 151\nanswer 152\nanswer 153\nanswer 154\nanswer 155\nanswer 156\nanswer 157\nanswer 158\nanswer 159\nanswer 160\nanswer 161\nanswer 162\nanswer 163\nanswer 164\nanswer 165\nanswer 166\nanswer 167\nanswer 168\nanswer 169\nanswer 170\nanswer 171\nanswer 172\nanswer 173\nanswer 174\nanswer 175\nanswer 176\nanswer 177\nanswer 178\nanswer 179\nanswer 180\nanswer 181\nanswer 182\nanswer 183\nanswer 184\nanswer 185\nanswer 186\nanswer 187\nanswer 188\nanswer 189\nanswer 190\nanswer 191\nanswer 192\nanswer 193\nanswer 194\nanswer 195\nanswer 196\nanswer 197\nanswer 198\nanswer 199\nanswer 200\nanswer 201\nanswer 202\nanswer 203\nanswer 204\nanswer 205\nanswer 206\nanswer 207\nanswer 208\nanswer 209\nanswer 210\nanswer 211\nanswer 212\nanswer 213\nanswer 214\nanswer 215\nanswer 216\nanswer 217\nanswer 218\nanswer 219\nanswer 220\nanswer 221\nanswer 222\nanswer 223\nanswer 224\nanswer 225\nanswer 226\nanswer 227\nanswer 228\nanswer 229\nanswer 230\nanswer 231\nanswer 232\nanswer 233\nanswer 234\nanswer 235\nanswer 236\nanswer 237\nanswer 238\nanswer 239\nanswer 240\nanswer 241\nanswer 242\nanswer 243\nanswer 244\nanswer 245\nanswer 246\nanswer 247\nanswer 248\nanswer 249\nanswer 250\nanswer 251\nanswer 252\nanswer 253\nanswer 254\nanswer 255\nanswer 256\nanswer 257\nanswer 258\nanswer 259\nanswer 260\nanswer 261\nanswer 262\nanswer 263\nanswer 264\nanswer 265\nanswer 266\nanswer 267\nanswer 268\nanswer 269\nanswer 270\nanswer 271\nanswer 272\nanswer 273\nanswer 274\nanswer 275\nanswer 276\nanswer 277\nanswer 278\nanswer 279\nanswer 280\nanswer 281\nanswer 282\nanswer 283\nanswer 284\nanswer 285\nanswer 286\nanswer 287\nanswer 288\nanswer 289\nanswer 290\nanswer 291\nanswer 292\nanswer 293\nanswer 294\nanswer 295\nanswer 296\nanswer 297\nanswer 298\nanswer 299\n"),
                    ],
                ],
            ),
            (
                binary("00070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dde4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dde4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dde4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dde4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dde4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dde4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dde4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dde4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dde4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dde4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dde4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01"),
                [
                    [
                        binary("000b16212c37424d58636e79848f9aa5b0bbc6d1dce7f2fd08131e29343f4a55606b76818c97a2adb8c3ced9e4effa05101b26313c47525d68737e89949faab5c0cbd6e1ecf7020d18232e39444f5a65707b86919ca7b2bdc8d3dee9f4ff0a15202b36414c57626d78838e99a4afbac5d0dbe6f1fc07121d28333e49545f6a75808b96a1acb7c2cdd8e3eef9040f1a25303b46515c67727d88939ea9b4bfcad5e0ebf6010c17222d38434e59646f7a85909ba6b1bcc7d2dde8f3fe09141f2a35404b56616c77828d98a3aeb9c4cfdae5f0fb06111c27323d48535e69747f8a95a0abb6c1ccd7e2edf8030e19242f3a45505b66717c87929da8b3bec9d4dfeaf5000b16212c37424d58636e79848f9aa5b0bbc6d1dce7f2fd08131e29343f4a55606b76818c97a2adb8c3ced9e4effa05101b26313c47525d68737e89949faab5c0cbd6e1ecf7020d18232e39444f5a65707b86919ca7b2bdc8d3dee9f4ff0a15202b36414c57626d78838e99a4afbac5d0dbe6f1fc07121d28333e49545f6a75808b96a1acb7c2cdd8e3eef9040f1a25303b46515c67727d88939ea9b4bfcad5e0ebf6010c17222d38434e59646f7a85909ba6b1bcc7d2dde8f3fe09141f2a35404b56616c77828d98a3aeb9c4cfdae5f0fb06111c27323d48535e69747f8a95a0abb6c1ccd7e2edf8030e19242f3a45505b66717c87929da8b3bec9d4dfeaf5000b16212c37424d58636e79848f9aa5b0bbc6d1dce7f2fd08131e29343f4a55606b76818c97a2adb8c3ced9e4effa05101b26313c47525d68737e89949faab5c0cbd6e1ecf7020d18232e39444f5a65707b86919ca7b2bdc8d3dee9f4ff0a15202b36414c57626d78838e99a4afbac5d0dbe6f1fc07121d28333e49545f6a75808b96a1acb7c2cdd8e3eef9040f1a25303b46515c67727d88939ea9b4bfcad5e0ebf6010c17222d38434e59646f7a85909ba6b1bcc7d2dde8f3fe09141f2a35404b56616c77828d98a3aeb9c4cfdae5f0fb06111c27323d48535e69747f8a95a0abb6c1ccd7e2edf8030e19242f3a45505b66717c87929da8b3bec9d4dfeaf5000b16212c37424d58636e79848f9aa5b0bbc6d1dce7f2fd08131e29343f4a55606b76818c97a2adb8c3ced9e4effa05101b26313c47525d68737e89949faab5c0cbd6e1ecf7020d18232e39444f5a65707b86919ca7b2bdc8d3dee9f4ff0a15202b36414c57626d78838e99a4afbac5d0dbe6f1fc07121d28333e49545f6a75808b96a1acb7c2cdd8e3eef9040f1a25303b46515c67727d88939ea9b4bfcad5e0ebf6010c17222d38434e59646f7a85909ba6b1bcc7d2dde8f3fe09141f2a35404b56616c77828d98a3aeb9c4cfdae5f0fb06111c27323d48535e69747f8a95a0abb6c1ccd7e2edf8030e19242f3a45505b66717c87929da8b3bec9d4dfeaf5000b16212c37424d58636e79848f9aa5b0bbc6d1dce7f2fd08131e29343f4a55606b76818c97a2adb8c3ced9e4effa05101b26313c47525d68737e89949faab5c0cbd6e1ecf7020d18232e39444f5a65707b86919ca7b2bdc8d3dee9f4ff0a15202b36414c57626d78838e99a4afbac5d0dbe6f1fc07121d28333e49545f6a75808b96a1acb7c2cdd8e3eef9040f1a25303b46515c67727d88939ea9b4bfcad5e0ebf6010c17222d38434e59646f7a85909ba6b1bcc7d2dde8f3fe09141f2a35404b56616c77828d98a3aeb9c4cfdae5f0fb06111c27323d48535e69747f8a95a0abb6c1ccd7e2edf8030e19242f3a45505b66717c87929da8b3bec9d4dfeaf5000b16212c37424d58636e79848f9aa5b0bbc6d1dce7f2fd08131e29343f4a55606b76818c97a2adb8c3ced9e4effa05101b26313c47525d68737e89949faab5c0cbd6e1ecf7020d18232e39444f5a65707b86919ca7b2bdc8d3dee9f4ff0a15202b36414c57626d78838e99a4afbac5d0dbe6f1fc07121d28333e49545f6a75808b96a1acb7c2cdd8e3eef9040f1a25303b46515c67727d88939ea9b4bfcad5e0ebf6010c17222d38434e59646f7a85909ba6b1bcc7d2dde8f3fe09141f2a35404b56616c77828d98a3aeb9c4cfdae5f0fb06111c27323d48535e69747f8a95a0abb6c1ccd7e2edf8030e19242f3a45505b66717c87929da8b3bec9d4dfeaf5000b16212c37424d58636e79848f9aa5b0bbc6d1dce7f2fd08131e29343f4a55606b76818c97a2adb8c3ced9e4effa05101b26313c47525d68737e89949faab5c0cbd6e1ecf7020d18232e39444f5a65707b86919ca7b2bdc8d3dee9f4ff0a15202b36414c57626d78838e99a4afbac5d0dbe6f1fc07121d28333e49545f6a75808b96a1acb7c2cdd8e3eef9040f1a25303b46515c67727d88939ea9b4bfcad5e0ebf6010c17222d38434e59646f7a85909ba6b1bcc7d2dde8f3fe09141f2a35404b56616c77828d98a3aeb9c4cfdae5f0fb06111c27323d48535e69747f8a95a0abb6c1ccd7e2edf8030e19242f3a45505b66717c87929da8b3bec9d4dfeaf5000b16212c37424d58636e79848f9aa5b0bbc6d1dce7f2fd08131e29343f4a55606b76818c97a2adb8c3ced9e4effa05101b26313c47525d68737e89949faab5c0cbd6e1ecf7020d18232e39444f5a65707b86919ca7b2bdc8d3dee9f4ff0a15202b36414c57626d78838e99a4afbac5d0dbe6f1fc07121d28333e49545f6a75808b96a1acb7c2cdd8e3eef9040f1a25303b46515c67727d88939ea9b4bfcad5e0ebf6010c17222d38434e59646f7a85909ba6b1bcc7d2dde8f3fe09141f2a35404b56616c77828d98a3aeb9c4cfdae5f0fb06111c27323d48535e69747f8a95a0abb6c1ccd7e2edf8030e19242f3a45505b66717c87929da8b3bec9d4dfeaf5000b16212c37424d58636e79848f9aa5b0bbc6d1dce7f2fd08131e29343f4a55606b76818c97a2adb8c3ced9e4effa05101b26313c47525d68737e89949faab5c0cbd6e1ecf7020d18232e39444f5a65707b86919ca7b2bdc8d3dee9f4ff0a15202b36414c57626d78838e99a4afbac5d0dbe6f1fc07121d28333e49545f6a75808b96a1acb7c2cdd8e3eef9040f1a25303b46515c67727d88939ea9b4bfcad5e0ebf6010c17222d38434e59646f7a85909ba6b1bcc7d2dde8f3fe09141f2a35404b56616c77828d98a3aeb9c4cfdae5f0fb06111c27323d48535e69747f8a95a0abb6c1ccd7e2edf8030e19242f3a45505b66717c87929da8b3bec9d4dfeaf5000b16212c37424d58636e79848f9aa5b0bbc6d1dce7f2fd08131e29343f4a55606b76818c97a2adb8c3ced9e4effa05101b26313c47525d68737e89949faab5c0cbd6e1ecf7020d18232e39444f5a65707b86919ca7b2bdc8d3dee9f4ff0a15202b36414c57626d78838e99a4afbac5d0dbe6f1fc07121d28333e49545f6a75808b96a1acb7c2cdd8e3eef9040f1a25303b46515c67727d88939ea9b4bfcad5e0ebf6010c17222d38434e59646f7a85909ba6b1bcc7d2dde8f3fe09141f2a35404b56616c77828d98a3aeb9c4cfdae5f0fb06111c27323d48535e69747f8a95a0abb6c1ccd7e2edf8030e19242f3a45505b66717c87929da8b3bec9d4dfeaf5000b16212c37424d58636e79848f9aa5b0bbc6d1dce7f2fd08131e29343f4a55606b76818c97a2adb8c3ced9e4effa05101b26313c47525d68737e89949faab5c0cbd6e1ecf7020d18232e39444f5a65707b86919ca7b2bdc8d3dee9f4ff0a15202b36414c57626d78838e99a4afbac5d0dbe6f1fc07121d28333e49545f6a75808b96a1acb7c2cdd8e3eef9040f1a25303b46515c67727d88939ea9b4bfcad5e0ebf6010c17222d38434e59646f7a85909ba6b1bcc7d2dde8f3fe09141f2a35404b56616c77828d98a3aeb9c4cfdae5f0fb06111c27323d48535e69747f8a95a0abb6c1ccd7e2edf8030e19242f3a45505b66717c87929da8b3bec9d4dfeaf5000b16212c37424d58636e79848f9aa5b0bbc6d1dce7f2fd08131e29343f4a55606b76818c97a2adb8c3ced9e4effa05101b26313c47525d68737e89949faab5c0cbd6e1ecf7020d18232e39444f5a65707b86919ca7b2bdc8d3dee9f4ff0a15202b36414c57626d78838e99a4afbac5d0dbe6f1fc07121d28333e49545f6a75808b96a1acb7c2cdd8e3eef9040f1a25303b46515c67727d88939ea9b4bfcad5e0ebf6010c17222d38434e59646f7a85909ba6b1bcc7d2dd"),
                        text('{"type":"bye","session":"s-17","order":"new","trace":"x-1"}'),
                    ],
                ],
            ),
        ],
    },
    "/rooms/7": {
        "greeting": [],
        "answers": [
            (
                text("lost"),
                [
                    [
                        text("found"),
                    ],
                ],
            ),
        ],
    },
}

REFUSED = {
    "/private": (
        401,
        [],
        b"token, please",
    ),
}


def path_of(flow):
    """Its path with escapes where they are needed, and only there."""
    path = quote(flow.request.path.split("?")[0], safe="%/:@!$&'()*+,;=")
    return re.sub("%[0-9A-Fa-f]{2}", lambda escape: needed(escape[0].upper()), path)


def needed(escape):
    character = chr(int(escape[1:], 16))
    return character if re.fullmatch(r"[A-Za-z0-9._~-]", character) else escape


def meaning(content, is_text):
    """JSON is the same if its values are, all else if its bytes are."""
    try:
        return json.dumps(json.loads(content), sort_keys=True) if is_text else content
    except (ValueError, RecursionError):
        return content


def answers_to(message, answers):
    """Those to the same bytes, else those to what means the same."""
    said = meaning(message.content, message.is_text)
    likely = [entry for entry in answers if entry[0][1] == message.is_text]
    likely = [entry for entry in likely if meaning(*entry[0][:2]) == said]
    likely.sort(key=lambda entry: entry[0][0] != message.content)
    return likely[0] if likely else (None, None)


class Recording:
    def __init__(self):
        self.asked = {}  # how often, by connection and question
        self.turns = {}  # by connection: answers do not overtake each other
        self.speaking = set()

    def request(self, flow):
        refusal = REFUSED.get(path_of(flow))
        if refusal and flow.request.headers.get("Upgrade", "").lower() == "websocket":
            status, headers, body = refusal
            flow.response = http.Response.make(status, b"", headers)
            flow.response.raw_content = body  # as it was, whatever Content-Encoding says
            flow.response.headers["Content-Length"] = str(len(body))

    def websocket_start(self, flow):
        route = ROUTES.get(path_of(flow))
        if route:
            self.say(flow, route["greeting"])

    def websocket_message(self, flow):
        message = flow.websocket.messages[-1]
        route = ROUTES.get(path_of(flow))
        if not route or message.injected:
            return
        if not message.from_client:
            message.drop()
            return
        said, answers = answers_to(message, route["answers"])
        if said:
            message.drop()
            before = self.asked.get((flow.id, said), 0)
            self.asked[flow.id, said] = before + 1
            self.say(flow, answers[min(before, len(answers) - 1)])

    def websocket_end(self, flow):
        self.turns.pop(flow.id, None)
        self.asked = {key: times for key, times in self.asked.items() if key[0] != flow.id}

    def say(self, flow, messages):
        task = asyncio.get_running_loop().create_task(self.inject(flow, messages))
        self.speaking.add(task)
        task.add_done_callback(self.speaking.discard)

    async def inject(self, flow, messages):
        async with self.turns.setdefault(flow.id, asyncio.Lock()):
            for content, is_text, after in messages:
                await asyncio.sleep(after)
                ctx.master.commands.call("inject.websocket", flow, True, content, is_text)


addons = [Recording()]
