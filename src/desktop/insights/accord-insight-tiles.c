/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordInsightTiles: five key figures as buttons that open their deals.
 *
 *   now ──┐
 *   before├─▶ value, change in words      past[] ─▶ sparkline
 */

#include "accord-config.h"

#include "accord-insight-tiles.h"

#include "accord-figure-drill.h"
#include "accord-figure-words.h"
#include "accord-figures.h"
#include "accord-frame-call.h"
#include "accord-kpi-tile.h"

#include <glib/gi18n-lib.h>

#define N_PAST 5

/* One tile. Open deals are counted today, so they have no course and no period before. */
static const struct {
  const char *kpi;
  const char *caption;
  gboolean of_period;
} tiles[] = {
  { "revenue", N_("Won revenue"), TRUE },
  { "win-rate", N_("Win rate"), TRUE },
  { "average-deal", N_("Average deal"), TRUE },
  { "sales-cycle", N_("Sales cycle, median"), TRUE },
  { "open-value", N_("Open pipeline"), FALSE },
};

#define N_TILES G_N_ELEMENTS (tiles)

struct _AccordInsightTiles {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  GtkGrid *grid;
  GPtrArray *tiles; /* AccordKpiTile, owned by the grid */
  AccordFigures *now;
  AccordFigures *before;
  AccordFigures *past[N_PAST]; /* oldest first */
  AccordPeriod period;
  char *whose;
  AccordFrameCall fit_due; /* whether a course fits depends on the width */
};

G_DEFINE_FINAL_TYPE (AccordInsightTiles, accord_insight_tiles, ADW_TYPE_BIN)

/**
 * accord_insight_period_before:
 * @period: a period
 * @today: today
 * @cut: (out) (optional): whether it was cut to as many days as have gone by
 *
 * What a period is compared with: the one before it; for the running period only as many days of
 * that as have gone by.
 *
 * Returns: the period
 */
AccordPeriod
accord_insight_period_before (const AccordPeriod *period, gint64 today, gboolean *cut)
{
  AccordPeriod before = accord_period_step (period, -1);
  gboolean running = accord_period_contains (period, today) && today < period->to - 1 &&
                     period->unit != ACCORD_PERIOD_ALL;

  if (running)
    before = accord_period_custom (before.from, MIN (before.to, before.from + today - period->from + 1));
  if (cut != NULL)
    *cut = running;
  return before;
}

static char *
before_label (AccordInsightTiles *self)
{
  AccordPeriod step = accord_period_step (&self->period, -1);
  g_autofree char *label = NULL;
  gboolean cut;

  accord_insight_period_before (&self->period, accord_date_today (), &cut);
  if (self->period.unit == ACCORD_PERIOD_CUSTOM)
    return g_strdup (_("the period before"));
  label = accord_period_label (&step);
  /* Translators: a period up to the day that corresponds to today, as in "12% on Q3 2025 so far" */
  return cut ? g_strdup_printf (_("%s so far"), label) : g_steal_pointer (&label);
}

static gboolean
answers (AccordFigures *figures, AccordInsightTiles *self)
{
  const AccordReportRequest *request = accord_figures_get_request (figures);
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
  g_autofree char *label = before_label (self);
  g_auto (AccordFigureChange) change = { 0 };

  if (self->period.unit != ACCORD_PERIOD_ALL && past != NULL)
    accord_figure_compare (figure, past, label, &change);
  accord_kpi_tile_set_change (tile, change.direction, better, change.amount, change.words);
}

/* "84 deals today, 2 unpriced"; only "84 unpriced" if none has an amount. */
static void
update_open (AccordKpiTile *tile, const AccordFigure *figure)
{
  g_autofree char *number = accord_number_format (figure->n);
  g_autofree char *count =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s deal today", "%s deals today", (gulong) figure->n), number);
  g_autofree char *rest = accord_figure_left_out (figure);
  g_autofree char *words = NULL;

  if (figure->unpriced == figure->n && figure->n > 0)
    words = g_strdup (rest);
  else
    words = rest != NULL ? g_strdup_printf ("%s, %s", count, rest) : g_strdup (count);

  accord_kpi_tile_set_change (tile, 0, ACCORD_BETTER_NEITHER, NULL, words);
}

/* Whether a value leaves room for the course beside it; the value goes first. */
static gboolean
has_room (AccordKpiTile *tile, const AccordFigure *figure)
{
  const double scale = 1.9; /* .kpi-value */
  const int beside = 60 + 8 + 2 * 14;
  g_autofree char *value = accord_figure_short (figure);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (tile), value);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width, room = gtk_widget_get_width (GTK_WIDGET (tile));

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return room == 0 || width + beside <= room;
}

static void
update_history (AccordInsightTiles *self, AccordKpiTile *tile, const AccordFigure *figure)
{
  double values[N_PAST + 1];
  gsize n = 0;

  for (guint i = 0; i < N_PAST && self->period.unit != ACCORD_PERIOD_ALL; i++)
    {
      const AccordFigure *past = answers (self->past[i], self) ? accord_figures_total (self->past[i], figure->kpi->id) : NULL;

      if (past != NULL && past->has_value)
        values[n++] = past->value;
    }
  if (figure->has_value)
    values[n++] = figure->value;
  accord_kpi_tile_set_history (tile, values, n > 2 && has_room (tile, figure) ? n : 0);
}

static void
update_caption (AccordKpiTile *tile, const char *caption, const AccordFigure *figure)
{
  g_autofree char *cases = accord_figure_cases (figure);
  g_autofree char *rest = cases != NULL ? NULL : accord_figure_left_out (figure);
  g_autofree char *n = NULL;
  g_autofree char *words = NULL;

  if (cases == NULL && rest == NULL && figure->has_value && accord_figure_is_weak (figure))
    n = g_strdup_printf ("n = %d", (int) figure->n);
  words = g_strjoin (" · ", caption, cases != NULL ? cases : rest != NULL ? rest : n, NULL);
  accord_kpi_tile_set_caption (tile, words);
}

static void
update_tile (AccordInsightTiles *self, guint index)
{
  AccordKpiTile *tile = g_ptr_array_index (self->tiles, index);
  const AccordFigure *figure = accord_figures_total (self->now, tiles[index].kpi);
  g_autofree char *value = accord_figure_short (figure);
  g_autofree char *full = NULL;

  if (figure == NULL)
    return;
  accord_kpi_tile_set_value (tile, value);
  accord_kpi_tile_set_weak (tile, accord_figure_is_weak (figure));
  update_caption (tile, _(tiles[index].caption), figure);
  full = accord_figure_format (figure);
  gtk_widget_set_tooltip_text (GTK_WIDGET (tile), full);
  if (!tiles[index].of_period)
    {
      accord_kpi_tile_set_caption (tile, _(tiles[index].caption));
      update_open (tile, figure);
      return;
    }
  update_change (self, tile, figure);
  update_history (self, tile, figure);
}

static void
figures_changed_cb (AccordInsightTiles *self)
{
  for (guint i = 0; i < N_TILES; i++)
    update_tile (self, i);
}

static void
fit_due (gpointer data)
{
  figures_changed_cb (data);
}

static void
tile_clicked_cb (GtkButton *tile, AccordInsightTiles *self)
{
  guint index;

  if (g_ptr_array_find (self->tiles, tile, &index))
    accord_figure_drill (GTK_WIDGET (self), self->workspace, accord_figures_get_request (self->now),
                         accord_figures_total (self->now, tiles[index].kpi), self->whose);
}

static void
accord_insight_tiles_dispose (GObject *object)
{
  AccordInsightTiles *self = ACCORD_INSIGHT_TILES (object);

  accord_frame_call_clear (&self->fit_due);
  g_clear_object (&self->now);
  g_clear_object (&self->before);
  for (guint i = 0; i < N_PAST; i++)
    g_clear_object (&self->past[i]);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_insight_tiles_parent_class)->dispose (object);
}

static void
accord_insight_tiles_finalize (GObject *object)
{
  AccordInsightTiles *self = ACCORD_INSIGHT_TILES (object);

  g_ptr_array_unref (self->tiles);
  g_free (self->whose);
  G_OBJECT_CLASS (accord_insight_tiles_parent_class)->finalize (object);
}

static void
accord_insight_tiles_class_init (AccordInsightTilesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_insight_tiles_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_insight_tiles_finalize;
}

static void
accord_insight_tiles_init (AccordInsightTiles *self)
{
  accord_frame_call_init (&self->fit_due, fit_due, self);
  self->tiles = g_ptr_array_new ();
  self->grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, "column-spacing", 12, "row-spacing", 12, NULL);
  for (guint i = 0; i < N_TILES; i++)
    {
      GtkWidget *tile = accord_kpi_tile_new (_(tiles[i].caption));

      accord_kpi_tile_set_value (ACCORD_KPI_TILE (tile), "—");
      accord_kpi_tile_set_history (ACCORD_KPI_TILE (tile), NULL, 0);
      g_signal_connect_object (tile, "clicked", G_CALLBACK (tile_clicked_cb), self, 0);
      g_ptr_array_add (self->tiles, tile);
    }
  accord_insight_layout_apply (self->grid, self->tiles, accord_insight_layout_tiles (ACCORD_LAYOUT_WIDE));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

static AccordFigures *
follow (AccordInsightTiles *self, gboolean with_open)
{
  static const char *const kpis[] = { "revenue", "win-rate", "average-deal", "sales-cycle", NULL };
  static const char *const all_kpis[] = { "revenue", "win-rate", "average-deal", "sales-cycle", "open-value", NULL };
  AccordFigures *figures = accord_figures_new (self->workspace, with_open ? all_kpis : kpis, NULL);

  g_signal_connect_object (figures, "changed", G_CALLBACK (figures_changed_cb), self, G_CONNECT_SWAPPED);
  return figures;
}

/**
 * accord_insight_tiles_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): tiles without values
 */
GtkWidget *
accord_insight_tiles_new (AccordWorkspace *workspace)
{
  AccordInsightTiles *self = g_object_new (ACCORD_TYPE_INSIGHT_TILES, NULL);

  self->workspace = g_object_ref (workspace);
  self->now = follow (self, TRUE);
  self->before = follow (self, FALSE);
  for (guint i = 0; i < N_PAST; i++)
    self->past[i] = follow (self, FALSE);
  return GTK_WIDGET (self);
}

/**
 * accord_insight_tiles_show:
 * @self: tiles
 * @period: the days they are about
 * @member: whose deals; 0: everyone's
 * @whose: (nullable): the member's name
 *
 * Shows other figures; the old ones stay until they are there.
 */
void
accord_insight_tiles_show (AccordInsightTiles *self, const AccordPeriod *period, gint64 member, const char *whose)
{
  AccordPeriod before;

  g_return_if_fail (ACCORD_IS_INSIGHT_TILES (self) && period != NULL);

  self->period = *period;
  g_set_str (&self->whose, whose);
  accord_figures_ask (self->now, period, member);
  if (period->unit == ACCORD_PERIOD_ALL)
    return;
  before = accord_insight_period_before (period, accord_date_today (), NULL);
  accord_figures_ask (self->before, &before, member);
  for (int i = 0; i < N_PAST; i++)
    {
      AccordPeriod past = accord_period_step (period, i - N_PAST);

      accord_figures_ask (self->past[i], &past, member);
    }
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

  accord_insight_layout_apply (self->grid, self->tiles, accord_insight_layout_tiles (layout));
  accord_frame_call_queue (&self->fit_due);
}
