"""A page as it comes out of a printer, shown on a screen: the same page, with its print rules for every medium."""

import re

ON_PAPER = "paper"
SHEET = re.compile(r'(<link rel="stylesheet" href="[^"?]+\.css)"')


def on_paper(page: str) -> str:
    """The page with each of its style sheets asked for as paper takes it."""
    return SHEET.sub(rf'\1?on={ON_PAPER}"', page)


def paper_sheet(sheet: str) -> str:
    """The style sheet with what is for print made for all, and what is for screens made for none."""
    return re.sub(r"@media\s+screen\b", "@media not all", re.sub(r"@media\s+print\b", "@media all", sheet))
