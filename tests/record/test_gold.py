"""The labels by which the record is judged: a broken label would be counted as the program's error, or hide one."""

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.record import gold

FILES = list(gold.files())


def item(**fields: Any) -> dict[str, Any]:
    return {"id": "x", "text": "Korvane recalled its envoy. Korvane's envoy left Korvanian soil.", **fields}


def event(**fields: Any) -> dict[str, Any]:
    return {"id": "v1", "code": "SANCTION", "modality": ["asserted"], "trigger": "recalled", **fields}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_label_that_ships_stands(path: Path) -> None:
    assert gold.load(path)


def test_a_quote_becomes_its_offsets_as_whole_words() -> None:
    read = gold.resolve(item(events=[event(actor={"text": "Korvane", "nth": 2, "country": "XA"})]))
    (only,) = read.events
    assert only.actor is not None
    assert (only.actor.span.start, only.actor.span.end) == (28, 35)
    assert read.text[only.trigger.start : only.trigger.end] == "recalled"
    assert only.quad == "material-conflict"


def test_parts_are_joined_as_the_record_joins_them() -> None:
    raw = {"id": "x", "parts": [{"role": "headline", "text": "A"}, {"role": "paragraph", "text": "B met C."}]}
    read = gold.resolve({**raw, "events": [event(code="CONSULT", trigger="met")]})
    assert read.text == "A\n\nB met C."
    assert [read.text[part.start : part.end] for part in read.parts] == ["A", "B met C."]
    assert read.events[0].trigger.start == 5


def test_a_dateline_and_a_credit_are_kept_beside_the_text() -> None:
    raw = {"id": "x", "dateline": "DRUSK", "credit": "Merrow", "parts": [{"role": "paragraph", "text": "B met C."}]}
    read = gold.resolve(raw)
    assert (read.dateline, read.credit, read.text) == ("DRUSK", "Merrow", "B met C.")


def test_all_mentions_of_a_name_are_found_by_one_quote() -> None:
    mention = {"text": "Korvane", "nth": "all", "as": "name"}
    state = {"id": "e1", "kind": "state", "name": "Korvane", "country": "XA", "mentions": [mention]}
    assert [m.span.start for m in gold.resolve(item(entities=[state])).entities[0].mentions] == [0, 28]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"events": [event(trigger="expelled")]}, "not in the text"),
        ({"events": [event(actor="Korvane")]}, "2 times"),
        ({"events": [event(actor={"text": "Korvane", "nth": 3})]}, "no number 3"),
        ({"events": [event(actor={"text": "Korvane", "nth": "all"})]}, "one place"),
        ({"events": [event(actor={"text": "Korvane", "nth": 1, "country": "ZZ"})]}, "ISO 3166"),
        ({"events": [event(code="ATTACK")]}, "code 'ATTACK'"),
        ({"events": [event(modality=["possible"])]}, "modality 'possible'"),
        ({"events": [event(modality=["planned", "denied"])]}, "strongest first"),
        ({"events": [event(modality=[])]}, "never empty"),
        ({"events": [event(modality=["planned", "asserted"])]}, "only alone"),
        ({"events": [event(condition="v1")]}, "'v1' points at no label"),
        ({"events": [event(statement="s1")]}, "'s1' points at no label"),
        ({"events": [event(), event()]}, "same id"),
        ({"events": [event(target={"text": "Korvanian", "entity": "e9"})]}, "'e9' points at no label"),
        ({"events": [event(modalities=["asserted"])]}, "modalities"),
        ({"events": [{"id": "v1", "code": "AID", "trigger": "left"}]}, "'modality' is missing"),
        ({"statements": [{"id": "s1", "source": None}]}, "needs a source"),
        ({"statements": [{"id": "s1", "source": "Korvanian", "content": ["left"]}]}, "needs a kind"),
        ({"dateline": "DRUSK"}, "only with the parts"),
        ({"entities": [{"id": "e1", "kind": "state", "name": "Korvane", "mentions": []}]}, "needs a country"),
    ],
)
def test_a_label_that_does_not_stand_is_refused_with_the_reason(fields: dict[str, Any], why: str) -> None:
    with pytest.raises(gold.GoldError, match=why):
        gold.resolve(item(**fields))


def test_a_refusal_names_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps(item()) + "\n" + json.dumps(item()) + "\n", encoding="utf-8")
    assert gold.main([str(path)]) == 1
    assert "mine.jsonl:2: the id 'x' was used above" in capsys.readouterr().err


@pytest.mark.parametrize("path", sorted(gold.SETS.glob("actors-*.toml")), ids=lambda path: path.name)
def test_every_actor_list_gives_each_name_to_one_actor(path: Path) -> None:
    names = [name for actor in gold.actors(path) for name in (*actor.names, *actor.demonyms, *actor.metonyms)]
    assert sorted(names) == sorted(set(names))
    assert all(actor.country in gold.INVENTED for actor in gold.actors(path) if actor.kind == "state")


STORY = {"published": "2025-01-01", "parts": [{"role": "headline", "text": "A"}]}
HISTORY = {
    "id": "h",
    "shape": "turn",
    "kind": "ally",
    "pair": [{"name": "A", "country": "XA"}, {"name": "B", "country": "XB"}],
    "turn": {"story": 1, "change": "ended"},
    "stories": [STORY, {**STORY, "published": "2025-02-01"}],
}


def test_a_history_knows_which_of_its_stories_tells_the_turn() -> None:
    read = gold.history(HISTORY)
    assert (read.pair, read.turn, read.change) == (("XA", "XB"), 1, "ended")
    assert read.stories[1].published.isoformat() == "2025-02-01"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"turn": None}, "a turn has its story"),
        ({"shape": "steady"}, "nothing else has one"),
        ({"shape": "surprise"}, "shape 'surprise'"),
        ({"turn": {"story": 2, "change": "ended"}}, "no story 2"),
        ({"turn": {"story": 1, "change": "cooled"}}, "change 'cooled'"),
        ({"stories": list(reversed(HISTORY["stories"]))}, "order of their dates"),
    ],
)
def test_a_history_that_does_not_stand_is_refused(fields: dict[str, Any], why: str) -> None:
    with pytest.raises(gold.GoldError, match=why):
        gold.history({**HISTORY, **fields})
