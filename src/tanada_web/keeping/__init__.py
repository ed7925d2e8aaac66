"""Keeping an installation: its trail looked at, its backups made and restored, old files erased."""
