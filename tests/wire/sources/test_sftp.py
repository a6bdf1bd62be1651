"""Files on an SFTP server are fetched from the server whose key we know, and from no other."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import paramiko
import pytest

from standfirst.wire.sources import sftp
from standfirst.wire.sources.way import Place, Trouble
from tests.wire.sources.house import Keeper

KEY = paramiko.ECDSAKey.generate()


class _Door(paramiko.ServerInterface):
    def check_auth_password(self, username: str, password: str) -> int:
        return paramiko.AUTH_SUCCESSFUL if password == "hunter2" else paramiko.AUTH_FAILED

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return paramiko.OPEN_SUCCEEDED

    def get_allowed_auths(self, username: str) -> str:
        return "password"


class _Files(paramiko.SFTPServerInterface):
    root: Path

    def _at(self, path: str) -> Path:
        return self.root / path.strip("/")

    def list_folder(self, path: str) -> Any:
        found = []
        for each in sorted(self._at(path).iterdir()):
            told = paramiko.SFTPAttributes.from_stat(each.stat())
            told.filename = each.name
            found.append(told)
        return found

    def stat(self, path: str) -> Any:
        try:
            return paramiko.SFTPAttributes.from_stat(self._at(path).stat())
        except OSError as why:
            return paramiko.SFTPServer.convert_errno(why.errno)

    lstat = stat

    def open(self, path: str, flags: int, attr: Any) -> Any:
        handle = paramiko.SFTPHandle(flags)
        handle.readfile = self._at(path).open("rb")  # type: ignore[attr-defined]
        return handle

    def rename(self, oldpath: str, newpath: str) -> int:
        self._at(oldpath).rename(self._at(newpath))
        return paramiko.SFTP_OK

    def mkdir(self, path: str, attr: Any) -> int:
        self._at(path).mkdir()
        return paramiko.SFTP_OK

    def remove(self, path: str) -> int:
        self._at(path).unlink()
        return paramiko.SFTP_OK


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Path]]:
    """A server over a folder, whose key stands in our known_hosts; its address and the folder."""
    monkeypatch.setattr("standfirst.wire.sources.files.SETTLES", 0)
    root = tmp_path / "served"
    (root / "out").mkdir(parents=True)
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]

    def serve() -> None:
        while True:
            try:
                made, _ = listening.accept()
            except OSError:
                return
            transport = paramiko.Transport(made)
            transport.add_server_key(KEY)
            transport.set_subsystem_handler("sftp", paramiko.SFTPServer, type("Files", (_Files,), {"root": root}))
            transport.start_server(event=threading.Event(), server=_Door())

    threading.Thread(target=serve, daemon=True).start()
    monkeypatch.setenv("HOME", str(tmp_path))
    known = tmp_path / ".ssh" / "known_hosts"
    known.parent.mkdir()
    known.write_text(f"[127.0.0.1]:{port} {KEY.get_name()} {KEY.get_base64()}\n")
    yield f"sftp://127.0.0.1:{port}/out", root / "out"
    listening.close()


def look(url: str, keep: Keeper, **more: Any) -> dict[str, Any]:
    settings = {"account": "npa", "secret": "hunter2", "private_network": True} | more
    return sftp.look(Place(url, **settings), {}, keep)


def test_files_are_fetched_and_moved_by_whether_they_could_be_read(served: tuple[str, Path]) -> None:
    url, folder = served
    for name in ("a.xml", "bad.xml", "half.part"):
        (folder / name).write_text(name)
    keep = Keeper()
    look(url, keep)
    assert sorted(keep.kept) == [("a.xml", b"a.xml"), ("bad.xml", b"bad.xml")]
    left = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert left == ["done/a.xml", "half.part", "refused/bad.xml"]


def test_a_wrong_password_is_a_sentence(served: tuple[str, Path]) -> None:
    with pytest.raises(Trouble, match="check account"):
        look(served[0], Keeper(), secret="wrong-one")


def test_a_server_whose_key_is_not_known_or_another_is_not_trusted(served: tuple[str, Path], tmp_path: Path) -> None:
    known = tmp_path / ".ssh" / "known_hosts"
    host = known.read_text().split()[0]
    other = paramiko.ECDSAKey.generate()
    known.write_text(f"{host} {other.get_name()} {other.get_base64()}\n")
    with pytest.raises(Trouble, match="another key"):
        look(served[0], Keeper())
    known.write_text("")
    with pytest.raises(Trouble, match="known_hosts"):
        look(served[0], Keeper())
