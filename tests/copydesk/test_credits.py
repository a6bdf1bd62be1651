"""Who wrote it, who sent it, who took the picture: if these fail, an agency signs as a person or a person not at all."""

import pytest

from standfirst.copydesk import Copy, clean

HEADLINE = "Harbour council keeps the old pier open"
BODY = (
    "The harbour council voted on Tuesday to keep the old pier open for another year, and nobody spoke against it.\n\n"
    "The mayor said that the town would pay for the work from its own purse until the spring."
)
BYLINES = [
    ("By Jane Doe and Richard Roe in Marchbank", ("Jane Doe", "Richard Roe"), None),
    ("By Jane Doe, Richard Roe and Ann O’Neill", ("Jane Doe", "Richard Roe", "Ann O’Neill"), None),
    ("BY JANE DOE", ("JANE DOE",), None),
    ("By Jane Doe, Political Editor", ("Jane Doe",), None),
    ("Jane Doe, Staff Reporter", ("Jane Doe",), None),
    ("Jane Doe\nStaff Reporter", ("Jane Doe",), None),
    ("By Jane Doe jane.doe@lamp.example", ("Jane Doe",), None),
    ("By Jane Doe @janedoe", ("Jane Doe",), None),
    ("By Jane Doe (translated by Richard Roe)", ("Jane Doe",), None),
    ("By Jane Doe for The Lamp", ("Jane Doe",), None),
    ("By Dr. Jane Doe-Smith III", ("Dr. Jane Doe-Smith III",), None),
    ("By Staff Reporter", (), None),
    ("By Reuters", (), "Reuters"),
    ("By Vale News Agency", (), "Vale News Agency"),
    ("By Jane Doe | Reuters", ("Jane Doe",), "Reuters"),
    ("Translated by Jane Doe", (), "Translated by Jane Doe"),
    ("By Jane Doe\nSpecial to The Lamp", ("Jane Doe",), None),
    ("Special to the Lamp", (), None),
    ("Jane Doe, Special to the Marchbank Lamp", ("Jane Doe",), None),
    ("By Jane Doe Special to The Lamp", ("Jane Doe",), None),
    ("Jane Doe | Marchbank", ("Jane Doe",), None),
    ("By Jane Doe | New Delhi", ("Jane Doe",), None),
    ("By Jane Doe, New Delhi", ("Jane Doe",), None),
    ("Jane Doe and Richard Roe | MARCHBANK", ("Jane Doe", "Richard Roe"), None),
    ("Jane Doe | London | 26 November 2026", ("Jane Doe",), None),
    ("JANE DOE\nNEW DELHI", ("JANE DOE",), None),
]
NO_BYLINES = [
    "Hyde Park | London", "South America | Brazil", "Middle East | Politics", "The Harbour Guide | Marchbank",
    "KANSAS CITY\nNEW YORK", "Ann O’Neill in Marchbank", "Special for Christmas Day", "Special to the north quay are its cranes.",
]  # fmt: skip
TAILS = [
    ("(jd/rr)", "jd/rr"), ("(VNA)", "VNA"), ("— VNA", "VNA"), ("AFP via Getty", "AFP via Getty"),
    ("With inputs from agencies", "With inputs from agencies"), ("Vale News Agency", "Vale News Agency"),
    ("(Reporting by Jane Doe; Editing by Richard Roe)", "Reporting by Jane Doe; Editing by Richard Roe"),
    ("[VNA]", "VNA"), ("(VNA) AB CD", "(VNA) AB CD"), ("-VNA", "VNA"), ("/VNA/", "VNA"), ("*VNA*", "VNA"),
    ("(Vale Press)", "Vale Press"), ("(dpa, AFP)", "dpa, AFP"),
]  # fmt: skip
PICTURES = [
    ("Photo: A/B", "", "A/B"),
    ("Jane Doe/VNA via AFP", "", "Jane Doe/VNA via AFP"),
    ("The old pier at dusk. Photo: Jane Doe", "The old pier at dusk.", "Jane Doe"),
    ("The old pier at dusk (Photo: Jane Doe)", "The old pier at dusk", "Jane Doe"),
    ("The old pier at dusk\nPhoto: Jane Doe/VNA", "The old pier at dusk", "Jane Doe/VNA"),
    ("Caption: The old pier at dusk", "The old pier at dusk", None),
    ("Foto: Erika Muster/VNA", "", "Erika Muster/VNA"),
    ("Crédit photo : Anne Roux", "", "Anne Roux"),
    ("Фото: Анна Сова", "", "Анна Сова"),
    ("写真：VNA", "", "VNA"),
    ("The old pier at dusk. Bild: Erika Muster", "The old pier at dusk.", "Erika Muster"),
    ("© Jane Doe/VNA", "", "Jane Doe/VNA"),
    ("Photo courtesy of The Lamp", "", "The Lamp"),
    ("Photo by Jane Doe", "", "Jane Doe"),
]
NO_PICTURES = ["Foto finish on the pier for the third time", "Photo credit scheme opens in the harbour town"]


def whole(copy: Copy) -> bool:
    return copy.headline == HEADLINE and "\n\n".join(block.text for block in copy.blocks) == BODY


@pytest.mark.parametrize(("line", "names", "credit"), BYLINES)
def test_a_byline_names_people_and_a_credit_agencies(line: str, names: tuple[str, ...], credit: str | None) -> None:
    copy = clean(f"{HEADLINE}\n\n{line}\n\n{BODY}")
    assert (copy.bylines, copy.credit, copy.standfirst) == (names, credit, None)
    assert whole(copy)


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("Von Jana Dorn und Rolf Reh", 2),
        ("Par Jeanne Duval et René Roux, à Marchbank", 2),
        ("Por Juana Díaz y Raúl Ruiz", 2),
    ],
)
def test_a_byline_is_read_in_the_copys_language(lead: str, names: int) -> None:
    bodies = {
        "Von": "Der Hafenrat hat am Dienstag beschlossen, den alten Pier noch ein Jahr offen zu halten.",
        "Par": "Le conseil du port a voté mardi pour garder la vieille jetée ouverte une année de plus.",
        "Por": "El consejo del puerto votó el martes para mantener abierto el viejo muelle un año más.",
    }
    assert len(clean(f"Marchbank 2026\n\n{lead}\n\n{bodies[lead[:3]]}").bylines) == names


@pytest.mark.parametrize(("line", "credit"), TAILS)
def test_a_sign_off_becomes_the_credit(line: str, credit: str) -> None:
    copy = clean(f"{HEADLINE}\n\n{BODY}\n\n{line}")
    assert (copy.credit, copy.bylines) == (credit, ())
    assert whole(copy)


@pytest.mark.parametrize(("line", "caption", "credit"), PICTURES)
def test_a_picture_credit_is_neither_standfirst_nor_text(line: str, caption: str, credit: str | None) -> None:
    copy = clean(f"{HEADLINE}\n\n{line}\n\n{BODY}")
    assert [(picture.caption, picture.credit) for picture in copy.pictures] == [(caption, credit)]
    assert copy.standfirst is None
    assert whole(copy)


@pytest.mark.parametrize("line", NO_BYLINES)
def test_a_section_a_place_or_a_caption_is_no_byline(line: str) -> None:
    copy = clean(f"{HEADLINE}\n\n{line}\n\n{BODY}")
    assert copy.bylines == ()
    said = [copy.standfirst, *(picture.caption for picture in copy.pictures), *(block.text for block in copy.blocks)]
    assert all(part in said for part in line.split("\n"))


@pytest.mark.parametrize("line", NO_PICTURES)
def test_a_line_that_begins_like_a_picture_credit_is_none(line: str) -> None:
    copy = clean(f"{HEADLINE}\n\n{line}\n\n{BODY}")
    assert (copy.standfirst, copy.pictures) == (line, ())


def test_the_last_line_in_brackets_is_text_where_it_names_no_agency() -> None:
    copy = clean(f"{HEADLINE}\n\n{BODY}\n\n(The pier is free of charge)")
    assert (copy.credit, copy.blocks[-1].text) == (None, "(The pier is free of charge)")


@pytest.mark.parametrize(
    "tail",
    [
        "ENDS\n\nThe pier was built in 1890.\n\nJane Doe, 01234 567890",
        "Notes to editors\n\nThe pier was built in 1890.\n\nContact: Jane Doe, 01234 567890",
        "Media contact: Jane Doe, jane@lamp.example\n\n01234 567890",
    ],
)
def test_what_is_for_editors_alone_is_not_printed(tail: str) -> None:
    copy = clean(f"{HEADLINE}\n\n{BODY}\n\n{tail}\n\n(VNA)")
    assert whole(copy)
    assert copy.credit == "VNA"
