"""Where a reader is led: onward, never in a circle, never to what is gone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from wagtail.rich_text import RichText

from standfirst.newsroom import clock
from standfirst.newsroom.actions import ChooseNext, KillStory, PlaceInStoryline, SetFront
from standfirst.newsroom.models import NextStory, Story, Topic
from standfirst.threads.next_story import settle

pytestmark = pytest.mark.django_db
Make = Callable[[str], Story]


def choice(story: Story) -> tuple[Story | None, str]:
    row = NextStory.objects.get(story=story)
    return row.target, row.why


def on(story: Story, *topics: Topic) -> Story:
    story.topics.set(topics)
    story.save()
    return story


def test_the_only_story_leads_nowhere(live: Story) -> None:
    assert settle([live.pk]) == set()
    assert not NextStory.objects.exists()


def test_two_stories_never_lead_to_each_other(live: Story, make_live: Make) -> None:
    other = make_live("Two")
    settle([live.pk, other.pk])
    targets = {row.story_id: row.target_id for row in NextStory.objects.all()}
    assert targets == {live.pk: other.pk}


def test_the_parts_of_a_storyline_follow_each_other(live: Story, make_live: Make) -> None:
    parts = [live, make_live("Two"), make_live("Three")]
    line = PlaceInStoryline(parts[0], title="The ferry").execute()
    for part in parts[1:]:
        PlaceInStoryline(part, storyline=line).execute()
    settle([part.pk for part in parts])
    assert choice(parts[0]) == (parts[1], "newer-part")
    assert choice(parts[1]) == (parts[2], "newer-part")
    assert choice(parts[2]) == (parts[0], "earlier-part")


def test_a_new_part_changes_where_the_last_one_leads(live: Story, make_live: Make) -> None:
    line = PlaceInStoryline(live, title="The ferry").execute()
    make_live("Elsewhere")
    settle([live.pk])
    new = make_live("Two")
    PlaceInStoryline(new, storyline=line).execute()
    assert live.pk in settle([new.pk])
    assert choice(live) == (new, "newer-part")


def test_the_rarest_topic_within_72_hours_decides(live: Story, make_live: Make) -> None:
    ferry, council = Topic.objects.create(slug="ferry", name="Ferry"), Topic.objects.create(slug="c", name="Council")
    on(live, ferry, council)
    common = [on(make_live(f"Council {n}"), council) for n in range(3)]
    rare = on(make_live("Ferry again"), ferry)
    with clock.stopped_at(clock.now() + timedelta(hours=80)):
        on(make_live("Ferry, much later"), ferry)
    settle([live.pk, *[story.pk for story in common]])
    assert choice(live) == (rare, "topic")


def test_how_rare_a_topic_is_is_counted_once_a_day(live: Story, make_live: Make) -> None:
    ferry, council = Topic.objects.create(slug="ferry", name="Ferry"), Topic.objects.create(slug="c", name="Council")
    on(live, ferry, council)
    by_ferry, by_council = on(make_live("On the ferry"), ferry), on(make_live("On the council"), council)
    again = on(make_live("On the council again"), council)
    settle([live.pk])
    assert choice(live) == (by_ferry, "topic")
    for n in range(3):
        on(make_live(f"Ferry {n}"), ferry)
    settle([live.pk])
    assert Topic.objects.get(slug="ferry").counted == 2, "of the same day"
    with clock.stopped_at(clock.now() + timedelta(days=1)):
        settle([live.pk])
    assert choice(live)[0] in (by_council, again), "the ferry is now the commoner one"
    assert Topic.objects.get(slug="ferry").counted == 5


def test_a_story_that_the_text_leads_to_is_not_offered_again(live: Story, make_live: Make) -> None:
    linked, other = make_live("Linked"), make_live("Other")
    ferry = Topic.objects.create(slug="ferry", name="Ferry")
    on(other, ferry)
    on(linked, ferry)
    on(live, ferry)
    path = linked.state.path
    live.body = [("paragraph", RichText(f'<p>As <a href="https://lamp.example{path}">we wrote</a>.</p>'))]
    live.save()
    settle([live.pk])
    assert choice(live) == (other, "topic")


def test_without_a_part_or_topic_the_front_leads_the_section(live: Story, make_live: Make) -> None:
    lead = make_live("Lead")
    make_live("Newest")
    SetFront(None, places={"lead": lead}).execute()
    settle([live.pk])
    assert choice(live) == (lead, "section-lead")


def test_no_two_stories_lead_to_each_other_whatever_is_published(live: Story, make_live: Make) -> None:
    ferry = Topic.objects.create(slug="ferry", name="Ferry")
    line = PlaceInStoryline(live, title="The ferry").execute()
    made = [live]
    for n in range(8):
        story = on(make_live(f"Story {n}"), *([ferry] if n % 2 else []))
        if n % 3 == 0:
            PlaceInStoryline(story, storyline=line).execute()
        made.append(story)
        settle([story.pk])
    settle([story.pk for story in reversed(made)])
    leads = dict(NextStory.objects.filter(target__isnull=False).values_list("story_id", "target_id"))
    assert len(leads) >= 8
    assert [(a, b) for a, b in leads.items() if a == b or leads.get(b) == a] == []


def test_an_editors_choice_stands_until_its_target_is_gone(live: Story, make_live: Make) -> None:
    chosen, other = make_live("Chosen"), make_live("Other")
    ChooseNext(live, target=chosen).execute()
    settle([live.pk])
    assert choice(live) == (chosen, "editor")
    KillStory(chosen, reason="Untrue").execute()
    assert live.pk in settle([chosen.pk])
    assert choice(live) == (other, "section-lead")


def test_a_section_lead_does_not_follow_later_leads(live: Story, make_live: Make) -> None:
    first = make_live("First")
    settle([live.pk])
    make_live("Later")
    assert settle([live.pk]) == set()
    assert choice(live) == (first, "section-lead")
