"""What people say of accounts, each with a reason and a trace: it counts from the next run."""
