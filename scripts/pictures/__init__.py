"""The pictures of the tutorial, made from the running product."""
