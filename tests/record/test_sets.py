"""What the figures rest on: enough of each modality, and nothing of the test part in what rules are built on."""

from collections import Counter

import pytest
from benchmarks.record import gold

SENTENCES = {part: gold.load(gold.SETS / f"sentences-{part}.jsonl") for part in ("train", "dev", "test")}
STORIES = {path.stem.removeprefix("stories-"): gold.load(path) for path in sorted(gold.SETS.glob("stories-*.jsonl"))}
STATES = {part: gold.load(gold.SETS / f"states-{part}.jsonl") for part in ("dev", "test")}


@pytest.mark.parametrize("modality", ["denied", "negated", "threatened", "planned", "conditional"])
def test_a_share_of_each_modality_is_counted_over_at_least_a_hundred_test_sentences(modality: str) -> None:
    first = Counter(item.events[0].modality[0] for item in SENTENCES["test"])
    assert len(SENTENCES["test"]) >= 800
    assert first[modality] >= 100


def test_every_code_occurs_in_the_test_part() -> None:
    assert {event.code for item in SENTENCES["test"] for event in item.events} == set(gold.QUADS)


def test_no_frame_stands_in_two_parts() -> None:
    frames = [{item.frame for item in items} for items in SENTENCES.values()]
    assert sum(map(len, frames)) == len(set().union(*frames))


def test_no_actor_of_the_test_part_is_met_in_the_others() -> None:
    listed = {part: gold.actors(gold.SETS / f"actors-{part}.toml") for part in ("dev", "test")}
    names = {
        part: {
            name
            for actor in actors
            if actor.kind != "organisation"
            for name in (*actor.names, *actor.demonyms, *actor.metonyms)
        }
        for part, actors in listed.items()
    }
    assert not names["dev"] & names["test"]
    for part, strangers in (("test", names["dev"]), ("train", names["test"]), ("dev", names["test"])):
        met = {name for item in SENTENCES[part] for name in strangers if gold.occurrences(item.text, name)}
        assert not met


@pytest.mark.parametrize("items", [*SENTENCES.values(), *STATES.values()])
def test_no_sentence_stands_twice(items: list[gold.Gold]) -> None:
    texts = [item.text for item in items]
    assert len(texts) == len(set(texts))


def test_no_test_sentence_stands_in_what_rules_are_built_on() -> None:
    seen = {item.text for part in ("train", "dev") for item in SENTENCES[part]}
    assert not seen & {item.text for item in SENTENCES["test"]}
    assert not {item.text for item in STATES["dev"]} & {item.text for item in STATES["test"]}


def test_nothing_that_is_a_trap_is_a_mention() -> None:
    for item in [*STATES["dev"], *STATES["test"]]:
        mentions = [mention.span for entity in item.entities for mention in entity.mentions]
        assert not [trap for trap in item.traps for m in mentions if trap.start < m.end and m.start < trap.end]


def test_states_that_are_mistaken_for_something_else_are_met_both_ways() -> None:
    mentions = [m.span.text for item in STATES["test"] for entity in item.entities for m in entity.mentions]
    traps = [trap.text.capitalize() for item in STATES["test"] for trap in item.traps]
    for name in ("Georgia", "Jordan", "Chad", "Turkey", "Congo", "Washington", "Moscow", "Niger", "Lebanon"):
        assert any(name in mention for mention in mentions), name
        assert any(name in trap for trap in traps), name


@pytest.mark.parametrize(("part", "of_each"), [("dev", 4), ("test", 8)])
def test_the_histories_are_a_third_turns_a_third_steady_and_a_third_decoys(part: str, of_each: int) -> None:
    read = gold.histories(gold.HISTORIES / f"histories-{part}.jsonl")
    shapes = Counter(history.shape.partition("-")[0] for history in read)
    assert shapes == {"turn": of_each, "steady": of_each, "decoy": of_each}
    assert {history.shape for history in read} == set(gold.SHAPES)


def test_no_pair_of_the_test_histories_is_met_in_those_for_development() -> None:
    met = {part: gold.histories(gold.HISTORIES / f"histories-{part}.jsonl") for part in ("dev", "test")}
    assert not {state for h in met["dev"] for state in h.pair} & {state for h in met["test"] for state in h.pair}


@pytest.mark.parametrize("story", [story for part in STORIES.values() for story in part], ids=lambda story: story.id)
def test_a_deed_that_stands_in_a_statement_is_told_in_it(story: gold.Gold) -> None:
    """Else a reader of the labels would look for the deed in words that do not tell it."""
    told = {one.id: [*(one.content or ()), *([one.cue] if one.cue else [])] for one in story.statements}
    places = [(event.trigger, event.statement) for event in story.events]
    places += [(again.trigger, again.statement) for event in story.events for again in event.also]
    for trigger, statement in places:
        if statement is None:
            continue
        assert any(span.start < trigger.end and trigger.start < span.end for span in told[statement]), trigger


def test_there_are_forty_test_stories_and_twenty_for_development() -> None:
    assert {part: len(stories) for part, stories in STORIES.items()} == {"dev": 20, "test": 40}


@pytest.mark.parametrize("part", ["dev", "test"])
def test_the_stories_hold_every_shape_that_a_figure_is_given_for(part: str) -> None:
    """A share over two or three cases would be luck, and a shape that is never met would pass unread."""
    stories = STORIES[part]
    enough = len(stories) // 2
    first = Counter(event.modality[0] for story in stories for event in story.events)
    rare = {"considered", "threatened"}
    assert all(first[modality] >= (enough // 2 if modality in rare else enough) for modality in gold.MODALITIES)
    said = [statement for story in stories for statement in story.statements]
    kinds = Counter(statement.kind for statement in said)
    assert min(kinds[kind] for kind in gold.STATEMENT_KINDS) >= enough
    assert sum(statement.cue is None for statement in said) >= 2
    assert sum(statement.via is not None for statement in said) >= len(stories) // 10
    assert sum(statement.source.entity is None for statement in said) >= enough
    assert sum(bool(event.also) for story in stories for event in story.events) >= enough
    assert sum(event.condition is not None for story in stories for event in story.events) >= enough
    assert sum(len(story.relations) for story in stories) >= enough


def test_capitals_act_in_some_stories_and_are_places_in_others_and_a_trap_is_no_state() -> None:
    for part, stories in STORIES.items():
        capitals = [m for a in gold.actors(gold.SETS / f"actors-{part}.toml") for m in a.metonyms]
        states = [(story, m) for story in stories for e in story.entities if e.kind == "state" for m in e.mentions]
        acting = sum(mention.form == "metonym" for _story, mention in states)
        named = sum(len(gold.occurrences(story.text, capital)) for story in stories for capital in capitals)
        assert len(stories) // 3 <= acting <= named - len(stories) // 2
        assert sum(bool(story.traps) for story in stories) >= 2
        for story, mention in states:
            span = mention.span
            assert not [trap for trap in story.traps if trap.start < span.end and span.start < trap.end]


def test_every_story_is_whole_and_none_stands_twice() -> None:
    stories = [story for part in STORIES.values() for story in part]
    assert len({story.id for story in stories}) == len({story.text for story in stories}) == len(stories)
    for story in stories:
        assert story.published, story.id
        assert story.parts[0].role == "headline", story.id
        assert 150 <= len(story.text.split()) <= 450, story.id
        assert min(len(story.statements), len(story.events)) >= 4, story.id
        assert all(one.content for one in story.statements), story.id


def test_no_actor_of_the_test_stories_is_met_in_the_dev_stories() -> None:
    """A rule that knows the people of the dev stories must gain nothing by it."""
    listed = {part: gold.actors(gold.SETS / f"actors-{part}.toml") for part in ("dev", "test")}
    for part, other in (("test", "dev"), ("dev", "test")):
        strangers = {name for actor in listed[other] for name in (*actor.names, *actor.demonyms, *actor.metonyms)}
        strangers |= {e.name for story in STORIES.get(other, []) for e in story.entities}
        met = {name for story in STORIES.get(part, []) for name in strangers if gold.occurrences(story.text, name)}
        assert not met
