"""The example company on the server: everything in it is invented, and says so."""
