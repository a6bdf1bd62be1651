"""How a change reaches the reader: pages, feeds, sitemaps, redirects, recalls."""
