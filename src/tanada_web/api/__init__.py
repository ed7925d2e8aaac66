"""The REST API: what the pages do, for programs; it decides nothing itself."""
