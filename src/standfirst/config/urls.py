"""The desk's addresses. Readers are served by another process.

A file as it came may be unlicensed, killed or hold the camera's position, so only those who are signed in get it.
"""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents.views.serve import serve as document

from standfirst.config import preview_files
from standfirst.wire.sources.push import pushed

handler400 = "standfirst.desk.refusals.not_taken"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home")),
    path("wire/<slug:slug>/", pushed, name="wire_push"),
    path("desk/", include(wagtailadmin_urls)),
    path(
        "documents/<int:document_id>/<path:document_filename>",
        require_admin_access(document),
        name="wagtaildocs_serve",
    ),
    path("_/<str:name>", preview_files.asset),
    re_path(
        r"^media/(?P<name>[0-9a-f]{1,40}-\d{1,5}\.(?:avif|webp))$", require_admin_access(preview_files.rendition)
    ),
    path("media/<path:path>", require_admin_access(serve), {"document_root": settings.MEDIA_ROOT}),
]
