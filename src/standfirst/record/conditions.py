"""The *if* on which a deed hangs, or in which it stands, in all its shapes (docs/record/codebook.md, section 4)."""

from standfirst.record import governors
from standfirst.record.reading import Reading
from standfirst.record.syntax.tree import Tree, Word


def after_an_if(tree: Tree, word: Word) -> bool:
    """Whether the clause begins with an *if*: *warned that if the town falls, war will spread*, whatever the tree says."""
    for one in tree.words[: word.number]:
        if one.lower not in ("if", "unless"):
            continue
        earlier = tree.words[one.number - 1] if one.number else None
        opens = earlier is None or earlier.lower == "that" or earlier.text in ("“", '"', ",", ":")
        between = tree.words[one.number : word.number]
        if (
            opens
            and any(mark.text == "," for mark in between)
            and not any(mark.text in (";", ":") for mark in between)
        ):
            return not any(mark.lower in ("but", "who", "which") for mark in between)
    return False


def of_any(tree: Tree, word: Word) -> bool:
    """*any ship that enters, every cable that is cut*: what has not happened, and would be answered."""
    who = tree.child(word, "subject", "subject-passive")
    if word.relation != "relative" or who is None or who.lower not in ("that", "which", "who") or not who.number:
        return False
    above = tree.words[who.number - 1]
    return any(
        one.lower in ("any", "anyone", "every", "each") for one in (above, *tree.children(above, "determiner"))
    )


def after_if(tree: Tree, word: Word) -> bool:
    """Whether an *if* stands before the deed in its own stretch of words, whatever the tree hangs it on."""
    for before in reversed(tree.words[: word.number]):
        earlier = tree.words[before.number - 1].lower if before.number else ""
        if (earlier, before.lower) in governors.IFS_OF_TWO:
            return True
        if (
            before.tag == "CCONJ"
            and before.relation == "coordinator"
            and tree.words[before.head].tag in ("NOUN", "PROPN")
        ):
            continue
        if before.lower in governors.IFS:
            return before.number == 0 or tree.words[before.number - 1].lower not in (
                "as",
                "even",
                "whether",
                "see",
                "asked",
            )
        if (
            before.text in (",", ";", ":", "“", "”", '"')
            or (before.form == "Fin" and before.tag == "VERB")
            or before.tag == "CCONJ"
        ):
            return False
    return False


def inverted(tree: Tree, word: Word, reading: Reading) -> None:
    """*Were Korvane to attack, …; Should it sign, …; Had they met, …* at the head of a sentence."""
    first = tree.words[0]
    if first.lower not in ("were", "should", "had") or tree.words[-1].text == "?":
        return
    comma = next((one.number for one in tree.words if one.text == ","), None)
    if comma is None:
        return
    if word.number < comma:
        reading.modality -= {"requested", "planned", "considered"}
    if first.lower == "had":
        reading.modality.add("negated")
    reading.modality.add("conditional")


def hangs(tree: Tree, word: Word, reading: Reading) -> None:
    """An *if* on the clause itself or above it, and an *if* clause that hangs on the deed's own clause."""
    current: Word | None = word
    first = True
    while current is not None:
        marks = {one.lower for one in tree.children(current, "mark", "adverb")}
        if marks & governors.IFS and current.relation in ("adverbial", "root", "conjunct", "complement", "beside"):
            reading.modality.add("conditional")
            reading.supposed = True
        if marks & governors.UNSURE and current.relation in (
            "complement",
            "open-complement",
            "participle",
            "adverbial",
            "subject",
            "root",
        ):
            reading.modality.add("considered")
        if "once" in marks and current.relation == "adverbial":
            reading.modality.add("conditional")
        if first or current.relation in ("root",):
            for clause in tree.children(current, "adverbial"):
                if is_if(tree, clause):
                    reading.modality.add("conditional")
                    reading.condition = clause
        result = current.relation == "adverbial" and current.lower.endswith("ing") and not marks - {"thus", "thereby"}
        first = (
            first
            and (result or current.relation in ("open-complement", "object", "conjunct", "participle"))
            and not marks & governors.IFS
        )
        if not first and current.relation in ("complement", "relative", "adverbial", "beside"):
            break
        current = tree.parent(current)


def is_if(tree: Tree, clause: Word) -> bool:
    """Whether a clause is an *if*: by its mark, by *as soon as*, or by the order of its words (*were it to …*)."""
    marks = {one.lower for one in tree.children(clause, "mark", "adverb") if one.number < clause.number}
    if marks & governors.IFS or ("once" in marks and clause.form != "Part"):
        return True
    if any(
        one.lower == "as" and one.number > 1 and tree.words[one.number - 1].lower == "soon"
        for one in tree.children(clause, "mark")
    ):
        return True
    opener = tree.subtree(clause)[0]
    return opener.lower in ("were", "had", "should") and opener.relation in (
        "auxiliary",
        "auxiliary-passive",
        "copula",
    )
