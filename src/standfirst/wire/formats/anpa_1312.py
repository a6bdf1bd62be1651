"""ANPA 1312: the wire format of American newspaper publishers, and the Australian ZCZC telex beside it.

Source: public descriptions and decoders of the format and AP's published filing guide; the bulletin itself is not to
be had. Dates are MM-DD in America and DD-MM elsewhere: the trailer, which has the year, decides, else the source's
setting.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO
from zoneinfo import ZoneInfo

from standfirst.wire.item import Block, Concept, Item, Unreadable
from standfirst.wire.reading import labels, references, times
from standfirst.wire.reading.draft import Draft, computed_guid
from standfirst.wire.reading.format import Format, Hints, whole
from standfirst.wire.reading.markup import Body
from standfirst.wire.reading.paragraphs import transmitted
from standfirst.wire.reading.vocabulary import subject_code

MAX_BYTES = 8_000_000
MAX_MESSAGES = 5_000

#: Suggested numbers, ours and not a standard's (1 is most).
URGENCY = {"f": 1, "b": 2, "u": 3, "r": 5, "d": 6, "h": 6, "a": 6, "s": 6}

_START = re.compile(
    r"\x01([A-Za-z]?)(\d{4})([^\x1f\r\n]{0,15})\x1f([^\r\n]{0,8})\r?\n ?([A-Za-z]) ([^\r\n\x02]{1,160})", re.ASCII
)
_SNIFF = re.compile(rb"\x01[A-Za-z]?\d{4}[^\x1f\r\n]{0,15}\x1f[^\r\n]{0,8}\r?\n ?[A-Za-z] [A-Za-z]")
_TELEX = re.compile(r"(?im)^[\s]*zczc\b[ \t]*([^\r\n]*)")
_TRAILER = (
    re.compile(r"(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d)(GMT|UTC)"),
    re.compile(r"(\d\d):(\d\d)\s?(ET|EST|EDT|GMT)? (\d\d)-(\d\d)-(\d\d)"),
    re.compile(r"(\d\d):(\d\d)-(\d\d)-(\d\d)-(\d\d)"),
)
_DASH = re.compile(r"(?<=\S) _ |(?<=\S) -- ")
_FRACTION = re.compile(r"(?<=\d)( ?)(\d)-(\d{1,2})(?=\s)")
_FIXTURE = re.compile(r"(?:AM|PM|BC|AP)-+", re.IGNORECASE)
_KILL = re.compile(r"\bkill(?:ed)?\b|\bwithdraw(?:n|al)?\b|\belimination\b", re.IGNORECASE)
_BYLINE = re.compile(r"\^?\s*By\s+\S", re.IGNORECASE)


def sniff(head: bytes) -> str | None:
    if _SNIFF.search(head[:8000]):
        return "SOH, a number, US and a selector, as ANPA 1312 has"
    text = head[:2000].decode("latin-1").lstrip(" \r\n\x00")
    if re.match(r"zczc\b[^\r\n]{0,40}[\r\n]+[\s]*(?:[%#$:&*^A-Z]|AN#)", text, re.IGNORECASE):
        return "begins with ZCZC and lines whose first sign names a field, as telex copy of ANPA kind has"
    return None


def read(file: BinaryIO, hints: Hints) -> Iterator[Item]:
    content = whole(file, MAX_BYTES, "ANPA 1312 file")
    text = content.decode(hints.encoding if hints.encoding in ("cp437", "cp850", "utf-8") else "cp1252", "replace")
    starts = list(_START.finditer(text))
    if len(starts) > MAX_MESSAGES:
        raise Unreadable(
            f"This ANPA 1312 file has {len(starts):,} messages and one may have {MAX_MESSAGES:,}; split it."
        )
    ends = [each.start() for each in starts[1:]] + [len(text)]
    for start, end in zip(starts, ends, strict=False):
        yield _Message(start, text[start.end() : end], hints).item()
    if not starts:
        telexes = list(_TELEX.finditer(text))
        if not telexes:
            raise Unreadable("This ANPA 1312 file has no header that can be read; ask the sender to send it again.")
        ends = [each.start() for each in telexes[1:]] + [len(text)]
        for telex, end in zip(telexes[:MAX_MESSAGES], ends, strict=False):
            yield _telex(telex[1], text[telex.end() : end], hints)


class _Message:
    def __init__(self, start: re.Match[str], rest: str, hints: Hints) -> None:
        self.hints = hints
        self.draft = Draft()
        self.draft.say("encoding", "cp1252", "")
        service, number, self.agency, _selector, self.priority, self.header = start.groups()
        self.service = service.lower()
        self.number = self.service + number
        _between, mark, after = rest.partition("\x02")
        self.text, _mark, trailer = (after if mark else rest).partition("\x03")
        self.trailer = trailer.partition("\x04")[0]

    def item(self) -> Item:
        self._header()
        lines = [line.rstrip("\r") for line in self.text.replace("\r\n", "\n").split("\n")]
        self._body(self._head(lines))
        self._status()
        self._identity()
        return self.draft.item()

    def _header(self) -> None:
        """Category, format, keyword from the left; words and date from the right; version and reference between."""
        urgency = URGENCY.get(self.priority.lower())
        self.draft.say("urgency", urgency, "header: priority")
        category = self.header[:1].lower()
        self.category = category
        self.draft.concepts("subjects", [Concept(None, category)], "header: category")
        rest = re.sub(r"[\x11-\x14]", "", self.header[1:])
        found = re.search(r" (\d\d)-(\d\d)(?: +(\d{1,4}))?\s*$", rest)
        middle = rest[: found.start()] if found else rest
        parts = middle.split()
        self.keyword = parts[0] if parts else ""
        references = [part for part in parts[1:] if re.fullmatch(r"[a-zA-Z]\d{4}", part)]
        self.reference = references[0] if references else None
        self.version = " ".join(part for part in parts[1:] if part not in references)
        self.draft.say("version", self.version, "header: version")
        self.day = self._day((int(found[1]), int(found[2])) if found else None)

    def _day(self, short: tuple[int, int] | None) -> datetime | None:
        """The day of the message, and its time where the trailer gives one."""
        stamp, zone = self._stamp()
        if stamp is None:
            return None
        year, one, other, hour, minute = stamp
        month, day = (other, one) if self._day_first(one, other, short) else (one, other)
        text = f"{2000 + year:04}{month:02}{day:02}T{hour:02}{minute:02}"
        offset = {"GMT": "Z", "UTC": "Z", "EST": "-0500", "EDT": "-0400"}.get(zone or "", "")
        sent = times.when(text + offset, self.hints.zone or (ZoneInfo("America/Toronto") if zone == "ET" else None))
        self.draft.say("sent", sent, "trailer")
        self.draft.say("published", sent, "trailer")
        return times.day(text)

    def _stamp(self) -> tuple[tuple[int, int, int, int, int] | None, str | None]:
        first, second, third = (pattern.search(self.trailer) for pattern in _TRAILER)
        if first:
            one, other, year, hour, minute = map(int, first.groups()[:5])
            return (year, one, other, hour, minute), first[6]
        if second:
            hour, minute = int(second[1]), int(second[2])
            return (int(second[6]), int(second[4]), int(second[5]), hour, minute), second[3]
        if third:
            hour, minute, one, other, year = map(int, third.groups())
            return (year, one, other, hour, minute), None
        return None, None

    def _day_first(self, one: int, other: int, short: tuple[int, int] | None) -> bool:
        if one > 12:
            return True
        if other > 12:
            return False
        if self.hints.day_first is not None:
            return self.hints.day_first
        canadian, asian = (
            re.search(r"\d\d:\d\d\s?E[SD]?T ", self.trailer),
            re.search(r"\d\d:\d\d-\d\d-", self.trailer),
        )
        return bool(canadian or asian) and short in (None, (one, other))

    def _head(self, lines: list[str]) -> list[str]:
        """Read the head lines off; answers the lines of the text."""
        said: list[str] = []
        count = 0
        while count < len(lines):
            raw = lines[count]
            line = raw.strip(" \x00")
            if not line.strip():
                count += 1
                continue
            if raw.startswith(("\t", "     ", "\x08")) or (self.agency and said and len(said) > 1):
                break
            if not line.startswith("^") and said and not self._is_plain_head(line, said):
                break
            while (
                line.startswith("^")
                and "<" not in line
                and not line.endswith("=")
                and count + 1 < len(lines)
                and lines[count + 1].startswith(" ")
                and not lines[count + 1].startswith(("\t", "   "))
            ):
                count += 1
                line += " " + lines[count].strip()
            said.append(line)
            count += 1
        self._head_lines([_bare(line) for line in said])
        return lines[count:]

    def _is_plain_head(self, line: str, said: list[str]) -> bool:
        """A head line without `^`: a headline after the slug, one that ends in a plus sign, or what ends in `<` or `=`."""
        if len(said) > 6 or len(line) > 90:
            return False
        return line.endswith(("<", "=", "+")) or (
            len(said) == 1 and not said[0].startswith("^") and len(line.split()) <= 14
        )

    def _head_lines(self, lines: list[str]) -> None:
        self.slug_line = lines[0] if lines else ""
        slug = re.split(r",\s*(?=\d|[A-Z0-9])", self.slug_line)[0] if self.slug_line else ""
        self.draft.say("slug", _FIXTURE.sub("", slug).lstrip("-") or self.keyword, "first head line")
        self._free([line for line in lines[1:] if not self._is_told(line)])

    def _is_told(self, line: str) -> bool:
        """A head line that says by itself what it is; False for headline, agency and summary."""
        label = re.match(r"(?i)(update|index|symbol|hl|code)\s*:\s*", line)
        if re.match(r"\(?Eds(?:\.|:|,)", line):
            self._note_of(line.strip("()"), "Eds: line")
        elif label:
            rest = line[label.end() :]
            if label[1].casefold() == "hl":
                self.draft.say("headline", _signs(rest), "HL line")
            elif label[1].casefold() == "update":
                self._note_of(rest, "Update: line")
        elif labels.is_embargo(line):
            self.draft.say("embargo", labels.embargo_of(line, None, self.day), "head line")
            self.draft.note("embargo", line)
        elif labels.label(line):
            self._label(line)
        elif re.match(r"c\.\d{4}\b", line):
            self.draft.rights(notice=f"© {line[2:]}", origin="head line")
            self.draft.say("credit", line[7:].strip(), "head line")
        elif _BYLINE.match(line) and len(line) < 90:
            self.draft.byline(line, "head line: byline")
        elif re.search(r"\bPhotos?\b", line) and re.search(r"\d", line):
            self.draft.note("editors", line)
        else:
            return False
        return True

    def _note_of(self, text: str, at: str) -> None:
        self.draft.note("editors", text)
        if re.search(r"\bcorrect", text, re.IGNORECASE):
            self.draft.mark("correction", at)

    def _label(self, line: str) -> None:
        found = labels.label(line)
        if found and found.status:
            self.draft.mark(found.status, "head line")
            self.draft.note(found.role, line)

    def _free(self, free: list[str]) -> None:
        """The first is the headline, one after the byline the agency, the next a summary."""
        for line in free:
            agency = self.draft.get("bylines") and len(line.split()) <= 5 and not line.endswith(".")
            if agency and self.draft.get("headline"):
                self.draft.say("credit", line, "head line")
            elif not self.draft.get("headline"):
                self.draft.say("headline", _signs(line), "head line")
            elif not self.draft.say(
                "credit" if len(line.split()) <= 4 and not line.endswith(".") else "standfirst",
                _signs(line),
                "head line",
            ):
                self.draft.note("editors", line)

    def _body(self, lines: list[str]) -> None:
        kept: list[str] = []
        after_rule = False
        for line in lines:
            bare = line.strip(" \t\x00<^=")
            if re.fullmatch(r"_{3,}", bare):
                after_rule = True
            elif after_rule and bare:
                self.draft.note("editors", _signs(bare))
            elif bare.startswith("=="):
                self.draft.say("credit", bare.strip("= "), "sign-off")
            elif re.match(r"\^?\(?Eds(?:\.|:|,)", line.strip()):
                self.draft.note("editors", bare)
            elif re.fullmatch(r"==\S.*", line.strip()):
                self.draft.say("credit", line.strip("= "), "sign-off")
            elif not self._lead_in(line, kept):
                kept.append(line)
        blocks = _blocks(kept)
        self.draft.body(Body(blocks), "text between STX and ETX")

    def _lead_in(self, line: str, kept: list[str]) -> bool:
        """Lines at the head of the text that are headline, notice or byline and no paragraph (Bloomberg-like)."""
        bare = _bare(line)
        if any(each.strip() for each in kept) or not bare:
            return False
        if re.match(r"c\.\d{4}\b", bare):
            self.draft.rights(notice=f"© {bare[2:]}", origin="text: notice")
            self.draft.say("credit", bare[7:].strip(), "text: notice")
            return True
        if _BYLINE.match(bare) and len(bare.split()) <= 8 and not bare.endswith("."):
            self.draft.byline(bare, "text: byline")
            return True
        if (
            not self.draft.get("headline")
            and len(bare.split()) <= 12
            and not bare.endswith((".", "''"))
            and " _ " not in bare
            and "(" not in bare
            and "\x08" not in line
            and ";" not in bare
        ):
            self.draft.say("headline", _signs(bare), "text: first line")
            return True
        return False

    def _status(self) -> None:
        draft = self.draft
        draft.origins.setdefault("status", "header: version and slug")
        marks = f"{self.version} {self.slug_line}"
        words = re.sub(r"^[^,]*,?", "", self.slug_line) + " " + self.version
        if _KILL.search(words):
            draft.mark("canceled", "header: version")
            self._killed()
        elif re.search(r"\bcorrect", words, re.IGNORECASE):
            draft.mark("correction", "header: version")
        if self.category == "v" or re.search(r"\badvisor", words, re.IGNORECASE):
            draft.mark("advisory", "header: category or version")
        if re.search(r"\bHOLD\b", marks):
            draft.mark("withheld", "slug: HOLD")
        if "correction" in draft.marks:
            draft.say("corrects", self.reference, "header: reference")
            draft.say("refers", tuple(filter(None, [self.reference])), "header: reference")
        if re.search(r"\bAdv\s?\d\d\b|\bHFR\b", marks) or self.priority.lower() in ("a", "s"):
            draft.say("embargo", "unreadable", "header: version or priority")

    def _killed(self) -> None:
        """The numbers that the header, the slug line or the bidding words of the text name; never what stands."""
        said = " ".join(references.sentences_that_stop(self.text))
        head = re.findall(r"\b[a-z]\d{4}\b", f"{self.reference or ''} {self.slug_line}")
        named = head + re.findall(r"\b[a-z]\d{4}\b", said)
        others = tuple(each for each in dict.fromkeys(named) if each != self.number)
        if others:
            self.draft.say("corrects", others[0], "header: reference")
            self.draft.say("corrects_status", "canceled", "header: version")
            self.draft.say("refers", others, "header, slug line and text")

    def _identity(self) -> None:
        draft = self.draft
        draft.say("numbers", (self.number,), "header: service and number")
        keyword = _FIXTURE.sub("", self.keyword).lstrip("-")
        source = self.hints.source or self.agency or self.service
        text = (draft.get("headline") or "") + "".join(block.text for block in draft.blocks)
        draft.say(
            "guid",
            computed_guid(f"{source}-{self.service}", keyword or None, self.day, text),
            "computed from source, slug and date",
        )
        draft.say("guid_computed", True, "computed from source, slug and date")
        if keyword and self.day:
            draft.say(
                "joins",
                f"{self.service}:{keyword.casefold()}:{self.day.date().isoformat()}",
                "keyword, service and day",
            )


def _bare(line: str) -> str:
    """A head line without its marks and type-setting."""
    return re.sub(r"[\x00-\x08\x0b-\x1f]", "", line).strip().lstrip("^").rstrip("<").rstrip("@=+…").strip()


def _signs(text: str) -> str:
    """The signs of a typewriter as those of print: dashes, quotation marks, fractions."""
    text = _DASH.sub(" – ", text)
    text = text.replace("``", "“").replace("''", "”")
    text = re.sub(r"`", "‘", text)
    text = re.sub(r"(?<=‘)([^‘']{1,80})'", r"\1’", text)
    return _FRACTION.sub(
        lambda found: (
            f" {found[2]}/{found[3]}"
            if int(found[3]) in (2, 3, 4, 5, 8, 16) and int(found[2]) < int(found[3])
            else found[0]
        ),
        text,
    )


def _blocks(lines: list[str]) -> list[Block]:
    """Paragraphs, crossheads (`^…=`) and tables (backspace at the start of a line, cells by `;`)."""
    blocks: list[Block] = []
    text: list[str] = []
    rows: list[tuple[str, ...]] = []

    def flush() -> None:
        for each in transmitted("\n".join(text)):
            said = _signs(" ".join(" ".join(each).split()))
            if said.strip("<^= "):
                blocks.append(Block("paragraph", said))
        text.clear()
        if rows:
            blocks.append(Block("table", "\n".join("\t".join(row) for row in rows), rows=tuple(rows)))
            rows.clear()

    for line in lines:
        if "\x08" in line:
            if text:
                flush()
            cells = re.split(
                r"[;\x1e\x1f]", line.replace("\x08", "").replace("\x10", " ").rstrip("<").strip().lstrip("^")
            )
            rows.append(tuple(" ".join(cell.split()).replace("{", "½") for cell in cells))
        elif line.startswith("^") and line.rstrip("< ").endswith("="):
            flush()
            blocks.append(Block("subhead", _signs(_bare(line)), level=2))
        else:
            if rows and line.strip():
                flush()
            kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", line)
            text.append(re.sub(r"[@=!]?<\s*$|=!\s*$", "", kept).lstrip("^"))
    flush()
    return blocks


def _telex(opening: str, rest: str, hints: Hints) -> Item:
    """ZCZC … NNNN: lines whose first sign names a field; the same sign differs by feed, so only what is sure is named."""
    draft = Draft()
    draft.say("encoding", "cp1252", "")
    body = (
        re.split(r"(?im)^\s*NNNN\b", rest)[0]
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\x0f", "\n")
        .replace("\x19", "\n\n")
    )
    lines = body.split("\n")
    tagged = {line[:2]: line[3:].strip() for line in lines if re.match(r"[A-Z]{2}#", line)}
    if tagged:
        return _tagged(draft, tagged, body, hints)
    results = any(line.startswith("^") for line in lines[:12])
    count = 0
    head: dict[str, str] = {}
    while count < len(lines) and (not lines[count].strip() or lines[count][0] in "%#$:&*~@=^+"):
        line = lines[count].strip()
        if line:
            head.setdefault(line[0], line[1:].strip())
        count += 1
    headline = head.get("^") if results else head.get("$", "")
    if headline and len(headline) > 2:
        draft.say("headline", headline, "telex head")
    draft.say("slug", head.get(":" if results or "#" not in head else "#", "").strip("()"), "telex head")
    place = re.fullmatch(r"\(([^()]{2,60})\)", head.get(":", ""))
    draft.say("dateline", place[1] if place and not results else None, "telex head")
    code = (head.get("+") or head.get("*") or "").strip()
    if re.fullmatch(r"\d{8}", code):
        draft.concepts("subjects", [subject_code(code)], "telex head")
    paragraphs = [each[0] if len(each) == 1 else "\n".join(each) for each in transmitted("\n".join(lines[count:]))]
    service = opening.split(" ")[0].strip()
    if (
        paragraphs
        and service
        and paragraphs[-1].split()[0].casefold() == service.casefold()[:3]
        and len(paragraphs[-1].split()) <= 3
    ):
        draft.say("credit", paragraphs.pop(), "sign-off")
    if paragraphs and not draft.get("headline"):
        draft.say("headline", paragraphs.pop(0), "first line of the text")
    if paragraphs and paragraphs[-1].startswith("SOURCE:"):
        draft.say("credit", paragraphs.pop()[7:].strip(), "SOURCE line")
    draft.body(
        Body([Block("paragraph", _signs(re.sub(r"=?[<!]+!?$", "", each).strip())) for each in paragraphs]),
        "text of the telex",
    )
    return _closed(draft, hints, None, service)


def _tagged(draft: Draft, tagged: dict[str, str], body: str, hints: Hints) -> Item:
    draft.say("headline", tagged.get("TI"), "TI#")
    draft.say("standfirst", tagged.get("AB"), "AB#")
    draft.say("slug", tagged.get("KY"), "KY#")
    draft.say("credit", tagged.get("SO"), "SO#")
    draft.byline(tagged.get("BY"), "BY#")
    draft.say("genre", tagged.get("KN"), "KN#")
    draft.say("numbers", tuple(filter(None, [tagged.get("AN")])), "AN#")
    text = body.partition("TX#")[2]
    draft.body(Body([Block("paragraph", _signs(each[0])) for each in transmitted(text)]), "TX#")
    found = re.match(r"(\d{1,2}) (\w{3,9}) (\d{4})(?: (\d\d:\d\d:\d\d))?", tagged.get("PD", ""))
    month = labels.month(found[2]) if found else None
    day = None
    if found and month and 1 <= int(found[1]) <= 31:
        stamp = f"{found[3]}{month:02}{int(found[1]):02}"
        day = times.day(stamp)
        sent = times.when(f"{stamp}T{found[4]}", hints.zone) if found[4] else None
        draft.say("sent", sent, "PD#")
        draft.say("published", sent, "PD#")
    return _closed(draft, hints, day, tagged.get("SO", ""))


def _closed(draft: Draft, hints: Hints, day: datetime | None, service: str) -> Item:
    text = (draft.get("headline") or "") + "".join(block.text for block in draft.blocks)
    draft.say(
        "guid",
        computed_guid(hints.source or service, draft.get("slug"), day, text),
        "computed from source, slug and date",
    )
    draft.say("guid_computed", True, "computed from source, slug and date")
    return draft.item()


FORMAT = Format("anpa-1312", "ANPA 1312", 20, sniff, read)
