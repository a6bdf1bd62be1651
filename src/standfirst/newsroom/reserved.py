"""First words of addresses that no section may take: pages of every newspaper stand there."""

RESERVED = frozenset(
    {
        *("search", "topic", "by", "storyline", "archive", "corrections", "sitemap", "media", "healthz", "_"),
        *("about", "contact", "corrections-policy"),
    }
)
