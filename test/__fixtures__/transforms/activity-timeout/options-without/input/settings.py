COMMON = {"summary": "from elsewhere", "start_to_close_timeout": None}
GROWING = {"summary": "more follows"}
GROWING["start_to_close_timeout"] = 5
