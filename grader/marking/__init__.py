"""Mark one notebook: read, restore, run, pose challenges, judge the answers, write verdicts."""
