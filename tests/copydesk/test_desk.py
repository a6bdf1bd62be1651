"""The copy desk as a whole: if these fail, a reader gets page furniture, or an editor loses words."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from standfirst.copydesk import Copy, Unreadable, clean
from standfirst.copydesk.sheet import fields

PAGE = (Path(__file__).parent.parent / "fixtures" / "pasted" / "harbour.txt").read_text("utf-8")
FRAGMENTS = [
    "Begin typing your search...", "Advertisement", "X", "Next Story", "Share", "By Anna Lindqvist", "Reuters", "(AP)",
    "Harbour workers walk out over night shifts", "Photo: Lindqvist/Reuters", "(1/2)", "1. One", "• Two", "> Said", "    indented",
    "OSLO (AP) — The council met on Tuesday.", "“ They said so,\" he said.", "five -hour", "<b>bold</b>", "&amp;", "caf\u00e9", "cafe\u0301",
    "\xa0", "\u200b", "\x00", "\ufffd", "Published: 12 September 2025", "EMBARGOED until noon", "Caption: A ship", "\r\n", "\t", "", "",
    "The council met on Tuesday and decided nothing that anyone could remember afterwards.", "standfirst-copy: 1", "headline: x",
    "With inputs from agencies", "(Reporting by A. Person; editing by B. Person)", "ENDS", "###", "https://example.org/a?b=c",
]  # fmt: skip
SIGNS = "abcdé Ãâ€™ÂœŒ”“\"'-–— \n\t.,:;/()&<>\xa0\x85\x9d\u200b\u2028ﬁ\u0301İßſK\ud800"
MISREAD = st.tuples(
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6),
    st.lists(
        st.sampled_from(["cp1252", "latin-1", "mac_roman", "cp1251", "cp1250", "cp437"]), min_size=1, max_size=3
    ),
).map(lambda drawn: misread("café “five” – " + " ".join(drawn[0]), drawn[1]))
HARBOUR_STORY = "\n\n".join(
    f"The {name} was moved to the north quay on Tuesday, the harbour master said, and nobody on board had been hurt."
    for name in ("trawler", "ferry", "dredger", "pilot boat", "barge")
)
MESS = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", " "]).map(lambda joint: joint.join(lines))
)


def misread(text: str, encodings: list[str]) -> str:
    """The text as it looks after programs have read its UTF-8 in these encodings, one after the other."""
    for name in encodings:
        text = text.encode("utf-8").decode(name, "replace")
    return text


def cleaned(text: str, **how: object) -> Copy | None:
    try:
        return clean(text, **how)  # type: ignore[arg-type]
    except Unreadable:
        return None


def assert_partition(copy: Copy) -> None:
    """Every code point in one span or one Edit, in order; each field its slices and the Edits between them."""
    pieces = sorted(
        [(s.start, s.end, 0, s.field, "") for s in copy.spans]
        + [(e.start, e.end, 1, "", e.after) for e in copy.edits]
    )
    at = 0
    for start, end, *_rest in pieces:
        assert start == at, f"a hole or an overlap at {at}"
        at = end
    assert at == len(copy.original)
    for edit in copy.edits:
        assert edit.before == copy.original[edit.start : edit.end]
    shape = copy.to_dict()
    for name in {span.field for span in copy.spans}:
        if name.endswith(".href"):
            continue
        places = [count for count, piece in enumerate(pieces) if piece[3] == name]
        run = pieces[places[0] : places[-1] + 1]
        text = "".join(copy.original[p[0] : p[1]] if p[2] == 0 else p[4] for p in run)
        value = shape
        for step in name.split("."):
            value = value[int(step)] if step.isdigit() else value[step]
        assert (value["text"] if isinstance(value, dict) else value) == text, name


@settings(deadline=None, max_examples=500, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(MESS, MISREAD, st.text(max_size=200), st.text(SIGNS, max_size=60)))
@example("standfirst-copy: 1\nheadline: x\nheadline: y")
@example("œé\u2028")
@example("Âœﬁ\n\xa0Œâ  \x85")
@example("Ð°\ud800")
@example("`` â€śT")
@example("1\nÃ¢\u2028")
@example("<" * 40 + "b>" * 40)
@example("&" + "amp;" * 40 + "lt;b&" + "#38;" * 20 + "gt;")
def test_nothing_is_lost_and_cleaning_twice_changes_nothing(text: str) -> None:
    copy = cleaned(text)
    if copy is None:
        return
    assert_partition(copy)
    again = clean(copy.as_text())
    assert fields(again) == fields(copy)
    assert_partition(again)


MENU = [
    "Home", "World", "Subscribe", "Sign in", "Most read", "Leave a comment", "3 comments", "Ferry fares", "Tides and weather", "© Staithe Post",
    "More from the harbour", "Crews return to the north quay", "Share this story", "Advertisement", "Privacy policy", "Marchbank | Letters",
]  # fmt: skip
PAGES = st.tuples(
    st.lists(st.sampled_from(MENU), max_size=14), MESS, st.lists(st.sampled_from(MENU), max_size=14), st.booleans()
).map(
    lambda parts: "\n".join(
        (*parts[0], parts[1], *([HARBOUR_STORY] if parts[3] else []), *parts[2], "The tide tables are on page nine.")
    )
)


def assert_back(copy: Copy, start: int, end: int) -> None:
    """Every letter and digit of a place is a field's again, or stands in an Edit that has no undo."""
    kept = [False] * len(copy.original)
    for place in (*copy.spans, *(edit for edit in copy.edits if not edit.undoable)):
        kept[place.start : place.end] = [True] * (place.end - place.start)
    lost = [copy.original[at] for at in range(start, end) if copy.original[at].isalnum() and not kept[at]]
    assert not lost, "".join(lost)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(MESS, PAGES), st.data())
def test_what_an_editor_undoes_comes_back(text: str, data: st.DataObject) -> None:
    copy = cleaned(text)
    undoable = [edit for edit in copy.edits if edit.undoable] if copy else []
    if not undoable:
        return
    edits = data.draw(st.lists(st.sampled_from(undoable), min_size=1, max_size=3, unique=True))
    again = clean(text, without=frozenset(edit.id for edit in edits))
    assert not {edit.id for edit in edits} & {other.id for other in again.edits}
    assert_partition(again)
    for edit in edits:
        assert_back(again, edit.start, edit.end)


def test_a_whole_page_becomes_one_story() -> None:
    copy = clean(PAGE)
    assert copy.headline == "Vessmark port in limbo after crane operators side with Ondal"
    assert copy.standfirst is not None
    assert copy.standfirst.startswith("Mayor Tove Ahlgren")
    assert str(copy.dateline) == "OSLO"
    assert [picture.caption for picture in copy.pictures] == ["Harbour master Rikke Saland"]
    assert copy.credit == "AFP"
    assert copy.bylines == ()
    assert [block.text for block in copy.blocks].count(copy.standfirst) == 0
    assert "“poor bargain”" in copy.blocks[1].text
    assert "six-hour" in copy.blocks[2].text
    assert {"no-date", "rights-unknown", "caption-without-picture"} <= {flag.code for flag in copy.flags}
    assert_partition(copy)


def test_an_undone_removal_puts_the_words_back() -> None:
    repeat = next(edit for edit in clean(PAGE).edits if edit.rule == "repeats.standfirst")
    copy = clean(PAGE, without=frozenset({repeat.id}))
    assert repeat.before in [block.text for block in copy.blocks]


def test_a_credit_over_two_lines_is_one_line() -> None:
    text = "\n".join(
        [
            "Harbour board puts off its vote",
            "The harbour board put off its vote on night shifts on Tuesday after",
            "two of its members had left the room, and it will meet on Friday in",
            "the old customs house, its chair told those who had stayed for the",
            "vote.",
            "(Reporting by Edda Marlow and Rafe Colley in Marchbank; editing by",
            "Anna Lindqvist)",
        ]
    )
    credit = clean(text).credit
    assert credit is not None
    assert credit.endswith("editing by Anna Lindqvist")


@pytest.mark.needs_shared
def test_the_real_page(shared: Path) -> None:
    copy = clean((shared / "samples" / "pasted" / "armenia.txt").read_bytes())
    assert copy.headline == "Russia finds itself isolated over Ukraine war as ally Armenia flips to US"
    assert copy.standfirst is not None
    assert copy.standfirst.startswith("Putin finds himself")
    assert str(copy.dateline) == "WASHINGTON"
    assert [picture.caption for picture in copy.pictures] == ["Prime Minister Nikol Pashinyan"]
    assert (copy.credit, copy.bylines, copy.published) == ("IANS", (), None)
    assert len(copy.blocks) == 20
    body = " ".join(block.text for block in copy.blocks)
    assert "“strategic mistake”, while" in body
    assert "as a “strategic mistake” and" in body
    assert "five-hour meeting" in body
    assert [flag.kind for flag in copy.flags if flag.code == "query"] == ["years-disagree", "place-not-in-region"]
    assert_partition(copy)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"", "no text"),
        (b" \n\t ", "no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "This is a picture, not text"),
        (b"%PDF-1.7 ...", "This is a PDF, not text"),
        (bytes(range(256)) * 40, "control codes"),
        (b"a" * 8_000_001, "more than 8,000,000 bytes"),
        (b"a b " * 60_000, "Line 1 has 240,000 characters"),
        (b"a\n" * 1_000_000, "1,000,001 lines"),
        (b"Begin typing your search...\n\nAdvertisement\n\nNext Story\n", "Only page furniture"),
    ],
)
def test_what_cannot_be_a_story_is_refused_in_a_sentence(source: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        clean(source)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_hostile_markup_goes_and_real_signs_stay() -> None:
    copy = clean(
        "Sums for all\n\nIf a < b and b > c then the <script>alert(1)</script>sum\x00 holds, the teacher said & smiled."
    )
    assert copy.blocks[0].text == "If a < b and b > c then the sum holds, the teacher said & smiled."
    assert_partition(copy)


def test_what_is_taken_out_for_good_is_no_double_space_that_can_be_undone() -> None:
    copy = clean(
        "The bridge opens\n\nThe council <script>alert(1)</script> voted on \x00 Monday to open the  bridge."
    )
    assert copy.blocks[0].text == "The council voted on Monday to open the bridge."
    assert_partition(copy)
    made = {edit.before: (edit.rule, edit.undoable) for edit in copy.edits if edit.rule != "spaces.layout"}
    assert made == {
        "<script>alert(1)</script>": ("html.tag", False),
        "\0": ("characters.control", False),
        " ": ("spaces.doubled", True),
    }


def test_text_misread_twice_is_mended_to_the_end() -> None:
    once = "Cafés – “closed” for the naïve".encode().decode("cp1252", "replace")
    twice = once.encode().decode("cp1252", "replace")
    for text in (once, twice):
        copy = clean(f"The town closes its rooms\n\nThe owner said of them that {text} visitors had stayed away.")
        assert "Cafés – “closed" in copy.blocks[0].text
        assert "naïve" in copy.blocks[0].text


def test_lost_characters_are_flagged_and_not_invented() -> None:
    copy = clean("The caf� was shut\n\nNobody at the caf� would say why it had shut that day.")
    assert [flag.code for flag in copy.flags].count("lost-characters") == 1
    assert "caf�" in copy.blocks[0].text


def test_mixed_bytes_are_mended_as_edits() -> None:
    copy = clean("Zürich zahlt\n\nDie Stadt zahlt nun für das ".encode() + "Café am See.".encode("cp1252"))
    assert copy.blocks[0].text.endswith("Café am See.")
    assert any(edit.rule == "encoding.mixed" for edit in copy.edits)


def test_the_structure_is_plain_json() -> None:
    assert json.loads(json.dumps(clean(PAGE).to_dict()))["schema"] == 1


def test_a_sections_name_over_the_headline_is_not_the_headline() -> None:
    copy = clean(
        "Sea and Sky\n\nA piano comes ashore at Lantern Strand, and still plays\n\n"
        "LANTERN STRAND, 20 Nov: Rafe Colley was looking for a tennis ball when he saw a piano on the sand.\n"
    )
    assert copy.headline == "A piano comes ashore at Lantern Strand, and still plays"


def test_the_items_of_a_list_are_mended_like_paragraphs() -> None:
    copy = clean(
        "What the council wants\n\nThe council put up a list of what it wants from the port on Tuesday.\n\n"
        '• A “ quiet” night\n• A six -hour day\n• The “old\xa0pier"\n\nThe port will answer it in the spring.'
    )
    assert copy.blocks[1].items == ("A “quiet” night", "A six-hour day", "The “old pier”")
    assert_partition(copy)


def test_a_letter_whose_small_form_is_longer_shifts_no_tag() -> None:
    """İ is two signs when it is made small: what follows it must lose its script and nothing else."""
    told = clean(
        "İzmir\n\nThe ferry <SCRIPT>alert('İİ')</SCRIPT>sailed from İzmir at noon, and the pilot was on board."
    )
    assert "The ferry sailed from İzmir at noon" in " ".join(block.text for block in told.blocks)
    assert "alert" not in str(told.blocks)
