"""The sizes of a picture that readers get: made once, when it arrives, without its camera's data."""

import io
from pathlib import Path

from PIL import Image, ImageOps

from standfirst.newsroom.models import Picture
from standfirst.press.kept_together import kept_together
from standfirst.press.store import site
from standfirst.site.parts import PictureSet, Rendition
from standfirst.wire.takes import write_whole

WIDTHS = (480, 720, 1080)
FORMATS = {"avif": {"quality": 58, "speed": 8}, "webp": {"quality": 76, "method": 4}}


def widths_of(picture: Picture) -> list[int]:
    return [width for width in WIDTHS if width <= picture.width] or [picture.width]


def name_of(picture: Picture, width: int, ending: str) -> str:
    return f"{picture.get_file_hash()[:16]}-{width}.{ending}"


def file_of(name: str) -> Path:
    return site() / "media" / name


def make(picture: Picture) -> None:
    """Encode what is missing. Raises OSError where the picture's own file is gone or cannot be read."""
    wanted = [(w, e) for w in widths_of(picture) for e in FORMATS if not file_of(name_of(picture, w, e)).exists()]
    if not wanted:
        return
    with picture.file.open("rb") as file, Image.open(file) as opened:
        image = ImageOps.exif_transpose(opened).convert("RGB")
    for width, ending in wanted:
        small = image.resize((width, height_at(picture, width)), Image.Resampling.LANCZOS)
        packed = io.BytesIO()
        small.save(packed, ending, **FORMATS[ending])
        write_whole(file_of(name_of(picture, width, ending)), packed.getvalue())


def height_at(picture: Picture, width: int) -> int:
    return max(1, round(picture.height * width / picture.width))


def take_away(picture: Picture) -> None:
    """Remove every size of it from the readers' shelf."""
    for width in widths_of(picture):
        for ending in FORMATS:
            file_of(name_of(picture, width, ending)).unlink(missing_ok=True)


def picture_set(picture: Picture, caption: str = "", credit: str = "") -> PictureSet:
    """The picture as a page shows it; makes the sizes where they are missing."""
    make(picture)
    renditions = tuple(
        Rendition(f"/media/{name_of(picture, w, e)}", w, height_at(picture, w), f"image/{e}")  # type: ignore[arg-type]
        for e in FORMATS
        for w in widths_of(picture)
    )
    focal = (0.5, 0.5)
    if picture.focal_point_x is not None and picture.focal_point_y is not None:
        focal = (picture.focal_point_x / picture.width, picture.focal_point_y / picture.height)
    return PictureSet(
        renditions,
        alt=picture.alt or caption or picture.caption or picture.title,
        caption=kept_together(caption or picture.caption),
        credit=credit or picture.credit,
        focal=focal,
    )
