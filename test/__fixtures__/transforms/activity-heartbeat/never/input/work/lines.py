def count(line: str) -> int:
    return len(line)
