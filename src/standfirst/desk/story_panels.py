"""The side panels of the story editor: Checks, From the wire, Page, History. Wagtail opens one at a time."""

from typing import Any

from wagtail.admin.ui.side_panels import BaseSidePanel, PreviewSidePanel

from standfirst.desk.story_checks import StoryChecks
from standfirst.desk.story_history import history_of
from standfirst.newsroom import clock
from standfirst.newsroom.models import NewerCopy
from standfirst.newsroom.updates import changes_of


class ChecksPanel(BaseSidePanel):
    """What must be done before this version goes live, what should, and what is fine."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "Checks"
        icon_name = "list-ul"
        counter_classname = "desk-count"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "count": self.panel.checks.count}

    name, title, order = "checks", "Checks", 100
    template_name = "desk/story/checks.html"

    def __init__(self, story: Any, request: Any, *, checks: StoryChecks, blocked: str) -> None:
        super().__init__(story, request)
        self.checks, self.blocked = checks, blocked

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return {**context, "checks": self.checks, "blocked": self.blocked}


class WirePanel(BaseSidePanel):
    """The newer version that waits beside the story: what it would change, word by word, to be taken or left."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "From the wire"
        icon_name = "mail"
        counter_classname = "desk-count"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "count": 1}

    name, title, order = "wire", "From the wire", 200
    template_name = "desk/story/wire.html"

    def __init__(self, story: Any, request: Any, *, newer: NewerCopy) -> None:
        super().__init__(story, request)
        self.newer = newer

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        changes = changes_of(self.newer)
        return {
            **context,
            "newer": self.newer,
            "came": clock.local(self.newer.made),
            "changes": changes,
            "open": [change for change in changes if not change.taken],
        }


class PagePanel(PreviewSidePanel):
    """The page that readers would get of this version."""

    class SidePanelToggle(PreviewSidePanel.SidePanelToggle):
        aria_label = "Page"

    title = "Page"


class HistoryPanel(BaseSidePanel):
    """Who did what, when and why."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "History"
        icon_name = "history"
        has_counter = False

    name, title, order = "history", "History", 500
    template_name = "desk/story/history.html"

    def __init__(self, story: Any, request: Any, *, versions: str) -> None:
        super().__init__(story, request)
        self.versions = versions

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return {**context, "lines": history_of(self.object), "versions": self.versions}
