"""Everybody named in a story: each mention once, gathered into entities, and who a word of the text stands for."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from standfirst.copydesk import gazetteer
from standfirst.record.actors import metonyms, titles, traps
from standfirst.record.actors.lists import Actor, Actors, Listed
from standfirst.record.shapes import Entity, EntityKind, Mention, MentionForm, Party
from standfirst.record.syntax.tree import Tree, Word

_CAPITAL = re.compile(r"(?<![\w'’])(?:ni-|al-)?[A-ZÀ-ÞŞ][\w]*")
_PLACE_WORDS = frozenset(
    [
        "oblast",
        "province",
        "region",
        "river",
        "valley",
        "city",
        "street",
        "strait",
        "sea",
        "island",
        "islands",
        "lake",
        "mountains",
        "pass",
        "district",
        "county",
        "border",
        "peninsula",
        "gulf",
        "bay",
        "port",
        "airport",
        "canal",
        "square",
        "bridge",
        "ocean",
        "coast",
        "heights",
        "basin",
    ]
)
_AT = frozenset(["in", "at", "near", "from", "to", "through", "into", "outside", "around", "across"])
_PARTICLES = frozenset(
    ["de", "da", "do", "van", "von", "der", "bin", "ibn", "al", "el", "la", "le", "du", "dos", "del", "ul", "abu"]
)
_CONNECTORS = frozenset(["of", "for", "the", "and"])
_PERSONAL = {"he": 1, "him": 1, "his": 1, "himself": 1, "she": 1, "her": 1, "hers": 1, "herself": 1}
_IMPERSONAL = frozenset({"it", "its", "itself"})
_ERAS = frozenset(
    {"Nazi", "Soviet", "Communist", "Imperial", "Mainland", "Tsarist", "Vichy", "Republican", "Democratic"}
)
_STRUGGLES = frozenset(["battle", "defence", "defense", "effort", "fight", "struggle", "war"])
_THE_STATE = frozenset({"country", "nation", "kingdom", "republic"})


@dataclass(slots=True)
class _Person:
    """Somebody while the story is read: the mentions gathered so far."""

    kind: EntityKind
    name: str
    country: str | None = None
    role: str | None = None
    mentions: dict[tuple[int, int], MentionForm] = field(default_factory=dict)
    listed: bool = False


class Names:
    """The entities of one story. Ask `entity_at` for the one that a span names, `party` for a word and its phrase."""

    def __init__(self, text: str, trees: list[Tree], actors: Actors) -> None:
        self.text = text
        self.trees = trees
        self._found: list[_Person] = []
        self._by_actor: dict[tuple[str, str], _Person] = {}
        self._covers: dict[int, _Person] = {}
        self._by_end = {word.end: (tree, word) for tree in trees for word in tree.words}
        self._by_start = {word.start: (tree, word) for tree in trees for word in tree.words}
        self._listed(actors)
        runs = [(tree, run) for tree in trees for run in self._runs(tree)]
        self._full_names(runs)
        self._short_names(runs)
        self._roles()
        self._pronouns()
        self.entities = self._numbered()
        self._kinds = {one.id: one.kind for one in self.entities}
        self._roles_by_id = {one.id: one.role for one in self.entities}

    # The lists

    def _listed(self, actors: Actors) -> None:
        end = 0
        for capital in _CAPITAL.finditer(self.text):
            if capital.start() < end:
                continue
            listed = self._longest(actors, capital)
            if listed is None:
                continue
            end = capital.start() + len(listed.phrase)
            if self._stands(listed, capital.start(), end):
                self._mention(self._of(listed.actor), capital.start(), end, listed.form)

    def _longest(self, actors: Actors, capital: re.Match[str]) -> Listed | None:
        for listed in actors.by_first.get(capital.group(), ()):
            end = capital.start() + len(listed.phrase)
            if self.text.startswith(listed.phrase, capital.start()) and not self.text[end : end + 1].isalnum():
                return listed
        return None

    def _stands(self, listed: Listed, start: int, end: int) -> bool:
        if listed.actor.kind != "state":
            return True
        name = self.text[start:end]
        if traps.is_trap(self.text, start, end, listed.form == "demonym") or (
            name in traps.AMBIGUOUS and self._is_part_of_a_name(start, end)
        ):
            return False
        if listed.form != "metonym":
            return True
        after = re.match(r" ([A-Z][a-z]+)", self.text[end : end + 30])
        if after and after[1].casefold() in titles.ORGANISATION_WORDS:
            return False
        tree, word = self._by_end.get(end, (None, None))
        if tree is not None and word is not None and metonyms.acts(tree, word, listed.phrase):
            return True
        self._mention(self._of(Actor("place", listed.phrase, listed.actor.country)), start, end, "name")
        return False

    def _is_part_of_a_name(self, start: int, end: int) -> bool:
        """*Chad Whitlow, Michael Jordan*: a capitalised neighbour that is no title, demonym or first word."""
        after = re.match(r" ([A-Z][\w’'-]+)", self.text[end : end + 40])
        if after and after[1].casefold() not in titles.ROLE_WORDS | titles.ORGANISATION_WORDS:
            return after[1] not in titles.MONTHS_AND_DAYS and not after[1].isupper()
        before = re.search(r"([A-Z][\w]+) $", self.text[max(0, start - 30) : start])
        if before and before[1].casefold() not in titles.ROLE_WORDS | titles.ORGANISATION_WORDS:
            return before[1] not in titles.NOT_NAMES | _ERAS and start - len(before[0]) not in self._sentence_starts
        return False

    @property
    def _sentence_starts(self) -> set[int]:
        return {tree.words[0].start for tree in self.trees if tree.words}

    def _of(self, actor: Actor) -> _Person:
        key = (actor.kind, actor.name)
        if key not in self._by_actor:
            person = _Person(actor.kind, actor.name, actor.country, actor.role, listed=True)
            self._by_actor[key] = person
            self._found.append(person)
        return self._by_actor[key]

    def _mention(self, person: _Person, start: int, end: int, form: MentionForm) -> None:
        person.mentions[start, end] = form
        for place in range(start, end):
            self._covers[place] = person

    # Names that no list holds

    def _runs(self, tree: Tree) -> Iterator[list[Word]]:
        """Capitalised words in a row that no list took, with the particles and connectors between them."""
        run: list[Word] = []
        for word in tree.words:
            if self._nameish(word, tree) or (run and self._joins(tree, run, word)):
                run.append(word)
            else:
                yield from self._trimmed(run)
                run = []
        yield from self._trimmed(run)

    def _nameish(self, word: Word, tree: Tree) -> bool:
        if not word.text[:1].isupper() or word.start in self._covers or word.text in titles.NOT_NAMES - titles.TITLES:
            return False
        return word.number > 0 or word.tag == "PROPN" or word.lower in titles.TITLES

    def _joins(self, tree: Tree, run: list[Word], word: Word) -> bool:
        following = tree.words[word.number + 1] if word.number + 1 < len(tree.words) else None
        if following is None:
            return False
        if word.text in ("-", "’", "'") and word.start == run[-1].end and following.start == word.end:
            return following.text[:1].isupper()
        if word.lower in _PARTICLES:
            return self._nameish(following, tree)
        organised = any(one.lower in titles.ORGANISATION_WORDS for one in run)
        if word.lower in _CONNECTORS - {"and"} and organised:
            return following.text[:1].isupper() or following.lower in _CONNECTORS
        return False

    def _trimmed(self, run: list[Word]) -> Iterator[list[Word]]:
        while run and not run[-1].text[:1].isupper():
            run = run[:-1]
        if run:
            yield run

    def _full_names(self, runs: list[tuple[Tree, list[Word]]]) -> None:
        for tree, run in sorted(runs, key=lambda one: -len(one[1])):
            titled, name = self._split(run)
            if not name or (len(name) == 1 and self._is_surname(name[0].text)):
                continue
            before = self._before(tree, run[0])
            if self._is_organisation(name):
                self._add("organisation", name, None)
            elif titled or (before and before.lower in titles.TITLES) or self._has_role_after(tree, name):
                self._add("person", name, None)
            elif len(name) > 1 and self._is_place(before, name):
                self._add("place", name, None)
            elif len(name) in (2, 3, 4, 5) and all(
                one.text[:1].isupper() or one.text in "-’'" or one.lower in _PARTICLES for one in name
            ):
                self._add("person", name, None)

    def _is_surname(self, word: str) -> bool:
        return any(one.kind == "person" and word in one.name.replace("-", " ").split() for one in self._found)

    def _split(self, run: list[Word]) -> tuple[list[Word], list[Word]]:
        """Titles before the name, and the name: *Prime Minister | Nikol Pashinyan*."""
        count = 0
        while count < len(run) and run[count].lower.rstrip(".") in titles.ROLE_WORDS | {"pm"}:
            count += 1
        if count == len(run):
            return run, []
        if any(one.lower in titles.ORGANISATION_WORDS for one in run) and count:
            return [], run
        return run[:count], run[count:]

    def _before(self, tree: Tree, word: Word) -> Word | None:
        return tree.words[word.number - 1] if word.number else None

    def _is_organisation(self, name: list[Word]) -> bool:
        whole = " ".join(one.text for one in name)
        if any(one.text in titles.KNOWN_ORGANISATIONS for one in name) or whole in titles.KNOWN_ORGANISATIONS:
            return True
        if len(name) == 1:
            return name[0].text.isupper() and 2 <= len(name[0].text) <= 6
        return any(one.lower in titles.ORGANISATION_WORDS for one in name)

    def _is_place(self, before: Word | None, name: list[Word]) -> bool:
        if name[-1].lower in _PLACE_WORDS or gazetteer.is_town(" ".join(one.text for one in name)):
            return True
        return before is not None and before.lower in _AT and len(name) < 3 and before.lower in ("in", "at", "near")

    def _has_role_after(self, tree: Tree, name: list[Word]) -> bool:
        described = tree.apposition(name[0]) or tree.apposition(name[-1])
        return described is not None and described.lower in titles.TITLES

    def _add(self, kind: EntityKind, name: list[Word], role: str | None) -> None:
        start, end = name[0].start, name[-1].end
        written = self.text[start:end]
        person = next((one for one in self._found if one.kind == kind and _same(one.name, written)), None)
        if person is None:
            person = _Person(kind, written, None, role)
            self._found.append(person)
        if len(written) > len(person.name) and not person.listed and kind == "person":
            person.name = written
        self._mention(person, start, end, "name")
        after = re.match(r" \(([A-Z]{2,6})\)", self.text[end : end + 10])
        if after and kind == "organisation":
            self._mention(person, end + 2, end + 2 + len(after[1]), "alias")

    def _short_names(self, runs: list[tuple[Tree, list[Word]]]) -> None:
        """Surnames alone, in the headline too; then single names that the sentence shows to be somebody."""
        people: Counter[str] = Counter()
        by_part: dict[str, _Person] = {}
        for person in self._found:
            if person.kind == "person":
                parts = person.name.replace("-", " ").split()
                for part in {parts[-1], parts[0]}:
                    people[part] += 1
                    by_part[part] = person
        for tree, run in runs:
            name = self._split(run)[1]
            if not name or name[0].start in self._covers:
                continue
            last = name[-1].text
            if people[last] == 1:
                self._mention(by_part[last], name[0].start, name[-1].end, "name")
            elif len(name) == 1:
                self._single(tree, name[0])

    def _single(self, tree: Tree, word: Word) -> None:
        before = self._before(tree, word)
        if gazetteer.is_town(word.text) or (before is not None and before.lower in _AT):
            self._add("place", [word], None)
        elif (
            word.tag == "PROPN" and word.relation in ("subject", "agent", "object", "indirect") and word.number
        ) or (word.tag == "PROPN" and word.relation == "subject" and len(word.text) > 2):
            self._add("person", [word], None)

    # Roles, and those who are named by them

    def _roles(self) -> None:
        for tree in self.trees:
            for word in tree.words:
                person = self._covers.get(word.start)
                if person is not None and person.kind == "person":
                    self._role_before(tree, word, person)
                    self._role_after(tree, word, person)
                    self._role_named(tree, word, person)
        for tree in self.trees:
            for word in tree.words:
                if word.lower in titles.TITLES and word.start not in self._covers:
                    self._by_title(tree, word)

    def _role_before(self, tree: Tree, word: Word, person: _Person) -> None:
        if not any(start == word.start for start, _end in person.mentions):
            return
        number = word.number - 1
        role: list[Word] = []
        while number >= 0 and tree.words[number].lower.rstrip(".") in titles.ROLE_WORDS | {"pm", "-"}:
            role.insert(0, tree.words[number])
            number -= 1
        written = " ".join(one.lower for one in role if one.lower.rstrip(".") not in titles.HONORIFICS)
        if not any(one.lower in titles.TITLES or one.lower == "pm" for one in role):
            if number == word.number - 1 and number > 0 and tree.words[number].lower in ("'s", "’s"):
                self._country_of_role(tree, number, person)
            return
        if written and not person.role:
            person.role = {"pm": "prime minister"}.get(written, written).replace(" - ", "-")
        self._country_of_role(tree, number, person)

    def _country_of_role(self, tree: Tree, number: int, person: _Person) -> None:
        if person.country or number < 0:
            return
        while number > 0 and tree.words[number].lower in ("'s", "’s", "'", "’"):
            number -= 1
        beside = self._covers.get(tree.words[number].start)
        if beside is not None and beside.country:
            person.country = beside.country
        elif tree.words[number].lower == "its":
            owner = self._impersonal(tree, tree.words[number])
            person.country = owner.country if owner else None

    def _role_after(self, tree: Tree, word: Word, person: _Person) -> None:
        described = tree.apposition(word)
        if described is None or described.lower not in titles.TITLES:
            return
        if not person.role:
            named = [one for one in tree.subtree(described) if one.relation in ("compound", "adjective")]
            keep = [one.lower for one in named if one.head == described.number and one.start not in self._covers]
            person.role = " ".join([*keep, described.lower])
        for one in tree.subtree(described):
            beside = self._covers.get(one.start)
            if beside is not None and beside.kind == "state" and not person.country:
                person.country = beside.country

    def _role_named(self, tree: Tree, word: Word, person: _Person) -> None:
        """*Turkey's foreign minister, Selim Aktan*: the role, and for whom, stand before the comma."""
        above = tree.parent(word)
        if word.relation != "apposition" or above is None or above.lower not in titles.TITLES:
            return
        named = [
            one for one in tree.children(above, "compound", "adjective", "possessor") if one.number < above.number
        ]
        if not person.role:
            plain = [one.lower for one in named if one.relation != "possessor" and one.start not in self._covers]
            person.role = " ".join([*plain, above.lower])
        for one in named:
            beside = self._covers.get(one.start)
            if one.lower == "its":
                beside = self._impersonal(tree, one)
            if beside is not None and beside.kind == "state" and not person.country:
                person.country = beside.country

    def _by_title(self, tree: Tree, word: Word) -> None:
        """*the prime minister, the Ukrainian President*: the one person of the story with that role."""
        first = word.number
        while first > 0 and tree.words[first - 1].lower in titles.ROLE_WORDS - {"the", "of", "and", "for"}:
            first -= 1
        role = " ".join(one.lower for one in tree.words[first : word.number + 1])
        before = tree.words[first - 1] if first else None
        state = self._covers.get(before.start) if before is not None else None
        if before is None or (state is None and before.lower != "the"):
            return
        following = tree.words[word.number + 1] if word.number + 1 < len(tree.words) else None
        if following is not None and (following.lower in titles.TITLES or following.start in self._covers):
            return
        people = [
            one
            for one in self._found
            if one.kind == "person"
            and one.role
            and (one.role == role or one.role.endswith(" " + role))
            and (state is None or one.country == state.country)
        ]
        if len(people) == 1:
            people[0].mentions[tree.words[first].start, word.end] = "title"
            for one in tree.words[first : word.number + 1]:
                self._covers[one.start] = people[0]

    # Pronouns

    def _pronouns(self) -> None:
        for tree in self.trees:
            for word in tree.words:
                if word.lower in _PERSONAL:
                    person = self._personal(tree, word)
                elif word.lower in _IMPERSONAL and word.relation != "expletive":
                    person = self._impersonal(tree, word)
                else:
                    continue
                if person is not None:
                    self._mention(person, word.start, word.end, "pronoun")

    def _personal(self, tree: Tree, pronoun: Word) -> _Person | None:
        """The one person before it in its sentence, else the one person who is a subject in the sentence before."""
        here = self._people(tree, before=pronoun.number)
        if here:
            return here[0] if len(here) == 1 else self._governing(tree, pronoun)
        at = self.trees.index(tree)
        for earlier in reversed(self.trees[max(0, at - 2) : at]):
            subjects = self._people(earlier, subjects=True) or self._people(earlier)
            if subjects:
                return subjects[0] if len(subjects) == 1 else None
        return None

    def _governing(self, tree: Tree, pronoun: Word) -> _Person | None:
        """Where several are named before it: who speaks or thinks the clause that the pronoun stands in."""
        for above in tree.ancestors(pronoun):
            subject = tree.child(above, "subject")
            if subject is not None and subject.number < pronoun.number and tree.child(above, "complement"):
                person = self._covers.get(subject.end - 1)
                return person if person is not None and person.kind == "person" else None
        return None

    def _people(self, tree: Tree, before: int | None = None, subjects: bool = False) -> list[_Person]:
        found: list[_Person] = []
        for word in tree.words[:before]:
            person = self._covers.get(word.start)
            if person is None or person.kind != "person" or person in found:
                continue
            if (
                not subjects
                or word.relation in ("subject", "subject-passive")
                or tree.words[word.head].relation in ("subject",)
            ):
                found.append(person)
        return found

    def _impersonal(self, tree: Tree, pronoun: Word) -> _Person | None:
        """A state or organisation that is the subject of a clause around it, else the only one named before it."""
        if (helped := self._in_whose_struggle(tree, pronoun)) is not None:
            return helped
        for above in tree.ancestors(pronoun):
            subject = tree.child(above, "subject", "subject-passive")
            if subject is not None and subject.number < pronoun.number:
                actor = self._covers.get(subject.end - 1)
                if actor is not None:
                    return actor if actor.kind in ("state", "organisation") else None
        found: list[_Person] = []
        for word in tree.words[: pronoun.number]:
            actor = self._covers.get(word.start)
            if actor is not None and actor.kind in ("state", "organisation") and actor not in found:
                found.append(actor)
        subjects = {
            id(self._covers.get(one.start)) for one in tree.words if one.relation in ("subject", "subject-passive")
        }
        if len(found) > 1 and len(kept := [one for one in found if id(one) in subjects]) == 1:
            found = kept
        if not found and (at := self.trees.index(tree)):
            found = self._subjects(self.trees[at - 1])
        return found[0] if len(found) == 1 and found[0].kind in ("state", "organisation") else None

    def _in_whose_struggle(self, tree: Tree, pronoun: Word) -> _Person | None:
        """*funding Ukraine in its war*: the war of the one who is helped."""
        noun = tree.words[pronoun.head]
        before = tree.words[pronoun.number - 1]
        if pronoun.relation != "possessor" or noun.lemma not in _STRUGGLES or before.lower not in ("in", "for"):
            return None
        helped = tree.words[pronoun.number - 2] if pronoun.number > 2 else None
        actor = self._covers.get(helped.end - 1) if helped is not None and helped.relation == "object" else None
        return actor if actor is not None and actor.kind in ("state", "organisation") else None

    def _subjects(self, tree: Tree) -> list[_Person]:
        """Who is the subject of a sentence's first clause, else everybody who is a subject in it."""
        for root in tree.roots:
            subject = tree.child(root, "subject", "subject-passive")
            actor = self._covers.get(subject.end - 1) if subject is not None else None
            if actor is not None and actor.kind in ("state", "organisation"):
                return [actor]
        found: list[_Person] = []
        for word in tree.words:
            actor = self._covers.get(word.start)
            if word.relation in ("subject", "subject-passive") and actor is not None and actor not in found:
                found.append(actor)
        return found

    # Answers

    def _numbered(self) -> tuple[Entity, ...]:
        order = sorted((one for one in self._found if one.mentions), key=lambda one: min(one.mentions))
        self._ids = {id(person): f"e{number}" for number, person in enumerate(order, 1)}
        return tuple(
            Entity(
                self._ids[id(one)], one.kind, one.name, one.country, one.role,
                tuple(Mention(start, end, form) for (start, end), form in sorted(one.mentions.items())),
            )
            for one in order
        )  # fmt: skip

    def _person_at(self, tree: Tree, word: Word) -> _Person | None:
        """Whom a word names, by itself or as the title of the name that follows (*Mr Drehm*)."""
        person = self._covers.get(word.end - 1)
        if person is None and word.lower.rstrip(".") in titles.TITLES:
            for child in tree.children(word, "name", "apposition", "compound"):
                if child.number > word.number and child.start in self._covers:
                    return self._covers[child.start]
        return person

    def _named_after(self, tree: Tree, word: Word) -> _Person | None:
        """*its foreign minister, Selim Aktan*: the person whom a name between commas says."""
        if word.lower.rstrip(".") not in titles.TITLES:
            return None
        named = tree.apposition(word)
        person = self._covers.get(named.start) if named is not None and named.number > word.number else None
        return person if person is not None and person.kind == "person" else None

    def _actor(self, tree: Tree, word: Word) -> tuple[str | None, str | None]:
        """The entity that a noun names, and the country that its phrase acts for."""
        person = self._person_at(tree, word) or self._named_after(tree, word)
        if person is not None:
            return self._ids[id(person)], person.country or self._country_around(tree, word)
        if word.lower in _THE_STATE and tree.child(word, "determiner"):
            state = self._impersonal(tree, word)
            if state is not None:
                return self._ids[id(state)], state.country
        return None, self._country_around(tree, word)

    def _country_around(self, tree: Tree, word: Word) -> str | None:
        """*Armenian diplomats, officials in Baku, its foreign ministry*: the one state of the phrase."""
        found = set()
        for child in tree.children(word, "adjective", "compound", "possessor", "modifier", "determiner"):
            cases = {one.lower for one in tree.children(child, "case")}
            if child.relation == "modifier" and not cases & {"of", "from", "in"}:
                continue
            actor = self._covers.get(child.end - 1)
            if actor is not None and actor.country and actor.kind != "place":
                found.add(actor.country)
        return found.pop() if len(found) == 1 else None

    def party(self, tree: Tree, word: Word) -> Party:
        """Who a noun stands for: the shortest phrase that names it, with titles that stand beside the name."""
        entity, country = self._actor(tree, word)
        start, end = self._phrase(tree, word)
        return Party(self.text[start:end], start, end, entity, country)

    def _phrase(self, tree: Tree, word: Word) -> tuple[int, int]:
        person = self._covers.get(word.end - 1)
        if person is not None:
            for start, end in person.mentions:
                if start <= word.start and word.end <= end:
                    return start, end
        low = high = word.number
        if self._named_after(tree, word) is not None:
            named = tree.apposition(word)
            high = max(high, *(one.number for one in tree.subtree(named) if one.tag == "PROPN")) if named else high
        for child in tree.children(word, "compound", "adjective", "name", "possessor", "number", "determiner"):
            if abs(child.number - word.number) < 8 and (
                child.relation != "determiner" or child.lower not in ("the", "a", "an")
            ):
                below = [one.number for one in tree.subtree(child)]
                low, high = min(low, *below), max(high, *below)
        return tree.words[low].start, tree.words[high].end

    def source(self, tree: Tree, word: Word) -> Party:
        """As `party`, with the title before a person's name: *Kremlin spokesman Dmitry Peskov*."""
        party = self.party(tree, word)
        begun = self._by_start.get(party.start)
        if begun is None or party.entity is None:
            return party
        number = begun[1].number
        while number > 0 and tree.words[number - 1].lower.rstrip(".") in titles.ROLE_WORDS - {
            "the",
            "and",
            "of",
            "for",
        } | {"pm"}:
            number -= 1
        start = tree.words[number].start
        return Party(self.text[start : party.end], start, party.end, party.entity, party.country)

    def word_at(self, start: int) -> Word:
        return self._by_start[start][1]

    def kind(self, entity: str | None) -> str | None:
        return self._kinds.get(entity) if entity is not None else None

    def role(self, entity: str | None) -> str | None:
        return self._roles_by_id.get(entity) if entity is not None else None

    def covered(self, word: Word) -> bool:
        """Whether the word names somebody who can act."""
        person = self._covers.get(word.end - 1)
        return person is not None and person.kind != "place"


def _same(known: str, written: str) -> bool:
    """Kim Jong-Un and Kim Jong Un; Vladimir Putin and Vladimir V. Putin do not count."""
    return known.replace("-", " ").casefold() == written.replace("-", " ").casefold()
