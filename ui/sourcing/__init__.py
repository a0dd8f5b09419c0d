"""Work with sources that goes on beside the window: taking in, capturing, finding quotes."""
