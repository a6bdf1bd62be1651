"""Where the newsroom must be answered by a higher floor: declared here, filled from that floor's AppConfig.ready."""

from collections.abc import Callable
from typing import Any

TakeDown = Callable[[str, int], None]
Restore = Callable[[str], None]
Preview = Callable[[Any, Any], Any]


class PortNotFilled(RuntimeError):
    """No floor answers this port: the newsroom was started without the press."""


def _no_take_down(path: str, status: int) -> None:
    raise PortNotFilled(f"nothing can take {path} down")


def _no_preview(row: Any, request: Any) -> Any:
    raise PortNotFilled("nothing can draw a preview")


_filled: dict[str, Callable[..., Any]] = {"take_down": _no_take_down, "preview": _no_preview}


def fill(*, take_down: TakeDown, preview: Preview) -> None:
    """Called once, by the press, when the program starts."""
    _filled.update(take_down=take_down, preview=preview)


def take_down(path: str, status: int) -> None:
    """Write the tombstone of this address, atomically; it answers `status` (404 or 410) from then on.

    Raises OSError where it cannot be written: the caller's transaction must then fail too.
    """
    _filled["take_down"](path, status)


def preview(row: Any, request: Any) -> Any:
    """An HTTP response holding the page of a story or of a StaticPage, exactly as readers would see it."""
    return _filled["preview"](row, request)
