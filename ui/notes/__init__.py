"""Notes while people talk: lines that are records, with tags, speakers and a guide beside."""
