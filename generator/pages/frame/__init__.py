"""What every page stands on: the data of the site, addresses, drafts, what people wrote."""
