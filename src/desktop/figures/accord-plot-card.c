/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPlotCard: a chart of the page with its sentence, legend, table and menu.
 *
 *   ask(), journal "committed" ──once per frame──▶ accord_insight_plot() ──▶ AccordPlotChart
 */

#include "accord-config.h"

#include "accord-plot-card-private.h"

#include "accord-commit.h"
#include "accord-figure-drill.h"
#include "accord-insight-touch.h"
#include "accord-records-page.h"

#include <glib/gi18n-lib.h>

#define WAIT_MS 400 /* before a card says that it counts */

G_DEFINE_FINAL_TYPE (AccordPlotCard, accord_plot_card, ADW_TYPE_BIN)

static void
show_legend (AccordPlotCard *self, const AccordPlot *plot)
{
  static const AccordLegendMark marks[] = {
    [ACCORD_KEY_FILL] = ACCORD_LEGEND_FILL, [ACCORD_KEY_HATCH] = ACCORD_LEGEND_HATCH, [ACCORD_KEY_LINE] = ACCORD_LEGEND_LINE,
    [ACCORD_KEY_DASH] = ACCORD_LEGEND_DASH, [ACCORD_KEY_BAND] = ACCORD_LEGEND_BAND,   [ACCORD_KEY_RING] = ACCORD_LEGEND_RING,
  };

  accord_chart_card_clear_legend (self->card);
  for (guint i = 0; i < plot->keys->len; i++)
    {
      const AccordPlotKey *key = g_ptr_array_index (plot->keys, i);

      accord_chart_card_add_legend (self->card, (AccordSeries) key->tone, marks[key->mark], key->label);
    }
}

static void mark_activated_cb (AccordPlotCard *self, int index);

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, AccordPlotCard *self)
{
  mark_activated_cb (self, gtk_list_box_row_get_index (row));
}

/* Sentences, each with the rule that it follows from. */
static GtkWidget *
make_words (AccordPlotCard *self, AccordPlot *plot, gboolean at_once)
{
  GtkWidget *list = accord_plot_card_make_sentences (self, plot, at_once);

  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, 0);
  return list;
}

/* Asking */

static void
answered (gpointer owner, const GValue *value, const GError *error)
{
  AccordPlotCard *self = owner;

  accord_frame_call_clear (&self->wait_due);
  self->asking = FALSE;
  if (value != NULL)
    accord_plot_card_show (self, g_value_get_boxed (value));
  else
    accord_chart_card_set_too_little (self->card, error->message);
  self->stale = self->stale || (value == NULL && self->resting); /* asked again when somebody sees it */
}

/* A large file is opened for the first time: nobody is to take the empty card for an answer. */
static void
wait_due (gpointer data)
{
  AccordPlotCard *self = data;

  if (self->plot == NULL)
    accord_chart_card_set_too_little (self->card, _("Counting…"));
}

static void
ask_due (gpointer data)
{
  AccordPlotCard *self = data;

  if (self->ask == NULL || self->spec == NULL)
    return;
  if (self->plot == NULL)
    accord_frame_call_queue_after (&self->wait_due, WAIT_MS);
  self->n_asked++;
  self->asking = TRUE;
  self->ask->today = accord_date_today ();
  accord_newest_answer_ask (&self->newest, accord_insight_plot (self->workspace, self->spec, self->ask));
}

static DexFuture *
touched_cb (DexFuture *future, gpointer data)
{
  AccordPlotCard *self = data;
  const GValue *value = dex_future_get_value (future, NULL);
  const AccordInsightTouch *touch = value != NULL ? g_value_get_boxed (value) : NULL;

  if (self->workspace != NULL && self->ask != NULL && (touch == NULL || accord_insight_touch_card (touch, self->spec, self->ask)))
    accord_frame_call_queue (&self->due);
  return dex_future_new_true ();
}

/* A card on a page that is not shown asks when it is. */
static void
committed_cb (AccordPlotCard *self, AccordChangeSet *changes)
{
  if (self->spec == NULL || !accord_insight_card_depends (self->spec, changes))
    return;
  self->stale = self->resting;
  if (!self->resting)
    dex_future_disown (dex_future_finally (accord_insight_touch_read (accord_workspace_get_store (self->workspace), changes), touched_cb,
                                           g_object_ref (self), g_object_unref));
}

/* What stands behind a mark */

typedef struct {
  AccordPlotCard *self; /* owned */
  AccordPlot *plot;
  guint mark;
} Drill;

static void
drill_free (gpointer data)
{
  Drill *drill = data;

  g_object_unref (drill->self);
  accord_plot_unref (drill->plot);
  g_free (drill);
}

static DexFuture *
drilled_cb (DexFuture *future, gpointer data)
{
  Drill *drill = data;
  AccordPlotCard *self = drill->self;
  const AccordPlotDrill *what = accord_plot_tell (drill->plot, drill->mark)->drill;
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self->workspace == NULL || view == NULL)
    return dex_future_new_true ();
  if (value == NULL)
    accord_say_error (GTK_WIDGET (self), error->message);
  else
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                              accord_records_page_new (self->workspace, what->title, what->subtitle, drill->plot->explanation, g_value_get_boxed (value)));
  return dex_future_new_true ();
}

static void
mark_activated_cb (AccordPlotCard *self, int index)
{
  AccordPlot *plot = self->plot;
  const AccordPlotDrill *what;
  Drill *drill;

  if (plot == NULL || index < 0 || (guint) index >= plot->marks->len || accord_plot_tell (plot, (guint) index)->drill == NULL)
    return;
  what = accord_plot_tell (plot, (guint) index)->drill;
  if (what->figure != NULL && what->ids == NULL)
    {
      accord_figure_drill (GTK_WIDGET (self), self->workspace, what->request, what->figure, self->ask != NULL ? self->ask->whose : NULL);
      return;
    }
  drill = g_new0 (Drill, 1);
  *drill = (Drill) { g_object_ref (self), accord_plot_ref (plot), (guint) index };
  dex_future_disown (dex_future_finally (
    accord_insight_drill_query (accord_workspace_get_store (self->workspace), what), drilled_cb, drill, drill_free));
}

static void
accord_plot_card_dispose (GObject *object)
{
  AccordPlotCard *self = ACCORD_PLOT_CARD (object);

  accord_newest_answer_drop (&self->newest);
  accord_frame_call_clear (&self->due);
  accord_frame_call_clear (&self->wait_due);
  g_clear_pointer (&self->ask, accord_insight_ask_free);
  g_clear_object (&self->workspace);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->chart);
  G_OBJECT_CLASS (accord_plot_card_parent_class)->dispose (object);
}

static void
accord_plot_card_finalize (GObject *object)
{
  g_free (ACCORD_PLOT_CARD (object)->spec);
  g_clear_pointer (&ACCORD_PLOT_CARD (object)->plot, accord_plot_unref);
  G_OBJECT_CLASS (accord_plot_card_parent_class)->finalize (object);
}

static void
accord_plot_card_class_init (AccordPlotCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_plot_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_plot_card_finalize;
  accord_plot_card_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
accord_plot_card_init (AccordPlotCard *self)
{
  accord_frame_call_init (&self->due, ask_due, self);
  accord_frame_call_init (&self->wait_due, wait_due, self);
  accord_newest_answer_init (&self->newest, self, answered);
  self->card = ACCORD_CHART_CARD (accord_chart_card_new (NULL));
  self->chart = ACCORD_PLOT_CHART (g_object_ref_sink (accord_plot_chart_new ()));
  accord_chart_card_set_chart (self->card, GTK_WIDGET (self->chart));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
  g_signal_connect_object (self->chart, "mark-activated", G_CALLBACK (mark_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_plot_card_new_for:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a card that is shown what it shows
 */
GtkWidget *
accord_plot_card_new_for (AccordWorkspace *workspace)
{
  AccordPlotCard *self = g_object_new (ACCORD_TYPE_PLOT_CARD, NULL);

  self->workspace = g_object_ref (workspace);
  accord_chart_card_add_button (self->card, accord_plot_card_make_menu (NULL));
  return GTK_WIDGET (self);
}

/**
 * accord_plot_card_new:
 * @workspace: the open file
 * @spec: name of a chart, as accord_insight_plot() takes it
 *
 * Returns: (transfer floating): a card that shows nothing until it is asked
 */
GtkWidget *
accord_plot_card_new (AccordWorkspace *workspace, const char *spec)
{
  AccordPlotCard *self = g_object_new (ACCORD_TYPE_PLOT_CARD, NULL);
  g_autofree char *title = accord_insight_card_title (accord_workspace_get_store (workspace), spec);

  self->workspace = g_object_ref (workspace);
  self->spec = g_strdup (spec);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plot.decide", !accord_workspace_is_read_only (workspace));
  accord_chart_card_add_button (self->card, accord_plot_card_make_menu (spec));
  accord_chart_card_set_heading (self->card, title);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_plot_card_ask:
 * @self: a card
 * @ask: what the page is about
 * @ms: how long from now, for cards that others go before
 *
 * Shows other figures; the old ones stay until they are there.
 */
void
accord_plot_card_ask (AccordPlotCard *self, const AccordInsightAsk *ask, guint ms)
{
  g_return_if_fail (ACCORD_IS_PLOT_CARD (self) && ask != NULL);

  g_clear_pointer (&self->ask, accord_insight_ask_free);
  self->ask = accord_insight_ask_copy (ask);
  if (ms > 0)
    accord_frame_call_queue_after (&self->due, ms);
  else
    ask_due (self);
}

/**
 * accord_plot_card_is_asking:
 * @self: a card
 *
 * Returns: whether an answer is still to come
 */
gboolean
accord_plot_card_is_asking (AccordPlotCard *self)
{
  g_return_val_if_fail (ACCORD_IS_PLOT_CARD (self), FALSE);
  return self->asking;
}

/**
 * accord_plot_card_set_resting:
 * @self: a card
 * @resting: whether nobody sees it yet: what changes meanwhile is asked for when somebody does
 */
void
accord_plot_card_set_resting (AccordPlotCard *self, gboolean resting)
{
  g_return_if_fail (ACCORD_IS_PLOT_CARD (self));

  self->resting = resting;
  if (!resting && self->stale)
    ask_due (self);
  self->stale = self->stale && resting;
}

/**
 * accord_plot_card_show:
 * @self: a card
 * @plot: a chart
 */
void
accord_plot_card_show (AccordPlotCard *self, AccordPlot *plot)
{
  gboolean as_table, shown;

  g_return_if_fail (ACCORD_IS_PLOT_CARD (self) && plot != NULL);

  shown = self->plot != NULL;
  as_table = shown && self->plot->as_table;

  accord_chart_card_set_heading (self->card, plot->title);
  accord_chart_card_set_takeaway (self->card, plot->too_little != NULL ? NULL : plot->takeaway);
  accord_plot_ref (plot);
  g_clear_pointer (&self->plot, accord_plot_unref);
  self->plot = plot;
  if (plot->shape == ACCORD_PLOT_WORDS)
    accord_chart_card_set_chart (self->card, make_words (self, plot, shown));
  else if (accord_chart_card_get_chart (self->card) != GTK_WIDGET (self->chart))
    accord_chart_card_set_chart (self->card, GTK_WIDGET (self->chart));
  if (plot->shape != ACCORD_PLOT_WORDS)
    accord_plot_chart_set_plot (self->chart, plot);
  show_legend (self, plot);
  if (plot->as_table != as_table) /* else as whoever looks at it has it */
    g_object_set (self->card, "show-table", plot->as_table, NULL);
  accord_chart_card_set_too_little (self->card, plot->too_little);
  accord_chart_card_refresh (self->card);
}

/**
 * accord_plot_card_get_plot:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): what it draws; another one with every answer, %NULL before the first
 */
AccordPlot *
accord_plot_card_get_plot (AccordPlotCard *self)
{
  g_return_val_if_fail (ACCORD_IS_PLOT_CARD (self), NULL);
  return self->plot;
}

/**
 * accord_plot_card_get_n_asked:
 * @self: a card
 *
 * Returns: how often it has asked for its figures, to see what a commit costs
 */
guint
accord_plot_card_get_n_asked (AccordPlotCard *self)
{
  g_return_val_if_fail (ACCORD_IS_PLOT_CARD (self), 0);
  return self->n_asked;
}
