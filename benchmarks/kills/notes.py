"""Notes that stop a story, in the shapes in which agencies send them. The second story beside each must stand."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from benchmarks.kills.wires import (
    HEADLINE,
    OTHER,
    OTHER_TEXT,
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

Note = tuple[str, list[bytes], set[int]]


def every(now: datetime) -> Iterator[Note]:
    sent, then = now - timedelta(minutes=50), now - timedelta(minutes=5)
    for making in (_anpa, _iptc, _mail, _text, _ninjs, _nitf, _newsml, _g2, _feeds):
        yield from making(sent, then)


def _anpa(sent: datetime, then: datetime) -> Iterator[Note]:
    story = anpa(sent)
    other = anpa(sent, "a0415", "BC-VA--Wolves", slug="BC-VA--Wolves", headline=OTHER, text=OTHER_TEXT)
    before = [story, other]
    bulletin = "BULLETIN KILL"

    def kill(said: str, version: str = "Kill a0417", slug: str = "BC-VA--Brackmoor Ferry", **more: str) -> bytes:
        keyword = more.pop("keyword", "BC-VA--BrackmoorFerry")
        head = (more.pop("head", bulletin),)
        return anpa(then, "a0421", keyword, version, slug, "", said, "b", head)

    plain = "Kill BC-VA--Brackmoor Ferry, a0417. The boat has not sailed. A substitute follows."
    yield "anpa: version and reference", [*before, kill(plain)], {0}
    yield (
        "anpa: under another keyword, by number",
        [*before, kill(plain, keyword="BC-VA--Kill", slug="BC-VA--Kill")],
        {0},
    )
    yield (
        "anpa: number in the text alone",
        [
            *before,
            kill(
                "Editors: please kill the story a0417 on the ferry.", "Kill", "BC--Bulletin Kill", keyword="BC-Kill"
            ),
        ],
        {0},
    )
    yield (
        "anpa: two numbers, both meant",
        [*before, kill("Kill a0417 and a0415. Neither is true.", "Kill", "BC--Kills", keyword="BC-Kills")],
        {0, 1},
    )
    yield (
        "anpa: another number stands",
        [
            *before,
            kill(
                "Kill a0417 on the ferry. The story on wolves, a0415, stands.", "Kill", "BC--Kill", keyword="BC-Kill"
            ),
        ],
        {0},
    )
    yield (
        "anpa: a substitute is announced by its number",
        [*before, kill("Withdraw a0417. A substitute follows as a0415.", "Kill", "BC--Kill", keyword="BC-Kill")],
        {0},
    )
    yield "anpa: withdrawal", [*before, kill("The story a0417 is withdrawn.", "Withdrawal a0417")], {0}
    yield "anpa: elimination", [*before, kill("Please eliminate a0417.", "Elimination")], {0}
    yield "anpa: mandatory kill", [*before, kill(plain, "Mandatory Kill", head="MANDATORY KILL")], {0}
    yield "anpa: the note comes first", [kill(plain), story, other], {1}
    lead = anpa(sent + timedelta(minutes=9), "a0419", version="1st Ld-Writethru a0417", text=TEXT + " It was full.")
    yield "anpa: the first lead was killed, the second falls too", [story, lead, other, kill(plain)], {0, 1}
    by_lead = kill("Kill a0419. It has not sailed.", "Kill a0419", "BC--Kill", keyword="BC-Kill")
    yield "anpa: the newest lead was killed by its number", [story, lead, other, by_lead], {0, 1}
    after = anpa(then + timedelta(minutes=2), "a0424", version="2nd Ld-Writethru a0419", text=TEXT + " It rained.")
    yield "anpa: a lead that comes after the kill", [story, lead, other, by_lead, after], {0, 1, 4}
    evening = anpa(then, "p0421", "PM-VA--BrackmoorFerry", "Kill", "PM-VA--Brackmoor Ferry", "", "Kill it.", "b")
    yield "anpa: the evening cycle kills the morning's slug", [*before, evening], {0}


def _iptc(sent: datetime, then: datetime) -> Iterator[Note]:
    story = iptc(sent)
    other = iptc(sent, "0148", "ntk 0213", "Valdria/animals/wolves", (OTHER,), OTHER_TEXT)
    before = [story, other]
    bells = "KILL KILL KILL \x07\x07\x07\x07\x07"

    def kill(said: str, *head: str, slug: str = "Valdria/KILL", own: str = "ntk 0219", number: str = "0151") -> bytes:
        return iptc(then, number, own, slug, head or (bells,), said, 2)

    same = "Valdria/transport/ferry"
    yield "7901: bells, same slug", [*before, kill("Do not use ntk 0212. It has not sailed.", slug=same)], {0}
    yield "7901: bells, another slug, by number", [*before, kill("Do not use ntk 0212. It has not sailed.")], {0}
    yield "7901: same slug, no number", [*before, kill("Do not use the ferry story.", slug=same)], {0}
    yield "7901: number without its noughts", [*before, kill("Please kill NTK 212 on the ferry.")], {0}
    yield "7901: number with a hyphen", [*before, kill("Kill ntk-0212, which was wrong.")], {0}
    yield "7901: number in the head line", [*before, kill("It has not sailed.", "KILL: ntk 0212")], {0}
    yield (
        "7901: number in a line below the label",
        [*before, kill("It has not sailed.", bells, "ntk 0212 Brackmoor ferry")],
        {0},
    )
    yield "7901: the service's own number", [*before, kill("Please withdraw xen0147. It has not sailed.")], {0}
    yield "7901: two numbers", [*before, kill("Do not use ntk 0212 and ntk 0213.")], {0, 1}
    yield "7901: another number stands", [*before, kill("Do not use ntk 0212. ntk 0213 may be used.")], {0}
    yield (
        "7901: a replacement by number",
        [*before, kill("ntk 0212 is withdrawn and will be replaced by ntk 0213.")],
        {0},
    )
    yield "7901: MANDATORY KILL", [*before, kill("Kill ntk 0212.", "MANDATORY KILL")], {0}
    yield "7901: WITHDRAWAL", [*before, kill("ntk 0212 is withdrawn.", "WITHDRAWAL")], {0}
    yield "7901: RETRACTION", [*before, kill("We retract ntk 0212.", "RETRACTION")], {0}
    yield "7901: German", [*before, kill("Die Meldung ntk 0212 ist zurückgezogen.", "Zurückgezogen:")], {0}
    yield (
        "7901: German, in brackets",
        [*before, kill("Bitte ntk 0212 nicht verwenden.", "(Bitte nicht verwenden)")],
        {0},
    )
    yield "7901: French", [*before, kill("La dépêche ntk 0212 est annulée.", "ANNULATION")], {0}
    yield "7901: Spanish", [*before, kill("Se ruega eliminar ntk 0212.", "ELIMINAR")], {0}
    yield "7901: hold", [*before, kill("Hold ntk 0212 until we have looked into it.", "HOLD")], {0}
    lead = iptc(sent + timedelta(minutes=7), "0149", "ntk 0215", head=(HEADLINE, "1st lead"), text=TEXT + " Full.")
    yield "7901: a lead, killed by the number of the first", [story, lead, other, kill("Kill ntk 0212.")], {0, 1}
    yield "7901: the note comes first", [kill("Do not use ntk 0212."), story, other], {1}
    yesterday = iptc(
        sent - timedelta(hours=30), head=("Ferry waits for paint",), slug="Valdria/paint", text="Paint dries."
    )
    yield "7901: yesterday's item of the same number stands", [yesterday, *before, kill("Kill ntk 0212.")], {1}


def _mail(sent: datetime, then: datetime) -> Iterator[Note]:
    story, other = mail(sent, HEADLINE), mail(sent, OTHER, OTHER_TEXT, "wolves")
    before = [story, other]
    said = "The boat has not sailed. Please do not use the story."

    def kill(subject: str, words: str = said, **headers: str) -> bytes:
        return mail(then, subject, words, "kill", **headers)

    yield "mail: KILL and the headline", [*before, kill(f"KILL: {HEADLINE}")], {0}
    yield "mail: in brackets", [*before, kill(f"[KILL] {HEADLINE}")], {0}
    yield "mail: MANDATORY KILL", [*before, kill(f"MANDATORY KILL - {HEADLINE}")], {0}
    yield "mail: withdrawn", [*before, kill(f"WITHDRAWN: {HEADLINE.upper()}")], {0}
    yield "mail: small letters and a colon", [*before, kill(f"Withdrawn: {HEADLINE}")], {0}
    yield (
        "mail: an answer to the story",
        [*before, kill("KILL: the ferry", In_Reply_To="<ferry@western.example>")],
        {0},
    )
    yield "mail: forwarded with its prefix", [*before, kill(f"Fwd: KILL: {HEADLINE}")], {0}
    yield "mail: German", [*before, kill(f"ZURÜCKGEZOGEN: {HEADLINE}")], {0}
    yield "mail: the label is the first line", [*before, kill(HEADLINE, f"KILL\n\n{said}")], {0}
    yield "mail: hold", [*before, kill(f"HOLD: {HEADLINE}")], {0}
    yield "mail: the note comes first", [kill(f"KILL: {HEADLINE}"), story, other], {1}


def _text(sent: datetime, then: datetime) -> Iterator[Note]:
    before = [text(HEADLINE, TEXT), text(OTHER, OTHER_TEXT)]
    yield "text: KILL above the headline", [*before, text("KILL", HEADLINE, "The boat has not sailed.")], {0}
    yield "text: MANDATORY KILL", [*before, text("MANDATORY KILL", HEADLINE, "It has not sailed.")], {0}
    yield "text: KILL, colon, headline", [*before, text(f"KILL: {HEADLINE}", "The boat has not sailed.")], {0}
    yield "text: withdrawn in brackets", [*before, text("[WITHDRAWN]", HEADLINE, "The boat has not sailed.")], {0}
    yield "text: label and headline alone", [*before, text("KILL", HEADLINE)], {0}
    yield "text: hold", [*before, text("HOLD", HEADLINE, "We are looking into it.")], {0}
    word = [docx(HEADLINE, TEXT), docx(OTHER, OTHER_TEXT)]
    yield "docx: KILL above the headline", [*word, docx("KILL", HEADLINE, "The boat has not sailed.")], {0}
    yield "docx: KILL, colon, headline", [*word, docx(f"KILL: {HEADLINE}", "The boat has not sailed.")], {0}


def _ninjs(sent: datetime, then: datetime) -> Iterator[Note]:
    before = [ninjs(sent), ninjs(sent, "urn:wx:wolves", headline=OTHER, body_text=OTHER_TEXT)]
    yield "ninjs: canceled", [*before, ninjs(then, version="2", pubstatus="canceled")], {0}
    yield "ninjs: cancelled, as the British write", [*before, ninjs(then, version="2", pubstatus="cancelled")], {0}
    yield (
        "ninjs: without its text",
        [*before, ninjs(then, version="2", pubstatus="canceled", body_text="", headline="")],
        {0},
    )
    yield "ninjs: withheld", [*before, ninjs(then, version="2", pubstatus="withheld")], {0}
    yield "ninjs 3: canceled", [*before, ninjs(then, version="2", camel=True, pubStatus="canceled")], {0}
    yield "ninjs: no version", [*before, ninjs(then, version="", pubstatus="canceled")], {0}
    yield "ninjs: the note comes first", [ninjs(then, version="2", pubstatus="canceled"), *before], {1}


def _nitf(sent: datetime, then: datetime) -> Iterator[Note]:
    before = [nitf(sent), nitf(sent, "wx-8", headline=OTHER, body=OTHER_TEXT)]
    yield "nitf: canceled", [*before, nitf(then, docdata='management-status="canceled"')], {0}
    refers = 'management-status="usable" management-doc-idref="wx-7" management-idref-status="{}"'
    yield (
        "nitf: of another item",
        [*before, nitf(then, "wx-9", refers.format("canceled"), headline="Kill: ferry")],
        {0},
    )
    yield (
        "nitf: hold of another item",
        [*before, nitf(then, "wx-9", refers.format("withheld"), headline="Hold: ferry")],
        {0},
    )
    yield "nitf: withheld", [*before, nitf(then, docdata='management-status="withheld"')], {0}
    yield "nitf: unknown status holds", [*before, nitf(then, docdata='management-status="spiked"')], {0}
    key = '<du-key key="ferry" version="{}"/>'
    joined = [nitf(sent, inside=key.format(1)), before[1]]
    kill = nitf(then, "wx-9", 'management-status="canceled"', key.format(2))
    yield "nitf: by the key that its versions share", [*joined, kill], {0}


def _newsml(sent: datetime, then: datetime) -> Iterator[Note]:
    before = [newsml(sent), newsml(sent, "wolves-1", headline=OTHER, content=OTHER_TEXT)]
    yield "newsml: Canceled", [*before, newsml(then, revision=2, status="Canceled", update="A", content="")], {0}
    yield "newsml: Cancelled with its text", [*before, newsml(then, revision=2, status="Cancelled")], {0}
    yield "newsml: Withheld", [*before, newsml(then, revision=2, status="Withheld")], {0}
    delete = '<Instruction FormalName="Delete"/>'
    yield "newsml: Instruction Delete", [*before, newsml(then, revision=2, management=delete)], {0}
    kill = '<Instruction FormalName="Kill"><Comment>Not true.</Comment></Instruction>'
    yield "newsml: Instruction Kill", [*before, newsml(then, revision=2, management=kill, content="")], {0}
    yield "newsml: a status that nobody knows", [*before, newsml(then, revision=2, status="Spiked")], {0}


def _g2(sent: datetime, then: datetime) -> Iterator[Note]:
    before = [g2(sent), g2(sent, "urn:newsml:western.example:wolves", headline=OTHER, content=OTHER_TEXT)]
    yield "g2: stat:canceled", [*before, g2(then, version=2, status='qcode="stat:canceled"')], {0}
    uri = 'uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"'
    yield "g2: canceled by its URI", [*before, g2(then, version=2, status=uri)], {0}
    yield "g2: stat:withheld", [*before, g2(then, version=2, status='qcode="stat:withheld"')], {0}
    note = '<edNote role="drol:kill">MANDATORY KILL. The boat has not sailed.</edNote>'
    yield (
        "g2: with its note",
        [*before, g2(then, version=2, status='qcode="stat:canceled"', meta=note, content="")],
        {0},
    )
    yield "g2: the note comes first", [g2(then, version=2, status='qcode="stat:canceled"'), *before], {1}


def _feeds(sent: datetime, then: datetime) -> Iterator[Note]:
    wolves = entry(sent, "wx-2", OTHER, OTHER_TEXT)
    before = [rss(entry(sent)), rss(wolves)]
    gone = '<media:status state="deleted" reason="The boat has not sailed."/>'
    yield "rss: media:status deleted", [*before, rss(entry(then, more=gone), wolves)], {0}
    blocked = '<media:status state="blocked"/>'
    yield "rss: media:status blocked", [*before, rss(entry(then, more=blocked), wolves)], {0}
    date = f"<prism:killDate>{then.isoformat()}</prism:killDate>"
    yield "rss: prism:killDate is over", [*before, rss(entry(then, more=date), wolves)], {0}
    tombstone = f'<at:deleted-entry ref="{{}}" when="{then.isoformat()}"/>'
    yield "rss: a tombstone", [*before, rss(wolves, tombstone.format("wx-1"))], {0}
    others = atom_entry(sent, "urn:wx:2", OTHER, OTHER_TEXT)
    atoms = [atom(sent, atom_entry(sent)), atom(sent, others)]
    yield "atom: a tombstone", [*atoms, atom(then, tombstone.format("urn:wx:1"), others)], {0}
    draft = "<app:control><app:draft>yes</app:draft></app:control>"
    yield "atom: taken back to a draft", [*atoms, atom(then, atom_entry(then, more=draft))], {0}
    posts = [wxr(sent), wxr(sent, 8, title=OTHER, text=OTHER_TEXT)]
    yield "wxr: in the bin", [*posts, wxr(then, status="trash")], {0}
    yield "wxr: private again", [*posts, wxr(then, status="private")], {0}
