"""Where in its file a field stands: an editor who is shown the wrong line mends the wrong thing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.wire.reading.whereabouts import Whereabouts

XML = """<?xml version="1.0"?>

<feed>
 <entry><title>First
 of two</title></entry>
 <entry rank="3"><title>Second</title></entry>
</feed>
"""


@pytest.mark.parametrize(
    ("origin", "lines"),
    [
        ("/feed/entry[1]/title", (4, 5)),
        ("/feed/entry[2]/title", (6, 6)),
        ("/feed/entry[2]/@rank", (6, 6)),
        ("/feed/entry[3]/title", None),
        ("/rss/channel", None),
        ("attachment: from line 6 on", (6, 6)),
        ("line 90", None),
    ],
)
def test_the_element_that_an_origin_names_is_found_by_line(origin: str, lines: tuple[int, int] | None) -> None:
    assert Whereabouts(XML).find(origin) == lines


def test_a_member_of_json_is_found_by_line() -> None:
    text = json.dumps({"a": "{", "items": [{"title": "x"}, {"title": ["y", "z"]}]}, indent=1)
    found = Whereabouts(text).find("/items/1/title")
    assert found
    assert [line.strip() for line in text.split("\n")[found[0] - 1 : found[1]]] == ['"title": [', '"y",', '"z"', "]"]


def test_words_are_found_where_the_origin_is_only_words() -> None:
    text = "\x01a1 3 CTY\nFERRY-TIMES\n\x02  The last boat\nleaves at noon.\n\x03251200"
    where = Whereabouts(text)
    assert where.find("keyword line (4.12)", "FERRY-TIMES") == (2, 2)
    assert where.find("text between STX and ETX", "SALTMERE (X) – The last boat leaves at noon.") == (3, 4)
    assert where.find("header: priority (4.4)", "3") == (1, 1)
    assert where.find("trailer", "2026-11-25T12:00") == (5, 5)
    assert where.find("by the copy desk", "Nowhere at all") is None


def test_broken_xml_is_searched_for_its_words() -> None:
    assert Whereabouts("<a>\n<b>The quay\n").find("/a/b", "The quay") == (2, 2)


@given(st.text(max_size=200), st.text(max_size=40), st.none() | st.text(max_size=40))
def test_no_file_and_no_origin_break_it(text: str, origin: str, words: str | None) -> None:
    found = Whereabouts(text).find(origin, words)
    assert found is None or 1 <= found[0] <= found[1] <= text.count("\n") + 1
