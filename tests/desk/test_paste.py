"""The paste screen: nothing taken away unseen, nothing typed lost, nothing published that nobody may print."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from standfirst.newsroom.models import Section, Standing, Story, Storyline, StoryState, Topic
from standfirst.wire.models import Item

PASTE = (
    "Type here to search...\n\nCouncil buys ferry\n\n"
    "Oslo: The  council bought <script>alert(1)</script> a ferry.\n\nReports said it was cheap.\n\nNext Story\n"
)
LIGHTBOX = "Council buys ferry\n\nX\n\nThe council bought a ferry, and nobody minded.\n\nIt sails on Friday.\n"


def send(desk: Client, **fields: object) -> str:
    answer = desk.post("/desk/paste/", {"source": PASTE, **fields})
    assert answer.status_code == 200
    return answer.content.decode()


def keys(page: str, name: str) -> list[str]:
    """What each change's key says, or the value of each button of this name that is not hidden."""
    found = re.findall(rf'<button[^>]*name="{name}" value="([^"]*)"[^>]*>', page)
    return [html.unescape(value) for value in found]


def key_of(page: str, rule: str) -> str:
    found = re.search(rf'data-key="({re.escape(rule)}:\d+:\d+)"', page)
    assert found, f"no change of the rule {rule} is shown"
    return found[1]


def value_of(page: str, field: str) -> str:
    found = re.search(rf'<textarea id="{field}"[^>]*>\n(.*?)</textarea>', page, re.S)
    assert found, f"there is no field {field}"
    return html.unescape(found[1])


def test_a_stranger_cannot_paste_and_sees_no_draft(client: Client, section: Section) -> None:
    assert client.get("/desk/paste/").status_code == 302
    answer = client.post("/desk/paste/page/", {"source": PASTE})
    assert answer.status_code == 302
    assert "/login/" in answer["Location"]


def test_pasted_markup_never_becomes_a_tag(desk: Client) -> None:
    for path, fields in (("/desk/paste/", {}), ("/desk/paste/", {"tab": "page"}), ("/desk/paste/page/", {})):
        page = desk.post(path, {"source": PASTE, **fields}).content.decode()
        assert "<script>alert(1)" not in page
    assert "script&gt;alert(1)" in send(desk), "what was taken out is shown, as words"


def test_each_change_has_a_number_on_both_sides_and_a_sentence(desk: Client) -> None:
    page = send(desk)
    assert "The page’s search box" in page
    assert "page furniture" in page
    assert re.search(r'aria-label="Change 1: [^"]+"', page)
    assert 'data-ink-mark="' in page, "the doubled space left its mark in the body"


def test_an_undone_change_comes_back_and_typed_words_stay(desk: Client) -> None:
    source = LIGHTBOX
    page = send(desk, source=source)
    assert "X" not in value_of(page, "body").split("\n\n")
    undo = key_of(page, "furniture.lightbox")
    typed = {"headline": "Ferry is ours", "was_headline": "Council buys ferry", "source": source}
    after = send(desk, **typed, undo=undo)
    assert f'name="veto" value="{undo}"' in after
    assert "X" in value_of(after, "body").split("\n\n"), "the line that was taken away is back in the body"
    assert value_of(after, "headline") == "Ferry is ours"
    assert "undone" in after
    again = send(desk, **typed, veto=undo, again=undo)
    assert "X" not in value_of(again, "body").split("\n\n")
    assert value_of(again, "headline") == "Ferry is ours"
    assert 'name="veto"' not in again


def test_an_undone_change_keeps_its_number(desk: Client) -> None:
    page = send(desk)
    undo = key_of(page, "furniture.search-prompt")
    titles = re.findall(r'aria-label="Change (\d+): ([^",]+)', page)
    after = send(desk, undo=undo)
    assert re.findall(r'aria-label="Change (\d+): ([^",]+)', after)[0] == titles[0]


@pytest.mark.parametrize("veto", ["furniture.x:9:2", "furniture.x:0:999999999", "x", "a:1:b", "\0:0:1"])
def test_a_made_up_undo_changes_nothing(desk: Client, veto: str) -> None:
    assert value_of(send(desk, veto=veto), "body") == value_of(send(desk), "body")


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("  ", "There is no text here"),
        ("Share\nTweet\nSubscribe now\nNext Story\n", "Only page furniture was found; nothing is left to print."),
        ("\x89PNG\r\n\x1a\n", "This is a picture, not text"),
    ],
)
def test_what_is_no_story_is_answered_with_a_sentence_and_kept_in_the_field(
    desk: Client, source: str, sentence: str
) -> None:
    answer = desk.post("/desk/paste/", {"source": source})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'id="source"' in answer.content.decode()


def test_a_hundred_megabytes_are_refused_with_a_sentence(desk: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    desk.raise_request_exception = False
    answer = desk.post(
        "/desk/paste/", "source=" + "a+ferry+" * 1000, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 413
    assert "paste one story" in answer.content.decode()


def test_letters_that_could_not_be_read_are_counted(desk: Client) -> None:
    page = send(desk, source="Council buys ferry\n\nThe m\ufffdyor paid \ufffd9 for it on the qua\ufffd.\n")
    assert "The text holds characters that could not be read, at 3 places." in page


def test_a_check_is_left_and_looked_at_again(desk: Client) -> None:
    page = send(desk)
    assert "The copy gives no date" in page
    left = send(desk, leave="no-date:None")
    assert "Left as it is 1" in left
    assert "no-date:None" in keys(left, "unleave")
    again = send(desk, left="no-date:None", unleave="no-date:None")
    assert "no-date:None" in keys(again, "leave")


def test_rights_need_a_ground_and_then_unblock_publishing(desk: Client) -> None:
    assert "Publish: state the rights first" in send(desk)
    lacking = desk.post("/desk/paste/", {"source": PASTE, "do": "rights", "licence": "permission"})
    assert lacking.status_code == 422
    assert "Say on what ground" in lacking.content.decode()
    stated = send(desk, do="rights", licence="permission", ground="E-mail of the editor")
    assert "Publish: state" not in stated
    assert "publish" in keys(stated, "do")
    changed = send(desk, do="change-rights", stated="1", licence="permission", ground="E-mail of the editor")
    assert "Publish: state the rights first" in changed
    assert not Story.objects.exists(), "nothing is saved before it is saved"


def test_a_story_without_a_headline_says_so_at_the_button_and_at_the_field(desk: Client) -> None:
    page = send(desk, headline="", was_headline="Council buys ferry", do="rights", licence="own")
    assert "Publish: write a headline first" in page
    assert "Missing, and must be there" in page


def test_the_page_is_seen_before_any_licence_is_stated(desk: Client, section: Section) -> None:
    answer = desk.post(
        "/desk/paste/page/",
        {"source": PASTE, "section": section.pk, "headline": "Ours now", "was_headline": "Council buys ferry"},
    )
    page = answer.content.decode()
    assert "Not published: rights unknown" in page
    assert "Ours now" in page
    assert f">{section}<" in page
    assert answer["X-Robots-Tag"] == "noindex"
    assert not Story.objects.exists()
    style = re.search(r'href="(/_/common\.[^"]+\.css)"', page)
    assert style
    assert desk.get(style[1]).status_code == 200, "the desk serves what the reader's page names"
    in_frames = send(desk, tab="page")
    assert in_frames.count("srcdoc=") == 3, "phone, desktop and paper"
    paper = re.search(r"(/_/common\.[^&]+\.css\?on=paper)&quot;", in_frames)
    assert paper
    assert "@media print" not in desk.get(paper[1]).content.decode()


def test_publishing_without_rights_is_refused_and_files_nothing(desk: Client, section: Section) -> None:
    page = desk.post("/desk/paste/", {"source": PASTE, "section": section.pk, "do": "publish"})
    assert page.status_code == 422
    assert "Nobody has said who may print this" in page.content.decode()
    assert not Story.objects.exists()


@pytest.mark.parametrize("head", ["EMBARGOED UNTIL 18:00 FRIDAY", "KILL KILL KILL"])
def test_copy_that_says_it_must_not_run_is_not_published_by_a_slip(desk: Client, section: Section, head: str) -> None:
    source = f"{head}\n\n{LIGHTBOX}"
    page = send(desk, source=source, do="rights", licence="own")
    stop = re.search(r'name="undo" value="(header\.[a-z]+:\d+:\d+)"', page)
    assert stop, "what the copy says stands before publishing"
    assert "Publish: settle what the copy says first" in page
    sent = {"source": source, "section": section.pk, "do": "publish", "licence": "own"}
    assert desk.post("/desk/paste/", {**sent, "left": stop[1]}).status_code == 422
    assert not Story.objects.exists()
    assert "settle what the copy says" not in send(desk, source=source, do="rights", licence="own", undo=stop[1])
    assert desk.post("/desk/paste/", {**sent, "do": "save"}).status_code == 302
    assert StoryState.objects.get().standing != Standing.LIVE


def test_a_paste_with_rights_goes_live(desk: Client, section: Section) -> None:
    topic = Topic.objects.create(slug="ferries", name="Ferries")
    sent = {"source": PASTE, "section": section.pk, "do": "publish", "licence": "own", "topic": topic.pk}
    assert desk.post("/desk/paste/", sent).status_code == 302
    assert StoryState.objects.get().standing == Standing.LIVE
    assert Story.objects.get().topics.get() == topic


def test_a_draft_keeps_the_undone_edits_with_its_item(desk: Client, section: Section) -> None:
    undo = key_of(send(desk), "furniture.search-prompt")
    desk.post("/desk/paste/", {"source": PASTE, "section": section.pk, "do": "save", "veto": undo})
    assert StoryState.objects.get().standing == Standing.DRAFT
    assert len(Item.objects.get().vetoes) == 1


def test_the_same_paste_twice_is_told_and_nothing_typed_is_lost(desk: Client, section: Section) -> None:
    sent = {"source": PASTE, "section": section.pk, "do": "save"}
    assert desk.post("/desk/paste/", sent).status_code == 302
    again = desk.post("/desk/paste/", {**sent, "headline": "A better one", "was_headline": "Council buys ferry"})
    assert again.status_code == 422
    assert "was pasted before" in again.content.decode()
    assert value_of(again.content.decode(), "headline") == "A better one"
    assert Story.objects.count() == 1


def test_the_language_is_found_and_an_editor_may_say_another(desk: Client, section: Section) -> None:
    page = send(desk)
    assert '<option value="">English</option>' in page
    desk.post("/desk/paste/", {"source": PASTE, "language": "nb", "do": "save"})
    assert Story.objects.get().language == "nb"
    assert '<option value="">English</option>' in send(desk, language="x-made-up"), "no language is taken on trust"


def test_a_paste_goes_into_a_storyline_that_there_is_or_into_a_new_one(desk: Client, section: Section) -> None:
    ferry = Storyline.objects.create(title="The night ferry", slug="night-ferry")
    assert "its next part" in send(desk, storyline="the night ferry")
    assert "a new one is made" in send(desk, storyline="Another ferry")
    desk.post("/desk/paste/", {"source": PASTE, "storyline": " The night  ferry", "do": "save"})
    desk.post("/desk/paste/", {"source": LIGHTBOX, "storyline": "Another ferry", "do": "save"})
    assert list(StoryState.objects.order_by("pk").values_list("storyline__title", "part")) == [
        ("The night ferry", 1),
        ("Another ferry", 1),
    ]
    assert Storyline.objects.count() == 2
    assert StoryState.objects.get(storyline=ferry).part == 1


def test_a_field_that_blocks_says_so_as_the_server_draws_it(desk: Client) -> None:
    page = send(desk, licence="own", stated="1", headline=" ", was_headline="Council buys ferry", do="clean")
    field = page.partition('id="field-headline"')[2].partition("</textarea>")[0]
    assert "The headline is missing, and must be there before this is published." in field
    assert 'aria-describedby="headline-blocks"' in field
    assert "Publish: write a headline first" in page
    assert page.count("desk-field-blocked") == 1
