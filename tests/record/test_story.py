"""A reader who sees only the record must not believe more than the story told."""

from datetime import date
from pathlib import Path

import pytest

from standfirst.record import Actor, Event, Record, annotate

ACTORS = (
    Actor("state", "Korvane", "XA", demonyms=("Korvanian",), metonyms=("Drusk",)),
    Actor("state", "Ostmere", "XO", demonyms=("Ostmerian",), metonyms=("Port Lys",)),
    Actor("state", "Tamsia", "XT", demonyms=("Tamsian",), metonyms=("Mirasht",)),
    Actor("state", "Belisk", "XB", demonyms=("Beliskan",), metonyms=("Tornow",)),
    Actor("state", "Halvia", "XH", demonyms=("Halvian",), metonyms=("Stavrik",)),
)
STORY = """Tamsia drifts from Korvane as war in Belisk drags on

Tamsia held military exercises with Ostmere on Monday.

Tamsian Prime Minister Ilen Sarova said the alliance with Korvane was a “strategic mistake”, the Gazette reported.

“This trust is gone, because Korvane failed to help us in 2020,” media reports said.

Korvanian spokesman Leonid Harsk said that no agreements were signed between Korvane and Halvia.

Harsk denied that Halvia had sold shells to Korvane.

Ostmere warned that it would impose sanctions on Halvia if it delivered shells.

Tamsia is considering sanctions against Halvia, two diplomats said.

Beliskan President Marta Vohl will visit Port Lys this week.

She warned that if Tornow falls, it could lead to a war beyond Belisk. Vohl told the Gazette that if Tornow \
falls, it could lead to a wider war.

Tamsia is concerned about tensions with Halvia, and considers its reliance on Korvane a mistake. Korvane can no \
longer meet the needs of Tamsia.

Ostmere's government sent a request to parliament for an additional 4 billion crowns in aid for Belisk.
"""
SHARED = Path(__file__).parents[3] / "shared" / "samples" / "pasted" / "armenia.txt"


@pytest.fixture(scope="module")
def record() -> Record:
    return annotate(STORY, published=date(2026, 5, 4), actors=ACTORS)


def deed(record: Record, code: str, words: str) -> Event:
    found = [one for one in record.events if one.code == code and words in one.trigger.text]
    assert found, f"no {code} with “{words}” among {[(one.code, one.trigger.text) for one in record.events]}"
    return found[0]


def countries(event: Event) -> tuple[str | None, str | None]:
    return (event.actor.country if event.actor else None, event.target.country if event.target else None)


def test_what_was_done_is_told_as_done(record: Record) -> None:
    exercise = deed(record, "COOPERATE", "exercises")
    assert exercise.modality == ("asserted",)
    assert countries(exercise) == ("XT", "XO")
    assert exercise.quad == "material-cooperation"


def test_a_denied_agreement_is_an_agreement_denied(record: Record) -> None:
    assert deed(record, "AGREE", "agreements were signed").modality[0] == "denied"
    sale = next(one for one in record.events if one.code in ("COOPERATE", "AID") and "sold" in one.trigger.text)
    assert sale.modality[0] == "denied"


def test_a_threat_names_its_deed_and_what_it_hangs_on(record: Record) -> None:
    threat = deed(record, "SANCTION", "impose sanctions")
    assert threat.modality == ("threatened", "conditional")
    assert countries(threat) == ("XO", "XH")
    condition = next(one for one in record.events if one.id == threat.condition)
    assert "conditional" in condition.modality


def test_what_is_weighed_or_planned_is_not_told_as_done(record: Record) -> None:
    weighed = [one for one in record.events if one.code == "SANCTION" and countries(one)[0] == "XT"]
    assert [one.modality[0] for one in weighed] == ["considered"]
    assert deed(record, "CONSULT", "visit").modality[0] == "planned"


def test_every_statement_has_its_own_source(record: Record) -> None:
    sources = [one.source.text for one in record.statements]
    for name in ("Ilen Sarova", "Gazette", "media reports", "Leonid Harsk", "Ostmere", "two diplomats"):
        assert any(name in source for source in sources), (name, sources)
    quoted = next(one for one in record.statements if one.source.text == "media reports")
    assert (quoted.kind, quoted.source.entity) == ("direct", None)


def test_a_war_feared_twice_is_one_war_that_hangs_on_one_fall(record: Record) -> None:
    wars = [one for one in record.events if one.code == "ASSAULT" and "war" in one.trigger.text]
    assert [war.modality for war in wars] == [("conditional",)]
    assert len(wars[0].also) == 1
    assert wars[0].condition is not None


def test_money_asked_of_one_s_own_parliament_is_requested_and_not_given(record: Record) -> None:
    asked = [one for one in record.events if one.code == "AID" and countries(one) == ("XO", "XB")]
    assert [one.modality[0] for one in asked] == ["requested"]


def test_ties_are_read_where_the_text_names_them_and_meeting_a_need_is_no_meeting(record: Record) -> None:
    whole = [one for one in record.relations if one.subject and one.object]
    ties = {(one.kind, one.change, one.subject.country, one.object.country) for one in whole}  # type: ignore[union-attr]
    assert ("rival", "stands", "XT", "XH") in ties
    assert ("relies-on", "questioned", "XT", "XA") in ties
    assert not [one for one in record.events if one.code == "CONSULT" and one.trigger.text == "meet"]


OTHER = """Korvane stands alone over war in Belisk as ally Tamsia flips to Ostmere

Last year's invasion of Belisk has left Korvane with few friends, Halvia's Oren Kadd being one of them. As Korvane \
finds itself alone over its invasion of Belisk, even countries that separated from the Old Union are \
reconsidering their relationship.

Tamsia has turned to Ostmere for joint exercises. Korvane's silence has effectively made it choose Halvia over Tamsia.

Tamsia's premier, Ilen Sarova, felt Korvane is short of guns and can no longer meet the needs of others.

Korvanian spokesman Leonid Harsk said that no agreements were signed between Korvane and Halvia during their recent \
meeting at Stavrik. He said an arms sale was not the purpose of Kadd's visit to Korvane. The talks centred on trade.

Vohl said that credit from Ostmere goes beyond funding Belisk in its war against Korvane.

Ostmere's cabinet pushes for increased funding for Belisk to the tune of 4 billion crowns, opposed by most senators. \
The cabinet sent a request to the senate for an additional 4 billion crowns in aid for Belisk.
"""


@pytest.fixture(scope="module")
def other() -> Record:
    return annotate(OTHER, published=date(2026, 5, 4), actors=ACTORS)


def test_a_war_of_last_year_is_background_and_has_the_actor_that_a_later_sentence_names(other: Record) -> None:
    invasion = deed(other, "ASSAULT", "invasion")
    assert countries(invasion) == ("XA", "XB")
    assert invasion.background
    assert len(invasion.also) == 1


def test_two_who_did_not_sign_met_all_the_same(other: Record) -> None:
    assert deed(other, "AGREE", "agreements were signed").modality == ("denied",)
    meeting = deed(other, "CONSULT", "meeting")
    assert (countries(meeting), meeting.modality) == (("XA", "XH"), ("asserted",))
    assert not [one for one in other.events if one.code == "CONSULT" and "asserted" not in one.modality]


def test_one_sum_asked_for_twice_is_one_request(other: Record) -> None:
    asked = [one for one in other.events if one.code == "AID" and one.modality[0] == "requested"]
    assert [countries(one) for one in asked] == [("XO", "XB")]


def test_ties_are_held_with_whose_they_are_though_no_name_stands_there(other: Record) -> None:
    found = [
        (one.kind, one.change, *((side.country or side.text) if side else None for side in (one.subject, one.object)))
        for one in other.relations
    ]
    assert ("former-union", "ended", "countries", "Old Union") in found
    assert ("partner", "questioned", "countries", None) in found
    assert ("leans-to", "begun", "XT", "XO") in found
    assert ("leans-to", "begun", "XA", "XH") in found
    assert ("at-war", "stands", "XB", "XA") in found


def test_what_a_speaker_says_runs_on_to_its_end(other: Record) -> None:
    felt = next(one for one in other.statements if one.cue and one.cue.text == "felt")
    assert other.text[felt.content[0].start : felt.content[0].end].endswith("meet the needs of others")


def test_a_week_is_counted_from_the_story_s_date(record: Record) -> None:
    when = deed(record, "CONSULT", "visit").when
    assert when is not None
    assert (when.first, when.last, when.granularity) == ("2026-05-04", "2026-05-10", "week")


def test_a_date_that_nobody_knows_is_left_open() -> None:
    undated = annotate(STORY, actors=ACTORS)
    when = deed(undated, "CONSULT", "visit").when
    assert when is not None
    assert (when.first, when.last) == (None, None)


@pytest.mark.needs_shared
def test_the_pasted_page_is_told_with_its_owners_and_its_noes() -> None:
    record = annotate(SHARED.read_text("utf-8"))
    sources = " | ".join(one.source.text for one in record.statements)
    for name in ("Nikol Pashinyan", "CNN", "analysts", "Armenian diplomats", "media reports", "Dmitry Peskov",
                 "Putin", "United States", "South Korea", "Institute for the Study of War", "Zelensky"):  # fmt: skip
        assert name in sources
    told = [(one.code, one.modality[0], *countries(one)) for one in record.events]
    assert ("COOPERATE", "asserted", "AM", "US") in told
    assert ("ACCUSE", "asserted", "AM", "RU") in told
    assert ("SANCTION", "threatened", "US", "RU") in told
    assert ("SANCTION", "threatened", "US", "KP") in told
    assert ("SANCTION", "considered", "KR", None) in told
    assert ("CONSULT", "planned", "UA", "US") in told
    agreements = [modality for code, modality, *_rest in told if code == "AGREE"]
    assert "denied" in agreements
    assert "asserted" not in agreements
    assert all(modality != "asserted" for code, modality, *_rest in told if code == "SANCTION")
    ties = {(one.kind, one.change) for one in record.relations}
    assert {("ally", "questioned"), ("relies-on", "questioned"), ("rival", "stands"), ("leans-to", "begun")} <= ties
    assert any(one.kind == "friend" for one in record.relations)
    assert ("AID", "requested", "US", "UA") in told
    assert len([one for one in record.events if one.modality[0] == "conditional" and one.code == "ASSAULT"]) == 1
    assert any(one.code == "REJECT" and one.actor and one.actor.text.endswith("Republicans") for one in record.events)
