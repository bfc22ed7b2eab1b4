"""A telephone with a code app, for the tests: RFC 6238 with its usual values."""

import base64
import hashlib
import hmac
import re
import struct
import time

from django.test import Client

SET_UP = "/admin/second-step/app/"


def code(secret: str, periods_later: int = 0) -> str:
    """The six figures that the app shows now, or some half minutes later."""
    counter = struct.pack(">Q", int(time.time()) // 30 + periods_later)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def shown_secret(page: str) -> str:
    return re.search(r'class="signin__code">([A-Z2-7]+)<', page)[1]


def set_up(client: Client) -> str:
    """Set the second step up as a person does; returns the app's secret."""
    secret = shown_secret(client.get(SET_UP).content.decode())
    assert client.post(SET_UP, {"code": code(secret)}).url == "/admin/second-step/codes/"
    return secret
