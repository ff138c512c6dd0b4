/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands behind a figure: one list of records; for a ratio the records of its numerator and of its denominator apart; for
 * a figure made of others those others, each of which opens into what is behind it. The numbers of records are those that the
 * figure was made of; tests hold them together over the whole catalogue.
 *
 *   figure ──┬─▶ closed, open, opened: conditions that anyone can ask     (accord-report-records.c)
 *            ├─▶ history, buyers, a query of its own: counted once more   (accord-report-hear.c)
 *            └─▶ made of others: figures, goals, kept forecasts           (accord-figure-mixed.c)
 */

#include "accord-config.h"

#include "accord-figure-part-private.h"

#include "accord-grouping.h"

#include <glib/gi18n-lib.h>

/* How both sides of a ratio are called. */
typedef struct {
  const char *kpi;
  const char *part;
  const char *whole;
  const char *left_out; /* NULL: nothing can be */
} Ratio;

static const Ratio ratios[] = {
  { "win-rate", N_("Won"), N_("Won or lost"), NULL },
  { "win-rate-value", N_("Won"), N_("Won or lost"), NULL },
  { "win-rate-cohort", N_("Won since"), N_("Opened"), NULL },
  { "win-rate-zoho", N_("Won"), N_("Won, lost, overdue or old"), NULL },
  { "win-rate-tryton", N_("Won"), N_("All there were"), NULL },
  { "qualified-share", N_("Qualified"), N_("Came"), NULL },
  { "lost-cycle", NULL, N_("Lost"), N_("Left out") },
  { "lead-to-close", NULL, N_("Won"), N_("Left out") },
  { "lead-response", NULL, N_("Contacted"), N_("Not yet contacted") },
  { "conversion", N_("Won since"), N_("Entered"), NULL },
  { "lead-conversion", N_("With a deal"), N_("Came"), N_("Pending") },
  { "repeat-rate", N_("Bought again"), N_("Bought"), NULL },
  { "retention", N_("Still active"), N_("Active before"), NULL },
  { "cash-rate", N_("Paid"), N_("Due"), NULL },
  { "rotting-share", N_("Rotting"), N_("Open deals"), NULL },
  { "quote-acceptance", N_("Accepted"), N_("Answered or expired"), NULL },
  { "discount-depth", N_("With a discount"), N_("Lines of quotes"), NULL },
  { "csat", N_("Satisfied"), N_("Answers"), N_("Skipped") },
  { "csat-mean", NULL, N_("Answers"), N_("Skipped") },
  { "nps", N_("Promoters"), N_("Answers"), N_("Skipped") },
  { "response-rate", N_("Answered"), N_("Sent"), NULL },
  { "follow-up-on-time", N_("On time"), N_("Due"), NULL },
  { "complaint-response", NULL, N_("Answered"), N_("Not yet answered") },
  { "complaint-resolution", NULL, N_("Resolved"), N_("Not yet resolved") },
  { "revisit-completion", N_("Revisited"), N_("Resolved"), N_("Pending") },
  { "sla-response", N_("Met"), N_("Met or missed"), N_("Not yet told") },
  { "sla-resolution", N_("Met"), N_("Met or missed"), N_("Not yet told") },
  { "complaint-response-hours", NULL, N_("Answered"), N_("Not yet answered") },
  { "complaint-resolution-hours", NULL, N_("Resolved"), N_("Not yet resolved") },
  { "on-time-delivery", N_("On time"), N_("Delivered or overdue"), NULL },
  { "quote-to-order", N_("Won"), N_("Won or lost"), N_("Not yet decided") },
  { "next-step-coverage", N_("With a next step"), N_("Open deals"), NULL },
  { "stage-dwell", NULL, N_("Visits that ended"), N_("Left out") },
};

void
accord_figure_part_free (AccordFigurePart *part)
{
  if (part == NULL)
    return;
  g_free (part->label);
  g_clear_pointer (&part->query, accord_query_unref);
  g_clear_pointer (&part->request, accord_report_request_free);
  g_clear_pointer (&part->figure, accord_figure_free);
  g_free (part);
}

static const Ratio *
ratio_of (const AccordKpi *kpi)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ratios); i++)
    if (g_str_equal (ratios[i].kpi, kpi->id))
      return &ratios[i];
  return NULL;
}

/**
 * accord_figure_is_one_list:
 * @figure: a figure
 *
 * Returns: whether one list of records is all that is behind it, which accord_report_records() tells for most groups
 */
gboolean
accord_figure_is_one_list (const AccordFigure *figure)
{
  return ratio_of (figure->kpi) == NULL && accord_kpi_scope (figure->kpi) != ACCORD_SCOPE_MIXED && figure->reversed == 0 && figure->restated == 0 &&
         figure->shared == 0;
}

static AccordFigurePart *
add_part (AccordFigureParts *self, const char *label)
{
  AccordFigurePart *part = g_new0 (AccordFigurePart, 1);

  part->label = g_strdup (label);
  g_ptr_array_add (self->parts, part);
  return part;
}

/* Takes the query. */
gboolean
accord_figure_parts_add_query (AccordFigureParts *self, const char *label, AccordQuery *query, GError **error)
{
  g_autoptr (AccordIds) ids = accord_reader_find (self->reader, query, error);
  AccordFigurePart *part = add_part (self, label);

  part->query = query;
  part->n = ids != NULL ? ids->n_ids : 0;
  return ids != NULL;
}

void
accord_figure_parts_add_ids (AccordFigureParts *self, const char *label, const AccordKind *kind, GArray *ids)
{
  AccordFigurePart *part = add_part (self, label);

  part->query = accord_query_new (kind);
  part->n = ids->len;
  accord_query_keep_ids (part->query, (const gint64 *) (void *) ids->data, ids->len, TRUE);
}

/* Those of a role; none are left out unless asked for, so that an empty numerator opens into nothing rather than not at all. */
static void
add_heard (AccordFigureParts *self, GArray *heard, AccordHeardRole role, const char *label, gboolean even_none)
{
  const AccordKpiQuery *own = accord_kpi_query (self->figure->kpi);
  const AccordKind *kind = role == ACCORD_HEARD_SHARE ? &accord_deal_credit_kind
                           : (role & (ACCORD_HEARD_REVERSED | ACCORD_HEARD_RESTATED)) != 0 ? &accord_restatement_kind
                           : own != NULL                                                   ? own->kind
                           : accord_kpi_scope (self->figure->kpi) == ACCORD_SCOPE_BUYERS ? &accord_customer_kind
                                                                                         : &accord_deal_kind;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < heard->len; i++)
    {
      const AccordHeardLine *line = &g_array_index (heard, AccordHeardLine, i);

      if ((line->roles & role) != 0)
        g_array_append_val (ids, line->id);
    }
  if (even_none || ids->len > 0)
    accord_figure_parts_add_ids (self, label, kind, ids);
}

static gboolean
add_counted (AccordFigureParts *self, GError **error)
{
  const Ratio *ratio = ratio_of (self->figure->kpi);
  g_autoptr (GArray) heard = accord_report_hear (self->reader, self->book, self->request, self->figure, error);

  if (heard == NULL)
    return FALSE;
  if (ratio != NULL && ratio->part != NULL)
    add_heard (self, heard, ACCORD_HEARD_PART, _(ratio->part), TRUE);
  add_heard (self, heard, ACCORD_HEARD_WHOLE, ratio != NULL ? _(ratio->whole) : _(self->figure->kpi->label), TRUE);
  add_heard (self, heard, ACCORD_HEARD_AGAINST, _("Detractors"), FALSE);
  add_heard (self, heard, ACCORD_HEARD_LOST, _("Lost since"), FALSE);
  add_heard (self, heard, ACCORD_HEARD_DISCARDED, _("Discarded since"), FALSE);
  add_heard (self, heard, ACCORD_HEARD_OPEN, _("Still open"), FALSE);
  add_heard (self, heard, ACCORD_HEARD_LEFT_OUT, ratio != NULL ? _(ratio->left_out) : _("Left out"), FALSE);
  return TRUE;
}

/* Both sides of a ratio of deals, as conditions. */
static gboolean
add_asked (AccordFigureParts *self, const Ratio *ratio, GError **error)
{
  AccordQuery *won = accord_report_records (self->request, self->figure);

  accord_query_add_text (won, "stage.outcome", ACCORD_OP_IS, "won");
  if (!accord_figure_parts_add_query (self, _(ratio->part), won, error) ||
      !accord_figure_parts_add_query (self, _(ratio->whole), accord_report_records (self->request, self->figure), error))
    return FALSE;
  if (accord_kpi_measure (self->figure->kpi) != ACCORD_MEASURE_COHORT_RATE)
    return TRUE;
  won = accord_report_records (self->request, self->figure);
  accord_query_add_text (won, "stage.outcome", ACCORD_OP_IS_NOT, "won");
  accord_query_add_text (won, "stage.outcome", ACCORD_OP_IS_NOT, "lost");
  accord_query_add_text (won, "stage.outcome", ACCORD_OP_IS_NOT, "discarded");
  return accord_figure_parts_add_query (self, _("Still open"), won, error);
}

/* What locked books have beside the deals (F01). */
static gboolean
add_restated (AccordFigureParts *self, GError **error)
{
  g_autoptr (GArray) heard = NULL;

  if (self->figure->reversed == 0 && self->figure->restated == 0)
    return TRUE;
  heard = accord_report_hear (self->reader, self->book, self->request, self->figure, error);
  if (heard == NULL)
    return FALSE;
  add_heard (self, heard, ACCORD_HEARD_REVERSED, _("Taken back"), FALSE);
  add_heard (self, heard, ACCORD_HEARD_RESTATED, _("Restated"), FALSE);
  return TRUE;
}

/* @ids: of deals, as they stand; those that others have are taken out, those of others put behind. */
static void
add_shared_deals (AccordFigureParts *self, const AccordIds *ids, GArray *heard)
{
  g_autoptr (GArray) deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) given = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < heard->len; i++)
    if (g_array_index (heard, AccordHeardLine, i).roles == ACCORD_HEARD_GIVEN)
      g_hash_table_add (given, GSIZE_TO_POINTER ((gsize) g_array_index (heard, AccordHeardLine, i).id));
  for (guint i = 0; i < ids->n_ids; i++)
    if (!g_hash_table_contains (given, GSIZE_TO_POINTER ((gsize) ids->ids[i])))
      g_array_append_val (deals, ids->ids[i]);
  for (guint i = 0; i < heard->len; i++)
    if (g_array_index (heard, AccordHeardLine, i).roles == ACCORD_HEARD_CREDITED)
      g_array_append_val (deals, g_array_index (heard, AccordHeardLine, i).id);
  accord_figure_parts_add_ids (self, _(self->figure->kpi->label), &accord_deal_kind, deals);
}

/* Revenue of a member with shares of deals (F09): the deals of which it has any, and the shares themselves. */
static gboolean
add_shared (AccordFigureParts *self, GError **error)
{
  g_autoptr (AccordQuery) query = accord_report_records (self->request, self->figure);
  g_autoptr (AccordIds) ids = accord_reader_find (self->reader, query, error);
  g_autoptr (GArray) heard = ids != NULL ? accord_report_hear (self->reader, self->book, self->request, self->figure, error) : NULL;

  if (heard == NULL)
    return FALSE;
  add_shared_deals (self, ids, heard);
  add_heard (self, heard, ACCORD_HEARD_SHARE, _("Shares of deals"), FALSE);
  add_heard (self, heard, ACCORD_HEARD_REVERSED, _("Taken back"), FALSE);
  add_heard (self, heard, ACCORD_HEARD_RESTATED, _("Restated"), FALSE);
  return TRUE;
}

static gboolean
add_parts (AccordFigureParts *self, GError **error)
{
  const Ratio *ratio = ratio_of (self->figure->kpi);
  AccordScope scope = accord_kpi_scope (self->figure->kpi);
  AccordQuery *query;

  if (scope == ACCORD_SCOPE_MIXED)
    return accord_figure_parts_add_mixed (self, error);
  if (ratio != NULL && (scope == ACCORD_SCOPE_CLOSED || scope == ACCORD_SCOPE_OPENED))
    return add_asked (self, ratio, error) && add_restated (self, error);
  if (self->figure->shared > 0)
    return add_shared (self, error);
  query = ratio == NULL ? accord_report_records (self->request, self->figure) : NULL;
  if (query != NULL)
    return accord_figure_parts_add_query (self, _(self->figure->kpi->label), query, error) && add_restated (self, error);
  return add_counted (self, error);
}

typedef struct {
  AccordReportRequest *request;
  AccordFigure *figure;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  accord_report_request_free (asked->request);
  accord_figure_free (asked->figure);
  g_free (asked);
}

static DexFuture *
run_parts (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_part_free);
  AccordFigureParts self = { reader, book, asked->request, asked->figure, parts };

  if (!add_parts (&self, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&parts));
}

/**
 * accord_figure_parts:
 * @store: the open file
 * @request: the request that the figure came from
 * @figure: one of its figures, a total or of a group
 *
 * What the figure opens into: a list of records; of a ratio the numerator's, the denominator's and what became of the rest; of a
 * figure made of others (F06, F08, F09, F18) those others.
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordFigurePart. Rejects with an #AccordStoreError
 */
DexFuture *
accord_figure_parts (AccordStore *store, const AccordReportRequest *request, const AccordFigure *figure)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && request != NULL && figure != NULL, NULL);

  asked = g_new0 (Asked, 1);
  asked->request = accord_report_request_copy (request);
  asked->figure = accord_figure_copy (figure);
  return accord_deal_book_try (store, run_parts, asked, asked_free);
}
