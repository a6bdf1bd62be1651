"""One form per action on a story; every one ends in the newsroom's own class."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from wagtail.models import ModelLogEntry

from standfirst.desk.shell import screen
from standfirst.newsroom import actions, clock
from standfirst.newsroom.actions.having import HavingAction, name_of
from standfirst.newsroom.actions.newer import KeepMine, TakeNewer
from standfirst.newsroom.actions.review import LONGEST as LONGEST_WORDS
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Licence, NewerCopy, NextStory, Story, Storyline
from standfirst.press import places
from standfirst.press.grouped import grouped

NEWEST = 200


class ReasonForm(forms.Form):
    """Why it is done; `required` where the action needs it."""

    reason = forms.CharField(
        max_length=300,
        label="Why?",
        help_text="For the record of work. Readers never see it.",
        widget=forms.Textarea(attrs={"autofocus": True, "rows": 2}),
    )


class MildForm(ReasonForm):
    """As ReasonForm; the reason may be left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False
        self.fields["reason"].help_text = "For the record of work; it may be left out."


class NewsroomTime(forms.DateTimeField):
    """A moment typed on the newsroom's wall clock; cleaned, it is aware."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, **kwargs)

    def clean(self, value: Any) -> datetime | None:
        typed: datetime | None = super().clean(value)
        return typed.replace(tzinfo=clock.zone()) if typed else None


class SendBackForm(forms.Form):
    """What to change, to the one who wrote it."""

    reason = forms.CharField(
        max_length=LONGEST_WORDS,
        label="What should change?",
        help_text="Whoever sent it reads these words on Home and beside the story. Readers never see them.",
        widget=forms.Textarea(attrs={"autofocus": True, "rows": 4}),
    )


class RightsForm(forms.Form):
    licence = forms.ChoiceField(
        choices=[choice for choice in Licence.choices if choice[0] != Licence.UNKNOWN],
        widget=forms.RadioSelect,
        label="Who may print this?",
    )
    ground = forms.CharField(
        max_length=300,
        required=False,
        label="On what ground?",
        help_text="A contract, an e-mail or an address. Every licence but our own needs it.",
    )


class CorrectForm(forms.Form):
    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        label="What was wrong, and what is right?",
        help_text="Readers see these words.",
    )


class MoveForm(forms.Form):
    slug = forms.CharField(
        max_length=80,
        label="New words of the address",
        help_text="Section, day and the letters at its end stay as they are.",
    )


class StorylineForm(forms.Form):
    storyline = forms.ModelChoiceField(Storyline.objects.none(), required=False, empty_label="None")
    title = forms.CharField(max_length=120, required=False, label="Or the name of a new storyline")
    part = forms.IntegerField(
        min_value=1, required=False, label="Which part of it", help_text="Left empty, it is the newest."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["storyline"].queryset = among(Storyline, "-pk", self.initial.get("storyline"))

    def clean(self) -> dict[str, Any]:
        """A name that a storyline has already means that one."""
        sent: dict[str, Any] = super().clean() or self.cleaned_data
        named = Storyline.objects.filter(title__iexact=sent.get("title") or "").first()
        return {**sent, "storyline": named, "title": ""} if named else sent


class NextForm(forms.Form):
    target = forms.ModelChoiceField(
        Story.objects.none(), required=False, empty_label="Let the newsroom choose", label="The story at its end"
    )
    address = forms.CharField(required=False, label="Or the address of an older one")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = among(
            Story, "-state__first_published", self.initial.get("target"), live=True
        )

    def clean(self) -> dict[str, Any]:
        """The story at the address, where one is given."""
        sent: dict[str, Any] = dict(super().clean() or self.cleaned_data)
        address = sent.pop("address", "").strip()
        if address:
            sent["target"] = Story.objects.filter(state__path=urlsplit(address).path).first()
            if sent["target"] is None:
                self.add_error("address", "No story has this address: copy it from the story's own page.")
        return sent


def among(model: Any, order: str, present: Any, **only: Any) -> Any:
    """The newest NEWEST rows to choose from, and the one that is chosen now."""
    newest = model.objects.filter(**only).order_by(order).values_list("pk", flat=True)[:NEWEST]
    return model.objects.filter(pk__in=[*newest, *([present] if present else [])]).order_by(order)


class EmbargoForm(forms.Form):
    """When the story may be out; left empty, the embargo is lifted."""

    until = NewsroomTime(
        required=False,
        label="Not before",
        help_text="In the newsroom's time. Leave it empty to lift the embargo, and say why.",
    )
    reason = forms.CharField(max_length=300, required=False, label="Why?")


class PublishForm(forms.Form):
    """Nothing to fill in: publishing is asked once more."""


class ScheduleForm(forms.Form):
    at = NewsroomTime(label="When?", help_text="In the newsroom's own time.")


def publish_correction(story: Story, user: Any, *, text: str) -> None:
    """Publish what was changed since the story went live, if anything was, together with its correction."""
    revision = story.get_latest_revision() if story.has_unpublished_changes else None
    actions.CorrectStory(story, user, text=text, revision=revision).execute()


def first_values(name: str, story: Story) -> dict[str, Any]:
    """What a form shows before anything is typed: how things stand now."""
    state = story.state
    chosen = NextStory.objects.filter(story=story, why=NextStory.Why.EDITOR).first()
    licence = "" if state.licence == Licence.UNKNOWN else state.licence
    slug = state.path.rstrip("/").rpartition("/")[2].rpartition("-")[0]
    stands: dict[str, dict[str, Any]] = {
        "rights": {"licence": licence, "ground": state.licence_ground},
        "storyline": {"storyline": state.storyline_id, "part": state.part or None},
        "next": {"target": chosen.target_id if chosen else None},
        "embargo": {"until": clock.local(state.embargo).replace(tzinfo=None) if state.embargo else None},
        "move": {"slug": slug},
    }
    return stands.get(name, {})


@dataclass(frozen=True, slots=True)
class Choice:
    """One action as the desk asks for it: question, button, what it does to readers, and what is said after."""

    action: Any
    form: type[forms.Form]
    question: str
    verb: str
    effect: str
    said: str
    red: bool = False


GONE = "Its address says “gone”. Publishing it again brings it back."
CHOICES: dict[str, Choice] = {
    "publish": Choice(
        actions.publish_latest,
        PublishForm,
        "Publish",
        "Publish it",
        "Readers see the newest version at once.",
        "Published:",
    ),
    "schedule": Choice(
        actions.ScheduleStory,
        ScheduleForm,
        "Schedule",
        "Schedule it",
        "It goes live by itself then, as it stands now.",
        "Scheduled:",
    ),
    "rights": Choice(
        actions.StateRights,
        RightsForm,
        "State the rights of",
        "State the rights",
        "Nothing changes for readers.",
        "Its rights are stated:",
    ),
    "send-back": Choice(
        actions.SendBack,
        SendBackForm,
        "Send back",
        "Send it back",
        "Nothing changes for readers; whoever sent it can change it again.",
        "Sent back:",
    ),
    "unpublish": Choice(
        actions.UnpublishStory, MildForm, "Unpublish", "Unpublish it", GONE, "Unpublished:", red=True
    ),
    "hold": Choice(
        actions.HoldStory,
        ReasonForm,
        "Hold",
        "Hold it",
        "It goes from every place below, and its address says “not found”, until someone releases and publishes it.",
        "Held:",
        red=True,
    ),
    "release": Choice(
        actions.ReleaseStory,
        MildForm,
        "Release",
        "Release it",
        "It may be published again; it is not live by that.",
        "Released, and not live yet; publish it when it is right:",
    ),
    "kill": Choice(
        actions.KillStory,
        ReasonForm,
        "Kill",
        "Kill it everywhere",
        "It goes from every place below, at once, and stays gone. Only a publisher can undo this, with a reason.",
        "Killed:",
        red=True,
    ),
    "undo-kill": Choice(
        actions.UndoKill,
        ReasonForm,
        "Undo the kill of",
        "Undo the kill",
        "It may be published again; not live yet.",
        "The kill is undone, and it is not live yet; publish it when it is right:",
    ),
    "correct": Choice(
        publish_correction,
        CorrectForm,
        "Correct",
        "Publish the correction",
        "What you changed goes live with it. Readers see the correction on the page, in feeds and under Corrections, "
        "with the day and hour.",
        "The correction is live:",
    ),
    "move": Choice(
        actions.MoveStory,
        MoveForm,
        "Change the address of",
        "Change the address",
        "The old one leads to it for good.",
        "It has a new address, and the old one leads to it:",
    ),
    "storyline": Choice(
        actions.PlaceInStoryline,
        StorylineForm,
        "Storyline of",
        "Place it there",
        "The pages of its parts change.",
        "Its storyline is changed:",
    ),
    "next": Choice(
        actions.ChooseNext,
        NextForm,
        "Next story after",
        "Lead on to it",
        "It is offered at the story's end.",
        "Its next story is chosen:",
    ),
    "embargo": Choice(
        actions.SetEmbargo,
        EmbargoForm,
        "Embargo",
        "Set the embargo",
        "Nobody sees it before that moment; a live story leaves its readers until then.",
        "Its embargo is changed:",
    ),
}
HAVING: dict[str, tuple[type[HavingAction], str]] = {
    "take": (actions.TakeStory, "You have it: only you can change it until you let it go."),
    "let-go": (actions.LetGo, "You have let it go: anyone may change it."),
    "ask": (actions.AskForStory, "Asked. It stands on their Home, and beside the story."),
}
TAKE_DOWN = {"unpublish": "wagtail.unpublish", "hold": "standfirst.hold", "kill": "standfirst.kill"}


def story_action(request: HttpRequest, story_id: int, name: str) -> HttpResponse:
    """Ask, then do. A refusal is a sentence in the page, with status 422. Raises Http404 for an unknown action."""
    if name not in CHOICES:
        raise Http404
    choice = CHOICES[name]
    story = get_object_or_404(Story.objects.select_related("state"), pk=story_id)
    form = choice.form(request.POST) if request.method == "POST" else choice.form(initial=first_values(name, story))
    status = 200
    if request.method == "POST":
        if done(choice, story, request, form):
            if name in TAKE_DOWN:
                return redirect("desk_story_down", story.pk)
            messages.success(request, f"{choice.said} “{story}”")
            return redirect("wagtailsnippets_newsroom_story:edit", story.pk)
        status = 422
    keys = places.shown_on(story.state) if name in TAKE_DOWN else []
    context = {
        "story": story,
        "form": form,
        "choice": choice,
        "name": name,
        "places": len(keys),
        "groups": grouped(story.state, keys),
        "says": "not found" if name == "hold" else "gone",
    }
    return screen(request, "desk/story_action.html", choice.question, context, status=status)


def having(request: HttpRequest, story_id: int, name: str) -> HttpResponse:
    """Take a story, let it go, or ask for it: one press, then the editor again. Taking it from another asks first."""
    if name not in HAVING:
        raise Http404
    action, said = HAVING[name]
    story = get_object_or_404(Story, pk=story_id)
    if request.method != "POST":
        has = name_of(story.locked_by) if story.locked_by else ""
        return screen(request, "desk/take.html", "Take it", {"story": story, "has": has})
    action(story, request.user).execute()
    messages.success(request, said)
    return redirect("wagtailsnippets_newsroom_story:edit", story.pk)


def newer(request: HttpRequest, story_id: int) -> HttpResponse:
    """Take what changed on the wire, all or one difference, or keep what stands; then the editor again."""
    story = get_object_or_404(Story, pk=story_id)
    back = redirect("wagtailsnippets_newsroom_story:edit", story.pk)
    if request.method != "POST":
        return back
    waiting = get_object_or_404(NewerCopy, story=story, pk=request.POST.get("newer") or 0)
    take = request.POST.get("take", "")
    if take:
        keys = None if take == "all" else frozenset({take})
        TakeNewer(waiting, request.user, keys=keys).execute()
        messages.success(request, "Taken into the draft; readers see nothing of it until you publish.")
    else:
        KeepMine(waiting, request.user).execute()
        messages.success(request, "Your words stand. The newer version is kept, and no longer waits.")
    return back


def done(choice: Choice, story: Story, request: HttpRequest, form: forms.Form) -> bool:
    """Whether it was done; where it was refused, the form says why."""
    if not form.is_valid():
        return False
    try:
        action = choice.action(story, request.user, **form.cleaned_data)
        if isinstance(choice.action, type):
            action.execute()
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return False
    return True


def down(request: HttpRequest, story_id: int) -> HttpResponse:
    """How far a story that was taken down has left each place; read off the shelf each time the page is asked for."""
    story = get_object_or_404(Story.objects.select_related("state"), pk=story_id)
    entry = ModelLogEntry.objects.filter(
        content_type__app_label="newsroom",
        content_type__model="story",
        object_id=str(story.pk),
        action__in=TAKE_DOWN.values(),
    ).first()
    if entry is None:
        raise Http404
    rows = places.progress(story.state, entry.data.get("places", []), entry.timestamp)
    finished = [row.done for row in rows if row.done]
    context = {
        "story": story,
        "rows": [(row, clock.local(row.done) if row.done else None) for row in rows],
        "left": len(rows) - len(finished),
        "count": len(rows),
        "finished": len(finished),
        "since": clock.local(entry.timestamp),
        "last": clock.local(max(finished)) if finished else None,
        "entry": entry,
        "reason": entry.data.get("reason", ""),
        "word": {"standfirst.kill": "Killed", "standfirst.hold": "Held"}.get(entry.action, "Unpublished"),
        "says": "not found" if entry.action == "standfirst.hold" else "gone",
    }
    return screen(request, "desk/down.html", f"{context['word']}: {story}", context)
