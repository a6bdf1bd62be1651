"""Who may do what: two roles, as Django groups, which `standfirst init` makes and an administrator may change."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

REPORTER, EDITOR = "Reporter", "Editor"
WRITES: dict[str, tuple[str, ...]] = {
    "story": ("add", "change", "view"),
    "picture": ("add", "change", "view"),
    "storyline": ("add", "change", "view"),
}
RULES: dict[str, tuple[str, ...]] = {
    "story": ("delete", "publish", "lock", "unlock"),
    "picture": ("delete",),
    "section": ("add", "change", "view"),
    "topic": ("add", "change", "delete", "view"),
    "storyline": ("delete",),
    "routingrule": ("add", "change", "delete", "view"),
}

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


def _named(models: dict[str, tuple[str, ...]], app: str = "newsroom") -> Q:
    codenames = [f"{verb}_{model}" for model, verbs in models.items() for verb in verbs]
    return Q(content_type__app_label=app, codename__in=codenames)
