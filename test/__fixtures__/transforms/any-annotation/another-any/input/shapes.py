class Any:
    name: str
