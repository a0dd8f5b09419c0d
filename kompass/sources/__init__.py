"""Documents as text: recognised, read page by page, shown, and quoted so that it is found again."""
