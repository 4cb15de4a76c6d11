from flows import Plain, ShipRequest


def read(line: list[str]) -> ShipRequest:
    Plain.from_payloads(line)
    return ShipRequest.from_payloads(*line)
