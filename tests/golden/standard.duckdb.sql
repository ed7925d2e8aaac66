-- tanada policy compile: Standard B2B SaaS
-- Fingerprint: 24b93515a3a0130fc02d602e381a0bfc637de3fc0c781e98aed63aa77d532270
-- As of: 2026-06-30
--
-- One row per account, with these columns (duckdb); one that is not there can be NULL:
--   account_id           TEXT
--   csm_sentiment        TEXT            green, yellow, red
--   csm_sentiment_as_of  DATE
--   churn_risk           TEXT            low, medium, high
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
    CAST("account_id" AS TEXT) AS "account_id",
    CAST("csm_sentiment" AS TEXT) AS "csm_sentiment",
    CAST("csm_sentiment_as_of" AS DATE) AS "csm_sentiment_as_of",
    CAST("churn_risk" AS TEXT) AS "churn_risk",
    CAST("arr" AS DECIMAL(17, 2)) AS "arr",
    CAST("mrr" AS DECIMAL(17, 2)) AS "mrr",
    CAST("seats" AS BIGINT) AS "seats",
    CAST("seats_used" AS BIGINT) AS "seats_used",
    CAST("addressable_seats" AS BIGINT) AS "addressable_seats",
    CAST("employees" AS BIGINT) AS "employees",
    CAST("products_owned" AS BIGINT) AS "products_owned",
    CAST("products_available" AS BIGINT) AS "products_available",
    CAST("expansion_multiple" AS DECIMAL(15, 6)) AS "expansion_multiple",
    CAST("started_on" AS DATE) AS "started_on",
    CAST("churned_on" AS DATE) AS "churned_on",
    CAST("trial" AS BOOLEAN) AS "trial",
    CAST("brand" AS BOOLEAN) AS "brand",
    CAST("reference" AS BOOLEAN) AS "reference",
    CAST("influence" AS BOOLEAN) AS "influence",
    CAST("partner" AS BOOLEAN) AS "partner",
    CAST("relationship" AS BOOLEAN) AS "relationship"
  FROM accounts
), step_1 AS (
  /* + account_id, csm_sentiment, churn_risk, seats, seats_used, addressable_seats, employees, */
  /* products_owned, products_available, expansion_multiple, started_on, trial, brand, reference, */
  /* influence, partner, relationship, arr, ended__, strategic, decision__policy, decision__as_of */
  SELECT
    "account_id" AS "account_id",
    CASE
      WHEN CAST(CAST('2026-06-30' AS DATE) - "csm_sentiment_as_of" AS BIGINT) > 60
      THEN CAST(NULL AS TEXT)
      ELSE "csm_sentiment"
    END AS "csm_sentiment",
    "churn_risk" AS "churn_risk",
    "seats" AS "seats",
    "seats_used" AS "seats_used",
    "addressable_seats" AS "addressable_seats",
    "employees" AS "employees",
    "products_owned" AS "products_owned",
    "products_available" AS "products_available",
    "expansion_multiple" AS "expansion_multiple",
    "started_on" AS "started_on",
    CASE WHEN "trial" THEN TRUE ELSE FALSE END AS "trial",
    CASE WHEN "brand" THEN TRUE ELSE FALSE END AS "brand",
    CASE WHEN "reference" THEN TRUE ELSE FALSE END AS "reference",
    CASE WHEN "influence" THEN TRUE ELSE FALSE END AS "influence",
    CASE WHEN "partner" THEN TRUE ELSE FALSE END AS "partner",
    CASE WHEN "relationship" THEN TRUE ELSE FALSE END AS "relationship",
    COALESCE("arr", CAST("mrr" * 12 AS DECIMAL(17, 2))) AS "arr",
    CASE WHEN "churned_on" <= CAST('2026-06-30' AS DATE) THEN TRUE ELSE FALSE END AS "ended__",
    CASE
      WHEN "brand" OR "reference" OR "influence" OR "partner" OR "relationship"
      THEN TRUE
      ELSE FALSE
    END AS "strategic",
    '24b93515a3a0130f' AS "decision__policy",
    CAST('2026-06-30' AS DATE) AS "decision__as_of"
  FROM accounts_read
), step_2 AS (
  /* + age_months, seat_use, part__0, units__health__sentiment, units__health__churn_risk, */
  /* clause__tier_1__large, clause__tier_1__strategic, clause__tier_2__core, clause__tier_3__scale, */
  /* decision__account_id */
  SELECT
    "account_id",
    "csm_sentiment",
    "churn_risk",
    "seats",
    "seats_used",
    "addressable_seats",
    "employees",
    "products_owned",
    "products_available",
    "expansion_multiple",
    "started_on",
    "trial",
    "brand",
    "reference",
    "influence",
    "partner",
    "relationship",
    "arr",
    "ended__",
    "strategic",
    "decision__policy",
    "decision__as_of",
    CASE
      WHEN CAST("started_on" + TO_MONTHS(
        CAST(24318 - CAST((
          YEAR("started_on") * 12
        ) + MONTH("started_on") AS BIGINT) AS INT)
      ) AS DATE) > CAST('2026-06-30' AS DATE)
      THEN (
        24318 - CAST((
          YEAR("started_on") * 12
        ) + MONTH("started_on") AS BIGINT)
      ) - 1
      ELSE 24318 - CAST((
        YEAR("started_on") * 12
      ) + MONTH("started_on") AS BIGINT)
    END AS "age_months",
    CASE
      WHEN "seats" <> 0
      THEN CAST(CAST((
        (
          2 * CAST(CAST("seats_used" AS BIGINT) * 100000000 AS BIGINT)
        ) + CAST("seats" AS BIGINT)
      ) // (
        2 * CAST("seats" AS BIGINT)
      ) AS DECIMAL(17, 0)) * CAST('0.00000001' AS DECIMAL(9, 8)) AS DECIMAL(17, 8))
    END AS "seat_use",
    COALESCE("addressable_seats", "employees") AS "part__0",
    CASE
      WHEN "csm_sentiment" = 'red'
      THEN CAST(0 AS BIGINT)
      WHEN "csm_sentiment" = 'yellow'
      THEN CAST(50 AS BIGINT)
      WHEN "csm_sentiment" = 'green'
      THEN CAST(100 AS BIGINT)
      ELSE CAST(NULL AS BIGINT)
    END AS "units__health__sentiment",
    CASE
      WHEN "churn_risk" = 'high'
      THEN CAST(0 AS BIGINT)
      WHEN "churn_risk" = 'medium'
      THEN CAST(50 AS BIGINT)
      WHEN "churn_risk" = 'low'
      THEN CAST(100 AS BIGINT)
      ELSE CAST(NULL AS BIGINT)
    END AS "units__health__churn_risk",
    "arr" > 100000 AS "clause__tier_1__large",
    "arr" > 50000 AND "strategic" AS "clause__tier_1__strategic",
    "arr" >= 25000 AS "clause__tier_2__core",
    "arr" >= 5000 AND NOT "trial" AS "clause__tier_3__scale",
    "account_id" AS "decision__account_id"
  FROM step_1
), step_3 AS (
  /* + seat_reach, units__health__licence_use, decision__health__sentiment, decision__health__churn_risk */
  SELECT
    "csm_sentiment",
    "churn_risk",
    "seats",
    "addressable_seats",
    "employees",
    "products_owned",
    "products_available",
    "expansion_multiple",
    "trial",
    "brand",
    "reference",
    "influence",
    "partner",
    "relationship",
    "arr",
    "ended__",
    "strategic",
    "decision__policy",
    "decision__as_of",
    "age_months",
    "seat_use",
    "part__0",
    "units__health__sentiment",
    "units__health__churn_risk",
    "clause__tier_1__large",
    "clause__tier_1__strategic",
    "clause__tier_2__core",
    "clause__tier_3__scale",
    "decision__account_id",
    CASE
      WHEN "part__0" <> 0
      THEN CAST(CAST((
        (
          2 * CAST(CAST("seats" AS BIGINT) * 100000000 AS BIGINT)
        ) + CAST("part__0" AS BIGINT)
      ) // (
        2 * CAST("part__0" AS BIGINT)
      ) AS DECIMAL(17, 0)) * CAST('0.00000001' AS DECIMAL(9, 8)) AS DECIMAL(17, 8))
    END AS "seat_reach",
    CASE
      WHEN "seat_use" > 0.75
      THEN CAST(100 AS BIGINT)
      WHEN (
        "seat_use" > 0.75
      ) IS NULL
      THEN CAST(NULL AS BIGINT)
      WHEN "seat_use" > 0.5 AND "age_months" < 9
      THEN CAST(50 AS BIGINT)
      WHEN (
        "seat_use" > 0.5 AND "age_months" < 9
      ) IS NULL
      THEN CAST(NULL AS BIGINT)
      ELSE CAST(0 AS BIGINT)
    END AS "units__health__licence_use",
    CAST(CAST(CAST("units__health__sentiment" AS BIGINT) * 10000 AS DECIMAL(7, 0)) * CAST('0.0001' AS DECIMAL(5, 4)) AS DECIMAL(7, 4)) AS "decision__health__sentiment",
    CAST(CAST(CAST("units__health__churn_risk" AS BIGINT) * 10000 AS DECIMAL(7, 0)) * CAST('0.0001' AS DECIMAL(5, 4)) AS DECIMAL(7, 4)) AS "decision__health__churn_risk"
  FROM step_2
), step_4 AS (
  /* + growth_potential, uncapped__health, decision__health__licence_use */
  SELECT
    "csm_sentiment",
    "churn_risk",
    "seats",
    "addressable_seats",
    "employees",
    "products_owned",
    "products_available",
    "expansion_multiple",
    "trial",
    "brand",
    "reference",
    "influence",
    "partner",
    "relationship",
    "arr",
    "ended__",
    "strategic",
    "decision__policy",
    "decision__as_of",
    "units__health__sentiment",
    "units__health__churn_risk",
    "clause__tier_1__large",
    "clause__tier_1__strategic",
    "clause__tier_2__core",
    "clause__tier_3__scale",
    "decision__account_id",
    "seat_reach",
    "units__health__licence_use",
    "decision__health__sentiment",
    "decision__health__churn_risk",
    CASE
      WHEN "seat_reach" < 0.3
      OR (
        "products_owned" = 1 AND "products_available" > 1
      )
      OR "expansion_multiple" >= 3
      THEN 'high'
      WHEN "expansion_multiple" >= 1.5
      THEN 'medium'
      WHEN "seats" IS NULL
      AND "addressable_seats" IS NULL
      AND "employees" IS NULL
      AND "products_owned" IS NULL
      AND "products_available" IS NULL
      AND "expansion_multiple" IS NULL
      THEN CAST(NULL AS TEXT)
      ELSE 'low'
    END AS "growth_potential",
    CASE
      WHEN NOT "units__health__licence_use" IS NULL
      OR NOT "units__health__sentiment" IS NULL
      OR NOT "units__health__churn_risk" IS NULL
      THEN CAST(CAST((
        (
          CAST((
            (
              COALESCE("units__health__licence_use", CAST(0 AS BIGINT)) * 50
            ) + (
              COALESCE("units__health__sentiment", CAST(0 AS BIGINT)) * 25
            )
          ) + (
            COALESCE("units__health__churn_risk", CAST(0 AS BIGINT)) * 25
          ) AS BIGINT) * 20000
        ) + CAST((
          CASE
            WHEN NOT "units__health__licence_use" IS NULL
            THEN CAST(50 AS BIGINT)
            ELSE 0
          END + CASE WHEN NOT "units__health__sentiment" IS NULL THEN CAST(25 AS BIGINT) ELSE 0 END
        ) + CASE WHEN NOT "units__health__churn_risk" IS NULL THEN CAST(25 AS BIGINT) ELSE 0 END AS BIGINT)
      ) // (
        2 * CAST((
          CASE
            WHEN NOT "units__health__licence_use" IS NULL
            THEN CAST(50 AS BIGINT)
            ELSE 0
          END + CASE WHEN NOT "units__health__sentiment" IS NULL THEN CAST(25 AS BIGINT) ELSE 0 END
        ) + CASE WHEN NOT "units__health__churn_risk" IS NULL THEN CAST(25 AS BIGINT) ELSE 0 END AS BIGINT)
      ) AS DECIMAL(7, 0)) * CAST('0.0001' AS DECIMAL(5, 4)) AS DECIMAL(7, 4))
    END AS "uncapped__health",
    CAST(CAST(CAST("units__health__licence_use" AS BIGINT) * 10000 AS DECIMAL(7, 0)) * CAST('0.0001' AS DECIMAL(5, 4)) AS DECIMAL(7, 4)) AS "decision__health__licence_use"
  FROM step_3
), step_5 AS (
  /* + health, clause__tier_1__growing */
  SELECT
    "csm_sentiment",
    "churn_risk",
    "seats",
    "addressable_seats",
    "employees",
    "products_owned",
    "products_available",
    "expansion_multiple",
    "trial",
    "brand",
    "reference",
    "influence",
    "partner",
    "relationship",
    "arr",
    "ended__",
    "strategic",
    "decision__policy",
    "decision__as_of",
    "clause__tier_1__large",
    "clause__tier_1__strategic",
    "clause__tier_2__core",
    "clause__tier_3__scale",
    "decision__account_id",
    "seat_reach",
    "decision__health__sentiment",
    "decision__health__churn_risk",
    "growth_potential",
    "uncapped__health",
    "decision__health__licence_use",
    CASE
      WHEN "csm_sentiment" = 'red' AND "uncapped__health" > CAST(40 AS DECIMAL(7, 4))
      THEN CAST(40 AS DECIMAL(7, 4))
      WHEN "churn_risk" = 'high' AND "uncapped__health" > CAST(49 AS DECIMAL(7, 4))
      THEN CAST(49 AS DECIMAL(7, 4))
      ELSE "uncapped__health"
    END AS "health",
    "arr" > 75000 AND "growth_potential" = 'high' AS "clause__tier_1__growing"
  FROM step_4
), step_6 AS (
  /* + first_clause__, floor__, qualified__, decision__health, decision__health_band */
  SELECT
    "seats",
    "addressable_seats",
    "employees",
    "products_owned",
    "products_available",
    "expansion_multiple",
    "trial",
    "brand",
    "reference",
    "influence",
    "partner",
    "relationship",
    "arr",
    "ended__",
    "strategic",
    "decision__policy",
    "decision__as_of",
    "clause__tier_1__large",
    "clause__tier_1__strategic",
    "clause__tier_2__core",
    "clause__tier_3__scale",
    "decision__account_id",
    "seat_reach",
    "decision__health__sentiment",
    "decision__health__churn_risk",
    "growth_potential",
    "decision__health__licence_use",
    "health",
    "clause__tier_1__growing",
    CASE
      WHEN "ended__"
      THEN NULL
      WHEN "clause__tier_1__large"
      THEN 1
      WHEN "clause__tier_1__strategic"
      THEN 2
      WHEN "clause__tier_1__growing"
      THEN 3
      WHEN "clause__tier_2__core"
      THEN 4
      WHEN "clause__tier_3__scale"
      THEN 5
      ELSE 6
    END AS "first_clause__",
    CASE
      WHEN "ended__"
      THEN NULL
      WHEN "clause__tier_1__large"
      OR "clause__tier_1__strategic"
      OR "clause__tier_1__growing"
      THEN 'tier_1'
      WHEN "clause__tier_2__core"
      THEN 'tier_2'
      WHEN "clause__tier_3__scale"
      THEN 'tier_3'
      ELSE 'tier_4'
    END AS "floor__",
    CASE
      WHEN "ended__"
      THEN NULL
      WHEN "clause__tier_1__large"
      OR "clause__tier_1__strategic"
      OR "clause__tier_1__growing"
      THEN 'tier_1'
      WHEN (
        "clause__tier_1__large"
        OR "clause__tier_1__strategic"
        OR "clause__tier_1__growing"
      ) IS NULL
      THEN CAST(NULL AS TEXT)
      WHEN "clause__tier_2__core"
      THEN 'tier_2'
      WHEN "clause__tier_2__core" IS NULL
      THEN CAST(NULL AS TEXT)
      WHEN "clause__tier_3__scale"
      THEN 'tier_3'
      WHEN "clause__tier_3__scale" IS NULL
      THEN CAST(NULL AS TEXT)
      ELSE 'tier_4'
    END AS "qualified__",
    "health" AS "decision__health",
    CASE
      WHEN "health" >= 75
      THEN 'green'
      WHEN "health" >= 50
      THEN 'yellow'
      WHEN "health" >= 0
      THEN 'red'
      ELSE CAST(NULL AS TEXT)
    END AS "decision__health_band"
  FROM step_5
), step_7 AS (
  /* + decision__tier, decision__earned_tier, decision__floor_tier, decision__qualified_tier, */
  /* decision__status, decision__reason, decision__reason_values, blocks__strategic, */
  /* blocks__growth_potential */
  SELECT
    "seats",
    "addressable_seats",
    "employees",
    "products_owned",
    "products_available",
    "expansion_multiple",
    "trial",
    "brand",
    "reference",
    "influence",
    "partner",
    "relationship",
    "arr",
    "ended__",
    "strategic",
    "decision__policy",
    "decision__as_of",
    "clause__tier_1__large",
    "clause__tier_1__strategic",
    "clause__tier_2__core",
    "clause__tier_3__scale",
    "decision__account_id",
    "seat_reach",
    "decision__health__sentiment",
    "decision__health__churn_risk",
    "growth_potential",
    "decision__health__licence_use",
    "clause__tier_1__growing",
    "first_clause__",
    "floor__",
    "qualified__",
    "decision__health",
    "decision__health_band",
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
      THEN 'tier_1.large'
      WHEN "first_clause__" = 2
      THEN 'tier_1.strategic'
      WHEN "first_clause__" = 3
      THEN 'tier_1.growing'
      WHEN "first_clause__" = 4
      THEN 'tier_2.core'
      WHEN "first_clause__" = 5
      THEN 'tier_3.scale'
      WHEN "first_clause__" = 6
      THEN 'tier_4.otherwise'
    END AS "decision__reason",
    CASE
      WHEN "first_clause__" = 1
      THEN CONCAT('{"arr": ', COALESCE(CAST("arr" AS TEXT), 'null'), '}')
      WHEN "first_clause__" = 2
      THEN CONCAT(
        '{"arr": ',
        COALESCE(CAST("arr" AS TEXT), 'null'),
        ', "strategic": ',
        COALESCE(CASE WHEN "strategic" THEN 'true' WHEN NOT "strategic" THEN 'false' END, 'null'),
        '}'
      )
      WHEN "first_clause__" = 3
      THEN CONCAT(
        '{"arr": ',
        COALESCE(CAST("arr" AS TEXT), 'null'),
        ', "growth_potential": ',
        COALESCE(
          CASE
            WHEN "growth_potential" = 'high'
            THEN '"high"'
            WHEN "growth_potential" = 'medium'
            THEN '"medium"'
            WHEN "growth_potential" = 'low'
            THEN '"low"'
          END,
          'null'
        ),
        '}'
      )
      WHEN "first_clause__" = 4
      THEN CONCAT('{"arr": ', COALESCE(CAST("arr" AS TEXT), 'null'), '}')
      WHEN "first_clause__" = 5
      THEN CONCAT(
        '{"arr": ',
        COALESCE(CAST("arr" AS TEXT), 'null'),
        ', "trial": ',
        COALESCE(CASE WHEN "trial" THEN 'true' WHEN NOT "trial" THEN 'false' END, 'null'),
        '}'
      )
      WHEN "first_clause__" = 6
      THEN '{}'
    END AS "decision__reason_values",
    "strategic" IS NULL
    AND (
      "clause__tier_1__strategic" IS NULL AND "first_clause__" > 3
    ) AS "blocks__strategic",
    "growth_potential" IS NULL
    AND (
      "clause__tier_1__growing" IS NULL AND "first_clause__" > 3
    ) AS "blocks__growth_potential"
  FROM step_6
), step_8 AS (
  /* + blocks__seat_reach */
  SELECT
    "seats",
    "addressable_seats",
    "employees",
    "products_owned",
    "products_available",
    "expansion_multiple",
    "trial",
    "brand",
    "reference",
    "influence",
    "partner",
    "relationship",
    "arr",
    "decision__policy",
    "decision__as_of",
    "clause__tier_1__large",
    "clause__tier_1__strategic",
    "clause__tier_2__core",
    "clause__tier_3__scale",
    "decision__account_id",
    "seat_reach",
    "decision__health__sentiment",
    "decision__health__churn_risk",
    "decision__health__licence_use",
    "clause__tier_1__growing",
    "first_clause__",
    "qualified__",
    "decision__health",
    "decision__health_band",
    "decision__tier",
    "decision__earned_tier",
    "decision__floor_tier",
    "decision__qualified_tier",
    "decision__status",
    "decision__reason",
    "decision__reason_values",
    "blocks__strategic",
    "blocks__growth_potential",
    "seat_reach" IS NULL AND "blocks__growth_potential" AS "blocks__seat_reach"
  FROM step_7
), step_9 AS (
  /* + decision__missing */
  SELECT
    "seats",
    "addressable_seats",
    "employees",
    "products_owned",
    "products_available",
    "expansion_multiple",
    "trial",
    "brand",
    "reference",
    "influence",
    "partner",
    "relationship",
    "arr",
    "decision__policy",
    "decision__as_of",
    "clause__tier_1__large",
    "clause__tier_1__strategic",
    "clause__tier_2__core",
    "clause__tier_3__scale",
    "decision__account_id",
    "seat_reach",
    "decision__health__sentiment",
    "decision__health__churn_risk",
    "decision__health__licence_use",
    "clause__tier_1__growing",
    "first_clause__",
    "qualified__",
    "decision__health",
    "decision__health_band",
    "decision__tier",
    "decision__earned_tier",
    "decision__floor_tier",
    "decision__qualified_tier",
    "decision__status",
    "decision__reason",
    "decision__reason_values",
    "blocks__strategic",
    "blocks__growth_potential",
    "blocks__seat_reach",
    CASE
      WHEN "qualified__" IS NULL AND NOT "first_clause__" IS NULL
      THEN CONCAT_WS(
        ',',
        CASE
          WHEN "arr" IS NULL
          AND (
            (
              "clause__tier_1__large" IS NULL AND "first_clause__" > 3
            )
            OR (
              "clause__tier_1__strategic" IS NULL AND "first_clause__" > 3
            )
            OR (
              "clause__tier_1__growing" IS NULL AND "first_clause__" > 3
            )
            OR (
              "clause__tier_2__core" IS NULL AND "first_clause__" > 4
            )
            OR (
              "clause__tier_3__scale" IS NULL AND "first_clause__" > 5
            )
          )
          THEN 'arr'
        END,
        CASE
          WHEN "blocks__strategic"
          AND (
            NOT "brand" IS NULL
            AND NOT "reference" IS NULL
            AND NOT "influence" IS NULL
            AND NOT "partner" IS NULL
            AND NOT "relationship" IS NULL
          )
          THEN 'strategic'
        END,
        CASE WHEN "brand" IS NULL AND "blocks__strategic" THEN 'brand' END,
        CASE WHEN "reference" IS NULL AND "blocks__strategic" THEN 'reference' END,
        CASE WHEN "influence" IS NULL AND "blocks__strategic" THEN 'influence' END,
        CASE WHEN "partner" IS NULL AND "blocks__strategic" THEN 'partner' END,
        CASE WHEN "relationship" IS NULL AND "blocks__strategic" THEN 'relationship' END,
        CASE
          WHEN "blocks__growth_potential"
          AND (
            NOT "seat_reach" IS NULL
            AND NOT "products_owned" IS NULL
            AND NOT "products_available" IS NULL
            AND NOT "expansion_multiple" IS NULL
          )
          THEN 'growth_potential'
        END,
        CASE
          WHEN "blocks__seat_reach"
          AND (
            NOT "seats" IS NULL
            AND NOT "addressable_seats" IS NULL
            AND NOT "employees" IS NULL
          )
          THEN 'seat_reach'
        END,
        CASE WHEN "seats" IS NULL AND "blocks__seat_reach" THEN 'seats' END,
        CASE
          WHEN "addressable_seats" IS NULL AND "blocks__seat_reach"
          THEN 'addressable_seats'
        END,
        CASE WHEN "employees" IS NULL AND "blocks__seat_reach" THEN 'employees' END,
        CASE
          WHEN "products_owned" IS NULL AND "blocks__growth_potential"
          THEN 'products_owned'
        END,
        CASE
          WHEN "products_available" IS NULL AND "blocks__growth_potential"
          THEN 'products_available'
        END,
        CASE
          WHEN "expansion_multiple" IS NULL AND "blocks__growth_potential"
          THEN 'expansion_multiple'
        END,
        CASE
          WHEN "trial" IS NULL
          AND (
            "clause__tier_3__scale" IS NULL AND "first_clause__" > 5
          )
          THEN 'trial'
        END
      )
    END AS "decision__missing"
  FROM step_8
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
  "decision__health" AS "health",
  "decision__health_band" AS "health_band",
  "decision__health__licence_use" AS "health__licence_use",
  "decision__health__sentiment" AS "health__sentiment",
  "decision__health__churn_risk" AS "health__churn_risk",
  "decision__policy" AS "policy",
  "decision__as_of" AS "as_of"
FROM step_9
