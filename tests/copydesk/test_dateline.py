"""A dateline missed is printed as text; one invented takes words out of a lead."""

import pytest

from standfirst.copydesk import Copy, clean

STORY = "The council voted on Tuesday to keep the harbour open for another year."
DATELINES = [
    ("KYIV, Ukraine — ", "KYIV", "Ukraine", None, None),
    ("WASHINGTON (AP) — ", "WASHINGTON", None, None, "AP"),
    ("Paris, Sept. 12 (Reuters) — ", "Paris", None, "Sept. 12", "Reuters"),
    ("LONDON/PARIS, Sept 12 - ", "LONDON", None, "Sept 12", None),
    ("Berlin (dpa) - ", "Berlin", None, None, "dpa"),
    ("Moscow. 12 September. (TASS) .- ", "Moscow", None, "12 September", "TASS"),
    ("MOSCOW, September 12. /TASS/. ", "MOSCOW", None, "September 12", "TASS"),
    ("NEW DELHI, Sep 12 (IANS) ", "NEW DELHI", None, "Sep 12", "IANS"),
    ("New Delhi: ", "New Delhi", None, None, None),
    ("NEW DELHI, 12 SEPTEMBER PTI - ", "NEW DELHI", None, "12 SEPTEMBER", "PTI"),
    ("SACRAMENTO, Calif. (AP) -- ", "SACRAMENTO", "Calif.", None, "AP"),
    ("SPRINGFIELD, Ill. — ", "SPRINGFIELD", "Ill.", None, None),
    ("ST. LOUIS (AP) _ ", "ST. LOUIS", None, None, "AP"),
    ("Madrid, 12 sep (EFE).- ", "Madrid", None, "12 sep", "EFE"),
    ("PARIS, 12 septembre 2023 (AFP) - ", "PARIS", None, "12 septembre 2023", "AFP"),
    ("BERLIN, 12. Oktober (AFP) – ", "BERLIN", None, "12. Oktober", "AFP"),
    ("ARLENFORD — ", "ARLENFORD", None, None, None),
    ("LONDON and PARIS, 3 May (AFP) - ", "LONDON", None, "3 May", "AFP"),
    ("BEIJING, Sept. 12 (Xinhua) -- ", "BEIJING", None, "Sept. 12", "Xinhua"),
    ("LONDON, UK, 12 September 2023 /PRNewswire/ -- ", "LONDON", "UK", "12 September 2023", "PRNewswire"),
    ("SAN FRANCISCO--(BUSINESS WIRE)--", "SAN FRANCISCO", None, None, "BUSINESS WIRE"),
    ("DETROIT, Mich., and WINDSOR, Ontario (AP) — ", "DETROIT", "Mich.", None, "AP"),
    ("JERUSALEM: ", "JERUSALEM", None, None, None),
    ("TOKYO, Tuesday, Sept. 12 (Kyodo) - ", "TOKYO", None, "Tuesday, Sept. 12", "Kyodo"),
    ("Rio de Janeiro, 4 de maio (ABC) — ", "Rio de Janeiro", None, "4 de maio", "ABC"),
    ("GENEVA; VIENNA (AP) — ", "GENEVA", None, None, "AP"),
    ("LONDON Sept 12 (Reuters) - ", "LONDON", None, "Sept 12", "Reuters"),
    ("PORT-AU-PRINCE, Haiti (AP) — ", "PORT-AU-PRINCE", "Haiti", None, "AP"),
    ("LONDON, SEPT 12 /ABC/ - ", "LONDON", None, "SEPT 12", "ABC"),
    ("LONDON, 12/09/2023 (ABC) - ", "LONDON", None, "12/09/2023", "ABC"),
    ("TBILISI, Georgia —", "TBILISI", "Georgia", None, None),
    ("UNITED NATIONS (AP) — ", "UNITED NATIONS", None, None, "AP"),
    ("NEW YORK - ", "NEW YORK", None, None, None),
    ("LOS ANGELES—", "LOS ANGELES", None, None, None),
    ("OSLO, 3rd of May, 2024 (NTB) : ", "OSLO", None, "3rd of May, 2024", "NTB"),
    ("Berlin, den 12. März 2026 – ", "Berlin", None, "12. März 2026", None),
    ("Paris, le 12 mars 2026 — ", "Paris", None, "12 mars 2026", None),
    ("LONDON, 12. SEPTEMBER. ", "LONDON", None, "12. SEPTEMBER", None),
    ("HAMBURG. ", "HAMBURG", None, None, None),
    ("MARCHBANK, Vale County, 12 marzo (ABC) .- ", "MARCHBANK", "Vale County", "12 marzo", "ABC"),
    ("MARCHBANK /ABC/ — ", "MARCHBANK", None, None, "ABC"),
    ("Kathmandu, May 3: ", "Kathmandu", None, "May 3", None),
]
LOOK_ALIKES = [
    "UPDATE: ",
    "London. ",
    "London, Monday. ",
    "THE END. ",
    "Note - ",
    "UPDATE 2 - ",
    "KEY POINTS: ",
    "MARCHBANK COUNCIL — ",
    "London's mayor — ",
    "Q: ",
    "NEW YORK TIMES: ",
    "WATCH: ",
    "EXCLUSIVE: ",
    "BREAKING — ",
    "VIDEO: ",
    "OPINION — ",
    "ANALYSIS — ",
    "SMITH: ",
    "NATO: ",
    "Star Wars — ",
    "SPOILER ALERT: ",
    "COVID-19: ",
    "FACT CHECK — ",
    "EXPLAINER — ",
    "President Biden: ",
    "LONDON-based ",
    "The council — ",
    "WASHINGTON POST — ",
    "PARIS MATCH: ",
    "Note: ",
    "A: ",
    "JOHN SMITH: ",
    "Yesterday — ",
    "EDITOR'S NOTE: ",
    "CHICAGO BEARS — ",
    "LIVE — ",
    "MANCHESTER UNITED: ",
    "Sources (close to him) — ",
    "In Paris — ",
    "Mr Smith (42) — ",
    "BBC — ",
    "WHO: ",
    "PHOTOS — ",
    "UK: ",
    "PUTIN: ",
    "TIMELINE: ",
    "LONDON POLICE — ",
    "IMPORTANT — ",
    "COMMENT: ",
    "LISTEN: ",
    "LONDON-based ",
]


def opened(lead: str) -> Copy:
    return clean(
        f"Council votes on the harbour plan\n\n{lead}{STORY}\n\nNobody spoke against it at the meeting, which ended early."
    )


@pytest.mark.parametrize(("lead", "place", "region", "date", "agency"), DATELINES)
def test_a_dateline_of_any_shape_is_read(
    lead: str, place: str, region: str | None, date: str | None, agency: str | None
) -> None:
    copy = opened(lead)
    assert copy.dateline is not None
    found = copy.dateline
    assert (found.place, found.region, found.date, found.agency) == (place, region, date, agency)
    assert copy.blocks[0].text == STORY


@pytest.mark.parametrize("lead", LOOK_ALIKES)
def test_a_lead_that_looks_like_one_is_left_alone(lead: str) -> None:
    assert opened(lead).dateline is None


def test_both_places_of_a_double_dateline_are_kept() -> None:
    found = opened("LONDON/PARIS, Sept 12 - ").dateline
    assert found is not None
    assert found.places == ("LONDON", "PARIS")


def test_a_state_named_in_the_dateline_gives_the_country() -> None:
    assert [
        opened(lead).dateline.country for lead in ("KYIV, Ukraine — ", "TBILISI, Georgia — ", "MACON, Ga. — ")
    ] == ["UA", "GE", "US"]


def test_a_long_word_that_is_no_name_is_given_up_at_once() -> None:
    """A pattern that tries every way to part the letters would never come back from this line."""
    copy = clean(f"{'Advertisement' * 4}A/BHarbour board votes to sell the pier\n\n{STORY}")
    assert copy.dateline is None
