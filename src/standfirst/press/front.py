"""The front: what editors chose, and what runs itself."""

from standfirst.newsroom import clock
from standfirst.newsroom.models import Breaking, Correction, FrontSlot, Newspaper, Section, StoryState
from standfirst.press import hangs
from standfirst.press.lists import correction_of
from standfirst.press.rows import chrome, for_lines, line, lines, newest, public_states, read, section_link
from standfirst.site import pages, parts

LOOKED_AT, SECTIONS, ROWS = 60, 8, 3


def by_editors() -> dict[str, int]:
    """The places that an editor filled, each with its story's id."""
    return {slot.place: slot.story_id for slot in FrontSlot.objects.all()}


def recently() -> list[StoryState]:
    """The stories that a place which runs itself is filled from."""
    return newest(public_states(), LOOKED_AT)


def chosen(recent: list[StoryState], slots: dict[str, int]) -> dict[str, StoryState]:
    """Lead and seconds: by hand where that story is public, else the newest that has a picture, else the newest."""
    places: dict[str, StoryState] = {}
    by_hand = {s.pk: s for s in for_lines(public_states().filter(pk__in=slots.values()))} if slots else {}
    for place, story_id in slots.items():
        if story_id in by_hand:
            places[place] = by_hand[story_id]
    taken = {state.pk for state in places.values()}
    pictured = with_picture(recent)
    rest = [state for state in recent if state.pk in pictured] + [s for s in recent if s.pk not in pictured]
    for place in FrontSlot.Place.values:
        if place not in places:
            found = next((state for state in rest if state.pk not in taken), None)
            if found is not None:
                places[place] = found
                taken.add(found.pk)
    return places


def with_picture(states: list[StoryState]) -> set[int]:
    ids = [state.pk for state in states]
    return set(
        public_states()
        .filter(pk__in=ids, story__pictures__picture__isnull=False, story__pictures__picture__killed=False)
        .values_list("pk", flat=True)
    )


def front(slots: dict[str, int] | None = None, breaking: int | None = None) -> pages.FrontPage:
    """The front of the stored day; nothing in it reads the clock. With `slots` or the story `breaking`, as it
    would be with that choice."""
    paper = Newspaper.current()
    recent = recently()
    places = chosen(recent, by_editors() if slots is None else slots)
    led = {state.pk for state in places.values()}
    lead = places.get("lead")
    seconds = [places[place] for place in ("second-1", "second-2") if place in places]
    river = [state for state in recent if state.pk not in led][: pages.ROOM]
    sections = _sections(led, recent)
    read([*places.values(), *river, *(state for _, states in sections for state in states)])
    righted = _newest_correction()
    day = paper.front_day or clock.today()
    return pages.FrontPage(
        chrome=chrome(),
        path="/",
        description=paper.tagline or paper.name,
        day=day,
        day_href=_day_href(river),
        ears=tuple(part for part in (paper.place, paper.tagline) if part),
        breaking=_breaking(breaking),
        lead=line(lead) if lead else None,
        lead_links=tuple(lines(_with_lead(lead, led, recent), pictures=False)) if lead else (),
        seconds=tuple(lines(seconds)),
        river=tuple(lines(river, pictures=False)),
        hangs=hangs.on_the_front(),
        running=_running(led),
        sections=tuple(_block(section, states) for section, states in sections),
        put_right=correction_of(righted) if righted else None,
        put_right_story=parts.Link(righted.story.headline, righted.story.state.path) if righted else None,
    )


def _breaking(chosen: int | None) -> parts.StoryLine | None:
    """The story on the strip while readers can see it; its end is the clock's to keep, not this page's."""
    story_id = chosen or Breaking.objects.order_by("-announced").values_list("story", flat=True).first()
    if story_id is None:
        return None
    state = for_lines(public_states().filter(pk=story_id)).first()
    return line(state) if state is not None else None


def _day_href(river: list[StoryState]) -> str:
    """The archive of the day that the river is of."""
    if not river or river[0].first_published is None:
        return ""
    return f"/archive/{clock.local(river[0].first_published):%Y/%m/%d}/"


def _with_lead(lead: StoryState, led: set[int], recent: list[StoryState]) -> list[StoryState]:
    """Up to three stories that go with the lead: its storyline, else its topics."""
    others = public_states().exclude(pk__in=led)
    if lead.storyline_id:
        return newest(others.filter(storyline=lead.storyline_id), 3)
    topics = list(lead.story.topics.values_list("pk", flat=True))
    return newest(others.filter(story__topics__in=topics).distinct(), 3)


def _running(led: set[int]) -> parts.RunningStory | None:
    """The storyline with the newest part, of those that have two parts and do not lead the front already."""
    found = (
        public_states()
        .filter(storyline__isnull=False)
        .exclude(storyline__in=public_states().filter(pk__in=led, storyline__isnull=False).values("storyline"))
    )
    looked_at: set[int | None] = set()
    for state in newest(found.select_related("storyline"), LOOKED_AT):
        if state.storyline_id in looked_at:
            continue
        looked_at.add(state.storyline_id)
        members = list(for_lines(public_states().filter(storyline=state.storyline_id)).order_by("-part"))
        if len(members) > 1 and state.storyline is not None:
            told = lines(members[:5])
            link = parts.Link(state.storyline.title, f"/storyline/{state.storyline.slug}/")
            return parts.RunningStory(link, len(members), told[0], tuple(told[1:]))
    return None


def _sections(led: set[int], recent: list[StoryState]) -> list[tuple[Section, list[StoryState]]]:
    """The sections that have stories, each with its newest; where those are among the newest of all, none is read."""
    made = []
    for section in Section.objects.all()[:SECTIONS]:
        states = [state for state in recent if state.story.section_id == section.pk and state.pk not in led]
        if len(states) <= ROWS:
            states = newest(public_states().filter(story__section=section).exclude(pk__in=led), ROWS + 1)
        if states:
            made.append((section, states[: ROWS + 1]))
    return made


def _block(section: Section, states: list[StoryState]) -> parts.SectionBlock:
    told = lines(states)
    return parts.SectionBlock(section_link(section), told[0], tuple(told[1:]))


def _newest_correction() -> Correction | None:
    """The newest of a story that readers can see: mostly the first one looked at, so no list of all is made."""
    now = clock.now()
    newest_first = Correction.objects.order_by("-made", "-pk").select_related("story__state")
    return next((row for row in newest_first.iterator(chunk_size=10) if row.story.state.public_at(now)), None)
