"""Writing rows of the record as JSON Lines, CSV or Parquet."""

import csv
import importlib.util
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from standfirst.record.kept.told import Row

Write = Callable[[Iterable["Row"], IO[bytes]], None]
TOGETHER = 10_000
"""So many rows make one group of a Parquet file."""
NUMBERS = {"schema": "int32", "confidence": "double", "background": "bool", "reviewed": "bool"}


class Counted:
    """Rows on their way, and how many went by."""

    def __init__(self, rows: Iterable["Row"]) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> Iterator["Row"]:
        for row in self.rows:
            self.count += 1
            yield row


@contextmanager
def whole(file: Path) -> Iterator[IO[bytes]]:
    """A file to write to that stands at `file` when all of it is written, and not before. Raises
    click.ClickException where it cannot."""
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}-", delete=False) as part:
            made = Path(part.name)
            try:
                yield part
                part.close()
                made.chmod(0o644)
                made.replace(file)
            finally:
                made.unlink(missing_ok=True)
    except OSError as why:
        raise click.ClickException(f"{file} was not written: {why.strerror or why}.") from why


def json_lines(rows: Iterable["Row"], out: IO[bytes]) -> None:
    """One JSON object for each row and line, UTF-8."""
    from standfirst.record.kept.told import as_json

    for row in rows:
        out.write(json.dumps(as_json(row), ensure_ascii=False).encode() + b"\n")


def comma_separated(rows: Iterable["Row"], out: IO[bytes]) -> None:
    """RFC 4180 with a header, UTF-8; an absent value is an empty cell, a list its words with spaces between them.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    from standfirst.record.kept.told import NAMES, as_json

    class Lines:
        def write(self, text: str) -> None:
            out.write(text.encode())

    writer = csv.writer(Lines())
    writer.writerow(NAMES)
    for row in rows:
        writer.writerow([_cell(value) for value in as_json(row).values()])


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return " ".join(value)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def parquet(rows: Iterable["Row"], out: IO[bytes]) -> None:
    """Parquet with a column for each name, texts as strings and `modality` as a list of them.

    Raises click.ClickException where the library is not installed.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise click.ClickException(
            "Parquet needs a library that is not installed: pip install 'standfirst[parquet]', or name a .csv or "
            ".jsonl file."
        )
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    from standfirst.record.kept.told import NAMES, as_json

    kinds = {**NUMBERS, "modality": pyarrow.list_(pyarrow.string())}
    schema = pyarrow.schema([(name, kinds.get(name, "string")) for name in NAMES])
    waiting = iter(rows)
    with ParquetWriter(out, schema, compression="zstd") as writer:
        while some := [as_json(row) for row in islice(waiting, TOGETHER)]:
            writer.write_table(pyarrow.Table.from_pylist(some, schema=schema))


FORMATS: dict[str, Write] = {"jsonl": json_lines, "csv": comma_separated, "parquet": parquet}
