"""Whatever arrives, a reader ends with items or with one sentence: anything else stops the intake of a whole source."""

import io
import random
import signal
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.copydesk.items import copy_of
from standfirst.wire.formats import formats, read
from standfirst.wire.item import Item, Unreadable
from standfirst.wire.reading.format import Hints
from tests.wire.formats.samples import FOLDER, everything_shown

FIXTURES = [path.read_bytes() for path in sorted(FOLDER.rglob("*")) if path.is_file()]
MAIL = b"From: a@b.example\nMessage-ID: <1@b.example>\nSubject: Ferry\n"
QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def survives(content: bytes) -> list[Item]:
    """Read it by its own format, and check what came out; an Unreadable is an answer too."""
    sentence, found = None, []
    try:
        found = list(read(content, Hints(source="test"))[1])
    except Unreadable as refusal:
        sentence = str(refusal)
    assert sentence is None or (sentence.endswith((".", "”")) and "\n" not in sentence)
    for item in found:
        item.to_dict()
        copy_of(item).to_dict()
        everything_shown(item).encode("utf-8")
    return found


def mutated(content: bytes, seed: int) -> bytes:
    """A fixture with pieces cut, doubled, swapped, or bytes changed."""
    chance = random.Random(seed)
    data = bytearray(content)
    for _turn in range(chance.randint(1, 6)):
        if not data:
            break
        start = chance.randrange(len(data))
        end = min(len(data), start + chance.randint(1, 60))
        match chance.randrange(5):
            case 0:
                del data[start:end]
            case 1:
                data[start:start] = data[start:end] * chance.randint(1, 5)
            case 2:
                data[start] = chance.randrange(256)
            case 3:
                data[start:end] = bytes(reversed(data[start:end]))
            case _:
                del data[end:]
    return bytes(data)


@settings(deadline=None, derandomize=True, max_examples=250, suppress_health_check=QUIET)
@given(st.sampled_from(range(len(FIXTURES))), st.integers(0, 10_000_000))
def test_a_damaged_take_of_any_format(which: int, seed: int) -> None:
    survives(mutated(FIXTURES[which], seed))


@settings(deadline=None, derandomize=True, max_examples=200, suppress_health_check=QUIET)
@given(st.binary(max_size=2000))
def test_any_bytes(content: bytes) -> None:
    survives(content)


@settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=QUIET)
@given(st.sampled_from(range(len(FIXTURES))), st.integers(0, 10_000_000))
def test_every_reader_given_what_is_not_its_own(which: int, seed: int) -> None:
    content = mutated(FIXTURES[which], seed)
    for each in formats():
        each.sniff(content[:65_536])
        try:
            list(each.read(io.BytesIO(content), Hints()))
        except Unreadable:
            continue


def test_billion_laughs_stays_small() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<!DOCTYPE nitf [<!ENTITY l0 "ha">{entities}]><nitf><body><body.content><p>&l11;</p></body.content></body></nitf>'
    for item in survives(text.encode()):
        assert len(everything_shown(item)) < 10_000


@pytest.mark.parametrize("uri", ["file:///etc/passwd", "http://127.0.0.1:9/x"])
def test_an_external_entity_reaches_no_file_and_no_network(uri: str) -> None:
    for root, inner in (
        ("nitf", "<body><body.content><p>&x;</p></body.content></body>"),
        ("rss", "<channel><item><title>&x;</title></item></channel>"),
    ):
        text = f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "{uri}">]><{root}>{inner}</{root}>'
        for item in survives(text.encode()):
            assert "root:" not in everything_shown(item)


@pytest.mark.parametrize(("opening", "closing"), [("<nitf><body>", ""), ("<rss><channel>", ""), ("<newsItem>", "")])
def test_deep_nesting_is_refused_by_its_line(opening: str, closing: str) -> None:
    with pytest.raises(Unreadable, match="deep"):
        list(read((opening + "<p>" * 50_000 + closing).encode())[1])


def test_deep_nesting_inside_a_body_keeps_its_words() -> None:
    text = (
        "<rss><channel><item><title>T</title><description>"
        + "&lt;div&gt;" * 5000
        + "Words"
        + "</description></item></channel></rss>"
    )
    found = survives(text.encode())
    assert not found or "Words" in everything_shown(found[0])


def test_deep_json_is_refused() -> None:
    with pytest.raises(Unreadable, match="deeper"):
        list(read(b'{"uri": "x", "headline": ' + b"[" * 200_000 + b"]" * 200_000 + b"}")[1])


@pytest.mark.parametrize(
    "content",
    [b"<p>" * 40_000, b"&lt;" * 40_000, b"{" * 100_000, b"ZCZC " * 40_000, b"^<" * 100_000, b"a: b\n" * 50_000, b"(" * 100_000],
    ids=lambda content: content[:4].decode(),
)  # fmt: skip
def test_a_reader_whose_time_grows_with_the_square_of_its_input_hangs_here(content: bytes) -> None:
    survives(content)


def test_a_zip_that_is_no_document_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("story.txt", "words")
    with pytest.raises(Unreadable, match="ZIP"):
        list(read(packed.getvalue())[1])


@pytest.mark.parametrize(
    "content",
    [
        b"From: a@b.example\nSubject: Ferry\nDate: Tue, 12 May 99999999999999999999 10:00:00 GMT\n\nThe ferry sailed.",
        b"<html><body>&#x1;<script>1</script>&#x2;"
        + b"<p>The ferry sailed to Brackmoor on Tuesday, he said.</p>" * 4,
        MAIL + b'Content-Type: text/plain; charset="utf\x00"' + b"\n\nThe ferry sailed \xff\xfe\xff on Tuesday.",
    ],
    ids=["a year beyond all years", "control codes by reference", "a character set with a null"],
)
def test_what_the_long_fuzz_found(content: bytes) -> None:
    assert "ferry sailed" in everything_shown(survives(content)[0])


def test_a_feed_with_a_number_beyond_all_characters_is_refused() -> None:
    assert survives(b"<rss version='2.0'><channel><item><title>&#" + b"9" * 40 + b";</item></channel></rss>") == []


def ended_in_time(content: bytes) -> bool:
    """Whether it is read or refused within two processor seconds: the time that the fuzz gives a file."""
    gone = signal.signal(signal.SIGPROF, _late)
    signal.setitimer(signal.ITIMER_PROF, 2)
    try:
        survives(content)
    except TimeoutError:
        return False
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, gone)
    return True


def _late(_signal: int, _frame: object) -> None:
    raise TimeoutError


@pytest.mark.parametrize(
    "content",
    [
        b"From: a@b.example\nDate: Tue, 12 May 2026 10:00:00 +0000\nMessage-ID: <1@b.example>\nContent-Type: text/plain; "
        + b"<div><ul><li>" * 3_000
        + b"\n\nText.",
        b"<!-- wp:html -->" * 3_000 + b"Text.",
        b"Ferry" + b" " * 60_000 + b"sailed.",
        MAIL + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 3_000,
        MAIL + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(300)),
    ],
    ids=["a header without end", "many comments", "many spaces", "parts in parts", "parts in parts, each of its own"],
)
def test_nothing_hangs_that_the_long_fuzz_found(content: bytes) -> None:
    assert ended_in_time(content)
