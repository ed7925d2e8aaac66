"""The commands of an installation, which `tanada` takes up where the server is installed."""
