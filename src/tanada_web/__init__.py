"""The server: what people enter and what runs find, kept and shown. It decides no tier."""
