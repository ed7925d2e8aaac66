"""An invented book of accounts, for trying the product without data of one's own."""
