"""The story editor: the fields in the order of the page, its checks and history, and the two menus."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.locks import BasicLock, ScheduledForPublishLock
from wagtail.rich_text import RichText
from wagtail.snippets.views.snippets import CreateView, EditView, UnpublishView, WorkflowActionView

from standfirst.desk.refusals import Answers
from standfirst.desk.shell import COLLAPSED
from standfirst.desk.story_checks import as_copy, beside_the_fields, blocked_words, checks_of_story, form_of
from standfirst.desk.story_panels import ChecksPanel, HistoryPanel, PagePanel, WirePanel
from standfirst.desk.wall_clock import told
from standfirst.newsroom import clock
from standfirst.newsroom.actions import ApproveStory, CallOffReview, SendBack, SendForReview, UnpublishStory
from standfirst.newsroom.actions.having import asked_for, name_of
from standfirst.newsroom.actions.publish import refusal
from standfirst.newsroom.actions.review import decisions, sent_back
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Newspaper, NextStory, Standing, StoryState
from standfirst.newsroom.updates import waiting_for


class StoryUnpublishView(Answers, UnpublishView):
    """Wagtail's own would build its UnpublishAction here, past ours and past the tombstone."""

    def unpublish(self) -> Any:
        response = self.run_hook("before_unpublish", self.request, self.object)
        if response is None:
            UnpublishStory(self.object, self.request.user).execute()
            response = self.run_hook("after_unpublish", self.request, self.object)
        return response


DECIDES = {"approve": ApproveStory, "reject": SendBack}


class StoryWorkflowActionView(Answers, WorkflowActionView):
    """Wagtail's own would settle the task here, and any task that it is given: past our actions."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        action = DECIDES.get(self.action_name)
        if action is None:
            raise Http404
        action(self.object, request.user, reason=request.POST.get("comment", "")).execute()
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
        return redirect(self.redirect_url)


def narrow(view: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Answer with a narrow sidebar, until this person opens it: the work needs the width."""
    first = COLLAPSED not in request.COOKIES
    request.COOKIES.setdefault(COLLAPSED, "1")
    response: HttpResponse = view(request, *args, **kwargs)
    if first:
        response.set_cookie(COLLAPSED, "1", samesite="Lax")
    return response


SAID = {
    "publish": "Published: {}",
    "submit": "Sent for review: {}. What readers see stays as it is until someone approves.",
    "approve": "Approved: {}",
    "cancel-workflow": "The review is called off: {}",
}


class Says:
    """After saving the editor stays where it is, and the message is in the desk's own words."""

    action: str
    object: Any

    def get_success_url(self) -> str:
        return reverse("wagtailsnippets_newsroom_story:edit", args=[self.object.pk])

    def get_success_message(self, instance: Any = None) -> str:
        return SAID.get(self.action, "Saved as a draft: {}").format(f"“{instance or self.object}”")

    def get_success_buttons(self) -> list[Any]:
        if self.action not in ("publish", "approve"):
            return []
        state = StoryState.objects.get(pk=self.object.pk)
        if not state.public_at(clock.now()):
            return []
        path = state.path
        return [messages.button(Newspaper.current().address.rstrip("/") + path, "See it as readers do")]


class Reviews:
    """Every step of a review that Wagtail's two forms offer ends in the newsroom's own actions."""

    request: HttpRequest
    object: Any
    workflow_action: str

    def approve_action(self) -> None:
        ApproveStory(self.object, self.request.user).execute()

    def submit_action(self) -> None:
        SendForReview(self.object, self.request.user).execute()

    def restart_workflow_action(self) -> None:
        self.submit_action()

    def cancel_workflow_action(self) -> None:
        CallOffReview(self.object, self.request.user).execute()

    def workflow_action_action(self) -> None:
        """Wagtail's own button, where a script or an old page still presses it."""
        try:
            told = json.loads(self.request.POST.get("workflow-action-extra-data") or "{}")
            words = str(told.get("comment", ""))
        except (ValueError, AttributeError):
            raise Refused("The words sent with that button can not be read: press it again.") from None
        DECIDES[self.workflow_action](self.object, self.request.user, reason=words).execute()


class StoryAddView(Says, Reviews, Answers, CreateView):
    """A story written by hand: the same fields and the same bar, with nothing to take down yet."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return narrow(super().dispatch, request, *args, **kwargs)

    def get_initial_form_instance(self) -> Any:
        story = super().get_initial_form_instance() or self.model()
        paper = Newspaper.current()
        story.language = paper.language
        story.section = paper.default_section
        story.body = [("paragraph", RichText(""))]
        return story

    def get_side_panels(self) -> Any:
        return MediaContainer([PagePanel(self.form.instance, self.request, preview_url=self.get_preview_url())])


class StoryEditView(Says, Reviews, Answers, EditView):
    partials_template_name = "desk/story/partials.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return narrow(super().dispatch, request, *args, **kwargs)

    def get_available_actions(self) -> list[str]:
        """As Wagtail's, with approving in the place of its button that settles any task of a workflow.

        That a second tab or a second click does nothing twice, and who may do what, is the actions' to refuse.
        """
        offered: list[str] = super().get_available_actions()
        return [*offered, "approve"] if self.request.method == "POST" else offered

    def get_side_panels(self) -> Any:
        state = StoryState.objects.get(pk=self.object.pk)
        panels: list[Any] = [
            ChecksPanel(
                self.object,
                self.request,
                checks=checks_of_story(self.object, state),
                blocked=blocked_words(self.object, state),
            )
        ]
        newer = None if self.expects_json_response else waiting_for(self.object)
        if newer is not None:
            panels.append(WirePanel(self.object, self.request, newer=newer))
        if not self.expects_json_response:
            panels.append(PagePanel(self.object, self.request, preview_url=self.get_preview_url()))
        panels.append(HistoryPanel(self.object, self.request, versions=self.get_history_url()))
        return MediaContainer(panels)

    def get_lock_context(self) -> dict[str, Any]:
        """As Wagtail's, without its message across the page: the status line says who has the story."""
        basic = isinstance(self.lock, BasicLock)
        asked = asked_for(self.live_object) if basic else []
        return {
            "lock": self.lock,
            "locked_for_user": self.locked_for_user,
            "basic_lock": basic,
            "user_can_unlock": basic and self.permission_policy.user_has_permission(self.request.user, "unlock"),
            "lock_words": lock_words(self.lock, self.object) if self.lock else "",
            "locked_since": clock.local(self.live_object.locked_at) if self.live_object.locked_at else None,
            "asked": asked,
            "i_asked": any(entry.user_id == self.request.user.pk for entry in asked),
        }

    def get_review_context(self, state: StoryState) -> dict[str, Any]:
        """Where the review stands, and which of its steps this person may take."""
        review, back = self.object.current_workflow_state, sent_back(self.object)
        asking = review if review is not None and back is None else None
        said = decisions(self.object, self.request.user) if asking else set()
        stopped = state.standing in (Standing.HELD, Standing.KILLED)
        return {
            "asking": asking,
            "asked_at": told(asking.current_task_state.started_at) if asking else "",
            "sent_back": back,
            "sent_back_at": told(back.finished_at) if back else "",
            "may_approve": "approve" in said,
            "approving_publishes": asking is not None and asking.is_at_final_task,
            "may_send_back": "reject" in said,
            "may_send": self.workflow_enabled and asking is None and not stopped,
            "may_call_off": asking is not None and asking.user_can_cancel(self.request.user),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        state = StoryState.objects.get(pk=self.object.pk)
        refused = refusal(self.object, state)
        live = state.first_published
        saved = self.object.latest_revision
        return {
            **context,
            # The History panel takes the place of Wagtail's link to its list of versions.
            "history_url": None,
            "state": state,
            "since": clock.local(live) if live else None,
            "today": clock.today(),
            "changed": clock.local(state.changed),
            "saved": clock.local(saved.created_at) if saved else None,
            "words": sum(len(block.text.split()) for block in as_copy(self.object).blocks),
            "may_publish": self.permission_policy.user_has_permission(self.request.user, "publish"),
            "blocked": blocked_words(self.object, state),
            "blocked_why": refused.message if refused else "",
            "blocking": beside_the_fields(self.object, state),
            "blocked_href": form_of(self.object, (refused and refused.field) or "")
            or f"#field-{(refused and refused.field) or 'headline'}",
            **self.get_review_context(state),
            "next": next_chosen(self.object),
            "zone": Newspaper.current().place or "the newsroom's",
        }


def lock_words(lock: Any, story: Any) -> str:
    """Why a story cannot be changed by others now, in a few words."""
    if isinstance(lock, BasicLock):
        return f"{name_of(story.locked_by) if story.locked_by else 'Somebody'} has it"
    if isinstance(lock, ScheduledForPublishLock):
        return f"It goes live {clock.local(story.scheduled_revision.approved_go_live_at):%-d %b, %H:%M}"
    return "It is under review"


def next_chosen(story: Any) -> Any:
    """The story to which an editor leads on from this one, or None where the house chooses."""
    chosen = NextStory.objects.filter(story=story.pk, why=NextStory.Why.EDITOR).select_related("target").first()
    return chosen.target if chosen else None
