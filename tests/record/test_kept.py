"""What an editor settled of a story must hold for whatever version of it still says so, and nothing of a story that
left its readers may be told by its record."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.copydesk.copy import Block, Copy
from standfirst.newsroom.actions import FileStory, KillStory, StateRights, publish_latest
from standfirst.newsroom.models import Consumer, Dispatch, Section, Story
from standfirst.press.annotating import RECORD
from standfirst.press.outlets import catch_up
from standfirst.record.kept import annotator
from standfirst.record.kept.lines import settled_of, still_stand
from standfirst.record.kept.matching import key_of, keys_of
from standfirst.record.kept.models import Actor, Line, Mention, Reading, Verdict

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
DENIAL = "Armenian spokesman Aram Sel said that no agreements were signed between Armenia and Russia."
WARNING = "Russia warned that it would impose sanctions on Armenia if it left the alliance."
QUOTE = "“We will not leave,” Armenian minister Nare Tol said on Monday."


def say(section: Section, copy: Copy, *paragraphs: str) -> Story:
    blocks = tuple(Block("paragraph", text) for text in paragraphs)
    told = replace(copy, headline="Talks end", standfirst=None, blocks=blocks, pictures=())
    return FileStory(told, section=section).execute()


def change(story: Story, *paragraphs: str) -> None:
    fresh = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    fresh.body = [("paragraph", f"<p>{text}</p>") for text in paragraphs]
    fresh.save_revision()


def publish(story: Story) -> None:
    StateRights(story, licence="own").execute()
    publish_latest(Story.objects.get(pk=story.pk))


def follow() -> int:
    return catch_up(RECORD, "test")


def settle(line: Line, decision: str = "accept", **corrected: object) -> Verdict:
    settled = {**settled_of(line), **corrected}
    return Verdict.objects.create(
        story_id=line.story_id, key=line.key, kind=line.kind, decision=decision, sentence=line.sentence,
        settled=settled, made="2026-05-04T10:00Z",
    )  # fmt: skip


def the_denial(story: Story) -> Line:
    return Line.objects.get(story=story.pk, kind="event", code="AGREE")


def test_a_filed_story_is_read_with_the_sentence_of_each_line(section: Section, copy: Copy) -> None:
    story = say(section, copy, DENIAL, WARNING)
    follow()
    denial = the_denial(story)
    assert denial.sentence == DENIAL
    assert denial.modality[0] in ("denied", "negated")
    assert {denial.actor.name, denial.target.name} == {"Armenia", "Russia"}  # type: ignore[union-attr]
    said = Line.objects.get(story=story.pk, key=denial.said_in)
    assert said.kind == "statement"
    assert "no agreements were signed" in said.words
    assert set(Mention.objects.filter(story=story.pk).values_list("actor__slug", flat=True)) >= {"armenia", "russia"}
    reading = Reading.objects.get(story=story.pk)
    assert reading.text[denial.start : denial.end] == DENIAL
    assert [one["id"] for one in reading.shape["events"]]


def test_a_replay_of_the_log_changes_nothing(section: Section, copy: Copy) -> None:
    story = say(section, copy, DENIAL, WARNING)
    follow()
    before = list(Line.objects.values_list("pk", "key"))
    Consumer.objects.filter(name="record").update(cursor=0)
    follow()
    assert list(Line.objects.values_list("pk", "key")) == before
    assert Dispatch.objects.filter(kind="record", object=story.pk).count() == 1


def test_a_draft_that_is_published_is_read_again_with_its_day(section: Section, copy: Copy) -> None:
    story = say(section, copy, DENIAL)
    follow()
    assert Reading.objects.get(story=story.pk).published is None
    publish(story)
    follow()
    assert Reading.objects.filter(story=story.pk).count() == 2
    line = the_denial(story)
    assert line.reading.current
    assert line.first == line.reading.published is not None


def test_a_verdict_holds_for_a_new_version_that_still_says_so(section: Section, copy: Copy) -> None:
    story = say(section, copy, DENIAL, WARNING)
    follow()
    settle(the_denial(story), "correct", modality=["denied"], told="Denied: an agreement")
    change(story, "The town slept.", WARNING, DENIAL.replace("said that no", "said that  no"))
    publish(story)
    follow()
    line = the_denial(story)
    assert line.verdict is not None
    assert (line.modality, line.told) == (["denied"], "Denied: an agreement")
    assert line.start > 0
    assert Line.objects.filter(story=story.pk, verdict__isnull=True).exists(), "the rest still waits for an editor"


def test_a_sentence_that_was_changed_waits_for_an_editor_again(section: Section, copy: Copy) -> None:
    story = say(section, copy, DENIAL)
    follow()
    settle(the_denial(story))
    change(story, DENIAL.replace("no agreements", "two agreements"))
    publish(story)
    follow()
    assert the_denial(story).verdict is None


def test_what_an_editor_accepted_stands_though_no_rule_finds_it_any_more(
    section: Section, copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = say(section, copy, DENIAL)
    follow()
    verdict = settle(the_denial(story))
    shape, _ = annotator.annotated(annotator.present(story.pk), ())  # type: ignore[arg-type]
    monkeypatch.setattr(annotator, "annotated", lambda told, own: ({**shape, "events": []}, ""))
    monkeypatch.setattr(annotator, "fingerprint", lambda own: "other rules")
    assert annotator.read(story.pk)
    line = the_denial(story)
    assert (line.verdict, line.rule, line.sentence) == (verdict, "editor", DENIAL)
    assert line.actor is not None


def test_other_rules_do_not_overrule_an_editor(section: Section, copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    story = say(section, copy, DENIAL)
    follow()
    settle(the_denial(story), modality=["denied"])
    shape, _ = annotator.annotated(annotator.present(story.pk), ())  # type: ignore[arg-type]
    shape["events"] = [{**event, "modality": ["asserted"]} for event in shape["events"]]
    monkeypatch.setattr(annotator, "annotated", lambda told, own: (shape, ""))
    monkeypatch.setattr(annotator, "fingerprint", lambda own: "other rules")
    annotator.read(story.pk)
    assert the_denial(story).modality == ["denied"]


def test_a_killed_story_is_not_read(section: Section, copy: Copy) -> None:
    story = say(section, copy, DENIAL)
    KillStory(story, reason="Untrue").execute()
    follow()
    assert not Reading.objects.filter(story=story.pk).exists()


def test_what_a_correction_took_out_stands_no_longer_before_the_story_is_read_again(
    section: Section, copy: Copy
) -> None:
    story = say(section, copy, DENIAL, WARNING)
    publish(story)
    follow()
    change(story, WARNING)
    publish_latest(Story.objects.get(pk=story.pk))
    still_stand([story.pk])
    assert set(Line.objects.filter(story=story.pk, stands=True).values_list("sentence", flat=True)) == {WARNING}


def test_a_draft_of_a_live_story_is_not_read_as_if_it_were_live(section: Section, copy: Copy) -> None:
    story = say(section, copy, DENIAL)
    publish(story)
    change(story, "Armenia attacked Russia.")
    follow()
    assert set(Line.objects.filter(story=story.pk).values_list("sentence", flat=True)) == {DENIAL}


def test_a_story_in_another_language_is_refused_in_a_sentence_and_has_no_lines(section: Section, copy: Copy) -> None:
    story = say(section, copy, "Der Gemeinderat hat gestern die Fähre gekauft und niemand weiß es. " * 3)
    follow()
    assert "another language" in Reading.objects.get(story=story.pk).refused
    assert not Line.objects.filter(story=story.pk).exists()


def test_the_newsrooms_own_actors_are_read_by_all_their_names(section: Section, copy: Copy) -> None:
    Actor.objects.create(
        kind="organisation", name="Marchbank Town Council", slug="marchbank-town-council", names=["the council"],
        listed=True,
    )  # fmt: skip
    story = say(section, copy, "Marchbank Town Council accused Russia of theft.")
    follow()
    line = Line.objects.filter(story=story.pk, kind="event").get()
    assert line.actor is not None
    assert line.actor.slug == "marchbank-town-council"


@given(st.lists(st.tuples(st.sampled_from(["event", "statement"]), st.text(max_size=8), st.text(max_size=20))))
def test_each_line_of_a_reading_has_a_key_of_its_own(lines: list[tuple[str, str, str]]) -> None:
    assert len(set(keys_of(lines))) == len(lines)


def test_a_key_is_of_what_is_said_and_not_of_how_it_is_set() -> None:
    assert key_of("event", "agreements were  signed", "“No agreements were signed,” he said.") == key_of(
        "event", "Agreements were signed", '"No agreements were signed", he said.'
    )
    assert key_of("event", "signed", "No agreement was signed.") != key_of(
        "event", "signed", "An agreement was signed."
    )


def test_each_extractor_is_named_in_the_contract_that_keeps_django_out() -> None:
    """A module that is not named could import the newsroom, and then no notebook could use the record."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    named = next(one["source_modules"] for one in contracts if one["type"] == "forbidden")
    there = {
        path.stem for path in (ROOT / "src/standfirst/record").iterdir() if path.suffix == ".py" or path.is_dir()
    }
    there -= {"__init__", "__pycache__", "kept", "weights"}
    assert {f"standfirst.record.{name}" for name in there} <= set(named)
