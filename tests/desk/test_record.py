"""An editor settles the record: what is accepted, put right, merged or rejected is so for every reader of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from standfirst.copydesk.copy import Copy
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Dispatch, Section, Story
from standfirst.newsroom.roles import EDITOR, REPORTER, make_roles
from standfirst.record.kept.judging import Close, JudgeLine
from standfirst.record.kept.models import Actor, Line, Outcome, Verdict
from tests.record.test_kept import DENIAL, QUOTE, WARNING, change, follow, publish, say

pytestmark = pytest.mark.django_db
Read = Callable[..., Story]


@pytest.fixture
def read(section: Section, copy: Copy) -> Read:
    def file(*paragraphs: str) -> Story:
        story = say(section, copy, *(paragraphs or (DENIAL, WARNING)))
        publish(story)
        follow()
        return story

    return file


def the(story: Story, **wanted: object) -> Line:
    return Line.objects.select_related("story", "reading", "verdict").get(story=story.pk, **wanted)


def page(desk: Client, **asked: object) -> str:
    return desk.get("/desk/record/", asked).content.decode()


def test_the_least_certain_line_is_open_with_its_sentence_marked(desk: Client, read: Read) -> None:
    read()
    shown = page(desk)
    first = Line.objects.filter(said_in="").order_by("confidence")[0]
    assert f'name="line" value="{first.pk}"' in shown
    assert "is-deed" in shown or "is-content" in shown
    assert "Least certain first" in shown


def test_accepting_a_statement_settles_what_stands_in_it(desk: Client, read: Read) -> None:
    story = read(DENIAL)
    said = the(story, kind="statement")
    deed = the(story, kind="event")
    assert deed.said_in == said.key
    shown = page(desk, line=said.pk)
    assert "“no agreements were signed”" in shown or "agreements were signed" in shown
    desk.post("/desk/record/", {"line": said.pk, "do": "accept", f"way-{deed.key}": "denied"})
    said, deed = the(story, kind="statement"), the(story, kind="event")
    assert said.verdict is not None
    assert said.verdict.decision == "accept"
    assert deed.verdict is not None
    assert deed.verdict.by is not None
    assert deed.modality[0] == "denied"
    assert "Nothing waits for you." in page(desk, story=story.pk)
    assert Dispatch.objects.filter(kind="record", object=story.pk, change="settled").count() == 1


def test_an_event_that_is_not_in_the_sentence_can_be_rejected_alone(desk: Client, read: Read) -> None:
    story = read(DENIAL)
    said, deed = the(story, kind="statement"), the(story, kind="event")
    desk.post("/desk/record/", {"line": said.pk, "do": "accept", f"way-{deed.key}": "reject"})
    assert Verdict.objects.get(kind="statement").decision == "accept"
    assert Verdict.objects.get(kind="event").decision == "reject"


def test_rejecting_a_statement_rejects_what_stands_in_it(desk: Client, read: Read) -> None:
    story = read(DENIAL)
    desk.post("/desk/record/", {"line": the(story, kind="statement").pk, "do": "reject"})
    assert set(Verdict.objects.values_list("decision", flat=True)) == {"reject"}
    assert Verdict.objects.count() == 2


def test_a_line_is_put_right_in_who_and_in_words(desk: Client, read: Read) -> None:
    story = read(DENIAL)
    said = the(story, kind="statement")
    russia = Actor.objects.get(slug="russia")
    desk.post("/desk/record/", {"line": said.pk, "do": "correct", "actor": "russia", "told": "Russia  denies it"})
    said = the(story, kind="statement")
    assert (said.actor, said.told) == (russia, "Russia denies it")
    assert said.verdict is not None
    assert said.verdict.decision == "correct"


def test_a_day_is_put_right_and_what_is_no_day_is_refused(desk: Client, read: Read) -> None:
    story = read("Armenia accused Russia of theft.")
    deed = the(story, kind="event")
    assert 'type="date"' in page(desk, line=deed.pk)
    answer = desk.post("/desk/record/", {"line": deed.pk, "do": "correct", "first": "in June"})
    assert answer.status_code == 422
    assert "is no day: write it as" in answer.content.decode()
    desk.post("/desk/record/", {"line": deed.pk, "do": "correct", "first": "2024-06-12"})
    deed = the(story, kind="event")
    assert (deed.first, deed.last) == (date(2024, 6, 12), date(2024, 6, 12))


def test_a_name_that_nobody_has_is_refused_with_what_to_do(desk: Client, read: Read) -> None:
    story = read(DENIAL)
    answer = desk.post(
        "/desk/record/", {"line": the(story, kind="statement").pk, "do": "correct", "actor": "Nobody X"}
    )
    assert answer.status_code == 422
    assert "add them under People and states first" in answer.content.decode()
    assert not Verdict.objects.exists()


def test_two_tellings_of_one_event_are_merged(desk: Client, read: Read) -> None:
    first, second = (
        read(DENIAL),
        read("Armenia and Russia: no agreements were signed, spokesman Aram Sel said.", DENIAL),
    )
    one = the(first, kind="statement")
    desk.post("/desk/record/", {"line": one.pk, "do": "accept"})
    told = the(first, kind="event")
    again = Line.objects.filter(story=second.pk, kind="event", sentence=DENIAL).get()
    JudgeLine(again, None, decision="merge", same_as=told).execute()
    again.refresh_from_db()
    assert again.verdict is not None
    assert again.verdict.same_as == told.verdict


def test_a_line_is_not_merged_with_one_that_nobody_accepted(read: Read) -> None:
    first, second = read(DENIAL), read("The town slept.", DENIAL)
    with pytest.raises(Refused, match="accepted already"):
        JudgeLine(the(second, kind="event"), None, decision="merge", same_as=the(first, kind="event")).execute()
    assert not Verdict.objects.exists()


def test_the_last_verdict_is_taken_back_whole(desk: Client, read: Read) -> None:
    story = read(DENIAL)
    desk.post("/desk/record/", {"line": the(story, kind="statement").pk, "do": "accept"})
    assert Verdict.objects.count() == 2
    desk.post("/desk/record/", {"do": "undo"})
    assert not Verdict.objects.exists()
    assert not Line.objects.filter(verdict__isnull=False).exists()
    assert desk.post("/desk/record/", {"do": "undo"}).status_code == 422


def test_what_is_put_off_comes_last(desk: Client, read: Read) -> None:
    read(DENIAL, WARNING, QUOTE)
    first = page(desk).split('name="line" value="')[1].split('"')[0]
    desk.post("/desk/record/", {"line": first, "do": "later"})
    assert page(desk).split('name="line" value="')[1].split('"')[0] != first


def test_today_can_be_looked_over_and_taken_back(desk: Client, read: Read) -> None:
    story = read(DENIAL)
    desk.post("/desk/record/", {"line": the(story, kind="statement").pk, "do": "accept"})
    shown = desk.get("/desk/record/done/").content.decode()
    assert DENIAL in shown
    desk.post("/desk/record/done/", {"verdict": Verdict.objects.first().pk})
    assert not Verdict.objects.exists()


def test_a_reporter_settles_nothing(desk: Client, read: Read) -> None:
    story = read(DENIAL)
    make_roles()
    for role, status in ((REPORTER, 422), (EDITOR, 302)):
        person = get_user_model().objects.create_user(role.lower(), password="x")
        person.groups.add(Group.objects.get(name=role))
        desk.force_login(person)
        answer = desk.post("/desk/record/", {"line": the(story, kind="statement").pk, "do": "accept"})
        assert answer.status_code == status, role
    assert Verdict.objects.first().by.username == "editor"


def test_a_threat_is_closed_only_with_the_story_that_shows_it(read: Read) -> None:
    threat, shown = read(WARNING), read("The town slept.", "Russia imposed sanctions on Armenia.")
    for line in Line.objects.filter(story=threat.pk, said_in=""):
        JudgeLine(line, None, decision="accept").execute()
    verdict = next(one for one in Verdict.objects.filter(kind="event") if "impose" in one.settled["words"])
    with pytest.raises(Refused, match="story that shows"):
        Close(verdict, None, state="came-about").execute()
    Close(verdict, None, state="came-about", shown_by=shown).execute()
    assert Outcome.objects.get().shown_by == shown
    Close(verdict, None, state="").execute()
    assert not Outcome.objects.exists()


def test_a_new_version_reaches_the_review_while_an_editor_has_the_old_one_open(desk: Client, read: Read) -> None:
    story = read(DENIAL)
    old = the(story, kind="statement").pk
    change(story, WARNING)
    publish(story)
    follow()
    answer = desk.post("/desk/record/", {"line": old, "do": "accept"}, follow=True)
    assert "read again meanwhile" in answer.content.decode()
    assert not Verdict.objects.exists()


def test_an_own_actor_is_written_at_the_desk_and_read_from_then_on(desk: Client, read: Read) -> None:
    sent: dict[str, Any] = {
        "kind": "organisation", "name": "Hollin Rovers", "role": "", "country": "",
        "names": "Rovers\nthe Hollin club", "demonyms": "", "metonyms": "",
    }  # fmt: skip
    answer = desk.post("/desk/snippets/record/actor/add/", sent)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    actor = Actor.objects.get(slug="hollin-rovers")
    assert (actor.listed, actor.names) == (True, ["Rovers", "the Hollin club"])
    story = read("Hollin Rovers accused Russia of theft.")
    assert the(story, kind="event").actor == actor
