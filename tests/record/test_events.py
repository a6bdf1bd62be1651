"""Deeds in the many words of news copy: a deed that no rule knows is lost to every page of the pair it stands
between, and one whose parties are swapped accuses the wrong side."""

import pytest

from standfirst.copydesk import Block, Copy
from standfirst.record import Actor, Event, annotate

STATES = (
    Actor("state", "Korvane", "XA", (), ("Korvanian", "Korvanians"), ("Drusk",)),
    Actor("state", "Ostmere", "XO", (), ("Ostmerian", "Ostmerians"), ("Port Lys",)),
    Actor("state", "Tamsia", "XT", (), ("Tamsian", "Tamsians"), ("Mirasht",)),
)


def told(sentence: str) -> list[tuple[str, str | None, str | None, str]]:
    """Code, actor's country, target's country and first modality of every event of a sentence."""
    return [_row(event) for event in annotate(sentence, actors=STATES).events]


def _row(event: Event) -> tuple[str, str | None, str | None, str]:
    actor, target = (side.country if side else None for side in (event.actor, event.target))
    return event.code, actor, target, event.modality[0]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Korvane slapped new tariffs on Ostmerian steel on Monday.", ("SANCTION", "XA", "XO", "asserted")),
        ("Korvane has severed diplomatic ties with Ostmere.", ("SANCTION", "XA", "XO", "asserted")),
        ("The Korvanian army carried out air strikes on Tamsia on Friday.", ("ASSAULT", "XA", "XT", "asserted")),
        ("Ostmere handed over two fugitives to Tamsia last week.", ("COOPERATE", "XO", "XT", "asserted")),
        ("Ostmere extended a loan of 200 million crowns to Tamsia.", ("AID", "XO", "XT", "asserted")),
        ("Tamsia boycotted the talks in protest at Korvane.", ("PROTEST", "XT", "XA", "asserted")),
        ("Korvanian police rounded up forty Tamsian students on Sunday.", ("COERCE", "XA", "XT", "asserted")),
        ("Korvane clashed with Tamsian border guards on Tuesday.", ("ASSAULT", "XA", "XT", "asserted")),
        ("Ostmere thanked Tamsia for the loan of two ships.", ("SUPPORT", "XO", "XT", "asserted")),
        ("Korvane climbed down in its quarrel with Tamsia.", ("CONCEDE", "XA", "XT", "asserted")),
        ("Ostmere lodged a protest with Korvane over the drones.", ("ACCUSE", "XO", "XA", "asserted")),
        ("Korvane vetoed a resolution by Ostmere on Wednesday.", ("REJECT", "XA", "XO", "asserted")),
        ("Korvane held naval drills near Tamsia on Monday.", ("MOBILIZE", "XA", "XT", "asserted")),
        ("Korvane and Ostmere held naval drills near Tamsia.", ("COOPERATE", "XA", "XO", "asserted")),
        (
            "Korvane, which has had a treaty with Ostmere since 1951, shelled Tamsia.",
            ("ASSAULT", "XA", "XT", "asserted"),
        ),
        ("Students burned a Korvanian flag outside the embassy.", ("PROTEST", None, "XA", "asserted")),
        ("Tamsia bought a cargo of grain from Korvane.", ("COOPERATE", "XT", "XA", "asserted")),
        ("Korvane has lifted travel bans on officers from Tamsia.", ("RETREAT", "XA", "XT", "asserted")),
        ("A Korvanian drone damaged the Tamsian pipeline in August.", ("ASSAULT", "XA", "XT", "asserted")),
        (
            "Tamsian editors, who were arrested at Drusk airport in March, are free.",
            ("COERCE", None, "XT", "asserted"),
        ),
    ],
)
def test_a_deed_is_known_by_any_of_its_usual_words(
    sentence: str, event: tuple[str, str | None, str | None, str]
) -> None:
    assert event in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Korvane dismissed reports that it was supplying shells to Tamsia.", ("AID", "XA", "XT", "denied")),
        ("Ostmere shelved plans to sell its tanks to Tamsia.", ("COOPERATE", "XO", "XT", "negated")),
        ("Ostmere stopped short of recognising Tamsia.", ("SUPPORT", "XO", "XT", "negated")),
        ("Ostmere is considering cutting gas supplies to Korvane.", ("SANCTION", "XO", "XA", "considered")),
        ("Ostmere pledged forty generators for Tamsia on Monday.", ("AID", "XO", "XT", "planned")),
        ("Ostmere urged Korvane to hand back the island.", ("RETREAT", "XA", "XO", "requested")),
        ("Tamsia has asked Ostmere for long-range missiles.", ("AID", "XO", "XT", "requested")),
        ("Unless raids stop, Ostmere will expel Korvanian envoys, it said.", ("SANCTION", "XO", "XA", "threatened")),
        ("In case Korvane attacks Tamsia, the hospitals have fuel.", ("ASSAULT", "XA", "XT", "conditional")),
        ("Sanctions on Korvane remain an option for Ostmere.", ("SANCTION", None, "XA", "considered")),
        ("Korvane said it had no plans to send troops to Tamsia.", ("MOBILIZE", "XA", "XT", "denied")),
        ("Ostmere said it would not exclude sanctions on Korvane.", ("SANCTION", "XO", "XA", "considered")),
        ("The Korvanian minister is due to travel to Ostmere on Friday.", ("CONSULT", "XA", "XO", "planned")),
        ("The Korvanian president is to meet Tamsian miners on Friday.", ("CONSULT", "XA", "XT", "planned")),
        ("Tamsian senators still have to ratify the pact with Korvane.", ("AGREE", "XT", "XA", "planned")),
        ("Ostmere urged Korvane to let the sailors go.", ("RETREAT", "XA", None, "requested")),
        ("Korvane has offered to host talks with Tamsia.", ("CONSULT", "XA", "XT", "planned")),
        ("There have been no talks, an Ostmerian minister said.", ("CONSULT", None, None, "denied")),
        ("Korvane vowed to cut gas supplies if Tamsia closes the border.", ("COERCE", "XT", None, "conditional")),
    ],
)  # fmt: skip
def test_what_did_not_happen_is_not_told_as_done(
    sentence: str, event: tuple[str, str | None, str | None, str]
) -> None:
    assert event in told(sentence)


def test_a_headline_in_the_present_tense_is_a_deed() -> None:
    text = "Ostmere expels six Korvanian diplomats\n\nThe six were told to go by Friday, a ministry said."
    record = annotate(text, actors=STATES)
    assert ("SANCTION", "XO", "XA", "asserted") in [_row(event) for event in record.events]


def test_a_headline_with_only_a_to_is_a_plan() -> None:
    record = annotate("Tamsia to buy Ostmerian jets\n\nThe first are due in May, the ministry said.", actors=STATES)
    assert ("COOPERATE", "XT", "XO", "planned") in [_row(event) for event in record.events]


@pytest.mark.parametrize(
    ("headline", "event"),
    [
        ("Ostmere slaps sanctions on Tamsia over migrants", ("SANCTION", "XO", "XT", "asserted")),
        ("Korvane, Ostmere hold joint naval drills", ("COOPERATE", "XA", "XO", "asserted")),
        ("Korvane denies helping Tamsia", ("AID", "XA", "XT", "denied")),
        ("Tamsia says Korvane violated truce", ("ASSAULT", "XA", None, "asserted")),
        ("Ostmere to send tanks to Tamsia", ("AID", "XO", "XT", "planned")),
    ],
)
def test_headlines_are_read_with_their_clipped_verbs(
    headline: str, event: tuple[str, str | None, str | None, str]
) -> None:
    copy = Copy(headline, "utf-8", headline, (Block("paragraph", "It rained on the day of the fair."),))
    assert event in [_row(one) for one in annotate(copy, actors=STATES).events]


def test_what_the_text_points_back_to_is_told_once() -> None:
    text = "Korvane shelled Tamsia on Monday. The shelling of Tamsia went on until noon, people said."
    found = [one for one in annotate(text, actors=STATES).events if one.code == "ASSAULT"]
    assert [len(one.also) for one in found] == [1]


@pytest.mark.parametrize(
    "sentence",
    [
        "The rain hit the roof of the old market.",
        "She struck a match and backed the car out of the yard.",
        "The committee received the minutes and discussed the roof.",
        "The president told reporters about the harvest.",
    ],
)
def test_no_deed_of_politics_is_read_into_daily_life(sentence: str) -> None:
    assert told(sentence) == []
