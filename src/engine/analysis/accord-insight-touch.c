/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The amount of a deal that was won last year is nothing to this quarter's figures. A commit that changed what deals are, and
 * not whose they are nor where on the calendar, leaves them where they were: read once for everybody who asks, their stage and
 * days tell which answers it may change. Any other commit may change all that its fields say. Main thread. */

#include "accord-config.h"

#include "accord-insight-touch.h"

#include "accord-insight-private.h"
#include "accord-revenue-words.h"

#define MOST 20 /* deals; more touch something of everything */
#define KEY "accord-insight-touch"

typedef struct {
  gboolean won;
  gboolean lost;
  gboolean closed; /* has a day of close */
  gint64 closed_on;
  gboolean opened;
  gint64 opened_on;
} Standing;

struct _AccordInsightTouch {
  GArray *deals; /* of Standing */
};

G_DEFINE_BOXED_TYPE (AccordInsightTouch, accord_insight_touch, accord_insight_touch_ref, accord_insight_touch_unref)

AccordInsightTouch *
accord_insight_touch_ref (AccordInsightTouch *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
touch_clear (gpointer data)
{
  g_array_unref (((AccordInsightTouch *) data)->deals);
}

void
accord_insight_touch_unref (AccordInsightTouch *self)
{
  g_atomic_rc_box_release_full (self, touch_clear);
}

/* Fields by which a deal stands where it stands: what it was before cannot be read any more. */
static guint64
moving_fields (void)
{
  static const char *const names[] = { "stage", "owner", "closed_on", "opened_on", "expected_on" };
  guint64 fields = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    fields |= G_GUINT64_CONSTANT (1) << accord_kind_find (&accord_deal_kind, names[i]);
  return fields;
}

/* Whether only few deals changed, and none moved. */
static gboolean
leaves_in_place (const AccordChangeSet *changes)
{
  guint64 moving = moving_fields ();

  if (changes->spans->len > 0 || changes->changes->len == 0 || changes->changes->len > MOST)
    return FALSE;
  for (guint i = 0; i < changes->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (changes->changes, AccordChange, i);

      if (!accord_kind_is (change->kind, &accord_deal_kind) || change->operation != 'u' || (change->fields & moving) != 0)
        return FALSE;
    }
  return TRUE;
}

typedef struct {
  AccordStore *store; /* owned */
  GArray *ids;        /* of gint64 */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_object_unref (self->store);
  g_array_unref (self->ids);
  g_free (self);
}

static DexFuture *
read_fiber (gpointer data)
{
  const Reading *reading = data;
  AccordInsightTouch *self = g_atomic_rc_box_new0 (AccordInsightTouch);

  self->deals = g_array_new (FALSE, FALSE, sizeof (Standing));
  for (guint i = 0; i < reading->ids->len; i++)
    {
      gint64 id = g_array_index (reading->ids, gint64, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordRecord) deal = dex_await_boxed (accord_store_load_one (reading->store, &accord_deal_kind, id), &error);
      g_autoptr (AccordRecord) stage =
        deal != NULL ? dex_await_boxed (accord_store_load_one (reading->store, &accord_stage_kind, accord_record_number (deal, "stage")), &error) : NULL;
      const char *outcome = stage != NULL ? accord_record_text (stage, "outcome") : NULL;
      Standing standing = { .won = g_strcmp0 (outcome, "won") == 0, .lost = g_strcmp0 (outcome, "lost") == 0 };

      if (outcome == NULL)
        {
          accord_insight_touch_unref (self);
          return error != NULL ? dex_future_new_for_error (g_steal_pointer (&error)) : dex_future_new_take_boxed (ACCORD_TYPE_INSIGHT_TOUCH, NULL);
        }
      standing.closed = accord_record_get_number (deal, "closed_on", &standing.closed_on);
      standing.opened = accord_record_get_number (deal, "opened_on", &standing.opened_on);
      g_array_append_val (self->deals, standing);
    }
  return dex_future_new_take_boxed (ACCORD_TYPE_INSIGHT_TOUCH, self);
}

/* What was read of the last commit: a page asks a dozen times. */
typedef struct {
  gint64 txn;
  DexFuture *touch;
} Last;

static void
last_free (gpointer data)
{
  dex_unref (((Last *) data)->touch);
  g_free (data);
}

/**
 * accord_insight_touch_read:
 * @store: the open file
 * @changes: what was committed
 *
 * Read once for each commit, whoever asks.
 *
 * Returns: (transfer full): a future of an #AccordInsightTouch; of %NULL where anything that @changes name may be touched.
 *   Rejects with an #AccordStoreError, which means the same
 */
DexFuture *
accord_insight_touch_read (AccordStore *store, const AccordChangeSet *changes)
{
  Last *last = g_object_get_data (G_OBJECT (store), KEY);
  Reading *reading;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && changes != NULL, NULL);

  if (!leaves_in_place (changes))
    return dex_future_new_take_boxed (ACCORD_TYPE_INSIGHT_TOUCH, NULL);
  if (last != NULL && last->txn == changes->txn)
    return dex_ref (last->touch);
  reading = g_new0 (Reading, 1);
  reading->store = g_object_ref (store);
  reading->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < changes->changes->len; i++)
    g_array_append_val (reading->ids, g_array_index (changes->changes, AccordChange, i).id);
  last = g_new0 (Last, 1);
  *last = (Last) { changes->txn, dex_scheduler_spawn (NULL, 0, read_fiber, reading, reading_free) };
  g_object_set_data_full (G_OBJECT (store), KEY, last, last_free);
  return dex_ref (last->touch);
}

static gboolean
lies_in (const AccordPeriod *period, gboolean dated, gint64 day)
{
  return period->unit == ACCORD_PERIOD_ALL || (dated && day >= period->from && day < period->to);
}

static gboolean
is_open (const Standing *deal)
{
  return !deal->won && !deal->lost;
}

/* @won, @lost: which closes of the period count; @open: whether open deals do, whatever their days. */
static gboolean
has (const AccordInsightTouch *self, const AccordPeriod *period, gboolean won, gboolean lost, gboolean open)
{
  for (guint i = 0; i < self->deals->len; i++)
    {
      const Standing *deal = &g_array_index (self->deals, Standing, i);

      if ((open && is_open (deal)) || (((won && deal->won) || (lost && deal->lost)) && lies_in (period, deal->closed, deal->closed_on)))
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_insight_touch_card:
 * @self: where the deals of a commit stand
 * @spec: name of a chart
 * @ask: what its page is about
 *
 * Returns: whether the chart may look different now, of the fields that it reads
 */
gboolean
accord_insight_touch_card (const AccordInsightTouch *self, const char *spec, const AccordInsightAsk *ask)
{
  const AccordInsightCard *card = accord_insight_card_find (spec);
  AccordPeriod all = accord_period_all (), shown = accord_revenue_period (&ask->period, ask->period.fiscal_month);

  if (card == NULL)
    return FALSE;
  if (g_str_equal (card->id, "revenue"))
    return has (self, &shown, TRUE, FALSE, shown.unit != ACCORD_PERIOD_ALL && shown.to > ask->today);
  if (g_str_equal (card->id, "leaders"))
    return has (self, &ask->period, TRUE, FALSE, FALSE);
  if (g_str_equal (card->id, "reasons"))
    return has (self, &ask->period, FALSE, TRUE, FALSE);
  if (g_str_equal (card->id, "rate"))
    return has (self, &ask->period, TRUE, TRUE, FALSE);
  if (g_str_equal (card->id, "outlook"))
    return has (self, accord_insight_outlook_fits (&ask->period) ? &ask->period : &all, TRUE, FALSE, TRUE);
  if (g_str_equal (card->id, "trend"))
    return has (self, &all, TRUE, FALSE, FALSE);
  return TRUE;
}

/**
 * accord_insight_touch_figures:
 * @self: where the deals of a commit stand
 * @kpis: (array zero-terminated=1): ids of figures
 * @period: what they are asked for
 *
 * Returns: whether any of the figures may be another one now
 */
gboolean
accord_insight_touch_figures (const AccordInsightTouch *self, const char *const *kpis, const AccordPeriod *period)
{
  for (int i = 0; kpis[i] != NULL; i++)
    {
      const AccordKpi *kpi = accord_kpi_by_id (kpis[i]);
      AccordKpiDeals deals = kpi != NULL ? accord_kpi_deals (kpi) : ACCORD_KPI_DEALS_ANY;

      if (deals == ACCORD_KPI_DEALS_ANY || has (self, period, deals == ACCORD_KPI_DEALS_CLOSED, deals == ACCORD_KPI_DEALS_CLOSED, deals == ACCORD_KPI_DEALS_OPEN))
        return TRUE;
      for (guint k = 0; deals == ACCORD_KPI_DEALS_OPENED && k < self->deals->len; k++)
        if (lies_in (period, g_array_index (self->deals, Standing, k).opened, g_array_index (self->deals, Standing, k).opened_on))
          return TRUE;
    }
  return FALSE;
}
