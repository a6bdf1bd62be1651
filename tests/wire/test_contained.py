"""A file that makes its reader loop, swallow memory, crash or reach out hurts itself only, and is told why."""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from standfirst.wire import contained, ledger
from standfirst.wire.contained.frames import LOT
from standfirst.wire.contained.pool import Pool, Stopped
from standfirst.wire.item import Unreadable
from standfirst.wire.models import Item as Row
from standfirst.wire.models import Source, Take
from standfirst.wire.reading.format import Hints

ROGUE = "tests.wire.rogues:read"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Two processes for all these tests; one that a file ruins is replaced."""
    made = Pool(2, reader=ROGUE, memory=1 << 30, seconds=3)
    yield made
    made.close()


def heads(pool: Pool, *lines: str) -> list[str | None]:
    return [item.guid for item in pool.read("\n".join(lines).encode())[1]]


def stopped(pool: Pool, *lines: str) -> str:
    """What is said of a file that ends its reader; and that the next file is read as if nothing had been."""
    with pytest.raises(Stopped) as refusal:
        heads(pool, *lines)
    assert heads(pool, "item next") == ["next"]
    return str(refusal.value)


@pytest.mark.parametrize("deed", ["loop", "sleep"])
def test_one_that_never_ends_is_ended(pool: Pool, deed: str) -> None:
    assert "after the first item. It gave no item for 3 seconds" in stopped(pool, "item one", deed)


def test_one_that_loops_before_its_format_is_known_is_ended(pool: Pool) -> None:
    assert "no item for 3 seconds" in stopped(pool, "first loop")


def test_one_that_takes_four_gigabytes_gets_one() -> None:
    patient = Pool(1, reader=ROGUE, memory=1 << 30, seconds=60)
    assert "more memory" in stopped(patient, "swallow")
    patient.close()


@pytest.mark.parametrize(
    ("deed", "how"),
    [("leave", "crashed"), ("segfault", "SIGSEGV"), ("bug", "ZeroDivisionError"), ("recurse", "RecursionError")],
)
def test_one_that_crashes_the_interpreter_takes_nothing_with_it(pool: Pool, deed: str, how: str) -> None:
    said = stopped(pool, "item one", "item two", deed)
    assert "crashed after 2 items" in said
    assert how in said


@pytest.mark.parametrize("deed", ["network", "hidden_network"])
def test_one_that_tries_the_network_is_stopped_though_it_hides_the_refusal(pool: Pool, deed: str) -> None:
    assert "tried to reach a network" in stopped(pool, deed, "item after")


@pytest.mark.parametrize("deed", ["write", "read_secret", "unlink"])
def test_one_that_touches_a_file_is_stopped(pool: Pool, deed: str) -> None:
    assert "open a file that is not its own" in stopped(pool, deed)
    assert not Path("/tmp/standfirst-was-here").exists()


def test_one_that_starts_a_program_is_stopped(pool: Pool) -> None:
    assert "another program" in stopped(pool, "program")


def test_a_reader_sees_none_of_our_secrets_and_no_descriptor_but_its_own(
    monkeypatch: pytest.MonkeyPatch, pool: Pool
) -> None:
    monkeypatch.setenv("NPA_PASSWORD", "hunter2")
    with open("/etc/hostname", "rb") as ours:
        os.set_inheritable(ours.fileno(), True)
        fresh = Pool(1, reader=ROGUE)
        (item,) = fresh.read(b"environment")[1]
        fresh.close()
    assert "NPA_PASSWORD" not in (item.guid or "").split()
    # The socket twice, its two silent outputs, the take, and the look into this very folder.
    assert len((item.headline or "").split()) <= 6


def test_items_come_whole_with_what_is_attached_to_them(pool: Pool) -> None:
    known, items = pool.read(BytesIO(b"item one\nattach two"), Hints(source="npa"))
    one, two = items
    assert known.name == "rogue"
    assert one.headline == "one ø from npa"
    assert [(each.name, each.content) for each in two.attachments] == [("a.bin", b"\0\xff" * 3), ("b", b"")]


def test_what_is_unreadable_is_refused_in_its_own_words_and_the_process_lives(pool: Pool) -> None:
    with pytest.raises(Unreadable, match=r"^no news$") as refusal:
        heads(pool, "item one", "refuse no news")
    assert not isinstance(refusal.value, Stopped)


def test_items_come_while_the_rest_is_still_being_read(pool: Pool) -> None:
    _, items = pool.read(b"item one\nsleep")
    assert next(items).guid == "one"
    items.close()
    assert heads(pool, "item next") == ["next"]


def test_a_process_is_used_again_until_it_has_read_enough() -> None:
    pool = Pool(1, reader=ROGUE, takes=2)
    seen = []
    for _ in range(4):
        (item,) = pool.read(b"item one")[1]
        seen.append(item.origins["process"])
    pool.close()
    assert seen[0] == seen[1]
    assert seen[1] != seen[2]
    assert seen[2] == seen[3]


def files(folder: Path, *contents: str) -> list[BinaryIO]:
    paths = [folder / str(number) for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_text(content)
    return [path.open("rb") for path in paths]


def test_of_many_files_in_one_call_each_gives_what_it_holds_and_a_ruinous_one_costs_itself_only(
    pool: Pool, tmp_path: Path
) -> None:
    given = files(
        tmp_path, "item one\nitem two", "refuse no news", "item three\nsegfault", "item four", "leave", "item five"
    )
    read = list(pool.read_all(given, Hints()))
    assert [[item.guid for item in whole.items] for whole in read] == [
        ["one", "two"],
        [],
        ["three"],
        ["four"],
        [],
        ["five"],
    ]
    said = [str(whole.refusal or "") for whole in read]
    assert [bool(each) for each in said] == [False, True, True, False, True, False]
    assert said[1] == "no news"
    assert "SIGSEGV" in said[2]
    assert [item.guid for whole in pool.read_all([], Hints()) for item in whole.items] == []
    assert heads(pool, "item next") == ["next"]


def test_more_files_than_one_message_carries_are_read_and_those_given_up_are_given_back(
    pool: Pool, tmp_path: Path
) -> None:
    given = files(tmp_path, *(f"item {number}" for number in range(LOT + 3)))
    assert [item.guid for whole in pool.read_all(given, Hints()) for item in whole.items] == [
        str(n) for n in range(LOT + 3)
    ]
    for file in given:
        file.seek(0)
    for _ in range(3):
        begun = pool.read_all(given, Hints())
        next(begun)
        begun.close()
    assert heads(pool, "item next") == ["next"], "a reading that nobody ends must not keep its process for good"


def test_the_common_pool_reads_real_formats() -> None:
    known, items = contained.read(b"Ferry sold\n\nASKVIK - The council sold the ferry on Monday. It was old.\n")
    assert known.name == "text"
    assert [item.headline for item in items] == ["Ferry sold"]


@pytest.mark.django_db
def test_a_take_that_ends_its_reader_goes_to_quarantine_with_the_limit_and_its_place(
    tmp_path: Path, pool: Pool
) -> None:
    source = Source.objects.create(slug="npa", name="NPA", delivery="command")
    take = ledger.take_in(tmp_path, source, b"item one\nitem two\nloop\nitem three")
    ledger.read(tmp_path, take, pool.read)
    take.refresh_from_db()
    assert (take.state, take.place) == (Take.State.QUARANTINED, 2)
    assert "no item for 3 seconds" in take.reason
    assert list(Row.objects.order_by("pk").values_list("guid", flat=True)) == ["one", "two"]
