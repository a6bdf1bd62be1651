"""Files on an FTP server are fetched once, whole, and moved away only when they are kept."""

from typing import Any

import pytest

from standfirst.wire.sources import ftp
from standfirst.wire.sources.way import Place, Trouble
from tests.wire.sources.ftp_house import Files, ftp_server
from tests.wire.sources.house import Keeper


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standfirst.wire.sources.files.SETTLES", 0)


def look(url: str, keep: Any, memory: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    settings = {"account": "npa", "secret": "hunter2", "private_network": True} | more
    return ftp.look(Place(url, **settings), memory or {}, keep)


def copy() -> Files:
    return {
        "second.xml": (b"two", "20261125120100"),
        "first.xml": (b"one", "20261125120000"),
        "bad.xml": (b"three", "20261125120200"),
        "half.xml.part": (b"ha", "20261125120300"),
    }


@pytest.mark.parametrize("mlsd", [True, False])
def test_files_are_fetched_oldest_first_and_moved_by_whether_they_could_be_read(mlsd: bool) -> None:
    files, keep = copy(), Keeper()
    with ftp_server(files, mlsd=mlsd) as (url, _):
        look(url, keep)
    assert keep.kept == [("first.xml", b"one"), ("second.xml", b"two"), ("bad.xml", b"three")]
    assert sorted(files) == ["done/first.xml", "done/second.xml", "half.xml.part", "refused/bad.xml"]


def test_a_file_that_is_left_is_fetched_once() -> None:
    files, keep = copy(), Keeper()
    with ftp_server(files) as (url, _):
        memory = look(url, keep, afterwards="leave")
        look(url, keep, memory, afterwards="leave")
    assert len(keep.kept) == 3
    assert sorted(files) == sorted(copy())


def test_nothing_is_deleted_that_could_not_be_kept() -> None:
    def full(*_: Any, **__: Any) -> bool:
        raise OSError(28, "No space left on device")

    files = copy()
    with ftp_server(files) as (url, asked), pytest.raises(OSError, match="No space"):
        look(url, full, afterwards="delete")
    assert "DELE" not in asked
    assert sorted(files) == sorted(copy())


def test_a_wrong_password_is_a_sentence_and_no_secret_is_in_it() -> None:
    with ftp_server(copy()) as (url, _), pytest.raises(Trouble, match="Login incorrect") as trouble:
        look(url, Keeper(), secret="wrong-one")
    assert "wrong-one" not in str(trouble.value)


def test_our_own_network_is_out_of_bounds() -> None:
    with ftp_server(copy()) as (url, asked), pytest.raises(Trouble, match="private network"):
        look(url, Keeper(), private_network=False)
    assert asked == []
