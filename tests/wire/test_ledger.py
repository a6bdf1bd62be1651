"""The ledger: each item once, whatever is delivered twice or late, and a kill reaches its own source's copy and no
other."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.wire import ledger, stops
from standfirst.wire.contained import Whole
from standfirst.wire.item import Attachment, Block, Item, Unreadable
from standfirst.wire.models import Item as Row
from standfirst.wire.models import Settlement, Source, Stop, Take
from standfirst.wire.reading.format import Hints, Recognised
from standfirst.wire.settling import settle, settle_all

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
KNOWN = Recognised("ninjs", "ninjs", "the test says so")


@pytest.fixture
def agency() -> Source:
    return Source.objects.create(slug="npa", name="NPA", delivery="command")


@pytest.fixture
def rival() -> Source:
    return Source.objects.create(slug="rival", name="Rival", delivery="command")


def story(guid: str | None = "urn:npa:ferry", version: str | None = "1", **more: Any) -> Item:
    text = more.pop("text", "The council bought the ferry.")
    return Item(guid=guid, version=version, headline="Ferry", blocks=(Block("paragraph", text),), **more)


def deliver(home: Path, source: Source, *items: Item, content: bytes | None = None, breaks: str = "") -> Take:
    """A take that its reader finds these items in, and then a sentence where it breaks."""

    def reader(given: BinaryIO, hints: Hints) -> tuple[Recognised, Iterator[Item]]:
        def found() -> Iterator[Item]:
            yield from items
            if breaks:
                raise Unreadable(breaks)

        return KNOWN, found()

    take = ledger.take_in(home, source, content or repr(items).encode())
    return ledger.read(home, take, reader)


def settled() -> list[str]:
    return list(Settlement.objects.values_list("kind", flat=True))


def test_the_bytes_stand_on_disk_though_nothing_can_be_read_of_them(tmp_path: Path, agency: Source) -> None:
    take = ledger.take_in(tmp_path, agency, b"\x00\x01 no copy at all")
    ledger.read(tmp_path, take)
    take.refresh_from_db()
    assert take.state == Take.State.QUARANTINED
    assert take.reason
    assert (tmp_path / "takes" / take.sha256[:2] / take.sha256).read_bytes() == b"\x00\x01 no copy at all"


def test_the_same_delivery_and_the_same_item_are_held_once(tmp_path: Path, agency: Source) -> None:
    deliver(tmp_path, agency, story(), content=b"first")
    deliver(tmp_path, agency, story(), content=b"first")
    deliver(tmp_path, agency, story(), content=b"again in another envelope")
    assert Row.objects.count() == 1
    assert settled() == ["new"]


def test_an_item_without_a_version_is_known_by_what_it_holds(tmp_path: Path, agency: Source) -> None:
    deliver(tmp_path, agency, story(version=None, sent=NOON), content=b"1")
    deliver(tmp_path, agency, story(version=None, sent=NOON), content=b"2")
    changed = story(version=None, sent=NOON + timedelta(hours=1), text="It sank.")
    deliver(tmp_path, agency, changed, content=b"3")
    assert settled() == ["new", "newer"]


def test_an_older_version_that_comes_late_is_kept_and_never_stands_first(tmp_path: Path, agency: Source) -> None:
    deliver(tmp_path, agency, story(version="2", text="It sank."))
    deliver(tmp_path, agency, story(version="1"))
    assert settled() == ["new", "older"]
    assert Row.objects.get(newest=True).version == "2"


def test_a_repeat_changes_nothing(tmp_path: Path, agency: Source) -> None:
    deliver(tmp_path, agency, story(version="1"))
    deliver(tmp_path, agency, story(version="2", status="repeat"))
    assert Row.objects.get(newest=True).version == "1"


def test_two_sources_may_use_one_guid(tmp_path: Path, agency: Source, rival: Source) -> None:
    deliver(tmp_path, agency, story())
    deliver(tmp_path, rival, story())
    assert settled() == ["new", "new"]


def test_what_was_read_before_the_break_is_kept_and_the_rest_follows_after_a_mend(
    tmp_path: Path, agency: Source
) -> None:
    items = [story(f"urn:npa:{n}") for n in range(250)]
    take = deliver(tmp_path, agency, *items[:230], content=b"long", breaks="The reader was stopped after 10 s.")
    assert (take.state, take.place) == (Take.State.QUARANTINED, 230)
    deliver(tmp_path, agency, *items, content=b"long")
    take.refresh_from_db()
    assert (take.state, take.place, take.reason) == (Take.State.READ, 250, "")
    assert settled() == ["new"] * 250


def test_what_came_attached_is_a_take_of_its_own(tmp_path: Path, agency: Source) -> None:
    deliver(tmp_path, agency, story(attachments=(Attachment("../../etc/x.txt", "text/plain", b"inner"),)))
    part = Take.objects.get(part_of__isnull=False)
    assert part.filename == ".._.._etc_x.txt"
    assert part in list(ledger.unread())


def test_a_kill_stops_what_is_there_and_what_comes_later_for_good(tmp_path: Path, agency: Source) -> None:
    deliver(tmp_path, agency, story(version="1"))
    deliver(tmp_path, agency, story(version="2", status="canceled"))
    deliver(tmp_path, agency, story(version="3"))
    assert settled() == ["new", "kill", "stopped"]
    assert {row.version for row in stops.reached(Stop.objects.get())} == {"1", "2", "3"}


def test_a_kill_that_comes_before_its_story_stops_it(tmp_path: Path, agency: Source) -> None:
    deliver(tmp_path, agency, story("urn:npa:kill", corrects="urn:npa:ferry", corrects_status="canceled"))
    deliver(tmp_path, agency, story())
    assert settled() == ["kill", "stopped"]


def test_a_kill_reaches_only_its_own_source_and_those_below_it(tmp_path: Path, agency: Source, rival: Source) -> None:
    below = Source.objects.create(slug="npa-sport", name="NPA Sport", delivery="command", parent=agency)
    for source in (agency, rival, below):
        deliver(tmp_path, source, story(), content=source.slug.encode())
    deliver(tmp_path, below, story(version="2", status="canceled"), content=b"forged from below")
    assert {row.source for row in stops.reached(Stop.objects.get())} == {below}
    deliver(tmp_path, agency, story(version="2", status="canceled"), content=b"from above")
    assert {row.source for row in stops.reached(Stop.objects.latest("pk"))} == {agency, below}


def slugged(version: str, **more: Any) -> Item:
    return story(f"npa:ferry:{version}", version, guid_computed=True, joins="ferry", slug="ferry", **more)


def test_a_kill_by_slug_ends_36_hours_after_its_day(tmp_path: Path, agency: Source) -> None:
    deliver(tmp_path, agency, slugged("1"))
    deliver(tmp_path, agency, slugged("kill", status="canceled"))
    deliver(tmp_path, agency, slugged("2"))
    assert settled() == ["new", "kill", "stopped"]
    stop = Stop.objects.get()
    assert stop.until is not None
    later = Row.objects.get(version="2")
    later.guid, later.line, later.created = "npa:ferry:next-week", "ferry-next-week", stop.until
    assert stops.standing_on(later) is None


def test_the_night_after_belongs_to_the_day_of_the_wire_too(agency: Source) -> None:
    noon, midnight = datetime(2026, 11, 25, 12, tzinfo=UTC), datetime(2026, 11, 26, tzinfo=UTC)
    assert stops.cycle(agency, noon) == (datetime(2026, 11, 25, tzinfo=UTC), midnight + timedelta(hours=36))
    since, until = stops.cycle(agency, midnight + timedelta(hours=1))
    assert (since, until) == (datetime(2026, 11, 25, tzinfo=UTC), midnight + timedelta(hours=60))


def test_a_headline_that_speaks_of_a_kill_stops_nothing(tmp_path: Path, agency: Source) -> None:
    deliver(tmp_path, agency, story(text="KILL: the bill that nobody wanted."))
    assert not Stop.objects.exists()


def test_a_hold_ends_with_a_newer_version_and_a_kill_does_not(tmp_path: Path, agency: Source) -> None:
    deliver(tmp_path, agency, story(version="1"))
    deliver(tmp_path, agency, story(version="2", status="withheld"))
    deliver(tmp_path, agency, story(version="3"))
    assert settled() == ["new", "hold", "newer"]


def test_an_older_version_does_not_end_a_hold(tmp_path: Path, agency: Source) -> None:
    deliver(tmp_path, agency, story(version="2", status="withheld"))
    deliver(tmp_path, agency, story(version="1"))
    assert settled() == ["hold", "stopped"]


def test_a_stop_is_lifted_only_with_a_reason(tmp_path: Path, agency: Source) -> None:
    deliver(tmp_path, agency, story(version="2", status="canceled"))
    stop = Stop.objects.get()
    with pytest.raises(ValueError, match="Say why"):
        stops.lift(stop, " ")
    stops.lift(stop, "The agency sent the kill by mistake.")
    assert stops.standing_on(Row.objects.get()) is None


def test_an_embargo_that_cannot_be_read_is_kept_as_that(tmp_path: Path, agency: Source) -> None:
    deliver(tmp_path, agency, story(embargo="unreadable"))
    assert Row.objects.get().embargo_unreadable


def test_a_correction_joins_the_line_of_what_it_corrects(tmp_path: Path, agency: Source) -> None:
    deliver(tmp_path, agency, story())
    deliver(tmp_path, agency, story("urn:npa:c1", status="correction", corrects="urn:npa:ferry", text="It did not."))
    assert settled() == ["new", "newer"]


def test_a_lead_after_midnight_goes_on_with_the_story_and_a_daily_slug_begins_anew(
    tmp_path: Path, agency: Source
) -> None:
    late, night = datetime(2026, 11, 25, 23, 50, tzinfo=UTC), datetime(2026, 11, 26, 0, 20, tzinfo=UTC)
    deliver(tmp_path, agency, story("n:1", None, joins="n:ferry:2026-11-25", sent=late))
    deliver(tmp_path, agency, story("n:2", "2nd Ld", joins="n:ferry:2026-11-26", sent=night, text="It sank."))
    deliver(tmp_path, agency, story("n:3", None, joins="n:weather:2026-11-25", sent=late))
    deliver(tmp_path, agency, story("n:4", None, joins="n:weather:2026-11-26", sent=night, text="Rain."))
    assert settled() == ["new", "newer", "new", "new"]


def test_a_lead_of_the_night_that_comes_before_its_story_is_joined_by_it(tmp_path: Path, agency: Source) -> None:
    late, night = datetime(2026, 11, 25, 23, 50, tzinfo=UTC), datetime(2026, 11, 26, 0, 20, tzinfo=UTC)
    deliver(tmp_path, agency, story("n:2", "2nd Ld", joins="n:ferry:2026-11-26", sent=night, text="It sank."))
    deliver(tmp_path, agency, story("n:1", None, joins="n:ferry:2026-11-25", sent=late))
    assert settled() == ["new", "older"]


def test_many_new_items_are_entered_together_as_they_would_be_one_by_one(
    tmp_path: Path, agency: Source, django_assert_max_num_queries: Any
) -> None:
    items = [story(f"urn:npa:{n}", version=None) for n in range(50)]
    with django_assert_max_num_queries(20):
        deliver(tmp_path, agency, *items, content=b"many")
    assert settled() == ["new"] * 50
    assert list(Settlement.objects.values_list("item__guid", flat=True)) == [item.guid for item in items]
    assert Row.objects.filter(newest=True, created__isnull=False).count() == 50


@pytest.mark.parametrize(
    "meets", ["twice in one take", "known", "killed", "corrects", "killed by slug", "killed by number"]
)
def test_an_item_among_many_that_meets_another_is_settled_by_itself(
    tmp_path: Path, agency: Source, meets: str
) -> None:
    others = [story(f"urn:npa:{n}") for n in range(3)]
    if meets == "known":
        deliver(tmp_path, agency, story())
    elif meets == "killed":
        deliver(tmp_path, agency, story("urn:npa:kill", corrects="urn:npa:ferry", corrects_status="canceled"))
    elif meets == "killed by slug":
        deliver(tmp_path, agency, slugged("kill", status="canceled"))
    elif meets == "killed by number":
        deliver(tmp_path, agency, slugged("kill", status="canceled", refers=("npa 0212",), sent=NOON))
    second = {
        "twice in one take": [story(), story(version="2")],
        "known": [story(version="2")],
        "killed": [story()],
        "corrects": [story(), story("urn:npa:c1", status="correction", corrects="urn:npa:ferry")],
        "killed by slug": [story("urn:npa:other", slug="ferry")],
        "killed by number": [story("urn:npa:other", numbers=("npa 0212",), sent=NOON)],
    }[meets]
    deliver(tmp_path, agency, *others, *second, content=b"many")
    expected = {
        "twice in one take": ["new", "new", "new", "new", "newer"],
        "known": ["new", "new", "new", "new", "newer"],
        "killed": ["kill", "new", "new", "new", "stopped"],
        "corrects": ["new", "new", "new", "new", "newer"],
        "killed by slug": ["kill", "new", "new", "new", "stopped"],
        "killed by number": ["kill", "new", "new", "new", "stopped"],
    }
    assert settled() == expected[meets]


def small(given: dict[bytes, Whole]) -> ledger.Readers:
    """Reads each of many files as it is told to."""

    def reader(files: Sequence[BinaryIO], hints: Hints) -> Iterator[Whole]:
        for file in files:
            yield given[file.read()]

    return reader


def test_small_takes_are_settled_together_and_a_kill_at_once(tmp_path: Path, agency: Source) -> None:
    given = {
        b"one": Whole(KNOWN, [story("a")]),
        b"broken": Whole(refusal=Unreadable("It is broken.")),
        b"two": Whole(KNOWN, [story("b")]),
        b"kill": Whole(KNOWN, [story("a", "2", status="canceled")]),
        b"half": Whole(KNOWN, [story("c")], Unreadable("It breaks off.")),
        b"three": Whole(KNOWN, [story("d")]),
    }
    takes = ledger.take_in_all(tmp_path, agency, [ledger.Delivery(content, "x") for content in (*given, b"two")])
    assert takes[-1] is takes[2], "the same bytes are one take"
    told: list[int] = []
    ledger.read_all(tmp_path, agency, takes[:-1], lambda: told.append(Row.objects.count()), reader=small(given))
    assert told == [3, 5], "a kill waits for no file behind it"
    assert settled() == ["new", "new", "kill", "new", "new"]
    assert list(Take.objects.order_by("pk").values_list("state", "place", "reason")) == [
        ("read", 1, ""),
        ("quarantined", 0, "It is broken."),
        ("read", 1, ""),
        ("read", 1, ""),
        ("quarantined", 1, "It breaks off."),
        ("read", 1, ""),
    ]


def test_no_transaction_settles_more_than_its_share_of_small_takes(tmp_path: Path, agency: Source) -> None:
    items = [story(f"urn:npa:{n}") for n in range(3 * ledger.BATCH)]
    given = {
        b"few": Whole(KNOWN, items[:40]),
        b"many": Whole(KNOWN, items[40:290]),
        b"rest": Whole(KNOWN, items[290:]),
    }
    takes = ledger.take_in_all(tmp_path, agency, [ledger.Delivery(content) for content in given])
    told: list[int] = []
    ledger.read_all(tmp_path, agency, takes, lambda: told.append(Row.objects.count()), reader=small(given))
    assert told == [100, 200, 300]
    assert list(Take.objects.order_by("pk").values_list("place", flat=True)) == [40, 250, 10]
    assert not ledger.unread().exists()


def test_small_takes_whose_bytes_are_gone_are_said_and_the_others_read(tmp_path: Path, agency: Source) -> None:
    takes = ledger.take_in_all(tmp_path, agency, [ledger.Delivery(b"gone"), ledger.Delivery(b"there")])
    (tmp_path / "takes" / takes[0].sha256[:2] / takes[0].sha256).unlink()
    ledger.read_all(tmp_path, agency, takes, reader=small({b"there": Whole(KNOWN, [story()])}))
    assert [take.state for take in takes] == ["quarantined", "read"]
    assert Take.objects.get(state=Take.State.QUARANTINED).reason == ledger.GONE


def test_what_a_cut_left_unread_is_read_afterwards(tmp_path: Path, agency: Source) -> None:
    def cut(files: Sequence[BinaryIO], hints: Hints) -> Iterator[Whole]:
        yield Whole(KNOWN, [story()])
        raise KeyboardInterrupt

    takes = ledger.take_in_all(
        tmp_path, agency, [ledger.Delivery(b"Ferry sold\n\nAt once."), ledger.Delivery(b"Two\n\nB.")]
    )
    with pytest.raises(KeyboardInterrupt):
        ledger.read_all(tmp_path, agency, takes, reader=cut)
    assert (Row.objects.count(), ledger.unread().count()) == (0, 2)
    assert ledger.read_unread(tmp_path, agency) == 2
    assert (Row.objects.count(), ledger.unread().count()) == (2, 0)


GUIDS = st.sampled_from(["urn:npa:a", "urn:npa:b", "urn:npa:c", "urn:npa:d", "urn:npa:e"])
DELIVERED = st.builds(
    Item,
    guid=GUIDS,
    version=st.sampled_from([None, "1", "2", "3", "1st Ld", "2nd Add"]),
    headline=st.sampled_from(["Ferry sold by the council to the island of Askvik", "Bus line ends"]),
    slug=st.sampled_from([None, "ferry", "FERRY", "bus"]),
    joins=st.sampled_from([None, None, "npa:ferry:2026-11-25", "npa:ferry:2026-11-26", "npa:bus:2026-13-45"]),
    sent=st.sampled_from([None, NOON, NOON + timedelta(hours=11), NOON + timedelta(hours=14)]),
    status=st.sampled_from(["usable"] * 6 + ["canceled", "withheld", "correction", "repeat"]),
    corrects=st.one_of(st.none(), st.none(), st.none(), GUIDS),
    corrects_status=st.sampled_from([None, None, "canceled"]),
    guid_computed=st.booleans(),
    numbers=st.sampled_from([(), ("npa 0212",), ("npa 0213",)]),
    refers=st.sampled_from([(), (), ("npa 0212",)]),
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DELIVERED, max_size=7))
def test_items_settled_together_become_what_they_would_one_by_one(items: list[Item]) -> None:
    became = []
    for together in (True, False):
        source = Source.objects.create(slug=uuid.uuid4().hex, name="NPA", delivery="command", time_zone="UTC")
        take = Take.objects.create(source=source, sha256="0", size=0, received=NOON)
        if together:
            settle_all(source, [(take, item) for item in items])
        else:
            for item in items:
                settle(take, item)
        rows = Row.objects.filter(source=source).order_by("pk").values_list("guid", "version", "line", "newest")
        told = Settlement.objects.filter(item__source=source).order_by("pk")
        became.append((list(rows), list(told.values_list("kind", "item__guid", "stop__guid", "stop__lifted_why"))))
    assert became[0] == became[1]
