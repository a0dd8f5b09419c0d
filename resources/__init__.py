"""Data that ships with the program: the register, published results, the example and icons."""
