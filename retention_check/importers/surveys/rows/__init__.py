"""Who a row is of, and whether it counts."""
