/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the forecast says, of everybody and of each member, kept once a week for the running month and the running quarter (F08),
 * so that it can be held against what came. The week begins on Monday; whichever computer opens the file first in it keeps the forecast for all. */

#include "accord-config.h"

#include "accord-forecast-keep.h"

#include "accord-outlook.h"
#include "accord-period.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordWorkspace *workspace;
  gint64 today;
} Keeping;

static void
keeping_free (gpointer data)
{
  g_object_unref (((Keeping *) data)->workspace);
  g_free (data);
}

/* Whether a forecast of the period was kept this week; -1 with an error. */
static int
is_kept (Keeping *self, const AccordPeriod *period, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_forecast_snapshot_kind);
  g_autoptr (GError) failed = NULL;
  gint64 n;

  accord_query_add_number (query, "taken_on", ACCORD_OP_AT_LEAST, self->today - accord_date_weekday (self->today) + 1);
  accord_query_add_number (query, "from_on", ACCORD_OP_IS, period->from);
  accord_query_add_number (query, "until_on", ACCORD_OP_IS, period->to - 1);
  accord_query_add_text (query, "member", ACCORD_OP_EMPTY, NULL);
  n = dex_await_int64 (accord_store_count (accord_workspace_get_store (self->workspace), query), &failed);
  return !accord_error_pass (error, &failed) ? -1 : n > 0;
}

static void
add_snapshot (Keeping *self, AccordEdit *edit, const AccordOutlook *outlook)
{
  const AccordKind *kind = &accord_forecast_snapshot_kind;
  const AccordOutlookDay *end = &g_array_index (outlook->days, AccordOutlookDay, outlook->days->len - 1);
  const char *currency = accord_workspace_get_currency (self->workspace);
  gint64 id = accord_edit_create (edit, kind);
  g_autofree char *name = accord_period_label (&outlook->period);
  const struct {
    const char *field;
    gint64 amount;
  } amounts[] = {
    { "closed", outlook->won.sum }, { "committed", outlook->commit }, { "best", outlook->best }, { "open_value", outlook->open.sum },
    { "expected", end->expected },  { "low", end->low80 },            { "high", end->high80 },
  };

  accord_edit_set_text (edit, kind, id, "name", name);
  accord_edit_set_number (edit, kind, id, "taken_on", self->today);
  accord_edit_set_number (edit, kind, id, "from_on", outlook->period.from);
  accord_edit_set_number (edit, kind, id, "until_on", outlook->period.to - 1);
  if (outlook->member != 0)
    accord_edit_set_number (edit, kind, id, "member", outlook->member);
  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    accord_edit_set_both (edit, kind, id, amounts[i].field, amounts[i].amount, currency);
}

static gboolean
says_something (const AccordOutlook *outlook)
{
  return outlook->won.n + outlook->open.n > 0;
}

/* What each of the team is expected to win, by shares as their goals are reached. */
static gboolean
keep_people (Keeping *self, AccordEdit *edit, const AccordDealScope *scope, const AccordPeriod *period, GError **error)
{
  g_autoptr (GPtrArray) people = dex_await_boxed (accord_outlook_read_people (accord_workspace_get_store (self->workspace), scope, period), error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    if (says_something (g_ptr_array_index (people, i)))
      add_snapshot (self, edit, g_ptr_array_index (people, i));
  return people != NULL;
}

/* Nothing is kept of a period in which nothing was won or is due. */
static gboolean
keep_period (Keeping *self, AccordEdit *edit, const AccordPeriod *period, gint64 *n, GError **error)
{
  int kept = is_kept (self, period, error);
  g_autoptr (AccordDealScope) scope = NULL;
  g_autoptr (AccordOutlook) outlook = NULL;

  if (kept != 0)
    return kept > 0;
  scope = accord_deal_scope_new (0, NULL, self->today, accord_workspace_get_currency (self->workspace));
  outlook = dex_await_boxed (accord_outlook_read (accord_workspace_get_store (self->workspace), scope, period), error);
  if (outlook == NULL)
    return FALSE;
  if (!says_something (outlook))
    return TRUE;
  add_snapshot (self, edit, outlook);
  (*n)++;
  return keep_people (self, edit, scope, period, error);
}

static DexFuture *
keep_fiber (gpointer data)
{
  Keeping *self = data;
  int fiscal = accord_workspace_get_fiscal_month (self->workspace);
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, self->today, fiscal);
  AccordPeriod quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, self->today, fiscal);
  g_autoptr (AccordEdit) edit = accord_edit_new (_("Kept the forecast of the week"));
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  if (accord_workspace_is_read_only (self->workspace))
    return dex_future_new_for_int64 (0);
  if (!keep_period (self, edit, &month, &n, &error) || !keep_period (self, edit, &quarter, &n, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (n > 0)
    set = dex_await_boxed (accord_journal_keep (accord_workspace_get_journal (self->workspace), edit), &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_int64 (n);
}

/**
 * accord_forecast_keep:
 * @workspace: the open file
 * @today: days since 1970-01-01
 *
 * Keeps this week's forecasts if nobody did yet. Nothing is written into a file that is open read-only.
 *
 * Returns: (transfer full): a future of a #gint64: of how many periods one was kept. Rejects with an #AccordStoreError
 */
DexFuture *
accord_forecast_keep (AccordWorkspace *workspace, gint64 today)
{
  Keeping *self = g_new0 (Keeping, 1);

  *self = (Keeping) { g_object_ref (workspace), today };
  return dex_scheduler_spawn (NULL, 0, keep_fiber, self, keeping_free);
}
