from .load import (
    LoadedSpec as LoadedSpec,
    check_spec as check_spec,
    load_content as load_content,
    load_spec as load_spec,
)
from .schema import spec_schema as spec_schema
