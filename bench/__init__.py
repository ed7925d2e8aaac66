"""Tanada side by side with hand-written programs and other rule engines: `python -m bench`.

Everyone decides the same accounts by the same policy (`policy.yaml`) and has the results
compared row by row before a time is printed.
"""
