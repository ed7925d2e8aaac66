-- tanada policy compile: Value (yen)
-- Fingerprint: bb230ce8a0688fadfa9f18ed4ff2b6aa3a54889a58936a3f7b146bfaa65282de
-- As of: 2026-06-30
--
-- One row per account, with these columns (snowflake); one that is not there can be NULL:
--   account_id  VARCHAR
--   arr         DECIMAL(15, 0)  JPY
--   mrr         DECIMAL(15, 0)  JPY
--   churned_on  DATE
--
-- Rows are not checked here as “tanada tier” checks them: ids are taken to be unique,
-- amounts to be in the policy's currency, and values to be within their limits.
-- Change the policy and compile it again, not this file.
--
WITH accounts_read AS (
  SELECT
    CAST("ACCOUNT_ID" AS VARCHAR) AS "ACCOUNT_ID",
    CAST("ARR" AS DECIMAL(15, 0)) AS "ARR",
    CAST("MRR" AS DECIMAL(15, 0)) AS "MRR",
    CAST("CHURNED_ON" AS DATE) AS "CHURNED_ON"
  FROM accounts
), step_1 AS (
  /* + account_id, arr, ended__, decision__policy, decision__as_of */
  SELECT
    "ACCOUNT_ID" AS "ACCOUNT_ID",
    COALESCE("ARR", CAST("MRR" * 12 AS DECIMAL(15, 0))) AS "ARR",
    CASE WHEN "CHURNED_ON" <= CAST('2026-06-30' AS DATE) THEN TRUE ELSE FALSE END AS "ENDED__",
    'bb230ce8a0688fad' AS "DECISION__POLICY",
    CAST('2026-06-30' AS DATE) AS "DECISION__AS_OF"
  FROM accounts_read
), step_2 AS (
  /* + clause__enterprise__large, clause__mid_market__middle, decision__account_id */
  SELECT
    "ACCOUNT_ID",
    "ARR",
    "ENDED__",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "ARR" >= 10000000 AS "CLAUSE__ENTERPRISE__LARGE",
    "ARR" >= 3000000 AS "CLAUSE__MID_MARKET__MIDDLE",
    "ACCOUNT_ID" AS "DECISION__ACCOUNT_ID"
  FROM step_1
), step_3 AS (
  /* + first_clause__, floor__, qualified__ */
  SELECT
    "ARR",
    "ENDED__",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "CLAUSE__ENTERPRISE__LARGE",
    "CLAUSE__MID_MARKET__MIDDLE",
    "DECISION__ACCOUNT_ID",
    CASE
      WHEN "ENDED__"
      THEN NULL
      WHEN "CLAUSE__ENTERPRISE__LARGE"
      THEN 1
      WHEN "CLAUSE__MID_MARKET__MIDDLE"
      THEN 2
      ELSE 3
    END AS "FIRST_CLAUSE__",
    CASE
      WHEN "ENDED__"
      THEN NULL
      WHEN "CLAUSE__ENTERPRISE__LARGE"
      THEN 'enterprise'
      WHEN "CLAUSE__MID_MARKET__MIDDLE"
      THEN 'mid_market'
      ELSE 'smb'
    END AS "FLOOR__",
    CASE
      WHEN "ENDED__"
      THEN NULL
      WHEN "CLAUSE__ENTERPRISE__LARGE"
      THEN 'enterprise'
      WHEN "CLAUSE__ENTERPRISE__LARGE" IS NULL
      THEN CAST(NULL AS VARCHAR)
      WHEN "CLAUSE__MID_MARKET__MIDDLE"
      THEN 'mid_market'
      WHEN "CLAUSE__MID_MARKET__MIDDLE" IS NULL
      THEN CAST(NULL AS VARCHAR)
      ELSE 'smb'
    END AS "QUALIFIED__"
  FROM step_2
), step_4 AS (
  /* + decision__tier, decision__earned_tier, decision__floor_tier, decision__qualified_tier, */
  /* decision__status, decision__reason, decision__reason_values, decision__missing */
  SELECT
    "ARR",
    "ENDED__",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "CLAUSE__ENTERPRISE__LARGE",
    "CLAUSE__MID_MARKET__MIDDLE",
    "DECISION__ACCOUNT_ID",
    "FIRST_CLAUSE__",
    "FLOOR__",
    "QUALIFIED__",
    "FLOOR__" AS "DECISION__TIER",
    "FLOOR__" AS "DECISION__EARNED_TIER",
    "FLOOR__" AS "DECISION__FLOOR_TIER",
    "QUALIFIED__" AS "DECISION__QUALIFIED_TIER",
    CASE
      WHEN "ENDED__"
      THEN 'ended'
      WHEN "QUALIFIED__" IS NULL
      THEN 'undetermined'
      ELSE 'new'
    END AS "DECISION__STATUS",
    CASE
      WHEN "FIRST_CLAUSE__" = 1
      THEN 'enterprise.large'
      WHEN "FIRST_CLAUSE__" = 2
      THEN 'mid_market.middle'
      WHEN "FIRST_CLAUSE__" = 3
      THEN 'smb.otherwise'
    END AS "DECISION__REASON",
    CASE
      WHEN "FIRST_CLAUSE__" = 1
      THEN CONCAT('{"arr": ', COALESCE(CAST("ARR" AS VARCHAR), 'null'), '}')
      WHEN "FIRST_CLAUSE__" = 2
      THEN CONCAT('{"arr": ', COALESCE(CAST("ARR" AS VARCHAR), 'null'), '}')
      WHEN "FIRST_CLAUSE__" = 3
      THEN '{}'
    END AS "DECISION__REASON_VALUES",
    CASE
      WHEN "QUALIFIED__" IS NULL AND NOT "FIRST_CLAUSE__" IS NULL
      THEN ARRAY_TO_STRING(
        ARRAY_CONSTRUCT_COMPACT(
          CASE
            WHEN "ARR" IS NULL
            AND (
              (
                "CLAUSE__ENTERPRISE__LARGE" IS NULL AND "FIRST_CLAUSE__" > 1
              )
              OR (
                "CLAUSE__MID_MARKET__MIDDLE" IS NULL AND "FIRST_CLAUSE__" > 2
              )
            )
            THEN 'arr'
          END
        ),
        ','
      )
    END AS "DECISION__MISSING"
  FROM step_3
)
SELECT
  "DECISION__ACCOUNT_ID" AS "ACCOUNT_ID",
  "DECISION__TIER" AS "TIER",
  "DECISION__EARNED_TIER" AS "EARNED_TIER",
  "DECISION__QUALIFIED_TIER" AS "QUALIFIED_TIER",
  "DECISION__FLOOR_TIER" AS "FLOOR_TIER",
  "DECISION__STATUS" AS "STATUS",
  "DECISION__REASON" AS "REASON",
  "DECISION__REASON_VALUES" AS "REASON_VALUES",
  "DECISION__MISSING" AS "MISSING",
  "DECISION__POLICY" AS "POLICY",
  "DECISION__AS_OF" AS "AS_OF"
FROM step_4
