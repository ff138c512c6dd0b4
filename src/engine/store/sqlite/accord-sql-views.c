/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Views for other programs that read the file: spreadsheets, R, SPSS, Tableau (M109). Names instead of ids, days as text, only
 * what lives. They are described in data/sql-views.md; what a column is called there does not change. Made once for each version
 * of this text. Nothing of the program reads them. Database thread. */

#include "accord-config.h"

#include "accord-sql-views.h"

#include "accord-schema.h"

#define VERSION "3"
#define DAY(column) "date(" column "*86400,'unixepoch')"
#define MOMENT(column) "datetime(" column "/1000,'unixepoch')"

static const struct {
  const char *name;
  const char *sql;
} views[] = {
  { "view_deals",
    "SELECT d.id AS deal_id, d.name AS deal, c.name AS customer, c.industry AS industry, m.name AS owner, t.name AS team, m.office AS office, p.name AS product,"
    " pl.name AS pipeline, s.name AS stage, s.outcome AS outcome, d.amount AS amount_minor, d.amount_currency AS currency,"
    " coalesce(d.probability, s.probability) AS probability_percent, " DAY ("d.opened_on") " AS opened_on, " DAY ("d.expected_on") " AS expected_on, "
    DAY ("d.closed_on") " AS closed_on, d.source AS source, d.lost_reason AS lost_reason, d.competitor AS lost_to"
    " FROM deal d LEFT JOIN stage s ON s.id=d.stage LEFT JOIN pipeline pl ON pl.id=s.pipeline LEFT JOIN customer c ON c.id=d.customer"
    " LEFT JOIN member m ON m.id=d.owner LEFT JOIN team t ON t.id=m.team LEFT JOIN product p ON p.id=d.product WHERE d.del<=0" },
  { "view_credits",
    "SELECT d.id AS deal_id, d.name AS deal, m.name AS member, t.name AS team, m.office AS office, s.outcome AS outcome, " DAY ("d.closed_on") " AS closed_on,"
    " coalesce(k.share,10000)/100.0 AS share_percent, CAST(round(d.amount*coalesce(k.share,10000)/10000.0) AS INTEGER) AS credited_minor,"
    " d.amount_currency AS currency"
    " FROM deal d LEFT JOIN deal_credit k ON k.deal=d.id AND k.del<=0 AND coalesce(k.overlay,0)=0 LEFT JOIN stage s ON s.id=d.stage"
    " LEFT JOIN member m ON m.id=coalesce(k.member,d.owner) LEFT JOIN team t ON t.id=m.team WHERE d.del<=0" },
  { "view_stage_changes",
    "SELECT e.id AS change_id, e.deal AS deal_id, d.name AS deal, f.name AS from_stage, s.name AS to_stage, s.outcome AS outcome,"
    " coalesce(" DAY ("e.effective_on") ", date(e.recorded_at/1000,'unixepoch','localtime')) AS changed_on, a.name AS changed_by, e.reason AS reason"
    " FROM stage_event e JOIN deal d ON d.id=e.deal LEFT JOIN stage f ON f.id=e.from_stage LEFT JOIN stage s ON s.id=e.to_stage"
    " LEFT JOIN member a ON a.id=e.actor WHERE e.del<=0 AND d.del<=0" },
  { "view_customers",
    "SELECT c.id AS customer_id, c.name AS customer, c.type AS type, c.industry AS industry, c.city AS city, c.country AS country, c.lifecycle AS lifecycle,"
    " m.name AS owner, c.source AS source, c.employees AS employees, " DAY ("c.since") " AS customer_since"
    " FROM customer c LEFT JOIN member m ON m.id=c.owner WHERE c.del<=0" },
  { "view_activities",
    "SELECT a.id AS activity_id, a.type AS type, a.title AS title, c.name AS customer, d.name AS deal, m.name AS owner, " DAY ("a.due_on") " AS due_on, "
    MOMENT ("a.done_at") " AS done_at_utc, a.outcome AS outcome, a.scale AS survey_scale, a.score AS survey_score, "
    MOMENT ("a.answered_at") " AS survey_answered_at_utc"
    " FROM activity a LEFT JOIN customer c ON c.id=a.customer LEFT JOIN deal d ON d.id=a.deal LEFT JOIN member m ON m.id=a.owner WHERE a.del<=0" },
  { "view_members",
    "SELECT m.id AS member_id, m.name AS member, m.role AS role, t.name AS team, m.office AS office, " DAY ("m.joined_on") " AS joined_on, " DAY ("m.left_on")
    " AS left_on FROM member m LEFT JOIN team t ON t.id=m.team WHERE m.del<=0" },
  { "view_forecasts",
    "SELECT f.id AS forecast_id, f.name AS period, " DAY ("f.taken_on") " AS taken_on, " DAY ("f.from_on") " AS from_on, " DAY ("f.until_on") " AS until_on,"
    " f.closed AS closed_minor, f.committed AS committed_minor, f.best AS best_minor, f.expected AS expected_minor, f.low AS low_minor, f.high AS high_minor,"
    " f.expected_currency AS currency, m.name AS member FROM forecast_snapshot f LEFT JOIN member m ON m.id=f.member WHERE f.del<=0" },
};

/* Whether a view reads the kind's table, which must be there then: other programs have no other one beside the file. */
gboolean
accord_sql_views_need (const AccordKind *kind)
{
  g_autofree char *first = g_strdup_printf ("FROM %s ", kind->name);
  g_autofree char *joined = g_strdup_printf ("JOIN %s ", kind->name);

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    if (strstr (views[i].sql, first) != NULL || strstr (views[i].sql, joined) != NULL)
      return TRUE;
  return FALSE;
}

/* Makes or renews the views; in the transaction that makes the tables. */
gboolean
accord_sql_views_update (AccordReader *db, GError **error)
{
  if (accord_schema_remembers (db, "sql-views", VERSION))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    if (!accord_database_execf (db, error, "DROP VIEW IF EXISTS %s", views[i].name) ||
        !accord_database_execf (db, error, "CREATE VIEW %s AS %s", views[i].name, views[i].sql))
      return FALSE;
  return accord_schema_remember (db, "sql-views", VERSION, error);
}
