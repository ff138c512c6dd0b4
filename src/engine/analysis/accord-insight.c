/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which charts there are, and how one is asked for: data from report, words, and what stands behind each mark. The same for
 * the window, for paper and for the terminal. Main thread; the charts are made in fibers. */

#include "accord-config.h"

#include "accord-insight-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordInsightCard card; /* first */
  AccordPlot *(*make) (AccordInsight *self, GError **error);
} Entry;

static const Entry entries[] = {
  { { "revenue", N_("Revenue and Goal"), TRUE, ACCORD_INSIGHT_READS_DEALS " stage member goal workspace deal_credit", TRUE }, accord_insight_revenue },
  { { "outlook", N_("Forecast"), FALSE, ACCORD_INSIGHT_READS_DEALS " stage goal workspace deal_credit", TRUE }, accord_insight_outlook },
  { { "funnel", N_("Funnel"), FALSE, ACCORD_INSIGHT_READS_MOVES " stage stage_event pipeline", TRUE }, accord_insight_funnel },
  { { "rate", N_("Win Rate"), FALSE, ACCORD_INSIGHT_READS_MOVES ",customer,product,competitor stage member team product customer competitor deal_competitor", TRUE }, accord_insight_rate },
  { { "dwell", N_("Days in Stage"), FALSE, ACCORD_INSIGHT_READS_MOVES " stage stage_event pipeline", TRUE }, accord_insight_dwell },
  { { "stalled", N_("Stalled Value"), FALSE, ACCORD_INSIGHT_READS_DEALS " stage stage_event pipeline", TRUE, TRUE }, accord_insight_stalled },
  { { "leaders", N_("Leaderboard"), TRUE, ACCORD_INSIGHT_READS_DEALS " stage member goal deal_credit", FALSE }, accord_insight_leaders },
  { { "reasons", N_("Lost Reasons"), FALSE, ACCORD_INSIGHT_READS_CLOSED ",lost_reason,competitor stage loss_reason", TRUE }, accord_insight_reasons },
  { { "trend", N_("Revenue Trend"), TRUE, ACCORD_INSIGHT_READS_CLOSED " stage workspace deal_credit", TRUE }, accord_insight_trend },
  { { "accuracy", N_("Forecast Accuracy"), FALSE, ACCORD_INSIGHT_READS_CLOSED " stage forecast_snapshot deal_credit", TRUE }, accord_insight_accuracy },
  { { "busy", N_("Activities over the Week"), FALSE, "activity", TRUE }, accord_insight_busy },
  { { "customers", N_("Customers"), FALSE, ACCORD_INSIGHT_READS_DEALS " customer member stage", TRUE }, accord_insight_customers },
  { { "rfm", N_("Buyers by Value (RFM)"), FALSE, ACCORD_INSIGHT_READS_CLOSED " stage customer", TRUE }, accord_insight_rfm },
  { { "week", N_("Unusual This Week"), TRUE, ACCORD_INSIGHT_READS_MOVES ",source stage stage_event member", FALSE, TRUE }, accord_insight_week },
  { { "question", N_("Question"), FALSE, "", TRUE }, accord_insight_question },
};

/**
 * accord_insight_card_find:
 * @spec: name of a chart, with what it is by: "rate:deal.source"
 *
 * Returns: (transfer none) (nullable): the chart; %NULL where this program knows none of that name
 */
const AccordInsightCard *
accord_insight_card_find (const char *spec)
{
  gsize length = strcspn (spec, ":");

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (strlen (entries[i].card.id) == length && strncmp (entries[i].card.id, spec, length) == 0)
      return &entries[i].card;
  return NULL;
}

static const char *
by_label (AccordStore *store, const char *by)
{
  static const struct {
    const char *by;
    const char *label;
  } groups[] = {
    { "member", N_("Member") }, { "team", N_("Team") }, { "product", N_("Product") }, { "competitor", N_("Competitor") },
    { "tier", N_("Purchasing Power") },
  };
  static const struct {
    const char *prefix;
    const AccordKind *kind;
  } kinds[] = { { "deal.", &accord_deal_kind }, { "customer.", &accord_customer_kind }, { "member.", &accord_member_kind } };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (groups[i].by, by))
      return _(groups[i].label);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (by, kinds[i].prefix))
      {
        const AccordKind *kind = accord_store_get_kind (store, kinds[i].kind);
        int field = accord_kind_find (kind, by + strlen (kinds[i].prefix));

        return field >= 0 ? accord_field_label (&kind->fields[field]) : by;
      }
  return by;
}

/**
 * accord_insight_card_title:
 * @store: the open file
 * @spec: name of a chart
 *
 * Returns: (transfer full): "Win Rate by Source"
 */
char *
accord_insight_card_title (AccordStore *store, const char *spec)
{
  const AccordInsightCard *card = accord_insight_card_find (spec);
  const char *by = strchr (spec, ':');

  if (card == NULL)
    return g_strdup (spec);
  if (by == NULL)
    return g_strdup (_(card->title));
  /* Translators: a chart and what it is by, as in "Win Rate by Source" */
  return g_strdup_printf (_("%1$s by %2$s"), _(card->title), by_label (store, by + 1));
}

static gboolean
is_groupable (const AccordField *field)
{
  const AccordFieldFlags never = ACCORD_FIELD_TITLE | ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC | ACCORD_FIELD_KEY;

  if (field->flags & never)
    return FALSE;
  return field->type == ACCORD_FIELD_CHOICE || field->type == ACCORD_FIELD_BOOLEAN || field->type == ACCORD_FIELD_LINK ||
         (field->type == ACCORD_FIELD_TEXT && !(field->flags & ACCORD_FIELD_PERSONAL)) || (field->flags & ACCORD_FIELD_CUSTOM);
}

static void
add_fields (GStrvBuilder *builder, AccordStore *store, const char *card, const char *prefix, const AccordKind *base)
{
  const AccordKind *kind = accord_store_get_kind (store, base);

  for (int i = 0; i < kind->n_fields; i++)
    if (is_groupable (&kind->fields[i]))
      g_strv_builder_take (builder, g_strdup_printf ("%s:%s%s", card, prefix, kind->fields[i].name));
}

/**
 * accord_insight_card_specs:
 * @store: the open file, for its fields
 *
 * Returns: (transfer full): names of all charts with everything they can be by, in the order they are offered
 */
GStrv
accord_insight_card_specs (AccordStore *store)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const char *id = entries[i].card.id;

      if (g_str_equal (id, "rate"))
        {
          g_strv_builder_add_many (builder, "rate:member", "rate:team", "rate:product", "rate:competitor", NULL);
          add_fields (builder, store, id, "deal.", &accord_deal_kind);
          add_fields (builder, store, id, "customer.", &accord_customer_kind);
          add_fields (builder, store, id, "member.", &accord_member_kind);
        }
      else if (g_str_equal (id, "customers"))
        {
          g_strv_builder_add (builder, "customers:tier");
          add_fields (builder, store, id, "customer.", &accord_customer_kind);
        }
      else if (!g_str_equal (id, "question"))
        g_strv_builder_add (builder, id);
    }
  return g_strv_builder_end (builder);
}

/* What is asked */

/**
 * accord_insight_ask_new:
 * @period: the days
 * @compare: with what
 * @member: whose figures; 0: everyone's
 * @whose: (nullable): the member's name
 *
 * Returns: (transfer full): what a page is about, today
 */
AccordInsightAsk *
accord_insight_ask_new (const AccordPeriod *period, AccordCompare compare, gint64 member, const char *whose)
{
  AccordInsightAsk *self = g_new0 (AccordInsightAsk, 1);

  *self = (AccordInsightAsk) { *period, compare, member, g_strdup (whose), 0, accord_date_today () };
  return self;
}

AccordInsightAsk *
accord_insight_ask_copy (const AccordInsightAsk *ask)
{
  AccordInsightAsk *copy = g_memdup2 (ask, sizeof *ask);

  copy->whose = g_strdup (ask->whose);
  return copy;
}

void
accord_insight_ask_free (AccordInsightAsk *ask)
{
  g_free (ask->whose);
  g_free (ask);
}

/**
 * accord_insight_before:
 * @ask: what a page is about
 * @before: (out): the period it is compared with
 * @label: (out) (optional): its name, as in "12% on Q3 2025 so far"
 *
 * Of the running period only as many days are compared as have gone by.
 *
 * Returns: %FALSE if it is compared with nothing
 */
gboolean
accord_insight_before (const AccordInsightAsk *ask, AccordPeriod *before, char **label)
{
  const AccordPeriod *period = &ask->period;
  AccordPeriod whole;
  g_autofree char *name = NULL;
  gboolean running;

  if (label != NULL)
    *label = NULL;
  if (ask->compare == ACCORD_COMPARE_NOTHING || period->unit == ACCORD_PERIOD_ALL)
    return FALSE;
  running = accord_period_is_running (period, ask->today);
  whole = ask->compare == ACCORD_COMPARE_LAST_YEAR ? accord_period_years_before (period, 1) : accord_period_step (period, -1);
  *before = accord_period_so_far (&whole, period, ask->today);
  if (label == NULL)
    return TRUE;
  if (period->unit == ACCORD_PERIOD_CUSTOM)
    name = g_strdup (ask->compare == ACCORD_COMPARE_LAST_YEAR ? _("the year before") : _("the period before"));
  else
    name = accord_period_label (&whole);
  /* Translators: a period up to the day that corresponds to today, as in "12% on Q3 2025 so far" */
  *label = running && period->unit != ACCORD_PERIOD_CUSTOM ? g_strdup_printf (_("%s so far"), name) : g_steal_pointer (&name);
  return TRUE;
}

/* Making one */

void
accord_insight_free (AccordInsight *self)
{
  g_clear_object (&self->workspace);
  g_clear_object (&self->store);
  g_clear_pointer (&self->ask, accord_insight_ask_free);
  g_free (self->by);
  g_free (self->before_label);
  g_clear_pointer (&self->goals, g_hash_table_unref);
  g_free (self);
}

/* Returns: (nullable): what a chart is compared with, in words; most say nothing of it. */
const char *
accord_insight_before_label (AccordInsight *self)
{
  AccordPeriod before;

  if (self->before_label == NULL)
    accord_insight_before (self->ask, &before, &self->before_label);
  return self->before_label;
}

/* A chart may outlive its workspace: nothing is read any more by then. */
AccordInsight *
accord_insight_keep (const AccordInsight *self)
{
  AccordInsight *kept = g_new0 (AccordInsight, 1);

  kept->store = g_object_ref (self->store);
  kept->ask = accord_insight_ask_copy (self->ask);
  kept->by = g_strdup (self->by);
  kept->currency = g_intern_string (self->currency);
  return kept;
}

typedef struct {
  AccordInsight *insight;
  char *spec;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  accord_insight_free (making->insight);
  g_free (making->spec);
  g_free (making);
}

static DexFuture *
make_fiber (gpointer data)
{
  Making *making = data;
  const AccordInsightCard *card = accord_insight_card_find (making->spec);
  g_autoptr (GError) error = NULL;
  AccordPlot *plot = ((const Entry *) card)->make (making->insight, &error);

  if (plot == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_PLOT, plot);
}

/**
 * accord_insight_plot:
 * @workspace: the open file
 * @spec: name of a chart
 * @ask: what the page is about
 *
 * Returns: (transfer full): a future of an #AccordPlot. Rejects with an #AccordStoreError, or an #AccordRuleError where there
 *   is no such chart
 */
DexFuture *
accord_insight_plot (AccordWorkspace *workspace, const char *spec, const AccordInsightAsk *ask)
{
  Making *making;
  const char *by = strchr (spec, ':');

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace) && ask != NULL, NULL);

  if (accord_insight_card_find (spec) == NULL)
    return dex_future_new_reject (ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                                  _("This program knows no chart called “%s”. Take it off the page."), spec);
  making = g_new0 (Making, 1);
  making->spec = g_strdup (spec);
  making->insight = g_new0 (AccordInsight, 1);
  making->insight->workspace = g_object_ref (workspace);
  making->insight->store = g_object_ref (accord_workspace_get_store (workspace));
  making->insight->ask = accord_insight_ask_copy (ask);
  making->insight->by = by != NULL ? g_strdup (by + 1) : NULL;
  making->insight->currency = g_intern_string (accord_workspace_get_currency (workspace)); /* settings may change meanwhile */
  making->insight->has_before = accord_insight_before (ask, &making->insight->before, NULL);
  return dex_scheduler_spawn (NULL, 0, make_fiber, making, making_free);
}

static DexFuture *
ids_cb (DexFuture *future, gpointer kind)
{
  GArray *ids = g_value_get_boxed (dex_future_get_value (future, NULL));
  AccordQuery *query = accord_query_new (kind);

  accord_query_keep_ids (query, (const gint64 *) (const void *) ids->data, ids->len, TRUE);
  return dex_future_new_take_boxed (ACCORD_TYPE_QUERY, query);
}

/**
 * accord_insight_drill_query:
 * @store: the open file
 * @drill: what stands behind a mark
 *
 * Returns: (transfer full): a future of the #AccordQuery that lists it
 */
DexFuture *
accord_insight_drill_query (AccordStore *store, const AccordPlotDrill *drill)
{
  if (drill->ids != NULL)
    return dex_future_then (drill->ids (store, drill), ids_cb, (gpointer) drill->kind, NULL);
  if (drill->query != NULL)
    return dex_future_new_take_boxed (ACCORD_TYPE_QUERY, accord_query_copy (drill->query));
  return dex_future_then (accord_flow_deals (store, drill->scope, &drill->period, drill->stage, TRUE), ids_cb, (gpointer) &accord_deal_kind, NULL);
}
