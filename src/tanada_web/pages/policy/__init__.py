"""The policy: the live document, its versions, and drafts with what they would do."""
