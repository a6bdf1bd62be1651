"""The newspaper that does not exist: its name, sections, pictures, and what came in on one day."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from standfirst.site import pages as p
from standfirst.site import parts
from standfirst.site.parts import Link, StoryLine
from standfirst.site.when import When
from tests.site.drawn import picture

ZONE = ZoneInfo("Europe/Copenhagen")
DAY = date(2025, 11, 18)
STANDFIRST = "Eighty-four shops stand empty in Saltby. Two owners hold half of them. They deny that it pays."
SECTIONS = {
    "town": "Town",
    "quays": "Quays",
    "world": "World",
    "sport": "Sport",
    "trade": "Trade",
    "schools": "Schools",
    "arts": "Arts",
    "weather": "Weather",
}


def at(clock: str, day: int = 18, month: int = 11) -> When:
    hour, minute = map(int, clock.split(":"))
    return When(datetime(2025, month, day, hour, minute, tzinfo=ZONE))


def section(slug: str) -> Link:
    return Link(SECTIONS[slug], f"/{slug}/")


CHROME = p.Chrome(
    name="The Ebb & Flow",
    base="https://ebb.example",
    sections=tuple(section(slug) for slug in SECTIONS),
    paper=(
        Link("About and contact", "/about/"),
        Link("Who writes here", "/people/"),
        Link("Corrections and withdrawals", "/corrections/"),
    ),
    imprint="The Ebb & Flow, 9 Cooper Row, Saltby. All times are Central European Time (CET).",
    feeds=(
        parts.Feed("The Ebb & Flow, newest stories", "/feed.atom", "atom"),
        parts.Feed("The Ebb & Flow, newest stories", "/feed.rss", "rss"),
    ),
)

DUSK = picture(
    "dusk",
    "A harbour at dusk: two dark ridges, still water, one lamp alight on the mole.",
    "The mole at Saltby on Monday evening. Its lamp is to be lit all winter.",
    "Drawing: Standfirst",
    focal=(0.36, 0.5),
)
STREET = picture("street", "Cooper Row under a pale sky.", "Cooper Row from the fish hall.", "Drawing: Standfirst")
RAIN = picture("rain", "Rain over grey water.", "Rain reached the outer mole at noon.", "Drawing: Standfirst")


def line(headline: str, clock: str, slug: str = "town", day: int = 18, **more: object) -> StoryLine:
    path = "-".join("".join(c for c in headline.lower() if c.isalnum() or c == " ").split())
    return replace(
        StoryLine(f"/{slug}/2025/11/{day:02}/{path}-4kx2/", headline, at(clock, day), section(slug)),
        **more,  # type: ignore[arg-type]
    )


RIVER = (
    line("Gale warning for the outer banks; ferries stay in from 22:00", "18:42", "weather"),
    line("County would pay a third of the boiler, if the hall opens on Sundays", "18:20"),
    line("Burst main in Kiln Lane mended; water is back in thirty houses", "17:58"),
    line("Northgate denies that it keeps its shops empty", "17:40", "trade"),
    line("Two classrooms closed at the mole school after a survey", "17:12", "schools"),
    line("Mackerel landings a fifth below last October", "16:50", "quays"),
    line("Library to open on Sundays from January", "16:31"),
    line("Harland’s navy plans a call in spring, ministry says", "16:07", "world"),
    line("Man, 61, found safe on the skerry after a night in the open", "15:44"),
    line("Rents rise more slowly than wages for the first time in four years", "15:10", "trade"),
    line("Court sends the toll-house flats back to the planners", "14:36"),
    line("Ostmark raises its berth fees by six per cent", "14:02", "quays"),
    line("Town band names its first conductor from the islands", "13:25", "arts"),
    line("Bus 14 will run until midnight on weekdays", "12:48"),
    line("Two held after copper is taken from signal boxes", "12:10"),
    line("Seamen’s choir looks for tenors, and for a boiler", "11:30", "arts"),
    line("Swimmers asked to keep off the west slip until Friday", "10:55", "quays"),
    line("Second-hand books: where to take them, and where not", "10:20", "arts"),
    line("Fog lifts; all berths open", "09:40", "quays"),
    line("Night bus 9 misses its first stop, and says why", "07:15"),
)
