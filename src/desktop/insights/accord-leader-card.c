/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordLeaderCard: the members who won most, as bars that open their deals. */

#include "accord-config.h"

#include "accord-leader-card.h"

#include "accord-chart-card.h"
#include "accord-figure-drill.h"
#include "accord-figure-words.h"
#include "accord-figures.h"
#include "accord-rate-bars.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 7

struct _AccordLeaderCard {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordFigures *figures;
  AccordChartCard *card;
  AccordRateBars *bars;
  GArray *members; /* gint64: member of each bar */
};

G_DEFINE_FINAL_TYPE (AccordLeaderCard, accord_leader_card, ADW_TYPE_BIN)

static int
compare_revenue (gconstpointer a, gconstpointer b)
{
  const AccordFigure *left = *(const AccordFigure *const *) a;
  const AccordFigure *right = *(const AccordFigure *const *) b;

  return (left->value < right->value) - (left->value > right->value);
}

static GPtrArray *
leaders (AccordLeaderCard *self)
{
  GPtrArray *figures = accord_figures_groups (self->figures, "revenue");

  for (guint i = figures->len; i > 0; i--)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i - 1);

      if (!figure->has_value || figure->value <= 0 || *figure->group == '\0')
        g_ptr_array_remove_index (figures, i - 1);
    }
  g_ptr_array_sort (figures, compare_revenue);
  return figures;
}

static char *
make_takeaway (AccordLeaderCard *self, GPtrArray *figures)
{
  const AccordFigure *total = accord_figures_total (self->figures, "revenue");
  const AccordFigure *first = figures->len > 0 ? g_ptr_array_index (figures, 0) : NULL;
  g_autofree char *share = NULL;
  g_autofree char *sum = NULL;

  if (first == NULL || total == NULL || total->value <= 0)
    return NULL;
  share = accord_percent_format (first->value / total->value);
  sum = accord_figure_short (total);
  /* Translators: "Marta Kowalska won 12% of the €1.60M." */
  return g_strdup_printf (_("%s won %s of the %s."), first->group, share, sum);
}

static void
add_leader (AccordLeaderCard *self, const AccordFigure *figure)
{
  g_autofree char *text = accord_figure_short (figure);
  g_autofree char *number = accord_number_format (figure->n);
  g_autofree char *note = NULL;
  g_autofree char *drill = accord_figure_drill_words (figure->n);

  note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s deal", "%s deals", (gulong) figure->n), number);
  accord_rate_bars_add_amount (self->bars, figure->group, figure->value, ACCORD_SERIES_BLUE, text, note, drill);
  g_array_append_val (self->members, figure->group_id);
}

static void
figures_changed_cb (AccordLeaderCard *self)
{
  const char *error = accord_figures_get_error (self->figures);
  g_autoptr (GPtrArray) figures = leaders (self);
  g_autofree char *takeaway = make_takeaway (self, figures);

  accord_chart_clear (ACCORD_CHART (self->bars));
  g_array_set_size (self->members, 0);
  for (guint i = 0; i < figures->len && i < MOST_ROWS; i++)
    add_leader (self, g_ptr_array_index (figures, i));
  accord_chart_card_set_takeaway (self->card, takeaway);
  if (error == NULL && figures->len == 0)
    error = _("No won deal of this period has an owner and an amount.");
  accord_chart_card_set_too_little (self->card, error);
  accord_chart_card_refresh (self->card);
}

static void
mark_activated_cb (AccordLeaderCard *self, int index)
{
  if (index >= 0 && (guint) index < self->members->len)
    accord_figure_drill (
      GTK_WIDGET (self), self->workspace, accord_figures_get_request (self->figures),
      accord_figures_find (self->figures, "revenue", g_array_index (self->members, gint64, index)), NULL);
}

static void
accord_leader_card_dispose (GObject *object)
{
  AccordLeaderCard *self = ACCORD_LEADER_CARD (object);

  g_clear_object (&self->figures);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_leader_card_parent_class)->dispose (object);
}

static void
accord_leader_card_finalize (GObject *object)
{
  g_array_unref (ACCORD_LEADER_CARD (object)->members);
  G_OBJECT_CLASS (accord_leader_card_parent_class)->finalize (object);
}

static void
accord_leader_card_class_init (AccordLeaderCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_leader_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_leader_card_finalize;
}

static void
accord_leader_card_init (AccordLeaderCard *self)
{
  self->members = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->card = ACCORD_CHART_CARD (accord_chart_card_new (_("Leaderboard")));
  self->bars = ACCORD_RATE_BARS (accord_rate_bars_new ());
  accord_rate_bars_set_headings (self->bars, _("Member"), _("Won"), _("Deals"));
  accord_chart_card_set_chart (self->card, GTK_WIDGET (self->bars));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
  g_signal_connect_object (self->bars, "mark-activated", G_CALLBACK (mark_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_leader_card_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a card that shows nothing yet
 */
GtkWidget *
accord_leader_card_new (AccordWorkspace *workspace)
{
  static const char *const kpis[] = { "revenue", NULL };
  AccordLeaderCard *self = g_object_new (ACCORD_TYPE_LEADER_CARD, NULL);

  self->workspace = g_object_ref (workspace);
  self->figures = accord_figures_new (workspace, kpis, "member");
  g_signal_connect_object (self->figures, "changed", G_CALLBACK (figures_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_leader_card_show:
 * @self: a card
 * @period: the days it is about
 *
 * Shows other figures; the old ones stay until they are there.
 */
void
accord_leader_card_show (AccordLeaderCard *self, const AccordPeriod *period)
{
  g_return_if_fail (ACCORD_IS_LEADER_CARD (self) && period != NULL);

  accord_figures_ask (self->figures, period, 0);
}
