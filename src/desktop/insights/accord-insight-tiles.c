/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordInsightTiles: key figures as buttons that open what they count.
 *
 *   now ──┐
 *   before├─▶ value, change in words      past[] ─▶ sparkline
 */

#include "accord-config.h"

#include "accord-insight-tiles.h"

#include "accord-commit.h"
#include "accord-figure-drill.h"
#include "accord-figures.h"
#include "accord-frame-call.h"
#include "accord-insight-caption.h"
#include "accord-insight-decide.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

#define N_PAST 5
#define N_ALL (2 + N_PAST)

struct _AccordInsightTiles {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordInsightBoard *board;
  GStrv names;
  AccordFigures *now;
  AccordFigures *before;
  AccordFigures *past[N_PAST]; /* oldest first */
  AccordInsightAsk *ask;
  AccordPeriod compared;
  char *compared_label; /* NULL: with nothing */
  AccordFrameCall fit_due; /* whether a course fits depends on the width */
  guint update_source;     /* answers have come, and are shown with the next frame */
  gboolean resting;        /* nobody sees them yet */
};

G_DEFINE_FINAL_TYPE (AccordInsightTiles, accord_insight_tiles, ADW_TYPE_BIN)

static gboolean
answers (AccordFigures *figures, AccordInsightTiles *self)
{
  const AccordReportRequest *request = figures != NULL ? accord_figures_get_request (figures) : NULL;
  const AccordReportRequest *now = accord_figures_get_request (self->now);

  return request != NULL && now != NULL && request->member == now->member;
}

static void
update_change (AccordInsightTiles *self, AccordKpiTile *tile, const AccordFigure *figure)
{
  const AccordFigure *past = answers (self->before, self) ? accord_figures_total (self->before, figure->kpi->id) : NULL;
  AccordBetter better = figure->kpi->direction > 0   ? ACCORD_BETTER_HIGHER
                        : figure->kpi->direction < 0 ? ACCORD_BETTER_LOWER
                                                     : ACCORD_BETTER_NEITHER;
  g_auto (AccordFigureChange) change = { 0 };

  if (self->compared_label != NULL && past != NULL)
    accord_figure_compare (figure, past, self->compared_label, &change);
  accord_kpi_tile_set_change (tile, change.direction, better, change.amount, change.words);
}

static void
update_history (AccordInsightTiles *self, AccordKpiTile *tile, const AccordFigure *figure)
{
  double values[N_PAST + 1];
  gsize n = 0;

  for (guint i = 0; i < N_PAST && self->ask->period.unit != ACCORD_PERIOD_ALL; i++)
    {
      const AccordFigure *past = answers (self->past[i], self) ? accord_figures_total (self->past[i], figure->kpi->id) : NULL;

      if (past != NULL && past->has_value)
        values[n++] = past->value;
    }
  if (figure->has_value)
    values[n++] = figure->value;
  accord_kpi_tile_set_history (tile, values, n > 2 && accord_insight_caption_leaves_room (tile, figure) ? n : 0);
}

static void
update_tile (AccordInsightTiles *self, guint index)
{
  AccordKpiTile *tile = ACCORD_KPI_TILE (accord_insight_board_get_widget (self->board, index));
  const AccordFigure *figure = accord_figures_total (self->now, accord_insight_board_get_name (self->board, index));
  g_autofree char *value = accord_figure_short (figure);
  g_autofree char *full = NULL;

  if (figure == NULL)
    return;
  accord_kpi_tile_set_value (tile, value);
  accord_kpi_tile_set_weak (tile, accord_figure_is_weak (figure));
  accord_insight_caption_show (tile, figure);
  full = g_strdup_printf ("%s\n%s", value, _(figure->kpi->explanation));
  accord_tooltip_set (GTK_WIDGET (tile), full);
  if (accord_kpi_is_of_today (figure->kpi))
    {
      accord_kpi_tile_set_caption (tile, accord_insight_caption (figure->kpi));
      accord_insight_caption_show_open (tile, figure);
      return;
    }
  update_change (self, tile, figure);
  update_history (self, tile, figure);
}

static void
update_tiles (AccordInsightTiles *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  if (self->now == NULL || self->ask == NULL)
    return;
  for (guint i = 0; i < accord_insight_board_get_n (self->board); i++)
    update_tile (self, i);
}

static gboolean
update_cb (gpointer data)
{
  AccordInsightTiles *self = data;

  self->update_source = 0;
  update_tiles (self);
  return G_SOURCE_REMOVE;
}

/* Seven answers come one after the other: those that came before a frame are shown together in it. */
static void
figures_changed_cb (AccordInsightTiles *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, update_cb, self, NULL);
}

static void
fit_due (gpointer data)
{
  update_tiles (data);
}

static void
tile_clicked_cb (GtkButton *tile, AccordInsightTiles *self)
{
  const char *kpi = g_object_get_data (G_OBJECT (tile), "accord-kpi");
  const AccordFigure *figure = self->now != NULL ? accord_figures_total (self->now, kpi) : NULL;

  if (figure == NULL)
    return;
  accord_figure_drill (GTK_WIDGET (self), self->workspace, accord_figures_get_request (self->now), figure, self->ask->whose);
}

static void
decide_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordInsightTiles *self = ACCORD_INSIGHT_TILES (widget);
  const AccordFigure *figure = self->now != NULL ? accord_figures_total (self->now, g_variant_get_string (parameter, NULL)) : NULL;

  if (figure != NULL && self->ask != NULL)
    accord_insight_decide (widget, self->workspace, figure, self->ask);
}

static GtkWidget *
make_tile (const char *name, char **title, gboolean *wide, gpointer data)
{
  const AccordKpi *kpi = accord_kpi_by_id (name);
  GtkWidget *tile;

  if (kpi == NULL)
    return NULL;
  *title = g_strdup (_(kpi->label));
  tile = accord_kpi_tile_new (accord_insight_caption (kpi));
  accord_kpi_tile_set_value (ACCORD_KPI_TILE (tile), "—");
  accord_kpi_tile_set_history (ACCORD_KPI_TILE (tile), NULL, 0);
  g_object_set_data (G_OBJECT (tile), "accord-kpi", (gpointer) kpi->id);
  g_signal_connect_object (tile, "clicked", G_CALLBACK (tile_clicked_cb), data, 0);
  accord_insight_decide_follow (tile, kpi);
  return tile;
}

/* All that are asked: now, before, past; some may be NULL. */
static AccordFigures *
nth (AccordInsightTiles *self, guint index)
{
  return index == 0 ? self->now : index == 1 ? self->before : self->past[index - 2];
}

static void
clear_figures (AccordInsightTiles *self)
{
  g_clear_object (&self->now);
  g_clear_object (&self->before);
  for (guint i = 0; i < N_PAST; i++)
    g_clear_object (&self->past[i]);
}

static void
accord_insight_tiles_dispose (GObject *object)
{
  AccordInsightTiles *self = ACCORD_INSIGHT_TILES (object);

  accord_frame_call_clear (&self->fit_due);
  g_clear_handle_id (&self->update_source, g_source_remove);
  clear_figures (self);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_insight_tiles_parent_class)->dispose (object);
}

static void
accord_insight_tiles_finalize (GObject *object)
{
  AccordInsightTiles *self = ACCORD_INSIGHT_TILES (object);

  g_clear_pointer (&self->ask, accord_insight_ask_free);
  g_strfreev (self->names);
  g_free (self->compared_label);
  G_OBJECT_CLASS (accord_insight_tiles_parent_class)->finalize (object);
}

static void
accord_insight_tiles_class_init (AccordInsightTilesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_insight_tiles_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_insight_tiles_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "tiles.decide", "s", decide_action);
}

static void
accord_insight_tiles_init (AccordInsightTiles *self)
{
  accord_frame_call_init (&self->fit_due, fit_due, self);
  self->board = ACCORD_INSIGHT_BOARD (accord_insight_board_new ("tiles", TRUE, make_tile, self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->board));
}

/**
 * accord_insight_tiles_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): no tiles yet
 */
GtkWidget *
accord_insight_tiles_new (AccordWorkspace *workspace)
{
  AccordInsightTiles *self = g_object_new (ACCORD_TYPE_INSIGHT_TILES, NULL);

  self->workspace = g_object_ref (workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tiles.decide", !accord_workspace_is_read_only (workspace));
  return GTK_WIDGET (self);
}

/**
 * accord_insight_tiles_get_board:
 * @self: the tiles
 *
 * Returns: (transfer none): what they stand on
 */
AccordInsightBoard *
accord_insight_tiles_get_board (AccordInsightTiles *self)
{
  g_return_val_if_fail (ACCORD_IS_INSIGHT_TILES (self), NULL);
  return self->board;
}

/* @of_period: only those that a period applies to. */
static AccordFigures *
follow (AccordInsightTiles *self, gboolean of_period)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kpis = NULL;
  AccordFigures *figures;

  for (int i = 0; self->names[i] != NULL; i++)
    {
      const AccordKpi *kpi = accord_kpi_by_id (self->names[i]);

      if (kpi != NULL && (!of_period || !accord_kpi_is_of_today (kpi)))
        g_strv_builder_add (builder, kpi->id);
    }
  kpis = g_strv_builder_end (builder);
  if (kpis[0] == NULL)
    return NULL;
  figures = accord_figures_new (self->workspace, (const char *const *) kpis, NULL);
  accord_figures_set_resting (figures, self->resting);
  g_signal_connect_object (figures, "changed", G_CALLBACK (figures_changed_cb), self, G_CONNECT_SWAPPED);
  return figures;
}

static void
ask_figures (AccordInsightTiles *self)
{
  const AccordInsightAsk *ask = self->ask;

  if (ask == NULL || self->now == NULL)
    return;
  accord_figures_ask (self->now, &ask->period, ask->member);
  if (self->before != NULL && self->compared_label != NULL)
    accord_figures_ask (self->before, &self->compared, ask->member);
  for (int i = 0; i < N_PAST && self->past[i] != NULL && ask->period.unit != ACCORD_PERIOD_ALL; i++)
    {
      AccordPeriod past = accord_period_step (&ask->period, i - N_PAST);

      accord_figures_ask (self->past[i], &past, ask->member);
    }
  update_tiles (self);
}

/**
 * accord_insight_tiles_set_names:
 * @self: tiles
 * @names: (array zero-terminated=1): ids of figures; those that are not known are left out
 */
void
accord_insight_tiles_set_names (AccordInsightTiles *self, const char *const *names)
{
  g_return_if_fail (ACCORD_IS_INSIGHT_TILES (self));

  if (self->names != NULL && g_strv_equal ((const char *const *) self->names, names))
    return;
  g_strfreev (self->names);
  self->names = g_strdupv ((char **) names);
  accord_insight_board_set_names (self->board, names);
  clear_figures (self);
  self->now = follow (self, FALSE);
  if (self->now != NULL)
    g_signal_connect_object (self->now, "failed", G_CALLBACK (accord_say_error), self, G_CONNECT_SWAPPED);
  self->before = follow (self, TRUE);
  for (guint i = 0; i < N_PAST; i++)
    self->past[i] = follow (self, TRUE);
  ask_figures (self);
}

/**
 * accord_insight_tiles_ask:
 * @self: tiles
 * @ask: what the page is about
 *
 * Shows other figures; the old ones stay until they are there.
 */
void
accord_insight_tiles_ask (AccordInsightTiles *self, const AccordInsightAsk *ask)
{
  g_return_if_fail (ACCORD_IS_INSIGHT_TILES (self) && ask != NULL);

  g_clear_pointer (&self->ask, accord_insight_ask_free);
  g_clear_pointer (&self->compared_label, g_free);
  self->ask = accord_insight_ask_copy (ask);
  accord_insight_before (ask, &self->compared, &self->compared_label);
  ask_figures (self);
}

/**
 * accord_insight_tiles_set_resting:
 * @self: tiles
 * @resting: whether nobody sees them yet: what changes meanwhile is asked for when somebody does
 */
void
accord_insight_tiles_set_resting (AccordInsightTiles *self, gboolean resting)
{
  g_return_if_fail (ACCORD_IS_INSIGHT_TILES (self));

  self->resting = resting;
  for (guint i = 0; i < N_ALL; i++)
    if (nth (self, i) != NULL)
      accord_figures_set_resting (nth (self, i), resting);
}

/**
 * accord_insight_tiles_set_layout:
 * @self: tiles
 * @layout: how much room there is
 */
void
accord_insight_tiles_set_layout (AccordInsightTiles *self, AccordInsightLayout layout)
{
  g_return_if_fail (ACCORD_IS_INSIGHT_TILES (self));

  accord_insight_board_set_layout (self->board, layout);
  accord_frame_call_queue (&self->fit_due);
}

/**
 * accord_insight_tiles_get_n_asked:
 * @self: tiles
 *
 * Returns: how many reports were run for them, to see what a commit costs
 */
guint
accord_insight_tiles_get_n_asked (AccordInsightTiles *self)
{
  guint n = 0;

  g_return_val_if_fail (ACCORD_IS_INSIGHT_TILES (self), 0);
  for (guint i = 0; i < N_ALL; i++)
    if (nth (self, i) != NULL)
      n += accord_figures_get_n_asked (nth (self, i));
  return n;
}
