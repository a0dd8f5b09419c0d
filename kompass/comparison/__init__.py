"""Two to six results side by side: what may be compared, by how much, and why it moved."""
