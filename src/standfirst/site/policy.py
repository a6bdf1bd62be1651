"""The Content Security Policy of every page that readers see: nothing, then this host only."""

OWN_HOST = ("style-src", "script-src", "img-src", "font-src", "connect-src", "form-action")


def readers(frame_ancestors: str = "'none'") -> str:
    """The header's value. A preview at the desk is the same page, in a frame of the desk's own."""
    own = "; ".join(f"{directive} 'self'" for directive in OWN_HOST)
    return f"default-src 'none'; {own}; base-uri 'none'; frame-ancestors {frame_ancestors}"
