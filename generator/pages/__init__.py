"""From published packages to the generated Markdown of the site. Pages know packages, never source text."""
