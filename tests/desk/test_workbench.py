"""Try a file: what an editor is shown of it, that nothing is stored unless asked, and who may ask."""

import base64
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from standfirst.newsroom.roles import REPORTER
from standfirst.wire.models import Item, Source, Take
from tests.desk.test_roles import as_role

__all__ = ["as_role"]
FOLDER = Path(__file__).parent.parent / "fixtures" / "wire"
FIXTURES = sorted(path for path in FOLDER.rglob("*") if path.is_file())


def tried(desk: Client, content: bytes, name: str = "take.xml", **more: Any) -> Any:
    return desk.post("/desk/wire/try/", {"file": SimpleUploadedFile(name, content), **more})


def carried(content: bytes, **more: Any) -> dict[str, Any]:
    return {"content": base64.b64encode(content).decode(), "name": "take.xml", **more}


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_format_is_shown_with_why_it_was_recognised(desk: Client, path: Path) -> None:
    page = tried(desk, path.read_bytes(), path.name)
    assert page.status_code == 200
    shown = page.content.decode()
    assert f"<b>{path.name}</b> was read as" in shown
    assert "Headline" in shown
    assert not Take.objects.exists()


def test_a_field_leads_to_its_line(desk: Client) -> None:
    shown = tried(desk, (FOLDER / "newsml-1.2" / "embargoed.xml").read_bytes()).content.decode()
    assert '<a href="#line-11">line 11</a>' in shown
    assert "NewsLines/HeadLine" in shown
    assert "Ring 555 0100" in shown.partition("Not for publication")[2]


def test_a_refusal_shows_the_line_where_it_stops(desk: Client) -> None:
    page = tried(desk, (FOLDER / "newsml-1.2" / "embargoed.xml").read_bytes()[:900])
    assert page.status_code == 422
    shown = page.content.decode()
    assert 'id="line-8" class="is-stop"' in shown
    assert "12 others" in shown
    assert tried(desk, b"%PDF-1.7").status_code == 422


def test_control_codes_are_drawn_by_name(desk: Client) -> None:
    shown = tried(desk, (FOLDER / "iptc-7901" / "english-lead.txt").read_bytes()).content.decode()
    assert '<b class="wire-code">SOH</b>' in shown


def test_what_is_asked_for_is_stored_as_copy_of_its_source(desk: Client, tmp_path: Path) -> None:
    source = Source.objects.create(slug="npa", name="NPA", delivery="command")
    content = (FOLDER / "newsml-g2" / "2.35-text.xml").read_bytes()
    desk.post("/desk/wire/try/", carried(content, do="inbox"))
    assert not Take.objects.exists(), "nobody said whose copy it is"
    desk.post("/desk/wire/try/", carried(content, do="inbox", source=source.pk))
    assert Item.objects.get().source == source
    assert (tmp_path / "takes" / Take.objects.get().sha256[:2]).is_dir()


def test_the_bytes_come_back_as_they_were_sent(desk: Client) -> None:
    answer = desk.post("/desk/wire/try/", carried(b"\x01\x00\xff", do="bytes"))
    assert answer.content == b"\x01\x00\xff"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_take_of_many_items_is_looked_at_one_by_one(desk: Client) -> None:
    content = (FOLDER / "feed" / "rss-2.0.xml").read_bytes()
    assert "item 1 of 3" in tried(desk, content).content.decode()
    shown = desk.post("/desk/wire/try/", carried(content, item="3")).content.decode()
    assert "item 3 of 3" in shown
    assert "courier-3" in shown


def test_bad_input_is_a_sentence(desk: Client) -> None:
    assert b"There is no file, or an empty one" in desk.post("/desk/wire/try/", {"content": "?"}).content
    assert b"are the most that the desk looks at" in tried(desk, b" " * 8_000_001).content
    assert desk.post("/desk/wire/try/", carried(b"<a", item="9" * 50, source="9" * 50)).status_code == 200


def test_only_who_may_file_stories_brings_copy_in(as_role: Any) -> None:
    source = Source.objects.create(slug="npa", name="NPA", delivery="command")
    content = (FOLDER / "newsml-g2" / "2.35-text.xml").read_bytes()
    desk = as_role(REPORTER)
    desk.post("/desk/wire/try/", carried(content, do="inbox", source=source.pk))
    assert Take.objects.count() == 1
    from django.contrib.auth.models import Group

    Group.objects.get(name=REPORTER).permissions.set(
        Group.objects.get(name=REPORTER).permissions.exclude(codename="add_story")
    )
    desk.post("/desk/wire/try/", carried(content + b" ", do="inbox", source=source.pk))
    assert Take.objects.count() == 1
