"""Words that govern a deed and say whether it happened (docs/record/codebook.md, section 4)."""

DENY = frozenset(["deny", "disclaim", "refute"])
DISMISS = frozenset(
    ["contradict", "debunk", "deny", "dismiss", "dispute", "quash", "rebut", "refute", "reject", "rubbish",
     "scoff", "scotch"]
)  # fmt: skip
#: What is denied by a word of its own: *dismissed reports that …*.
REPORTS = frozenset(
    ["accusation", "allegation", "assertion", "charge", "claim", "idea", "insinuation", "notion", "report",
     "rumor", "rumour", "speculation", "suggestion", "talk"]
)  # fmt: skip
#: What is said of a report that is denied.
FALSE = frozenset(
    ["absurd", "baseless", "fabricated", "fake", "false", "fiction", "groundless", "invention", "lie",
     "nonsense", "premature", "unfounded", "untrue", "wrong"]
)  # fmt: skip
REFUSE = frozenset(["decline", "forbid", "oppose", "prohibit", "refuse", "reject", "veto"])
FAIL = frozenset(
    [
        "abandon",
        "avert",
        "avoid",
        "cancel",
        "cease",
        "fail",
        "forget",
        "neglect",
        "omit",
        "prevent",
        "scrap",
        "shelve",
        "stop",
        "thwart",
    ]
)
#: With *from* and a deed, these keep it from being done.
KEEP = frozenset(
    [
        "ban",
        "bar",
        "block",
        "deter",
        "dissuade",
        "exempt",
        "forbid",
        "hinder",
        "keep",
        "prevent",
        "prohibit",
        "restrain",
        "stop",
    ]
)
THREATEN = frozenset(["threaten", "warn"])
REQUEST = frozenset(
    ["appeal", "ask", "beg", "call", "demand", "implore", "insist", "instruct", "invite", "lobby", "order",
     "petition", "plead", "press", "push", "request", "require", "seek", "summon", "tell", "urge", "want"]
)  # fmt: skip
PLAN = frozenset(
    ["agree", "aim", "approve", "arrange", "authorise", "authorize", "commit", "decide", "delay", "due",
     "expect", "guarantee", "intend", "mean", "offer", "order", "plan", "pledge", "postpone", "prepare",
     "promise", "ready", "schedule", "set", "swear", "undertake", "vow"]
)  # fmt: skip
CONSIDER = frozenset(
    ["allege", "believe", "consider", "contemplate", "debate", "discuss", "doubt", "dread", "examine",
     "explore", "fear", "hope", "mull", "ponder", "propose", "recommend", "rumor", "rumour", "speculate",
     "study", "suggest", "suspect", "think", "vote", "want", "weigh", "wish"]
)  # fmt: skip
PAPERS = frozenset(["accord", "agreement", "contract", "deal", "memorandum", "motion", "pact", "treaty", "vote"])
#: What is signed or reached *to do* something is a plan to do it.
AGREEING = frozenset(["conclude", "reach", "sign", "strike"])
IFS = frozenset(["if", "lest", "provided", "providing", "unless"])
IFS_OF_TWO = frozenset([("in", "case"), ("long", "as"), ("soon", "as"), ("on", "condition"), ("the", "event")])
UNSURE = frozenset(["whether"])
POSSIBLE = frozenset(
    ["conceivable", "doubtful", "likely", "possible", "probable", "uncertain", "unclear", "unlikely"]
)
PLANNED = frozenset(
    ["about", "bound", "certain", "due", "expected", "prepared", "ready", "scheduled", "set", "willing"]
)
MAYBE = frozenset(["allegedly", "maybe", "perhaps", "possibly", "probably", "reportedly", "supposedly"])
#: Nouns that make of the deed in their clause what the name says.
NOUNS = {
    **dict.fromkeys(
        ["threat", "ultimatum", "warning"],
        "threatened",
    ),
    **dict.fromkeys(
        ["appeal", "call", "demand", "invitation", "plea", "request"],
        "requested",
    ),
    **dict.fromkeys(
        [
            "accord",
            "agreement",
            "commitment",
            "contract",
            "deal",
            "decision",
            "intention",
            "mandate",
            "memorandum",
            "motion",
            "offer",
            "order",
            "pact",
            "plan",
            "pledge",
            "preparation",
            "promise",
            "treaty",
            "undertaking",
            "vote",
            "vow",
        ],
        "planned",
    ),
    **dict.fromkeys(
        [
            "allegation",
            "bill",
            "chance",
            "danger",
            "draft",
            "fear",
            "hope",
            "idea",
            "likelihood",
            "option",
            "possibility",
            "proposal",
            "prospect",
            "question",
            "report",
            "risk",
            "rumor",
            "rumour",
            "suggestion",
            "talk",
        ],
        "considered",
    ),
    **dict.fromkeys(
        ["denial", "refusal"],
        "denied",
    ),
    **dict.fromkeys(
        ["absence", "failure", "inability", "lack", "unwillingness"],
        "negated",
    ),
}
#: What is said of a deed that is a subject: *a ban remains an option*.
OPEN = {
    **dict.fromkeys(
        [
            "cards",
            "choice",
            "consideration",
            "debate",
            "discussion",
            "doubt",
            "likely",
            "option",
            "possibility",
            "possible",
            "prospect",
            "question",
            "reach",
            "table",
            "unlikely",
        ],
        "considered",
    ),
    **dict.fromkeys(
        ["agenda", "certain", "due", "imminent", "inevitable", "planned", "preparation", "schedule", "underway"],
        "planned",
    ),
    **dict.fromkeys(
        ["false", "impossible", "unthinkable", "untrue"],
        "negated",
    ),
}
#: Verbs by which a thing that takes place ends or goes on: *the meeting did not conclude* is no meeting that was not.
ENDING = frozenset(
    ["conclude", "end", "last", "continue", "collapse", "fail", "drag", "stall", "produce", "yield", "cover", "touch", "centre",
     "center", "focus", "deal", "concern", "revolve", "break"]
)  # fmt: skip
