"""Tables as Parquet, by source and month."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def write(frame: DataFrame, folder: str, replace_months: bool = False) -> None:
    """Write a table, or results, to ``folder/source=…/month=2025-08/…parquet``.

    The folder must not be there yet, unless with ``replace_months``: then the months of which there are rows are
    replaced and the others stay, so that a month can be run again. Tasks that are lost leave no files; ``_SUCCESS`` is
    the last one. Nothing is shuffled: jobs are in the order of their maps, so a task has rows of few months, and writes
    as many files.
    """
    by_month = frame.selectExpr("*", "date_format(date, 'yyyy-MM') month")
    writer = by_month.write.partitionBy("source", "month")
    if replace_months:
        writer = writer.mode("overwrite").option("partitionOverwriteMode", "dynamic")
    writer.parquet(folder)
