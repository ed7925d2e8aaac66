"""An invented company, for trying the product without data of one's own."""
