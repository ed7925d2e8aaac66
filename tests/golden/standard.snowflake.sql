-- tanada policy compile: Standard B2B SaaS
-- Fingerprint: 24b93515a3a0130fc02d602e381a0bfc637de3fc0c781e98aed63aa77d532270
-- As of: 2026-06-30
--
-- One row per account, with these columns (snowflake); one that is not there can be NULL:
--   account_id           VARCHAR
--   csm_sentiment        VARCHAR         green, yellow, red
--   csm_sentiment_as_of  DATE
--   churn_risk           VARCHAR         low, medium, high
--   arr                  DECIMAL(17, 2)  USD
--   mrr                  DECIMAL(17, 2)  USD
--   seats                BIGINT
--   seats_used           BIGINT
--   addressable_seats    BIGINT
--   employees            BIGINT
--   products_owned       BIGINT
--   products_available   BIGINT
--   expansion_multiple   DECIMAL(15, 6)
--   started_on           DATE
--   churned_on           DATE
--   trial                BOOLEAN
--   brand                BOOLEAN
--   reference            BOOLEAN
--   influence            BOOLEAN
--   partner              BOOLEAN
--   relationship         BOOLEAN
--
-- Rows are not checked here as “tanada tier” checks them: ids are taken to be unique,
-- amounts to be in the policy's currency, and values to be within their limits.
-- Change the policy and compile it again, not this file.
--
WITH accounts_read AS (
  SELECT
    CAST("ACCOUNT_ID" AS VARCHAR) AS "ACCOUNT_ID",
    CAST("CSM_SENTIMENT" AS VARCHAR) AS "CSM_SENTIMENT",
    CAST("CSM_SENTIMENT_AS_OF" AS DATE) AS "CSM_SENTIMENT_AS_OF",
    CAST("CHURN_RISK" AS VARCHAR) AS "CHURN_RISK",
    CAST("ARR" AS DECIMAL(17, 2)) AS "ARR",
    CAST("MRR" AS DECIMAL(17, 2)) AS "MRR",
    CAST("SEATS" AS BIGINT) AS "SEATS",
    CAST("SEATS_USED" AS BIGINT) AS "SEATS_USED",
    CAST("ADDRESSABLE_SEATS" AS BIGINT) AS "ADDRESSABLE_SEATS",
    CAST("EMPLOYEES" AS BIGINT) AS "EMPLOYEES",
    CAST("PRODUCTS_OWNED" AS BIGINT) AS "PRODUCTS_OWNED",
    CAST("PRODUCTS_AVAILABLE" AS BIGINT) AS "PRODUCTS_AVAILABLE",
    CAST("EXPANSION_MULTIPLE" AS DECIMAL(15, 6)) AS "EXPANSION_MULTIPLE",
    CAST("STARTED_ON" AS DATE) AS "STARTED_ON",
    CAST("CHURNED_ON" AS DATE) AS "CHURNED_ON",
    CAST("TRIAL" AS BOOLEAN) AS "TRIAL",
    CAST("BRAND" AS BOOLEAN) AS "BRAND",
    CAST("REFERENCE" AS BOOLEAN) AS "REFERENCE",
    CAST("INFLUENCE" AS BOOLEAN) AS "INFLUENCE",
    CAST("PARTNER" AS BOOLEAN) AS "PARTNER",
    CAST("RELATIONSHIP" AS BOOLEAN) AS "RELATIONSHIP"
  FROM accounts
), step_1 AS (
  /* + account_id, csm_sentiment, churn_risk, seats, seats_used, addressable_seats, employees, */
  /* products_owned, products_available, expansion_multiple, started_on, trial, brand, reference, */
  /* influence, partner, relationship, arr, ended__, strategic, decision__policy, decision__as_of */
  SELECT
    "ACCOUNT_ID" AS "ACCOUNT_ID",
    CASE
      WHEN CAST(DATEDIFF(DAY, "CSM_SENTIMENT_AS_OF", CAST('2026-06-30' AS DATE)) AS BIGINT) > 60
      THEN CAST(NULL AS VARCHAR)
      ELSE "CSM_SENTIMENT"
    END AS "CSM_SENTIMENT",
    "CHURN_RISK" AS "CHURN_RISK",
    "SEATS" AS "SEATS",
    "SEATS_USED" AS "SEATS_USED",
    "ADDRESSABLE_SEATS" AS "ADDRESSABLE_SEATS",
    "EMPLOYEES" AS "EMPLOYEES",
    "PRODUCTS_OWNED" AS "PRODUCTS_OWNED",
    "PRODUCTS_AVAILABLE" AS "PRODUCTS_AVAILABLE",
    "EXPANSION_MULTIPLE" AS "EXPANSION_MULTIPLE",
    "STARTED_ON" AS "STARTED_ON",
    CASE WHEN "TRIAL" THEN TRUE ELSE FALSE END AS "TRIAL",
    CASE WHEN "BRAND" THEN TRUE ELSE FALSE END AS "BRAND",
    CASE WHEN "REFERENCE" THEN TRUE ELSE FALSE END AS "REFERENCE",
    CASE WHEN "INFLUENCE" THEN TRUE ELSE FALSE END AS "INFLUENCE",
    CASE WHEN "PARTNER" THEN TRUE ELSE FALSE END AS "PARTNER",
    CASE WHEN "RELATIONSHIP" THEN TRUE ELSE FALSE END AS "RELATIONSHIP",
    COALESCE("ARR", CAST("MRR" * 12 AS DECIMAL(17, 2))) AS "ARR",
    CASE WHEN "CHURNED_ON" <= CAST('2026-06-30' AS DATE) THEN TRUE ELSE FALSE END AS "ENDED__",
    CASE
      WHEN "BRAND" OR "REFERENCE" OR "INFLUENCE" OR "PARTNER" OR "RELATIONSHIP"
      THEN TRUE
      ELSE FALSE
    END AS "STRATEGIC",
    '24b93515a3a0130f' AS "DECISION__POLICY",
    CAST('2026-06-30' AS DATE) AS "DECISION__AS_OF"
  FROM accounts_read
), step_2 AS (
  /* + age_months, seat_use, part__0, units__health__sentiment, units__health__churn_risk, */
  /* clause__tier_1__large, clause__tier_1__strategic, clause__tier_2__core, clause__tier_3__scale, */
  /* decision__account_id */
  SELECT
    "ACCOUNT_ID",
    "CSM_SENTIMENT",
    "CHURN_RISK",
    "SEATS",
    "SEATS_USED",
    "ADDRESSABLE_SEATS",
    "EMPLOYEES",
    "PRODUCTS_OWNED",
    "PRODUCTS_AVAILABLE",
    "EXPANSION_MULTIPLE",
    "STARTED_ON",
    "TRIAL",
    "BRAND",
    "REFERENCE",
    "INFLUENCE",
    "PARTNER",
    "RELATIONSHIP",
    "ARR",
    "ENDED__",
    "STRATEGIC",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    CASE
      WHEN DATEADD(
        MONTH,
        CAST(24318 - CAST((
          YEAR("STARTED_ON") * 12
        ) + MONTH("STARTED_ON") AS BIGINT) AS INT),
        "STARTED_ON"
      ) > CAST('2026-06-30' AS DATE)
      THEN (
        24318 - CAST((
          YEAR("STARTED_ON") * 12
        ) + MONTH("STARTED_ON") AS BIGINT)
      ) - 1
      ELSE 24318 - CAST((
        YEAR("STARTED_ON") * 12
      ) + MONTH("STARTED_ON") AS BIGINT)
    END AS "AGE_MONTHS",
    CASE
      WHEN "SEATS" <> 0
      THEN CAST(CAST(CAST((
        (
          (
            2 * CAST(CAST("SEATS_USED" AS BIGINT) * 100000000 AS BIGINT)
          ) + CAST("SEATS" AS BIGINT)
        ) - MOD(
          (
            2 * CAST(CAST("SEATS_USED" AS BIGINT) * 100000000 AS BIGINT)
          ) + CAST("SEATS" AS BIGINT),
          NULLIF(2 * CAST("SEATS" AS BIGINT), 0)
        )
      ) / NULLIF(2 * CAST("SEATS" AS BIGINT), 0) AS BIGINT) AS DECIMAL(17, 0)) * CAST('0.00000001' AS DECIMAL(9, 8)) AS DECIMAL(17, 8))
    END AS "SEAT_USE",
    COALESCE("ADDRESSABLE_SEATS", "EMPLOYEES") AS "PART__0",
    CASE
      WHEN "CSM_SENTIMENT" = 'red'
      THEN CAST(0 AS BIGINT)
      WHEN "CSM_SENTIMENT" = 'yellow'
      THEN CAST(50 AS BIGINT)
      WHEN "CSM_SENTIMENT" = 'green'
      THEN CAST(100 AS BIGINT)
      ELSE CAST(NULL AS BIGINT)
    END AS "UNITS__HEALTH__SENTIMENT",
    CASE
      WHEN "CHURN_RISK" = 'high'
      THEN CAST(0 AS BIGINT)
      WHEN "CHURN_RISK" = 'medium'
      THEN CAST(50 AS BIGINT)
      WHEN "CHURN_RISK" = 'low'
      THEN CAST(100 AS BIGINT)
      ELSE CAST(NULL AS BIGINT)
    END AS "UNITS__HEALTH__CHURN_RISK",
    "ARR" > 100000 AS "CLAUSE__TIER_1__LARGE",
    "ARR" > 50000 AND "STRATEGIC" AS "CLAUSE__TIER_1__STRATEGIC",
    "ARR" >= 25000 AS "CLAUSE__TIER_2__CORE",
    "ARR" >= 5000 AND NOT "TRIAL" AS "CLAUSE__TIER_3__SCALE",
    "ACCOUNT_ID" AS "DECISION__ACCOUNT_ID"
  FROM step_1
), step_3 AS (
  /* + seat_reach, units__health__licence_use, decision__health__sentiment, decision__health__churn_risk */
  SELECT
    "CSM_SENTIMENT",
    "CHURN_RISK",
    "SEATS",
    "ADDRESSABLE_SEATS",
    "EMPLOYEES",
    "PRODUCTS_OWNED",
    "PRODUCTS_AVAILABLE",
    "EXPANSION_MULTIPLE",
    "TRIAL",
    "BRAND",
    "REFERENCE",
    "INFLUENCE",
    "PARTNER",
    "RELATIONSHIP",
    "ARR",
    "ENDED__",
    "STRATEGIC",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "AGE_MONTHS",
    "SEAT_USE",
    "PART__0",
    "UNITS__HEALTH__SENTIMENT",
    "UNITS__HEALTH__CHURN_RISK",
    "CLAUSE__TIER_1__LARGE",
    "CLAUSE__TIER_1__STRATEGIC",
    "CLAUSE__TIER_2__CORE",
    "CLAUSE__TIER_3__SCALE",
    "DECISION__ACCOUNT_ID",
    CASE
      WHEN "PART__0" <> 0
      THEN CAST(CAST(CAST((
        (
          (
            2 * CAST(CAST("SEATS" AS BIGINT) * 100000000 AS BIGINT)
          ) + CAST("PART__0" AS BIGINT)
        ) - MOD(
          (
            2 * CAST(CAST("SEATS" AS BIGINT) * 100000000 AS BIGINT)
          ) + CAST("PART__0" AS BIGINT),
          NULLIF(2 * CAST("PART__0" AS BIGINT), 0)
        )
      ) / NULLIF(2 * CAST("PART__0" AS BIGINT), 0) AS BIGINT) AS DECIMAL(17, 0)) * CAST('0.00000001' AS DECIMAL(9, 8)) AS DECIMAL(17, 8))
    END AS "SEAT_REACH",
    CASE
      WHEN "SEAT_USE" > 0.75
      THEN CAST(100 AS BIGINT)
      WHEN (
        "SEAT_USE" > 0.75
      ) IS NULL
      THEN CAST(NULL AS BIGINT)
      WHEN "SEAT_USE" > 0.5 AND "AGE_MONTHS" < 9
      THEN CAST(50 AS BIGINT)
      WHEN (
        "SEAT_USE" > 0.5 AND "AGE_MONTHS" < 9
      ) IS NULL
      THEN CAST(NULL AS BIGINT)
      ELSE CAST(0 AS BIGINT)
    END AS "UNITS__HEALTH__LICENCE_USE",
    CAST(CAST(CAST("UNITS__HEALTH__SENTIMENT" AS BIGINT) * 10000 AS DECIMAL(7, 0)) * CAST('0.0001' AS DECIMAL(5, 4)) AS DECIMAL(7, 4)) AS "DECISION__HEALTH__SENTIMENT",
    CAST(CAST(CAST("UNITS__HEALTH__CHURN_RISK" AS BIGINT) * 10000 AS DECIMAL(7, 0)) * CAST('0.0001' AS DECIMAL(5, 4)) AS DECIMAL(7, 4)) AS "DECISION__HEALTH__CHURN_RISK"
  FROM step_2
), step_4 AS (
  /* + growth_potential, uncapped__health, decision__health__licence_use */
  SELECT
    "CSM_SENTIMENT",
    "CHURN_RISK",
    "SEATS",
    "ADDRESSABLE_SEATS",
    "EMPLOYEES",
    "PRODUCTS_OWNED",
    "PRODUCTS_AVAILABLE",
    "EXPANSION_MULTIPLE",
    "TRIAL",
    "BRAND",
    "REFERENCE",
    "INFLUENCE",
    "PARTNER",
    "RELATIONSHIP",
    "ARR",
    "ENDED__",
    "STRATEGIC",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "UNITS__HEALTH__SENTIMENT",
    "UNITS__HEALTH__CHURN_RISK",
    "CLAUSE__TIER_1__LARGE",
    "CLAUSE__TIER_1__STRATEGIC",
    "CLAUSE__TIER_2__CORE",
    "CLAUSE__TIER_3__SCALE",
    "DECISION__ACCOUNT_ID",
    "SEAT_REACH",
    "UNITS__HEALTH__LICENCE_USE",
    "DECISION__HEALTH__SENTIMENT",
    "DECISION__HEALTH__CHURN_RISK",
    CASE
      WHEN "SEAT_REACH" < 0.3
      OR (
        "PRODUCTS_OWNED" = 1 AND "PRODUCTS_AVAILABLE" > 1
      )
      OR "EXPANSION_MULTIPLE" >= 3
      THEN 'high'
      WHEN "EXPANSION_MULTIPLE" >= 1.5
      THEN 'medium'
      WHEN "SEATS" IS NULL
      AND "ADDRESSABLE_SEATS" IS NULL
      AND "EMPLOYEES" IS NULL
      AND "PRODUCTS_OWNED" IS NULL
      AND "PRODUCTS_AVAILABLE" IS NULL
      AND "EXPANSION_MULTIPLE" IS NULL
      THEN CAST(NULL AS VARCHAR)
      ELSE 'low'
    END AS "GROWTH_POTENTIAL",
    CASE
      WHEN NOT "UNITS__HEALTH__LICENCE_USE" IS NULL
      OR NOT "UNITS__HEALTH__SENTIMENT" IS NULL
      OR NOT "UNITS__HEALTH__CHURN_RISK" IS NULL
      THEN CAST(CAST(CAST((
        (
          (
            CAST((
              (
                COALESCE("UNITS__HEALTH__LICENCE_USE", CAST(0 AS BIGINT)) * 50
              ) + (
                COALESCE("UNITS__HEALTH__SENTIMENT", CAST(0 AS BIGINT)) * 25
              )
            ) + (
              COALESCE("UNITS__HEALTH__CHURN_RISK", CAST(0 AS BIGINT)) * 25
            ) AS BIGINT) * 20000
          ) + CAST((
            CASE
              WHEN NOT "UNITS__HEALTH__LICENCE_USE" IS NULL
              THEN CAST(50 AS BIGINT)
              ELSE 0
            END + CASE WHEN NOT "UNITS__HEALTH__SENTIMENT" IS NULL THEN CAST(25 AS BIGINT) ELSE 0 END
          ) + CASE WHEN NOT "UNITS__HEALTH__CHURN_RISK" IS NULL THEN CAST(25 AS BIGINT) ELSE 0 END AS BIGINT)
        ) - MOD(
          (
            CAST((
              (
                COALESCE("UNITS__HEALTH__LICENCE_USE", CAST(0 AS BIGINT)) * 50
              ) + (
                COALESCE("UNITS__HEALTH__SENTIMENT", CAST(0 AS BIGINT)) * 25
              )
            ) + (
              COALESCE("UNITS__HEALTH__CHURN_RISK", CAST(0 AS BIGINT)) * 25
            ) AS BIGINT) * 20000
          ) + CAST((
            CASE
              WHEN NOT "UNITS__HEALTH__LICENCE_USE" IS NULL
              THEN CAST(50 AS BIGINT)
              ELSE 0
            END + CASE WHEN NOT "UNITS__HEALTH__SENTIMENT" IS NULL THEN CAST(25 AS BIGINT) ELSE 0 END
          ) + CASE WHEN NOT "UNITS__HEALTH__CHURN_RISK" IS NULL THEN CAST(25 AS BIGINT) ELSE 0 END AS BIGINT),
          NULLIF(
            2 * CAST((
              CASE
                WHEN NOT "UNITS__HEALTH__LICENCE_USE" IS NULL
                THEN CAST(50 AS BIGINT)
                ELSE 0
              END + CASE WHEN NOT "UNITS__HEALTH__SENTIMENT" IS NULL THEN CAST(25 AS BIGINT) ELSE 0 END
            ) + CASE WHEN NOT "UNITS__HEALTH__CHURN_RISK" IS NULL THEN CAST(25 AS BIGINT) ELSE 0 END AS BIGINT),
            0
          )
        )
      ) / NULLIF(
        2 * CAST((
          CASE
            WHEN NOT "UNITS__HEALTH__LICENCE_USE" IS NULL
            THEN CAST(50 AS BIGINT)
            ELSE 0
          END + CASE WHEN NOT "UNITS__HEALTH__SENTIMENT" IS NULL THEN CAST(25 AS BIGINT) ELSE 0 END
        ) + CASE WHEN NOT "UNITS__HEALTH__CHURN_RISK" IS NULL THEN CAST(25 AS BIGINT) ELSE 0 END AS BIGINT),
        0
      ) AS BIGINT) AS DECIMAL(7, 0)) * CAST('0.0001' AS DECIMAL(5, 4)) AS DECIMAL(7, 4))
    END AS "UNCAPPED__HEALTH",
    CAST(CAST(CAST("UNITS__HEALTH__LICENCE_USE" AS BIGINT) * 10000 AS DECIMAL(7, 0)) * CAST('0.0001' AS DECIMAL(5, 4)) AS DECIMAL(7, 4)) AS "DECISION__HEALTH__LICENCE_USE"
  FROM step_3
), step_5 AS (
  /* + health, clause__tier_1__growing */
  SELECT
    "CSM_SENTIMENT",
    "CHURN_RISK",
    "SEATS",
    "ADDRESSABLE_SEATS",
    "EMPLOYEES",
    "PRODUCTS_OWNED",
    "PRODUCTS_AVAILABLE",
    "EXPANSION_MULTIPLE",
    "TRIAL",
    "BRAND",
    "REFERENCE",
    "INFLUENCE",
    "PARTNER",
    "RELATIONSHIP",
    "ARR",
    "ENDED__",
    "STRATEGIC",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "CLAUSE__TIER_1__LARGE",
    "CLAUSE__TIER_1__STRATEGIC",
    "CLAUSE__TIER_2__CORE",
    "CLAUSE__TIER_3__SCALE",
    "DECISION__ACCOUNT_ID",
    "SEAT_REACH",
    "DECISION__HEALTH__SENTIMENT",
    "DECISION__HEALTH__CHURN_RISK",
    "GROWTH_POTENTIAL",
    "UNCAPPED__HEALTH",
    "DECISION__HEALTH__LICENCE_USE",
    CASE
      WHEN "CSM_SENTIMENT" = 'red' AND "UNCAPPED__HEALTH" > CAST(40 AS DECIMAL(7, 4))
      THEN CAST(40 AS DECIMAL(7, 4))
      WHEN "CHURN_RISK" = 'high' AND "UNCAPPED__HEALTH" > CAST(49 AS DECIMAL(7, 4))
      THEN CAST(49 AS DECIMAL(7, 4))
      ELSE "UNCAPPED__HEALTH"
    END AS "HEALTH",
    "ARR" > 75000 AND "GROWTH_POTENTIAL" = 'high' AS "CLAUSE__TIER_1__GROWING"
  FROM step_4
), step_6 AS (
  /* + first_clause__, floor__, qualified__, decision__health, decision__health_band */
  SELECT
    "SEATS",
    "ADDRESSABLE_SEATS",
    "EMPLOYEES",
    "PRODUCTS_OWNED",
    "PRODUCTS_AVAILABLE",
    "EXPANSION_MULTIPLE",
    "TRIAL",
    "BRAND",
    "REFERENCE",
    "INFLUENCE",
    "PARTNER",
    "RELATIONSHIP",
    "ARR",
    "ENDED__",
    "STRATEGIC",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "CLAUSE__TIER_1__LARGE",
    "CLAUSE__TIER_1__STRATEGIC",
    "CLAUSE__TIER_2__CORE",
    "CLAUSE__TIER_3__SCALE",
    "DECISION__ACCOUNT_ID",
    "SEAT_REACH",
    "DECISION__HEALTH__SENTIMENT",
    "DECISION__HEALTH__CHURN_RISK",
    "GROWTH_POTENTIAL",
    "DECISION__HEALTH__LICENCE_USE",
    "HEALTH",
    "CLAUSE__TIER_1__GROWING",
    CASE
      WHEN "ENDED__"
      THEN NULL
      WHEN "CLAUSE__TIER_1__LARGE"
      THEN 1
      WHEN "CLAUSE__TIER_1__STRATEGIC"
      THEN 2
      WHEN "CLAUSE__TIER_1__GROWING"
      THEN 3
      WHEN "CLAUSE__TIER_2__CORE"
      THEN 4
      WHEN "CLAUSE__TIER_3__SCALE"
      THEN 5
      ELSE 6
    END AS "FIRST_CLAUSE__",
    CASE
      WHEN "ENDED__"
      THEN NULL
      WHEN "CLAUSE__TIER_1__LARGE"
      OR "CLAUSE__TIER_1__STRATEGIC"
      OR "CLAUSE__TIER_1__GROWING"
      THEN 'tier_1'
      WHEN "CLAUSE__TIER_2__CORE"
      THEN 'tier_2'
      WHEN "CLAUSE__TIER_3__SCALE"
      THEN 'tier_3'
      ELSE 'tier_4'
    END AS "FLOOR__",
    CASE
      WHEN "ENDED__"
      THEN NULL
      WHEN "CLAUSE__TIER_1__LARGE"
      OR "CLAUSE__TIER_1__STRATEGIC"
      OR "CLAUSE__TIER_1__GROWING"
      THEN 'tier_1'
      WHEN (
        "CLAUSE__TIER_1__LARGE"
        OR "CLAUSE__TIER_1__STRATEGIC"
        OR "CLAUSE__TIER_1__GROWING"
      ) IS NULL
      THEN CAST(NULL AS VARCHAR)
      WHEN "CLAUSE__TIER_2__CORE"
      THEN 'tier_2'
      WHEN "CLAUSE__TIER_2__CORE" IS NULL
      THEN CAST(NULL AS VARCHAR)
      WHEN "CLAUSE__TIER_3__SCALE"
      THEN 'tier_3'
      WHEN "CLAUSE__TIER_3__SCALE" IS NULL
      THEN CAST(NULL AS VARCHAR)
      ELSE 'tier_4'
    END AS "QUALIFIED__",
    "HEALTH" AS "DECISION__HEALTH",
    CASE
      WHEN "HEALTH" >= 75
      THEN 'green'
      WHEN "HEALTH" >= 50
      THEN 'yellow'
      WHEN "HEALTH" >= 0
      THEN 'red'
      ELSE CAST(NULL AS VARCHAR)
    END AS "DECISION__HEALTH_BAND"
  FROM step_5
), step_7 AS (
  /* + decision__tier, decision__earned_tier, decision__floor_tier, decision__qualified_tier, */
  /* decision__status, decision__reason, decision__reason_values, blocks__strategic, */
  /* blocks__growth_potential */
  SELECT
    "SEATS",
    "ADDRESSABLE_SEATS",
    "EMPLOYEES",
    "PRODUCTS_OWNED",
    "PRODUCTS_AVAILABLE",
    "EXPANSION_MULTIPLE",
    "TRIAL",
    "BRAND",
    "REFERENCE",
    "INFLUENCE",
    "PARTNER",
    "RELATIONSHIP",
    "ARR",
    "ENDED__",
    "STRATEGIC",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "CLAUSE__TIER_1__LARGE",
    "CLAUSE__TIER_1__STRATEGIC",
    "CLAUSE__TIER_2__CORE",
    "CLAUSE__TIER_3__SCALE",
    "DECISION__ACCOUNT_ID",
    "SEAT_REACH",
    "DECISION__HEALTH__SENTIMENT",
    "DECISION__HEALTH__CHURN_RISK",
    "GROWTH_POTENTIAL",
    "DECISION__HEALTH__LICENCE_USE",
    "CLAUSE__TIER_1__GROWING",
    "FIRST_CLAUSE__",
    "FLOOR__",
    "QUALIFIED__",
    "DECISION__HEALTH",
    "DECISION__HEALTH_BAND",
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
      THEN 'tier_1.large'
      WHEN "FIRST_CLAUSE__" = 2
      THEN 'tier_1.strategic'
      WHEN "FIRST_CLAUSE__" = 3
      THEN 'tier_1.growing'
      WHEN "FIRST_CLAUSE__" = 4
      THEN 'tier_2.core'
      WHEN "FIRST_CLAUSE__" = 5
      THEN 'tier_3.scale'
      WHEN "FIRST_CLAUSE__" = 6
      THEN 'tier_4.otherwise'
    END AS "DECISION__REASON",
    CASE
      WHEN "FIRST_CLAUSE__" = 1
      THEN CONCAT('{"arr": ', COALESCE(CAST("ARR" AS VARCHAR), 'null'), '}')
      WHEN "FIRST_CLAUSE__" = 2
      THEN CONCAT(
        '{"arr": ',
        COALESCE(CAST("ARR" AS VARCHAR), 'null'),
        ', "strategic": ',
        COALESCE(CASE WHEN "STRATEGIC" THEN 'true' WHEN NOT "STRATEGIC" THEN 'false' END, 'null'),
        '}'
      )
      WHEN "FIRST_CLAUSE__" = 3
      THEN CONCAT(
        '{"arr": ',
        COALESCE(CAST("ARR" AS VARCHAR), 'null'),
        ', "growth_potential": ',
        COALESCE(
          CASE
            WHEN "GROWTH_POTENTIAL" = 'high'
            THEN '"high"'
            WHEN "GROWTH_POTENTIAL" = 'medium'
            THEN '"medium"'
            WHEN "GROWTH_POTENTIAL" = 'low'
            THEN '"low"'
          END,
          'null'
        ),
        '}'
      )
      WHEN "FIRST_CLAUSE__" = 4
      THEN CONCAT('{"arr": ', COALESCE(CAST("ARR" AS VARCHAR), 'null'), '}')
      WHEN "FIRST_CLAUSE__" = 5
      THEN CONCAT(
        '{"arr": ',
        COALESCE(CAST("ARR" AS VARCHAR), 'null'),
        ', "trial": ',
        COALESCE(CASE WHEN "TRIAL" THEN 'true' WHEN NOT "TRIAL" THEN 'false' END, 'null'),
        '}'
      )
      WHEN "FIRST_CLAUSE__" = 6
      THEN '{}'
    END AS "DECISION__REASON_VALUES",
    "STRATEGIC" IS NULL
    AND (
      "CLAUSE__TIER_1__STRATEGIC" IS NULL AND "FIRST_CLAUSE__" > 3
    ) AS "BLOCKS__STRATEGIC",
    "GROWTH_POTENTIAL" IS NULL
    AND (
      "CLAUSE__TIER_1__GROWING" IS NULL AND "FIRST_CLAUSE__" > 3
    ) AS "BLOCKS__GROWTH_POTENTIAL"
  FROM step_6
), step_8 AS (
  /* + blocks__seat_reach */
  SELECT
    "SEATS",
    "ADDRESSABLE_SEATS",
    "EMPLOYEES",
    "PRODUCTS_OWNED",
    "PRODUCTS_AVAILABLE",
    "EXPANSION_MULTIPLE",
    "TRIAL",
    "BRAND",
    "REFERENCE",
    "INFLUENCE",
    "PARTNER",
    "RELATIONSHIP",
    "ARR",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "CLAUSE__TIER_1__LARGE",
    "CLAUSE__TIER_1__STRATEGIC",
    "CLAUSE__TIER_2__CORE",
    "CLAUSE__TIER_3__SCALE",
    "DECISION__ACCOUNT_ID",
    "SEAT_REACH",
    "DECISION__HEALTH__SENTIMENT",
    "DECISION__HEALTH__CHURN_RISK",
    "DECISION__HEALTH__LICENCE_USE",
    "CLAUSE__TIER_1__GROWING",
    "FIRST_CLAUSE__",
    "QUALIFIED__",
    "DECISION__HEALTH",
    "DECISION__HEALTH_BAND",
    "DECISION__TIER",
    "DECISION__EARNED_TIER",
    "DECISION__FLOOR_TIER",
    "DECISION__QUALIFIED_TIER",
    "DECISION__STATUS",
    "DECISION__REASON",
    "DECISION__REASON_VALUES",
    "BLOCKS__STRATEGIC",
    "BLOCKS__GROWTH_POTENTIAL",
    "SEAT_REACH" IS NULL AND "BLOCKS__GROWTH_POTENTIAL" AS "BLOCKS__SEAT_REACH"
  FROM step_7
), step_9 AS (
  /* + decision__missing */
  SELECT
    "SEATS",
    "ADDRESSABLE_SEATS",
    "EMPLOYEES",
    "PRODUCTS_OWNED",
    "PRODUCTS_AVAILABLE",
    "EXPANSION_MULTIPLE",
    "TRIAL",
    "BRAND",
    "REFERENCE",
    "INFLUENCE",
    "PARTNER",
    "RELATIONSHIP",
    "ARR",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "CLAUSE__TIER_1__LARGE",
    "CLAUSE__TIER_1__STRATEGIC",
    "CLAUSE__TIER_2__CORE",
    "CLAUSE__TIER_3__SCALE",
    "DECISION__ACCOUNT_ID",
    "SEAT_REACH",
    "DECISION__HEALTH__SENTIMENT",
    "DECISION__HEALTH__CHURN_RISK",
    "DECISION__HEALTH__LICENCE_USE",
    "CLAUSE__TIER_1__GROWING",
    "FIRST_CLAUSE__",
    "QUALIFIED__",
    "DECISION__HEALTH",
    "DECISION__HEALTH_BAND",
    "DECISION__TIER",
    "DECISION__EARNED_TIER",
    "DECISION__FLOOR_TIER",
    "DECISION__QUALIFIED_TIER",
    "DECISION__STATUS",
    "DECISION__REASON",
    "DECISION__REASON_VALUES",
    "BLOCKS__STRATEGIC",
    "BLOCKS__GROWTH_POTENTIAL",
    "BLOCKS__SEAT_REACH",
    CASE
      WHEN "QUALIFIED__" IS NULL AND NOT "FIRST_CLAUSE__" IS NULL
      THEN ARRAY_TO_STRING(
        ARRAY_CONSTRUCT_COMPACT(
          CASE
            WHEN "ARR" IS NULL
            AND (
              (
                "CLAUSE__TIER_1__LARGE" IS NULL AND "FIRST_CLAUSE__" > 3
              )
              OR (
                "CLAUSE__TIER_1__STRATEGIC" IS NULL AND "FIRST_CLAUSE__" > 3
              )
              OR (
                "CLAUSE__TIER_1__GROWING" IS NULL AND "FIRST_CLAUSE__" > 3
              )
              OR (
                "CLAUSE__TIER_2__CORE" IS NULL AND "FIRST_CLAUSE__" > 4
              )
              OR (
                "CLAUSE__TIER_3__SCALE" IS NULL AND "FIRST_CLAUSE__" > 5
              )
            )
            THEN 'arr'
          END,
          CASE
            WHEN "BLOCKS__STRATEGIC"
            AND (
              NOT "BRAND" IS NULL
              AND NOT "REFERENCE" IS NULL
              AND NOT "INFLUENCE" IS NULL
              AND NOT "PARTNER" IS NULL
              AND NOT "RELATIONSHIP" IS NULL
            )
            THEN 'strategic'
          END,
          CASE WHEN "BRAND" IS NULL AND "BLOCKS__STRATEGIC" THEN 'brand' END,
          CASE WHEN "REFERENCE" IS NULL AND "BLOCKS__STRATEGIC" THEN 'reference' END,
          CASE WHEN "INFLUENCE" IS NULL AND "BLOCKS__STRATEGIC" THEN 'influence' END,
          CASE WHEN "PARTNER" IS NULL AND "BLOCKS__STRATEGIC" THEN 'partner' END,
          CASE WHEN "RELATIONSHIP" IS NULL AND "BLOCKS__STRATEGIC" THEN 'relationship' END,
          CASE
            WHEN "BLOCKS__GROWTH_POTENTIAL"
            AND (
              NOT "SEAT_REACH" IS NULL
              AND NOT "PRODUCTS_OWNED" IS NULL
              AND NOT "PRODUCTS_AVAILABLE" IS NULL
              AND NOT "EXPANSION_MULTIPLE" IS NULL
            )
            THEN 'growth_potential'
          END,
          CASE
            WHEN "BLOCKS__SEAT_REACH"
            AND (
              NOT "SEATS" IS NULL
              AND NOT "ADDRESSABLE_SEATS" IS NULL
              AND NOT "EMPLOYEES" IS NULL
            )
            THEN 'seat_reach'
          END,
          CASE WHEN "SEATS" IS NULL AND "BLOCKS__SEAT_REACH" THEN 'seats' END,
          CASE
            WHEN "ADDRESSABLE_SEATS" IS NULL AND "BLOCKS__SEAT_REACH"
            THEN 'addressable_seats'
          END,
          CASE WHEN "EMPLOYEES" IS NULL AND "BLOCKS__SEAT_REACH" THEN 'employees' END,
          CASE
            WHEN "PRODUCTS_OWNED" IS NULL AND "BLOCKS__GROWTH_POTENTIAL"
            THEN 'products_owned'
          END,
          CASE
            WHEN "PRODUCTS_AVAILABLE" IS NULL AND "BLOCKS__GROWTH_POTENTIAL"
            THEN 'products_available'
          END,
          CASE
            WHEN "EXPANSION_MULTIPLE" IS NULL AND "BLOCKS__GROWTH_POTENTIAL"
            THEN 'expansion_multiple'
          END,
          CASE
            WHEN "TRIAL" IS NULL
            AND (
              "CLAUSE__TIER_3__SCALE" IS NULL AND "FIRST_CLAUSE__" > 5
            )
            THEN 'trial'
          END
        ),
        ','
      )
    END AS "DECISION__MISSING"
  FROM step_8
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
  "DECISION__HEALTH" AS "HEALTH",
  "DECISION__HEALTH_BAND" AS "HEALTH_BAND",
  "DECISION__HEALTH__LICENCE_USE" AS "HEALTH__LICENCE_USE",
  "DECISION__HEALTH__SENTIMENT" AS "HEALTH__SENTIMENT",
  "DECISION__HEALTH__CHURN_RISK" AS "HEALTH__CHURN_RISK",
  "DECISION__POLICY" AS "POLICY",
  "DECISION__AS_OF" AS "AS_OF"
FROM step_9
