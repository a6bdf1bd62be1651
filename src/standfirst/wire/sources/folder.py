"""A watched folder. A file is taken once it has stopped growing; then it is moved, deleted or left."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from standfirst.wire.sources.files import DONE, REFUSED, Seen, lots, take_all, unfinished
from standfirst.wire.sources.way import Keep, Memory, Place, Trouble


def check(place: Place) -> None:
    folder = Path(place.address)
    if not folder.is_absolute():
        raise ValueError(f"“{place.address}” is no whole path of a folder: begin it with /.")
    if not folder.is_dir():
        raise ValueError(f"There is no folder {folder}: make it, so that the one who writes into it is asked for.")
    if place.afterwards != "leave" and not os.access(folder, os.W_OK):
        raise ValueError(f"Nothing may be moved or deleted in {folder}: allow it, or leave files where they are.")


def look(place: Place, memory: Memory, keep: Keep) -> Memory:
    """Take every file of the folder that has stood still."""
    folder = Path(place.address)
    return take_all(memory, lambda: _files(folder), lambda still: _take(folder, still, place.afterwards, keep))


def _files(folder: Path) -> dict[str, Seen]:
    """Name to size, time of change and inode. A link is no file: it could lead anywhere."""
    try:
        with os.scandir(folder) as entries:
            found = {
                entry.name: entry.stat(follow_symlinks=False)
                for entry in entries
                if entry.is_file(follow_symlinks=False) and not unfinished(entry.name)
            }
    except FileNotFoundError:
        raise Trouble(f"The folder {folder} is gone: bring it back, or pause this source.") from None
    except OSError as why:
        raise Trouble(f"The folder {folder} cannot be looked into ({why.strerror}): check who may.") from why
    return {name: _seen(stat) for name, stat in found.items()}


def _seen(stat: os.stat_result) -> Seen:
    return [stat.st_size, stat.st_mtime_ns, stat.st_ino]


def _take(folder: Path, still: dict[str, Seen], afterwards: str, keep: Keep) -> Iterator[str]:
    """Keep the files, the small ones many at once. One that went, or changed, in the meantime is looked at again; one
    that cannot be opened holds up none of the others."""
    trouble: list[Trouble] = []
    for lot in lots(still):
        with ExitStack() as open_files:
            files = {}
            for name in lot:
                try:
                    files[name] = open_files.enter_context(_opened(folder / name))
                except FileNotFoundError:
                    continue
                except OSError as why:
                    trouble.append(
                        Trouble(f"The file {name} cannot be read ({why.strerror}): check who may read it.")
                    )
            readable = keep.all([(file, name) for name, file in files.items()])
            same = [_seen(os.fstat(file.fileno())) == lot[name] for name, file in files.items()]
        for name, well, unchanged in zip(files, readable, same, strict=True):
            if unchanged:
                _put_away(folder, name, afterwards, well=well)
                yield name
    if trouble:
        raise trouble[0]


def _put_away(folder: Path, name: str, afterwards: str, *, well: bool) -> None:
    if afterwards == "delete":
        (folder / name).unlink(missing_ok=True)
    elif afterwards == "move":
        _move(folder / name, folder / (DONE if well else REFUSED))


def _opened(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb")


def _move(path: Path, into: Path) -> None:
    """Move it there under a name that nothing has yet."""
    into.mkdir(exist_ok=True)
    for count in range(1, 10_000):
        wanted = into / (path.name if count == 1 else f"{path.stem}.{count}{path.suffix}")
        try:
            os.link(path, wanted)
        except FileExistsError:
            continue
        except FileNotFoundError:
            return
        except OSError:
            path.replace(wanted)
            return
        path.unlink(missing_ok=True)
        return
    raise Trouble(f"There are too many files named {path.name} in {into}: clear them away.")
