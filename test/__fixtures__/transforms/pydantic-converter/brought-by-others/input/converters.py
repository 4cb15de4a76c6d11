from temporalio.contrib.pydantic import PydanticPayloadConverter
from temporalio.converter import DataConverter


def sealed() -> DataConverter:
    return DataConverter(payload_converter_class=PydanticPayloadConverter)
