-- tanada policy compile: Value (yen)
-- Fingerprint: bb230ce8a0688fadfa9f18ed4ff2b6aa3a54889a58936a3f7b146bfaa65282de
-- As of: 2026-06-30
--
-- One row per account, with these columns (bigquery); one that is not there can be NULL:
--   account_id  STRING
--   arr         NUMERIC  JPY
--   mrr         NUMERIC  JPY
--   churned_on  DATE
--
-- Rows are not checked here as “tanada tier” checks them: ids are taken to be unique,
-- amounts to be in the policy's currency, and values to be within their limits.
-- Change the policy and compile it again, not this file.
--
WITH accounts_read AS (
  SELECT
    CAST(`account_id` AS STRING) AS `account_id`,
    round(CAST(`arr` AS NUMERIC), 0) AS `arr`,
    round(CAST(`mrr` AS NUMERIC), 0) AS `mrr`,
    CAST(`churned_on` AS DATE) AS `churned_on`
  FROM accounts
), step_1 AS (
  /* + account_id, arr, ended__, decision__policy, decision__as_of */
  SELECT
    `account_id` AS `account_id`,
    COALESCE(`arr`, CAST(`mrr` * 12 AS NUMERIC)) AS `arr`,
    CASE WHEN `churned_on` <= CAST('2026-06-30' AS DATE) THEN TRUE ELSE FALSE END AS `ended__`,
    'bb230ce8a0688fad' AS `decision__policy`,
    CAST('2026-06-30' AS DATE) AS `decision__as_of`
  FROM accounts_read
), step_2 AS (
  /* + clause__enterprise__large, clause__mid_market__middle, decision__account_id */
  SELECT
    `account_id`,
    `arr`,
    `ended__`,
    `decision__policy`,
    `decision__as_of`,
    `arr` >= 10000000 AS `clause__enterprise__large`,
    `arr` >= 3000000 AS `clause__mid_market__middle`,
    `account_id` AS `decision__account_id`
  FROM step_1
), step_3 AS (
  /* + first_clause__, floor__, qualified__ */
  SELECT
    `arr`,
    `ended__`,
    `decision__policy`,
    `decision__as_of`,
    `clause__enterprise__large`,
    `clause__mid_market__middle`,
    `decision__account_id`,
    CASE
      WHEN `ended__`
      THEN NULL
      WHEN `clause__enterprise__large`
      THEN 1
      WHEN `clause__mid_market__middle`
      THEN 2
      ELSE 3
    END AS `first_clause__`,
    CASE
      WHEN `ended__`
      THEN NULL
      WHEN `clause__enterprise__large`
      THEN 'enterprise'
      WHEN `clause__mid_market__middle`
      THEN 'mid_market'
      ELSE 'smb'
    END AS `floor__`,
    CASE
      WHEN `ended__`
      THEN NULL
      WHEN `clause__enterprise__large`
      THEN 'enterprise'
      WHEN `clause__enterprise__large` IS NULL
      THEN CAST(NULL AS STRING)
      WHEN `clause__mid_market__middle`
      THEN 'mid_market'
      WHEN `clause__mid_market__middle` IS NULL
      THEN CAST(NULL AS STRING)
      ELSE 'smb'
    END AS `qualified__`
  FROM step_2
), step_4 AS (
  /* + decision__tier, decision__earned_tier, decision__floor_tier, decision__qualified_tier, */
  /* decision__status, decision__reason, decision__reason_values, decision__missing */
  SELECT
    `arr`,
    `ended__`,
    `decision__policy`,
    `decision__as_of`,
    `clause__enterprise__large`,
    `clause__mid_market__middle`,
    `decision__account_id`,
    `first_clause__`,
    `floor__`,
    `qualified__`,
    `floor__` AS `decision__tier`,
    `floor__` AS `decision__earned_tier`,
    `floor__` AS `decision__floor_tier`,
    `qualified__` AS `decision__qualified_tier`,
    CASE
      WHEN `ended__`
      THEN 'ended'
      WHEN `qualified__` IS NULL
      THEN 'undetermined'
      ELSE 'new'
    END AS `decision__status`,
    CASE
      WHEN `first_clause__` = 1
      THEN 'enterprise.large'
      WHEN `first_clause__` = 2
      THEN 'mid_market.middle'
      WHEN `first_clause__` = 3
      THEN 'smb.otherwise'
    END AS `decision__reason`,
    CASE
      WHEN `first_clause__` = 1
      THEN concat('{"arr": ', COALESCE(format('%.0f', `arr`), 'null'), '}')
      WHEN `first_clause__` = 2
      THEN concat('{"arr": ', COALESCE(format('%.0f', `arr`), 'null'), '}')
      WHEN `first_clause__` = 3
      THEN '{}'
    END AS `decision__reason_values`,
    CASE
      WHEN `qualified__` IS NULL AND NOT `first_clause__` IS NULL
      THEN array_to_string(
        [
          CASE
            WHEN `arr` IS NULL
            AND (
              (
                `clause__enterprise__large` IS NULL AND `first_clause__` > 1
              )
              OR (
                `clause__mid_market__middle` IS NULL AND `first_clause__` > 2
              )
            )
            THEN 'arr'
          END
        ],
        ','
      )
    END AS `decision__missing`
  FROM step_3
)
SELECT
  `decision__account_id` AS `account_id`,
  `decision__tier` AS `tier`,
  `decision__earned_tier` AS `earned_tier`,
  `decision__qualified_tier` AS `qualified_tier`,
  `decision__floor_tier` AS `floor_tier`,
  `decision__status` AS `status`,
  `decision__reason` AS `reason`,
  `decision__reason_values` AS `reason_values`,
  `decision__missing` AS `missing`,
  `decision__policy` AS `policy`,
  `decision__as_of` AS `as_of`
FROM step_4
