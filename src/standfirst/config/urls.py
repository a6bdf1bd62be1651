"""The desk's addresses. Readers are served by another process."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from standfirst.config import preview_files

handler400 = "standfirst.desk.refusals.not_taken"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home")),
    path("desk/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("_/<str:name>", preview_files.asset),
    re_path(r"^media/(?P<name>[0-9a-f]{1,40}-\d{1,5}\.(?:avif|webp))$", preview_files.rendition),
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
]
