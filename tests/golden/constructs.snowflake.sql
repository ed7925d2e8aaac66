-- tanada policy compile: Every construct
-- Fingerprint: 41f8726af82b1d4b06531eb6e965ac412cd389869d765574ebdd57309c066a0e
-- As of: 2026-06-30
--
-- One row per account, with these columns (snowflake); one that is not there can be NULL:
--   account_id        VARCHAR
--   region            VARCHAR
--   region_as_of      DATE
--   arr               DECIMAL(17, 2)  USD
--   arr_12m_ago       DECIMAL(17, 2)  USD
--   company_revenue   DECIMAL(17, 2)  USD
--   support_cost_12m  DECIMAL(17, 2)  USD
--   mrr               DECIMAL(17, 2)  USD
--   seats             BIGINT
--   employees         BIGINT
--   term_months       BIGINT
--   nps               DECIMAL(15, 6)
--   growth_rate_12m   DECIMAL(15, 6)
--   started_on        DATE
--   renewal_date      DATE
--   churned_on        DATE
--   last_contact_on   DATE
--   motto             VARCHAR         so "so", up\down, it's
--
-- Rows are not checked here as “tanada tier” checks them: ids are taken to be unique,
-- amounts to be in the policy's currency, and values to be within their limits.
-- Change the policy and compile it again, not this file.
--
WITH accounts_read AS (
  SELECT
    CAST("ACCOUNT_ID" AS VARCHAR) AS "ACCOUNT_ID",
    CAST("REGION" AS VARCHAR) AS "REGION",
    CAST("REGION_AS_OF" AS DATE) AS "REGION_AS_OF",
    CAST("ARR" AS DECIMAL(17, 2)) AS "ARR",
    CAST("ARR_12M_AGO" AS DECIMAL(17, 2)) AS "ARR_12M_AGO",
    CAST("COMPANY_REVENUE" AS DECIMAL(17, 2)) AS "COMPANY_REVENUE",
    CAST("SUPPORT_COST_12M" AS DECIMAL(17, 2)) AS "SUPPORT_COST_12M",
    CAST("MRR" AS DECIMAL(17, 2)) AS "MRR",
    CAST("SEATS" AS BIGINT) AS "SEATS",
    CAST("EMPLOYEES" AS BIGINT) AS "EMPLOYEES",
    CAST("TERM_MONTHS" AS BIGINT) AS "TERM_MONTHS",
    CAST("NPS" AS DECIMAL(15, 6)) AS "NPS",
    CAST("GROWTH_RATE_12M" AS DECIMAL(15, 6)) AS "GROWTH_RATE_12M",
    CAST("STARTED_ON" AS DATE) AS "STARTED_ON",
    CAST("RENEWAL_DATE" AS DATE) AS "RENEWAL_DATE",
    CAST("CHURNED_ON" AS DATE) AS "CHURNED_ON",
    CAST("LAST_CONTACT_ON" AS DATE) AS "LAST_CONTACT_ON",
    CAST("MOTTO" AS VARCHAR) AS "MOTTO"
  FROM accounts
), step_1 AS (
  /* + account_id, region, stale__region, arr_12m_ago, company_revenue, support_cost_12m, mrr, seats, */
  /* employees, term_months, nps, growth_rate_12m, started_on, renewal_date, last_contact_on, motto, arr, */
  /* ended__, counted__, decision__policy, decision__as_of */
  SELECT
    "ACCOUNT_ID" AS "ACCOUNT_ID",
    CASE
      WHEN CAST(DATEDIFF(DAY, "REGION_AS_OF", CAST('2026-06-30' AS DATE)) AS BIGINT) > 90
      THEN CAST(NULL AS VARCHAR)
      ELSE "REGION"
    END AS "REGION",
    CASE
      WHEN NOT "REGION" IS NULL
      AND CAST(DATEDIFF(DAY, "REGION_AS_OF", CAST('2026-06-30' AS DATE)) AS BIGINT) > 90
      THEN TRUE
      ELSE FALSE
    END AS "STALE__REGION",
    "ARR_12M_AGO" AS "ARR_12M_AGO",
    "COMPANY_REVENUE" AS "COMPANY_REVENUE",
    "SUPPORT_COST_12M" AS "SUPPORT_COST_12M",
    "MRR" AS "MRR",
    "SEATS" AS "SEATS",
    "EMPLOYEES" AS "EMPLOYEES",
    "TERM_MONTHS" AS "TERM_MONTHS",
    "NPS" AS "NPS",
    "GROWTH_RATE_12M" AS "GROWTH_RATE_12M",
    "STARTED_ON" AS "STARTED_ON",
    "RENEWAL_DATE" AS "RENEWAL_DATE",
    "LAST_CONTACT_ON" AS "LAST_CONTACT_ON",
    "MOTTO" AS "MOTTO",
    COALESCE("ARR", CAST("MRR" * 12 AS DECIMAL(17, 2))) AS "ARR",
    CASE WHEN "CHURNED_ON" <= CAST('2026-06-30' AS DATE) THEN TRUE ELSE FALSE END AS "ENDED__",
    NOT CASE WHEN "CHURNED_ON" <= CAST('2026-06-30' AS DATE) THEN TRUE ELSE FALSE END AS "COUNTED__",
    '41f8726af82b1d4b' AS "DECISION__POLICY",
    CAST('2026-06-30' AS DATE) AS "DECISION__AS_OF"
  FROM accounts_read
), ranked_arr AS (
  SELECT
    "ARR" AS "VALUE",
    SUM(SUM(CASE WHEN "COUNTED__" THEN 1 ELSE 0 END)) OVER (ORDER BY "ARR") - SUM(CASE WHEN "COUNTED__" THEN 1 ELSE 0 END) AS "BELOW",
    SUM(SUM(CASE WHEN "COUNTED__" THEN 1 ELSE 0 END)) OVER () AS "TOTAL"
  FROM step_1
  WHERE
    NOT "ARR" IS NULL
  GROUP BY
    "ARR"
), standing_arr AS (
  SELECT
    "VALUE",
    CAST(CAST(CAST((
      (
        (
          CAST("BELOW" AS BIGINT) * 200000000
        ) + CAST(CASE WHEN "TOTAL" > 0 THEN "TOTAL" END AS BIGINT)
      ) - MOD(
        (
          CAST("BELOW" AS BIGINT) * 200000000
        ) + CAST(CASE WHEN "TOTAL" > 0 THEN "TOTAL" END AS BIGINT),
        NULLIF(2 * CAST(CASE WHEN "TOTAL" > 0 THEN "TOTAL" END AS BIGINT), 0)
      )
    ) / NULLIF(2 * CAST(CASE WHEN "TOTAL" > 0 THEN "TOTAL" END AS BIGINT), 0) AS BIGINT) AS DECIMAL(9, 0)) * CAST('0.00000001' AS DECIMAL(9, 8)) AS DECIMAL(9, 8)) AS "SHARE"
  FROM ranked_arr
), step_2 AS (
  /* + next_renewal_on, percentile__arr, price, spread, squared, revenue, least_of, most_of, owed, */
  /* clause__first__said, clause__second__seen, decision__account_id */
  SELECT
    "STEP_1"."ACCOUNT_ID",
    "STEP_1"."REGION",
    "STEP_1"."STALE__REGION",
    "STEP_1"."ARR_12M_AGO",
    "STEP_1"."COMPANY_REVENUE",
    "STEP_1"."SUPPORT_COST_12M",
    "STEP_1"."MRR",
    "STEP_1"."SEATS",
    "STEP_1"."EMPLOYEES",
    "STEP_1"."TERM_MONTHS",
    "STEP_1"."NPS",
    "STEP_1"."GROWTH_RATE_12M",
    "STEP_1"."STARTED_ON",
    "STEP_1"."RENEWAL_DATE",
    "STEP_1"."LAST_CONTACT_ON",
    "STEP_1"."MOTTO",
    "STEP_1"."ARR",
    "STEP_1"."ENDED__",
    "STEP_1"."COUNTED__",
    "STEP_1"."DECISION__POLICY",
    "STEP_1"."DECISION__AS_OF",
    CASE
      WHEN step_1."RENEWAL_DATE" >= CAST('2026-06-30' AS DATE)
      THEN step_1."RENEWAL_DATE"
      ELSE CASE
        WHEN DATEADD(
          MONTH,
          CAST(CAST((
            (
              (
                24318 - CAST((
                  YEAR(step_1."RENEWAL_DATE") * 12
                ) + MONTH(step_1."RENEWAL_DATE") AS BIGINT)
              ) + (
                COALESCE(step_1."TERM_MONTHS", 12) - 1
              )
            ) - MOD(
              (
                24318 - CAST((
                  YEAR(step_1."RENEWAL_DATE") * 12
                ) + MONTH(step_1."RENEWAL_DATE") AS BIGINT)
              ) + (
                COALESCE(step_1."TERM_MONTHS", 12) - 1
              ),
              NULLIF(COALESCE(step_1."TERM_MONTHS", 12), 0)
            )
          ) / NULLIF(COALESCE(step_1."TERM_MONTHS", 12), 0) AS BIGINT) * COALESCE(step_1."TERM_MONTHS", 12) AS INT),
          step_1."RENEWAL_DATE"
        ) >= CAST('2026-06-30' AS DATE)
        THEN DATEADD(
          MONTH,
          CAST(CAST((
            (
              (
                24318 - CAST((
                  YEAR(step_1."RENEWAL_DATE") * 12
                ) + MONTH(step_1."RENEWAL_DATE") AS BIGINT)
              ) + (
                COALESCE(step_1."TERM_MONTHS", 12) - 1
              )
            ) - MOD(
              (
                24318 - CAST((
                  YEAR(step_1."RENEWAL_DATE") * 12
                ) + MONTH(step_1."RENEWAL_DATE") AS BIGINT)
              ) + (
                COALESCE(step_1."TERM_MONTHS", 12) - 1
              ),
              NULLIF(COALESCE(step_1."TERM_MONTHS", 12), 0)
            )
          ) / NULLIF(COALESCE(step_1."TERM_MONTHS", 12), 0) AS BIGINT) * COALESCE(step_1."TERM_MONTHS", 12) AS INT),
          step_1."RENEWAL_DATE"
        )
        ELSE DATEADD(
          MONTH,
          CAST((
            CAST((
              (
                (
                  24318 - CAST((
                    YEAR(step_1."RENEWAL_DATE") * 12
                  ) + MONTH(step_1."RENEWAL_DATE") AS BIGINT)
                ) + (
                  COALESCE(step_1."TERM_MONTHS", 12) - 1
                )
              ) - MOD(
                (
                  24318 - CAST((
                    YEAR(step_1."RENEWAL_DATE") * 12
                  ) + MONTH(step_1."RENEWAL_DATE") AS BIGINT)
                ) + (
                  COALESCE(step_1."TERM_MONTHS", 12) - 1
                ),
                NULLIF(COALESCE(step_1."TERM_MONTHS", 12), 0)
              )
            ) / NULLIF(COALESCE(step_1."TERM_MONTHS", 12), 0) AS BIGINT) * COALESCE(step_1."TERM_MONTHS", 12)
          ) + COALESCE(step_1."TERM_MONTHS", 12) AS INT),
          step_1."RENEWAL_DATE"
        )
      END
    END AS "NEXT_RENEWAL_ON",
    "STANDING_ARR"."SHARE" AS "PERCENTILE__ARR",
    CASE
      WHEN step_1."SEATS" <> 0
      THEN CASE
        WHEN (
          step_1."ARR" < 0
        ) <> (
          step_1."SEATS" < 0
        )
        THEN -CAST(CAST(CAST((
          (
            (
              2 * CAST(CAST(CAST(ABS(step_1."ARR") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS DECIMAL(38, 0)) * 1000000 AS DECIMAL(38, 0))
            ) + CAST(CAST(step_1."SEATS" AS BIGINT) AS DECIMAL(38, 0))
          ) - MOD(
            (
              2 * CAST(CAST(CAST(ABS(step_1."ARR") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS DECIMAL(38, 0)) * 1000000 AS DECIMAL(38, 0))
            ) + CAST(CAST(step_1."SEATS" AS BIGINT) AS DECIMAL(38, 0)),
            NULLIF(2 * CAST(CAST(step_1."SEATS" AS BIGINT) AS DECIMAL(38, 0)), 0)
          )
        ) / NULLIF(2 * CAST(CAST(step_1."SEATS" AS BIGINT) AS DECIMAL(38, 0)), 0) AS BIGINT) AS DECIMAL(23, 0)) * CAST('0.00000001' AS DECIMAL(9, 8)) AS DECIMAL(23, 8))
        ELSE CAST(CAST(CAST((
          (
            (
              2 * CAST(CAST(CAST(ABS(step_1."ARR") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS DECIMAL(38, 0)) * 1000000 AS DECIMAL(38, 0))
            ) + CAST(CAST(step_1."SEATS" AS BIGINT) AS DECIMAL(38, 0))
          ) - MOD(
            (
              2 * CAST(CAST(CAST(ABS(step_1."ARR") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS DECIMAL(38, 0)) * 1000000 AS DECIMAL(38, 0))
            ) + CAST(CAST(step_1."SEATS" AS BIGINT) AS DECIMAL(38, 0)),
            NULLIF(2 * CAST(CAST(step_1."SEATS" AS BIGINT) AS DECIMAL(38, 0)), 0)
          )
        ) / NULLIF(2 * CAST(CAST(step_1."SEATS" AS BIGINT) AS DECIMAL(38, 0)), 0) AS BIGINT) AS DECIMAL(23, 0)) * CAST('0.00000001' AS DECIMAL(9, 8)) AS DECIMAL(23, 8))
      END
    END AS "PRICE",
    ABS(CAST(step_1."ARR" - step_1."ARR_12M_AGO" AS DECIMAL(18, 2))) AS "SPREAD",
    CAST(CAST(step_1."NPS" AS DECIMAL(30, 6)) * step_1."GROWTH_RATE_12M" AS DECIMAL(30, 12)) AS "SQUARED",
    CAST(CAST(step_1."ARR" AS DECIMAL(34, 2)) * step_1."COMPANY_REVENUE" AS DECIMAL(34, 4)) AS "REVENUE",
    CAST(CASE
      WHEN NOT (
        step_1."ARR" IS NULL OR step_1."MRR" IS NULL OR step_1."COMPANY_REVENUE" IS NULL
      )
      THEN LEAST(step_1."ARR", step_1."MRR", step_1."COMPANY_REVENUE")
    END AS DECIMAL(17, 2)) AS "LEAST_OF",
    CAST(CASE
      WHEN NOT (
        step_1."SEATS" IS NULL OR step_1."EMPLOYEES" IS NULL
      )
      THEN GREATEST(step_1."SEATS", step_1."EMPLOYEES")
    END AS BIGINT) AS "MOST_OF",
    -step_1."SUPPORT_COST_12M" AS "OWED",
    step_1."MOTTO" IN ('it\'s', 'up\\down') AND step_1."REGION" = 'Kansai' AS "CLAUSE__FIRST__SAID",
    CAST(DATEDIFF(DAY, step_1."LAST_CONTACT_ON", CAST('2026-06-30' AS DATE)) AS BIGINT) <= 14
    OR CAST(DATEDIFF(DAY, CAST('2026-06-30' AS DATE), step_1."RENEWAL_DATE") AS BIGINT) < 0 AS "CLAUSE__SECOND__SEEN",
    step_1."ACCOUNT_ID" AS "DECISION__ACCOUNT_ID"
  FROM step_1
  LEFT JOIN standing_arr
    ON "STEP_1"."ARR" = "STANDING_ARR"."VALUE"
), step_3 AS (
  /* + days_to_renewal, rank, share, clause__second__spread */
  SELECT
    "REGION",
    "STALE__REGION",
    "ARR_12M_AGO",
    "COMPANY_REVENUE",
    "SUPPORT_COST_12M",
    "MRR",
    "SEATS",
    "EMPLOYEES",
    "NPS",
    "GROWTH_RATE_12M",
    "STARTED_ON",
    "RENEWAL_DATE",
    "LAST_CONTACT_ON",
    "MOTTO",
    "ARR",
    "ENDED__",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "NEXT_RENEWAL_ON",
    "PERCENTILE__ARR",
    "PRICE",
    "SPREAD",
    "SQUARED",
    "REVENUE",
    "LEAST_OF",
    "MOST_OF",
    "OWED",
    "CLAUSE__FIRST__SAID",
    "CLAUSE__SECOND__SEEN",
    "DECISION__ACCOUNT_ID",
    CAST(DATEDIFF(DAY, CAST('2026-06-30' AS DATE), "NEXT_RENEWAL_ON") AS BIGINT) AS "DAYS_TO_RENEWAL",
    "PERCENTILE__ARR" AS "RANK",
    CASE
      WHEN "COMPANY_REVENUE" <> 0
      THEN CASE
        WHEN (
          "PRICE" < 0
        ) <> (
          "COMPANY_REVENUE" < 0
        )
        THEN -CAST(CAST(CAST((
          (
            (
              2 * CAST(CAST(CAST(ABS("PRICE") AS DECIMAL(32, 8)) * CAST(100000000 AS DECIMAL(9, 0)) AS DECIMAL(38, 0)) * 100 AS DECIMAL(38, 0))
            ) + CAST(CAST(CAST(ABS("COMPANY_REVENUE") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS BIGINT) AS DECIMAL(38, 0))
          ) - MOD(
            (
              2 * CAST(CAST(CAST(ABS("PRICE") AS DECIMAL(32, 8)) * CAST(100000000 AS DECIMAL(9, 0)) AS DECIMAL(38, 0)) * 100 AS DECIMAL(38, 0))
            ) + CAST(CAST(CAST(ABS("COMPANY_REVENUE") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS BIGINT) AS DECIMAL(38, 0)),
            NULLIF(
              2 * CAST(CAST(CAST(ABS("COMPANY_REVENUE") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS BIGINT) AS DECIMAL(38, 0)),
              0
            )
          )
        ) / NULLIF(
          2 * CAST(CAST(CAST(ABS("COMPANY_REVENUE") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS BIGINT) AS DECIMAL(38, 0)),
          0
        ) AS BIGINT) AS DECIMAL(25, 0)) * CAST('0.00000001' AS DECIMAL(9, 8)) AS DECIMAL(25, 8))
        ELSE CAST(CAST(CAST((
          (
            (
              2 * CAST(CAST(CAST(ABS("PRICE") AS DECIMAL(32, 8)) * CAST(100000000 AS DECIMAL(9, 0)) AS DECIMAL(38, 0)) * 100 AS DECIMAL(38, 0))
            ) + CAST(CAST(CAST(ABS("COMPANY_REVENUE") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS BIGINT) AS DECIMAL(38, 0))
          ) - MOD(
            (
              2 * CAST(CAST(CAST(ABS("PRICE") AS DECIMAL(32, 8)) * CAST(100000000 AS DECIMAL(9, 0)) AS DECIMAL(38, 0)) * 100 AS DECIMAL(38, 0))
            ) + CAST(CAST(CAST(ABS("COMPANY_REVENUE") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS BIGINT) AS DECIMAL(38, 0)),
            NULLIF(
              2 * CAST(CAST(CAST(ABS("COMPANY_REVENUE") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS BIGINT) AS DECIMAL(38, 0)),
              0
            )
          )
        ) / NULLIF(
          2 * CAST(CAST(CAST(ABS("COMPANY_REVENUE") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS BIGINT) AS DECIMAL(38, 0)),
          0
        ) AS BIGINT) AS DECIMAL(25, 0)) * CAST('0.00000001' AS DECIMAL(9, 8)) AS DECIMAL(25, 8))
      END
    END AS "SHARE",
    "SPREAD" > 5000
    OR "SQUARED" > 2.5
    OR "LEAST_OF" = 0
    OR "MOST_OF" >= 100
    OR "OWED" < (
      -1
    ) AS "CLAUSE__SECOND__SPREAD"
  FROM step_2
), step_4 AS (
  /* + clause__first__ranked, clause__first__dear, clause__second__renewing */
  SELECT
    "REGION",
    "STALE__REGION",
    "ARR_12M_AGO",
    "COMPANY_REVENUE",
    "SUPPORT_COST_12M",
    "MRR",
    "SEATS",
    "EMPLOYEES",
    "NPS",
    "GROWTH_RATE_12M",
    "STARTED_ON",
    "RENEWAL_DATE",
    "LAST_CONTACT_ON",
    "MOTTO",
    "ARR",
    "ENDED__",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "NEXT_RENEWAL_ON",
    "PRICE",
    "SPREAD",
    "SQUARED",
    "REVENUE",
    "LEAST_OF",
    "MOST_OF",
    "OWED",
    "CLAUSE__FIRST__SAID",
    "CLAUSE__SECOND__SEEN",
    "DECISION__ACCOUNT_ID",
    "DAYS_TO_RENEWAL",
    "RANK",
    "SHARE",
    "CLAUSE__SECOND__SPREAD",
    "RANK" >= 0.9 AND "REVENUE" > 1000000 AS "CLAUSE__FIRST__RANKED",
    "PRICE" > 1000.005 OR "SHARE" < 0.00000002 AS "CLAUSE__FIRST__DEAR",
    "DAYS_TO_RENEWAL" >= 0
    AND "DAYS_TO_RENEWAL" <= 30
    AND "NEXT_RENEWAL_ON" > "STARTED_ON" AS "CLAUSE__SECOND__RENEWING"
  FROM step_3
), step_5 AS (
  /* + first_clause__, floor__, qualified__ */
  SELECT
    "REGION",
    "STALE__REGION",
    "ARR_12M_AGO",
    "COMPANY_REVENUE",
    "SUPPORT_COST_12M",
    "MRR",
    "SEATS",
    "EMPLOYEES",
    "NPS",
    "GROWTH_RATE_12M",
    "STARTED_ON",
    "RENEWAL_DATE",
    "LAST_CONTACT_ON",
    "MOTTO",
    "ARR",
    "ENDED__",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "NEXT_RENEWAL_ON",
    "PRICE",
    "SPREAD",
    "SQUARED",
    "REVENUE",
    "LEAST_OF",
    "MOST_OF",
    "OWED",
    "CLAUSE__FIRST__SAID",
    "CLAUSE__SECOND__SEEN",
    "DECISION__ACCOUNT_ID",
    "DAYS_TO_RENEWAL",
    "RANK",
    "SHARE",
    "CLAUSE__SECOND__SPREAD",
    "CLAUSE__FIRST__RANKED",
    "CLAUSE__FIRST__DEAR",
    "CLAUSE__SECOND__RENEWING",
    CASE
      WHEN "ENDED__"
      THEN NULL
      WHEN "CLAUSE__FIRST__RANKED"
      THEN 1
      WHEN "CLAUSE__FIRST__SAID"
      THEN 2
      WHEN "CLAUSE__FIRST__DEAR"
      THEN 3
      WHEN "CLAUSE__SECOND__RENEWING"
      THEN 4
      WHEN "CLAUSE__SECOND__SEEN"
      THEN 5
      WHEN "CLAUSE__SECOND__SPREAD"
      THEN 6
      ELSE 7
    END AS "FIRST_CLAUSE__",
    CASE
      WHEN "ENDED__"
      THEN NULL
      WHEN "CLAUSE__FIRST__RANKED" OR "CLAUSE__FIRST__SAID" OR "CLAUSE__FIRST__DEAR"
      THEN 'first'
      WHEN "CLAUSE__SECOND__RENEWING" OR "CLAUSE__SECOND__SEEN" OR "CLAUSE__SECOND__SPREAD"
      THEN 'second'
      ELSE 'rest'
    END AS "FLOOR__",
    CASE
      WHEN "ENDED__"
      THEN NULL
      WHEN "CLAUSE__FIRST__RANKED" OR "CLAUSE__FIRST__SAID" OR "CLAUSE__FIRST__DEAR"
      THEN 'first'
      WHEN (
        "CLAUSE__FIRST__RANKED" OR "CLAUSE__FIRST__SAID" OR "CLAUSE__FIRST__DEAR"
      ) IS NULL
      THEN CAST(NULL AS VARCHAR)
      WHEN "CLAUSE__SECOND__RENEWING" OR "CLAUSE__SECOND__SEEN" OR "CLAUSE__SECOND__SPREAD"
      THEN 'second'
      WHEN (
        "CLAUSE__SECOND__RENEWING" OR "CLAUSE__SECOND__SEEN" OR "CLAUSE__SECOND__SPREAD"
      ) IS NULL
      THEN CAST(NULL AS VARCHAR)
      ELSE 'rest'
    END AS "QUALIFIED__"
  FROM step_4
), step_6 AS (
  /* + decision__tier, decision__earned_tier, decision__floor_tier, decision__qualified_tier, */
  /* decision__status, decision__reason, decision__reason_values, blocks__rank, blocks__revenue, */
  /* blocks__share, blocks__days_to_renewal, blocks__spread, blocks__squared, blocks__least_of, */
  /* blocks__most_of, blocks__owed */
  SELECT
    "REGION",
    "STALE__REGION",
    "ARR_12M_AGO",
    "COMPANY_REVENUE",
    "SUPPORT_COST_12M",
    "MRR",
    "SEATS",
    "EMPLOYEES",
    "NPS",
    "GROWTH_RATE_12M",
    "STARTED_ON",
    "RENEWAL_DATE",
    "LAST_CONTACT_ON",
    "MOTTO",
    "ARR",
    "ENDED__",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "NEXT_RENEWAL_ON",
    "PRICE",
    "SPREAD",
    "SQUARED",
    "REVENUE",
    "LEAST_OF",
    "MOST_OF",
    "OWED",
    "CLAUSE__FIRST__SAID",
    "CLAUSE__SECOND__SEEN",
    "DECISION__ACCOUNT_ID",
    "DAYS_TO_RENEWAL",
    "RANK",
    "SHARE",
    "CLAUSE__SECOND__SPREAD",
    "CLAUSE__FIRST__RANKED",
    "CLAUSE__FIRST__DEAR",
    "CLAUSE__SECOND__RENEWING",
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
      THEN 'first.ranked'
      WHEN "FIRST_CLAUSE__" = 2
      THEN 'first.said'
      WHEN "FIRST_CLAUSE__" = 3
      THEN 'first.dear'
      WHEN "FIRST_CLAUSE__" = 4
      THEN 'second.renewing'
      WHEN "FIRST_CLAUSE__" = 5
      THEN 'second.seen'
      WHEN "FIRST_CLAUSE__" = 6
      THEN 'second.spread'
      WHEN "FIRST_CLAUSE__" = 7
      THEN 'rest.otherwise'
    END AS "DECISION__REASON",
    CASE
      WHEN "FIRST_CLAUSE__" = 1
      THEN CONCAT(
        '{"rank": ',
        COALESCE(CAST("RANK" AS VARCHAR), 'null'),
        ', "revenue": ',
        COALESCE(CAST("REVENUE" AS VARCHAR), 'null'),
        '}'
      )
      WHEN "FIRST_CLAUSE__" = 2
      THEN CONCAT(
        '{"motto": ',
        COALESCE(
          CASE
            WHEN "MOTTO" = 'so "so"'
            THEN '"so \\"so\\""'
            WHEN "MOTTO" = 'up\\down'
            THEN '"up\\\\down"'
            WHEN "MOTTO" = 'it\'s'
            THEN '"it\'s"'
          END,
          'null'
        ),
        ', "region": ',
        COALESCE(
          CONCAT(
            '"',
            REPLACE(
              REPLACE(
                REPLACE(
                  REPLACE(
                    REPLACE(
                      REPLACE(
                        REPLACE(
                          TRANSLATE(
                            "REGION",
                            CONCAT(
                              CHR(1),
                              CHR(2),
                              CHR(3),
                              CHR(4),
                              CHR(5),
                              CHR(6),
                              CHR(7),
                              CHR(11),
                              CHR(14),
                              CHR(15),
                              CHR(16),
                              CHR(17),
                              CHR(18),
                              CHR(19),
                              CHR(20),
                              CHR(21),
                              CHR(22),
                              CHR(23),
                              CHR(24),
                              CHR(25),
                              CHR(26),
                              CHR(27),
                              CHR(28),
                              CHR(29),
                              CHR(30),
                              CHR(31)
                            ),
                            '                          '
                          ),
                          CHR(92),
                          CONCAT(CHR(92), CHR(92))
                        ),
                        CHR(34),
                        CONCAT(CHR(92), '"')
                      ),
                      CHR(8),
                      CONCAT(CHR(92), 'b')
                    ),
                    CHR(9),
                    CONCAT(CHR(92), 't')
                  ),
                  CHR(10),
                  CONCAT(CHR(92), 'n')
                ),
                CHR(12),
                CONCAT(CHR(92), 'f')
              ),
              CHR(13),
              CONCAT(CHR(92), 'r')
            ),
            '"'
          ),
          'null'
        ),
        '}'
      )
      WHEN "FIRST_CLAUSE__" = 3
      THEN CONCAT(
        '{"price": ',
        COALESCE(CAST("PRICE" AS VARCHAR), 'null'),
        ', "share": ',
        COALESCE(CAST("SHARE" AS VARCHAR), 'null'),
        '}'
      )
      WHEN "FIRST_CLAUSE__" = 4
      THEN CONCAT(
        '{"days_to_renewal": ',
        COALESCE(CAST("DAYS_TO_RENEWAL" AS VARCHAR), 'null'),
        ', "next_renewal_on": ',
        COALESCE(
          CASE
            WHEN NOT "NEXT_RENEWAL_ON" IS NULL
            THEN CONCAT('"', CAST("NEXT_RENEWAL_ON" AS VARCHAR), '"')
          END,
          'null'
        ),
        ', "started_on": ',
        COALESCE(
          CASE
            WHEN NOT "STARTED_ON" IS NULL
            THEN CONCAT('"', CAST("STARTED_ON" AS VARCHAR), '"')
          END,
          'null'
        ),
        '}'
      )
      WHEN "FIRST_CLAUSE__" = 5
      THEN CONCAT(
        '{"last_contact_on": ',
        COALESCE(
          CASE
            WHEN NOT "LAST_CONTACT_ON" IS NULL
            THEN CONCAT('"', CAST("LAST_CONTACT_ON" AS VARCHAR), '"')
          END,
          'null'
        ),
        ', "renewal_date": ',
        COALESCE(
          CASE
            WHEN NOT "RENEWAL_DATE" IS NULL
            THEN CONCAT('"', CAST("RENEWAL_DATE" AS VARCHAR), '"')
          END,
          'null'
        ),
        '}'
      )
      WHEN "FIRST_CLAUSE__" = 6
      THEN CONCAT(
        '{"spread": ',
        COALESCE(CAST("SPREAD" AS VARCHAR), 'null'),
        ', "squared": ',
        COALESCE(CAST("SQUARED" AS VARCHAR), 'null'),
        ', "least_of": ',
        COALESCE(CAST("LEAST_OF" AS VARCHAR), 'null'),
        ', "most_of": ',
        COALESCE(CAST("MOST_OF" AS VARCHAR), 'null'),
        ', "owed": ',
        COALESCE(CAST("OWED" AS VARCHAR), 'null'),
        '}'
      )
      WHEN "FIRST_CLAUSE__" = 7
      THEN '{}'
    END AS "DECISION__REASON_VALUES",
    "RANK" IS NULL AND (
      "CLAUSE__FIRST__RANKED" IS NULL AND "FIRST_CLAUSE__" > 3
    ) AS "BLOCKS__RANK",
    "REVENUE" IS NULL
    AND (
      "CLAUSE__FIRST__RANKED" IS NULL AND "FIRST_CLAUSE__" > 3
    ) AS "BLOCKS__REVENUE",
    "SHARE" IS NULL AND (
      "CLAUSE__FIRST__DEAR" IS NULL AND "FIRST_CLAUSE__" > 3
    ) AS "BLOCKS__SHARE",
    "DAYS_TO_RENEWAL" IS NULL
    AND (
      "CLAUSE__SECOND__RENEWING" IS NULL AND "FIRST_CLAUSE__" > 6
    ) AS "BLOCKS__DAYS_TO_RENEWAL",
    "SPREAD" IS NULL
    AND (
      "CLAUSE__SECOND__SPREAD" IS NULL AND "FIRST_CLAUSE__" > 6
    ) AS "BLOCKS__SPREAD",
    "SQUARED" IS NULL
    AND (
      "CLAUSE__SECOND__SPREAD" IS NULL AND "FIRST_CLAUSE__" > 6
    ) AS "BLOCKS__SQUARED",
    "LEAST_OF" IS NULL
    AND (
      "CLAUSE__SECOND__SPREAD" IS NULL AND "FIRST_CLAUSE__" > 6
    ) AS "BLOCKS__LEAST_OF",
    "MOST_OF" IS NULL
    AND (
      "CLAUSE__SECOND__SPREAD" IS NULL AND "FIRST_CLAUSE__" > 6
    ) AS "BLOCKS__MOST_OF",
    "OWED" IS NULL
    AND (
      "CLAUSE__SECOND__SPREAD" IS NULL AND "FIRST_CLAUSE__" > 6
    ) AS "BLOCKS__OWED"
  FROM step_5
), step_7 AS (
  /* + blocks__price, blocks__next_renewal_on */
  SELECT
    "REGION",
    "STALE__REGION",
    "ARR_12M_AGO",
    "COMPANY_REVENUE",
    "SUPPORT_COST_12M",
    "MRR",
    "SEATS",
    "EMPLOYEES",
    "NPS",
    "GROWTH_RATE_12M",
    "STARTED_ON",
    "RENEWAL_DATE",
    "LAST_CONTACT_ON",
    "MOTTO",
    "ARR",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "NEXT_RENEWAL_ON",
    "PRICE",
    "CLAUSE__FIRST__SAID",
    "CLAUSE__SECOND__SEEN",
    "DECISION__ACCOUNT_ID",
    "CLAUSE__FIRST__DEAR",
    "CLAUSE__SECOND__RENEWING",
    "FIRST_CLAUSE__",
    "QUALIFIED__",
    "DECISION__TIER",
    "DECISION__EARNED_TIER",
    "DECISION__FLOOR_TIER",
    "DECISION__QUALIFIED_TIER",
    "DECISION__STATUS",
    "DECISION__REASON",
    "DECISION__REASON_VALUES",
    "BLOCKS__RANK",
    "BLOCKS__REVENUE",
    "BLOCKS__SHARE",
    "BLOCKS__DAYS_TO_RENEWAL",
    "BLOCKS__SPREAD",
    "BLOCKS__SQUARED",
    "BLOCKS__LEAST_OF",
    "BLOCKS__MOST_OF",
    "BLOCKS__OWED",
    "PRICE" IS NULL
    AND (
      (
        "CLAUSE__FIRST__DEAR" IS NULL AND "FIRST_CLAUSE__" > 3
      ) OR "BLOCKS__SHARE"
    ) AS "BLOCKS__PRICE",
    "NEXT_RENEWAL_ON" IS NULL
    AND (
      (
        "CLAUSE__SECOND__RENEWING" IS NULL AND "FIRST_CLAUSE__" > 6
      )
      OR "BLOCKS__DAYS_TO_RENEWAL"
    ) AS "BLOCKS__NEXT_RENEWAL_ON"
  FROM step_6
), step_8 AS (
  /* + decision__missing */
  SELECT
    "REGION",
    "STALE__REGION",
    "ARR_12M_AGO",
    "COMPANY_REVENUE",
    "SUPPORT_COST_12M",
    "MRR",
    "SEATS",
    "EMPLOYEES",
    "NPS",
    "GROWTH_RATE_12M",
    "STARTED_ON",
    "RENEWAL_DATE",
    "LAST_CONTACT_ON",
    "MOTTO",
    "ARR",
    "DECISION__POLICY",
    "DECISION__AS_OF",
    "NEXT_RENEWAL_ON",
    "PRICE",
    "CLAUSE__FIRST__SAID",
    "CLAUSE__SECOND__SEEN",
    "DECISION__ACCOUNT_ID",
    "CLAUSE__SECOND__RENEWING",
    "FIRST_CLAUSE__",
    "QUALIFIED__",
    "DECISION__TIER",
    "DECISION__EARNED_TIER",
    "DECISION__FLOOR_TIER",
    "DECISION__QUALIFIED_TIER",
    "DECISION__STATUS",
    "DECISION__REASON",
    "DECISION__REASON_VALUES",
    "BLOCKS__RANK",
    "BLOCKS__REVENUE",
    "BLOCKS__SHARE",
    "BLOCKS__DAYS_TO_RENEWAL",
    "BLOCKS__SPREAD",
    "BLOCKS__SQUARED",
    "BLOCKS__LEAST_OF",
    "BLOCKS__MOST_OF",
    "BLOCKS__OWED",
    "BLOCKS__PRICE",
    "BLOCKS__NEXT_RENEWAL_ON",
    CASE
      WHEN "QUALIFIED__" IS NULL AND NOT "FIRST_CLAUSE__" IS NULL
      THEN ARRAY_TO_STRING(
        ARRAY_CONSTRUCT_COMPACT(
          CASE WHEN "BLOCKS__RANK" AND NOT "ARR" IS NULL THEN 'rank' END,
          CASE
            WHEN "ARR" IS NULL
            AND (
              "BLOCKS__RANK"
              OR "BLOCKS__REVENUE"
              OR "BLOCKS__PRICE"
              OR "BLOCKS__SPREAD"
              OR "BLOCKS__LEAST_OF"
            )
            THEN 'arr'
          END,
          CASE
            WHEN "BLOCKS__REVENUE" AND (
              NOT "ARR" IS NULL AND NOT "COMPANY_REVENUE" IS NULL
            )
            THEN 'revenue'
          END,
          CASE
            WHEN "COMPANY_REVENUE" IS NULL
            AND (
              "BLOCKS__REVENUE" OR "BLOCKS__SHARE" OR "BLOCKS__LEAST_OF"
            )
            THEN 'company_revenue'
          END,
          CASE
            WHEN "MOTTO" IS NULL AND (
              "CLAUSE__FIRST__SAID" IS NULL AND "FIRST_CLAUSE__" > 3
            )
            THEN 'motto'
          END,
          CASE
            WHEN "REGION" IS NULL AND (
              "CLAUSE__FIRST__SAID" IS NULL AND "FIRST_CLAUSE__" > 3
            )
            THEN CASE WHEN "STALE__REGION" THEN 'region:stale' ELSE 'region' END
          END,
          CASE
            WHEN "BLOCKS__PRICE" AND (
              NOT "ARR" IS NULL AND NOT "SEATS" IS NULL
            )
            THEN 'price'
          END,
          CASE
            WHEN "SEATS" IS NULL AND (
              "BLOCKS__PRICE" OR "BLOCKS__MOST_OF"
            )
            THEN 'seats'
          END,
          CASE
            WHEN "BLOCKS__SHARE" AND (
              NOT "PRICE" IS NULL AND NOT "COMPANY_REVENUE" IS NULL
            )
            THEN 'share'
          END,
          CASE
            WHEN "BLOCKS__DAYS_TO_RENEWAL" AND NOT "NEXT_RENEWAL_ON" IS NULL
            THEN 'days_to_renewal'
          END,
          CASE
            WHEN "BLOCKS__NEXT_RENEWAL_ON" AND NOT "RENEWAL_DATE" IS NULL
            THEN 'next_renewal_on'
          END,
          CASE
            WHEN "RENEWAL_DATE" IS NULL
            AND (
              (
                "CLAUSE__SECOND__SEEN" IS NULL AND "FIRST_CLAUSE__" > 6
              )
              OR "BLOCKS__NEXT_RENEWAL_ON"
            )
            THEN 'renewal_date'
          END,
          CASE
            WHEN "STARTED_ON" IS NULL
            AND (
              "CLAUSE__SECOND__RENEWING" IS NULL AND "FIRST_CLAUSE__" > 6
            )
            THEN 'started_on'
          END,
          CASE
            WHEN "LAST_CONTACT_ON" IS NULL
            AND (
              "CLAUSE__SECOND__SEEN" IS NULL AND "FIRST_CLAUSE__" > 6
            )
            THEN 'last_contact_on'
          END,
          CASE
            WHEN "BLOCKS__SPREAD" AND (
              NOT "ARR" IS NULL AND NOT "ARR_12M_AGO" IS NULL
            )
            THEN 'spread'
          END,
          CASE WHEN "ARR_12M_AGO" IS NULL AND "BLOCKS__SPREAD" THEN 'arr_12m_ago' END,
          CASE
            WHEN "BLOCKS__SQUARED" AND (
              NOT "NPS" IS NULL AND NOT "GROWTH_RATE_12M" IS NULL
            )
            THEN 'squared'
          END,
          CASE WHEN "NPS" IS NULL AND "BLOCKS__SQUARED" THEN 'nps' END,
          CASE
            WHEN "GROWTH_RATE_12M" IS NULL AND "BLOCKS__SQUARED"
            THEN 'growth_rate_12m'
          END,
          CASE
            WHEN "BLOCKS__LEAST_OF"
            AND (
              NOT "ARR" IS NULL AND NOT "MRR" IS NULL AND NOT "COMPANY_REVENUE" IS NULL
            )
            THEN 'least_of'
          END,
          CASE WHEN "MRR" IS NULL AND "BLOCKS__LEAST_OF" THEN 'mrr' END,
          CASE
            WHEN "BLOCKS__MOST_OF" AND (
              NOT "SEATS" IS NULL AND NOT "EMPLOYEES" IS NULL
            )
            THEN 'most_of'
          END,
          CASE WHEN "EMPLOYEES" IS NULL AND "BLOCKS__MOST_OF" THEN 'employees' END,
          CASE WHEN "BLOCKS__OWED" AND NOT "SUPPORT_COST_12M" IS NULL THEN 'owed' END,
          CASE WHEN "SUPPORT_COST_12M" IS NULL AND "BLOCKS__OWED" THEN 'support_cost_12m' END
        ),
        ','
      )
    END AS "DECISION__MISSING"
  FROM step_7
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
FROM step_8
