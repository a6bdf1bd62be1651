"""Puts the demo's copy on the wire: the same words in the formats in which an agency, a reporter's mail and an
observatory's feed would send them. Run `python -m demo.wire FOLDER` to look at the files."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Any

from standfirst.copydesk import Copy, clean

HERE = Path(__file__).parent
Entry = dict[str, Any]
_ROUND = ("nitf", "newsml-g2", "ninjs", "iptc-7901", "anpa-1312")
_ENDINGS = {"nitf": "xml", "newsml-g2": "xml", "ninjs": "json", "email": "eml"}
_TYPEWRITER = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " "})


def formats_of(entries: list[Entry]) -> dict[str, str]:
    """In which format each entry comes, by its id."""
    chosen, agency = {}, 0
    for entry in entries:
        plain = set(entry["blocks"]) == {"paragraphs"}
        if entry["licence"] == "agency":
            chosen[entry["id"]] = _ROUND[agency % len(_ROUND)] if plain else "nitf"
            agency += 1
        elif entry["section"] == "sea-and-sky":
            chosen[entry["id"]] = "feed"
        else:
            chosen[entry["id"]] = "email" if entry["nearly_clean"] and plain else "text"
    return chosen


def content_of(entry: Entry) -> bytes:
    """The copy as it was written, mess and all."""
    return (HERE / entry["file"]).read_bytes()


def file_of(entry: Entry, format: str) -> tuple[str, bytes]:
    """The name and the bytes under which an entry arrives."""
    if format == "text":
        return f"{entry['id']}.txt", content_of(entry)
    write: Callable[[Entry, Copy], bytes] = WRITERS[format]
    return f"{entry['id']}.{_ENDINGS.get(format, 'txt')}", write(entry, clean(content_of(entry)))


def typed(text: str) -> str:
    """As a typewriter has it, for formats that know no other signs."""
    return text.translate(_TYPEWRITER)


def paragraphs(entry: Entry, copy: Copy) -> list[str]:
    """The paragraphs, the first with its dateline: the place, and the agency or else the day."""
    texts = [block.text for block in copy.blocks]
    if copy.dateline:
        day = f", {entry['published'].day} {entry['published']:%b}"
        texts[0] = f"{copy.dateline}{' (SXN)' if entry['licence'] == 'agency' else day} – {texts[0]}"
    return texts


def html_of(entry: Entry, copy: Copy) -> str:
    """Paragraphs, subheads and lists, as markup."""
    made = []
    for text, block in zip(paragraphs(entry, copy), copy.blocks, strict=True):
        if block.type == "list":
            made.append("<ul>" + "".join(f"<li>{escape(item, quote=False)}</li>" for item in block.items) + "</ul>")
        else:
            tag = "h2" if block.type == "subhead" else "p"
            made.append(f"<{tag}>{escape(text, quote=False)}</{tag}>")
    return "".join(made)


def _said(text: str | None) -> str:
    return escape(text or "", quote=False)


def nitf(entry: Entry, copy: Copy) -> bytes:
    at: datetime = entry["published"]
    body = html_of(entry, copy).replace("h2>", "hl2>")
    abstract = f"<abstract><p>{_said(copy.standfirst)}</p></abstract>" if copy.standfirst else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf version="-//IPTC//DTD NITF 3.6//EN" baselang="en-GB"><head><title>{_said(copy.headline)}</title>
<docdata management-status="usable"><doc-id regsrc="SXN" id-string="{entry["id"]}"/><urgency ed-urg="5"/>
<date.issue norm="{at:%Y%m%dT%H%M%S%z}"/><du-key key="{entry["id"]}" version="1"/></docdata></head>
<body><body.head><hedline><hl1>{_said(copy.headline)}</hl1></hedline><distributor>SXN</distributor>{abstract}</body.head>
<body.content>{body}</body.content></body></nitf>
""".encode()


def newsml_g2(entry: Entry, copy: Copy) -> bytes:
    summary = f'<description role="drol:summary">{_said(copy.standfirst)}</description>' if copy.standfirst else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:sextant.example:{entry["id"]}" version="1"
 standard="NewsML-G2" standardversion="2.35" xml:lang="en-GB">
<catalogRef href="https://iptc.org/std/catalog/catalog.IPTC-G2-Standards_45.xml"/>
<rightsInfo><copyrightHolder><name>Sextant News</name></copyrightHolder></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="SXN"/>
<versionCreated>{entry["published"].isoformat()}</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><urgency>5</urgency><creditline>SXN</creditline>
<headline>{_said(copy.headline)}</headline>{summary}</contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>{_said(copy.headline)}</title></head><body>{html_of(entry, copy)}</body></html></inlineXML></contentSet>
</newsItem>
""".encode()


def ninjs(entry: Entry, copy: Copy) -> bytes:
    told = {
        "uri": f"urn:newsml:sextant.example:{entry['id']}",
        "type": "text",
        "version": "1",
        "versioncreated": entry["published"].isoformat(),
        "pubstatus": "usable",
        "urgency": 5,
        "language": "en-GB",
        "headline": copy.headline,
        "description_text": copy.standfirst or "",
        "body_xhtml": html_of(entry, copy),
        "creditline": "SXN",
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def iptc_7901(entry: Entry, copy: Copy) -> bytes:
    at: datetime = entry["published"]
    number = int(entry["id"][:2])
    body = typed("\r\n\r\n".join(paragraphs(entry, copy)))
    made = (
        f"\x01sxn{number:04} 3 i {len(body.split())} sxn\r\n\r\n{entry['id'][3:]}/\r\n"
        f"\x02{typed(copy.headline or '')} =\r\n\r\n{body}\r\n\r\nsxn/lo/pb\r\n\r\n"
        f"\x03{at.astimezone(UTC).strftime('%d%H%M')} GMT {at:%b %y}\r\n\x04"
    )
    return made.encode("ascii", "replace")


def anpa_1312(entry: Entry, copy: Copy) -> bytes:
    at: datetime = entry["published"].astimezone(UTC)
    words = " ".join(paragraphs(entry, copy)).split()
    number, slug = int(entry["id"][:2]), entry["id"][3:].title()[:24]
    body = typed("".join(f"\t{text}\r\n" for text in paragraphs(entry, copy)))
    made = (
        f"\x16\x16\x01A{number:04}\x1ficzc-\r\nr i\x13\x11 BC-{slug} {at:%m-%d} {len(words):04}\r\n"
        f"\x02^BC-{slug}<\r\n^{typed(copy.headline or '')}<\r\n{body}"
        f"\x03\r\n{at:%m-%d-%y %H%M}GMT<\r\n\x04"
    )
    return made.encode("ascii", "replace")


def email(entry: Entry, copy: Copy) -> bytes:
    mail = EmailMessage()
    who = (entry["bylines"] or ["Night desk"])[0]
    mail["From"] = f"{who} <{who.lower().replace(' ', '.')}@leadsman.example>"
    mail["To"] = "copy@leadsman.example"
    mail["Subject"] = copy.headline or ""
    mail["Date"] = format_datetime(entry["published"])
    mail["Message-ID"] = f"<{entry['id']}@leadsman.example>"
    mail.set_content("\n\n".join(paragraphs(entry, copy)) + "\n", cte="quoted-printable")
    return mail.as_bytes()


def rss(entries: list[Entry]) -> bytes:
    """The observatory's feed, the newest first."""
    items = []
    for entry in sorted(entries, key=lambda each: each["published"], reverse=True):
        copy = clean(content_of(entry))
        items.append(
            f"<item><title>{_said(copy.headline)}</title><guid isPermaLink='false'>{entry['id']}</guid>"
            f"<pubDate>{format_datetime(entry['published'])}</pubDate><description>{_said(copy.standfirst)}</description>"
            f"<content:encoded><![CDATA[{html_of(entry, copy)}]]></content:encoded></item>"
        )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Sea and Sky</title>
<link>https://gauge.leadsman.example/</link>
<description>What the rain gauge and the tide say</description><language>en-GB</language>
{"".join(items)}</channel></rss>
""".encode()


WRITERS: dict[str, Callable[[Entry, Copy], bytes]] = {
    "nitf": nitf,
    "newsml-g2": newsml_g2,
    "ninjs": ninjs,
    "iptc-7901": iptc_7901,
    "anpa-1312": anpa_1312,
    "email": email,
    "feed": lambda entry, copy: rss([entry]),
}


def main(folder: Path) -> None:
    """Write every file of the demo's wire."""
    from demo.load import truth

    folder.mkdir(parents=True, exist_ok=True)
    entries = truth()["story"]
    for entry in entries:
        name, content = file_of(entry, formats_of(entries)[entry["id"]])
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
