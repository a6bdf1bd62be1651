"""A small FTP server (RFC 959, passive mode only) over a folder of files in memory."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

Files = dict[str, tuple[bytes, str]]


class _Session(socketserver.StreamRequestHandler):
    """One control connection; `server.files` maps a name to its content and the moment of its last change."""

    def handle(self) -> None:
        self.data: socket.socket | None = None
        self.moved = ""
        self.say("220 ready")
        for line in self.rfile:
            verb, _, given = line.decode().strip().partition(" ")
            self.server.asked.append(verb.upper())  # type: ignore[attr-defined]
            getattr(self, f"do_{verb.lower()}", lambda _: self.say("502 not here"))(given)
            if verb.upper() == "QUIT":
                return

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    @property
    def files(self) -> Files:
        return self.server.files  # type: ignore[attr-defined, no-any-return]

    def do_user(self, given: str) -> None:
        self.say("331 password?")

    def do_pass(self, given: str) -> None:
        self.say("230 in" if given == "hunter2" else "530 Login incorrect")

    def do_type(self, given: str) -> None:
        self.say("200 ok")

    do_opts = do_cwd = do_type

    def do_mkd(self, given: str) -> None:
        self.say("550 it is there")

    def do_pasv(self, given: str) -> None:
        """Says that data is at an address elsewhere, which a careful client does not believe."""
        self.listening = socket.create_server(("127.0.0.1", 0))
        port = self.listening.getsockname()[1]
        self.say(f"227 entering (10,0,0,1,{port // 256},{port % 256})")

    def send(self, content: bytes) -> None:
        self.say("150 here it comes")
        made, _ = self.listening.accept()
        made.sendall(content)
        made.close()
        self.listening.close()
        self.say("226 done")

    def do_mlsd(self, given: str) -> None:
        if not self.server.mlsd:  # type: ignore[attr-defined]
            self.say("500 not here")
            self.listening.close()
            return
        lines = [f"type=file;size={len(content)};modify={at}; {name}" for name, (content, at) in self.files.items()]
        self.send("".join(f"{line}\r\n" for line in ["type=dir;modify=2026; done", *lines]).encode())

    def do_nlst(self, given: str) -> None:
        inside = [name.partition("/")[2] for name in self.files if given and name.startswith(f"{given}/")]
        names = inside if given else ["done", *self.files]
        self.send("".join(f"{name}\r\n" for name in names).encode())

    def do_size(self, given: str) -> None:
        self.say(f"213 {len(self.files[given][0])}" if given in self.files else "550 a folder")

    def do_mdtm(self, given: str) -> None:
        self.say(f"213 {self.files[given][1]}")

    def do_retr(self, given: str) -> None:
        self.send(self.files[given][0])

    def do_dele(self, given: str) -> None:
        del self.files[given]
        self.say("250 gone")

    def do_rnfr(self, given: str) -> None:
        self.moved = given
        self.say("350 to where?")

    def do_rnto(self, given: str) -> None:
        self.files[given] = self.files.pop(self.moved)
        self.say("250 moved")

    def do_quit(self, given: str) -> None:
        self.say("221 bye")


@contextmanager
def ftp_server(files: Files, *, mlsd: bool = True) -> Iterator[tuple[str, list[str]]]:
    """Its address, and the verbs that it was asked."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Session) as server:
        server.daemon_threads = True
        server.files, server.mlsd, server.asked = files, mlsd, []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"ftp://127.0.0.1:{server.server_address[1]}/out/", server.asked  # type: ignore[attr-defined]
        server.shutdown()
