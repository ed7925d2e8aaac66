"""The pages: a module for each, thin views over what the rest of the server knows."""
