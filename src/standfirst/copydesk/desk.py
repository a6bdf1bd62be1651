"""The copy desk's one entry: `clean` makes a Copy of whatever was pasted, sent or saved."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from standfirst.copydesk import blocks as body_blocks
from standfirst.copydesk import credits, dateline, languages, typography
from standfirst.copydesk import structure as roles
from standfirst.copydesk.assemble import Assembled, Field, assemble
from standfirst.copydesk.characters import printable, repair
from standfirst.copydesk.copy import BlockType, Copy, Dateline, Picture, block_of, edit_id
from standfirst.copydesk.decoding import Decoded, decode
from standfirst.copydesk.flags import flags_of
from standfirst.copydesk.items import copy_of
from standfirst.copydesk.layers import Change, Layered, never
from standfirst.copydesk.lines import Line, split
from standfirst.copydesk.published import is_date_line, iso_time
from standfirst.copydesk.refusals import Unreadable, refuse_lines, refuse_text
from standfirst.copydesk.sheet import is_sheet, read_sheet
from standfirst.wire.item import Item

_BREAKS = re.compile(
    r"(?:(?P<hyphen>(?<=[^\W\d_])[-\u2010](?=\s*[\n\r]\s*[^\W\d_A-Z]))|(?<![ \t\xa0]))[ \t\xa0]*(?:[\n\r\x0b\x0c\x85\u2028\u2029][ \t\xa0]*)+"
)


def clean(source: str | bytes | Item, *, language: str | None = None, without: frozenset[str] = frozenset()) -> Copy:
    """Clean raw copy, or give the Copy of an item, whose fields its file names.

    `language` is a BCP 47 tag, detected where it is not given; `without` holds the ids of Edits that an editor has
    vetoed. Raises Unreadable, with one sentence for a person, for input that cannot become a story.
    """
    if isinstance(source, Item):
        copy = copy_of(source if language is None else replace(source, language=language))
        return flags_of(copy, languages.language(copy.language), dated=False)
    decoded = decode(source) if isinstance(source, bytes) else Decoded(source, "utf-8")
    refuse_text(decoded.text)
    vetoed = never if not without else lambda rule, start, end: edit_id(rule, start, end) in without
    named = is_sheet(decoded.text)
    mended = printable(decoded.text) if named else repair(decoded.text, decoded.stray, vetoed)
    lines, lengths = split(mended.text)
    refuse_lines(lengths)
    if named:
        copy = read_sheet(mended, decoded.encoding)
        return flags_of(copy, languages.language(copy.language), dated=False)
    code = language or languages.detect(mended.text)
    return _Desk(decoded, mended, lines, code, without).copy()


class _Desk:
    """One run over one text."""

    def __init__(
        self, decoded: Decoded, mended: Layered, lines: list[Line], code: str, without: frozenset[str]
    ) -> None:
        self.decoded, self.mended, self.code, self.without = decoded, mended, code, without
        self.language = languages.language(code)
        self.lines = body_blocks.unwrap(lines)
        self.fields: list[Field] = []
        self.changes: list[Change] = []
        self.types: list[BlockType] = []
        self.pictures: list[dict[str, bool]] = []
        self.dateline: Dateline | None = None
        self.published: str | None = None
        self.dated = False
        self.authors = 0
        self.carried = False
        self.credited = False

    def copy(self) -> Copy:
        sorted_lines = self._sorted()
        for first, last, rule in sorted_lines.removals():
            self._drop(self.lines[first].start, self.lines[last].end, rule)
        kept = sorted_lines.kept()
        if not kept:
            raise Unreadable("Only page furniture was found; nothing is left to print.")
        self._roles(sorted_lines, kept)
        self._body([self.lines[count] for count in kept if sorted_lines.roles[count] == roles.BODY])
        made = assemble(self.mended, self.fields, self.changes)
        return self._copy(made)

    def _sorted(self) -> roles.Sorted:
        """The lines with their roles, sorted anew until no line is out that an editor wants back.

        The lines that come back change what the others look like, so a veto may name a removal that only shows then.
        """
        spared: set[int] = set()
        while True:
            found = roles.Sorter(self.lines, self.language, spared).sort()
            if not self.without:
                return found
            back = {
                count
                for first, last, rule in found.removals()
                if self._vetoed(rule, self.lines[first].start, self.lines[last].end)
                for count in range(first, last + 1)
            }
            if not back:
                return found
            spared |= back

    def _roles(self, found: roles.Sorted, kept: list[int]) -> None:
        """Place every line that has a role; one whose words an editor wants back is body."""
        credit = [count for count in kept if found.roles[count] == roles.CREDIT]
        if not self._tried(lambda: self._credit_lines(credit)):
            for count in credit:
                found.roles[count] = roles.BODY
        for count in kept:
            line, role = self.lines[count], found.roles[count]
            if role != roles.BODY and not self._tried(lambda line=line, role=role: self._place(line, role)):  # type: ignore[misc]
                found.roles[count] = roles.BODY

    def _tried(self, place: Callable[[], None]) -> bool:
        """Whether this left out no words that an editor wants back; undone where it did."""
        if not self.without:
            place()
            return True
        fields, changes, pictures = len(self.fields), len(self.changes), [dict(picture) for picture in self.pictures]
        before = (self.authors, self.carried, self.credited, self.dated, self.published)
        place()
        if not any(
            change.undoable and self._vetoed(change.rule, change.start, change.end)
            for change in self.changes[changes:]
        ):
            return True
        del self.fields[fields:], self.changes[changes:]
        self.pictures = pictures
        self.authors, self.carried, self.credited, self.dated, self.published = before
        return False

    def _vetoed(self, rule: str, start: int, end: int) -> bool:
        return bool(self.without) and edit_id(rule, *self.mended.place(start, end)) in self.without

    def _drop(self, start: int, end: int, rule: str, *, after: str = "", undoable: bool = True) -> None:
        if start < end:
            self.changes.append(Change(start, end, after, rule, undoable))

    def _field(self, name: str, start: int, end: int) -> None:
        self.fields.append(Field(name, start, end))

    def _text(
        self, name: str, start: int, end: int, *, paired: bool = True, parts: list[tuple[int, int]] | None = None
    ) -> None:
        """A field of running text, with its spaces and quotation marks mended."""
        self._mend(start, end, paired=paired, parts=parts)
        self._field(name, start, end)

    def _mend(self, start: int, end: int, *, paired: bool = True, parts: list[tuple[int, int]] | None = None) -> None:
        base = self.mended.text[start:end]
        if not parts and typography.is_plain(base):
            self.carried = self.carried and not paired
            return
        layered = Layered(
            base, never if not self.without else lambda rule, a, b: self._vetoed(rule, start + a, start + b)
        )
        if parts:
            layered.apply([Change(a - start, b - start, "", "sms.part", undoable=False) for a, b in parts])
        if len(base.splitlines()) > 1:
            layered.apply([self._break(found) for found in _BREAKS.finditer(layered.text)])
        typography.mend(layered, self.language)
        made = layered.changes
        if paired:
            changes, self.carried = typography.quotes(layered.text, self.language, self.carried)
            made = layered.last(changes)
        self.changes += [
            tuple.__new__(Change, (a + start, b + start, after, rule, undo)) for a, b, after, rule, undo in made
        ]

    def _break(self, found: re.Match[str]) -> Change:
        if found["hyphen"] and not self._compound(found.start(), found.string):
            return Change(found.start(), found.end(), "", "hyphens.line-end")
        start = found.start() + len(found["hyphen"] or "")
        after = "" if found["hyphen"] else " "
        return Change(start, found.end(), after, "spaces.line-break", undoable=False)

    def _compound(self, place: int, text: str) -> bool:
        word = re.search(r"[^\W\d_]*$", text[max(0, place - 20) : place])
        return bool(word) and word[0].casefold() in self.language.compound_starts if word else False

    def _place(self, line: Line, role: str) -> None:
        if role in (roles.HEADLINE, roles.KICKER, roles.STANDFIRST):
            self._text(role, line.start, line.end, parts=line.parts)
            self.carried = False
        elif role == roles.BYLINE:
            self._byline(line)
        elif role == roles.DATE:
            self.dated = True
            self.published = self.published or iso_time(line.text)
            self._drop(line.start, line.end, "header.published")
        elif role == roles.CAPTION:
            self._caption(line)
        elif role == roles.PHOTO:
            self._photo(line)

    def _byline(self, line: Line) -> None:
        at = line.start
        text = self.mended.text[line.start : line.end]
        if (last := text.rpartition("|")[2].strip()) != text and is_date_line(last, self.language):
            self.dated = True
            self.published = self.published or iso_time(last)
        for name in credits.byline(text, self.language) or credits.byline(text, self.language, labelled=False):
            if name.agency and self.credited:
                continue
            start, end = line.start + name.start, line.start + name.end
            self._drop(at, start, "byline.words")
            if name.agency:
                self.credited = True
                self._field("credit", start, end)
            else:
                self._field(f"bylines.{self.authors}", start, end)
                self.authors += 1
            at = end
        self._drop(at, line.end, "byline.words")

    def _caption(self, line: Line) -> None:
        label = credits.caption_end(line.text, self.language) or 0
        self._drop(line.start, line.start + label, "caption.label")
        text = self.mended.text[line.start : line.end]
        stop, name = credits.credit_after(text, self.language) or (len(text), len(text))
        end = line.start + len(text.rstrip(")] ")) if name < len(text) else line.end
        self._text(f"pictures.{len(self.pictures)}.caption", line.start + label, line.start + stop)
        if name < len(text):
            self._drop(line.start + stop, line.start + name, "caption.label")
            self._text(f"pictures.{len(self.pictures)}.credit", line.start + name, end, paired=False)
            self._drop(end, line.end, "caption.label")
        self.pictures.append({"credit": name < len(text)})
        self.carried = False

    def _photo(self, line: Line) -> None:
        text = self.mended.text[line.start : line.end]
        opening = len(text) - len(text.lstrip("([ "))
        closing = len(text.rstrip(")] "))
        bare = text[opening:closing]
        label = credits.photo_end(bare, self.language) or credits.holder_end(bare)
        if not self.pictures or self.pictures[-1]["credit"]:
            self.pictures.append({"credit": False})
        start, end = line.start + opening + label, line.start + closing
        self._drop(line.start, start, "caption.label")
        self._drop(max(start, end), line.end, "caption.label")
        if start < end:
            self._text(f"pictures.{len(self.pictures) - 1}.credit", start, end, paired=False)
        self.pictures[-1]["credit"] = True

    def _credit_lines(self, found: list[int]) -> None:
        """The last run of credit lines is the credit; an earlier line that differs stays in the Edits."""
        run = found[-1:]
        for count in reversed(found[:-1]):
            if count != run[0] - 1:
                break
            run.insert(0, count)
        for count in found[: len(found) - len(run)]:
            self._drop(self.lines[count].start, self.lines[count].end, "credit.further")
        if not run:
            return
        self.credited = True
        first, last = self.lines[run[0]], self.lines[run[-1]]
        start, end = self._bare(first, last)
        self._drop(first.start, start, "credit.marks")
        self._drop(end, last.end, "credit.marks")
        for count in run:
            line = self.lines[count]
            for cut in _BREAKS.finditer(self.mended.text, max(line.start, start), min(line.end, end)):
                at = cut.start() + len(cut["hyphen"] or "")
                self._drop(at, cut.end(), "spaces.line-break", after=" ", undoable=False)
        for one, other in itertools.pairwise(run):
            self._drop(self.lines[one].end, self.lines[other].start, "credit.joined", after="; ", undoable=False)
        self._field("credit", start, end)

    def _bare(self, first: Line, last: Line) -> tuple[int, int]:
        text = self.mended.text[first.start : last.end]
        opened, bare = text.lstrip("—–-*/ "), text.rstrip("—–-*/ ")
        if bare.endswith((")", "]")) or not opened.startswith(("(", "[")):
            opened, bare = text.lstrip("([—–-*/ "), text.rstrip(")]—–-*/ ")
        start = first.start + len(text) - len(opened)
        return start, max(start + 1, first.start + len(bare))

    def _body(self, lines: list[Line]) -> None:
        if not lines:
            return
        first = self._dateline(lines)
        last_end = self._agency_tail(lines[-1]) if not self.credited else None
        others = sorted(field.start for field in self.fields)
        for kind, members in body_blocks.kinds(lines, lambda one, other: _any_within(others, one.end, other.start)):
            name = f"blocks.{len(self.types)}"
            start, end = lines[members[0]].start, lines[members[-1]].end
            if members[0] == 0 and first:
                start = first
            if members[-1] == len(lines) - 1 and last_end:
                end = last_end
            if start >= end:
                continue
            if kind in ("list", "table"):
                self._rows(name, kind, [lines[count] for count in members], end)
            elif kind == "quote":
                mark = 2 if self.mended.text[start : start + 2] == "> " else 0
                self._drop(start, start + mark, "blocks.quote-mark", undoable=False)
                self._text(name, start + mark, end)
            else:
                self._text(name, start, end, parts=lines[members[0]].parts)
            self.types.append(kind)

    def _rows(self, name: str, kind: BlockType, lines: list[Line], end: int) -> None:
        """A list, an item a line, or a table, a row a line and a tab between its cells."""
        bullet = body_blocks.bullet if kind == "list" else _no_bullet
        start = lines[0].start + bullet(lines[0].text)
        self._drop(lines[0].start, start, "blocks.bullet", undoable=False)
        between = sorted((c for c in self.changes if lines[0].end <= c.start < lines[-1].start), reverse=True)
        for one, other in itertools.pairwise(lines):
            at = one.end
            while between and between[-1].start < other.start:
                gone = between.pop()
                self._drop(at, gone.start, "spaces.layout", undoable=False)
                at = gone.end
            self._drop(at, other.start + bullet(other.text), "blocks.bullet", after="\n", undoable=False)
        for line in lines:
            spots = body_blocks.cells(line.text) if kind == "table" else [(bullet(line.text), len(line.text))]
            for count, (first, last) in enumerate(spots):
                if count:
                    self._drop(
                        line.start + spots[count - 1][1],
                        line.start + first,
                        "spaces.cell",
                        after="\t",
                        undoable=False,
                    )
                self._mend(line.start + first, min(line.start + last, end))
                self.carried = False
        self._field(name, start, end)

    def _dateline(self, lines: list[Line]) -> int | None:
        """Read the dateline off the first paragraph; answers where its story begins."""
        first = lines[0]
        text = self.mended.text[first.start : first.end]
        found = dateline.find(
            text, self.language, " ".join(line.text for line in lines[:40]), alone=len(lines) > 1 and first.words < 9
        )
        if not found:
            return None
        parts = [part for part in found.parts if part.name != "credit" or not self.credited]
        at = 0
        cuts: list[tuple[int, int]] = []
        for part in parts:
            cuts.append((at, part.start))
            at = part.end
        cuts.append((at, found.end))
        if any(self._vetoed("dateline.words", first.start + a, first.start + b) for a, b in cuts if a < b):
            return None
        if found.dateline is None and not any(part.name == "credit" for part in parts):
            return None
        for a, b in cuts:
            self._drop(first.start + a, first.start + b, "dateline.words")
        for part in parts:
            name = part.name if part.name == "credit" else f"dateline.{part.name}"
            self._field(name, first.start + part.start, first.start + part.end)
            self.credited = self.credited or name == "credit"
        self.dateline = found.dateline
        return first.start + found.end

    def _agency_tail(self, line: Line) -> int | None:
        tail = credits.agency_tail(self.mended.text[line.start : line.end])
        if not tail or not tail[0]:
            return None
        stop, start, end = (line.start + place for place in tail)
        if self._vetoed("credit.marks", stop, start) or self._vetoed("credit.marks", end, line.end):
            return None
        self._drop(stop, start, "credit.marks")
        self._field("credit", start, end)
        self._drop(end, line.end, "credit.marks")
        self.credited = True
        return stop

    def _copy(self, made: Assembled) -> Copy:
        texts = made.texts
        pictures = tuple(
            Picture(texts.get(f"pictures.{count}.caption", ""), texts.get(f"pictures.{count}.credit"))
            for count in range(len(self.pictures))
        )
        copy = Copy(
            original=self.decoded.text,
            encoding=self.decoded.encoding,
            headline=texts.get("headline"),
            blocks=tuple(block_of(kind, texts[f"blocks.{count}"]) for count, kind in enumerate(self.types)),
            kicker=texts.get("kicker"),
            standfirst=texts.get("standfirst"),
            bylines=tuple(texts[f"bylines.{count}"] for count in range(self.authors)),
            dateline=self._named(texts),
            pictures=pictures,
            credit=texts.get("credit"),
            language=self.code,
            published=self.published,
            spans=made.spans,
            edits=made.edits,
        )
        return flags_of(copy, self.language, dated=self.dated)

    def _named(self, texts: dict[str, str]) -> Dateline | None:
        found = self.dateline
        if not found:
            return None
        places = (
            texts["dateline.place"],
            *(texts[f"dateline.places.{count}"] for count in range(1, len(found.places))),
        )
        return Dateline(
            places[0],
            texts.get("dateline.region"),
            found.country,
            places,
            texts.get("dateline.date"),
            texts.get("dateline.agency"),
        )


def _no_bullet(text: str) -> int:
    return 0


def _any_within(places: list[int], start: int, end: int) -> bool:
    """Whether one of the sorted places lies from `start` up to `end`."""
    return bisect_left(places, start) < bisect_left(places, end)
