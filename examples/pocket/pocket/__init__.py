"""Makes the pocket models: two small language models with a closed vocabulary, and their data."""
