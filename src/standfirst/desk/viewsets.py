"""The newsroom's rows in Wagtail's own lists and forms."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from standfirst.desk.sources import SourceViewSet
from standfirst.desk.story_editor import StoryAddView, StoryEditView, StoryUnpublishView, StoryWorkflowActionView
from standfirst.desk.story_form import fields
from standfirst.desk.wall_clock import told
from standfirst.newsroom.models import Section, Standing, Story, Storyline, Topic


def standing(story: Story) -> str:
    waits = story.state.standing == Standing.LIVE and story.has_unpublished_changes
    return f"{story.state.get_standing_display()}{', changes not live' if waits else ''}"


def live_since(story: Story) -> str:
    return told(story.state.first_published)


# Wagtail's copy of a row is saved over the original: a story that is live would be taken down by it, and a section
# would get its copy's name. So none of ours has that view.


class StoryViewSet(SnippetViewSet):
    model = Story
    add_view_class = StoryAddView
    edit_view_class = StoryEditView
    unpublish_view_class = StoryUnpublishView
    workflow_action_view_class = StoryWorkflowActionView
    copy_view_enabled = False
    icon = "doc-full"
    menu_label = "Stories"
    list_display = [
        "headline",
        "section",
        Column("standing", label="Stands", accessor=standing, sort_key="state__standing"),
        Column("live_since", label="Live since", accessor=live_since, sort_key="state__first_published"),
        Column("begun", label="Begun", accessor=lambda story: told(story.created), sort_key="created"),
    ]
    list_filter = ["section", "state__standing"]
    search_fields = ["headline", "standfirst"]
    search_backend_name = None
    create_template_name = "desk/story_add.html"
    edit_template_name = "desk/story_edit.html"
    edit_handler = fields()

    def get_queryset(self, request: HttpRequest) -> Any:
        return Story.objects.select_related("section", "state")


class SectionViewSet(SnippetViewSet):
    model = Section
    copy_view_enabled = False
    icon = "folder-open-inverse"
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description"), FieldPanel("order")]


class TopicViewSet(SnippetViewSet):
    model = Topic
    copy_view_enabled = False
    icon = "tag"
    panels = [FieldPanel("name"), FieldPanel("slug")]


class StorylineViewSet(SnippetViewSet):
    model = Storyline
    copy_view_enabled = False
    icon = "list-ul"
    panels = [FieldPanel("title"), FieldPanel("slug")]


class NewsroomGroup(SnippetViewSetGroup):
    menu_label = "Newsroom"
    menu_icon = "doc-full"
    menu_order = 110
    items = (StoryViewSet, SectionViewSet, TopicViewSet, StorylineViewSet, SourceViewSet)
