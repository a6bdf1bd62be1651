"""The cleaned story as fields that an editor can change, and where each change of the copy desk stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from standfirst.copydesk import Block, Copy, Dateline, Edit, Picture

NAMES = {
    "kicker": "Kicker",
    "headline": "Headline",
    "standfirst": "Standfirst",
    "bylines": "Byline",
    "caption": "Picture",
    "dateline": "Dateline",
    "body": "Body",
    "credit": "Agency credit",
}
APART = "\n\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a field of the story: code points of the field's text; `label` says it in words."""

    field: str
    label: str
    start: int
    end: int


def as_fields(copy: Copy) -> dict[str, str]:
    """What the editor may change, as text: bylines and captions one to a line, paragraphs apart by an empty line."""
    return {
        "kicker": copy.kicker or "",
        "headline": copy.headline or "",
        "standfirst": copy.standfirst or "",
        "bylines": "\n".join(copy.bylines),
        "caption": "\n".join(picture.caption for picture in copy.pictures),
        "dateline": str(copy.dateline) if copy.dateline else "",
        "body": APART.join(block.text for block in copy.blocks),
        "credit": copy.credit or "",
    }


def label_of(span_field: str) -> tuple[str, str]:
    """The editor's field that a span of the Copy belongs to, and its name."""
    head, _, rest = span_field.partition(".")
    if head == "pictures":
        return ("caption", "Picture credit" if rest.endswith("credit") else "Caption")
    return {"blocks": ("body", "Body")}.get(head, (head, NAMES.get(head, head)))


def _bases(copy: Copy) -> dict[str, tuple[str, str, int]]:
    """For each field of the Copy that stands inside an editor's field: that field, its label, and the offset."""
    bases = {name: (name, NAMES[name], 0) for name in ("kicker", "headline", "standfirst", "credit")}
    for name, prefix, suffix, texts, gap in (
        ("body", "blocks", "", [block.text for block in copy.blocks], APART),
        ("bylines", "bylines", "", list(copy.bylines), "\n"),
        ("caption", "pictures", ".caption", [picture.caption for picture in copy.pictures], "\n"),
    ):
        at = 0
        for count, text in enumerate(texts):
            label = f"{NAMES[name]} {count + 1}" if name == "body" or count else NAMES[name]
            bases[f"{prefix}.{count}{suffix}"] = (name, label, at)
            at += len(text) + len(gap)
    return bases


def places_of(copy: Copy) -> dict[str, Place]:
    """Where each Edit inside a field stands in the editor's text, by its id."""
    found: dict[str, Place] = {}
    bases = _bases(copy)
    runs: dict[str, list[tuple[int, int]]] = {}
    for span in copy.spans:
        if span.field in bases:
            runs.setdefault(span.field, []).append((span.start, span.end))
    for name, spans in runs.items():
        field, label, at = bases[name]
        first, last = min(spans)[0], max(end for _, end in spans)
        pieces: list[tuple[int, int, Edit | None]] = [(start, end, None) for start, end in spans]
        pieces += [(edit.start, edit.end, edit) for edit in copy.edits if first <= edit.start and edit.end <= last]
        for start, end, edit in sorted(pieces, key=lambda piece: (piece[0], piece[1])):
            if edit is None:
                at += end - start
            else:
                found[edit.id] = Place(field, label, at, at + len(edit.after))
                at += len(edit.after)
    return found


def place_of(copy: Copy, edit: Edit, places: Mapping[str, Place]) -> Place | None:
    """Where this Edit stands in the story; for what was said again, where it was said first."""
    if edit.id in places:
        return places[edit.id]
    values = as_fields(copy)
    family, _, name = edit.rule.partition(".")
    if edit.rule in ("repeats.headline", "repeats.standfirst"):
        return Place(name, NAMES[name], 0, len(values[name]))
    if edit.rule == "repeats.paragraph":
        return _paragraph(copy, " ".join(edit.before.split()))
    near = {"byline": "bylines", "caption": "caption", "credit": "credit", "dateline": "dateline"}.get(family)
    if near is None and edit.rule == "spaces.no-break":
        near = next((label_of(span.field)[0] for span in copy.spans if span.start >= edit.end), None)
        near = near if near != "body" else None
    return Place(near, NAMES[near], 0, len(values[near])) if near in values and near else None


def _paragraph(copy: Copy, words: str) -> Place | None:
    for name, (field, label, at) in _bases(copy).items():
        if field == "body":
            text = copy.blocks[int(name.partition(".")[2])].text
            if text == words:
                return Place(field, label, at, at + len(text))
    return None


def spot(copy: Copy, start: int, end: int) -> Place | None:
    """Where this stretch of the original stands in the story: the field or the paragraph that holds it."""
    values, bases = as_fields(copy), _bases(copy)
    for span in copy.spans:
        if span.start <= start < max(span.end, span.start + 1):
            field, label, at = bases.get(span.field) or (*label_of(span.field), 0)
            first = min(other.start for other in copy.spans if other.field == span.field)
            words = copy.original[start:end]
            found = values[field].find(words, at) if field in values else -1
            if found < 0 or found > at + (span.end - first) + len(words):
                found, words = at, ""
            return Place(field, label, found, found + len(words))
    return None


def kept_place(place: Place, cleaned: str, value: str) -> Place | None:
    """The place after a person has typed in the field: moved along, or None where the typing touched it."""
    if cleaned == value:
        return place
    ahead = next((n for n, (a, b) in enumerate(zip(cleaned, value, strict=False)) if a != b), None)
    ahead = min(len(cleaned), len(value)) if ahead is None else ahead
    most = min(len(cleaned), len(value)) - ahead
    behind = next((n for n in range(most) if cleaned[-1 - n] != value[-1 - n]), most)
    if place.end <= ahead:
        return place
    if place.start >= len(cleaned) - behind:
        shift = len(value) - len(cleaned)
        return replace(place, start=place.start + shift, end=place.end + shift)
    return None


def edited(copy: Copy, values: Mapping[str, str]) -> Copy:
    """The Copy with the editor's fields; a paragraph that was not touched keeps its type."""
    before = as_fields(copy)
    dateline = copy.dateline
    if values["dateline"] != before["dateline"]:
        place = values["dateline"].strip()
        dateline = Dateline(place, places=(place,)) if place else None
    return replace(
        copy,
        kicker=values["kicker"].strip() or None,
        headline=" ".join(values["headline"].split()) or None,
        standfirst=values["standfirst"].strip() or None,
        bylines=tuple(line.strip() for line in values["bylines"].splitlines() if line.strip()),
        dateline=dateline,
        pictures=copy.pictures if values["caption"] == before["caption"] else _pictures(copy, values["caption"]),
        blocks=copy.blocks if values["body"] == before["body"] else _blocks(copy, values["body"]),
        credit=values["credit"].strip() or None,
    )


def _pictures(copy: Copy, captions: str) -> tuple[Picture, ...]:
    """A picture for each line; one whose line is emptied goes."""
    lines = captions.splitlines()
    pictures = [
        replace(copy.pictures[count], caption=line.strip()) if count < len(copy.pictures) else Picture(line.strip())
        for count, line in enumerate(lines)
    ]
    return tuple(picture for picture in pictures if picture.caption)


def _blocks(copy: Copy, body: str) -> tuple[Block, ...]:
    texts = [text.strip() for text in body.split(APART) if text.strip()]
    before = {block.text: block for block in copy.blocks}
    same = len(texts) == len(copy.blocks)
    made = []
    for count, text in enumerate(texts):
        block = before.get(text) or (replace(copy.blocks[count], text=text) if same else Block("paragraph", text))
        made.append(replace(block, items=tuple(text.splitlines())) if block.type == "list" else block)
    return tuple(made)
