"""What the product is about: study, round, scores, comparison, findings, topics. Pure: no outside library, no file."""
