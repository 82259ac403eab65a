"""What would be said if some answers were others: supposed ones, one step up or down, better ones."""
