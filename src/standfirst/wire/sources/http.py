"""One GET: conditional, within limits of size, time and redirects, and to no address that is not allowed."""

import http.client
import io
import ssl
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from importlib.metadata import version
from urllib.parse import SplitResult, urljoin, urlsplit

from standfirst.wire.sources.address import Deadline, connected
from standfirst.wire.sources.way import ANSWER, LARGEST, Trouble

REDIRECTS = 5
_PIECE = 65_536
_MOVED = (301, 302, 303, 307, 308)
#: No server makes us wait for longer than a day.
_LONGEST = 86_400.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: no body where nothing has changed (304). `url` is where it was found, `headers` in lower case."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes


class Connection(http.client.HTTPConnection):
    """To the address that was looked at, with the certificate of the name that was asked for."""

    def __init__(
        self, url: SplitResult, *, private: bool, deadline: Deadline, context: ssl.SSLContext | None
    ) -> None:
        secure = url.scheme == "https"
        super().__init__(url.hostname or "", url.port or (443 if secure else 80), timeout=ANSWER)
        self.private, self.deadline = private, deadline
        self.tls = (context or ssl.create_default_context()) if secure else None

    def connect(self) -> None:
        self.sock = self.deadline.guard(connected(self.host, self.port, private=self.private))
        if self.tls is not None:
            self.sock = self.deadline.guard(self.tls.wrap_socket(self.sock, server_hostname=self.host))


def get(
    url: str,
    headers: dict[str, str],
    *,
    private: bool = False,
    seconds: float = 60.0,
    most: int = LARGEST,
    context: ssl.SSLContext | None = None,
) -> Answer:
    """Raises Trouble for everything but 200 and 304, with the wait that the server asked for."""
    with Deadline(seconds, urlsplit(url).hostname or url) as deadline:
        for _ in range(REDIRECTS + 1):
            answer = _once(url, headers, private, deadline, most, context)
            if answer.status not in _MOVED:
                return answer
            url = _next(url, answer)
            headers = {name: value for name, value in headers.items() if name != "Authorization"}
    raise Trouble(f"{url} sends us on and on; ask who serves it for the address that is meant.")


def _next(url: str, answer: Answer) -> str:
    where = urljoin(url, answer.headers.get("location", ""))
    if urlsplit(where).scheme not in ("http", "https") or not urlsplit(where).hostname:
        raise Trouble(f"{url} sends us to “{where[:100]}”, which is no web address.")
    if urlsplit(url).scheme == "https" and urlsplit(where).scheme == "http":
        raise Trouble(f"{url} sends us from https to {where[:100]}, where anyone can read along and change it.")
    return where


def _once(
    url: str, headers: dict[str, str], private: bool, deadline: Deadline, most: int, context: ssl.SSLContext | None
) -> Answer:
    parts = urlsplit(url)
    connection = Connection(parts, private=private, deadline=deadline, context=context)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked = {
        "User-Agent": f"Standfirst/{version('standfirst')}",
        "Accept-Encoding": "gzip",
        "Connection": "close",
        **headers,
    }
    try:
        connection.request("GET", path, headers=asked)
        response = connection.getresponse()
        told = {name.lower(): value for name, value in response.getheaders()}
        status = response.status
        if status not in (200, 304, *_MOVED):
            raise Trouble(f"{url} answers {status} {_words(status)}.".replace(" .", "."), after=_after(told))
        body = _body(connection.host, response, told, most) if status == HTTPStatus.OK else b""
        deadline.check()
    except ssl.SSLError as why:
        deadline.check()
        raise Trouble(f"{parts.hostname} cannot prove that it is that server ({why.reason or why}).") from why
    except (OSError, http.client.HTTPException, ValueError) as why:
        deadline.check()
        raise Trouble(f"{parts.hostname} broke off ({why or type(why).__name__}).") from why
    finally:
        connection.close()
    return Answer(url, status, told, body)


def _words(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else ""


def _body(host: str, response: http.client.HTTPResponse, told: dict[str, str], most: int) -> bytes:
    """The whole body, unpacked, in pieces, so that no bomb is followed to its end."""
    unpack = zlib.decompressobj(wbits=31) if told.get("content-encoding", "").lower() in ("gzip", "x-gzip") else None
    found = io.BytesIO()
    while True:
        piece = response.read1(_PIECE)
        if not piece:
            break
        found.write(unpack.decompress(piece, most + 1 - found.tell()) if unpack else piece)
        if found.tell() > most or (unpack and unpack.unconsumed_tail):
            raise Trouble(f"{host} sends more than {most:,} bytes at once; it may not.")
    length = told.get("content-length", "")
    if unpack is None and length.isdecimal() and found.tell() < int(length):
        raise Trouble(f"{host} broke off in the middle.")
    return found.getvalue()


def _after(told: dict[str, str]) -> float | None:
    """Retry-After (RFC 9110, 10.2.3), in seconds from now."""
    said = told.get("retry-after", "").strip()
    if said.isdecimal():
        return min(float(said), _LONGEST)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(0.0, (moment - datetime.now(UTC)).total_seconds()), _LONGEST)
