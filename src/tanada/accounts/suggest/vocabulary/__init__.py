"""What columns are called: data, by field and by column of each kind of table."""
