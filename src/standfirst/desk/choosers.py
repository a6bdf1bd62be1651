"""Wagtail's choosers without their inline script, which the desk's Content Security Policy does not allow."""

import json
from typing import Any

from django.utils.html import format_html
from wagtail.admin.widgets.chooser import BaseChooser


def render(self: Any, name: str, value: Any, attrs: dict[str, Any], renderer: Any = None) -> str:
    """As BaseChooser.render (Wagtail 8.0), but the call of its constructor is data, which desk/forms.js reads."""
    data = self.get_value_data(value)
    options = self.get_js_init_options(attrs["id"], name, data)
    return format_html(
        '{}<span hidden data-desk-chooser="{}" data-desk-for="{}" data-desk-options="{}"></span>',
        self.render_html(name, data, attrs),
        self.js_constructor,
        attrs["id"],
        json.dumps(options),
    )


def install() -> None:
    """Called once when the desk's app is ready: every chooser of the desk is drawn this way."""
    BaseChooser.render = render
