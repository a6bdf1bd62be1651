"""The newsroom's rows in Wagtail's own lists and forms."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from standfirst.desk.sources import SourceViewSet
from standfirst.desk.story_editor import StoryAddView, StoryEditView, StoryUnpublishView
from standfirst.desk.story_form import fields
from standfirst.newsroom.models import Section, Story, Storyline, Topic


class StoryViewSet(SnippetViewSet):
    model = Story
    add_view_class = StoryAddView
    edit_view_class = StoryEditView
    unpublish_view_class = StoryUnpublishView
    # Wagtail's copy of a story that is live is saved over the original's row, and takes it down.
    copy_view_enabled = False
    icon = "doc-full"
    menu_label = "Stories"
    list_display = ["headline", "section", "state", "created"]
    list_filter = ["section", "state__standing"]
    search_fields = ["headline", "standfirst"]
    search_backend_name = None
    create_template_name = "desk/story_add.html"
    edit_template_name = "desk/story_edit.html"
    edit_handler = fields()


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
    items = (StoryViewSet, SectionViewSet, TopicViewSet, StorylineViewSet, SourceViewSet)
