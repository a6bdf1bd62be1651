"""How each rule of the copy desk is told to an editor. A rule without words of its own takes its family's."""

from dataclasses import dataclass

from standfirst.copydesk import Edit


@dataclass(frozen=True, slots=True)
class Kind:
    """A filter at the head of the original: its plural, the sign drawn on it, and the tag beside a mark."""

    label: str
    sample: str
    tag: str


KINDS = {
    "furniture": Kind("Furniture", "ab", "page furniture"),
    "repeat": Kind("Repeats", "ab", "said again"),
    "quote": Kind("Quotes", "”", ""),
    "space": Kind("Spaces", "␣", ""),
    "letter": Kind("Letters", "é", ""),
    "label": Kind("Labels", "By", "label"),
}
FAMILIES = {
    "furniture": "furniture",
    "repeats": "repeat",
    "quotes": "quote",
    "spaces": "space",
    "hyphens": "space",
    "characters": "letter",
    "encoding": "letter",
}


@dataclass(frozen=True, slots=True)
class Told:
    title: str
    told: str = ""


WORDS = {
    "furniture": Told("Page furniture", "Left out: it belongs to the page it was copied from."),
    "furniture.search-prompt": Told("The page’s search box", "Left out of the story."),
    "furniture.lightbox": Told("A button on the page’s picture", "Left out of the story."),
    "furniture.next-story": Told("The page’s link to its next story", "Left out of the story."),
    "furniture.also-read": Told("Links to other stories", "Left out of the story."),
    "furniture.share": Told("Share buttons", "Left out of the story."),
    "furniture.subscribe": Told("An offer to subscribe", "Left out of the story."),
    "furniture.menu": Told("A menu of the page", "Left out of the story."),
    "furniture.cookie": Told("A cookie notice", "Left out of the story."),
    "furniture.comment": Told("Comments, or the way to them", "Left out of the story."),
    "furniture.advertisement": Told("An advertisement", "Left out of the story."),
    "furniture.page": Told("The page around the story", "Left out of the story."),
    "repeats": Told("Said again", "Kept once, where it first stands."),
    "repeats.headline": Told("Headline said again", "Kept once, as the headline. This line is left out of the body."),
    "repeats.standfirst": Told(
        "Standfirst said again", "Kept once, as the standfirst. This paragraph is left out of the body."
    ),
    "repeats.paragraph": Told("Paragraph said again", "Kept once, where it first stands."),
    "quotes": Told("Quotation mark changed"),
    "quotes.space": Told("Space inside quotation marks"),
    "quotes.ticks": Told("Ticks made quotation marks"),
    "spaces": Told("Space put right"),
    "spaces.no-break": Told("No-break space"),
    "spaces.doubled": Told("Two spaces made one"),
    "spaces.before-mark": Told("Space before a mark"),
    "hyphens.torn": Told("Torn hyphen joined"),
    "hyphens.line-end": Told("Word joined that a line end had split"),
    "characters": Told("Letter put right"),
    "characters.invisible": Told("Invisible sign taken out"),
    "characters.control": Told("Control code taken out"),
    "characters.ligature": Told("Joined letters parted"),
    "characters.icon": Told("Icon taken out"),
    "characters.lost": Told("A letter that could not be read"),
    "encoding": Told("Garbled letters mended"),
    "header": Told("A line for the desk, not for readers", "Left out of the story."),
    "header.kill": Told("The copy says that it is killed", "Find out before anything of it is printed."),
    "header.embargo": Told("The copy says that it is embargoed", "Find out until when before it is printed."),
    "header.hold": Told("The copy says that it is on hold", "Find out why before anything of it is printed."),
    "header.not-for-publication": Told("The copy says that it is not for publication", "It is filed as held."),
    "header.advisory": Told("The copy is an advisory to editors", "It is filed as held."),
    "header.correction": Told("The copy says that it corrects another", "Find the story that it corrects."),
    "header.published": Told("When it was published", "Read as the date; left out of the body."),
    "byline": Told("Words around the byline", "The name is kept as the byline."),
    "caption": Told("Words around the caption", "Left out; the caption is kept."),
    "credit": Told("Signs around the credit", "Left out; the credit is kept."),
    "dateline": Told("Signs around the dateline", "Left out; the place is kept as the dateline."),
    "blocks": Told("Sign of a list or of a passage set apart", "The page draws its own."),
}


def kind_of(rule: str) -> str:
    return FAMILIES.get(rule.partition(".")[0], "label")


def told_of(edit: Edit) -> Told:
    """The title of this Edit, and a sentence on what became of its words."""
    if edit.rule == "quotes.paired" and edit.after:
        opened = edit.after[0] in "“‘„«‹»›" and edit.after[0] not in "»›"
        return Told("Quotation mark opened" if opened else "Quotation mark closed")
    family = edit.rule.partition(".")[0]
    return WORDS.get(edit.rule) or WORDS.get(family) or Told(edit.rule.replace(".", ": ").capitalize())
