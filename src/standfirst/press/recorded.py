"""The pages of the record: pairs, people, states and organisations; reviewed lines only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from django.db.models import Q
from django.utils.feedgenerator import Atom1Feed

from standfirst.newsroom import clock
from standfirst.newsroom.models import Newspaper, StoryState
from standfirst.press import record_words as words
from standfirst.press import timeline
from standfirst.press.rows import chrome, newest, public_states
from standfirst.press.rows import lines as story_lines
from standfirst.record.kept.models import Actor, Line
from standfirst.record.kept.shown import reviewed
from standfirst.site.parts import Feed, Link
from standfirst.site.record import ActorPage, PairPage, RecordPage, Told
from standfirst.site.when import long_day

NEWEST = 40
LISTED = 20
LATEST = 10
INDEX = 60


def path_of(*slugs: str) -> str:
    return "/record/" + "".join(f"{slug}/" for slug in slugs)


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as however many stories tell it; `line` is the one that is shown, its first telling."""

    line: Line
    tellings: tuple[Line, ...]

    @property
    def stories(self) -> int:
        return len({line.story_id for line in self.tellings})


def gathered(lines: Iterable[Line]) -> list[Happening]:
    """Tellings of the same event are one: the same two, deed, way and day, or as an editor said. Newest first."""
    found: dict[tuple[object, ...], list[Line]] = {}
    of_verdict: dict[int | None, tuple[object, ...]] = {}
    rows = sorted(lines, key=lambda line: (line.verdict.same_as_id is not None if line.verdict else False, line.pk))
    for line in rows:
        ends: tuple[object, ...] = (line.actor_id, line.target_id)
        if line.code in words.MUTUAL:
            ends = tuple(sorted(pk or 0 for pk in (line.actor_id, line.target_id)))
        key: tuple[object, ...] = (ends, line.code, line.change, line.modality[0], line.first)
        same_as = line.verdict.same_as_id if line.verdict else None
        key = of_verdict.get(same_as, key) if same_as else key
        of_verdict[line.verdict_id] = key
        found.setdefault(key, []).append(line)
    made = [Happening(min(group, key=_first), tuple(group)) for group in found.values()]
    return sorted(made, key=lambda one: (one.line.first or date.min, one.line.story_id, one.line.pk), reverse=True)


def _first(line: Line) -> tuple[date, int, int]:
    return (line.first or date.max, line.story_id, line.start)


def told(one: Happening, title: str) -> Told:
    line = one.line
    return Told(
        day=words.day(line.first),
        iso=line.first.isoformat() if line.first else "",
        title=title,
        sentence=line.sentence,
        story=Link(line.story.headline, line.story.state.path),
        stories=one.stories,
        happened=words.happened(line),
        deed=line.quad.startswith("material"),
        together=line.quad.endswith("cooperation") if line.quad else None,
        marked=line.kind == Line.Kind.EVENT,
    )


def _of(found: Q) -> list[Line]:
    """Reviewed lines of the body: what only a headline says is the paper's own claim, and stands on its story."""
    rows = reviewed().filter(found).exclude(part="headline")
    return list(rows.select_related("actor", "target", "verdict", "story__state").order_by("pk"))


def _between(a: Actor, b: Actor) -> list[Line]:
    return _of(Q(actor=a, target=b) | Q(actor=b, target=a))


def _two(slugs: Sequence[str]) -> tuple[Actor, Actor] | None:
    found = {actor.slug: actor for actor in Actor.objects.filter(slug__in=slugs)}
    return (found[slugs[0]], found[slugs[1]]) if len(found) == 2 else None


def pair(a_slug: str, b_slug: str, year: int | None = None) -> PairPage | None:
    """The page of two actors, or of one year of them. None where nothing of them is reviewed and public."""
    two = _two((a_slug, b_slug))
    rows = _between(*two) if two else []
    if two is None or not rows:
        return None
    a, b = two
    events = gathered(line for line in rows if line.kind == Line.Kind.EVENT)
    turns = gathered(line for line in rows if line.kind == Line.Kind.RELATION)
    years = sorted({one.line.first.year for one in events if one.line.first}, reverse=True)
    if not (events or turns) or (year is not None and year not in years):
        return None
    path, title = path_of(a_slug, b_slug), f"{a.name} and {b.name}"
    shown = (
        events[:NEWEST] if year is None else [one for one in events if one.line.first and one.line.first.year == year]
    )
    word, rest = state_of(turns)
    return PairPage(
        chrome=chrome(),
        path=path if year is None else f"{path}{year}/",
        title=title,
        description=f"What {a.name} and {b.name} said and did to each other, with the sentence that says so.",
        feeds=(Feed(title, f"{path}feed.xml", "atom"),),
        sides=(Link(a.name, path_of(a_slug)), Link(b.name, path_of(b_slug))),
        word=word,
        rest=rest,
        chart=timeline.chart(events, turns) if year is None else None,
        turns=tuple(told(one, words.turn(one.line)) for one in turns) if year is None else (),
        events=tuple(told(one, words.title(one.line)) for one in shown),
        years=tuple(Link(str(each), f"{path}{each}/") for each in years),
        year=year,
    )


def state_of(turns: Sequence[Happening]) -> tuple[str, str]:
    """What stands between them now, in a sentence or two: its word, and since when. Only what is told as so counts.

    That something stands is older than the story that says so: then the day is when it was told, and not since when.
    """
    real = [one for one in turns if words.happened(one.line)]
    if not real:
        return "", ""
    last = real[0].line
    same = [one.line for one in real if one.line.code == last.code]
    word = words.SIDES[last.code] if last.change in ("stands", "begun") else last.change.capitalize()
    rest = "."
    if last.first:
        rest = f"{', as last told on' if last.change == 'stands' else ' since'} {long_day(last.first)}."
    if last.change not in ("stands", "begun") and same[1:] and (first := same[-1]).first:
        before = " since" if first.change == "begun" else ", as first told on"
        rest += f" {words.SIDES[last.code]}{before} {long_day(first.first)}."
    between = [line for line in same[1:-1] if line.change != last.change and line.first]
    if between:
        rest = f"{rest[:-1]}; {between[0].change} since {long_day(between[0].first)}."
    return word, rest


def actor(slug: str) -> ActorPage | None:
    """The page of one. None where nothing that they said, did or underwent is reviewed and public."""
    row = Actor.objects.filter(slug=slug).first()
    rows = _of(Q(actor=row) | Q(target=row)) if row is not None else []
    if row is None or not rows:
        return None
    said = [line for line in rows if line.kind == Line.Kind.STATEMENT and line.actor_id == row.pk]
    events = gathered(line for line in rows if line.kind == Line.Kind.EVENT)
    others = _others(row, rows)
    turns = [line for line in rows if line.kind == Line.Kind.RELATION and line.actor_id and line.target_id]
    ties, scale = timeline.ties(row, turns, gathered)
    period, strained, kept = _year_of_ties(row, turns)
    mentioning = public_states().filter(pk__in=row.mentions.values("story"))
    path = path_of(slug)
    return ActorPage(
        chrome=chrome(),
        path=path,
        title=row.name,
        kind=row.get_kind_display(),
        role=row.role,
        description=f"What {row.name} said, and what was done by and to them, with the sentence that says so.",
        feeds=(Feed(row.name, f"{path}feed.xml", "atom"),) if said or events else (),
        ties=ties,
        scale=scale,
        period=period,
        strained=strained,
        kept=kept,
        pairs=others,
        said=tuple(told(one, _said(one.line)) for one in gathered_statements(said)[:LISTED]),
        by=tuple(told(one, words.title(one.line)) for one in events if one.line.actor_id == row.pk)[:LISTED],
        to=tuple(told(one, words.title(one.line)) for one in events if one.line.target_id == row.pk)[:LISTED],
        latest=tuple(story_lines(newest(mentioning, LATEST), pictures=False)),
    )


def gathered_statements(lines: Iterable[Line]) -> list[Happening]:
    rows = sorted(lines, key=lambda line: (line.first or date.min, line.story_id, line.start), reverse=True)
    return [Happening(line, (line,)) for line in rows]


def _said(line: Line) -> str:
    from standfirst.press.says import content

    return line.told or content(line)


def _others(row: Actor, rows: Sequence[Line]) -> tuple[Link, ...]:
    """The pages of this one with each other that something stands between, by name."""
    found = {}
    for line in rows:
        other = line.target if line.actor_id == row.pk else line.actor
        if other is not None and other.pk != row.pk and line.kind != Line.Kind.STATEMENT:
            found[other.slug] = Link(other.name, path_of(*sorted((row.slug, other.slug))))
    return tuple(sorted(found.values(), key=lambda link: link.title))


def _year_of_ties(row: Actor, turns: Sequence[Line]) -> tuple[str, tuple[Told, ...], tuple[Told, ...]]:
    """Two counted lists of the newest year that the record has of this one: never an index or a score."""
    real = [one for one in gathered(turns) if words.happened(one.line) and one.line.first]
    if not real:
        return "", (), ()
    last = real[0].line.first
    assert last is not None  # noqa: S101
    of_year = [one for one in real if one.line.first and one.line.first.year == last.year]
    named = [(one, told(one, _tie_title(row, one.line))) for one in of_year]
    strained = tuple(line for one, line in named if one.line.change in ("strained", "ended", "questioned"))
    kept = tuple(line for one, line in named if one.line.change in ("stands", "begun", "strengthened"))
    return f"1 January to {long_day(last)}", strained, kept


def _tie_title(row: Actor, line: Line) -> str:
    other = line.target if line.actor_id == row.pk else line.actor
    turned = words.turn(line)
    return f"{other.name if other else ''}: {turned[:1].lower()}{turned[1:]}"


def index() -> RecordPage:
    """The way in: the newest pairs, and every state, person and organisation of the newest lines."""
    rows = reviewed().exclude(part="headline").select_related("actor", "target").order_by("-first", "-pk")[:1000]
    pairs: dict[tuple[str, str], tuple[Link, str]] = {}
    actors: dict[str, Actor] = {}
    for line in rows:
        for one in (line.actor, line.target):
            if one is not None:
                actors[one.slug] = one
        if line.actor and line.target and line.actor_id != line.target_id and line.kind != Line.Kind.STATEMENT:
            a, b = sorted((line.actor, line.target), key=lambda one: one.slug)
            link = Link(f"{a.name} and {b.name}", path_of(a.slug, b.slug))
            pairs.setdefault((a.slug, b.slug), (link, words.day(line.first)))
    by_name = sorted(actors.values(), key=lambda one: one.name)
    links = [(one.kind, Link(one.name, path_of(one.slug))) for one in by_name]
    return RecordPage(
        chrome=chrome(),
        path="/record/",
        description="Who said what, who did what to whom, with the sentence that says so.",
        pairs=tuple(pairs.values())[:INDEX],
        states=tuple(link for kind, link in links if kind == Actor.Kind.STATE),
        others=tuple(link for kind, link in links if kind != Actor.Kind.STATE)[: 3 * INDEX],
    )


def fed(page: PairPage | ActorPage) -> list[Told]:
    """What its feed holds, newest first."""
    rows = (*page.turns, *page.events) if isinstance(page, PairPage) else (*page.said, *page.by, *page.to)
    return sorted(rows, key=lambda row: (row.iso, row.story.href, row.title), reverse=True)[:NEWEST]


def feed(page: PairPage | ActorPage) -> bytes | None:
    """Atom of what the page shows: each event or statement with its sentence and its story; None without any, for
    an empty feed would be dated by the clock."""
    shown = fed(page)
    if not shown:
        return None
    paper = Newspaper.current()
    made = Atom1Feed(
        title=f"{page.title}, {paper.name}",
        link=paper.address + page.path,
        description=page.description,
        language=paper.language,
        feed_url=f"{paper.address}{page.path}feed.xml",
    )
    paths = {row.story.href for row in shown}
    moments = dict(StoryState.objects.filter(path__in=paths).values_list("path", "first_published"))
    for row in shown:
        published = clock.local(moments[row.story.href])
        made.add_item(
            title=row.title,
            link=paper.address + row.story.href,
            description=row.sentence,
            pubdate=published,
            updateddate=published,
            unique_id=f"{paper.address}{row.story.href}#{crc32(f'{row.title} {row.sentence}'.encode()):08x}",
        )
    written: str = made.writeString("utf-8")
    return written.encode()
