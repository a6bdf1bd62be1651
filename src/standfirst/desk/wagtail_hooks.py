"""The desk's screens, told to Wagtail."""

from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from standfirst.desk import inbox, rules
from standfirst.desk.front import front, front_page, marks
from standfirst.desk.home import HomePanel
from standfirst.desk.parked import again
from standfirst.desk.paste import page, paste
from standfirst.desk.quarantine import quarantine, take_bytes
from standfirst.desk.record import record, settled
from standfirst.desk.record_actors import ActorViewSet
from standfirst.desk.refusals import answered
from standfirst.desk.sources import pause
from standfirst.desk.story_actions import down, having, newer, story_action
from standfirst.desk.viewsets import NewsroomGroup
from standfirst.desk.wire_tabs import WireItem
from standfirst.desk.workbench import workbench

register_snippet(NewsroomGroup)
register_snippet(ActorViewSet)


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern]:
    return [path(str(at.pattern), answered(at.callback), name=at.name) for at in screens()]


def screens() -> list[URLPattern]:
    """The desk's own addresses."""
    return [
        path("again/", again, name="desk_again_all"),
        path("again/<int:seq>/", again, name="desk_again"),
        path("paste/", paste, name="desk_paste"),
        path("paste/page/", page, name="desk_paste_page"),
        path("wire/", inbox.inbox, name="desk_wire"),
        path("wire/newer/", inbox.newer, name="desk_wire_newer"),
        path("wire/notice/<int:notice_id>/", inbox.confirm, name="desk_wire_confirm"),
        path("wire/<int:arrival_id>/", inbox.preview, name="desk_wire_preview"),
        path("wire/<int:arrival_id>/<slug:verb>/", inbox.do, name="desk_wire_do"),
        path("wire/rules/", rules.rules, name="desk_rules"),
        path("wire/rules/new/", rules.rule, name="desk_rule_new"),
        path("wire/rules/<int:rule_id>/", rules.rule, name="desk_rule"),
        path("wire/rules/<int:rule_id>/move/", rules.move, name="desk_rule_move"),
        path("wire/quarantine/", quarantine, name="desk_quarantine"),
        path("wire/quarantine/<int:take_id>/", take_bytes, name="desk_take_bytes"),
        path("wire/try/", workbench, name="desk_try"),
        path("sources/<int:source_id>/pause/", pause, name="desk_source_pause"),
        path("front/", front, name="desk_front"),
        path("front/page/", front_page, name="desk_front_page"),
        path("front/marks.css", marks, name="desk_front_marks"),
        path("record/", record, name="desk_record"),
        path("record/done/", settled, name="desk_record_done"),
        path("story/<int:story_id>/down/", down, name="desk_story_down"),
        path("story/<int:story_id>/having/<slug:name>/", having, name="desk_having"),
        path("story/<int:story_id>/newer/", newer, name="desk_newer"),
        path("story/<int:story_id>/<slug:name>/", story_action, name="desk_story"),
    ]


@hooks.register("register_admin_menu_item")
def home_item() -> MenuItem:
    return MenuItem("Home", reverse("wagtailadmin_home"), name="home", icon_name="home", order=85)


@hooks.register("register_admin_menu_item")
def paste_item() -> MenuItem:
    return MenuItem("New from text", reverse("desk_paste"), name="paste-text", icon_name="clipboard-list", order=90)


@hooks.register("register_admin_menu_item")
def stories_item() -> MenuItem:
    return MenuItem(
        "Stories",
        reverse("wagtailsnippets_newsroom_story:list"),
        name="stories",
        icon_name="doc-full",
        order=98,
    )


@hooks.register("register_admin_menu_item")
def wire_item() -> MenuItem:
    return WireItem("Wire", reverse("desk_wire"), name="wire", icon_name="mail", order=95)


@hooks.register("register_admin_menu_item")
def front_item() -> MenuItem:
    return MenuItem("Front", reverse("desk_front"), name="front", icon_name="grid", order=100)


@hooks.register("register_admin_menu_item")
def record_item() -> MenuItem:
    return MenuItem("Record", reverse("desk_record"), name="record", icon_name="openquote", order=105)


@hooks.register("construct_main_menu")
def without_documents(request: Any, items: list[Any]) -> None:
    """No story holds a document. Wagtail's own screens need its application, so only the way to it goes."""
    items[:] = [item for item in items if item.name != "documents"]


@hooks.register("insert_global_admin_css")
def desk_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("insert_global_admin_js")
def forms_js() -> str:
    return format_html('<script src="{}"></script>', static("desk/forms.js"))


@hooks.register("construct_homepage_panels")
def home_panels(request: Any, panels: list[Any]) -> None:
    panels[:] = [HomePanel()]
