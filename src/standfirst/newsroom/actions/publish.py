"""Publish: every route to the readers ends here."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from wagtail.actions.publish_revision import PublishRevisionAction

from standfirst.newsroom import clock
from standfirst.newsroom.actions.addresses import path_of, slug_of
from standfirst.newsroom.actions.base import locked_state
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Dispatch, Licence, Standing, Story, StoryState, dispatch


def refusal(story: Story, state: StoryState) -> Refused | None:
    """Why this version of the story may not be published now, and what to do first."""
    return next(refusals(story, state), None)


def refusals(story: Story, state: StoryState) -> Iterator[Refused]:
    """Everything that stands before publishing this version now, the gravest first; `field` says where."""
    if state.standing == Standing.KILLED:
        yield Refused(
            f"This story was killed{_why(state)}: undo the kill, with a reason, before anything of it is published.",
            field="undo-kill",
        )
    if state.standing == Standing.HELD:
        yield Refused(f"This story is held{_why(state)}: release it before it is published.", field="release")
    if state.licence == Licence.UNKNOWN:
        yield Refused("Nobody has said who may print this: state the rights before it is published.", field="licence")
    if state.rights_expire is not None and state.rights_expire <= clock.now():
        yield Refused("The right to print this has run out: state the rights again.", field="licence")
    yield from _embargoed(story, state)
    yield from lacking(story)


def lacking(story: Story) -> Iterator[Refused]:
    """What this version has not, and must have before it is published; `field` is the story's own."""
    if not story.headline.strip():
        yield Refused("The headline is missing, and must be there.", field="headline")
    if not any(block.value for block in story.body):
        yield Refused("The story has no text yet: write some before it is published.", field="body")


def _embargoed(story: Story, state: StoryState) -> Iterator[Refused]:
    if state.embargo_unreadable:
        yield Refused(
            f"This story is embargoed until a time that cannot be read (“{state.embargo_unreadable}”): "
            "set the time of the embargo, or lift it with a reason.",
            field="embargo",
        )
    public = max(clock.now(), story.go_live_at or clock.now())
    if state.embargo is not None and state.embargo > public:
        until = clock.local(state.embargo)
        yield Refused(
            f"This story is embargoed until {until:%-d %B %Y, %H:%M %Z}: schedule it for then.", field="schedule"
        )


def _why(state: StoryState) -> str:
    return f" ({state.reason.rstrip('.')})" if state.reason else ""


class PublishStory(PublishRevisionAction):
    """Publish or schedule one revision. `user` is None for the clock and for the command line."""

    permission_error_class = Refused

    def check(self, skip_permission_checks: bool = False) -> None:
        if self.user is None or skip_permission_checks:
            return
        if not self.permission_policy.user_has_permission(self.user, "publish"):
            raise Refused("You may not publish stories: ask whoever runs the desk, or send it for review.")

    def execute(self, skip_permission_checks: bool = False) -> Story:
        """Raises Refused where the story's state forbids it, whichever route asked."""
        self.check(skip_permission_checks=skip_permission_checks)
        with transaction.atomic():
            state = self.apply()
            if self.object.live and state is not None:
                dispatch(Dispatch.Kind.STORY, self.object.pk, "published")
        return self.object

    def apply(self) -> StoryState | None:
        """Write revision, audit and state; within the transaction. None where it was only scheduled."""
        self.object = self.instance = self.revision.as_object()
        state = locked_state(self.object)
        refused = refusal(self.object, state)
        if refused is not None:
            raise refused
        scheduled = self.object.go_live_at is not None and self.object.go_live_at > clock.now()
        self._publish_revision(
            self.revision,
            self.object,
            user=self.user,
            changed=self.changed,
            log_action=self.log_action,
            previous_revision=self.previous_revision,
        )
        if scheduled:
            return None
        self._go_live(state)
        return state

    def _go_live(self, state: StoryState) -> None:
        now = clock.now()
        if state.first_published is None:
            state.first_published = now
            state.path = path_of(self.object, state, slug_of(self.object.headline), now)
        state.standing, state.reason, state.last_published = Standing.LIVE, "", now
        state.save(update_fields=["standing", "reason", "first_published", "path", "last_published", "changed"])


def publish_latest(story: Story, user: Any = None) -> Story:
    """Publish the newest revision of the story, made now where it has none."""
    revision = story.get_latest_revision() or story.save_revision(user=user)
    published: Story = PublishStory(revision, user=user).execute()
    return published
