"""What single cells mean: dates, phones, names, needs, places. Pure functions of plain data."""
