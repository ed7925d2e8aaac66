"""What pages, the API and exports read: the published run's rows, and one account's story."""
