"""A newspaper that stands already gets the review that a new one begins with; one that has made its own keeps that.

Done once and not after every migration: an administrator who takes the review away must not find it back.
"""

from typing import Any

from django.db import migrations


def make_review(apps: Any, schema_editor: Any) -> None:
    if not apps.get_model("newsroom", "Newspaper").objects.exists():
        return  # `standfirst init` makes it, with the roles
    kinds = apps.get_model("contenttypes", "ContentType").objects
    story, _ = kinds.get_or_create(app_label="newsroom", model="story")
    kind, _ = kinds.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    assigned = apps.get_model("wagtailcore", "WorkflowContentType").objects
    if assigned.filter(content_type=story).exists():
        return
    task = apps.get_model("wagtailcore", "GroupApprovalTask").objects.create(
        name="An editor reads it", active=True, content_type=kind
    )
    task.groups.set(apps.get_model("auth", "Group").objects.filter(name="Editor"))
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name="Review", active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task=task, sort_order=0)
    assigned.create(content_type=story, workflow=workflow)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0015_parked_again"),
        ("wagtailcore", "0098_apitoken"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_review, migrations.RunPython.noop, elidable=True)]
