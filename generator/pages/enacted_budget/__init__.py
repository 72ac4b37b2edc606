"""What an enacted budget tells on the pages of others; its own table has the general page."""
