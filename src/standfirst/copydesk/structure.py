"""Which line is what: page furniture, wire header, headline, standfirst, byline, caption, credit, body."""

import itertools
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from standfirst.copydesk import credits, dateline, gazetteer, lexicon, marks
from standfirst.copydesk.blocks import table_rows
from standfirst.copydesk.body import story_lines
from standfirst.copydesk.languages import Language
from standfirst.copydesk.lines import Line, ends_sentence, set_keys
from standfirst.copydesk.published import is_date_line

BODY, KICKER, HEADLINE, STANDFIRST, BYLINE, CAPTION, PHOTO, CREDIT, DATE = (
    "body", "kicker", "headline", "standfirst", "byline", "caption", "photo", "credit", "published",
)  # fmt: skip

PAGE = "furniture.page"
_MARKS_ONLY = re.compile(r"^[\W_]+$")
_SLUG = re.compile(
    r"^(?:[A-Z]{2,}-)*[A-Z]{3,}(?:[-/][A-Z0-9]{2,})+/?(?:,? ?\(?(?:\d(?:st|nd|rd|th)|UPDATE|URGENT|LEAD)[\w ,-]*\)?)?$|^[a-z]\d{4}$|^BC-[\w-]+"
)
_TAKE_END = re.compile(
    r"^(?:-+ ?30 ?-+|#{2,}|\* ?\* ?\*|x{3,}|XXX+|-+ ?(?:more|ends?|MORE|ENDS?) ?-+|\((?:more|ends?|MORE|ENDS?)\))$"
)
_BRACKETED = re.compile(r"^[\[(](.*)[\])]$")
_SUFFIX = re.compile(r"\s(?:[|–—»·:-])\s")
_TOP = 12
_FIRST = 4
_HEAD = 14
_HEADING_WORDS = 4
_LABEL_LENGTH = 400
_LONG_LABEL = 12
_LONGEST_SLUG = 120
_PARAGRAPH_WORDS = 12
_REPEAT_WORDS = 8


def reads_on(line: Line) -> bool:
    """Whether the line is a paragraph of running text, rather than a heading or a label."""
    return (
        line.words >= 30
        or (line.words >= 6 and ends_sentence(line.text))
        or (line.words >= 3 and ends_sentence(line.text) and line.text[0] in '“"„«')
    )


@dataclass
class Sorted:
    """Each line's role; a line that left the story has the rule that took it instead."""

    lines: list[Line]
    roles: list[str] = field(default_factory=list)
    removed: list[str | None] = field(default_factory=list)

    def kept(self) -> list[int]:
        return [count for count, rule in enumerate(self.removed) if rule is None]

    def removals(self) -> Iterator[tuple[int, int, str]]:
        """First line, last line and rule of each removal: one line, or a whole run that the page's shape took."""
        for rule, run in itertools.groupby(enumerate(self.removed), key=lambda removed: removed[1]):
            counts = [count for count, _rule in run]
            if rule == PAGE:
                yield counts[0], counts[-1], rule
            elif rule:
                yield from ((count, count, rule) for count in counts)


class Sorter:
    """Gives each line its role, one kind of rule after another; the lines of `spared` are body, whatever they say."""

    def __init__(self, lines: list[Line], language: Language, spared: Collection[int] = ()) -> None:
        self.language = language
        self.lines = lines
        self.label_words = credits.label_words(language.code)
        self.sign_off_words = credits.sign_off_words(language.code)
        set_keys(lines)
        self.roles = [BODY] * len(lines)
        self.removed: list[str | None] = [None] * len(lines)
        self.spared = [count in spared for count in range(len(lines))]
        #: Lines that can be nothing but body: an editor wants them back, or they are rows of a table.
        rows = table_rows(lines)
        self.fixed = [count in spared or count in rows for count in range(len(lines))]
        #: Lines over the story of a page: headline, standfirst, or else not of the story.
        self.outside = [False] * len(lines)
        #: The rule of the lexicon that each line fits, whether it leaves for that or not.
        self.rules: list[str | None] = [None] * len(lines)
        self.h: int | None = None

    def sort(self) -> Sorted:
        self._furniture()
        self._private()
        self._headers()
        self._page()
        self._headline()
        self._above()
        self._repeats()
        self._head()
        self._tail()
        self._standfirst_said_again()
        return Sorted(self.lines, self.roles, self.removed)

    def lexicon_rules(self) -> list[str | None]:
        """The rule of the lexicon that each line fits, as the model of lines sees it."""
        self._furniture()
        return self.rules

    def remove(self, count: int, rule: str) -> None:
        if self.removed[count] is None and not self.spared[count]:
            self.removed[count] = rule

    def _kept(self) -> list[int]:
        return [count for count, rule in enumerate(self.removed) if rule is None]

    def _furniture(self) -> None:
        book = lexicon.furniture(self.language.code)
        weak: dict[int, str] = {}
        for count, line in enumerate(self.lines):
            if _MARKS_ONLY.match(line.text):
                self.remove(count, "header.end" if _TAKE_END.match(line.text) else "furniture.rule")
                continue
            if line.words > 12 and ":" not in line.text[:40]:
                continue
            for rule, where in book.find(line):
                self.rules[count] = rule
                if where == "anywhere" and not (ends_sentence(line.text) and line.words > 7):
                    self.remove(count, rule)
                    break
                weak.setdefault(count, rule)
        self._weak(weak)

    def _weak(self, weak: dict[int, str]) -> None:
        """Words of a menu go only in company: beside other furniture, or two and more together."""
        long = [count for count, line in enumerate(self.lines) if reads_on(line)]
        first, last = (long[0], long[-1]) if long else (len(self.lines), -1)
        for order in (sorted(weak), sorted(weak, reverse=True)):
            for count in order:
                if self.removed[count] is not None:
                    continue
                beside = [near for near in (count - 1, count + 1) if 0 <= near < len(self.lines)]
                gone = any(self.removed[near] is not None for near in beside)
                company = any(near in weak for near in beside)
                inside = first < count < last
                if (gone or company) and not (inside and not company and not gone):
                    self.remove(count, weak[count])

    def _headers(self) -> None:
        book = lexicon.headers(self.language.code)
        kept = self._kept()
        head = kept[:_TOP]
        for count in head:
            line = self.lines[count]
            rule = self._header_rule(line, book)
            if rule:
                self.remove(count, rule)
            elif reads_on(line):
                break
        for count in reversed(kept[-_TOP:]):
            line = self.lines[count]
            if _TAKE_END.match(line.text):
                self.remove(count, "header.end")
                continue
            rules = [rule for rule, _where in book.find(line)]
            if "header.end" in rules and count == kept[-1]:
                self.remove(count, "header.end")
            elif "header.note" in rules and ":" in line.text and count > kept[0]:
                self.remove(count, "header.note")

    def _private(self) -> None:
        """What stands after the story's end for editors alone: notes, names, telephone numbers. The agency stays."""
        kept = self._kept()
        total = sum(self.lines[count].words for count in kept)
        seen = 0
        for place, count in enumerate(kept):
            if 2 * seen >= total and lexicon.closings(self.language.code).find(self.lines[count]):
                self.remove(count, "header.end")
                for after in kept[place + 1 :]:
                    if not credits.is_credit(self.lines[after].text, self.language):
                        self.remove(after, "header.nonpublic")
                return
            seen += self.lines[count].words

    def _header_rule(self, line: Line, book: lexicon.Lexicon) -> str | None:
        marked = marks.rule_of(line.text)
        if marked or (len(line.text) <= _LONGEST_SLUG and _SLUG.match(line.text)):
            return marked or "header.slug"
        bracketed = _BRACKETED.match(line.text)
        if bracketed:
            inner = bracketed[1].casefold().strip(" .:")
            for header in self.language.headers:
                if any(
                    inner == phrase or inner.startswith((phrase + " ", phrase + ":", phrase + ","))
                    for phrase in header.bracketed
                ):
                    return header.rule
        for rule, _where in book.find(line):
            if rule != "header.end" and (not ends_sentence(line.text) or ":" in line.text[:40]):
                return rule
        return None

    def _page(self) -> None:
        """What the whole page's shape tells: the runs of lines outside the story."""
        story = story_lines(self.lines, self.rules, self.language.code)
        if story is None:
            return
        first = next((count for count in self._kept() if story[count]), 0)
        for count in self._kept():
            line = self.lines[count]
            if story[count] or credits.is_credit(line.text, self.language) or self._is_label(line):
                continue
            if first - _HEAD <= count < first and line.words >= _HEADING_WORDS:
                self.outside[count] = True
            else:
                self.remove(count, PAGE)

    def _is_label(self, line: Line) -> bool:
        if is_date_line(line.text, self.language):
            return True
        return line.opening in self.label_words and bool(
            credits.byline(line.text, self.language)
            or (
                line.words < 30
                and (
                    credits.photo_end(line.text, self.language) is not None
                    or credits.label_end(line.text, self.language.caption_labels) is not None
                )
            )
        )

    def _headline(self) -> None:
        kept = self._kept()
        keys: dict[str, int] = {}
        for count in kept:
            keys[self.lines[count].key] = keys.get(self.lines[count].key, 0) + 1
        for count in kept[:10]:
            line = self.lines[count]
            if (
                keys[line.key] > 1
                and not self.fixed[count]
                and 3 <= line.words <= 30
                and not self._labelled(line)
                and not (line.words > 5 and line.text.endswith("."))
            ):
                self.h = count
                break
            if reads_on(line) and line.words > 30:
                break
        if self.h is None:
            self.h = self._first_heading(kept)
        if self.h is not None:
            self.roles[self.h] = HEADLINE

    def _labelled(self, line: Line) -> bool:
        return len(line.text) <= _LABEL_LENGTH and (
            credits.is_credit(line.text, self.language) or self._is_label(line)
        )

    def _first_heading(self, kept: list[int]) -> int | None:
        short: list[int] = []
        for count in kept[:8]:
            line = self.lines[count]
            if (line.text.endswith((".", ".”", '."', ";", ":", ",")) and line.words >= 4) or line.words > 30:
                break
            if self._labelled(line) or dateline.find(line.text, self.language, alone=True):
                continue
            if self.fixed[count]:
                continue
            if line.words >= 4 or (
                line.words == 3 and not line.text.isupper() and not self._over_heading(kept, count)
            ):
                return count
            short.append(count)
        return short[0] if short and len(kept) >= 1 and not ends_sentence(self.lines[short[0]].text) else None

    def _over_heading(self, kept: list[int], count: int) -> bool:
        """Whether a longer heading follows, so that these few words are a section's name."""
        after = next((self.lines[other] for other in kept if other > count), None)
        return after is not None and 6 <= after.words <= 30 and not after.text.endswith((".", ".”", '."', ":"))

    def _above(self) -> None:
        if self.h is None:
            return
        above = [count for count in self._kept() if count < self.h]
        loose = [count for count in above if not self._labelled(self.lines[count]) and not self.fixed[count]]
        if loose and self._is_kicker(loose[-1], self.h):
            self.roles[loose.pop()] = KICKER
        for count in loose:
            if not reads_on(self.lines[count]):
                self.remove(count, PAGE)

    def _is_kicker(self, count: int, headline: int) -> bool:
        """Whether a few words stand right over the headline."""
        line = self.lines[count]
        between = self.removed[count + 1 : headline]
        return line.words <= 4 and not ends_sentence(line.text) and all(rule is not None for rule in between)

    def _repeats(self) -> None:
        headline = self.lines[self.h] if self.h is not None else None
        seen: dict[str, int] = {}
        for count in self._kept():
            line = self.lines[count]
            if count == self.h or self.roles[count] == KICKER:
                continue
            if headline is not None and self._says(line, headline):
                self.remove(count, "repeats.headline")
                continue
            key = line.key
            if line.words >= _REPEAT_WORDS and key in seen:
                self.remove(count, "repeats.paragraph")
            seen.setdefault(key, count)

    def _standfirst_said_again(self) -> None:
        """Name the repeats of the standfirst after it; an editor looks for them under that name."""
        keys = {line.key for line, role in zip(self.lines, self.roles, strict=True) if role == STANDFIRST}
        for count, rule in enumerate(self.removed):
            if rule == "repeats.paragraph" and self.lines[count].key in keys:
                self.removed[count] = None
                self.remove(count, "repeats.standfirst")

    @staticmethod
    def _says(line: Line, headline: Line) -> bool:
        """Whether the line is the headline again: whole, cut short by dots, or with the site's name after it."""
        if not headline.key:
            return False
        if line.key == headline.key:
            return True
        if line.text.endswith(("...", "…")) and line.words >= 4 and headline.key.startswith(line.key):
            return True
        if headline.words < 4 or headline.key not in line.key:
            return False
        parts = _SUFFIX.split(line.text)
        return len(parts) > 1 and any(part.casefold() == headline.text.casefold() for part in parts)

    def _head(self) -> None:
        """Standfirst, byline, date and captions between the headline and the story."""
        kept = [count for count in self._kept() if self.h is None or count > self.h]
        begin = self._story_begins(kept)
        for count in self._kept():
            if self.h is not None and count < self.h and self.roles[count] == BODY:
                self._label(count)
        for count in kept:
            if count >= begin:
                break
            self._label(count)
        self._names([count for count in kept if count < begin])
        self._special([count for count in kept if count < begin])
        self._standfirst([count for count in kept if count <= begin], begin)
        for count in kept:
            if (
                self.removed[count] is None
                and count < begin
                and self.roles[count] == BODY
                and self._is_caption(count)
            ):
                self.roles[count] = CAPTION
        for count in kept:
            if self.outside[count] and self.roles[count] == BODY:
                self.remove(count, PAGE)
            elif count >= begin and self.roles[count] == BODY:
                self._label(count, body=True)

    def _special(self, between: list[int]) -> None:
        """ "Special to The Lamp": for whom a byline's owner wrote is no text; it stays in the Edits."""
        for count in between:
            words = credits.special_line(self.lines[count].text, self.language)
            if not words or self.roles[count] != BODY:
                continue
            beside = [self.roles[near] for near in (count - 1, count + 1) if 0 <= near < len(self.lines)]
            told = words[0].casefold() in self.language.articles or any(
                word.casefold() in self.language.organisation_words for word in words
            )
            if BYLINE in beside or told:
                self.remove(count, "byline.special")

    def _names(self, between: list[int]) -> None:
        """A name without "by" is a byline where its place stands with it, or the next line is its job, a listed town or a
        date; the job and the place stay in the Edits."""
        for count in between:
            line = self.lines[count]
            if self.roles[count] != BODY or self.fixed[count]:
                continue
            if credits.placed_byline(line.text, self.language) or self._tells_for_whom(line):
                self.roles[count] = BYLINE
                continue
            if line.words > 7 or count + 1 >= len(self.lines):
                continue
            following = self.lines[count + 1]
            own = line.text.rpartition(", ")
            jobs = own[2].casefold().split()
            if jobs and own[0] and all(word in self.language.job_words for word in jobs):
                if credits.byline(line.text, self.language, labelled=False):
                    self.roles[count] = BYLINE
                continue
            job = following.words <= 5 and following.text.casefold().split()[-1] in self.language.job_words
            names = credits.byline(line.text, self.language, labelled=False)
            town = (
                line.text.isupper()
                and following.text.isupper()
                and gazetteer.is_town(following.text)
                and not any(credits.is_section(name.text, self.language) for name in names)
            )
            if names and (job or town or self.roles[count + 1] == DATE):
                self.roles[count] = BYLINE
                if job or town:
                    self.remove(count + 1, "byline.job" if job else "byline.place")

    def _tells_for_whom(self, line: Line) -> bool:
        """ "Jane Doe, Special to The Lamp": a name without "by", and for whom it wrote."""
        name, _comma, rest = line.text.partition(", ")
        return bool(rest and credits.special_line(rest, self.language)) and bool(
            credits.byline(name, self.language, labelled=False)
        )

    def _story_begins(self, kept: list[int]) -> int:
        """The first line of the story's own text: the one with the dateline, else the first that reads on."""
        reading = (count for count in kept if reads_on(self.lines[count]) and not self.outside[count])
        running = list(itertools.islice(reading, _FIRST))
        story = self._story()
        for count in running:
            if dateline.find(self.lines[count].text, self.language, story):
                return count
        if len(running) > 2 and self._set_apart(running[0], running[1]) and self.lines[running[0]].words <= 60:
            return running[1]
        return (
            running[0]
            if running
            else next((count for count in kept if not self._labelled(self.lines[count])), len(self.lines))
        )

    def _set_apart(self, first: int, second: int) -> bool:
        """Whether something of the page stands between two paragraphs: a byline, a date, a picture, a repeat."""
        return any(
            (rule is not None and not rule.startswith("repeats.paragraph"))
            or (rule is None and self._labelled(self.lines[count]))
            for count, rule in enumerate(self.removed[first + 1 : second], first + 1)
        )

    def _story(self) -> str:
        return " ".join(self.lines[count].text for count in self._kept()[:60])

    def _label(self, count: int, body: bool = False) -> None:
        line = self.lines[count]
        if len(line.text) > _LABEL_LENGTH or self.fixed[count]:
            return
        opening = line.opening
        labelled = opening in self.label_words
        opens = labelled or opening in self.sign_off_words
        if body and line.words >= _LONG_LABEL and not opens and credits.is_long(line.text):
            return
        if is_date_line(line.text, self.language) and (not body or line.words < _LONG_LABEL):
            self.roles[count] = DATE
        elif labelled and credits.byline(line.text, self.language):
            self.roles[count] = BYLINE
        elif self._opens_caption(line, labelled) or (
            not body and line.words < 60 and credits.credit_after(line.text, self.language) is not None
        ):
            self.roles[count] = CAPTION
        elif self._opens_photo(line, labelled) or (
            not body and (credits.is_picture_credit(line.text) or credits.holder_end(line.text))
        ):
            self.roles[count] = PHOTO
        elif credits.is_credit(line.text, self.language):
            self.roles[count] = CREDIT

    def _opens_caption(self, line: Line, labelled: bool) -> bool:
        return labelled and line.words < 60 and credits.caption_end(line.text, self.language) is not None

    def _opens_photo(self, line: Line, labelled: bool) -> bool:
        """Whether the line opens with "Photo:" or the like, or says no more than "File photo"."""
        if not labelled or line.words >= 30:
            return False
        if credits.photo_end(line.text.strip("()[]"), self.language) is not None:
            return True
        plain = line.text.strip("()[]. ").casefold()
        return line.words <= 8 and any(
            plain == phrase or plain.startswith((phrase + ":", phrase + "/"))
            for phrase in self.language.photo_credit_phrases
        )

    def _standfirst(self, between: list[int], begin: int) -> None:
        if self.h is None:
            return
        for count in between:
            line = self.lines[count]
            if (
                count == begin
                or self.removed[count] is not None
                or self.roles[count] != BODY
                or self.fixed[count]
                or line.words > 70
            ):
                continue
            under = self.lines[count + 1] if count + 1 < len(self.lines) else None
            if under is not None and self.roles[count + 1] == PHOTO and under.gap == 0:
                continue
            if line.words >= (4 if count == self.h + 1 else 7) and not self._follows_lightbox(count):
                self.roles[count] = STANDFIRST
                return

    def _follows_lightbox(self, count: int) -> bool:
        return count > 0 and self.removed[count - 1] == "furniture.lightbox"

    def _is_caption(self, count: int) -> bool:
        line = self.lines[count]
        near = [self.roles[beside] for beside in (count - 1, count + 1) if 0 <= beside < len(self.lines)]
        return (
            not self.fixed[count]
            and line.words <= 40
            and (self._follows_lightbox(count) or PHOTO in near or (line.words <= 15 and not self.outside[count]))
        )

    def _tail(self) -> None:
        kept = [count for count in self._kept() if self.roles[count] == BODY or self.roles[count] == CREDIT]
        for count in reversed(kept[1:]):
            line = self.lines[count]
            if credits.is_credit(line.text, self.language) and not self.fixed[count]:
                self.roles[count] = CREDIT
            elif reads_on(line) or line.words > 12:
                break
