"""Who may do what: two roles, as Django groups, which `standfirst init` makes and an administrator may change."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)

from standfirst.newsroom.models import Story

REPORTER, EDITOR = "Reporter", "Editor"
REVIEW, ASKS = "Review", "An editor reads it"
WRITES: dict[str, tuple[str, ...]] = {
    "story": ("add", "change", "view"),
    "storyline": ("add", "view"),
}
RULES: dict[str, tuple[str, ...]] = {
    "story": ("delete", "publish", "lock", "unlock"),
    "section": ("add", "change", "view"),
    "topic": ("add", "change", "delete", "view"),
    "storyline": ("change", "delete"),
    "routingrule": ("add", "change", "delete", "view"),
}
BRINGS: dict[str, tuple[str, ...]] = {REPORTER: ("add", "choose"), EDITOR: ("add", "change", "choose")}
"""With pictures, whose rights Wagtail keeps by collection: who adds one may also change and delete that one."""

SETTLES: dict[str, tuple[str, ...]] = {
    "verdict": ("add", "change", "view"),
    "actor": ("add", "change", "view"),
    "line": ("view",),
}
"""Of the record, which stands above the newsroom and is known here by name only."""


def make_roles() -> None:
    """A reporter files and changes stories and sends them for review; an editor also publishes and takes down."""
    reporter, _ = Group.objects.get_or_create(name=REPORTER)
    editor, _ = Group.objects.get_or_create(name=EDITOR)
    enter = Q(content_type__app_label="wagtailadmin", codename="access_admin")
    reporter.permissions.set(Permission.objects.filter(enter | _named(WRITES)))
    record = _named(SETTLES, "record")
    wire = _named({"source": ("view", "pause")}, "wire")
    editor.permissions.set(Permission.objects.filter(enter | _named(WRITES) | _named(RULES) | record | wire))
    for group in (reporter, editor):
        _pictures(group)


def _pictures(group: Group) -> None:
    """Of every collection, for the pictures of a newspaper stand in one."""
    named = [f"{verb}_image" for verb in BRINGS[group.name]]
    of_pictures = GroupCollectionPermission.objects.filter(permission__content_type__app_label="wagtailimages")
    of_pictures.filter(group=group).delete()
    for permission in Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=named):
        GroupCollectionPermission.objects.create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )


def make_review() -> None:
    """A story that is sent for review waits for one editor; an administrator may add steps under Settings."""
    task = GroupApprovalTask.objects.create(name=ASKS)
    task.groups.set(Group.objects.filter(name=EDITOR))
    workflow = Workflow.objects.create(name=REVIEW)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.create(content_type=ContentType.objects.get_for_model(Story), workflow=workflow)


def _named(models: dict[str, tuple[str, ...]], app: str = "newsroom") -> Q:
    codenames = [f"{verb}_{model}" for model, verbs in models.items() for verb in verbs]
    return Q(content_type__app_label=app, codename__in=codenames)
