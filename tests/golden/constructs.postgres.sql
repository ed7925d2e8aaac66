-- tanada policy compile: Every construct
-- Fingerprint: 41f8726af82b1d4b06531eb6e965ac412cd389869d765574ebdd57309c066a0e
-- As of: 2026-06-30
--
-- One row per account, with these columns (postgres); one that is not there can be NULL:
--   account_id        TEXT
--   region            TEXT
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
--   motto             TEXT            so "so", up\down, it's
--
-- Rows are not checked here as “tanada tier” checks them: ids are taken to be unique,
-- amounts to be in the policy's currency, and values to be within their limits.
-- Change the policy and compile it again, not this file.
--
WITH accounts_read AS MATERIALIZED (
  SELECT
    CAST("account_id" AS TEXT) AS "account_id",
    CAST("region" AS TEXT) AS "region",
    CAST("region_as_of" AS DATE) AS "region_as_of",
    CAST("arr" AS DECIMAL(17, 2)) AS "arr",
    CAST("arr_12m_ago" AS DECIMAL(17, 2)) AS "arr_12m_ago",
    CAST("company_revenue" AS DECIMAL(17, 2)) AS "company_revenue",
    CAST("support_cost_12m" AS DECIMAL(17, 2)) AS "support_cost_12m",
    CAST("mrr" AS DECIMAL(17, 2)) AS "mrr",
    CAST("seats" AS BIGINT) AS "seats",
    CAST("employees" AS BIGINT) AS "employees",
    CAST("term_months" AS BIGINT) AS "term_months",
    CAST("nps" AS DECIMAL(15, 6)) AS "nps",
    CAST("growth_rate_12m" AS DECIMAL(15, 6)) AS "growth_rate_12m",
    CAST("started_on" AS DATE) AS "started_on",
    CAST("renewal_date" AS DATE) AS "renewal_date",
    CAST("churned_on" AS DATE) AS "churned_on",
    CAST("last_contact_on" AS DATE) AS "last_contact_on",
    CAST("motto" AS TEXT) AS "motto"
  FROM accounts
), step_1 AS MATERIALIZED (
  /* + account_id, region, stale__region, arr_12m_ago, company_revenue, support_cost_12m, mrr, seats, */
  /* employees, term_months, nps, growth_rate_12m, started_on, renewal_date, last_contact_on, motto, arr, */
  /* ended__, counted__, decision__policy, decision__as_of */
  SELECT
    "account_id" AS "account_id",
    CASE
      WHEN CAST(CAST('2026-06-30' AS DATE) - "region_as_of" AS BIGINT) > 90
      THEN CAST(NULL AS TEXT)
      ELSE "region"
    END AS "region",
    CASE
      WHEN NOT "region" IS NULL
      AND CAST(CAST('2026-06-30' AS DATE) - "region_as_of" AS BIGINT) > 90
      THEN TRUE
      ELSE FALSE
    END AS "stale__region",
    "arr_12m_ago" AS "arr_12m_ago",
    "company_revenue" AS "company_revenue",
    "support_cost_12m" AS "support_cost_12m",
    "mrr" AS "mrr",
    "seats" AS "seats",
    "employees" AS "employees",
    "term_months" AS "term_months",
    "nps" AS "nps",
    "growth_rate_12m" AS "growth_rate_12m",
    "started_on" AS "started_on",
    "renewal_date" AS "renewal_date",
    "last_contact_on" AS "last_contact_on",
    "motto" AS "motto",
    COALESCE("arr", CAST("mrr" * 12 AS DECIMAL(17, 2))) AS "arr",
    CASE WHEN "churned_on" <= CAST('2026-06-30' AS DATE) THEN TRUE ELSE FALSE END AS "ended__",
    NOT CASE WHEN "churned_on" <= CAST('2026-06-30' AS DATE) THEN TRUE ELSE FALSE END AS "counted__",
    '41f8726af82b1d4b' AS "decision__policy",
    CAST('2026-06-30' AS DATE) AS "decision__as_of"
  FROM accounts_read
), ranked_arr AS MATERIALIZED (
  SELECT
    "arr" AS "value",
    SUM(SUM(CASE WHEN "counted__" THEN 1 ELSE 0 END)) OVER (ORDER BY "arr") - SUM(CASE WHEN "counted__" THEN 1 ELSE 0 END) AS "below",
    SUM(SUM(CASE WHEN "counted__" THEN 1 ELSE 0 END)) OVER () AS "total"
  FROM step_1
  WHERE
    NOT "arr" IS NULL
  GROUP BY
    "arr"
), standing_arr AS MATERIALIZED (
  SELECT
    "value",
    CAST(CAST(DIV(
      (
        CAST("below" AS BIGINT) * 200000000
      ) + CAST(CASE WHEN "total" > 0 THEN "total" END AS BIGINT),
      2 * CAST(CASE WHEN "total" > 0 THEN "total" END AS BIGINT)
    ) AS DECIMAL(9, 0)) * CAST('0.00000001' AS DECIMAL(9, 8)) AS DECIMAL(9, 8)) AS "share"
  FROM ranked_arr
), step_2 AS MATERIALIZED (
  /* + next_renewal_on, percentile__arr, price, spread, squared, revenue, least_of, most_of, owed, */
  /* clause__first__said, clause__second__seen, decision__account_id */
  SELECT
    "step_1"."account_id",
    "step_1"."region",
    "step_1"."stale__region",
    "step_1"."arr_12m_ago",
    "step_1"."company_revenue",
    "step_1"."support_cost_12m",
    "step_1"."mrr",
    "step_1"."seats",
    "step_1"."employees",
    "step_1"."term_months",
    "step_1"."nps",
    "step_1"."growth_rate_12m",
    "step_1"."started_on",
    "step_1"."renewal_date",
    "step_1"."last_contact_on",
    "step_1"."motto",
    "step_1"."arr",
    "step_1"."ended__",
    "step_1"."counted__",
    "step_1"."decision__policy",
    "step_1"."decision__as_of",
    CASE
      WHEN step_1."renewal_date" >= CAST('2026-06-30' AS DATE)
      THEN step_1."renewal_date"
      ELSE CASE
        WHEN CAST(step_1."renewal_date" + MAKE_INTERVAL(
          0,
          CAST(CAST(DIV(
            (
              24318 - CAST((
                EXTRACT(YEAR FROM step_1."renewal_date") * 12
              ) + EXTRACT(MONTH FROM step_1."renewal_date") AS BIGINT)
            ) + (
              COALESCE(step_1."term_months", 12) - 1
            ),
            COALESCE(step_1."term_months", 12)
          ) AS BIGINT) * COALESCE(step_1."term_months", 12) AS INT)
        ) AS DATE) >= CAST('2026-06-30' AS DATE)
        THEN CAST(step_1."renewal_date" + MAKE_INTERVAL(
          0,
          CAST(CAST(DIV(
            (
              24318 - CAST((
                EXTRACT(YEAR FROM step_1."renewal_date") * 12
              ) + EXTRACT(MONTH FROM step_1."renewal_date") AS BIGINT)
            ) + (
              COALESCE(step_1."term_months", 12) - 1
            ),
            COALESCE(step_1."term_months", 12)
          ) AS BIGINT) * COALESCE(step_1."term_months", 12) AS INT)
        ) AS DATE)
        ELSE CAST(step_1."renewal_date" + MAKE_INTERVAL(
          0,
          CAST((
            CAST(DIV(
              (
                24318 - CAST((
                  EXTRACT(YEAR FROM step_1."renewal_date") * 12
                ) + EXTRACT(MONTH FROM step_1."renewal_date") AS BIGINT)
              ) + (
                COALESCE(step_1."term_months", 12) - 1
              ),
              COALESCE(step_1."term_months", 12)
            ) AS BIGINT) * COALESCE(step_1."term_months", 12)
          ) + COALESCE(step_1."term_months", 12) AS INT)
        ) AS DATE)
      END
    END AS "next_renewal_on",
    "standing_arr"."share" AS "percentile__arr",
    CASE
      WHEN step_1."seats" <> 0
      THEN CASE
        WHEN (
          step_1."arr" < 0
        ) <> (
          step_1."seats" < 0
        )
        THEN -CAST(CAST(DIV(
          (
            2 * CAST(CAST(CAST(ABS(step_1."arr") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS DECIMAL(76, 0)) * 1000000 AS DECIMAL(76, 0))
          ) + CAST(CAST(step_1."seats" AS BIGINT) AS DECIMAL(76, 0)),
          2 * CAST(CAST(step_1."seats" AS BIGINT) AS DECIMAL(76, 0))
        ) AS DECIMAL(23, 0)) * CAST('0.00000001' AS DECIMAL(9, 8)) AS DECIMAL(23, 8))
        ELSE CAST(CAST(DIV(
          (
            2 * CAST(CAST(CAST(ABS(step_1."arr") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS DECIMAL(76, 0)) * 1000000 AS DECIMAL(76, 0))
          ) + CAST(CAST(step_1."seats" AS BIGINT) AS DECIMAL(76, 0)),
          2 * CAST(CAST(step_1."seats" AS BIGINT) AS DECIMAL(76, 0))
        ) AS DECIMAL(23, 0)) * CAST('0.00000001' AS DECIMAL(9, 8)) AS DECIMAL(23, 8))
      END
    END AS "price",
    ABS(CAST(step_1."arr" - step_1."arr_12m_ago" AS DECIMAL(18, 2))) AS "spread",
    CAST(CAST(step_1."nps" AS DECIMAL(30, 6)) * step_1."growth_rate_12m" AS DECIMAL(30, 12)) AS "squared",
    CAST(CAST(step_1."arr" AS DECIMAL(34, 2)) * step_1."company_revenue" AS DECIMAL(34, 4)) AS "revenue",
    CAST(CASE
      WHEN NOT (
        step_1."arr" IS NULL OR step_1."mrr" IS NULL OR step_1."company_revenue" IS NULL
      )
      THEN LEAST(step_1."arr", step_1."mrr", step_1."company_revenue")
    END AS DECIMAL(17, 2)) AS "least_of",
    CAST(CASE
      WHEN NOT (
        step_1."seats" IS NULL OR step_1."employees" IS NULL
      )
      THEN GREATEST(step_1."seats", step_1."employees")
    END AS BIGINT) AS "most_of",
    -step_1."support_cost_12m" AS "owed",
    step_1."motto" IN ('it''s', 'up\down') AND step_1."region" = 'Kansai' AS "clause__first__said",
    CAST(CAST('2026-06-30' AS DATE) - step_1."last_contact_on" AS BIGINT) <= 14
    OR CAST(step_1."renewal_date" - CAST('2026-06-30' AS DATE) AS BIGINT) < 0 AS "clause__second__seen",
    step_1."account_id" AS "decision__account_id"
  FROM step_1
  LEFT JOIN standing_arr
    ON "step_1"."arr" = "standing_arr"."value"
), step_3 AS MATERIALIZED (
  /* + days_to_renewal, rank, share, clause__second__spread */
  SELECT
    "region",
    "stale__region",
    "arr_12m_ago",
    "company_revenue",
    "support_cost_12m",
    "mrr",
    "seats",
    "employees",
    "nps",
    "growth_rate_12m",
    "started_on",
    "renewal_date",
    "last_contact_on",
    "motto",
    "arr",
    "ended__",
    "decision__policy",
    "decision__as_of",
    "next_renewal_on",
    "percentile__arr",
    "price",
    "spread",
    "squared",
    "revenue",
    "least_of",
    "most_of",
    "owed",
    "clause__first__said",
    "clause__second__seen",
    "decision__account_id",
    CAST("next_renewal_on" - CAST('2026-06-30' AS DATE) AS BIGINT) AS "days_to_renewal",
    "percentile__arr" AS "rank",
    CASE
      WHEN "company_revenue" <> 0
      THEN CASE
        WHEN (
          "price" < 0
        ) <> (
          "company_revenue" < 0
        )
        THEN -CAST(CAST(DIV(
          (
            2 * CAST(CAST(CAST(ABS("price") AS DECIMAL(32, 8)) * CAST(100000000 AS DECIMAL(9, 0)) AS DECIMAL(76, 0)) * 100 AS DECIMAL(76, 0))
          ) + CAST(CAST(CAST(ABS("company_revenue") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS BIGINT) AS DECIMAL(76, 0)),
          2 * CAST(CAST(CAST(ABS("company_revenue") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS BIGINT) AS DECIMAL(76, 0))
        ) AS DECIMAL(25, 0)) * CAST('0.00000001' AS DECIMAL(9, 8)) AS DECIMAL(25, 8))
        ELSE CAST(CAST(DIV(
          (
            2 * CAST(CAST(CAST(ABS("price") AS DECIMAL(32, 8)) * CAST(100000000 AS DECIMAL(9, 0)) AS DECIMAL(76, 0)) * 100 AS DECIMAL(76, 0))
          ) + CAST(CAST(CAST(ABS("company_revenue") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS BIGINT) AS DECIMAL(76, 0)),
          2 * CAST(CAST(CAST(ABS("company_revenue") AS DECIMAL(20, 2)) * CAST(100 AS DECIMAL(3, 0)) AS BIGINT) AS DECIMAL(76, 0))
        ) AS DECIMAL(25, 0)) * CAST('0.00000001' AS DECIMAL(9, 8)) AS DECIMAL(25, 8))
      END
    END AS "share",
    "spread" > 5000
    OR "squared" > 2.5
    OR "least_of" = 0
    OR "most_of" >= 100
    OR "owed" < (
      -1
    ) AS "clause__second__spread"
  FROM step_2
), step_4 AS MATERIALIZED (
  /* + clause__first__ranked, clause__first__dear, clause__second__renewing */
  SELECT
    "region",
    "stale__region",
    "arr_12m_ago",
    "company_revenue",
    "support_cost_12m",
    "mrr",
    "seats",
    "employees",
    "nps",
    "growth_rate_12m",
    "started_on",
    "renewal_date",
    "last_contact_on",
    "motto",
    "arr",
    "ended__",
    "decision__policy",
    "decision__as_of",
    "next_renewal_on",
    "price",
    "spread",
    "squared",
    "revenue",
    "least_of",
    "most_of",
    "owed",
    "clause__first__said",
    "clause__second__seen",
    "decision__account_id",
    "days_to_renewal",
    "rank",
    "share",
    "clause__second__spread",
    "rank" >= 0.9 AND "revenue" > 1000000 AS "clause__first__ranked",
    "price" > 1000.005 OR "share" < 0.00000002 AS "clause__first__dear",
    "days_to_renewal" >= 0
    AND "days_to_renewal" <= 30
    AND "next_renewal_on" > "started_on" AS "clause__second__renewing"
  FROM step_3
), step_5 AS MATERIALIZED (
  /* + first_clause__, floor__, qualified__ */
  SELECT
    "region",
    "stale__region",
    "arr_12m_ago",
    "company_revenue",
    "support_cost_12m",
    "mrr",
    "seats",
    "employees",
    "nps",
    "growth_rate_12m",
    "started_on",
    "renewal_date",
    "last_contact_on",
    "motto",
    "arr",
    "ended__",
    "decision__policy",
    "decision__as_of",
    "next_renewal_on",
    "price",
    "spread",
    "squared",
    "revenue",
    "least_of",
    "most_of",
    "owed",
    "clause__first__said",
    "clause__second__seen",
    "decision__account_id",
    "days_to_renewal",
    "rank",
    "share",
    "clause__second__spread",
    "clause__first__ranked",
    "clause__first__dear",
    "clause__second__renewing",
    CASE
      WHEN "ended__"
      THEN NULL
      WHEN "clause__first__ranked"
      THEN 1
      WHEN "clause__first__said"
      THEN 2
      WHEN "clause__first__dear"
      THEN 3
      WHEN "clause__second__renewing"
      THEN 4
      WHEN "clause__second__seen"
      THEN 5
      WHEN "clause__second__spread"
      THEN 6
      ELSE 7
    END AS "first_clause__",
    CASE
      WHEN "ended__"
      THEN NULL
      WHEN "clause__first__ranked" OR "clause__first__said" OR "clause__first__dear"
      THEN 'first'
      WHEN "clause__second__renewing" OR "clause__second__seen" OR "clause__second__spread"
      THEN 'second'
      ELSE 'rest'
    END AS "floor__",
    CASE
      WHEN "ended__"
      THEN NULL
      WHEN "clause__first__ranked" OR "clause__first__said" OR "clause__first__dear"
      THEN 'first'
      WHEN (
        "clause__first__ranked" OR "clause__first__said" OR "clause__first__dear"
      ) IS NULL
      THEN CAST(NULL AS TEXT)
      WHEN "clause__second__renewing" OR "clause__second__seen" OR "clause__second__spread"
      THEN 'second'
      WHEN (
        "clause__second__renewing" OR "clause__second__seen" OR "clause__second__spread"
      ) IS NULL
      THEN CAST(NULL AS TEXT)
      ELSE 'rest'
    END AS "qualified__"
  FROM step_4
), step_6 AS MATERIALIZED (
  /* + decision__tier, decision__earned_tier, decision__floor_tier, decision__qualified_tier, */
  /* decision__status, decision__reason, decision__reason_values, blocks__rank, blocks__revenue, */
  /* blocks__share, blocks__days_to_renewal, blocks__spread, blocks__squared, blocks__least_of, */
  /* blocks__most_of, blocks__owed */
  SELECT
    "region",
    "stale__region",
    "arr_12m_ago",
    "company_revenue",
    "support_cost_12m",
    "mrr",
    "seats",
    "employees",
    "nps",
    "growth_rate_12m",
    "started_on",
    "renewal_date",
    "last_contact_on",
    "motto",
    "arr",
    "ended__",
    "decision__policy",
    "decision__as_of",
    "next_renewal_on",
    "price",
    "spread",
    "squared",
    "revenue",
    "least_of",
    "most_of",
    "owed",
    "clause__first__said",
    "clause__second__seen",
    "decision__account_id",
    "days_to_renewal",
    "rank",
    "share",
    "clause__second__spread",
    "clause__first__ranked",
    "clause__first__dear",
    "clause__second__renewing",
    "first_clause__",
    "floor__",
    "qualified__",
    "floor__" AS "decision__tier",
    "floor__" AS "decision__earned_tier",
    "floor__" AS "decision__floor_tier",
    "qualified__" AS "decision__qualified_tier",
    CASE
      WHEN "ended__"
      THEN 'ended'
      WHEN "qualified__" IS NULL
      THEN 'undetermined'
      ELSE 'new'
    END AS "decision__status",
    CASE
      WHEN "first_clause__" = 1
      THEN 'first.ranked'
      WHEN "first_clause__" = 2
      THEN 'first.said'
      WHEN "first_clause__" = 3
      THEN 'first.dear'
      WHEN "first_clause__" = 4
      THEN 'second.renewing'
      WHEN "first_clause__" = 5
      THEN 'second.seen'
      WHEN "first_clause__" = 6
      THEN 'second.spread'
      WHEN "first_clause__" = 7
      THEN 'rest.otherwise'
    END AS "decision__reason",
    CASE
      WHEN "first_clause__" = 1
      THEN CONCAT(
        '{"rank": ',
        COALESCE(CAST("rank" AS TEXT), 'null'),
        ', "revenue": ',
        COALESCE(CAST("revenue" AS TEXT), 'null'),
        '}'
      )
      WHEN "first_clause__" = 2
      THEN CONCAT(
        '{"motto": ',
        COALESCE(
          CASE
            WHEN "motto" = 'so "so"'
            THEN '"so \"so\""'
            WHEN "motto" = 'up\down'
            THEN '"up\\down"'
            WHEN "motto" = 'it''s'
            THEN '"it''s"'
          END,
          'null'
        ),
        ', "region": ',
        COALESCE(
          CAST(TO_JSON(
            CAST(TRANSLATE(
              "region",
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
            ) AS TEXT)
          ) AS TEXT),
          'null'
        ),
        '}'
      )
      WHEN "first_clause__" = 3
      THEN CONCAT(
        '{"price": ',
        COALESCE(CAST("price" AS TEXT), 'null'),
        ', "share": ',
        COALESCE(CAST("share" AS TEXT), 'null'),
        '}'
      )
      WHEN "first_clause__" = 4
      THEN CONCAT(
        '{"days_to_renewal": ',
        COALESCE(CAST("days_to_renewal" AS TEXT), 'null'),
        ', "next_renewal_on": ',
        COALESCE(
          CASE
            WHEN NOT "next_renewal_on" IS NULL
            THEN CONCAT('"', CAST("next_renewal_on" AS TEXT), '"')
          END,
          'null'
        ),
        ', "started_on": ',
        COALESCE(
          CASE
            WHEN NOT "started_on" IS NULL
            THEN CONCAT('"', CAST("started_on" AS TEXT), '"')
          END,
          'null'
        ),
        '}'
      )
      WHEN "first_clause__" = 5
      THEN CONCAT(
        '{"last_contact_on": ',
        COALESCE(
          CASE
            WHEN NOT "last_contact_on" IS NULL
            THEN CONCAT('"', CAST("last_contact_on" AS TEXT), '"')
          END,
          'null'
        ),
        ', "renewal_date": ',
        COALESCE(
          CASE
            WHEN NOT "renewal_date" IS NULL
            THEN CONCAT('"', CAST("renewal_date" AS TEXT), '"')
          END,
          'null'
        ),
        '}'
      )
      WHEN "first_clause__" = 6
      THEN CONCAT(
        '{"spread": ',
        COALESCE(CAST("spread" AS TEXT), 'null'),
        ', "squared": ',
        COALESCE(CAST("squared" AS TEXT), 'null'),
        ', "least_of": ',
        COALESCE(CAST("least_of" AS TEXT), 'null'),
        ', "most_of": ',
        COALESCE(CAST("most_of" AS TEXT), 'null'),
        ', "owed": ',
        COALESCE(CAST("owed" AS TEXT), 'null'),
        '}'
      )
      WHEN "first_clause__" = 7
      THEN '{}'
    END AS "decision__reason_values",
    "rank" IS NULL AND (
      "clause__first__ranked" IS NULL AND "first_clause__" > 3
    ) AS "blocks__rank",
    "revenue" IS NULL
    AND (
      "clause__first__ranked" IS NULL AND "first_clause__" > 3
    ) AS "blocks__revenue",
    "share" IS NULL AND (
      "clause__first__dear" IS NULL AND "first_clause__" > 3
    ) AS "blocks__share",
    "days_to_renewal" IS NULL
    AND (
      "clause__second__renewing" IS NULL AND "first_clause__" > 6
    ) AS "blocks__days_to_renewal",
    "spread" IS NULL
    AND (
      "clause__second__spread" IS NULL AND "first_clause__" > 6
    ) AS "blocks__spread",
    "squared" IS NULL
    AND (
      "clause__second__spread" IS NULL AND "first_clause__" > 6
    ) AS "blocks__squared",
    "least_of" IS NULL
    AND (
      "clause__second__spread" IS NULL AND "first_clause__" > 6
    ) AS "blocks__least_of",
    "most_of" IS NULL
    AND (
      "clause__second__spread" IS NULL AND "first_clause__" > 6
    ) AS "blocks__most_of",
    "owed" IS NULL
    AND (
      "clause__second__spread" IS NULL AND "first_clause__" > 6
    ) AS "blocks__owed"
  FROM step_5
), step_7 AS MATERIALIZED (
  /* + blocks__price, blocks__next_renewal_on */
  SELECT
    "region",
    "stale__region",
    "arr_12m_ago",
    "company_revenue",
    "support_cost_12m",
    "mrr",
    "seats",
    "employees",
    "nps",
    "growth_rate_12m",
    "started_on",
    "renewal_date",
    "last_contact_on",
    "motto",
    "arr",
    "decision__policy",
    "decision__as_of",
    "next_renewal_on",
    "price",
    "clause__first__said",
    "clause__second__seen",
    "decision__account_id",
    "clause__first__dear",
    "clause__second__renewing",
    "first_clause__",
    "qualified__",
    "decision__tier",
    "decision__earned_tier",
    "decision__floor_tier",
    "decision__qualified_tier",
    "decision__status",
    "decision__reason",
    "decision__reason_values",
    "blocks__rank",
    "blocks__revenue",
    "blocks__share",
    "blocks__days_to_renewal",
    "blocks__spread",
    "blocks__squared",
    "blocks__least_of",
    "blocks__most_of",
    "blocks__owed",
    "price" IS NULL
    AND (
      (
        "clause__first__dear" IS NULL AND "first_clause__" > 3
      ) OR "blocks__share"
    ) AS "blocks__price",
    "next_renewal_on" IS NULL
    AND (
      (
        "clause__second__renewing" IS NULL AND "first_clause__" > 6
      )
      OR "blocks__days_to_renewal"
    ) AS "blocks__next_renewal_on"
  FROM step_6
), step_8 AS MATERIALIZED (
  /* + decision__missing */
  SELECT
    "region",
    "stale__region",
    "arr_12m_ago",
    "company_revenue",
    "support_cost_12m",
    "mrr",
    "seats",
    "employees",
    "nps",
    "growth_rate_12m",
    "started_on",
    "renewal_date",
    "last_contact_on",
    "motto",
    "arr",
    "decision__policy",
    "decision__as_of",
    "next_renewal_on",
    "price",
    "clause__first__said",
    "clause__second__seen",
    "decision__account_id",
    "clause__second__renewing",
    "first_clause__",
    "qualified__",
    "decision__tier",
    "decision__earned_tier",
    "decision__floor_tier",
    "decision__qualified_tier",
    "decision__status",
    "decision__reason",
    "decision__reason_values",
    "blocks__rank",
    "blocks__revenue",
    "blocks__share",
    "blocks__days_to_renewal",
    "blocks__spread",
    "blocks__squared",
    "blocks__least_of",
    "blocks__most_of",
    "blocks__owed",
    "blocks__price",
    "blocks__next_renewal_on",
    CASE
      WHEN "qualified__" IS NULL AND NOT "first_clause__" IS NULL
      THEN CONCAT_WS(
        ',',
        CASE WHEN "blocks__rank" AND NOT "arr" IS NULL THEN 'rank' END,
        CASE
          WHEN "arr" IS NULL
          AND (
            "blocks__rank"
            OR "blocks__revenue"
            OR "blocks__price"
            OR "blocks__spread"
            OR "blocks__least_of"
          )
          THEN 'arr'
        END,
        CASE
          WHEN "blocks__revenue" AND (
            NOT "arr" IS NULL AND NOT "company_revenue" IS NULL
          )
          THEN 'revenue'
        END,
        CASE
          WHEN "company_revenue" IS NULL
          AND (
            "blocks__revenue" OR "blocks__share" OR "blocks__least_of"
          )
          THEN 'company_revenue'
        END,
        CASE
          WHEN "motto" IS NULL AND (
            "clause__first__said" IS NULL AND "first_clause__" > 3
          )
          THEN 'motto'
        END,
        CASE
          WHEN "region" IS NULL AND (
            "clause__first__said" IS NULL AND "first_clause__" > 3
          )
          THEN CASE WHEN "stale__region" THEN 'region:stale' ELSE 'region' END
        END,
        CASE
          WHEN "blocks__price" AND (
            NOT "arr" IS NULL AND NOT "seats" IS NULL
          )
          THEN 'price'
        END,
        CASE
          WHEN "seats" IS NULL AND (
            "blocks__price" OR "blocks__most_of"
          )
          THEN 'seats'
        END,
        CASE
          WHEN "blocks__share" AND (
            NOT "price" IS NULL AND NOT "company_revenue" IS NULL
          )
          THEN 'share'
        END,
        CASE
          WHEN "blocks__days_to_renewal" AND NOT "next_renewal_on" IS NULL
          THEN 'days_to_renewal'
        END,
        CASE
          WHEN "blocks__next_renewal_on" AND NOT "renewal_date" IS NULL
          THEN 'next_renewal_on'
        END,
        CASE
          WHEN "renewal_date" IS NULL
          AND (
            (
              "clause__second__seen" IS NULL AND "first_clause__" > 6
            )
            OR "blocks__next_renewal_on"
          )
          THEN 'renewal_date'
        END,
        CASE
          WHEN "started_on" IS NULL
          AND (
            "clause__second__renewing" IS NULL AND "first_clause__" > 6
          )
          THEN 'started_on'
        END,
        CASE
          WHEN "last_contact_on" IS NULL
          AND (
            "clause__second__seen" IS NULL AND "first_clause__" > 6
          )
          THEN 'last_contact_on'
        END,
        CASE
          WHEN "blocks__spread" AND (
            NOT "arr" IS NULL AND NOT "arr_12m_ago" IS NULL
          )
          THEN 'spread'
        END,
        CASE WHEN "arr_12m_ago" IS NULL AND "blocks__spread" THEN 'arr_12m_ago' END,
        CASE
          WHEN "blocks__squared" AND (
            NOT "nps" IS NULL AND NOT "growth_rate_12m" IS NULL
          )
          THEN 'squared'
        END,
        CASE WHEN "nps" IS NULL AND "blocks__squared" THEN 'nps' END,
        CASE
          WHEN "growth_rate_12m" IS NULL AND "blocks__squared"
          THEN 'growth_rate_12m'
        END,
        CASE
          WHEN "blocks__least_of"
          AND (
            NOT "arr" IS NULL AND NOT "mrr" IS NULL AND NOT "company_revenue" IS NULL
          )
          THEN 'least_of'
        END,
        CASE WHEN "mrr" IS NULL AND "blocks__least_of" THEN 'mrr' END,
        CASE
          WHEN "blocks__most_of" AND (
            NOT "seats" IS NULL AND NOT "employees" IS NULL
          )
          THEN 'most_of'
        END,
        CASE WHEN "employees" IS NULL AND "blocks__most_of" THEN 'employees' END,
        CASE WHEN "blocks__owed" AND NOT "support_cost_12m" IS NULL THEN 'owed' END,
        CASE WHEN "support_cost_12m" IS NULL AND "blocks__owed" THEN 'support_cost_12m' END
      )
    END AS "decision__missing"
  FROM step_7
)
SELECT
  "decision__account_id" AS "account_id",
  "decision__tier" AS "tier",
  "decision__earned_tier" AS "earned_tier",
  "decision__qualified_tier" AS "qualified_tier",
  "decision__floor_tier" AS "floor_tier",
  "decision__status" AS "status",
  "decision__reason" AS "reason",
  "decision__reason_values" AS "reason_values",
  "decision__missing" AS "missing",
  "decision__policy" AS "policy",
  "decision__as_of" AS "as_of"
FROM step_8
