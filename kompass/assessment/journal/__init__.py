"""The journal as a set of changes: what is drafted, undone and united. Pure, without SQL."""
