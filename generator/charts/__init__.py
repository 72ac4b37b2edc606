"""Charts as Vega-Lite specifications, rendered to static SVG when the site is built."""
