"""New from pasted text: see what the copy desk did, undo it, mend the fields, and save."""

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html

from standfirst.copydesk import Unreadable
from standfirst.desk.changes import changes_of
from standfirst.desk.checks import checks_of
from standfirst.desk.paste_view import TITLE, told_before, view_of
from standfirst.desk.pasted import Pasted, pasted_of, plain
from standfirst.desk.shell import screen
from standfirst.newsroom import ports
from standfirst.newsroom.actions import FileStory, PlaceInStoryline, StateRights, publish_latest
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.intake import add_take, receive
from standfirst.newsroom.models import Newspaper, Story, StoryState
from standfirst.press.paper import on_paper


def paste(request: HttpRequest) -> HttpResponse:
    """The empty field; then the paste as cleaned; then the story. Bad input is one sentence with status 422."""
    if request.method != "POST":
        return screen(request, "desk/paste_empty.html", TITLE, {})
    try:
        pasted = pasted_of(request)
    except Unreadable as unreadable:
        empty: dict[str, object] = {"said": str(unreadable), "source": plain(request.POST.get("source", ""))}
        return screen(request, "desk/paste_empty.html", TITLE, empty, status=422)
    if request.POST.get("do") in ("save", "publish", "add"):
        try:
            return add(request, pasted) if request.POST.get("do") == "add" else save(request, pasted)
        except Refused as refused:
            pasted.said.append(refused.message)
    context = view_of(pasted)
    if pasted.tab == "page":
        context["page"] = draft_page(request, pasted).content.decode()
        context["paper"] = on_paper(context["page"])
    refused_now = bool(pasted.said or pasted.rights.refused)
    return screen(request, "desk/paste.html", TITLE, context, status=422 if refused_now else 200)


def page(request: HttpRequest) -> HttpResponse:
    """The page that readers would get of the paste as it stands in the form, for signed-in people only."""
    if request.method != "POST":
        return redirect("desk_paste")
    try:
        return draft_page(request, pasted_of(request))
    except Unreadable as unreadable:
        empty: dict[str, object] = {"said": str(unreadable), "source": plain(request.POST.get("source", ""))}
        return screen(request, "desk/paste_empty.html", TITLE, empty, status=422)


def draft_page(request: HttpRequest, pasted: Pasted) -> HttpResponse:
    story = FileStory(pasted.story, section=pasted.section, topics=pasted.topics).draft()
    licence = {"licence": pasted.rights.licence} if pasted.rights.stated else {}
    StoryState(story=story, short_id="preview", **licence)
    response: HttpResponse = ports.preview(story, request)
    return response


def save(request: HttpRequest, pasted: Pasted) -> HttpResponse:
    """File the story, state its rights where a choice was made, and publish where that was asked.

    Raises Refused where one of these may not be; nothing is filed then.
    """
    rights, publish = pasted.rights, request.POST.get("do") == "publish"
    if publish:
        _may_publish(pasted)
    with transaction.atomic():
        received = receive(
            settings.HOME,
            pasted.source.encode("utf-8", "surrogatepass"),
            section=pasted.section,
            delivery="paste",
            user=request.user,
            vetoes=frozenset(edit.id for edit in pasted.undone),
            copy=pasted.story,
            topics=pasted.topics,
        )
        story: Story = received.story
        if not received.new:
            raise Refused(
                f"The same text was pasted before and made “{story}”: change that story instead. "
                "What you typed here still stands below, and nothing of it was saved."
            )
        if rights.licence:
            StateRights(story, request.user, licence=rights.licence, ground=rights.ground).execute()
        if pasted.storyline:
            PlaceInStoryline(story, request.user, storyline=pasted.in_storyline, title=pasted.storyline).execute()
        if publish:
            publish_latest(story, request.user)
    _say(request, story, publish)
    return redirect("wagtailsnippets_newsroom_story:edit", story.pk)


def add(request: HttpRequest, pasted: Pasted) -> HttpResponse:
    """Keep the paste with the story that tells the same, as the editor confirms. Raises Refused where none does."""
    again = told_before(pasted)
    if again is None:
        raise Refused("No story of ours tells the same any more: save it as a story of its own.")
    add_take(
        settings.HOME,
        pasted.source.encode("utf-8", "surrogatepass"),
        story=again.story,
        delivery="paste",
        user=request.user,
        copy=pasted.copy,
    )
    messages.success(request, f"Added to “{again.story}” as one more take of it. Not a word of it was changed.")
    return redirect("wagtailsnippets_newsroom_story:edit", again.story.pk)


def _may_publish(pasted: Pasted) -> None:
    if not pasted.rights.licence:
        raise Refused("Nobody has said who may print this: state the rights before it is published.", field="licence")
    checks = checks_of(pasted.copy, changes_of(pasted.copy, pasted.undone), pasted.left)
    for check in checks.stops:
        raise Refused(check.message)


def _say(request: HttpRequest, story: Story, published: bool) -> None:
    said = format_html("{}: {}", "Published" if published else "Saved as a draft", story)
    if published:
        paper = Newspaper.current().address.rstrip("/")
        said = format_html('{} · <a href="{}">See it as readers do</a>', said, paper + story.state.path)
    messages.success(request, said)
