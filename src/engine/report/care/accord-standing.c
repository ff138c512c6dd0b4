/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How one customer stands, in a few indexed lookups: about a millisecond at any size of the file. */

#include "accord-config.h"

#include "accord-standing.h"

#include "accord-churn-read.h"
#include "accord-date.h"
#include "accord-query.h"
#include "accord-return-sql.h"
#include "accord-standing-buyers.h"
#include "accord-standing-rules.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (AccordStanding, accord_standing, accord_standing_copy, accord_standing_free)

AccordStanding *
accord_standing_copy (const AccordStanding *standing)
{
  AccordStanding *copy = g_memdup2 (standing, sizeof *standing);

  copy->missing = g_strdupv (standing->missing);
  copy->suggestion = g_strdup (standing->suggestion);
  copy->reason = g_strdup (standing->reason);
  return copy;
}

void
accord_standing_free (AccordStanding *standing)
{
  g_strfreev (standing->missing);
  g_free (standing->suggestion);
  g_free (standing->reason);
  g_free (standing);
}

typedef struct {
  gint64 customer;
  AccordStandingScale *scale; /* or NULL */
  char *currency;
  gint64 today;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_pointer (&asked->scale, accord_standing_scale_unref);
  g_free (asked->currency);
  g_free (asked);
}

/* One customer being looked at. */
typedef struct {
  AccordReader *reader;
  const Asked *asked;
  AccordStanding *standing;
  AccordStageMap *stages;
  AccordStandingFacts facts;
} Look;

static AccordStatement *
prepare (Look *look, const char *sql, GError **error)
{
  AccordStatement *row = accord_reader_prepare (look->reader, sql, error);

  if (row != NULL)
    accord_statement_bind_int (row, 1, look->asked->customer);
  return row;
}

/* A won deal, of a customer who bought; one of less than nothing is a return, which only lessens what was bought. */
static void
count_order (AccordStanding *standing, gint64 day, gboolean recent, gboolean priced)
{
  standing->first_order = standing->n_orders == 0 ? day : MIN (standing->first_order, day);
  standing->last_order = standing->n_orders == 0 ? day : MAX (standing->last_order, day);
  standing->n_orders++;
  if (!recent)
    return;
  standing->recent.last = standing->recent.n == 0 ? day : MAX (standing->recent.last, day);
  standing->recent.n++;
  standing->recent.priced += priced;
}

static void
add_order (Look *look, AccordStatement *row, gint64 day)
{
  AccordStanding *standing = look->standing;
  gboolean recent = day > accord_date_add_months (look->asked->today, -ACCORD_STANDING_MONTHS);
  gboolean priced = !accord_statement_is_null (row, 2);
  gint64 amount = accord_statement_int (row, 2);

  if (accord_statement_int (row, 4) == 0)
    count_order (standing, day, recent, priced);
  if (priced && !accord_money_add (standing->ordered, amount, &standing->ordered))
    standing->ordered = G_MAXINT64;
  if (recent && priced && !accord_money_add (standing->recent.sum, amount, &standing->recent.sum))
    standing->recent.sum = G_MAXINT64;
}

static void
add_open (Look *look, AccordStatement *row, const AccordStage *stage)
{
  look->facts.n_open++;
  if (look->facts.furthest_stage == NULL || stage->probability > look->facts.furthest)
    {
      look->facts.furthest = stage->probability;
      look->facts.furthest_stage = stage->name;
    }
  if (!accord_statement_is_null (row, 3))
    look->facts.newest_open = MAX (look->facts.newest_open, accord_statement_int (row, 3));
}

static gboolean
read_deals (Look *look, GError **error)
{
  g_autoptr (AccordStatement) row =
    prepare (look, "SELECT stage, closed_on, CASE WHEN amount_currency = ?2 THEN amount END, opened_on, " ACCORD_SQL_IS_RETURN ("")
                   " FROM deal WHERE customer = ?1 AND del <= 0", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_text (row, 2, look->asked->currency);
  while (accord_statement_step (row, &failed))
    {
      const AccordStage *stage = accord_stage_map_find (look->stages, accord_statement_int (row, 0));
      gint64 day = accord_statement_int (row, 1);

      if (stage != NULL && stage->outcome == ACCORD_OUTCOME_OPEN)
        add_open (look, row, stage);
      else if (stage != NULL && stage->outcome == ACCORD_OUTCOME_WON && !accord_statement_is_null (row, 1) &&
               day <= look->asked->today)
        add_order (look, row, day);
    }
  return accord_error_pass (error, &failed);
}

static gboolean
read_contact (Look *look, GError **error)
{
  g_autoptr (AccordStatement) row =
    prepare (look, "SELECT max(done_at) FROM activity WHERE customer = ?1 AND del <= 0 AND type NOT IN ('note', 'task')",
             error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  look->standing->last_contact = G_MININT64;
  if (accord_statement_step (row, &failed) && !accord_statement_is_null (row, 0))
    look->standing->last_contact = accord_date_from_time (accord_statement_int (row, 0));
  return accord_error_pass (error, &failed);
}

static gboolean
read_numbers (Look *look, GError **error)
{
  g_autoptr (AccordStatement) row =
    prepare (look, "SELECT (SELECT count(*) FROM contact WHERE customer = ?1 AND del <= 0)"
                   " + (SELECT count(*) FROM affiliation WHERE customer = ?1 AND del <= 0),"
                   " (SELECT x.at FROM txn x JOIN customer c ON x.id = c.born WHERE c.id = ?1)", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  look->facts.created = look->asked->today;
  if (accord_statement_step (row, &failed))
    {
      look->facts.n_people = accord_statement_int (row, 0);
      if (!accord_statement_is_null (row, 1))
        look->facts.created = accord_date_from_time (accord_statement_int (row, 1));
    }
  return accord_error_pass (error, &failed);
}

static gboolean
read_handles (Look *look, GError **error)
{
  g_autoptr (AccordStatement) row =
    prepare (look, "SELECT type FROM handle WHERE customer = ?1 AND del <= 0", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    look->facts.handles |= accord_standing_handle (accord_statement_text (row, 0));
  return accord_error_pass (error, &failed);
}

/* M26: what came of being recommended by this customer, directly. Purchases as they are counted of itself: until today, a
 * return nets them and makes nobody a buyer (F11). */
static gboolean
read_referred (Look *look, GError **error)
{
  g_autoptr (AccordStatement) row =
    prepare (look, "SELECT count(DISTINCT c.id), count(DISTINCT CASE WHEN s.outcome = 'won' AND " ACCORD_SQL_NO_RETURN ("d.") " THEN c.id END),"
                   " sum(CASE WHEN s.outcome = 'won' AND d.amount_currency = ?2 THEN d.amount END)"
                   " FROM customer c LEFT JOIN deal d ON d.customer = c.id AND d.del <= 0 AND d.closed_on <= ?3"
                   " LEFT JOIN stage s ON s.id = d.stage"
                   " WHERE c.referrer = ?1 AND c.del <= 0", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_text (row, 2, look->asked->currency);
  accord_statement_bind_int (row, 3, look->asked->today);
  if (accord_statement_step (row, &failed))
    {
      look->standing->n_referred = accord_statement_int (row, 0);
      look->standing->n_referred_buyers = accord_statement_int (row, 1);
      look->standing->referred = accord_statement_int (row, 2);
    }
  return accord_error_pass (error, &failed);
}

/* What a person has pinned goes before what is computed. */
static void
set_class (AccordStanding *standing, AccordRecord *record, const AccordStandingScale *scale)
{
  AccordSegment segment = accord_segment_by_name (accord_record_text (record, "segment_pin"));
  AccordTier tier = accord_tier_by_name (accord_record_text (record, "tier_pin"));

  standing->recent.customer = standing->id;
  standing->scaled = scale != NULL;
  standing->scored = scale != NULL && standing->recent.n > 0;
  if (standing->scored)
    {
      standing->scores = accord_standing_scale_score (scale, &standing->recent);
      standing->segment = accord_segment_of (&standing->scores, standing->recent.n);
      standing->tier = accord_standing_scale_tier (scale, &standing->recent);
    }
  standing->segment_pinned = segment != ACCORD_SEGMENT_NONE;
  standing->tier_pinned = tier != ACCORD_TIER_NONE;
  if (standing->segment_pinned)
    standing->segment = segment;
  if (standing->tier_pinned)
    standing->tier = tier;
}

static gboolean
look_at (Look *look, GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (look->reader, &accord_customer_kind);
  g_autoptr (GPtrArray) records = accord_reader_load (look->reader, kind, &look->asked->customer, 1, error);
  AccordRecord *record;

  if (records == NULL)
    return FALSE;
  record = g_ptr_array_index (records, 0);
  if (record == NULL)
    {
      g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, _("This customer is no longer in the file."));
      return FALSE;
    }
  look->stages = accord_stage_map_load (look->reader, error);
  if (look->stages == NULL || !read_deals (look, error) || !read_contact (look, error) || !read_numbers (look, error) ||
      !read_handles (look, error) || !read_referred (look, error))
    return FALSE;
  set_class (look->standing, record, look->asked->scale);
  if (!accord_churn_read (look->reader, look->stages, look->asked->currency, look->asked->today, look->standing, error))
    return FALSE;
  accord_standing_complete (look->standing, record, &look->facts);
  accord_standing_verify (look->standing, record, look->facts.created);
  accord_standing_suggest (look->standing, record, &look->facts);
  return TRUE;
}

static DexFuture *
standing_read (AccordReader *reader, gpointer data)
{
  g_autoptr (AccordStanding) standing = g_new0 (AccordStanding, 1);
  Look look = { reader, data, standing, NULL, { 0 } };
  g_autoptr (GError) error = NULL;
  gboolean good;

  standing->id = look.asked->customer;
  look.facts.today = look.asked->today;
  look.facts.newest_open = G_MININT64;
  good = look_at (&look, &error);
  g_clear_pointer (&look.stages, accord_stage_map_free);
  if (!good)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_STANDING, g_steal_pointer (&standing));
}

/**
 * accord_report_standing:
 * @store: the open file
 * @customer: id
 * @scale: (nullable): what all buyers together say; without it there are no scores yet
 * @currency: the workspace's; amounts in another are counted, not summed
 * @today: the day it is
 *
 * Returns: (transfer full): a future that resolves to an #AccordStanding; rejects with
 *   %ACCORD_STORE_ERROR_MISSING for a customer that is not in the file
 */
DexFuture *
accord_report_standing (AccordStore *store,
                        gint64 customer,
                        AccordStandingScale *scale,
                        const char *currency,
                        gint64 today)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->customer = customer;
  asked->scale = scale != NULL ? accord_standing_scale_ref (scale) : NULL;
  asked->currency = g_strdup (currency);
  asked->today = today;
  return accord_store_read (store, standing_read, asked, asked_free);
}

static DexFuture *
scale_read (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (AccordBuyers) buyers = accord_buyers_new (asked->currency, asked->today);
  g_autoptr (GError) error = NULL;
  AccordStandingScale *scale = NULL;

  if (accord_buyers_read_all (buyers, reader, &error))
    scale = accord_buyers_scale (buyers, reader, &error);
  if (scale == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_STANDING_SCALE, scale);
}

/**
 * accord_report_standing_scale:
 * @store: the open file
 * @currency: the workspace's
 * @today: the day it is
 *
 * Reads all purchases in one go, for the terminal; a window uses #AccordStandings.
 *
 * Returns: (transfer full): a future that resolves to an #AccordStandingScale
 */
DexFuture *
accord_report_standing_scale (AccordStore *store, const char *currency, gint64 today)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->currency = g_strdup (currency);
  asked->today = today;
  return accord_store_read_long (store, scale_read, asked, asked_free);
}
