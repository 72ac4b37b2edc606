"""Forms set as an office prints them: merged and turned heads, facing pages, embedded fonts."""
