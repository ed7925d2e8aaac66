-- tanada policy compile: Score with health
-- Fingerprint: a94e4dde133d92439bc57a86276b99719a2738314d1e4ce2024272c85f879055
-- As of: 2026-06-30
--
-- One row per account, with these columns (bigquery); one that is not there can be NULL:
--   account_id           STRING
--   csm_sentiment        STRING   green, yellow, red
--   csm_sentiment_as_of  DATE
--   churn_risk           STRING   low, medium, high
--   arr                  NUMERIC  USD
--   arr_12m_ago          NUMERIC  USD
--   mrr                  NUMERIC  USD
--   seats                INT64
--   seats_used           INT64
--   addressable_seats    INT64
--   employees            INT64
--   products_owned       INT64
--   products_available   INT64
--   expansion_multiple   NUMERIC
--   started_on           DATE
--   churned_on           DATE
--   trial                BOOL
--   brand                BOOL
--   reference            BOOL
--   influence            BOOL
--   partner              BOOL
--   relationship         BOOL
--
-- Rows are not checked here as “tanada tier” checks them: ids are taken to be unique,
-- amounts to be in the policy's currency, and values to be within their limits.
-- Change the policy and compile it again, not this file.
--
WITH accounts_read AS (
  SELECT
    CAST(`account_id` AS STRING) AS `account_id`,
    CAST(`csm_sentiment` AS STRING) AS `csm_sentiment`,
    CAST(`csm_sentiment_as_of` AS DATE) AS `csm_sentiment_as_of`,
    CAST(`churn_risk` AS STRING) AS `churn_risk`,
    round(CAST(`arr` AS NUMERIC), 2) AS `arr`,
    round(CAST(`arr_12m_ago` AS NUMERIC), 2) AS `arr_12m_ago`,
    round(CAST(`mrr` AS NUMERIC), 2) AS `mrr`,
    CAST(`seats` AS INT64) AS `seats`,
    CAST(`seats_used` AS INT64) AS `seats_used`,
    CAST(`addressable_seats` AS INT64) AS `addressable_seats`,
    CAST(`employees` AS INT64) AS `employees`,
    CAST(`products_owned` AS INT64) AS `products_owned`,
    CAST(`products_available` AS INT64) AS `products_available`,
    round(CAST(`expansion_multiple` AS NUMERIC), 6) AS `expansion_multiple`,
    CAST(`started_on` AS DATE) AS `started_on`,
    CAST(`churned_on` AS DATE) AS `churned_on`,
    CAST(`trial` AS BOOL) AS `trial`,
    CAST(`brand` AS BOOL) AS `brand`,
    CAST(`reference` AS BOOL) AS `reference`,
    CAST(`influence` AS BOOL) AS `influence`,
    CAST(`partner` AS BOOL) AS `partner`,
    CAST(`relationship` AS BOOL) AS `relationship`
  FROM accounts
), step_1 AS (
  /* + account_id, csm_sentiment, stale__csm_sentiment, churn_risk, arr_12m_ago, seats, seats_used, */
  /* addressable_seats, employees, products_owned, products_available, expansion_multiple, started_on, */
  /* trial, brand, reference, influence, partner, relationship, arr, ended__, strategic, */
  /* decision__priority_band, decision__policy, decision__as_of */
  SELECT
    `account_id` AS `account_id`,
    CASE
      WHEN date_diff(CAST('2026-06-30' AS DATE), `csm_sentiment_as_of`, DAY) > 60
      THEN CAST(NULL AS STRING)
      ELSE `csm_sentiment`
    END AS `csm_sentiment`,
    CASE
      WHEN NOT `csm_sentiment` IS NULL
      AND date_diff(CAST('2026-06-30' AS DATE), `csm_sentiment_as_of`, DAY) > 60
      THEN TRUE
      ELSE FALSE
    END AS `stale__csm_sentiment`,
    `churn_risk` AS `churn_risk`,
    `arr_12m_ago` AS `arr_12m_ago`,
    `seats` AS `seats`,
    `seats_used` AS `seats_used`,
    `addressable_seats` AS `addressable_seats`,
    `employees` AS `employees`,
    `products_owned` AS `products_owned`,
    `products_available` AS `products_available`,
    `expansion_multiple` AS `expansion_multiple`,
    `started_on` AS `started_on`,
    CASE WHEN `trial` THEN TRUE ELSE FALSE END AS `trial`,
    CASE WHEN `brand` THEN TRUE ELSE FALSE END AS `brand`,
    CASE WHEN `reference` THEN TRUE ELSE FALSE END AS `reference`,
    CASE WHEN `influence` THEN TRUE ELSE FALSE END AS `influence`,
    CASE WHEN `partner` THEN TRUE ELSE FALSE END AS `partner`,
    CASE WHEN `relationship` THEN TRUE ELSE FALSE END AS `relationship`,
    COALESCE(`arr`, CAST(`mrr` * 12 AS NUMERIC)) AS `arr`,
    CASE WHEN `churned_on` <= CAST('2026-06-30' AS DATE) THEN TRUE ELSE FALSE END AS `ended__`,
    CASE
      WHEN `brand` OR `reference` OR `influence` OR `partner` OR `relationship`
      THEN TRUE
      ELSE FALSE
    END AS `strategic`,
    CAST(NULL AS STRING) AS `decision__priority_band`,
    'a94e4dde133d9243' AS `decision__policy`,
    CAST('2026-06-30' AS DATE) AS `decision__as_of`
  FROM accounts_read
), step_2 AS (
  /* + age_months, seat_use, part__0, units__health__sentiment, units__health__churn_risk, */
  /* units__priority__current_arr, decision__account_id */
  SELECT
    `account_id`,
    `csm_sentiment`,
    `stale__csm_sentiment`,
    `churn_risk`,
    `arr_12m_ago`,
    `seats`,
    `seats_used`,
    `addressable_seats`,
    `employees`,
    `products_owned`,
    `products_available`,
    `expansion_multiple`,
    `started_on`,
    `trial`,
    `brand`,
    `reference`,
    `influence`,
    `partner`,
    `relationship`,
    `arr`,
    `ended__`,
    `strategic`,
    `decision__priority_band`,
    `decision__policy`,
    `decision__as_of`,
    CASE
      WHEN date_add(
        `started_on`,
        INTERVAL (
          24318 - (
            (
              EXTRACT(YEAR FROM `started_on`) * 12
            ) + EXTRACT(MONTH FROM `started_on`)
          )
        ) MONTH
      ) > CAST('2026-06-30' AS DATE)
      THEN (
        24318 - (
          (
            EXTRACT(YEAR FROM `started_on`) * 12
          ) + EXTRACT(MONTH FROM `started_on`)
        )
      ) - 1
      ELSE 24318 - (
        (
          EXTRACT(YEAR FROM `started_on`) * 12
        ) + EXTRACT(MONTH FROM `started_on`)
      )
    END AS `age_months`,
    CASE
      WHEN `seats` <> 0
      THEN CAST(CAST(div(
        (
          2 * CAST(CAST(`seats_used` AS INT64) * 100000000 AS INT64)
        ) + CAST(`seats` AS INT64),
        2 * CAST(`seats` AS INT64)
      ) AS NUMERIC) * CAST('0.00000001' AS NUMERIC) AS NUMERIC)
    END AS `seat_use`,
    COALESCE(`addressable_seats`, `employees`) AS `part__0`,
    CASE
      WHEN `csm_sentiment` = 'red'
      THEN CAST(0 AS INT64)
      WHEN `csm_sentiment` = 'yellow'
      THEN CAST(50 AS INT64)
      WHEN `csm_sentiment` = 'green'
      THEN CAST(100 AS INT64)
      ELSE CAST(NULL AS INT64)
    END AS `units__health__sentiment`,
    CASE
      WHEN `churn_risk` = 'high'
      THEN CAST(0 AS INT64)
      WHEN `churn_risk` = 'medium'
      THEN CAST(50 AS INT64)
      WHEN `churn_risk` = 'low'
      THEN CAST(100 AS INT64)
      ELSE CAST(NULL AS INT64)
    END AS `units__health__churn_risk`,
    CASE
      WHEN `arr` <= 0
      THEN CAST(0 AS INT64)
      WHEN `arr` < 25000
      THEN (
        CAST(`arr` * 100 AS INT64) * CAST(3 AS INT64)
      ) + CAST(0 AS INT64)
      WHEN `arr` < 100000
      THEN (
        CAST(`arr` * 100 AS INT64) * CAST(1 AS INT64)
      ) + CAST(5000000 AS INT64)
      WHEN NOT `arr` IS NULL
      THEN CAST(15000000 AS INT64)
    END AS `units__priority__current_arr`,
    `account_id` AS `decision__account_id`
  FROM step_1
), step_3 AS (
  /* + seat_reach, stays_and_grows, units__health__licence_use, decision__health__sentiment, */
  /* decision__health__churn_risk, decision__priority__current_arr */
  SELECT
    `csm_sentiment`,
    `stale__csm_sentiment`,
    `churn_risk`,
    `arr_12m_ago`,
    `seats`,
    `seats_used`,
    `addressable_seats`,
    `employees`,
    `products_owned`,
    `products_available`,
    `expansion_multiple`,
    `started_on`,
    `trial`,
    `brand`,
    `reference`,
    `influence`,
    `partner`,
    `relationship`,
    `arr`,
    `ended__`,
    `strategic`,
    `decision__priority_band`,
    `decision__policy`,
    `decision__as_of`,
    `age_months`,
    `seat_use`,
    `part__0`,
    `units__health__sentiment`,
    `units__health__churn_risk`,
    `units__priority__current_arr`,
    `decision__account_id`,
    CASE
      WHEN `part__0` <> 0
      THEN CAST(CAST(div(
        (
          2 * CAST(CAST(`seats` AS INT64) * 100000000 AS INT64)
        ) + CAST(`part__0` AS INT64),
        2 * CAST(`part__0` AS INT64)
      ) AS NUMERIC) * CAST('0.00000001' AS NUMERIC) AS NUMERIC)
    END AS `seat_reach`,
    `age_months` >= 36 AND `arr` > `arr_12m_ago` AS `stays_and_grows`,
    CASE
      WHEN `seat_use` > CAST('0.75' AS NUMERIC)
      THEN CAST(100 AS INT64)
      WHEN (
        `seat_use` > CAST('0.75' AS NUMERIC)
      ) IS NULL
      THEN CAST(NULL AS INT64)
      WHEN `seat_use` > CAST('0.5' AS NUMERIC) AND `age_months` < 9
      THEN CAST(50 AS INT64)
      WHEN (
        `seat_use` > CAST('0.5' AS NUMERIC) AND `age_months` < 9
      ) IS NULL
      THEN CAST(NULL AS INT64)
      ELSE CAST(0 AS INT64)
    END AS `units__health__licence_use`,
    CAST(CAST(CAST(`units__health__sentiment` AS INT64) * 10000 AS NUMERIC) * CAST('0.0001' AS NUMERIC) AS NUMERIC) AS `decision__health__sentiment`,
    CAST(CAST(CAST(`units__health__churn_risk` AS INT64) * 10000 AS NUMERIC) * CAST('0.0001' AS NUMERIC) AS NUMERIC) AS `decision__health__churn_risk`,
    CAST(CAST(div((
      CAST(`units__priority__current_arr` AS INT64) * 2
    ) + 15, 30) AS NUMERIC) * CAST('0.0001' AS NUMERIC) AS NUMERIC) AS `decision__priority__current_arr`
  FROM step_2
), step_4 AS (
  /* + growth_potential, uncapped__health, units__priority__strategic_value, */
  /* decision__health__licence_use */
  SELECT
    `csm_sentiment`,
    `stale__csm_sentiment`,
    `churn_risk`,
    `arr_12m_ago`,
    `seats`,
    `seats_used`,
    `addressable_seats`,
    `employees`,
    `products_owned`,
    `products_available`,
    `expansion_multiple`,
    `started_on`,
    `trial`,
    `brand`,
    `reference`,
    `influence`,
    `partner`,
    `relationship`,
    `arr`,
    `ended__`,
    `strategic`,
    `decision__priority_band`,
    `decision__policy`,
    `decision__as_of`,
    `age_months`,
    `seat_use`,
    `units__health__sentiment`,
    `units__health__churn_risk`,
    `units__priority__current_arr`,
    `decision__account_id`,
    `seat_reach`,
    `stays_and_grows`,
    `units__health__licence_use`,
    `decision__health__sentiment`,
    `decision__health__churn_risk`,
    `decision__priority__current_arr`,
    CASE
      WHEN `seat_reach` < CAST('0.3' AS NUMERIC)
      OR (
        `products_owned` = 1 AND `products_available` > 1
      )
      OR `expansion_multiple` >= 3
      THEN 'high'
      WHEN `expansion_multiple` >= CAST('1.5' AS NUMERIC)
      THEN 'medium'
      WHEN `seats` IS NULL
      AND `addressable_seats` IS NULL
      AND `employees` IS NULL
      AND `products_owned` IS NULL
      AND `products_available` IS NULL
      AND `expansion_multiple` IS NULL
      THEN CAST(NULL AS STRING)
      ELSE 'low'
    END AS `growth_potential`,
    CASE
      WHEN NOT `units__health__licence_use` IS NULL
      OR NOT `units__health__sentiment` IS NULL
      OR NOT `units__health__churn_risk` IS NULL
      THEN CAST(CAST(div(
        (
          CAST((
            (
              COALESCE(`units__health__licence_use`, CAST(0 AS INT64)) * 50
            ) + (
              COALESCE(`units__health__sentiment`, CAST(0 AS INT64)) * 25
            )
          ) + (
            COALESCE(`units__health__churn_risk`, CAST(0 AS INT64)) * 25
          ) AS INT64) * 20000
        ) + CAST((
          CASE WHEN NOT `units__health__licence_use` IS NULL THEN CAST(50 AS INT64) ELSE 0 END + CASE WHEN NOT `units__health__sentiment` IS NULL THEN CAST(25 AS INT64) ELSE 0 END
        ) + CASE WHEN NOT `units__health__churn_risk` IS NULL THEN CAST(25 AS INT64) ELSE 0 END AS INT64),
        2 * CAST((
          CASE WHEN NOT `units__health__licence_use` IS NULL THEN CAST(50 AS INT64) ELSE 0 END + CASE WHEN NOT `units__health__sentiment` IS NULL THEN CAST(25 AS INT64) ELSE 0 END
        ) + CASE WHEN NOT `units__health__churn_risk` IS NULL THEN CAST(25 AS INT64) ELSE 0 END AS INT64)
      ) AS NUMERIC) * CAST('0.0001' AS NUMERIC) AS NUMERIC)
    END AS `uncapped__health`,
    CASE
      WHEN `strategic`
      THEN CAST(100 AS INT64)
      WHEN `stays_and_grows`
      THEN CAST(50 AS INT64)
      ELSE CAST(0 AS INT64)
    END AS `units__priority__strategic_value`,
    CAST(CAST(CAST(`units__health__licence_use` AS INT64) * 10000 AS NUMERIC) * CAST('0.0001' AS NUMERIC) AS NUMERIC) AS `decision__health__licence_use`
  FROM step_3
), step_5 AS (
  /* + health, units__priority__growth, decision__priority__strategic_value */
  SELECT
    `csm_sentiment`,
    `stale__csm_sentiment`,
    `churn_risk`,
    `arr_12m_ago`,
    `seats`,
    `seats_used`,
    `addressable_seats`,
    `employees`,
    `products_owned`,
    `products_available`,
    `expansion_multiple`,
    `started_on`,
    `trial`,
    `brand`,
    `reference`,
    `influence`,
    `partner`,
    `relationship`,
    `arr`,
    `ended__`,
    `strategic`,
    `decision__priority_band`,
    `decision__policy`,
    `decision__as_of`,
    `age_months`,
    `seat_use`,
    `units__priority__current_arr`,
    `decision__account_id`,
    `seat_reach`,
    `stays_and_grows`,
    `decision__health__sentiment`,
    `decision__health__churn_risk`,
    `decision__priority__current_arr`,
    `growth_potential`,
    `uncapped__health`,
    `units__priority__strategic_value`,
    `decision__health__licence_use`,
    CASE
      WHEN `csm_sentiment` = 'red' AND `uncapped__health` > CAST(40 AS NUMERIC)
      THEN CAST(40 AS NUMERIC)
      WHEN `churn_risk` = 'high' AND `uncapped__health` > CAST(49 AS NUMERIC)
      THEN CAST(49 AS NUMERIC)
      ELSE `uncapped__health`
    END AS `health`,
    CASE
      WHEN `growth_potential` = 'low'
      THEN CAST(0 AS INT64)
      WHEN `growth_potential` = 'medium'
      THEN CAST(50 AS INT64)
      WHEN `growth_potential` = 'high'
      THEN CAST(100 AS INT64)
      ELSE CAST(NULL AS INT64)
    END AS `units__priority__growth`,
    CAST(CAST(CAST(`units__priority__strategic_value` AS INT64) * 10000 AS NUMERIC) * CAST('0.0001' AS NUMERIC) AS NUMERIC) AS `decision__priority__strategic_value`
  FROM step_4
), step_6 AS (
  /* + units__priority__health, decision__health, decision__health_band, decision__priority__growth */
  SELECT
    `csm_sentiment`,
    `stale__csm_sentiment`,
    `churn_risk`,
    `arr_12m_ago`,
    `seats`,
    `seats_used`,
    `addressable_seats`,
    `employees`,
    `products_owned`,
    `products_available`,
    `expansion_multiple`,
    `started_on`,
    `trial`,
    `brand`,
    `reference`,
    `influence`,
    `partner`,
    `relationship`,
    `arr`,
    `ended__`,
    `strategic`,
    `decision__priority_band`,
    `decision__policy`,
    `decision__as_of`,
    `age_months`,
    `seat_use`,
    `units__priority__current_arr`,
    `decision__account_id`,
    `seat_reach`,
    `stays_and_grows`,
    `decision__health__sentiment`,
    `decision__health__churn_risk`,
    `decision__priority__current_arr`,
    `growth_potential`,
    `units__priority__strategic_value`,
    `decision__health__licence_use`,
    `health`,
    `units__priority__growth`,
    `decision__priority__strategic_value`,
    CASE
      WHEN `health` <= 0
      THEN CAST(0 AS INT64)
      WHEN `health` < 100
      THEN (
        CAST(`health` * 10000 AS INT64) * CAST(1 AS INT64)
      ) + CAST(0 AS INT64)
      WHEN NOT `health` IS NULL
      THEN CAST(1000000 AS INT64)
    END AS `units__priority__health`,
    `health` AS `decision__health`,
    CASE
      WHEN `health` >= 75
      THEN 'green'
      WHEN `health` >= 50
      THEN 'yellow'
      WHEN `health` >= 0
      THEN 'red'
      ELSE CAST(NULL AS STRING)
    END AS `decision__health_band`,
    CAST(CAST(CAST(`units__priority__growth` AS INT64) * 10000 AS NUMERIC) * CAST('0.0001' AS NUMERIC) AS NUMERIC) AS `decision__priority__growth`
  FROM step_5
), step_7 AS (
  /* + priority, decision__priority__health */
  SELECT
    `csm_sentiment`,
    `stale__csm_sentiment`,
    `churn_risk`,
    `arr_12m_ago`,
    `seats`,
    `seats_used`,
    `addressable_seats`,
    `employees`,
    `products_owned`,
    `products_available`,
    `expansion_multiple`,
    `started_on`,
    `trial`,
    `brand`,
    `reference`,
    `influence`,
    `partner`,
    `relationship`,
    `arr`,
    `ended__`,
    `strategic`,
    `decision__priority_band`,
    `decision__policy`,
    `decision__as_of`,
    `age_months`,
    `seat_use`,
    `units__priority__current_arr`,
    `decision__account_id`,
    `seat_reach`,
    `stays_and_grows`,
    `decision__health__sentiment`,
    `decision__health__churn_risk`,
    `decision__priority__current_arr`,
    `growth_potential`,
    `units__priority__strategic_value`,
    `decision__health__licence_use`,
    `health`,
    `units__priority__growth`,
    `decision__priority__strategic_value`,
    `units__priority__health`,
    `decision__health`,
    `decision__health_band`,
    `decision__priority__growth`,
    CAST(CAST(div(
      (
        CAST((
          (
            (
              COALESCE(`units__priority__current_arr`, CAST(7500000 AS INT64)) * 40
            ) + (
              COALESCE(`units__priority__growth`, CAST(50 AS INT64)) * 4500000
            )
          ) + (
            `units__priority__strategic_value` * 3000000
          )
        ) + (
          COALESCE(`units__priority__health`, CAST(500000 AS INT64)) * 150
        ) AS INT64) * 2
      ) + 1500,
      3000
    ) AS NUMERIC) * CAST('0.0001' AS NUMERIC) AS NUMERIC) AS `priority`,
    CAST(CAST(CAST(`units__priority__health` AS INT64) * 1 AS NUMERIC) * CAST('0.0001' AS NUMERIC) AS NUMERIC) AS `decision__priority__health`
  FROM step_6
), step_8 AS (
  /* + clause__tier_1__priority, clause__tier_2__priority, clause__tier_3__priority, decision__priority */
  SELECT
    `csm_sentiment`,
    `stale__csm_sentiment`,
    `churn_risk`,
    `arr_12m_ago`,
    `seats`,
    `seats_used`,
    `addressable_seats`,
    `employees`,
    `products_owned`,
    `products_available`,
    `expansion_multiple`,
    `started_on`,
    `trial`,
    `brand`,
    `reference`,
    `influence`,
    `partner`,
    `relationship`,
    `arr`,
    `ended__`,
    `strategic`,
    `decision__priority_band`,
    `decision__policy`,
    `decision__as_of`,
    `age_months`,
    `seat_use`,
    `decision__account_id`,
    `seat_reach`,
    `stays_and_grows`,
    `decision__health__sentiment`,
    `decision__health__churn_risk`,
    `decision__priority__current_arr`,
    `growth_potential`,
    `decision__health__licence_use`,
    `health`,
    `decision__priority__strategic_value`,
    `decision__health`,
    `decision__health_band`,
    `decision__priority__growth`,
    `priority`,
    `decision__priority__health`,
    `priority` >= 60 AND `arr` > 0 AS `clause__tier_1__priority`,
    `priority` >= 40 AND `arr` > 0 AS `clause__tier_2__priority`,
    `priority` >= 15 AND `arr` > 0 AND NOT `trial` AS `clause__tier_3__priority`,
    `priority` AS `decision__priority`
  FROM step_7
), step_9 AS (
  /* + first_clause__, floor__, qualified__ */
  SELECT
    `csm_sentiment`,
    `stale__csm_sentiment`,
    `churn_risk`,
    `arr_12m_ago`,
    `seats`,
    `seats_used`,
    `addressable_seats`,
    `employees`,
    `products_owned`,
    `products_available`,
    `expansion_multiple`,
    `started_on`,
    `trial`,
    `brand`,
    `reference`,
    `influence`,
    `partner`,
    `relationship`,
    `arr`,
    `ended__`,
    `strategic`,
    `decision__priority_band`,
    `decision__policy`,
    `decision__as_of`,
    `age_months`,
    `seat_use`,
    `decision__account_id`,
    `seat_reach`,
    `stays_and_grows`,
    `decision__health__sentiment`,
    `decision__health__churn_risk`,
    `decision__priority__current_arr`,
    `growth_potential`,
    `decision__health__licence_use`,
    `health`,
    `decision__priority__strategic_value`,
    `decision__health`,
    `decision__health_band`,
    `decision__priority__growth`,
    `priority`,
    `decision__priority__health`,
    `clause__tier_1__priority`,
    `clause__tier_2__priority`,
    `clause__tier_3__priority`,
    `decision__priority`,
    CASE
      WHEN `ended__`
      THEN NULL
      WHEN `clause__tier_1__priority`
      THEN 1
      WHEN `clause__tier_2__priority`
      THEN 2
      WHEN `clause__tier_3__priority`
      THEN 3
      ELSE 4
    END AS `first_clause__`,
    CASE
      WHEN `ended__`
      THEN NULL
      WHEN `clause__tier_1__priority`
      THEN 'tier_1'
      WHEN `clause__tier_2__priority`
      THEN 'tier_2'
      WHEN `clause__tier_3__priority`
      THEN 'tier_3'
      ELSE 'tier_4'
    END AS `floor__`,
    CASE
      WHEN `ended__`
      THEN NULL
      WHEN `clause__tier_1__priority`
      THEN 'tier_1'
      WHEN `clause__tier_1__priority` IS NULL
      THEN CAST(NULL AS STRING)
      WHEN `clause__tier_2__priority`
      THEN 'tier_2'
      WHEN `clause__tier_2__priority` IS NULL
      THEN CAST(NULL AS STRING)
      WHEN `clause__tier_3__priority`
      THEN 'tier_3'
      WHEN `clause__tier_3__priority` IS NULL
      THEN CAST(NULL AS STRING)
      ELSE 'tier_4'
    END AS `qualified__`
  FROM step_8
), step_10 AS (
  /* + decision__tier, decision__earned_tier, decision__floor_tier, decision__qualified_tier, */
  /* decision__status, decision__reason, decision__reason_values, blocks__priority */
  SELECT
    `csm_sentiment`,
    `stale__csm_sentiment`,
    `churn_risk`,
    `arr_12m_ago`,
    `seats`,
    `seats_used`,
    `addressable_seats`,
    `employees`,
    `products_owned`,
    `products_available`,
    `expansion_multiple`,
    `started_on`,
    `trial`,
    `brand`,
    `reference`,
    `influence`,
    `partner`,
    `relationship`,
    `arr`,
    `ended__`,
    `strategic`,
    `decision__priority_band`,
    `decision__policy`,
    `decision__as_of`,
    `age_months`,
    `seat_use`,
    `decision__account_id`,
    `seat_reach`,
    `stays_and_grows`,
    `decision__health__sentiment`,
    `decision__health__churn_risk`,
    `decision__priority__current_arr`,
    `growth_potential`,
    `decision__health__licence_use`,
    `health`,
    `decision__priority__strategic_value`,
    `decision__health`,
    `decision__health_band`,
    `decision__priority__growth`,
    `priority`,
    `decision__priority__health`,
    `clause__tier_1__priority`,
    `clause__tier_2__priority`,
    `clause__tier_3__priority`,
    `decision__priority`,
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
      THEN 'tier_1.priority'
      WHEN `first_clause__` = 2
      THEN 'tier_2.priority'
      WHEN `first_clause__` = 3
      THEN 'tier_3.priority'
      WHEN `first_clause__` = 4
      THEN 'tier_4.otherwise'
    END AS `decision__reason`,
    CASE
      WHEN `first_clause__` = 1
      THEN concat(
        '{"priority": ',
        COALESCE(format('%.4f', `priority`), 'null'),
        ', "arr": ',
        COALESCE(format('%.2f', `arr`), 'null'),
        '}'
      )
      WHEN `first_clause__` = 2
      THEN concat(
        '{"priority": ',
        COALESCE(format('%.4f', `priority`), 'null'),
        ', "arr": ',
        COALESCE(format('%.2f', `arr`), 'null'),
        '}'
      )
      WHEN `first_clause__` = 3
      THEN concat(
        '{"priority": ',
        COALESCE(format('%.4f', `priority`), 'null'),
        ', "arr": ',
        COALESCE(format('%.2f', `arr`), 'null'),
        ', "trial": ',
        COALESCE(CASE WHEN `trial` THEN 'true' WHEN NOT `trial` THEN 'false' END, 'null'),
        '}'
      )
      WHEN `first_clause__` = 4
      THEN '{}'
    END AS `decision__reason_values`,
    `priority` IS NULL
    AND (
      (
        `clause__tier_1__priority` IS NULL AND `first_clause__` > 1
      )
      OR (
        `clause__tier_2__priority` IS NULL AND `first_clause__` > 2
      )
      OR (
        `clause__tier_3__priority` IS NULL AND `first_clause__` > 3
      )
    ) AS `blocks__priority`
  FROM step_9
), step_11 AS (
  /* + blocks__growth_potential, blocks__strategic, blocks__stays_and_grows, blocks__health */
  SELECT
    `csm_sentiment`,
    `stale__csm_sentiment`,
    `churn_risk`,
    `arr_12m_ago`,
    `seats`,
    `seats_used`,
    `addressable_seats`,
    `employees`,
    `products_owned`,
    `products_available`,
    `expansion_multiple`,
    `started_on`,
    `trial`,
    `brand`,
    `reference`,
    `influence`,
    `partner`,
    `relationship`,
    `arr`,
    `strategic`,
    `decision__priority_band`,
    `decision__policy`,
    `decision__as_of`,
    `age_months`,
    `seat_use`,
    `decision__account_id`,
    `seat_reach`,
    `stays_and_grows`,
    `decision__health__sentiment`,
    `decision__health__churn_risk`,
    `decision__priority__current_arr`,
    `growth_potential`,
    `decision__health__licence_use`,
    `health`,
    `decision__priority__strategic_value`,
    `decision__health`,
    `decision__health_band`,
    `decision__priority__growth`,
    `decision__priority__health`,
    `clause__tier_1__priority`,
    `clause__tier_2__priority`,
    `clause__tier_3__priority`,
    `decision__priority`,
    `first_clause__`,
    `qualified__`,
    `decision__tier`,
    `decision__earned_tier`,
    `decision__floor_tier`,
    `decision__qualified_tier`,
    `decision__status`,
    `decision__reason`,
    `decision__reason_values`,
    `blocks__priority`,
    `growth_potential` IS NULL AND `blocks__priority` AS `blocks__growth_potential`,
    `strategic` IS NULL AND `blocks__priority` AS `blocks__strategic`,
    `stays_and_grows` IS NULL AND `blocks__priority` AS `blocks__stays_and_grows`,
    `health` IS NULL AND `blocks__priority` AS `blocks__health`
  FROM step_10
), step_12 AS (
  /* + blocks__seat_reach, blocks__age_months, blocks__seat_use */
  SELECT
    `csm_sentiment`,
    `stale__csm_sentiment`,
    `churn_risk`,
    `arr_12m_ago`,
    `seats`,
    `seats_used`,
    `addressable_seats`,
    `employees`,
    `products_owned`,
    `products_available`,
    `expansion_multiple`,
    `started_on`,
    `trial`,
    `brand`,
    `reference`,
    `influence`,
    `partner`,
    `relationship`,
    `arr`,
    `strategic`,
    `decision__priority_band`,
    `decision__policy`,
    `decision__as_of`,
    `age_months`,
    `seat_use`,
    `decision__account_id`,
    `seat_reach`,
    `stays_and_grows`,
    `decision__health__sentiment`,
    `decision__health__churn_risk`,
    `decision__priority__current_arr`,
    `growth_potential`,
    `decision__health__licence_use`,
    `health`,
    `decision__priority__strategic_value`,
    `decision__health`,
    `decision__health_band`,
    `decision__priority__growth`,
    `decision__priority__health`,
    `clause__tier_1__priority`,
    `clause__tier_2__priority`,
    `clause__tier_3__priority`,
    `decision__priority`,
    `first_clause__`,
    `qualified__`,
    `decision__tier`,
    `decision__earned_tier`,
    `decision__floor_tier`,
    `decision__qualified_tier`,
    `decision__status`,
    `decision__reason`,
    `decision__reason_values`,
    `blocks__priority`,
    `blocks__growth_potential`,
    `blocks__strategic`,
    `blocks__stays_and_grows`,
    `blocks__health`,
    `seat_reach` IS NULL AND `blocks__growth_potential` AS `blocks__seat_reach`,
    `age_months` IS NULL AND (
      `blocks__stays_and_grows` OR `blocks__health`
    ) AS `blocks__age_months`,
    `seat_use` IS NULL AND `blocks__health` AS `blocks__seat_use`
  FROM step_11
), step_13 AS (
  /* + decision__missing */
  SELECT
    `csm_sentiment`,
    `stale__csm_sentiment`,
    `churn_risk`,
    `arr_12m_ago`,
    `seats`,
    `seats_used`,
    `addressable_seats`,
    `employees`,
    `products_owned`,
    `products_available`,
    `expansion_multiple`,
    `started_on`,
    `trial`,
    `brand`,
    `reference`,
    `influence`,
    `partner`,
    `relationship`,
    `arr`,
    `strategic`,
    `decision__priority_band`,
    `decision__policy`,
    `decision__as_of`,
    `age_months`,
    `seat_use`,
    `decision__account_id`,
    `seat_reach`,
    `stays_and_grows`,
    `decision__health__sentiment`,
    `decision__health__churn_risk`,
    `decision__priority__current_arr`,
    `growth_potential`,
    `decision__health__licence_use`,
    `health`,
    `decision__priority__strategic_value`,
    `decision__health`,
    `decision__health_band`,
    `decision__priority__growth`,
    `decision__priority__health`,
    `clause__tier_1__priority`,
    `clause__tier_2__priority`,
    `clause__tier_3__priority`,
    `decision__priority`,
    `first_clause__`,
    `qualified__`,
    `decision__tier`,
    `decision__earned_tier`,
    `decision__floor_tier`,
    `decision__qualified_tier`,
    `decision__status`,
    `decision__reason`,
    `decision__reason_values`,
    `blocks__priority`,
    `blocks__growth_potential`,
    `blocks__strategic`,
    `blocks__stays_and_grows`,
    `blocks__health`,
    `blocks__seat_reach`,
    `blocks__age_months`,
    `blocks__seat_use`,
    CASE
      WHEN `qualified__` IS NULL AND NOT `first_clause__` IS NULL
      THEN array_to_string(
        [
          CASE
            WHEN `blocks__priority`
            AND (
              NOT `arr` IS NULL
              AND NOT `growth_potential` IS NULL
              AND NOT `strategic` IS NULL
              AND NOT `stays_and_grows` IS NULL
              AND NOT `health` IS NULL
            )
            THEN 'priority'
          END,
          CASE
            WHEN `arr` IS NULL
            AND (
              (
                `clause__tier_1__priority` IS NULL AND `first_clause__` > 1
              )
              OR (
                `clause__tier_2__priority` IS NULL AND `first_clause__` > 2
              )
              OR (
                `clause__tier_3__priority` IS NULL AND `first_clause__` > 3
              )
              OR `blocks__priority`
              OR `blocks__stays_and_grows`
            )
            THEN 'arr'
          END,
          CASE
            WHEN `blocks__growth_potential`
            AND (
              NOT `seat_reach` IS NULL
              AND NOT `products_owned` IS NULL
              AND NOT `products_available` IS NULL
              AND NOT `expansion_multiple` IS NULL
            )
            THEN 'growth_potential'
          END,
          CASE
            WHEN `blocks__seat_reach`
            AND (
              NOT `seats` IS NULL
              AND NOT `addressable_seats` IS NULL
              AND NOT `employees` IS NULL
            )
            THEN 'seat_reach'
          END,
          CASE
            WHEN `seats` IS NULL AND (
              `blocks__seat_reach` OR `blocks__seat_use`
            )
            THEN 'seats'
          END,
          CASE
            WHEN `addressable_seats` IS NULL AND `blocks__seat_reach`
            THEN 'addressable_seats'
          END,
          CASE WHEN `employees` IS NULL AND `blocks__seat_reach` THEN 'employees' END,
          CASE
            WHEN `products_owned` IS NULL AND `blocks__growth_potential`
            THEN 'products_owned'
          END,
          CASE
            WHEN `products_available` IS NULL AND `blocks__growth_potential`
            THEN 'products_available'
          END,
          CASE
            WHEN `expansion_multiple` IS NULL AND `blocks__growth_potential`
            THEN 'expansion_multiple'
          END,
          CASE
            WHEN `blocks__strategic`
            AND (
              NOT `brand` IS NULL
              AND NOT `reference` IS NULL
              AND NOT `influence` IS NULL
              AND NOT `partner` IS NULL
              AND NOT `relationship` IS NULL
            )
            THEN 'strategic'
          END,
          CASE WHEN `brand` IS NULL AND `blocks__strategic` THEN 'brand' END,
          CASE WHEN `reference` IS NULL AND `blocks__strategic` THEN 'reference' END,
          CASE WHEN `influence` IS NULL AND `blocks__strategic` THEN 'influence' END,
          CASE WHEN `partner` IS NULL AND `blocks__strategic` THEN 'partner' END,
          CASE WHEN `relationship` IS NULL AND `blocks__strategic` THEN 'relationship' END,
          CASE
            WHEN `blocks__stays_and_grows`
            AND (
              NOT `age_months` IS NULL AND NOT `arr` IS NULL AND NOT `arr_12m_ago` IS NULL
            )
            THEN 'stays_and_grows'
          END,
          CASE WHEN `blocks__age_months` AND NOT `started_on` IS NULL THEN 'age_months' END,
          CASE WHEN `started_on` IS NULL AND `blocks__age_months` THEN 'started_on' END,
          CASE
            WHEN `arr_12m_ago` IS NULL AND `blocks__stays_and_grows`
            THEN 'arr_12m_ago'
          END,
          CASE
            WHEN `blocks__health`
            AND (
              NOT `seat_use` IS NULL
              AND NOT `age_months` IS NULL
              AND NOT `csm_sentiment` IS NULL
              AND NOT `churn_risk` IS NULL
            )
            THEN 'health'
          END,
          CASE
            WHEN `blocks__seat_use` AND (
              NOT `seats_used` IS NULL AND NOT `seats` IS NULL
            )
            THEN 'seat_use'
          END,
          CASE WHEN `seats_used` IS NULL AND `blocks__seat_use` THEN 'seats_used' END,
          CASE
            WHEN `csm_sentiment` IS NULL AND `blocks__health`
            THEN CASE WHEN `stale__csm_sentiment` THEN 'csm_sentiment:stale' ELSE 'csm_sentiment' END
          END,
          CASE WHEN `churn_risk` IS NULL AND `blocks__health` THEN 'churn_risk' END,
          CASE
            WHEN `trial` IS NULL
            AND (
              `clause__tier_3__priority` IS NULL AND `first_clause__` > 3
            )
            THEN 'trial'
          END
        ],
        ','
      )
    END AS `decision__missing`
  FROM step_12
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
  `decision__health` AS `health`,
  `decision__health_band` AS `health_band`,
  `decision__health__licence_use` AS `health__licence_use`,
  `decision__health__sentiment` AS `health__sentiment`,
  `decision__health__churn_risk` AS `health__churn_risk`,
  `decision__priority` AS `priority`,
  `decision__priority_band` AS `priority_band`,
  `decision__priority__current_arr` AS `priority__current_arr`,
  `decision__priority__growth` AS `priority__growth`,
  `decision__priority__strategic_value` AS `priority__strategic_value`,
  `decision__priority__health` AS `priority__health`,
  `decision__policy` AS `policy`,
  `decision__as_of` AS `as_of`
FROM step_13
