"""Short files of each format, as agencies write them, filled with what a case says."""

import io
import json
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

HEADLINE = "Ferry to Brackmoor sails a month late"
TEXT = "BRACKMOOR (WX) - The first ferry since spring sailed on Tuesday. The harbour master sold 300 tickets."
OTHER = "Valdria counts its wolves again"
OTHER_TEXT = "SUNDA (WX) - Rangers began to count the wolves of Valdria on Tuesday. They expect about 90."
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def anpa(
    now: datetime,
    number: str = "a0417",
    keyword: str = "BC-VA--BrackmoorFerry",
    version: str = "",
    slug: str = "BC-VA--Brackmoor Ferry",
    headline: str = HEADLINE,
    text: str = TEXT,
    priority: str = "r",
    head: tuple[str, ...] = (),
) -> bytes:
    at = now.astimezone(UTC)
    more = f", {version}" if version else ""
    lines = "".join(f"^{line}<\r\n" for line in (*head, *filter(None, [headline])))
    return (
        f"\x16\x16\x01{number}\x1fwvald\r\n{priority} i\x13\x11 {keyword} {version}{' ' if version else ''}"
        f"{at:%m-%d} {len(text.split()):04}\r\n\x02^{slug}{more}<\r\n{lines}\t{text}\r\n"
        f"\x03WX-WF-{at:%m-%d-%y %H%M}GMT<\r\n\x04"
    ).encode("cp1252", "replace")


def iptc(
    now: datetime,
    number: str = "0147",
    own: str = "ntk 0212",
    slug: str = "Valdria/transport/ferry",
    head: tuple[str, ...] = (HEADLINE,),
    text: str = TEXT,
    priority: int = 3,
    optional: str = "",
    service: str = "xen",
) -> bytes:
    at = now.astimezone(UTC)
    said = " \r\n".join(head)
    more = " ".join(filter(None, (own, optional)))
    return (
        f"\x01{service}{number} {priority} i {len(text.split())} vvvvb   {more}\r\n\r\n{slug}/\r\n"
        f"\x02{said} =\r\n\r\n{text}\r\n\r\nntk ov\r\n\r\n\x03{at:%d%H%M} GMT {at:%b %y}\r\n\x04"
    ).encode("latin-1", "replace")


def mail(
    now: datetime, subject: str, text: str = TEXT, ident: str = "ferry", language: str = "", **headers: str
) -> bytes:
    made = EmailMessage()
    made["From"] = "Night desk <desk@western.example>"
    made["To"] = "copy@lamp.example"
    made["Subject"] = subject
    made["Date"] = format_datetime(now)
    made["Message-ID"] = f"<{ident}@western.example>"
    if language:
        made["Content-Language"] = language
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text + "\n")
    return made.as_bytes()


def text(*lines: str) -> bytes:
    return ("\n\n".join(lines) + "\n").encode()


def docx(*paragraphs: str, status: str = "") -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as file:
        file.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        file.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        file.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}'
            "</w:body></w:document>",
        )
        if status:
            file.writestr(
                "docProps/core.xml",
                f'<cp:coreProperties xmlns:cp="{_CORE}"><cp:contentStatus>{status}</cp:contentStatus>'
                "</cp:coreProperties>",
            )
    return package.getvalue()


def ninjs(now: datetime, uri: str = "urn:wx:ferry", version: str = "1", camel: bool = False, **more: Any) -> bytes:
    told: dict[str, Any] = {
        "uri": uri,
        "type": "text",
        "version": version,
        "versioncreated": now.isoformat(),
        "pubstatus": "usable",
        "headline": HEADLINE,
        "body_text": TEXT,
    }
    if camel:
        told |= {"standard": {"name": "ninjs", "version": "3.0"}, "pubStatus": told.pop("pubstatus")}
        told |= {"versionCreated": told.pop("versioncreated")}
        told |= {"headlines": [{"value": told.pop("headline")}], "bodies": [{"value": told.pop("body_text")}]}
    return json.dumps(told | more).encode()


def nitf(
    now: datetime,
    ident: str = "wx-7",
    docdata: str = 'management-status="usable"',
    inside: str = "",
    headline: str = HEADLINE,
    body: str = TEXT,
    head: str = "",
) -> bytes:
    return (
        f'<nitf><head><docdata {docdata}><doc-id id-string="{ident}"/>'
        f'<date.issue norm="{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"/>{inside}</docdata>{head}</head><body><body.head>'
        f"<hedline><hl1>{headline}</hl1></hedline></body.head><body.content><p>{body}</p></body.content></body></nitf>"
    ).encode()


def newsml(
    now: datetime,
    ident: str = "ferry-7",
    revision: int = 1,
    status: str = "Usable",
    update: str = "N",
    management: str = "",
    headline: str = HEADLINE,
    content: str = TEXT,
) -> bytes:
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    component = (
        f"<NewsComponent><NewsLines><HeadLine>{headline}</HeadLine></NewsLines><ContentItem><MediaType FormalName="
        f'"Text"/><DataContent>{content}</DataContent></ContentItem></NewsComponent>'
        if content
        else ""
    )
    return (
        f"<NewsML><NewsEnvelope><DateAndTime>{stamp}</DateAndTime></NewsEnvelope><NewsItem><Identification>"
        f"<NewsIdentifier><ProviderId>western.example</ProviderId><DateId>20260512</DateId><NewsItemId>{ident}"
        f'</NewsItemId><RevisionId PreviousRevision="{revision - 1}" Update="{update}">{revision}</RevisionId>'
        f"<PublicIdentifier>urn:newsml:western.example:20260512:{ident}:{revision}{update}</PublicIdentifier>"
        f'</NewsIdentifier></Identification><NewsManagement><NewsItemType FormalName="News"/><FirstCreated>{stamp}'
        f'</FirstCreated><ThisRevisionCreated>{stamp}</ThisRevisionCreated><Status FormalName="{status}"/>'
        f"{management}</NewsManagement>{component}</NewsItem></NewsML>"
    ).encode()


def g2(
    now: datetime,
    guid: str = "urn:newsml:western.example:ferry",
    version: int = 1,
    status: str = 'qcode="stat:usable"',
    meta: str = "",
    headline: str = HEADLINE,
    content: str = TEXT,
) -> bytes:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="{version}" '
        'standard="NewsML-G2" standardversion="2.35" xml:lang="en"><catalogRef href='
        '"https://iptc.org/std/catalog/catalog.IPTC-G2-Standards_45.xml"/><itemMeta><itemClass qcode="ninat:text"/>'
        f'<provider literal="WX"/><versionCreated>{now.isoformat()}</versionCreated><pubStatus {status}/>{meta}'
        f"</itemMeta><contentMeta><headline>{headline}</headline></contentMeta><contentSet><inlineData "
        f'contenttype="text/plain">{content}</inlineData></contentSet></newsItem>'
    ).encode()


def rss(*entries: str) -> bytes:
    names = (
        'xmlns:media="http://search.yahoo.com/mrss/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" '
        'xmlns:at="http://purl.org/atompub/tombstones/1.0"'
    )
    return (
        f'<rss version="2.0" {names}><channel><title>WX</title><link>https://western.example/</link>'
        f"{''.join(entries)}</channel></rss>"
    ).encode()


def entry(now: datetime, guid: str = "wx-1", headline: str = HEADLINE, text: str = TEXT, more: str = "") -> str:
    return (
        f'<item><guid isPermaLink="false">{guid}</guid><title>{headline}</title><pubDate>{format_datetime(now)}'
        f"</pubDate><description>{text}</description>{more}</item>"
    )


def atom(now: datetime, *entries: str) -> bytes:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" '
        'xmlns:app="http://www.w3.org/2007/app" xmlns:media="http://search.yahoo.com/mrss/"><title>WX</title>'
        f"<id>urn:wx</id><updated>{now.isoformat()}</updated>{''.join(entries)}</feed>"
    ).encode()


def atom_entry(
    now: datetime, ident: str = "urn:wx:1", headline: str = HEADLINE, text: str = TEXT, more: str = ""
) -> str:
    return (
        f"<entry><id>{ident}</id><title>{headline}</title><updated>{now.isoformat()}</updated>"
        f'<content type="text">{text}</content>{more}</entry>'
    )


def wxr(now: datetime, number: int = 7, status: str = "publish", title: str = HEADLINE, text: str = TEXT) -> bytes:
    at = now.astimezone(UTC)
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
        "<title>WX</title><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://western.example"
        f'</wp:base_site_url><item><title>{title}</title><guid isPermaLink="false">https://western.example/?p={number}'
        f"</guid><content:encoded><![CDATA[<p>{text}</p>]]></content:encoded><wp:post_id>{number}</wp:post_id>"
        f"<wp:post_date_gmt>{at:%Y-%m-%d %H:%M:%S}</wp:post_date_gmt><wp:post_modified_gmt>{at:%Y-%m-%d %H:%M:%S}"
        f"</wp:post_modified_gmt><wp:status>{status}</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>"
    ).encode()
