"""A dateline missed is printed as text; one invented takes words out of a lead."""

import pytest

from standfirst.copydesk import Copy, clean

STRAIGHT = str.maketrans("“”", '""')
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
MORE_DATELINES = [
    ("MARCHBANK — ", "MARCHBANK", None, None, None),
    ("MARCHBANK – ", "MARCHBANK", None, None, None),
    ("MARCHBANK -- ", "MARCHBANK", None, None, None),
    ("MARCHBANK - ", "MARCHBANK", None, None, None),
    ("MARCHBANK _ ", "MARCHBANK", None, None, None),
    ("MARCHBANK, Nov. 26 .- ", "MARCHBANK", None, "Nov. 26", None),
    ("Marchbank, 26 nov (NPA).- ", "Marchbank", None, "26 nov", "NPA"),
    ("LISBON, Portugal (NPA) — ", "LISBON", "Portugal", None, "NPA"),
    ("LISBON, Portugal, Nov. 26, 2026 (NPA) -- ", "LISBON", "Portugal", "Nov. 26, 2026", "NPA"),
    ("WASHINGTON, Nov 26 (Reuters) - ", "WASHINGTON", None, "Nov 26", "Reuters"),
    ("WASHINGTON, 26 November (Reuters) - ", "WASHINGTON", None, "26 November", "Reuters"),
    ("BERLIN/PARIS, Nov 26 (Reuters) - ", "BERLIN", None, "Nov 26", "Reuters"),
    ("GENEVA and VIENNA (NPA) — ", "GENEVA", None, None, "NPA"),
    ("GENEVA; VIENNA, Nov. 26 — ", "GENEVA", None, "Nov. 26", None),
    ("ST. LOUIS (NPA) — ", "ST. LOUIS", None, None, "NPA"),
    ("ST. PAUL, Minn. — ", "ST. PAUL", "Minn.", None, None),
    ("NEW DELHI, NOV 26 (PTI) — ", "NEW DELHI", None, "NOV 26", "PTI"),
    ("NEW DELHI: ", "NEW DELHI", None, None, None),
    ("KUALA LUMPUR, Nov. 26 /NPA/ -- ", "KUALA LUMPUR", None, "Nov. 26", "NPA"),
    ("ROMA, 26 NOV - ", "ROMA", None, "26 NOV", None),
    ("PARÍS, 26 de noviembre (EFE) — ", "PARÍS", None, "26 de noviembre", "EFE"),
    ("Berlin (dpa) - ", "Berlin", None, None, "dpa"),
    ("Berlin, 26. November (dpa) – ", "Berlin", None, "26. November", "dpa"),
    ("PORT-AU-PRINCE, Haiti — ", "PORT-AU-PRINCE", "Haiti", None, None),
    ("WINSTON-SALEM, N.C. (NPA) — ", "WINSTON-SALEM", "N.C.", None, "NPA"),
    ("RIO DE JANEIRO, Thursday, Nov. 26 — ", "RIO DE JANEIRO", None, "Thursday, Nov. 26", None),
    ("ABOARD AIR FORCE ONE (NPA) — ", "ABOARD AIR FORCE ONE", None, None, "NPA"),
    ("UNITED NATIONS, Nov 26 (IPS) - ", "UNITED NATIONS", None, "Nov 26", "IPS"),
    ("BOSTON (NPA) ", "BOSTON", None, None, "NPA"),
    ("TOKYO Nov 26 Kyodo - ", "TOKYO", None, "Nov 26", "Kyodo"),
    ("BEIJING, Nov. 26 (Xinhua) -- ", "BEIJING", None, "Nov. 26", "Xinhua"),
    ("Colombo, Nov 26 (IANS) ", "Colombo", None, "Nov 26", "IANS"),
    ("Washington, November 26, 2026 — ", "Washington", None, "November 26, 2026", None),
    ("LOS ANGELES, Calif., Nov. 26, 2026 /NPA/ -- ", "LOS ANGELES", "Calif.", "Nov. 26, 2026", "NPA"),
    ("SÃO PAULO (NPA) – ", "SÃO PAULO", None, None, "NPA"),
    ("L'AQUILA, Italy (NPA) — ", "L'AQUILA", "Italy", None, "NPA"),
    ("ХАРКІВ — ", "ХАРКІВ", None, None, None),
    ("MOSCOW. Nov 26 (Interfax) - ", "MOSCOW", None, "Nov 26", "Interfax"),
    ("MOSCOW, November 26. /TASS/. ", "MOSCOW", None, "November 26", "TASS"),
    ("Genève, le 26 novembre (ATS) - ", "Genève", None, "26 novembre", "ATS"),
    ("Marchbank, Nov 26: ", "Marchbank", None, "Nov 26", None),
    ("(NPA) MARCHBANK — ", "MARCHBANK", None, None, "NPA"),
    ("MARCHBANK (Northern Press) - ", "MARCHBANK", None, None, "Northern Press"),
    ("KYIV, Ukraine —", "KYIV", "Ukraine", None, None),
    ("NAIROBI, Kenya – Nov. 26, 2026 – ", "NAIROBI", "Kenya", "Nov. 26, 2026", None),
    (
        "DAVOS, Switzerland, Jan 20 (Reuters Breakingviews) - ",
        "DAVOS",
        "Switzerland",
        "Jan 20",
        "Reuters Breakingviews",
    ),
    ("GENEVA (26 November 2026) – ", "GENEVA", None, "26 November 2026", None),
    ("STAITHE, Vale (NPA) — ", "STAITHE", "Vale", None, "NPA"),
    ("MARCHBANK, Nov. 26, 2026 — ", "MARCHBANK", None, "Nov. 26, 2026", None),
    ("MEXICO CITY (AP) — ", "MEXICO CITY", None, None, "AP"),
    ("MADRID, 26 (EUROPA PRESS) ", "MADRID", None, "26", "EUROPA PRESS"),
    ("ANKARA, Turkey (AP) _ ", "ANKARA", "Turkey", None, "AP"),
    ("HONG KONG — ", "HONG KONG", None, None, None),
    ("NEAR STAITHE (NPA) — ", "NEAR STAITHE", None, None, "NPA"),
    ("KABUL/ISLAMABAD, Nov 26 (Reuters) - ", "KABUL", None, "Nov 26", "Reuters"),
    ("LAS VEGAS, NEV. (NPA) — ", "LAS VEGAS", "NEV.", None, "NPA"),
    ("San José, 26 nov (EFE).- ", "San José", None, "26 nov", "EFE"),
    ("Wien (APA) - ", "Wien", None, None, "APA"),
    ("WASHINGTON, D.C. — ", "WASHINGTON", "D.C.", None, None),
    ("O'FALLON, Mo. (NPA) — ", "O'FALLON", "Mo.", None, "NPA"),
    ("THE HAGUE, Netherlands (NPA) — ", "THE HAGUE", "Netherlands", None, "NPA"),
    ("CAIRO: ", "CAIRO", None, None, None),
    ("ISLAMABAD: ", "ISLAMABAD", None, None, None),
    ("Jerusalem, 26 November 2026 (NPA) — ", "Jerusalem", None, "26 November 2026", "NPA"),
    ("GAZA CITY, Gaza Strip (NPA) — ", "GAZA CITY", "Gaza Strip", None, "NPA"),
    ("MUMBAI, November 26: ", "MUMBAI", None, "November 26", None),
    ("SEOUL, Nov. 26 (Yonhap) -- ", "SEOUL", None, "Nov. 26", "Yonhap"),
]
LEADS = [
    "UPDATE: The harbour board voted on Tuesday to close the north quay for a year.",
    "Q: The harbour board voted on Tuesday to close the north quay. What happens now?",
    "A: The north quay will be closed for a year, and ships will moor at Staithe.",
    "NEW YORK TIMES: The harbour board voted on Tuesday to close the north quay.",
    "WATCH: The harbour board votes on closing the north quay for a whole year.",
    "BREAKING - The harbour board voted on Tuesday to close the north quay for a year.",
    "BREAKING — Harbour board closes the north quay for a year, its chairman says.",
    "EXCLUSIVE: The harbour board voted on Tuesday to close the north quay for a year.",
    "OPINION — The harbour board was right to close the north quay for a year.",
    "ANALYSIS: The harbour board had few choices left when it met on Tuesday night.",
    "LIVE: The harbour board meets to decide on the north quay, with members arriving.",
    "FACTBOX - What is known about the closing of the north quay in Marchbank harbour.",
    "EXPLAINER: Why the north quay must close and what it means for the fishermen.",
    "NATO — once called brain-dead — has found new members and a new purpose.",
    "The IMF - which lent the country two billion dollars - said on Tuesday it would wait.",
    "PARIS HILTON: The heiress and reality star visited Marchbank on Tuesday evening.",
    "LONDON CALLING — the record that made the band — was played in the harbour.",
    "Paris - long the capital of fashion - is losing visitors to Milan, figures showed.",
    "London, Paris and Berlin — the three capitals most at risk — have asked for help.",
    "Washington — the man, not the city — was never comfortable with ceremony.",
    "COVID-19 - the illness that emptied the quays in 2020 - has come back this autumn.",
    "WHO: Cases of measles rose by a fifth last year in the region, figures show.",
    "UN: More than two million people need food aid before the winter sets in.",
    "FIFA (the world football body) said on Tuesday that it would pay for the pitch.",
    "IBM (NYSE: IBM) said on Tuesday that it would open an office at the harbour.",
    "MR BROWN: I do not think the quay should be closed, and I will say why.",
    "THE SPEAKER: Order. The honourable member will resume her seat at once.",
    "Jane Doe - who has led the board since 2019 - said the quay was unsafe.",
    "WINNERS: Marchbank High School took the cup for the third year in a row.",
    "2026 - the year in which the quay was to be finished - is almost over now.",
    "MONDAY: Rain in the morning, brighter later with winds from the north-west.",
    "MONDAY, Nov. 30 — The harbour board meets again to hear from the fishermen.",
    "NOVEMBER — The month opened with gales that closed the north quay for days.",
    "Note: The harbour board voted on Tuesday to close the north quay for a year.",
    "STEP 1: Wash the mussels in cold water and throw out those that do not close.",
    "SCORES: Marchbank 3, Staithe 1 after extra time in the harbour cup on Tuesday.",
    "VIDEO - The harbour board votes on Tuesday to close the north quay for a year.",
    "I — like many of my neighbours — was surprised when the quay was closed.",
    "AI - or what passes for it - now reads the tide tables at Marchbank harbour.",
    "USA: A man was arrested after he drove a tractor over the north quay on Tuesday.",
    "Berlin (West) - a city that no longer exists - was once ringed by a wall.",
    "ROME (the television series) returns to the screen on Tuesday for one night.",
    "Athens, Georgia - home of a great many bands - lost its oldest club on Tuesday.",
    "GENEVA CONVENTIONS - the rules that bind armies - were signed again on Tuesday.",
    "VIENNA PHILHARMONIC — The orchestra played at the harbour on Tuesday evening.",
    "BERLIN WALL: The last piece of it in Marchbank was sold to a collector.",
    "MANCHESTER UNITED — Three goals down at half-time, they came back to win.",
    "Madrid: a novel of exile, love and trains by an author from Marchbank, is out now.",
    "China - US trade talks began on Tuesday in Geneva, with both sides hopeful.",
    "India–Pakistan talks resumed on Tuesday after a pause of nearly three years.",
    "TAIPEI 101 - once the tallest building on earth - was lit in red on Tuesday.",
    "Re: The harbour board's vote on Tuesday to close the north quay for a year.",
    "SPOILER ALERT — This review of the harbour play tells how it ends for all.",
    "BY THE NUMBERS - The harbour board has nine members, of whom five voted.",
    "DEAR EDITOR: I was sorry to read that the north quay is to close for a year.",
    "DEAR ABBY: My husband has not spoken to me since the quay was closed.",
    "Mr. Paris (Lab.) - the longest-serving member - said that he would vote against.",
    "GOOD MORNING, MARCHBANK — The quay is closed, the sun is out, and it is Tuesday.",
    "TOKYO 2020 - the Games that were held a year late - cost more than planned.",
    "Jordan - a former model - opened a shop at the harbour on Tuesday morning.",
    "PS5 - Sony's console - was sold out in Marchbank by noon on Tuesday.",
    "CNN — The network said on Tuesday that it would close its harbour office.",
    "(CNN) — The harbour board voted on Tuesday to close the north quay for a year.",
    "NEAR MISS — Two ferries passed within a boat's length of each other on Tuesday.",
    "OFF THE RECORD — What the harbour board says when nobody writes it down.",
    "Sydney - who plays the younger sister - joined the cast on Tuesday.",
    "AC Milan (Serie A) - The club has a new owner, it said on Tuesday evening.",
    "THE CHAIRMAN: I shall close the meeting at nine, and there will be no vote.",
    "CAUTION — Thin ice on the harbour basin, the council warned on Tuesday.",
    "ON THIS DAY: In 1907 the old pier was opened by a duke who fell off it.",
    "WEATHER — Rain from the west by noon, with gales in the channel at night.",
    "SOUTH KOREA: The government said on Tuesday that it would build two ferries.",
    "GREAT BRITAIN - the country's Olympic team - won its third medal on Tuesday.",
    "Nov. 26 — The harbour board voted on Tuesday to close the north quay.",
    "Tuesday, Nov. 26 - The harbour board voted to close the north quay for a year.",
    "CORRECTION (Nov. 26): The harbour board voted on Tuesday, not on Monday.",
    "PARIS FASHION WEEK — The shows opened on Tuesday with less silk than ever.",
    "London Breed, the mayor - who was elected in 2018 - said on Tuesday she would go.",
    "BERLIN PHILHARMONIC (DG) — The new recording is the best of the year so far.",
    "EU/US - The two sides met again on Tuesday and agreed on nothing at all.",
    "JOHN ROE (Lab) — I thank the honourable member for her question on the quay.",
    "HARBOUR NEWS (Nov 26) - The board voted on Tuesday to close the north quay.",
    "CHAPTER 1 — In which the harbour board votes to close the north quay.",
    "DOUBLE TROUBLE - Two ferries broke down on Tuesday within the same hour.",
    "SILENCE — that is what the board asked for, and what it got on Tuesday.",
    "KEY QUOTE: We do not close a quay for fun, the chairman said on Tuesday.",
    "Rome, Open City - the film by the Italian director - is shown on Tuesday.",
    "GOAL — Marchbank took the lead after four minutes with a shot from the left.",
    "FULL TIME - Marchbank 3, Staithe 1 after extra time in the harbour cup.",
    "SHIPPING FORECAST - Gales are expected in all areas by noon on Tuesday.",
    "Apple (AAPL) - Get Report shares fell on Tuesday, and Apple was not alone in that.",
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


@pytest.mark.parametrize(("lead", "place", "region", "date", "agency"), DATELINES + MORE_DATELINES)
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


@pytest.mark.parametrize("lead", LEADS)
def test_a_lead_of_other_words_keeps_them_all(lead: str) -> None:
    copy = clean(f"Council votes on the harbour plan\n\n{lead}\n\n{STORY} Nobody spoke against it at the meeting.")
    assert (copy.dateline, copy.credit) == (None, None)
    assert copy.blocks[0].text.translate(STRAIGHT) == lead


def test_a_sentence_after_a_pictures_label_describes_it() -> None:
    copy = clean(f"Council votes on the harbour plan\n\nPhoto: The north quay on its last day.\n\n{STORY}")
    assert [(picture.caption, picture.credit) for picture in copy.pictures] == [
        ("The north quay on its last day.", None)
    ]


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
