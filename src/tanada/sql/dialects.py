"""The engines that policies can be compiled for, by their names."""

from __future__ import annotations

from tanada.sql.bigquery import BigQueryOperations
from tanada.sql.operations import Operations
from tanada.sql.postgres import PostgresOperations
from tanada.sql.snowflake import SnowflakeOperations
from tanada.sql.spark import SparkOperations

DIALECTS: dict[str, type[Operations]] = {
    each.dialect: each
    for each in (
        Operations,
        PostgresOperations,
        SparkOperations,
        SnowflakeOperations,
        BigQueryOperations,
    )
}
