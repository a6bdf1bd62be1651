"""The state that copy asks for itself, by a field of its format or by a header line: one way for both."""

from datetime import datetime
from typing import Literal

from standfirst.copydesk.marks import Marks
from standfirst.newsroom.actions import HoldStory, KillStory, SetEmbargo
from standfirst.newsroom.models import Story
from standfirst.wire.models import Item

Embargo = datetime | Literal["unreadable"] | None


def obey_item(story: Story, item: Item) -> None:
    """As the fields of its item say."""
    embargo: Embargo = "unreadable" if item.embargo_unreadable else item.embargo
    words = f"{item.source} sent it as {item.status}"
    _obey(story, item.status, embargo, words, f"{item.source} sent it under embargo.", "the time in the file")


def obey_marks(story: Story, said: Marks) -> None:
    """As the header lines of its copy say."""
    _obey(
        story, said.status, said.embargo, f"the copy says “{said.said}”", f"The copy says “{said.until}”.", said.until
    )


def _obey(story: Story, status: str, embargo: Embargo, why: str, why_not_yet: str, unreadable: str) -> None:
    """Give the story its state as the desk itself would: no undo of an Edit takes it back, only an action does."""
    if embargo is not None:
        until = None if isinstance(embargo, str) else embargo
        SetEmbargo(story, until=until, unreadable="" if until else unreadable, reason=why_not_yet).execute()
    if status == "canceled":
        KillStory(story, reason=why[:300]).execute()
    elif status in ("withheld", "advisory"):
        HoldStory(story, reason=why[:300]).execute()
