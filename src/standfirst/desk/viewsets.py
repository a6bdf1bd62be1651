"""The newsroom's rows in Wagtail's own lists and forms."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, SnippetViewSetGroup, UnpublishView

from standfirst.newsroom import clock
from standfirst.newsroom.actions import UnpublishStory
from standfirst.newsroom.actions.publish import refusal
from standfirst.newsroom.models import Section, Standing, Story, Storyline, StoryState, Topic


class StoryUnpublishView(UnpublishView):
    """Wagtail's own would build its UnpublishAction here, past ours and past the tombstone."""

    def unpublish(self) -> Any:
        response = self.run_hook("before_unpublish", self.request, self.object)
        if response is None:
            UnpublishStory(self.object, self.request.user).execute()
            response = self.run_hook("after_unpublish", self.request, self.object)
        return response


# Where a story that may not be published yet is put right, and the button's words for it.
FIRST = {
    "licence": ("rights", "state the rights first"),
    "embargo": ("embargo", "set the embargo first"),
    Standing.HELD: ("release", "release it first"),
    Standing.KILLED: ("undo-kill", "it was killed"),
}


class StoryEditView(EditView):
    def get_available_actions(self) -> list[str]:
        """As Wagtail's, but a story under review is not sent for review again (a second tab, a second click)."""
        offered: list[str] = super().get_available_actions()
        return [action for action in offered if action != "submit" or not self.object.workflow_in_progress]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state = StoryState.objects.get(pk=self.object.pk)
        refused = refusal(self.object, state)
        where, words = FIRST.get(state.standing) or FIRST.get((refused and refused.field) or "", ("", "not yet"))
        live = state.first_published
        return {
            **super().get_context_data(**kwargs),
            "state": state,
            "since": clock.local(live) if live else None,
            "changed": clock.local(state.changed),
            "may_publish": self.permission_policy.user_has_permission(self.request.user, "publish"),
            "blocked": refused.message if refused else "",
            "blocked_words": f"{'Update' if state.standing == Standing.LIVE else 'Publish'}: {words}",
            "blocked_href": reverse("desk_story", args=[self.object.pk, where]) if where else "#w-editor-form",
        }


class StoryViewSet(SnippetViewSet):
    model = Story
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
