"""First words of addresses that no section may take: pages of every newspaper stand there."""

OWN = frozenset({"about", "contact", "corrections-policy"})
PAGES = ("search", "topic", "by", "storyline", "archive", "corrections", "sitemap", "media", "record", "healthz", "_")
RESERVED = OWN | set(PAGES)
