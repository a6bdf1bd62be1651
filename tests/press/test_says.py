"""Who says so: a reader is told each source of a story, and never that a thing was said or done which was not."""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from pathlib import Path

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from standfirst.copydesk.copy import Copy
from standfirst.newsroom.actions import KillStory
from standfirst.newsroom.models import Section, Story, StoryState
from standfirst.press import store
from standfirst.press.outlets import catch_up
from standfirst.press.says import plain, with_ids
from standfirst.press.worker import LISTS, PAGES
from standfirst.record.kept import shown
from standfirst.record.kept.judging import JudgeLine
from standfirst.record.kept.models import Line
from tests.record.test_kept import DENIAL, QUOTE, WARNING, change, publish, say
from tests.record.test_kept import follow as read

pytestmark = pytest.mark.django_db
Tell = Callable[..., Story]


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    with override_settings(HOME=tmp_path):
        yield tmp_path


@pytest.fixture
def tell(section: Section, copy: Copy) -> Tell:
    def publish_and_read(*paragraphs: str) -> Story:
        story = say(section, copy, *paragraphs)
        publish(story)
        read()
        return story

    return publish_and_read


def settle(story: Story, decision: str = "accept", **how: object) -> None:
    for line in Line.objects.filter(story=story.pk, said_in="", verdict__isnull=True):
        JudgeLine(line, None, decision=decision, **how).execute()  # type: ignore[arg-type]


def page(story: Story) -> str:
    for outlet in (PAGES, LISTS):
        catch_up(outlet, "test")
    content = store.get(StoryState.objects.get(pk=story.pk).path)
    return content.decode() if content else ""


def test_nothing_is_shown_before_an_editor_saw_it(tell: Tell) -> None:
    assert "Who says so" not in page(tell(DENIAL, QUOTE))


def test_what_is_denied_is_told_as_denied_and_leads_to_its_sentence(tell: Tell) -> None:
    story = tell("The town slept.", DENIAL)
    denied = {line.key: "denied" for line in Line.objects.filter(story=story.pk, kind="event")}
    settle(story, modality=denied)
    shown_page = page(story)
    row = re.search(r"<dt class=\"o\">Denied</dt><dd>(.*?)</dd>", shown_page)
    assert row is not None, shown_page
    assert "Aram Sel" in row[1]
    assert "no agreements were signed between Armenia and Russia" in row[1]
    target = re.search(r'href="#(s\d+)"', row[1])
    assert target is not None
    assert f'<span id="{target[1]}">{DENIAL}</span>' in shown_page
    assert shown_page.count("<span id=") == 1, "no sentence has an id to which nothing leads"


def test_a_quotation_stands_in_quotation_marks_and_other_words_do_not(tell: Tell) -> None:
    story = tell(QUOTE, WARNING)
    settle(story)
    shown_page = page(story)
    assert "“We will not leave”" in shown_page.split("Who says so")[1]
    assert "it would impose sanctions" in shown_page.split("Who says so")[1]
    assert "“it would" not in shown_page


def test_what_was_rejected_is_not_shown(tell: Tell) -> None:
    story = tell(DENIAL)
    settle(story, "reject")
    assert "Who says so" not in page(story)


def test_an_editors_own_words_stand_in_the_place_of_ours(tell: Tell) -> None:
    story = tell(QUOTE)
    line = Line.objects.get(story=story.pk, kind="statement")
    JudgeLine(
        line, None, decision="correct", corrections={"told": "Nare Tol says that they stay <b>put</b>."}
    ).execute()
    assert "<b>Nare Tol</b> says that they stay &lt;b&gt;put&lt;/b&gt;." in page(story)


def test_a_correction_takes_what_it_took_out_of_the_text_out_of_who_says_so_at_once(tell: Tell) -> None:
    story = tell(DENIAL, QUOTE)
    settle(story)
    assert "Aram Sel" in page(story)
    change(story, QUOTE)
    publish(story)
    assert "Aram Sel" not in page(story), "it may not wait until the story is read again"
    assert "Nare Tol" in page(story)


def test_a_killed_story_says_nothing(tell: Tell) -> None:
    story = tell(DENIAL)
    settle(story)
    assert page(story)
    KillStory(story, reason="Untrue").execute()
    assert page(story) == ""
    assert not [name for name, content in store.everything().items() if b"Aram Sel" in content]


def test_only_a_measured_rule_shows_an_unreviewed_quotation_and_only_with_a_name(
    tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = tell(QUOTE, "“It is over,” he said.", DENIAL)
    rules = {line.rule for line in Line.objects.filter(story=story.pk, kind="statement")}
    monkeypatch.setattr(shown, "DIRECT", dict.fromkeys(rules, (400, 400)))
    told = [(line.code, line.actor and line.actor.name) for line in shown.said_in_story(story)]
    assert told == [("direct", "Nare Tol")]
    monkeypatch.setattr(shown, "DIRECT", dict.fromkeys(rules, (82, 82)))
    assert shown.said_in_story(story) == []


def test_the_lower_bound_is_wilsons() -> None:
    assert shown.lower_bound(0, 0) == 0
    assert shown.lower_bound(82, 82) == pytest.approx(0.9552, abs=1e-4)
    assert shown.lower_bound(190, 190) >= 0.98 > shown.lower_bound(187, 187)


PIECES = st.lists(
    st.tuples(st.sampled_from(["", "em", "strong", "a"]), st.text("ab &<”é. ", max_size=6)), min_size=1, max_size=6
)


@given(PIECES, st.data())
def test_an_id_round_a_sentence_changes_no_word_and_leaves_every_element_whole(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    html = "".join(f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text) for tag, text in pieces)
    text = plain(html)
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = with_ids(html, [(start, end, "s1")])
    assert plain(made) == text
    assert made.count('id="s1"') == 1
    opened: list[str] = []
    for close, tag in re.findall(r"<(/?)(\w+)[^>]*>", made):
        if close:
            assert opened.pop() == tag
        else:
            opened.append(tag)
    assert opened == []
    before = unescape(re.sub(r"<[^>]+>", "", made.split("<span id", 1)[0]))
    assert text.startswith(before)
    assert len(before) <= start + 1
