"""The fields of a story, in the order of its page."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.widgets import AdminAutoHeightTextInput

from standfirst.desk.languages import LanguageSelect


class StoryForm(WagtailAdminModelForm):
    """A headline is one line, however it was typed."""

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())


class TopicBoxes(forms.CheckboxSelectMultiple):
    """Every topic as a chip that is pressed."""

    template_name = "desk/story/topics.html"


def fields() -> Any:
    """The edit handler of the story's two screens. Wagtail binds it to the model."""
    return ObjectList(
        [
            FieldRowPanel(
                [FieldPanel("section", widget=forms.Select), FieldPanel("kicker")], classname="desk-fields__pair"
            ),
            FieldPanel("headline", widget=AdminAutoHeightTextInput(attrs={"data-desk-headline": True})),
            FieldPanel("standfirst"),
            InlinePanel("bylines", heading="By", label="name"),
            InlinePanel(
                "pictures",
                [
                    FieldPanel("picture"),
                    FieldPanel("caption", widget=AdminAutoHeightTextInput()),
                    FieldPanel("credit"),
                ],
                heading="Pictures",
                label="picture",
            ),
            FieldPanel("dateline"),
            FieldPanel("body"),
            FieldRowPanel(
                [FieldPanel("agency"), FieldPanel("language", widget=LanguageSelect)],
                classname="desk-fields__pair",
            ),
            FieldPanel("topics", widget=TopicBoxes),
        ],
        base_form_class=StoryForm,
    )
