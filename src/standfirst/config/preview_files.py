"""What the reader's pages name, served by the desk as well: a preview there looks as it does to readers."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from standfirst.config.shelf import TYPES
from standfirst.press.paper import ON_PAPER, paper_sheet
from standfirst.press.pictures import file_of
from standfirst.site import engine


def asset(request: HttpRequest, name: str) -> HttpResponse:
    """A style sheet, script or font of the reader's pages, which a preview names as they do, or as paper takes it."""
    data = engine.assets().get(name)
    if data is None:
        raise Http404
    if request.GET.get("on") == ON_PAPER and name.endswith(".css"):
        data = paper_sheet(data.decode()).encode()
    return HttpResponse(data, content_type=TYPES.get(Path(name).suffix, "application/octet-stream"))


def rendition(request: HttpRequest, name: str) -> FileResponse:
    """One size of a picture, as readers get it."""
    file = file_of(name)
    if not file.is_file():
        raise Http404
    return FileResponse(file.open("rb"), content_type=TYPES[file.suffix])
