"""What looks like a kill note and stops nothing: stories about kills, bulletins that speak of one, corrections."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from benchmarks.kills.wires import (
    HEADLINE,
    TEXT,
    anpa,
    atom,
    atom_entry,
    docx,
    entry,
    g2,
    iptc,
    mail,
    newsml,
    ninjs,
    nitf,
    rss,
    text,
    wxr,
)

Alike = tuple[str, list[bytes]]
#: Headlines of stories in which somebody kills, holds or withdraws something.
ABOUT = (
    "Kill bill: council votes to cull 200 crows",
    "Hold the line, harbour master tells his crew",
    "Mill owner withdraws from the race for mayor",
    "Killed: three sheep on the coast road",
    "Kill switch stops the Brackmoor ferry",
    "Withdrawn: the bill that nobody wanted",
    "Cancelled ferry leaves 300 on the quay",
    "Kill, cull or keep: what to do with the gulls",
    "HOLD ON TO YOUR HATS, SAYS THE HARBOUR MASTER",
    "Elimination of the old mill begins",
)
SPEAKS = (
    "SUNDA (WX) - The agency killed a story on the Brackmoor ferry on Tuesday, its editor said. “Kill it,” she had "
    "written above a0417, which was also sent as ntk 0212."
)


def every(now: datetime) -> Iterator[Alike]:
    sent, then = now - timedelta(minutes=50), now - timedelta(minutes=5)
    for making in (_headlines, _anpa, _iptc, _mail, _text, _structured, _feeds):
        yield from making(sent, then)


def _headlines(sent: datetime, then: datetime) -> Iterator[Alike]:
    """A headline of that kind, in a format in turn, beside a story that it must not touch."""
    for number, headline in enumerate(ABOUT):
        yield (
            f"ninjs: {headline}",
            [ninjs(sent), ninjs(then, f"urn:wx:{number}", headline=headline, body_text=SPEAKS)],
        )
        yield f"mail: {headline}", [mail(sent, HEADLINE), mail(then, headline, SPEAKS, f"about-{number}")]
        yield f"text: {headline}", [text(HEADLINE, TEXT), text(headline, SPEAKS)]


def _anpa(sent: datetime, then: datetime) -> Iterator[Alike]:
    story = anpa(sent)

    def later(
        number: str, keyword: str, version: str, slug: str, headline: str, said: str, priority: str = "r"
    ) -> bytes:
        return anpa(then, number, keyword, version, slug, headline, said, priority)

    yield (
        "anpa: a story slugged on a killing",
        [story, later("a0430", "BC-VA--CrowKill", "", "BC-VA--Crow Kill", ABOUT[0], SPEAKS)],
    )
    yield (
        "anpa: a story that quotes a kill",
        [story, later("a0431", "BC-VA--Agency", "", "BC-VA--Agency", "Agency in trouble", SPEAKS)],
    )
    ferry = ("BC-VA--BrackmoorFerry", "BC-VA--Brackmoor Ferry", HEADLINE)
    for version, said in (
        ("Correction a0417", "Corrects the number of tickets. " + TEXT),
        ("1st Ld-Writethru a0417", TEXT + " The crew killed time on the quay."),
        ("Add a0417", "It was withdrawn from service last year."),
        ("Sub a0417", "Substitute 2nd graf. " + TEXT),
    ):
        yield f"anpa: {version}", [story, later("a0432", ferry[0], version, ferry[1], ferry[2], said)]
    advisory = "Editors: we have NOT killed a0417 on the Brackmoor ferry. It may be used."
    yield (
        "anpa: an advisory that denies it",
        [story, later("a0433", "BC-Advisory", "Advisory", "BC-Advisory", "", advisory, "u")],
    )
    wolves = anpa(
        sent, "a0415", "BC-VA--Wolves", slug="BC-VA--Wolves", headline="Valdria counts its wolves", text="Counted."
    )
    kill = anpa(then, "a0421", "BC-Kill", "Kill", "BC-Kill", "", "Kill a0499. It was never sent to you.", "b")
    yield "anpa: a kill of what is not here", [story, wolves, kill]


def _iptc(sent: datetime, then: datetime) -> Iterator[Alike]:
    story = iptc(sent)

    def later(
        head: tuple[str, ...], said: str, slug: str = "Valdria/other", number: str = "0151", **more: str
    ) -> bytes:
        return iptc(then, number, "ntk 0219", slug, head, said, **more)

    yield "7901: a story that quotes a kill", [story, later(("Agency in trouble",), SPEAKS)]
    yield "7901: a headline in capitals", [story, later((ABOUT[8],), SPEAKS)]
    yield "7901: a headline with a colon", [story, later(("Killed: three sheep on the road",), SPEAKS)]
    yield "7901: a slug of a killing", [story, later((ABOUT[0],), SPEAKS, "Valdria/crows/kill")]
    correct = "Corrects ntk 0212: 300 tickets, not 30. " + TEXT
    yield "7901: a correction", [story, later(("CORRECTION", HEADLINE), correct, "Valdria/transport/ferry")]
    yield (
        "7901: COR in its header",
        [story, later((HEADLINE,), TEXT + " So.", "Valdria/transport/ferry", optional="COR 0147")],
    )
    yield (
        "7901: (CORRECT) in its headline",
        [story, later((f"{HEADLINE} (correct)",), TEXT + " So.", "Valdria/transport/ferry")],
    )
    yield "7901: a repeat", [story, later(("REPEAT", HEADLINE), TEXT, "Valdria/transport/ferry")]
    yield "7901: an advisory", [story, later(("ADVISORY",), "We have not withdrawn ntk 0212. It stands.")]
    yield "7901: a kill of what is not here", [story, later(("KILL KILL KILL",), "Do not use ntk 0199.")]
    yield "7901: a kill of another service", [story, later(("KILL",), "Do not use ntk 0147, nor xen0212.")]


def _mail(sent: datetime, then: datetime) -> Iterator[Alike]:
    story = mail(sent, HEADLINE)
    yield (
        "mail: an answer with a question",
        [story, mail(then, f"Re: {HEADLINE}", "Should we kill this?", "q", In_Reply_To="<ferry@western.example>")],
    )
    yield "mail: a correction", [story, mail(then, f"CORRECTION: {HEADLINE}", TEXT + " Corrected.", "c")]
    yield (
        "mail: a recall by the mail program",
        [story, mail(then, f"Recall: {HEADLINE}", "The sender would like it back.", "r")],
    )
    yield "mail: a kill of another headline", [story, mail(then, "KILL: Valdria counts its wolves", "Not true.", "k")]
    yield (
        "mail: kill within the text",
        [story, mail(then, "Note on the ferry", "On Monday we wrote:\n\nKILL\n\nand meant it.", "n")],
    )


def _text(sent: datetime, then: datetime) -> Iterator[Alike]:
    story = text(HEADLINE, TEXT)
    yield "text: correction above the headline", [story, text("CORRECTION", HEADLINE, TEXT + " Corrected.")]
    yield "text: the word in the text", [story, text("Agency in trouble", TEXT, "KILL, it said above the story.")]
    word = docx(HEADLINE, TEXT)
    yield "docx: a story on a killing", [word, docx(ABOUT[3], SPEAKS)]
    yield "docx: a correction", [word, docx("CORRECTION", HEADLINE, TEXT + " Corrected.")]


def _structured(sent: datetime, then: datetime) -> Iterator[Alike]:
    yield (
        "ninjs: a note that speaks of a kill",
        [ninjs(sent), ninjs(then, version="2", ednote="The kill of Monday is void.")],
    )
    yield "ninjs: a kill of another item", [ninjs(sent), ninjs(then, "urn:wx:none", pubstatus="canceled")]
    correction = '<correction id-string="wx-7" info="300 tickets, not 30"/>'
    yield "nitf: a correction", [nitf(sent), nitf(then, "wx-9", inside=correction)]
    yield (
        "nitf: a message that speaks of a kill",
        [nitf(sent), nitf(then, "wx-9", inside='<ed-msg info="No kill was meant."/>', headline=ABOUT[3])],
    )
    correct = '<Instruction FormalName="Correction"/>'
    yield "newsml: a correction", [newsml(sent), newsml(then, revision=2, management=correct)]
    yield (
        "newsml: an earlier revision may be used",
        [newsml(sent), newsml(then, "wolves-1", headline=ABOUT[3], content=SPEAKS)],
    )
    yield "g2: a correction", [g2(sent), g2(then, version=2, meta='<signal qcode="sig:correction"/>')]
    yield (
        "g2: a note that speaks of a kill",
        [g2(sent), g2(then, version=2, meta="<edNote>The kill on Monday was ours.</edNote>")],
    )
    yield (
        "g2: a headline of a killing",
        [g2(sent), g2(then, "urn:newsml:western.example:crows", headline=ABOUT[0], content=SPEAKS)],
    )


def _feeds(sent: datetime, then: datetime) -> Iterator[Alike]:
    yield "rss: it is gone from the feed", [rss(entry(sent)), rss(entry(then, "wx-5", ABOUT[3], SPEAKS))]
    later = f"<prism:killDate>{(then + timedelta(days=3)).isoformat()}</prism:killDate>"
    yield (
        "rss: a killDate that is to come",
        [rss(entry(sent, more=later)), rss(entry(then, "wx-5", ABOUT[1], SPEAKS))],
    )
    no = "<app:control><app:draft>no</app:draft></app:control>"
    yield "atom: a draft that is none", [atom(sent, atom_entry(sent)), atom(then, atom_entry(then, more=no))]
    stone = f'<at:deleted-entry ref="urn:wx:99" when="{then.isoformat()}"/>'
    yield "atom: a tombstone of what is not here", [atom(sent, atom_entry(sent)), atom(then, stone)]
    yield "wxr: a post on a killing", [wxr(sent), wxr(then, 9, title=ABOUT[0], text=SPEAKS)]
