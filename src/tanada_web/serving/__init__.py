"""How the server answers: headers, static files, languages, errors, health."""
