"""The newsroom's rows in Wagtail's own lists and forms."""

from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from standfirst.newsroom.models import Section, Story, Storyline, Topic


class StoryViewSet(SnippetViewSet):
    model = Story
    icon = "doc-full"
    menu_label = "Stories"
    list_display = ["headline", "section", "state", "created"]
    list_filter = ["section", "state__standing"]
    search_fields = ["headline", "standfirst"]
    search_backend_name = None
    edit_template_name = "desk/story_edit.html"
    panels = [
        FieldPanel("kicker"),
        FieldPanel("headline", classname="title"),
        FieldPanel("standfirst"),
        InlinePanel("bylines", label="Byline"),
        InlinePanel("pictures", label="Picture"),
        FieldPanel("dateline"),
        FieldPanel("body"),
        FieldPanel("agency"),
        MultiFieldPanel([FieldPanel("section"), FieldPanel("topics"), FieldPanel("language")], "Where it belongs"),
    ]


class SectionViewSet(SnippetViewSet):
    model = Section
    icon = "folder-open-inverse"
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description"), FieldPanel("order")]


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    panels = [FieldPanel("name"), FieldPanel("slug")]


class StorylineViewSet(SnippetViewSet):
    model = Storyline
    icon = "list-ul"
    panels = [FieldPanel("title"), FieldPanel("slug")]


class NewsroomGroup(SnippetViewSetGroup):
    menu_label = "Newsroom"
    menu_icon = "doc-full"
    menu_order = 110
    items = (StoryViewSet, SectionViewSet, TopicViewSet, StorylineViewSet)
