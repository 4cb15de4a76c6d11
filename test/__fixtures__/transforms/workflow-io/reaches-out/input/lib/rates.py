import urllib.request as http


def load(url: str) -> bytes:
    return http.urlopen(url).read()
