-- The statements that this server has spent most on since they were last forgotten (`make statements`).
-- psql reads it too: docker compose -f docker-compose.prod.yml exec -T postgres psql -U postgres < docker/postgres/statements.sql
-- It lives in the database `postgres`, beside the shop's: the server keeps one record of all. To forget it all:
-- SELECT pg_stat_statements_reset();
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
SELECT
    names.datname AS database,
    kept.calls,
    round(kept.mean_exec_time::numeric, 3) AS mean_ms,
    round((100 * kept.total_exec_time / nullif(sum(kept.total_exec_time) OVER (), 0))::numeric, 1) AS share,
    round(kept.rows::numeric / greatest(kept.calls, 1), 1) AS rows,
    round((kept.shared_blks_hit + kept.shared_blks_read)::numeric / greatest(kept.calls, 1), 1) AS pages,
    left(regexp_replace(kept.query, '\s+', ' ', 'g'), 160) AS statement
FROM pg_stat_statements AS kept
JOIN pg_database AS names ON names.oid = kept.dbid
WHERE names.datname <> 'postgres'
ORDER BY kept.total_exec_time DESC
LIMIT 30;
