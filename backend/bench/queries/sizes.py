"""How large tables and indexes are, and which indexes nobody has read by since the statistics began."""

from django.db import connection

LARGEST = 14
_TABLES = """
    SELECT relname, reltuples::bigint, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY pg_total_relation_size(oid) DESC LIMIT %s
"""
_INDEXES = """
    SELECT indexrelname, relname, pg_relation_size(indexrelid), idx_scan
    FROM pg_stat_user_indexes ORDER BY pg_relation_size(indexrelid) DESC LIMIT %s
"""
# What a constraint stands on is not there to be read by.
_UNUSED = """
    SELECT used.indexrelname, used.relname, pg_relation_size(used.indexrelid)
    FROM pg_stat_user_indexes AS used JOIN pg_index AS index USING (indexrelid)
    WHERE used.idx_scan = 0 AND NOT index.indisunique AND pg_relation_size(used.indexrelid) > %s
    ORDER BY pg_relation_size(used.indexrelid) DESC, used.indexrelname
"""
_UNUSED_FROM = 1 << 20
_MIB = 1 << 20


def sizes_text() -> str:
    """Return the tables of sizes, and the large indexes that were not read by."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES, [LARGEST])
        tables = [
            f"| {name} | {rows:,} | {heap / _MIB:,.0f} | {indexes / _MIB:,.0f} |"
            for name, rows, heap, indexes in cursor.fetchall()
        ]
        cursor.execute(_INDEXES, [LARGEST])
        indexes = [
            f"| {name} | {table} | {size / _MIB:,.0f} | {reads:,} |" for name, table, size, reads in cursor.fetchall()
        ]
        cursor.execute(_UNUSED, [_UNUSED_FROM])
        unused = [f"`{name}` ({size / _MIB:,.0f} MiB)" for name, _, size in cursor.fetchall()]
    return "\n".join(
        [
            "| table | rows | table, MiB | its indexes, MiB |\n|---|---|---|---|",
            *tables,
            "\n| index | of | MiB | reads since the start |\n|---|---|---|---|",
            *indexes,
            f"\nIndexes above 1 MiB that nothing here read by: {', '.join(unused) or 'none'}.",
        ]
    )
