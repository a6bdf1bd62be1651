"""A watched folder takes each file once and whole, and never one that is still being written."""

import os
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from standfirst.wire.sources import files, folder
from standfirst.wire.sources.way import Place, Trouble
from tests.wire.sources.house import Keeper


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pause between two looks does not wait, but lets a test write in the meantime."""
    waited: list[float] = []
    monkeypatch.setattr("standfirst.wire.sources.files.time.sleep", waited.append)
    return waited


def look(at: Path, keep: Keeper, memory: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return folder.look(Place(str(at), **more), memory or {}, keep)


def test_files_are_taken_oldest_first_and_moved_by_whether_they_could_be_read(tmp_path: Path) -> None:
    for age, name in enumerate(["new.xml", "bad.xml", "old.xml"]):
        (tmp_path / name).write_text(name)
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    keep = Keeper()
    look(tmp_path, keep)
    assert keep.names == ["old.xml", "bad.xml", "new.xml"]
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.xml")) == [
        "done/new.xml",
        "done/old.xml",
        "refused/bad.xml",
    ]


def test_a_file_that_grows_is_left_alone_until_it_stands_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "long.xml"
    file.write_text("<a>")
    keep = Keeper()

    def write_on(_: float) -> None:
        with file.open("a") as more:
            more.write("more")

    monkeypatch.setattr("standfirst.wire.sources.files.time.sleep", write_on)
    memory = look(tmp_path, keep)
    write_on(0)
    memory = look(tmp_path, keep, memory)
    assert keep.names == []
    monkeypatch.setattr("standfirst.wire.sources.files.time.sleep", lambda _: None)
    look(tmp_path, keep, memory)
    assert keep.kept == [("long.xml", b"<a>" + b"more" * 3)]


def test_a_file_that_changes_while_it_is_kept_is_not_moved_away_from_its_writer(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text("half")

    class Slow(Keeper):
        def __call__(self, content: Any, name: str, *, refused: str = "") -> bool:
            readable = super().__call__(content, name, refused=refused)
            if len(self.kept) == 1:
                file.write_text("half and half")
            return readable

    keep = Slow()
    memory = look(tmp_path, keep)
    assert file.exists()
    look(tmp_path, keep, memory)
    assert [content for _, content in keep.kept] == [b"half", b"half and half"]


@pytest.mark.parametrize("name", [".hidden", "a.tmp", "a.xml.part", "a.filepart", "a~"])
def test_names_that_say_unfinished_are_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    keep = Keeper()
    look(tmp_path, keep)
    assert keep.names == []


def test_a_link_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hunter2")
    inbox = tmp_path / "in"
    inbox.mkdir()
    (inbox / "a.txt").symlink_to(tmp_path / "secret")
    keep = Keeper()
    look(inbox, keep)
    assert keep.names == []


def test_a_file_that_is_left_is_taken_once_and_again_when_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text("one")
    keep = Keeper()
    memory = look(tmp_path, keep, afterwards="leave")
    memory = look(tmp_path, keep, memory, afterwards="leave")
    file.write_text("two!")
    look(tmp_path, keep, memory, afterwards="leave")
    assert [content for _, content in keep.kept] == [b"one", b"two!"]


def test_a_file_that_is_to_go_is_deleted_once_it_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("one")
    look(tmp_path, Keeper(), afterwards="delete")
    assert list(tmp_path.iterdir()) == []


def test_a_file_stays_where_it_could_not_be_kept(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("one")

    class Full(Keeper):
        def __call__(self, *_: Any, **__: Any) -> bool:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        look(tmp_path, Full())
    assert (tmp_path / "a.xml").exists()


def test_one_file_that_may_not_be_opened_holds_up_none_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.xml", "locked.xml", "z.xml"):
        (tmp_path / name).write_text(name)
    opened = folder._opened

    def refuse(path: Path) -> BinaryIO:
        if path.name == "locked.xml":
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr(folder, "_opened", refuse)
    keep = Keeper()
    with pytest.raises(Trouble, match=r"locked\.xml cannot be read"):
        look(tmp_path, keep)
    assert keep.names == ["a.xml", "z.xml"]
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["locked.xml"]


def test_small_files_are_taken_together_and_a_large_one_by_itself_in_the_order_of_their_change(
    tmp_path: Path,
) -> None:
    sizes = {"a.xml": 1, "b.xml": 2, "large.xml": files.SMALL + 1, "c.xml": 3}
    for when, (name, size) in enumerate(sizes.items()):
        (tmp_path / name).write_bytes(b"x" * size)
        os.utime(tmp_path / name, (when, when))
    lots: list[list[str]] = []

    class Counting(Keeper):
        def all(self, files: Any) -> list[bool]:
            lots.append([name for _, name in files])
            return super().all(files)

    look(tmp_path, Counting())
    assert lots == [["a.xml", "b.xml"], ["large.xml"], ["c.xml"]]


def test_two_files_of_one_name_both_stay(tmp_path: Path) -> None:
    for text in ("one", "two"):
        (tmp_path / "a.xml").write_text(text)
        look(tmp_path, Keeper())
    assert sorted(path.read_text() for path in (tmp_path / "done").iterdir()) == ["one", "two"]


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="is gone: bring it back"):
        look(tmp_path / "nowhere", Keeper())


@pytest.mark.parametrize("address", ["relative/path", "/no/such/folder"])
def test_a_folder_that_cannot_be_watched_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="folder"):
        folder.check(Place(address))
