import json
from pathlib import Path

import pandas

TYPES = {"integer": "Int64", "year": "Int64", "number": "Float64", "boolean": "boolean"}


def read(folder, name, corrected=False):
    """A table with the types that its package states; an empty cell is missing, a code stays a text.

    Values are as printed; ``corrected`` puts what is right in place of what is misprinted.
    """
    package = json.loads(Path(folder, "datapackage.json").read_text("utf-8"))
    (table,) = [table for table in package["resources"] if table["name"] == name]
    fields = table["schema"]["fields"]
    types = {field["name"]: TYPES.get(field["type"], "string") for field in fields}
    signed = [field["name"] for field in fields if field.get("bareNumber") is False]  # such as ±200
    dates = {field["name"]: "datetime64[s]" for field in fields if field["type"] == "date"}
    as_read = types | dict.fromkeys(signed, "string")
    frame = pandas.read_csv(Path(folder, table["path"]), dtype=as_read, keep_default_na=False, na_values=[""])
    frame[signed] = frame[signed].apply(lambda numbers: numbers.str.lstrip("±"))
    frame = frame.astype(types | dates)
    if corrected:
        errors = pandas.read_csv(Path(folder, "corrections.csv"), dtype="string")
        for error in errors[errors["table"] == name].itertuples():
            right = pandas.Series([error.corrected], dtype="string").astype(frame[error.field].dtype)
            frame.loc[frame["record_id"] == error.record_id, error.field] = right[0]
    return frame
