/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The four figures of a person against the team, or of the whole team. */

#include "accord-config.h"

#include "accord-member-strip.h"

#include "accord-figure-drill.h"
#include "accord-figure-words.h"
#include "accord-stat-strip.h"

#include <glib/gi18n-lib.h>

/* What the figures of the Team page hold. */
const char *const accord_member_strip_kpis[] = {
  "revenue", "won-deals", "win-rate", "sales-cycle", "open-value", "open-deals", NULL,
};

static const struct {
  const char *kpi;
  const char *caption;
} cells[] = {
  { "revenue", N_("Won revenue") },
  { "win-rate", N_("Win rate") },
  { "sales-cycle", N_("Sales cycle, median") },
  { "open-value", N_("Open deals") },
};

typedef struct {
  AccordStatStrip *strip; /* the owner of this */
  AccordWorkspace *workspace;
  AccordFigures *figures;
  AccordTeamFacts *facts;
  gint64 member;
} Strip;

static void
strip_free (gpointer data)
{
  Strip *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->figures);
  g_object_unref (self->facts);
  g_free (self);
}

static const AccordFigure *
find (Strip *self, const char *kpi)
{
  return self->member != 0 ? accord_figures_find (self->figures, kpi, self->member)
                           : accord_figures_total (self->figures, kpi);
}

static char *
count_words (const AccordFigure *figure)
{
  return accord_deals_words (figure != NULL ? figure->n : 0);
}

/* "19/41 · team 63%" */
static char *
compared_words (Strip *self, const AccordFigure *figure)
{
  const AccordFigure *team = accord_figures_total (self->figures, figure->kpi->id);
  g_autofree char *cases = accord_figure_cases (figure);
  g_autofree char *n = count_words (figure);
  g_autofree char *value = accord_figure_short (team);
  g_autofree char *words = NULL;

  if (self->member == 0)
    return g_strdup (cases != NULL ? cases : n);
  /* Translators: the same figure of the whole team */
  words = g_strdup_printf (_("team %s"), value);
  return g_strdup_printf ("%s · %s", cases != NULL ? cases : n, words);
}

/* "Open deals · €360K", and below it the steps that one person is late with, which colour their words. */
static void
show_open (Strip *self, AccordStatCell *cell, const AccordFigure *figure)
{
  const AccordWorkload *load = self->member != 0 ? accord_team_facts_get_load (self->facts, self->member) : NULL;
  g_autofree char *number = accord_number_format (figure->n);
  g_autofree char *value = accord_figure_with_unpriced (figure), *late = NULL, *caption = NULL;
  gboolean overdue = load != NULL && load->overdue > 0;

  if (overdue)
    late = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d step overdue", "%d steps overdue", (gulong) load->overdue), (int) load->overdue);
  caption = overdue ? g_strdup_printf ("%s · %s", _("Open deals"), value) : g_strdup (_("Open deals"));
  accord_stat_cell_set_caption (cell, caption);
  accord_stat_cell_set_value (cell, number);
  accord_stat_cell_set_comparison (cell, overdue ? late : value, overdue ? ACCORD_TINT_ERROR : ACCORD_TINT_NEUTRAL, 0);
}

static void
update_cell (Strip *self, int index)
{
  AccordStatCell *cell = accord_stat_strip_get_cell (self->strip, index);
  const AccordFigure *figure = find (self, cells[index].kpi);
  gboolean open = g_str_equal (cells[index].kpi, "open-value");
  g_autofree char *value = accord_figure_short (figure);
  g_autofree char *words = NULL;

  if (open && figure != NULL)
    {
      show_open (self, cell, figure);
      return;
    }
  accord_stat_cell_set_value (cell, value);
  if (figure != NULL)
    words = g_str_equal (figure->kpi->id, "revenue") ? count_words (figure) : compared_words (self, figure);
  accord_stat_cell_set_comparison (cell, words, ACCORD_TINT_NEUTRAL, 0);
  if (!open && accord_figure_is_weak (figure))
    gtk_widget_add_css_class (GTK_WIDGET (cell), "secondary");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell), "secondary");
}

static void
figures_changed_cb (AccordStatStrip *strip)
{
  Strip *self = g_object_get_data (G_OBJECT (strip), "accord-strip");

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    update_cell (self, (int) i);
}

static void
cell_activated_cb (AccordStatStrip *strip, int index)
{
  Strip *self = g_object_get_data (G_OBJECT (strip), "accord-strip");

  accord_figure_drill (GTK_WIDGET (strip), self->workspace, accord_figures_get_request (self->figures),
                       find (self, cells[index].kpi), NULL);
}

/**
 * accord_member_strip_new:
 * @workspace: the open file
 * @figures: grouped by member, with accord_member_strip_kpis; asked by its owner
 * @facts: what is overdue
 * @member: id; 0: the whole team
 *
 * Returns: (transfer floating): an #AccordStatStrip that follows @figures
 */
GtkWidget *
accord_member_strip_new (AccordWorkspace *workspace, AccordFigures *figures, AccordTeamFacts *facts, gint64 member)
{
  GtkWidget *strip = accord_stat_strip_new ();
  Strip *self = g_new0 (Strip, 1);

  self->strip = ACCORD_STAT_STRIP (strip);
  self->workspace = g_object_ref (workspace);
  self->figures = g_object_ref (figures);
  self->facts = g_object_ref (facts);
  self->member = member;
  g_object_set_data_full (G_OBJECT (strip), "accord-strip", self, strip_free);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    accord_stat_strip_add (self->strip, _(cells[i].caption));
  g_signal_connect (strip, "cell-activated", G_CALLBACK (cell_activated_cb), NULL);
  g_signal_connect_object (figures, "changed", G_CALLBACK (figures_changed_cb), strip, G_CONNECT_SWAPPED);
  g_signal_connect_object (facts, "changed", G_CALLBACK (figures_changed_cb), strip, G_CONNECT_SWAPPED);
  figures_changed_cb (self->strip);
  return strip;
}
