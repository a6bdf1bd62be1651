"""Backup, restore, upgrade: a newsroom whose disk died gets back what it had, and nothing that was killed since."""

import json
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from standfirst.config.shelf import Shelf
from standfirst.newsroom.safekeeping import box
from standfirst.newsroom.safekeeping.box import BadBackup, Manifest
from tests.journeys.paper import begin, standfirst

PASTE_ME = Path(__file__).parents[2] / "demo" / "paste-me.txt"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newspaper with one published story, baked."""
    home = begin(tmp_path_factory.mktemp("kept") / "home", section="World")
    done = standfirst(
        home, "ingest", str(PASTE_ME), "--publish", "--licence", "permission", "--ground", "E-mail of 3 March"
    )
    assert done.returncode == 0, done.stderr
    assert standfirst(home, "bake").returncode == 0
    return home


@pytest.fixture(scope="module")
def backup(house: Path) -> Path:
    file = house.parent / "paper.zip"
    done = standfirst(house, "backup", str(file))
    assert done.returncode == 0, done.stderr
    assert f"Backed up to {file}" in done.stdout
    return file


def pages(home: Path) -> dict[str, bytes]:
    """Every baked page of the house, by its path."""
    top = home / "site" / "pages"
    return {str(file.relative_to(top)): file.read_bytes() for file in sorted(top.rglob("*")) if file.is_file()}


def story_path(home: Path) -> str:
    with closing(sqlite3.connect(home / "newsroom.sqlite3")) as rows:
        (path,) = rows.execute("SELECT path FROM newsroom_storystate WHERE path <> ''").fetchone()
    return str(path)


def test_a_restored_newspaper_shows_the_same_pages_and_finds_the_same_copy(house: Path, backup: Path) -> None:
    new = house.parent / "restored"
    done = standfirst(new, "restore", str(backup))
    assert done.returncode == 0, done.stderr
    assert pages(new) == pages(house)
    for kind in ("takes", "media"):
        assert {f.name for f in (new / kind).rglob("*")} == {f.name for f in (house / kind).rglob("*")}
    assert (new / "secret-key").read_text() == (house / "secret-key").read_text()
    assert (new / "secret-key").stat().st_mode & 0o077 == 0
    assert list((new / "search").glob("*.sqlite3"))
    assert "take it down before you start" in done.stdout


def test_what_was_taken_down_after_the_backup_is_held_where_the_old_house_is_known(
    house: Path, backup: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    stone = old / "site" / "gone" / story_path(house).strip("/")
    stone.parent.mkdir(parents=True)
    stone.write_text("410")
    done = standfirst(tmp_path / "new", "restore", str(backup), "--old", str(old))
    assert done.returncode == 0, done.stderr
    assert f"are down in {old}: 1." in done.stdout
    assert Shelf(tmp_path / "new" / "site").find(story_path(house)).file is None
    assert not any(b"Korvane stands alone" in page for page in pages(tmp_path / "new").values())


def test_a_backup_never_writes_over_a_file_and_leaves_no_half_of_itself(house: Path, tmp_path: Path) -> None:
    there = tmp_path / "mine.zip"
    there.write_text("mine")
    refused = standfirst(house, "backup", str(there))
    assert refused.returncode == 1
    assert "is there already" in refused.stderr
    assert there.read_text() == "mine"
    assert [file.name for file in tmp_path.iterdir()] == ["mine.zip"]


def test_a_take_that_the_disk_has_lost_is_named_and_the_rest_is_backed_up(house: Path, tmp_path: Path) -> None:
    lossy = tmp_path / "lossy"
    shutil.copytree(house, lossy)
    take = next(file for file in (lossy / "takes").rglob("*") if file.is_file())
    take.unlink()
    done = standfirst(lossy, "backup", str(tmp_path / "lossy.zip"))
    assert done.returncode == 1
    assert take.name in done.stderr
    assert box.manifest_of(tmp_path / "lossy.zip").newspaper == "The Lamp"


def test_a_folder_that_is_not_empty_is_left_as_it_was(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "notes.txt").write_text("mine")
    done = standfirst(tmp_path / "home", "restore", str(backup))
    assert done.returncode == 1
    assert "is not empty" in done.stderr
    assert [file.name for file in (tmp_path / "home").iterdir()] == ["notes.txt"]


def broken(backup: Path, target: Path, how: str) -> Path:
    """A copy of the backup with one thing wrong."""
    raw = backup.read_bytes()
    match how:
        case "cut":
            target.write_bytes(raw[: len(raw) // 2])
        case "flipped":
            with zipfile.ZipFile(backup) as whole:
                info = next(i for i in whole.infolist() if i.filename.startswith("files/takes/"))
            at = info.header_offset + 30 + len(info.filename) + 40
            target.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        case "other":
            target.write_text("a shopping list")
        case "newer":
            rewritten(backup, target, lambda said: said["migrations"]["newsroom"].append("9999_tomorrow"))
        case "outside":
            rewritten(backup, target, lambda said: None, rename=("files/secret-key", "files/../../escaped"))
    return target


def rewritten(backup: Path, target: Path, change: object, rename: tuple[str, str] = ("", "")) -> None:
    """The backup again, with its manifest changed and one member under another name."""
    with zipfile.ZipFile(backup) as whole, zipfile.ZipFile(target, "w") as new:
        said = json.loads(whole.read(box.MANIFEST))
        assert callable(change)
        change(said)
        said["files"] = {rename[1] if name == rename[0] else name: entry for name, entry in said["files"].items()}
        for info in whole.infolist():
            name = rename[1] if info.filename == rename[0] else info.filename
            new.writestr(name, json.dumps(said) if name == box.MANIFEST else whole.read(info))


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("cut", "its end is missing"),
        ("flipped", "is damaged"),
        ("other", "is no backup of Standfirst"),
        ("newer", "install that version or a later one"),
        ("outside", "outside of the newspaper"),
    ],
)
def test_a_backup_that_cannot_be_trusted_restores_nothing(backup: Path, tmp_path: Path, how: str, said: str) -> None:
    done = standfirst(tmp_path / "new", "restore", str(broken(backup, tmp_path / "bad.zip", how)))
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["bad.zip"]


def test_a_member_larger_than_it_says_does_not_fill_the_disk(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("files/takes/bomb", b"\0" * (64 * 1024 * 1024))
    manifest = Manifest(
        "x", "2026-01-01", "0", "sqlite", "database/x", {}, files={"files/takes/bomb": (10, "0" * 64)}
    )
    (tmp_path / "into").mkdir()
    with pytest.raises(BadBackup, match="is not what was backed up"):
        box.unpack(bomb, manifest, tmp_path / "into", lambda done, total: None)
    assert (tmp_path / "into" / "files" / "takes" / "bomb").stat().st_size <= 2 * box.PIECE


def test_serve_refuses_an_older_database_and_upgrade_backs_it_up_first(house: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copytree(house, older)
    with closing(sqlite3.connect(older / "newsroom.sqlite3")) as rows:
        rows.execute("UPDATE newsroom_consumer SET holder = '', held_until = NULL")
        rows.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        rows.execute("DROP TABLE django_session")
        rows.commit()
    refused = standfirst(older, "serve", "--port", "1", "--desk-port", "2")
    assert refused.returncode == 1
    assert "standfirst upgrade" in refused.stderr
    done = standfirst(older, "upgrade")
    assert done.returncode == 0, done.stderr
    assert "Backed up to" in done.stdout
    [made] = (older / "backups").iterdir()
    assert "sessions" not in box.manifest_of(made).migrations
    assert "up to date" in standfirst(older, "upgrade").stdout
    assert not any(name.startswith("files/backups") for name in box.manifest_of(made).files)


def test_serve_and_upgrade_leave_a_newer_database_alone(house: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer"
    shutil.copytree(house, newer)
    with closing(sqlite3.connect(newer / "newsroom.sqlite3")) as rows:
        rows.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('newsroom', '9999_x', '2030-01-01')")
        rows.commit()
    for command in (["serve", "--port", "1", "--desk-port", "2"], ["upgrade"]):
        refused = standfirst(newer, *command)
        assert refused.returncode == 1
        assert "newer Standfirst (newsroom.9999_x)" in refused.stderr


def test_a_backup_taken_while_others_write_is_one_moment(house: Path, tmp_path: Path) -> None:
    """Rows committed together are in it together: a story without its state could never be shown or killed."""
    busy = tmp_path / "busy"
    shutil.copytree(house, busy)
    with closing(sqlite3.connect(busy / "newsroom.sqlite3")) as rows:
        rows.execute("BEGIN IMMEDIATE")
        rows.execute("UPDATE newsroom_newspaper SET name = 'Half written'")
        done = standfirst(busy, "backup", str(tmp_path / "busy.zip"))
        rows.rollback()
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "busy.zip") as whole:
        (tmp_path / "copy.sqlite3").write_bytes(whole.read("database/newsroom.sqlite3"))
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
        assert copy.execute("SELECT name FROM newsroom_newspaper").fetchone() == ("The Lamp",)
    assert os.stat(tmp_path / "busy.zip").st_mode & 0o077 == 0
