"""A new report on its way into the project: recognised, described, tried out, compared, then written."""
