"""The sources of copy at the desk: connected by whoever runs the newsroom, paused by any editor."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from standfirst.desk.shell import screen
from standfirst.newsroom.actions import PauseSource
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Handling, Section
from standfirst.newsroom.source_state import last_copy, state_of
from standfirst.wire.models import Source
from standfirst.wire.watch import look_now

BY_HAND = (Source.Delivery.PASTE, Source.Delivery.COMMAND)


class SourceForm(WagtailAdminModelForm):
    """A source, and what becomes of its copy."""

    section = forms.ModelChoiceField(
        Section.objects.all(), required=False, empty_label="The newsroom's default section"
    )
    becomes = forms.ChoiceField(
        choices=Handling.Becomes.choices,
        initial=Handling.Becomes.INBOX,
        widget=forms.RadioSelect,
        label="What its copy becomes, where no routing rule says otherwise",
    )
    republish = forms.BooleanField(
        required=False, label="Updated copy replaces what is live, as long as no editor has touched the story"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        handling = Handling.objects.filter(source=self.instance.pk).first() if self.instance.pk else None
        if handling is not None:
            for name in ("section", "becomes", "republish"):
                self.initial.setdefault(name, getattr(handling, name))
            self.initial["section"] = handling.section_id

    def save(self, commit: bool = True) -> Source:
        source: Source = super().save(commit=commit)
        if commit:
            told = {name: self.cleaned_data[name] for name in ("section", "becomes", "republish")}
            Handling.objects.update_or_create(source=source, defaults=told)
            look_now(source)
        return source


class SourceViewSet(SnippetViewSet):
    model = Source
    icon = "download"
    menu_label = "Sources"
    copy_view_enabled = False
    list_display = [
        "name",
        Column("delivery", label="Comes by", accessor=lambda source: source.get_delivery_display()),
        Column("last_copy", label="Last copy", accessor=last_copy),
        Column("state", label="State", accessor=state_of),
        TitleColumn(
            "pause",
            label="",
            accessor=lambda source: "" if source.delivery in BY_HAND else "Resume" if source.paused else "Pause",
            url_name="desk_source_pause",
        ),
    ]
    search_fields = ["name", "slug"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("slug", heading="Short name"),
            MultiFieldPanel(
                [
                    FieldPanel("delivery", heading="It comes as"),
                    FieldPanel("address", heading="From where"),
                    FieldPanel("account"),
                    FieldPanel("secret", heading="Name of its secret"),
                    FieldPanel("senders", heading="Trusted senders"),
                    FieldPanel("afterwards", heading="Afterwards"),
                    FieldPanel("every", heading="Seconds between two looks"),
                    FieldPanel("private_network", heading="A private network is allowed"),
                ],
                "How its copy comes",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("becomes"),
                    FieldPanel("republish"),
                    FieldPanel("section"),
                    FieldPanel("silent_after", heading="Tell of silence after"),
                    FieldPanel("paused"),
                ],
                "What becomes of it",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("credit"),
                    FieldPanel("licence"),
                    FieldPanel("licence_ground", heading="Ground of the licence"),
                    FieldPanel("parent", heading="Parent source"),
                ],
                "Credit and rights",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("language"),
                    FieldPanel("time_zone"),
                    FieldPanel("encoding"),
                    FieldPanel("national", heading="National characters"),
                    FieldPanel("day_first", heading="The day comes first"),
                ],
                "What its files do not say",
            ),
        ],
        base_form_class=SourceForm,
    )


def pause(request: HttpRequest, source_id: int) -> HttpResponse:
    """Ask, then pause the source, or resume it. What is refused is a sentence, status 422."""
    source = get_object_or_404(Source, pk=source_id)
    said = ""
    if request.method == "POST":
        try:
            PauseSource(source, request.user, paused=not source.paused).execute()
        except Refused as refused:
            said = refused.message
        else:
            messages.success(request, f"{source} is {'paused' if source.paused else 'taken in again'}.")
            return redirect("wagtailsnippets_wire_source:list")
    context = {"source": source, "said": said, "state": state_of(source)}
    title = f"{'Resume' if source.paused else 'Pause'} {source}"
    return screen(request, "desk/source_pause.html", title, context, status=422 if said else 200)
