"""What would become of an item if it came now: really settled in the ledger, told, and taken back again."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from standfirst.copydesk import clean
from standfirst.newsroom import clock
from standfirst.newsroom.models import Handling, Licence, RoutingRule, Section, Story
from standfirst.newsroom.routing import Facts, first_fit, fit, outcome
from standfirst.wire import item as wire
from standfirst.wire import stops
from standfirst.wire.models import Item, Settlement, Source, Take
from standfirst.wire.settling import settle


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that would happen, or a reason why nothing does; `title` is its first words."""

    title: str
    text: str
    story: int | None = None


def rehearse(source: Source, items: Iterable[wire.Item]) -> list[Step]:
    """What would become of the last of these items, each of them settled before it as in one take.

    Nothing of it stays: the transaction is rolled back, no bytes are kept and no story is touched.
    """
    with transaction.atomic():
        take = Take.objects.create(source=source, sha256="rehearsal", size=0, received=clock.now())
        settlement, item = None, None
        for item in items:
            settlement = settle(take, item)
        steps = [] if item is None else _steps(source, item, settlement)
        transaction.set_rollback(True)
    return steps


def _steps(source: Source, item: wire.Item, settlement: Settlement | None) -> list[Step]:
    steps = [Step("Source", f"{source}, {source.get_delivery_display().lower()}")]
    if settlement is None:
        return [*steps, Step("Known already", "this version came before; it would change nothing")]
    row = settlement.item
    if settlement.stop is not None and settlement.kind in (Settlement.Kind.KILL, Settlement.Kind.HOLD):
        return [*steps, *_stopping(settlement)]
    if settlement.stop is not None:
        said = f"a {settlement.stop.kind} of it stands; it would be kept, and no story may be made of it"
        return [*steps, Step("Stopped", said)]
    steps.append(_place(row, settlement.kind))
    if settlement.kind == Settlement.Kind.OLDER:
        return [*steps, Step("Nothing", "would change; the newer version stays")]
    if row.embargo_unreadable:
        steps.append(Step("Embargo", "its time cannot be read: it holds until someone settles it"))
    elif row.embargo is not None:
        steps.append(Step("Embargo", f"until {clock.local(row.embargo):%d %B %Y, %H:%M %Z}"))
    if item.status == "advisory":
        return [*steps, Step("For the desk only", "an advisory is shown in the inbox and makes no story")]
    return [*steps, _rights(source), *_end(source, item, row)]


def _place(row: Item, kind: str) -> Step:
    others = Item.objects.filter(source=row.source, line=row.line).exclude(pk=row.pk)
    count = others.count()
    if kind == Settlement.Kind.OLDER:
        return Step("Late", f"an older version of an item of which a newer one has come ({count} before it)")
    if not count:
        return Step("New", "no version of it has come before")
    story = Story.objects.filter(items__item__in=others).values_list("pk", flat=True).first()
    return Step("Not new", f"a newer version of an item of which {_many(count, 'version')} came before", story)


def _stopping(settlement: Settlement) -> list[Step]:
    stop = settlement.stop
    assert stop is not None  # noqa: S101 - its caller looked
    stories = list(Story.objects.filter(items__item__in=stops.reached(stop)).distinct()[:20])
    word = "would be killed" if stop.kind == "kill" else "would be held"
    named = settlement.item.content.get("corrects") or stop.slug or stop.guid
    steps = [Step(f"A {stop.kind}", f"of {named}, which blocks what comes of it later too")]
    steps += [Step("Taken down", f"“{story}” {word}", story.pk) for story in stories]
    return steps if stories else [*steps, Step("No story", "was made of what it names; the desk is told of it")]


def _rights(source: Source) -> Step:
    if source.licence == Licence.UNKNOWN:
        return Step("Rights unknown", "nobody has said what copy of this source may be used for")
    return Step("Rights", f"{source.get_licence_display()}, by the settings of {source}")


def _end(source: Source, item: wire.Item, row: Item) -> list[Step]:
    row.copy = clean(item).to_dict()
    rule = first_fit(RoutingRule.objects.select_related("section"), row)
    if rule is not None:
        why = "; ".join(fit(rule, Facts(row)).why) or "it is of this source"
        return [Step(f"Rule {rule.position} fits", why), Step("By that rule", f"{outcome(rule)}{_if(source, rule)}")]
    return [_handled(source)]


def _if(source: Source, rule: RoutingRule) -> str:
    stops_it = rule.then == RoutingRule.Then.PUBLISH and source.licence == Licence.UNKNOWN
    return "; but no: it waits, for nobody has stated the rights" if stops_it else ""


def _handled(source: Source) -> Step:
    handling = Handling.objects.filter(source=source).select_related("section").first()
    section = handling.section if handling and handling.section else None
    return _becomes(str(handling.becomes) if handling else "inbox", section)


def _becomes(becomes: str, section: Section | None) -> Step:
    where = f" in {section}" if section else ""
    if becomes == Handling.Becomes.PUBLISHED:
        return Step("It would be published", f"{where.strip()} at once, where nothing above forbids it".strip())
    if becomes == Handling.Becomes.DRAFT:
        return Step("It would be filed", f"as a draft{where}; nothing goes out")
    return Step("It would wait", f"in the inbox{where} for an editor. No story is made and nothing goes out.")


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
