"""The story editor's page: what its status line, bar and panels say in each standing."""

from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from standfirst.newsroom import clock
from standfirst.newsroom.actions import HoldStory, KillStory, StateRights
from standfirst.newsroom.models import Story


def editor(desk: Client, story: Story) -> str:
    page = desk.get(f"/desk/snippets/newsroom/story/edit/{story.pk}/")
    assert page.status_code == 200
    return page.content.decode()


def test_a_draft_without_rights_says_what_to_do_first(desk: Client, draft: Story) -> None:
    page = editor(desk, draft)
    assert "state the rights first" in page
    assert "Must, before it goes live" in page


def test_a_draft_that_may_be_published_offers_it(desk: Client, draft: Story) -> None:
    StateRights(draft, licence="own").execute()
    page = editor(desk, draft)
    assert "Must: all is fine" in page
    assert "Readers see it at once" in page


def test_a_killed_story_cannot_be_published_from_its_bar(desk: Client, live: Story) -> None:
    KillStory(live, reason="Untrue").execute()
    page = editor(desk, live)
    assert "Killed: cannot be published" in page
    assert 'name="action-publish"' not in page
    assert "Undo the kill" in page


def test_taking_down_stays_usable_while_somebody_else_has_the_story(desk: Client, live: Story) -> None:
    sam = get_user_model().objects.create_superuser("sam", first_name="Sam", last_name="Idris")
    Story.objects.filter(pk=live.pk).update(locked=True, locked_by=sam)
    page = editor(desk, live)
    assert "Read only: Sam Idris has it" in page
    assert f"/desk/story/{live.pk}/kill/" in page
    assert "messages" not in page or "was locked" not in page, "nothing is pushed down"


def test_a_story_that_another_has_is_asked_for_and_stands_on_their_home(desk: Client, live: Story) -> None:
    sam = get_user_model().objects.create_superuser("sam", first_name="Sam", last_name="Idris")
    Story.objects.filter(pk=live.pk).update(locked=True, locked_by=sam, locked_at=clock.now())
    assert "Ask for it" in editor(desk, live)
    desk.post(f"/desk/story/{live.pk}/having/ask/")
    assert "Asked for</button>" in editor(desk, live)
    theirs = Client()
    theirs.force_login(sam)
    home = theirs.get("/desk/").content.decode()
    assert "by runa. You have it." in home
    assert "runa</strong> asks for it" in editor(theirs, live)


def test_taking_a_story_from_another_asks_first(desk: Client, live: Story) -> None:
    sam = get_user_model().objects.create_superuser("sam", first_name="Sam", last_name="Idris")
    Story.objects.filter(pk=live.pk).update(locked=True, locked_by=sam, locked_at=clock.now())
    assert "from Sam Idris?" in desk.get(f"/desk/story/{live.pk}/having/take/").content.decode()
    assert Story.objects.get(pk=live.pk).locked_by == sam
    desk.post(f"/desk/story/{live.pk}/having/take/")
    assert Story.objects.get(pk=live.pk).locked_by.username == "runa"


def test_publishing_from_the_editor_stays_there_and_shows_the_way_to_the_page(desk: Client, live: Story) -> None:
    body = streamfield([("paragraph", rich_text("<p>The council bought two.</p>"))])
    fields = {
        "headline": "Council buys two ferries\n",
        "section": live.section_id,
        "language": "en",
        "bylines": inline_formset([]),
        "pictures": inline_formset([]),
        "body": body,
        "action-publish": "action-publish",
    }
    sent = nested_form_data({**fields, "standfirst": "", "kicker": "", "dateline": "", "agency": ""})
    done = desk.post(f"/desk/snippets/newsroom/story/edit/{live.pk}/", sent, follow=True)
    assert done.redirect_chain[-1][0].endswith(f"/story/edit/{live.pk}/")
    said = done.content.decode()
    assert "Published: “Council buys two ferries”" in said
    assert f"https://lamp.example{live.state.path}" in said


def test_the_history_is_beside_the_story(desk: Client, live: Story) -> None:
    HoldStory(live, reason="The mayor rang").execute()
    page = editor(desk, live)
    assert "The mayor rang" in page
    assert "Every saved version" in page


def test_a_new_story_begins_in_the_newspapers_language_and_section(desk: Client) -> None:
    page = desk.get("/desk/snippets/newsroom/story/add/").content.decode()
    assert "Nothing is saved yet" in page
    assert '<option value="en" selected>' in page
    assert "Harbour</option>" in page


def marked(page: str, name: str) -> str:
    """What the server drew over this field of the editor: its sentence, or nothing where it is hidden."""
    told = page.partition(f'id="field-{name}"')[2].partition("</p>")[0]
    assert told, f"the field {name} has no place for its sentence"
    return "" if " hidden" in told.partition(">")[0] else told


def test_a_field_that_blocks_says_so_before_any_script_has_run(desk: Client, draft: Story) -> None:
    StateRights(draft, licence="own").execute()
    page = editor(desk, draft)
    assert not marked(page, "headline")
    assert not marked(page, "body")
    assert "desk-field-blocked" not in page
    draft.headline, draft.body = "", []
    draft.save_revision(clean=False)
    page = editor(desk, draft)
    assert "The headline is missing, and must be there." in marked(page, "headline")
    assert "The story has no text yet" in marked(page, "body")
    assert page.count("desk-field-blocked") == 2
    assert 'aria-describedby="field-headline"' in page
    assert 'href="#field-headline"' in page, "the button that is blocked leads to the field"


def test_what_blocks_and_is_no_field_stands_at_the_storys_head(desk: Client, draft: Story) -> None:
    """Without scripts the Checks panel stays shut."""
    about = editor(desk, draft).partition('aria-label="About this story"')[2].partition("</nav>")[0]
    assert "Nobody has said who may print this" in about
    assert f'href="/desk/story/{draft.pk}/rights/">State the rights</a>' in about
    StateRights(draft, licence="own").execute()
    about = editor(desk, draft).partition('aria-label="About this story"')[2].partition("</nav>")[0]
    assert "desk-blocks" not in about


def test_a_new_story_is_not_scolded_before_a_word_is_written(desk: Client, draft: Story) -> None:
    page = desk.get("/desk/snippets/newsroom/story/add/").content.decode()
    assert "desk-field-blocked" not in page
    assert not marked(page, "headline")
