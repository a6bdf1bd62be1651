"""An editor at the desk: taking down, publishing again, the front."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from django.test import Client

from standfirst.newsroom import clock
from standfirst.newsroom.models import FrontSlot, NextStory, Standing, Story, Storyline, StoryState


def test_every_form_of_a_story_opens(desk: Client, live: Story) -> None:
    from standfirst.desk.story_actions import CHOICES

    assert desk.get(f"/desk/snippets/newsroom/story/edit/{live.pk}/").status_code == 200
    assert desk.get("/desk/snippets/newsroom/story/").status_code == 200
    for name in CHOICES:
        assert desk.get(f"/desk/story/{live.pk}/{name}/").status_code == 200


def test_a_kill_needs_its_reason(desk: Client, live: Story) -> None:
    assert desk.post(f"/desk/story/{live.pk}/kill/", {"reason": ""}).status_code == 422
    assert desk.post(f"/desk/story/{live.pk}/kill/", {"reason": "Wrong man named"}).status_code == 302
    assert StoryState.objects.get(story=live).standing == Standing.KILLED


def test_a_killed_story_is_not_published_again(desk: Client, live: Story) -> None:
    desk.post(f"/desk/story/{live.pk}/kill/", {"reason": "Wrong man named"})
    page = desk.post(f"/desk/story/{live.pk}/publish/")
    assert page.status_code == 422
    assert "undo the kill" in page.content.decode()


def test_the_front_is_chosen_and_not_live_before_it_is_put_live(desk: Client, live: Story) -> None:
    page = desk.post("/desk/front/", {"do": f"choose:lead={live.pk}"})
    assert page.status_code == 200
    assert not FrontSlot.objects.exists()
    assert desk.post("/desk/front/", {"lead": live.pk, "do": "live"}).status_code == 302
    assert FrontSlot.objects.get().story == live
    assert desk.get("/desk/front/").status_code == 200


def test_a_story_chosen_for_one_place_leaves_the_other(
    desk: Client, live: Story, make_live: Callable[[str], Story]
) -> None:
    other = make_live("Two")
    sent = {"lead": live.pk, "second-1": other.pk, "do": f"choose:lead={other.pk}"}
    page = desk.post("/desk/front/", sent)
    assert [row["slot"].story for row in page.context["slots"]] == [other.pk, None, None]


def test_moving_down_changes_two_places(desk: Client, live: Story, make_live: Callable[[str], Story]) -> None:
    other = make_live("Two")
    page = desk.post("/desk/front/", {"lead": live.pk, "second-1": other.pk, "do": "down:lead"})
    assert [row["slot"].story for row in page.context["slots"]] == [other.pk, live.pk, None]


def test_a_story_is_found_by_the_words_of_its_headline(
    desk: Client, live: Story, make_live: Callable[[str], Story]
) -> None:
    make_live("Heron on the quay")
    page = desk.post("/desk/front/", {"do": "find:second-1", "q": "quay heron"})
    assert [state.story.headline for state in page.context["found"]] == ["Heron on the quay"]


def test_an_end_that_has_passed_is_refused_with_a_sentence(desk: Client, live: Story) -> None:
    for until, said in (("2001-01-01T10:00", "That end has passed"), ("soon", "is no day and hour")):
        page = desk.post("/desk/front/", {"lead": live.pk, "lead-until": until, "do": "live"})
        assert page.status_code == 422
        assert said in page.content.decode()
    assert not FrontSlot.objects.exists()


def test_the_page_beside_the_slots_is_drawn_with_the_choice(
    desk: Client, live: Story, make_live: Callable[[str], Story]
) -> None:
    make_live("Heron on the quay")
    page = desk.get("/desk/front/page/", {"lead": live.pk})
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert page.content.decode().index(live.headline) < page.content.decode().index("Heron on the quay")
    style = desk.get("/desk/front/marks.css", {"lead": live.pk}).content.decode()
    assert live.state.path in style


def test_what_is_pinned_says_so_in_the_slots_and_on_the_page(
    desk: Client, live: Story, make_live: Callable[[str], Story]
) -> None:
    make_live("Heron on the quay")
    with clock.stopped_at(datetime(2026, 11, 26, 12, tzinfo=UTC)):
        sent = {"lead": live.pk, "lead-until": "2026-12-04T06:00", "do": "look"}
        page = desk.post("/desk/front/", sent)
        assert page.content.decode().count("desk-slot__pin") == 1
        assert "place ends 4 Dec, 06:00" in page.content.decode(), "the hour alone would mean today"
        style = desk.get(page.context["page"].replace("/page/", "/marks.css")).content.decode()
        assert style.count("pinned until 4 Dec, 06:00") == 1
        assert f'article:has(a[href="{live.state.path}"])::after' in style
        today = desk.post("/desk/front/", {**sent, "lead-until": "2026-11-26T18:00"}).content.decode()
        assert "place ends 18:00" in today


def test_what_is_typed_as_an_end_adds_no_rule_to_the_page(desk: Client, live: Story) -> None:
    style = desk.get("/desk/front/marks.css", {"lead": live.pk, "lead-until": '"}*{display:none}'}).content.decode()
    assert '"}*' not in style
    assert "display:none}" not in style


def test_a_place_or_all_are_let_run_themselves_once_that_is_put_live(
    desk: Client, live: Story, make_live: Callable[[str], Story]
) -> None:
    other = make_live("Heron on the quay")
    pinned = {"lead": live.pk, "second-1": other.pk}
    desk.post("/desk/front/", {**pinned, "do": "live"})
    one = desk.post("/desk/front/", {**pinned, "do": "itself:lead"})
    assert [row["slot"].story for row in one.context["slots"]] == [None, other.pk, None]
    everything = desk.post("/desk/front/", {**pinned, "do": "itself:all"})
    assert [row["slot"].story for row in everything.context["slots"]] == [None, None, None]
    assert FrontSlot.objects.count() == 2, "nothing is live before it is put live"
    desk.post("/desk/front/", {"lead": "", "second-1": "", "second-2": "", "do": "live"})
    assert not FrontSlot.objects.exists()
    assert "Let all run themselves" not in desk.get("/desk/front/").content.decode()


def test_how_the_page_is_shown_outlives_the_next_press(desk: Client, live: Story) -> None:
    shown = desk.post("/desk/front/", {"do": f"choose:lead={live.pk}", "view": "phone"})
    assert shown.context["view"] == "phone"
    assert desk.post("/desk/front/", {"do": "look", "view": "a wall"}).context["view"] == "desktop"


def test_a_correction_takes_what_was_changed_with_it(desk: Client, live: Story) -> None:
    draft = live.get_latest_revision_as_object()
    draft.standfirst = "Eleven votes to nine."
    draft.save_revision()
    assert desk.post(f"/desk/story/{live.pk}/correct/", {"text": "The vote was 11 to 9."}).status_code == 302
    now = Story.objects.get(pk=live.pk)
    assert now.standfirst == "Eleven votes to nine."
    assert not now.has_unpublished_changes
    assert [correction.text for correction in now.corrections.all()] == ["The vote was 11 to 9."]


def test_forms_begin_with_how_things_stand(desk: Client, live: Story) -> None:
    rights = desk.get(f"/desk/story/{live.pk}/rights/").content.decode()
    assert re.search(r'value="own"[^>]*checked', rights)
    assert 'value="council-buys-the-night-ferry"' in desk.get(f"/desk/story/{live.pk}/move/").content.decode()


def test_the_next_story_may_be_an_old_one_by_its_address(
    desk: Client, live: Story, make_live: Callable[[str], Story]
) -> None:
    other = make_live("Heron on the quay")
    refused = desk.post(f"/desk/story/{live.pk}/next/", {"address": "https://lamp.example/nowhere/"})
    assert refused.status_code == 422
    assert "No story has this address" in refused.content.decode()
    sent = {"address": f"https://lamp.example{other.state.path}"}
    assert desk.post(f"/desk/story/{live.pk}/next/", sent).status_code == 302
    assert NextStory.objects.get(story=live).target == other


def test_the_name_of_a_storyline_that_there_is_makes_no_second_one(desk: Client, live: Story) -> None:
    Storyline.objects.create(title="The night ferry", slug="night-ferry")
    assert desk.post(f"/desk/story/{live.pk}/storyline/", {"title": "the Night Ferry"}).status_code == 302
    assert Storyline.objects.count() == 1
    assert StoryState.objects.get(story=live).part == 1


def test_the_list_says_where_each_story_stands_in_words(desk: Client, live: Story, draft: Story) -> None:
    revision = live.get_latest_revision_as_object()
    revision.standfirst = "Another."
    revision.save_revision()
    page = desk.get("/desk/snippets/newsroom/story/").content.decode()
    assert "Live, changes not live" in page
    assert "Draft" in page
    assert live.state.short_id not in page, "a short id tells an editor nothing"
