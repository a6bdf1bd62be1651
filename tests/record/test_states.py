"""A state in the wrong place is a claim about the wrong country."""

from collections import Counter
from pathlib import Path

import pytest

from standfirst.record import annotate
from standfirst.record.actors import lists


def states(sentence: str) -> list[tuple[str, str]]:
    record = annotate(sentence)
    return sorted(
        (record.text[mention.start : mention.end], entity.country or "")
        for entity in record.entities
        if entity.kind == "state"
        for mention in entity.mentions
        if mention.form != "pronoun"
    )


def test_every_state_is_there_once_and_no_phrase_names_two() -> None:
    table = lists.states()
    assert len(table) >= 195
    assert max(Counter(state.country for state in table).values()) == 1
    phrases = Counter(phrase for state in table for phrase in {state.name, *state.names, *state.metonyms})
    assert [phrase for phrase, count in phrases.items() if count > 1] == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Moscow warned Tbilisi about the pipeline.", [("Moscow", "RU"), ("Tbilisi", "GE")]),
        ("The delegates met in Moscow and flew to Cairo.", []),
        ("A Kremlin spokesman dismissed the report.", [("Kremlin", "RU")]),
        ("Guinea-Bissau and Papua New Guinea sent envoys.", [("Guinea-Bissau", "GW"), ("Papua New Guinea", "PG")]),
        ("North Korea and South Korea exchanged letters.", [("North Korea", "KP"), ("South Korea", "KR")]),
        ("The storm crossed Georgia and reached Atlanta.", []),
        ("Chad Whitlow won the regatta.", []),
        ("Pilgrims bathed in the Jordan River.", []),
        ("Chad closed its border with Sudan.", [("Chad", "TD"), ("Sudan", "SD")]),
        ("South Sudan thanked South Africa.", [("South Africa", "ZA"), ("South Sudan", "SS")]),
        ("She served Danish pastry to the guests.", []),
        ("Armenian troops left the village.", [("Armenian", "AM")]),
        ("Latin American poets read in the square.", []),
        ("Michael Jordan opened the school.", []),
        ("Denzel Washington read from the play.", []),
        ("A cat called Malta slept on the steps.", []),
        ("He was born in Moscow, Idaho, and died there.", []),
        ("The letter was written in Russian.", []),
        ("Polish the silver before the guests come.", []),
        ("Air China and British Airways fly there.", []),
        ("Chile peppers grew on the sill.", []),
        ("Voters in Georgia and Pennsylvania went to the polls.", []),
        ("Georgia thanked Armenia for the grain.", [("Armenia", "AM"), ("Georgia", "GE")]),
        ("Plants in New Jersey and Georgia will close.", []),
        ("The Jordanian football federation left the games.", [("Jordanian", "JO")]),
        ("American football came late to the island.", []),
        ("The White House did not answer.", [("White House", "US")]),
        ("Russian troops left in American lorries.", [("American", "US"), ("Russian", "RU")]),
    ],
)
def test_a_state_is_found_where_it_is_one(sentence: str, found: list[tuple[str, str]]) -> None:
    assert states(sentence) == found


def test_a_newsroom_adds_its_own_actors(tmp_path: Path) -> None:
    file = tmp_path / "actors.toml"
    file.write_text(
        '[[actor]]\nkind = "organisation"\nname = "Marchbank Town Council"\nnames = ["the council"]\n\n'
        '[[actor]]\nkind = "state"\nname = "Korvane"\ncountry = "XA"\n'
        'demonyms = ["Korvanian"]\nmetonyms = ["Drusk"]\n'
    )
    record = annotate("Korvanian officials met Marchbank Town Council. Drusk praised it.", actors=file)
    assert {(one.kind, one.name, one.country) for one in record.entities} >= {
        ("organisation", "Marchbank Town Council", None),
        ("state", "Korvane", "XA"),
    }


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("[[actor]]\nkind = 'town'\nname = 'Staithe'\n", "actor 1 (Staithe): kind must be one of"),
        ("[[actor]]\nkind = 'state'\n", "actor 1: it needs a name"),
        ("[[actor]]\nkind = 'state'\nname = 'X'\ncolour = 'red'\n", "there is no field colour"),
        ("[[actor", "cannot be read"),
    ],
)
def test_a_wrong_list_says_where_it_is_wrong(tmp_path: Path, table: str, says: str) -> None:
    file = tmp_path / "actors.toml"
    file.write_text(table)
    with pytest.raises(lists.ListUnreadable, match=r"actors\.toml") as raised:
        lists.from_file(file)
    assert says in str(raised.value)
