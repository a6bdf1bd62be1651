"""An editor, signed in at the desk."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.newsroom.models import Section


@pytest.fixture
def desk(section: Section, client: Client, settings: Any, tmp_path: Path) -> Client:
    settings.HOME = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    client.force_login(get_user_model().objects.create_superuser("runa", "runa@lamp.example", "x"))
    return client
