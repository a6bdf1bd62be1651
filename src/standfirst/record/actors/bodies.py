"""Nouns for people and bodies that act in politics without a name: *troops, the cabinet, gunmen, voters*."""

BODIES = frozenset(
    ["activist", "administration", "agency", "alliance", "ally", "ambassador", "analyst", "archer", "army",
     "assailant", "assassin", "assembly", "association", "attacker", "authorities", "authority", "bank",
     "battalion", "bench", "bloc", "board", "body", "bomber", "brigade", "bureau", "bystander", "cabinet",
     "camp", "campaigner", "capital", "captive", "captor", "chamber", "child", "citizen", "civilian", "cleric",
     "coalition", "coastguard", "college", "colonist", "command", "commander", "commando", "commission",
     "committee", "community", "company", "congress", "conscript", "contingent", "convict", "corps", "council",
     "councillor", "country", "court", "crew", "critic", "crowd", "defector", "defender", "delegate",
     "delegation", "democrats", "demonstrator", "department", "deputy", "deserter", "detainee", "diplomat",
     "dissident", "division", "docker", "driver", "editor", "embassy", "emissary", "envoy", "exile", "exporter",
     "extremist", "faction", "family", "farmer", "federation", "fighter", "fisherman", "fishermen", "fleet",
     "force", "front", "fugitive", "fund", "gang", "garrison", "general", "government", "group", "guard",
     "guerrilla", "gunboat", "gunman", "gunmen", "gunner", "hacker", "historian", "hostage", "house",
     "importer", "inmate", "inspector", "insurgent", "investigator", "islander", "jihadist", "journalist",
     "judge", "junta", "jury", "kingdom", "lawmaker", "lawyer", "leader", "leadership", "legislator",
     "legislature", "lobby", "loyalist", "majority", "man", "marine", "mediator", "member", "men", "mercenary",
     "merchant", "migrant", "militant", "militia", "miner", "minister", "ministry", "minority", "mission",
     "mob", "monitor", "monk", "mother", "mourner", "movement", "mutineer", "nation", "national", "nationalist",
     "navy", "negotiator", "neighbor", "neighbour", "nurse", "observer", "office", "officer", "official",
     "operative", "opposition", "organisation", "organization", "owner", "panel", "paramilitary", "paratrooper",
     "parishioner", "parliament", "partisan", "party", "passenger", "patient", "patrol", "peacekeeper",
     "people", "pilgrim", "pilot", "pirate", "police", "policeman", "policemen", "politician", "power",
     "presidency", "prisoner", "prosecution", "prosecutor", "protester", "protestor", "raider", "rebel",
     "recruit", "refugee", "regime", "regiment", "reporter", "republic", "republicans", "reservist", "resident",
     "rioter", "royalist", "ruler", "sailor", "scholar", "secretariat", "security", "senate", "separatist",
     "settler", "shepherd", "side", "smuggler", "sniper", "soldier", "spokesman", "spokeswoman", "sponsor",
     "spy", "squad", "squadron", "staff", "state", "statesman", "striker", "student", "supporter", "surgeon",
     "survivor", "suspect", "syndicate", "teacher", "team", "technician", "terrorist", "trader", "trawlerman",
     "tribesman", "tribesmen", "tribunal", "troop", "union", "unionist", "unit", "veteran", "victim", "village",
     "villager", "volunteer", "voter", "warlord", "warship", "west", "widow", "witness", "woman", "women",
     "worker", "youth"]
)  # fmt: skip

#: A number of somebody: who they are stands after *of*.
NUMBERS = frozenset(
    ["band", "convoy", "couple", "crowd", "dozen", "dozens", "group", "half", "handful", "hundred", "hundreds",
     "majority", "many", "member", "members", "million", "millions", "most", "number", "one", "part", "score",
     "scores", "several", "some", "ten", "thousand", "thousands", "three", "two"]
)  # fmt: skip
