"""The inbox as an editor sees it: who may do what, pages by key, and that looking costs the same, however full."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.newsroom.models import Arrival, Notice, Section, Story
from standfirst.newsroom.roles import EDITOR, REPORTER
from standfirst.newsroom.settled import follow_ledger
from standfirst.wire.models import Source
from tests.desk.test_roles import as_role
from tests.wire.test_ledger import deliver, story

__all__ = ["as_role"]


@pytest.fixture
def agency(section: Section) -> Source:
    return Source.objects.create(slug="npa", name="NPA", delivery="command", licence="own")


@pytest.fixture
def come(tmp_path: Path, agency: Source) -> Callable[..., None]:
    def delivered(*items: Any) -> None:
        deliver(tmp_path, agency, *items)
        follow_ledger()

    return delivered


def shown(desk: Client, query: str = "") -> str:
    page = desk.get(f"/desk/wire/{query}")
    assert page.status_code == 200
    return page.content.decode()


def test_an_empty_inbox_says_so(desk: Client) -> None:
    assert "Nothing has come yet" in shown(desk)


def test_the_line_and_its_copy_are_shown_and_what_is_private_is_named(desk: Client, come: Any) -> None:
    come(story(slug="FERRY-NIGHT", urgency=1, nonpublic=("Ring 0555 0142.",)))
    page = shown(desk)
    for words in ("FERRY-NIGHT", "is-urgent", "Nobody has taken it", "Not for publication", "Ring 0555 0142."):
        assert words in page


def test_what_changed_is_shown_by_words(desk: Client, come: Any) -> None:
    come(story(), story(version="2", text="The council sold the ferry."))
    at = Arrival.objects.get().pk
    page = shown(desk, f"?at={at}&show=changes")
    assert "<del>bought</del><ins>sold</ins>" in page
    assert "version 2" in page


def test_kills_stand_before_corrections_and_go_when_confirmed(desk: Client, come: Any) -> None:
    come(story("urn:npa:b", status="correction"))
    come(story(), story(version="2", status="canceled"))
    page = shown(desk)
    assert page.index("inbox-notice--kill") < page.index("inbox-notice--correction")
    for notice in Notice.objects.all():
        desk.post(f"/desk/wire/notice/{notice.pk}/")
    assert "inbox-notice--" not in shown(desk)
    assert Notice.objects.filter(confirmed_by__username="runa").count() == 2


def test_the_list_is_filtered_and_counted(desk: Client, come: Any, section: Section) -> None:
    come(story(slug="FERRY"), story("urn:npa:b", slug="QUAY"))
    Arrival.objects.filter(slug="QUAY").update(section=section)
    assert "Harbour 1" in shown(desk)
    assert "FERRY" not in shown(desk, "?section=harbour")
    assert "<i>FERRY</i>" not in shown(desk, "?words=qua&state=open")
    assert "Nothing here fits" in shown(desk, "?state=ignored&words=x&source=none&only=mine&before=nonsense")


def test_pages_go_on_where_the_last_one_ended(desk: Client, come: Any) -> None:
    come(*(story(f"urn:npa:{number}", slug=f"S{number:03}") for number in range(120)))
    seen: list[str] = []
    query = ""
    while True:
        page = desk.get(f"/desk/wire/{query}")
        seen += [line.arrival.slug for line in page.context["lines"]]
        query = page.context["older"]
        if not query:
            break
    assert sorted(seen) == [f"S{number:03}" for number in range(120)]


def test_looking_costs_the_same_however_much_came(
    desk: Client, come: Any, django_assert_max_num_queries: Any
) -> None:
    come(*(story(f"urn:npa:{number}", status="correction") for number in range(3)))
    shown(desk)
    with django_assert_max_num_queries(40) as few:
        shown(desk)
    count = len(few)
    come(*(story(f"urn:npa:more{number}", status="correction") for number in range(47)))
    for arrival in Arrival.objects.all()[:10]:
        desk.post(f"/desk/wire/{arrival.pk}/take/")
    with django_assert_max_num_queries(count):
        shown(desk)


def test_taking_opens_the_story_and_ignoring_goes_on(desk: Client, come: Any) -> None:
    come(story(), story("urn:npa:b"))
    first, second = Arrival.objects.order_by("pk")
    assert "/story/edit/" in desk.post(f"/desk/wire/{first.pk}/take/").url
    assert desk.post(f"/desk/wire/{second.pk}/ignore/", {"then": "https://evil.example/"}).url == "/desk/wire/"
    assert Arrival.objects.get(pk=second.pk).state == "ignored"
    assert desk.post(f"/desk/wire/{second.pk}/back/", {"then": "/desk/wire/?at=1"}).url == "/desk/wire/?at=1"


def test_publishing_asks_first(desk: Client, come: Any) -> None:
    come(story())
    line = Arrival.objects.get()
    assert "Publish this as it is?" in desk.get(f"/desk/wire/{line.pk}/publish/").content.decode()
    assert not Story.objects.exists()
    desk.post(f"/desk/wire/{line.pk}/publish/")
    assert Story.objects.get().live


def test_newer_copy_is_counted_and_not_pushed_in(desk: Client, come: Any) -> None:
    come(story())
    newest = desk.get("/desk/wire/").context["newest"]
    come(story("urn:npa:b"))
    assert desk.get("/desk/wire/newer/", {"since": newest}).json() == {"count": 1}
    assert desk.get("/desk/wire/newer/", {"since": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("verb", "role", "done"),
    [("take", REPORTER, True), ("ignore", REPORTER, True), ("publish", REPORTER, False), ("publish", EDITOR, True)],
)
def test_who_may_do_what(as_role: Any, come: Any, verb: str, role: str, done: bool) -> None:
    come(story())
    line = Arrival.objects.get()
    as_role(role).post(f"/desk/wire/{line.pk}/{verb}/")
    line.refresh_from_db()
    assert (line.state == "ignored" or line.story is not None) is done


def test_a_reporter_does_not_confirm_a_kill_for_the_desk(as_role: Any, come: Any) -> None:
    come(story(status="canceled"))
    as_role(REPORTER).post(f"/desk/wire/notice/{Notice.objects.get().pk}/")
    assert Notice.objects.get().confirmed is None


def test_a_person_without_any_role_may_nothing(as_role: Any, come: Any) -> None:
    come(story())
    desk = as_role(REPORTER)
    get_user_model().objects.get(username="reporter").groups.clear()
    assert desk.get("/desk/wire/").status_code == 302


def test_an_update_that_waits_is_taken_or_left_from_the_inbox(desk: Client, come: Any) -> None:
    come(story())
    line = Arrival.objects.get()
    desk.post(f"/desk/wire/{line.pk}/take/")
    come(story(version="2", text="The council sold the ferry."))
    page = shown(desk)
    assert "Update waiting" in page
    assert "An editor has worked on it" in page
    assert "<del>bought</del><ins>sold</ins>" in page
    assert "/story/edit/" in desk.post(f"/desk/wire/{line.pk}/take-newer/").url
    assert "Update waiting" not in shown(desk)
    come(story(version="3", text="The council gave the ferry away."))
    desk.post(f"/desk/wire/{line.pk}/keep-mine/")
    assert "Update waiting" not in shown(desk)
