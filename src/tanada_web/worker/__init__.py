"""What has to happen by itself: the nightly run, deliveries, and removing what has expired."""
