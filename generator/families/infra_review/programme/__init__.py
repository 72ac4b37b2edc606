"""Who the programmes are: contents, numbers, titles, categories, agencies, what people found out."""
