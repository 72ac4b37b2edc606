"""From rows to data packages: CSV, descriptor, and the formats built from them."""
