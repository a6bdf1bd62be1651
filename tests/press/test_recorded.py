"""The pages of the record: a reader is told what an editor let stand, with its sentence, and nothing of a story that
left its readers; and following the log gives the bytes of a full bake."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from standfirst.copydesk.copy import Copy
from standfirst.newsroom.actions import HoldStory, KillStory, MoveStory, ReleaseStory, publish_latest
from standfirst.newsroom.models import Dispatch, Section, Story, StoryState
from standfirst.press import bake, feeding, record_words, store, timeline
from standfirst.press.outlets import catch_up
from standfirst.press.places import label, shown_on
from standfirst.press.recorded import Happening, gathered
from standfirst.press.worker import LISTS, PAGES, SEARCH
from standfirst.record.kept.judging import Close, JudgeLine, TakeBack
from standfirst.record.kept.models import Actor, Line, Verdict
from standfirst.record.shapes import MODALITIES, QUADS
from tests.record.test_kept import DENIAL, WARNING, change, publish, say
from tests.record.test_kept import follow as read

PAIR = "record/armenia/russia/index.html"
ALLY = "Armenia is an ally of Russia."
ACCUSED = "Armenia accused Russia of breaking its promise."
Tell = Callable[..., Story]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    with override_settings(HOME=tmp_path):
        yield tmp_path


@pytest.fixture
def tell(section: Section, copy: Copy, home: Path) -> Tell:
    def publish_and_settle(*paragraphs: str) -> Story:
        story = say(section, copy, *paragraphs)
        publish(story)
        read()
        settle(story)
        return story

    return publish_and_settle


def settle(story: Story) -> None:
    for line in Line.objects.filter(story=story.pk, said_in="", verdict__isnull=True):
        JudgeLine(line, None, decision="accept").execute()


def follow() -> None:
    for outlet in (PAGES, LISTS):
        catch_up(outlet, "test")


def shown(name: str = PAIR) -> str:
    follow()
    return store.everything().get(name, b"").decode()


def compare(home: Path) -> None:
    follow()
    followed = store.everything()
    shutil.rmtree(home / "site" / "pages")
    bake.bake_all()
    fresh = store.everything()
    last = Dispatch.objects.order_by("-seq").first()
    assert sorted(followed) == sorted(fresh), f"after {last}"
    assert [name for name in fresh if followed[name] != fresh[name]] == [], f"after {last}"


@pytest.mark.django_db
def test_a_pair_has_its_relation_its_events_and_their_sentences(tell: Tell) -> None:
    story = tell(ALLY, ACCUSED)
    page = shown()
    assert "<b>Allies</b>, as last told on" in page, "they were allies before our story said so"
    assert "Alliance stands" in page
    assert "Armenia accuses Russia" in page
    assert ACCUSED in page
    assert f'href="{StoryState.objects.get(pk=story.pk).path}"' in page
    assert "<svg" in page


@pytest.mark.django_db
def test_what_is_denied_or_threatened_is_hollow_and_says_so_first(tell: Tell) -> None:
    tell(DENIAL, WARNING)
    page = shown()
    assert "Did not happen: " in page or "Denied: " in page
    assert "Threatened: Russia acts against Armenia" in page
    for row in page.split("<li>")[1:]:
        if "Did not happen" in row or "Denied:" in row or "Threatened" in row:
            assert 'o"></i>' in row


@pytest.mark.django_db
def test_an_event_told_in_two_stories_is_one_and_both_are_counted(tell: Tell) -> None:
    tell(ACCUSED)
    tell("The town slept.", ACCUSED)
    page = shown()
    assert page.count("Armenia accuses Russia") == 1
    assert "told in 2 stories" in page


@pytest.mark.django_db
def test_following_the_log_gives_the_bytes_of_a_full_bake(tell: Tell, home: Path) -> None:
    """Each kind of change to the record in turn."""
    bake.bake_all()
    first, second = tell(ALLY, ACCUSED, WARNING), tell("The town slept.", DENIAL)
    compare(home)
    TakeBack(Verdict.objects.filter(story=second.pk).first(), None).execute()
    compare(home)
    settle(second)
    line = Line.objects.filter(story=second.pk, kind="event").first()
    JudgeLine(line, None, decision="correct", corrections={"told": "Russia signed nothing"}).execute()
    compare(home)
    Close(Verdict.objects.filter(story=first.pk, settled__modality__0="threatened").first(), None, state="lapsed",
          shown_by=second).execute()  # fmt: skip
    compare(home)
    change(first, ALLY)
    publish_latest(Story.objects.get(pk=first.pk))
    compare(home)
    read()
    compare(home)
    MoveStory(second, slug="elsewhere").execute()
    compare(home)
    HoldStory(second, reason="Check").execute()
    compare(home)
    ReleaseStory(second, reason="Checked").execute()
    publish_latest(Story.objects.get(pk=second.pk))
    compare(home)
    KillStory(first, reason="Untrue").execute()
    compare(home)


@pytest.mark.django_db
def test_an_actor_that_gets_another_name_has_it_on_every_page(tell: Tell, home: Path) -> None:
    tell(ALLY, ACCUSED)
    follow()
    Actor.objects.get(slug="russia").delete()
    compare(home)
    assert shown() == ""
    armenia = Actor.objects.get(slug="armenia")
    armenia.name = "Hayastan"
    armenia.save()
    compare(home)
    assert "<h1>Hayastan</h1>" in shown("record/armenia/index.html")


@pytest.mark.django_db
def test_a_killed_story_leaves_every_page_feed_and_offer_of_the_record(tell: Tell, home: Path) -> None:
    story = tell(ALLY, ACCUSED, WARNING)
    kept = tell("The town slept.", DENIAL)
    follow()
    assert "told" in shown("record/russia/index.html")
    places = {label(tuple(key)) for key in shown_on(StoryState.objects.get(pk=story.pk))}
    assert {"Record: Armenia and Russia", "Record: Armenia", "What hangs on what"} <= places
    path = StoryState.objects.get(pk=story.pk).path
    KillStory(story, reason="Untrue").execute()
    follow()
    left = [name for name, content in store.everything().items() if path.encode() in content or b"broken" in content]
    assert left == []
    assert not [name for name, content in store.everything().items() if ACCUSED.encode() in content]
    assert DENIAL in shown()
    KillStory(kept, reason="Untrue").execute()
    assert shown() == ""
    assert not [name for name in store.everything() if name.startswith("record/armenia")]
    assert Verdict.objects.exists(), "what an editor settled is kept"


@pytest.mark.django_db
def test_a_pair_is_offered_by_search_in_either_order_and_withdrawn_with_its_story(tell: Tell) -> None:
    from standfirst.config.results import Searching
    from standfirst.config.shelf import Shelf

    story = tell(ALLY, ACCUSED)
    follow()
    catch_up(SEARCH, "test")
    index = feeding.open_index()
    offered = {page.id for page in feeding.pages(feeding.every_offer())}
    index.close()
    assert {"pair:armenia/russia", "actor:armenia"} <= offered
    home = feeding.folder().parent
    for words in ("armenia ru", "russia arm"):
        assert "/record/armenia/russia/" in str(Searching(home, Shelf(home / "site")).typed(words))
    KillStory(story, reason="Untrue").execute()
    follow()
    catch_up(SEARCH, "test")
    assert "/record/" not in str(Searching(home, Shelf(home / "site")).typed("armenia ru"))


@pytest.mark.django_db
def test_the_feed_of_a_pair_is_atom_and_its_times_are_the_stories(tell: Tell) -> None:
    story = tell(ACCUSED)
    feed = etree.fromstring(shown("record/armenia/russia/feed.xml").encode())
    entries = feed.findall("{*}entry")
    assert [entry.findtext("{*}title") for entry in entries] == ["Armenia accuses Russia"]
    state = StoryState.objects.get(pk=story.pk)
    assert state.first_published is not None
    updated = datetime.fromisoformat(entries[0].findtext("{*}updated") or "")
    assert updated == state.first_published
    assert 'type="application/atom+xml"' in shown()


@pytest.mark.django_db
def test_a_threat_hangs_on_its_condition_until_an_editor_closes_it(tell: Tell) -> None:
    threat, shows = tell(WARNING), tell("The town slept.")
    page = shown("record/hangs/index.html")
    assert "Suppose that it happens" in page
    assert "<mark>would impose</mark>" in page
    for verdict in Verdict.objects.filter(story=threat.pk, kind="event"):
        Close(verdict, None, state="lapsed", shown_by=shows).execute()
    assert WARNING not in shown("record/hangs/index.html").replace("<mark>", "").replace("</mark>", "")
    lapsed = shown("record/hangs/lapsed/index.html")
    assert "would impose" in lapsed
    assert "Shown by" in lapsed
    KillStory(shows, reason="Untrue").execute()
    assert "Shown by" not in shown("record/hangs/lapsed/index.html")


@pytest.mark.django_db
def test_what_only_the_headline_says_is_on_no_page_but_its_story(tell: Tell, section: Section, copy: Copy) -> None:
    tell("The town slept.")
    story = say(section, copy, "The town slept.")
    fresh = story.get_latest_revision_as_object()
    fresh.headline = "Armenia accuses Russia of theft"
    fresh.save_revision()
    publish(story)
    read()
    settle(story)
    assert Line.objects.filter(story=story.pk, part="headline").exists()
    assert shown() == ""


@pytest.mark.django_db
def test_what_headline_and_text_say_is_told_by_the_text(tell: Tell, section: Section, copy: Copy) -> None:
    said = "Armenia accused Russia of theft on Monday."
    story = say(section, copy, "The town slept.", said)
    fresh = story.get_latest_revision_as_object()
    fresh.headline = "Armenia accuses Russia of theft"
    fresh.save_revision()
    publish(story)
    read()
    settle(story)
    told = Line.objects.get(story=story.pk, kind="event")
    assert (told.part, told.sentence, told.words) == ("paragraph", said, "accused")
    assert said in shown()


def event(on: date, code: str, modality: str, pk: int) -> Happening:
    line = Line(pk=pk, story_id=pk, kind="event", code=code, quad=QUADS[code] or "", modality=[modality], first=on)
    return Happening(line, (line,))


DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


DEEDS = st.sampled_from([code for code in QUADS if QUADS[code]])


@given(st.lists(st.tuples(DAYS, DEEDS, st.sampled_from(MODALITIES)), max_size=400))
def test_a_chart_has_at_most_120_marks_inside_its_edges_and_solid_only_what_happened(
    told: list[tuple[date, str, str]],
) -> None:
    events = [event(on, code, modality, pk) for pk, (on, code, modality) in enumerate(told, 1)]
    made = timeline.chart(events, [])
    if made is None:
        assert not told
        return
    assert len(made.marks) <= timeline.MOST
    assert all(0 < mark.x < made.width and 0 < mark.y < made.height for mark in made.marks)
    if all(modality != "asserted" for _, _, modality in told):
        assert not any(mark.happened for mark in made.marks)
    places = [(mark.x, mark.y) for mark in made.marks]
    assert len(places) == len(set(places)), "one mark for each month and kind"


@pytest.mark.parametrize("modality", [way for way in MODALITIES if way != "asserted"])
@pytest.mark.parametrize("code", list(QUADS))
def test_no_event_that_did_not_happen_is_titled_as_if_it_had(code: str, modality: str) -> None:
    line = Line(kind="event", code=code, modality=[modality], actor_words="Armenia", target_words="Russia")
    assert record_words.title(line).partition(": ")[0] in record_words.DOUBT.values()


def test_two_days_make_two_events_and_two_orders_of_one_meeting_make_one() -> None:
    a, b = Actor(pk=1, name="A", slug="a"), Actor(pk=2, name="B", slug="b")

    def line(pk: int, actor: Actor, target: Actor, day: int) -> Line:
        on, ends = date(2025, 1, day), {"actor": actor, "target": target}
        return Line(pk=pk, story_id=pk, kind="event", code="CONSULT", modality=["asserted"], first=on, **ends)

    assert len(gathered([line(1, a, b, 1), line(2, b, a, 1), line(3, a, b, 2)])) == 2


@pytest.mark.django_db
def test_the_front_shows_what_is_open_and_lets_go_of_it_with_its_story(tell: Tell) -> None:
    for _ in range(3):
        tell("The town slept.")
    story = tell("Russia said that it would impose sanctions on Armenia if Armenia left the alliance.")
    words = "Armenia left the alliance, Russia would impose sanctions"
    assert words in shown("index.html")
    KillStory(story, reason="Untrue").execute()
    assert words not in shown("index.html")
    assert "What hangs on what</h2>" not in shown("index.html")
