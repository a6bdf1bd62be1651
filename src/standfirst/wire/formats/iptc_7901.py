"""IPTC 7901: the recommended message format of 1979, plain bytes with a header line, a slug, a head block and a text.

Source: public descriptions of the format and of its use by German, Swiss and other agencies; the specification itself
is not to be had. The numbers in brackets are its sections. Nothing in a message declares its encoding, its zone or its
national characters: those are settings of the source.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from standfirst.wire.item import Block, Concept, Item, Unreadable
from standfirst.wire.reading import labels, references, times, webtext
from standfirst.wire.reading.draft import Draft, computed_guid
from standfirst.wire.reading.format import Format, Hints, whole
from standfirst.wire.reading.markup import Body
from standfirst.wire.reading.paragraphs import transmitted

MAX_BYTES = 8_000_000
MAX_MESSAGES = 5_000

_FILLER = "\x7f\x00\x16\r\n \ufffd"
_HEADER = re.compile(
    r"([A-Za-z]{2,4})(\d{3,5}) (\d) ([A-Za-z]{1,3}) (\d{1,4})(?![\d.])(?: ?([^\r\n\x02]{0,80}))?[ ]*(?=[\r\n\x02]|$)"
)
_MARKED = re.compile(r"\x01[\x00\x7f\ufffd]*" + _HEADER.pattern)
_BARE = re.compile(r"(?m)^[\ufffd\x7f\x00]*" + _HEADER.pattern)
_GROUP = re.compile(r"(?<!\d)(\d\d)(\d\d)(\d\d)\s*(?:([A-Z]{1,4})\s+)?([^\W\d_]{3,9})\.?\s+(\d{4}|\d\d)(?!\d)")
_NATIONAL = {
    "de": str.maketrans("[\\]{|}~", "ÄÖÜäöüß"),
    "no": str.maketrans("[\\]{|}", "ÆØÅæøå"),
    "da": str.maketrans("[\\]{|}", "ÆØÅæøå"),
    "sv": str.maketrans("[\\]{|}", "ÄÖÅäöå"),
}
_SETTING = re.compile(r"\x0c[^\x0b]{0,200}\x0b|[\x00\x0f\x10-\x16\x7f]")
_CLOSED = re.compile(
    r"(?:\*\s*){3,}\s*$|.*\b(?:not (?:intended )?for publication|nicht zur ver(?:ö|oe|\|)ffentlichung)\b",
    re.IGNORECASE,
)
_CONTACTS = re.compile(r"contact|kontakt|redaktionell|phone|telefon", re.IGNORECASE)
_SIGNED = re.compile(r"(?:\./\.|\()?[A-Za-z]{2,5}(?:[\\/ ]{1,2}[a-z]{1,4}){0,4}\)?|\./\.\s?[A-Za-z]{2,5}")
_BYLINE = re.compile(r"(?:by|von|par|por|di|av)\s+[A-ZÀ-Þ]", re.IGNORECASE)
_LEAD = re.compile(r"\s*\(\s*(\d{1,2}(?:er|e|st|nd|rd|th)?\s*(?:lead|ld)?|correct|refile|lead)\s*\)$", re.IGNORECASE)


def sniff(head: bytes) -> str | None:
    text = head.decode("latin-1").replace("\xef\xbf\xbd", "\ufffd")
    found = _MARKED.search(text[:4000])
    if found:
        return f"SOH and the header {found[1]}{found[2]} with priority, category and words, as IPTC 7901 has"
    found = _BARE.match(text.lstrip(_FILLER)[:200])
    if found:
        return f"header line {found[1]}{found[2]} with priority, category and words, as IPTC 7901 without its control codes"
    return None


def read(file: BinaryIO, hints: Hints) -> Iterator[Item]:
    content = whole(file, MAX_BYTES, "IPTC 7901 file")
    text, encoding = _decoded(content, hints)
    messages = _messages(text)
    if not messages:
        raise Unreadable("This IPTC 7901 file has no header line that can be read; ask the sender to send it again.")
    if len(messages) > MAX_MESSAGES:
        raise Unreadable(
            f"This IPTC 7901 file has {len(messages):,} messages and one may have {MAX_MESSAGES:,}; split it."
        )
    for header, rest in messages:
        yield _Message(header, rest, hints, encoding).item()


def _decoded(content: bytes, hints: Hints) -> tuple[str, str]:
    if hints.encoding:
        name = webtext.known(hints.encoding) if hints.encoding.casefold() not in ("utf-8", "utf8") else "utf-8"
        text, encoding = content.decode(name, "replace"), name
    else:
        text, encoding = webtext.decoded(content, "cp1252")
    table = _NATIONAL.get((hints.national or "").casefold())
    return (text.translate(table) if table else text), encoding


def _messages(text: str) -> list[tuple[re.Match[str], str]]:
    """Each header with what stands between it and the next one."""
    pattern = _MARKED if "\x01" in text else _BARE
    found = list(pattern.finditer(text))
    if not found and pattern is _MARKED:
        found = list(_BARE.finditer(text))
    if not found:
        return []
    ends = [each.start() for each in found[1:]] + [len(text)]
    return [(each, text[each.end() : end]) for each, end in zip(found, ends, strict=True)]


class _Message:
    def __init__(self, header: re.Match[str], rest: str, hints: Hints, encoding: str) -> None:
        self.header, self.hints = header, hints
        self.draft = Draft()
        self.draft.say("encoding", encoding, "")
        before, mark, after = rest.partition("\x02")
        self.slug_lines = before if mark else ""
        self.text, mark, trailer = (after if mark else rest).partition("\x03")
        self.trailer = trailer.partition("\x04")[0]
        self.whole = not mark

    def item(self) -> Item:
        self._date()
        self._header()
        lines = _lines(self.text)
        if not self.slug_lines.strip(_FILLER):
            lines = self._slug_in_text(lines)
        else:
            slug = " ".join(self.slug_lines.strip(_FILLER + "\t").split())
            self.draft.say("slug", slug.rstrip("/ "), "keyword line (4.12)")
        lines = self._signed(lines)
        lines = self._closed(lines)
        body = self._head(lines)
        self._body(body)
        self._identity()
        return self.draft.item()

    def _date(self) -> None:
        """The date-time group (6.2); in a message without its control codes it is the last line."""
        where = self.trailer
        if self.whole:
            lines = self.text.rstrip(_FILLER + "\x04").split("\n")
            where = lines[-1] if _GROUP.match(lines[-1].strip()) else ""
            if where:
                self.text = "\n".join(lines[:-1])
        found = _GROUP.search(where)
        month = labels.month(found[5]) if found else None
        self.day: datetime | None = None
        if not found or not month:
            return
        year = int(found[6]) + (2000 if len(found[6]) == 2 else 0)
        stamp = f"{year:04}{month:02}{found[1]}T{found[2]}{found[3]}00"
        zone = "Z" if found[4] in ("GMT", "UTC", "Z") else ""
        self.day = times.day(stamp)
        if zone or not found[4]:
            sent = times.when(stamp + zone, self.hints.zone)
            self.draft.say("sent", sent, "date-time group (6.2)")
            self.draft.say("published", sent, "date-time group (6.2)")

    def _header(self) -> None:
        service, number, priority, category, _words, optional = self.header.groups()
        self.numbers = [service + number]
        self.draft.origins["status"] = "head block"
        if priority != "0":
            self.draft.say("urgency", int(priority), "header: priority (4.4)")
        self.draft.concepts("subjects", [Concept(None, category)], "header: category (4.6)")
        correction = re.search(r"\bCOR\s+(\d{2,5})\b", optional or "")
        if correction:
            self.draft.mark("correction", "header: COR (4.10)")
            self.draft.say("corrects", correction[1], "header: COR (4.10)")
            self.draft.say("refers", (service + correction[1],), "header: COR (4.10)")
        own = re.search(
            r"\b([A-Za-z]{2,6})[ -](\d{3,5})\b", (optional or "").replace(correction[0] if correction else "\0", "")
        )
        if own:
            self.numbers.append(f"{own[1]} {own[2]}")
            self.agency = own[1]
        else:
            self.agency = ""

    def _slug_in_text(self, lines: list[str]) -> list[str]:
        """Without STX the slug is the first line, told by its slashes or hyphens and by being one word."""
        kept = [count for count, line in enumerate(lines) if line.strip()]
        if kept:
            first = lines[kept[0]].strip()
            if "/" in first or (len(first.split()) == 1 and first.isupper()):
                self.draft.say("slug", first.rstrip("/ "), "keyword line (4.12)")
                return lines[kept[0] + 1 :]
        return lines

    def _signed(self, lines: list[str]) -> list[str]:
        """The sign-off, agency and initials in the last line, is credit and no body."""
        last = next((count for count in range(len(lines) - 1, -1, -1) if lines[count].strip()), -1)
        if last < 1:
            return lines
        text = lines[last].strip()
        own = text.casefold().startswith(self.agency.casefold()) if self.agency else False
        if _SIGNED.fullmatch(text) and (own or "/" in text or text.startswith("(")) and len(text) < 30:
            self.sign_off = text.strip("()./ ").replace("\\/", "/")
            self.signed_by = self.agency if own else self.sign_off
            return lines[:last]
        return lines

    sign_off = signed_by = ""

    def _closed(self, lines: list[str]) -> list[str]:
        """What stands from the first note heading on is no body; from the stars on it is not for publication."""
        stop = next(
            (
                count
                for count, line in enumerate(lines)
                if line.lstrip().startswith("# ") or _CLOSED.match(line.strip())
            ),
            len(lines),
        )
        private = False
        for line in lines[stop:]:
            text = line.strip()
            private = private or bool(_CLOSED.match(text))
            if text.startswith("#"):
                section = bool(_CONTACTS.search(text))
                if section:
                    private = True
                continue
            if private:
                self.draft.private(text if not re.fullmatch(r"[*\s]+", text) else "")
            else:
                self.draft.note("editors", text)
        return lines[:stop]

    def _head(self, lines: list[str]) -> list[str]:
        """Read the head block off and answer the lines of the body."""
        while lines and not lines[0].strip():
            lines = lines[1:]
        empty = next((count for count, line in enumerate(lines) if not line.strip()), len(lines))
        end = next((count for count in range(empty) if lines[count].rstrip().endswith("=")), None)
        if end is None:
            short = empty <= 4 and all(len(line) < 75 and not line.startswith("   ") for line in lines[:empty])
            if not short or empty == len(lines):
                return lines
            end = empty - 1
        head = [line.rstrip().rstrip("=").strip() for line in lines[: end + 1]]
        self._head_lines([line for line in head if line])
        return lines[end + 1 :]

    def _head_lines(self, head: list[str]) -> None:
        headline: list[str] = []
        for line in head:
            bells = line.count("\x07")
            if bells >= 5:
                self.draft.values["urgency"] = 1 if bells >= 10 else 2
                self.draft.origins["urgency"] = "head block: bells"
            line = line.replace("\x07", "").strip()
            if line and not self._is_label(line) and not self._is_line_of_its_own(line):
                headline.append(line)
        if len(headline) > 1 and headline[0].endswith(":") and len(headline[0].split()) <= 3:
            self.draft.say("kicker", headline.pop(0).rstrip(": "), "head block")
        elif len(headline) > 2 and headline[1].endswith(":") and len(headline[0].split()) <= 2:
            self.draft.say("genre", headline.pop(0), "head block")
            self.draft.say("kicker", headline.pop(0).rstrip(": "), "head block")
        self.draft.say("headline", self._unmarked(" ".join(headline)), "head block")

    def _is_label(self, line: str) -> bool:
        if labels.is_embargo(line):
            self.draft.say("embargo", labels.embargo_of(line, self.hints.zone, self.day), "head block: embargo line")
            self.draft.note("embargo", line)
            return True
        found = labels.label(line)
        if not found:
            return False
        if found.status:
            self.draft.mark(found.status, "head block: label")
            self.draft.note(found.role, line)
        if found.urgency:
            self.draft.say("urgency", found.urgency, "head block: label")
        self.draft.say("version", found.version, "head block: label")
        return True

    def _is_line_of_its_own(self, line: str) -> bool:
        if _BYLINE.match(line) and len(line.split()) <= 10:
            self.draft.byline(line, "head block: byline")
            return True
        if line.startswith("(") and line.endswith(")"):
            self.draft.note("editors", line.strip("()"))
            return True
        return False

    def _unmarked(self, headline: str) -> str:
        """The headline without the lead number or correction word in brackets at its end."""
        found = _LEAD.search(headline)
        if not found:
            return headline
        word = found[1].casefold()
        if word == "correct":
            self.draft.mark("correction", "headline: (CORRECT)")
        elif word == "refile":
            self.draft.mark("repeat", "headline: (REFILE)")
        else:
            self.draft.say("version", found[1], "headline: lead number")
        return headline[: found.start()]

    def _body(self, lines: list[str]) -> None:
        kept: list[str] = []
        for line in lines:
            if re.match(r"\s*(?:©|\(c\)|copyright\b)", line, re.IGNORECASE) and len(line) < 120:
                self.draft.rights(notice=line.strip(), origin="text: copyright line")
            else:
                kept.append(line.replace("\x07", ""))
        text = "\n".join(kept)
        self.draft.body(Body([_block(each) for each in transmitted(text)]), "text between STX and ETX")
        if self.sign_off:
            self.draft.say("credit", self.signed_by, "sign-off")
            self.draft.note("editors", f"Signed {self.sign_off}.")
        if {"canceled", "withheld"} & {*self.draft.marks}:
            self._stopped(text)

    def _stopped(self, text: str) -> None:
        """The numbers that the head block or the bidding words of the text name, of the agency or of the service."""
        told = [note.text for note in self.draft.notes if note.role in ("kill", "hold")]
        told += [self.draft.get("headline") or "", *references.sentences_that_stop(text)]
        names = "|".join(re.escape(name) for name in filter(None, (self.agency, self.header[1])))
        found = re.findall(rf"\b({names})[ -]?(\d{{3,5}})\b", " ".join(told), re.IGNORECASE)
        own = {references.number_key(each) for each in self.numbers}
        others = [f"{name} {number}" for name, number in found if references.number_key(name + number) not in own]
        if others:
            self.draft.say("corrects", others[0], "text: the number it names")
            killed = "canceled" in self.draft.marks
            self.draft.say("corrects_status", "canceled" if killed else "withheld", "head block: label")
            self.draft.say("refers", tuple(dict.fromkeys(others)), "text: the numbers it names")

    def _identity(self) -> None:
        self.draft.say("numbers", tuple(self.numbers), "header")
        service = self.header[1].casefold()
        source = self.hints.source or service
        slug = self.draft.get("slug")
        text = (self.draft.get("headline") or "") + "".join(block.text for block in self.draft.blocks)
        self.draft.say("guid", computed_guid(source, slug, self.day, text), "computed from source, slug and date")
        self.draft.say("guid_computed", True, "computed from source, slug and date")
        if slug and self.day:
            self.draft.say("joins", f"{service}:{slug}:{self.day.date().isoformat()}", "service, slug and day")


def _lines(text: str) -> list[str]:
    text = _SETTING.sub("", text).replace("\x17", "\n\n").replace("\x1f", "\t").replace("\x04", "")
    return [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _block(paragraph: tuple[str, ...]) -> Block:
    if len(paragraph) == 1:
        return Block("paragraph", paragraph[0])
    return Block("table", "\n".join(paragraph), rows=tuple(tuple(line.split("\t")) for line in paragraph))


FORMAT = Format("iptc-7901", "IPTC 7901", 20, sniff, read)
