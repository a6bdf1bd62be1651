"""A page of each kind, of a newspaper that does not exist, for the tests and the screenshots."""

from dataclasses import replace
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import mark_safe

from standfirst.site import pages as p
from standfirst.site import parts
from standfirst.site.parts import Link, StoryLine
from tests.site.prose import PARAGRAPHS
from tests.site.sample_paper import CHROME, DAY, DUSK, RAIN, RIVER, STANDFIRST, STREET, at, line, section


def gated_story() -> p.StoryPage:
    """The story that the gates are measured on: 1,000 words, lead photo, three related, one correction."""
    return p.StoryPage(
        chrome=CHROME,
        path="/town/2025/11/18/the-bakery-that-could-not-afford-its-own-bread-7k2m/",
        description="A bakery has shut after one hundred and eleven years. Who holds the empty windows?",
        headline="The bakery that could not afford its own bread",
        section=section("town"),
        published=at("17:05"),
        updated=at("18:31"),
        standfirst=STANDFIRST,
        bylines=(
            parts.Byline("Maren Holt", "/people/maren-holt/"),
            parts.Byline("Idris Vale", "/people/idris-vale/"),
        ),
        lead=DUSK,
        dateline="Saltby",
        blocks=tuple(parts.Paragraph(text) for text in PARAGRAPHS),
        corrections=(
            parts.Correction(at("18:31"), "An earlier version said that the hall has no roof. It has no heating."),
        ),
        credit="Strandwire",
        next_story=parts.NextStory(
            line(
                "Surveyor finds the fish hall ‘cold, but honest’",
                "15:40",
                day=16,
                standfirst="Its boiler has two winters left, the report says. The walls have a hundred.",
            ),
            "earlier",
        ),
        related=(
            line("What a loaf costs, and who is paid for it", "19:02", "trade", day=17),
            line("Name by name: how the committee voted", "17:48"),
            line("1914: the last time that the row stood empty", "08:00", day=14),
        ),
        topics=tuple(
            Link(t, f"/topic/{t.lower().replace(' ', '-')}/") for t in ("Cooper Row", "Empty shops", "Bread")
        ),
    )


SAID = (
    ("Said", True, "Edda Marrin", "baker", "“the last oven in the row”"),
    (
        "If",
        False,
        "Hal Penrose",
        "leader of the opposition",
        "the row would be sold, if the county approves the plan",
    ),
    ("Denied", False, "Petra Lowe", "managing director of Brandt & Lowe", "an end of the leases was planned"),
    ("Asked for", False, "A letter of Brandt & Lowe", "", "what notice “a withdrawal of the offer” would need"),
    ("Not so", False, "Anders Loy", "spokesman of the ministry", "money is promised beyond the first winter"),
    ("Threatened", False, "The shopkeepers’ union", "", "a strike on the first night, if the rents are raised"),
    ("Planned", False, "The port authority of Aster", "", "talks next week on whether the night market stays"),
)


def story_who_says() -> p.StoryPage:
    """The gated story with fifteen statements and its headline's own claim."""
    story = gated_story()
    rows = [
        parts.Said(word, happened, who, text, role=role, anchor=f"s{number}", via="Strandwire" if number == 3 else "")
        for number, (word, happened, who, role, text) in enumerate((*SAID, *SAID, SAID[0]), 1)
    ]
    own = parts.Said("Headline", True, "The Ebb", " says in its headline: The bakery that could not afford its own "
                     "bread. That claim is our own.", plain=True, anchor="h")  # fmt: skip
    body = [
        parts.Paragraph(format_html('<span id="s{}">{}</span>', number, block.html)) if number <= 15 else block
        for number, block in enumerate((b for b in story.blocks if isinstance(b, parts.Paragraph)), 1)
    ]
    return replace(story, says=(*rows, own), blocks=tuple(body))


def rich_story() -> p.StoryPage:
    """A story with every kind of block, for the eye."""
    story = gated_story()
    body = [parts.Paragraph(text) for text in PARAGRAPHS]
    body[7] = parts.Paragraph(
        mark_safe(
            'Records of the land office show <a href="/trade/2025/11/17/rents-4kx2/">what those rents '
            "were</a>. The bakery paid nine hundred crowns a month; the brown window next door was offered "
            "at two thousand four hundred, a figure <em>last paid</em> by a bank, before it left."
        )
    )
    blocks: list[parts.Block] = list(body[:4])
    blocks.append(
        parts.Quote(
            "“We are not closing a shop. We are closing the last oven in the row.”",
            "Edda Marrin",
            "baker, of Cooper Row",
        )
    )
    blocks += body[4:6]
    blocks.append(parts.Subhead("What the windows are worth"))
    blocks += body[6:9]
    blocks.append(parts.PictureBlock(STREET))
    blocks += body[9:11]
    blocks.append(
        parts.Table(
            (
                ("Street", "Shops", "Empty", "Asked a month"),
                ("Cooper Row", "31", "12", "2,400"),
                ("Kiln Lane", "24", "9", "1,800"),
                ("Fish Market", "18", "4", "950"),
            ),
            "Empty shops by street, November 2025",
        )
    )
    blocks.append(parts.Subhead("In three steps", 3))
    blocks.append(
        parts.ListBlock(
            ("The county changes the rule.", "The town sets the charge.", "The owners answer."), ordered=True
        )
    )
    blocks += body[11:13]
    blocks.append(
        parts.Embed("A walk down Cooper Row, with every window named", "https://video.example/row", "video.example")
    )
    return replace(story, blocks=tuple(blocks), storyline=Link("Empty windows", "/storyline/empty-windows/"))


def earlier_part() -> p.StoryPage:
    """A story that a newer part has overtaken."""
    newer = line("The ovens of Cooper Row are to be lit again, on trial, in January", "07:40", day=19)
    return replace(rich_story(), newer=newer)


def arabic_story() -> p.StoryPage:
    """A story that runs from right to left within an English newspaper."""
    text = (
        "أغلق آخر مخبز في الشارع أبوابه يوم السبت، ووقف أربعون شخصا صباح الاثنين "
        "أمام باب مقفل يقرؤون ورقة تشكرهم على مئة وأحد عشر عاما."
    )
    return replace(
        gated_story(),
        path="/town/2025/11/18/arabic-9q/",
        language="ar",
        headline="المخبز الذي لم يعد قادرا على شراء خبزه",
        standfirst="أربعة وثمانون متجرا خاليا في البلدة، ونصفها لمالكين اثنين.",
        dateline="سالتبي",
        blocks=(parts.Paragraph(text),) * 6,
        lead=replace(DUSK, caption="رصيف الميناء مساء الاثنين."),
        corrections=(parts.Correction(at("18:31"), "ذكرت نسخة سابقة أن القاعة بلا سقف. إنها بلا تدفئة."),),
    )


def front() -> p.FrontPage:
    say = "The owners deny that it pays them. The land office’s own figures suggest what it might be worth."
    return p.FrontPage(
        chrome=CHROME,
        path="/",
        description="News of Saltby and the coast, as it comes in.",
        day=DAY,
        day_href="/archive/2025/11/18/",
        ears=("Saltby, evening edition", "High water 22:58, 3.4 m"),
        breaking=RIVER[0],
        lead=line(
            "The bakery that could not afford its own bread",
            "18:31",
            standfirst=STANDFIRST,
            picture=DUSK,
            by="Maren Holt and Idris Vale",
        ),
        hangs=(
            Link("the county agrees by 28 November, the ministry would pay a third of the mole", "/record/hangs/#c1"),
            Link("the crew of 31 is cut, the union would strike on the first night", "/record/hangs/#c2"),
            Link("Harland leaves the compact, Ostmark would cut its gas", "/record/hangs/#c3"),
        ),
        lead_links=(
            line("Name by name: how the committee voted", "17:48"),
            line("What a loaf costs, and who is paid for it", "19:02", day=17),
            line("1914: the last time that the row stood empty", "08:00", day=14),
        ),
        seconds=(
            line(
                "Harland calls its pact with Ostmark ‘a mistake’",
                "18:05",
                "world",
                standfirst=say,
                picture=RAIN,
                by="Strandwire",
            ),
            line(
                "Two thousand march to save Gasworks Lane",
                "17:20",
                "sport",
                standfirst=say,
                picture=STREET,
                by="Ellis Moor",
            ),
        ),
        river=RIVER,
        running=parts.RunningStory(
            Link("The surge of 18 November", "/storyline/the-surge-of-18-november/"),
            7,
            line(
                "Water expected at the fish hall steps by midnight",
                "18:42",
                "weather",
                standfirst="The harbour board expects 1.9 metres above the mean. The steps flood at 1.7. If "
                "the wind backs to the north before 21:00, the board would close the inner gate.",
                picture=RAIN,
            ),
            (
                line("Sandbags at the choir’s door; come to the east side", "17:30"),
                line("Sixty boats moved behind the inner mole", "15:10", "quays"),
                line("Forecast raised to 1.9 metres above the mean", "12:00", "weather"),
                line("Schools plan a late start on Friday", "09:20", "schools"),
            ),
        ),
        sections=tuple(
            parts.SectionBlock(
                section(slug),
                line(headline, "12:00", slug, day=17, standfirst=standfirst),
                tuple(line(row, "10:00", slug, day=17) for row in rows),
            )
            for slug, headline, standfirst, rows in (
                (
                    "town",
                    "The council that cannot afford its roofs",
                    "Three surveys in five years named the same beams. What was put off, and by whom.",
                    (
                        "Market hall keeps its Saturday stalls",
                        "A bench for Lena Strand, who fed the gulls",
                        "What the court said, in full",
                    ),
                ),
                (
                    "world",
                    "Ostmark counts the friends it has left",
                    "Two ties ended this year, one is strained, four stand.",
                    (
                        "Vask and Tesse open a rail link",
                        "Oresia votes on 23 November",
                        "Brann keeps its gas price for the winter",
                    ),
                ),
                (
                    "trade",
                    "Mackerel is dear, and the fleet is not richer",
                    "Fuel ate the difference. Skippers would rather have had last year’s fish.",
                    (
                        "Rope works takes on eleven apprentices",
                        "Berth fees: what six per cent means",
                        "Savings bank to close its Mole Street branch",
                    ),
                ),
                (
                    "arts",
                    "A mass for foghorn and forty voices",
                    "The island choir rehearses in the ice house. It is the only room that is in tune.",
                    (
                        "The lighthouse library lends again",
                        "Film: the last of the pilots",
                        "Sunday: open boats at Customs Steps",
                    ),
                ),
            )
        ),
        put_right=parts.Correction(at("18:31"), "The fish hall has no heating; we had said that it has no roof."),
    )


def stories(number: int = 40) -> tuple[StoryLine, ...]:
    said = "Three surveys in five years named the same beams. What was put off, and by whom."
    return tuple(
        replace(
            RIVER[n % len(RIVER)],
            href=f"{RIVER[n % len(RIVER)].href}{n}/",
            when=at("12:00", day=18 - n // 3),
            standfirst=said if n % 3 else "",
            picture=DUSK if n == 1 else None,
            by="Ellis Moor",
        )
        for n in range(number)
    )


MONTHS = tuple(
    Link(name, f"/world/2025/{n:02}/")
    for n, name in ((11, "November 2025"), (10, "October 2025"), (9, "September 2025"))
)


def section_page() -> p.ListPage:
    return p.ListPage(
        chrome=CHROME,
        path="/world/",
        title="World",
        kind="section",
        intro="Across the water, and what of it reaches us.",
        stories=stories(),
        archive=MONTHS,
        feeds=(parts.Feed("World", "/world/feed.atom", "atom"),),
        description="World news from The Ebb & Flow.",
    )


def topic_page() -> p.ListPage:
    return replace(section_page(), path="/topic/empty-shops/", title="Empty shops", kind="topic", intro="")


def byline_page() -> p.ListPage:
    plain = tuple(replace(story, picture=None) for story in stories(7))
    return replace(
        section_page(), path="/people/ellis-moor/", title="Ellis Moor", kind="byline", intro="", stories=plain
    )


def storyline_page() -> p.StorylinePage:
    return p.StorylinePage(
        chrome=CHROME,
        path="/storyline/the-surge-of-18-november/",
        title="The surge of 18 November",
        intro="A gale from the west on a spring tide.",
        parts=stories(7),
    )


def archive_day() -> p.ArchiveDay:
    return p.ArchiveDay(
        chrome=CHROME,
        path="/archive/2025/11/18/",
        day=DAY,
        stories=RIVER,
        up=Link("November 2025", "/archive/2025/11/"),
        older=Link("17 November", "/archive/2025/11/17/"),
    )


def archive_month() -> p.ArchiveMonth:
    return p.ArchiveMonth(
        chrome=CHROME,
        path="/world/2025/11/",
        year=2025,
        month=11,
        of=section("world"),
        days=tuple(
            p.ArchiveDayLines(date(2025, 11, day), f"/archive/2025/11/{day}/", RIVER[day % 5 : day % 5 + 3])
            for day in (18, 17, 15)
        ),
        up=Link("2025", "/world/2025/"),
        older=Link("October 2025", "/world/2025/10/"),
    )


def archive_year() -> p.ArchiveYear:
    return p.ArchiveYear(
        chrome=CHROME,
        path="/archive/2025/",
        year=2025,
        months=tuple(Link(m.title, m.href) for m in MONTHS),
        years=(Link("2024", "/archive/2024/"), Link("2023", "/archive/2023/")),
    )


def corrections_page() -> p.CorrectionsPage:
    return p.CorrectionsPage(
        chrome=CHROME,
        path="/corrections/",
        policy=(
            parts.Paragraph("We put right what we got wrong, on the story and here, with the date and the time."),
            parts.Paragraph("A story that is withdrawn leaves no text behind."),
        ),
        entries=(
            p.CorrectionEntry(
                parts.Correction(at("18:31"), "The fish hall has no heating; we had said that it has no roof."),
                Link("The bakery that could not afford its own bread", "/town/2025/11/18/bakery-7k2m/"),
            ),
            p.CorrectionEntry(parts.Correction(at("09:10", 12), "We had the wrong name for a witness.")),
        ),
    )


def static_page() -> p.StaticPage:
    return p.StaticPage(
        chrome=CHROME,
        path="/about/",
        title="About and contact",
        blocks=(
            parts.Paragraph("The Ebb & Flow is made by six people above the old chandler’s shop in Saltby."),
            parts.Subhead("Write to us"),
            parts.Paragraph(
                mark_safe('By post: 9 Cooper Row. By mail: <a href="mailto:desk@ebb.example">desk@ebb.example</a>.')
            ),
        ),
    )


def _marked(text: str, match: str) -> p.Segments:
    before, found, after = text.partition(match)
    return ((before, False), (found, True), (after, False)) if found else ((text, False),)


def search_page() -> p.SearchPage:
    said = "Nessa Drayle told parliament that Ostmark denies that it holds back the radar of 2022."
    found = (
        "Harland calls its pact with Ostmark ‘a mistake’",
        "Ostmark counts the friends it has left",
        "Ostmark raises its berth fees",
    )
    return p.SearchPage(
        chrome=CHROME,
        path="/search/",
        query="ostm",
        total=31,
        offers=(
            p.SearchOffer("/topic/ostmark/", (("Ostm", True), ("ark", False)), "topic"),
            p.SearchOffer("/people/ostmer/", (("Ida ", False), ("Ostm", True), ("er", False)), "person"),
        ),
        hits=tuple(
            p.SearchHit(
                f"/world/2025/11/18/hit-{n}/",
                _marked(text, "Ostm"),
                "World",
                "18 Nov 2025, 18:05 CET",
                _marked(said, "Ostm"),
            )
            for n, text in enumerate(found * 2)
        ),
        filters=(
            p.FilterGroup(
                "section",
                "Section",
                (
                    p.FilterOption("", "All", 31, True),
                    p.FilterOption("world", "World", 14),
                    p.FilterOption("quays", "Quays", 9),
                    p.FilterOption("trade", "Trade", 8),
                ),
            ),
            p.FilterGroup(
                "topic",
                "Topic",
                (p.FilterOption("", "All", 31, True), p.FilterOption("ostmark", "Ostmark", 20)),
            ),
            p.FilterGroup(
                "type", "Type", (p.FilterOption("", "All", 31, True), p.FilterOption("story", "Stories", 30))
            ),
        ),
        older=Link("Next 20 stories", "/search/?q=ostm&page=2"),
    )


def not_found() -> p.NotFound:
    return p.NotFound(chrome=CHROME, words="bakery opening hours", newest=RIVER[:3])


def gone() -> p.Gone:
    return p.Gone(chrome=CHROME)


EVERY = {
    "story": gated_story,
    "story-says": story_who_says,
    "story-rich": rich_story,
    "story-newer": earlier_part,
    "story-arabic": arabic_story,
    "front": front,
    "section": section_page,
    "topic": topic_page,
    "byline": byline_page,
    "storyline": storyline_page,
    "archive-day": archive_day,
    "archive-month": archive_month,
    "archive-year": archive_year,
    "corrections": corrections_page,
    "about": static_page,
    "results": search_page,
    "404": not_found,
    "410": gone,
}
