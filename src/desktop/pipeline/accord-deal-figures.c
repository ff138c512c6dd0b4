/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealFigures: four figures of a deal, two by two. */

#include "accord-config.h"

#include "accord-deal-figures.h"

#include "accord-data-label.h"
#include "accord-date.h"
#include "accord-deal-odds.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

enum {
  VALUE,
  WEIGHTED,
  CLOSE,
  IN_STAGE,
  N_CELLS
};

struct _AccordDealFigures {
  AdwBin parent_instance;

  AccordBoardContext *context;
  GtkWidget *cells[N_CELLS];
  GtkLabel *captions[N_CELLS];
  GtkLabel *values[N_CELLS];
};

G_DEFINE_FINAL_TYPE (AccordDealFigures, accord_deal_figures, ADW_TYPE_BIN)

static void
set_cell (AccordDealFigures *self, int cell, const char *caption, const char *value, const char *why)
{
  gtk_label_set_text (self->captions[cell], caption);
  gtk_label_set_text (self->values[cell], value ? value : "—");
  accord_tooltip_set (self->cells[cell], why);
}

static AccordRecord *
stage_of (AccordDealFigures *self, AccordRecord *deal)
{
  AccordBoardColumn *column = accord_board_get_column (accord_board_context_get_board (self->context),
                                                       accord_record_number (deal, "stage"));

  return column != NULL ? accord_entity_get_record (accord_board_column_get_stage (column)) : NULL;
}

/* The probability and from where it is known (F07). */
static void
show_weighted (AccordDealFigures *self, AccordRecord *deal, gboolean priced, const AccordMoney *money)
{
  AccordRecord *stage = stage_of (self, deal);
  int percent = 0;
  AccordOddsSource source = stage ? accord_deal_odds (deal, stage, &percent) : ACCORD_ODDS_NONE;
  gboolean known = source != ACCORD_ODDS_NONE;
  g_autofree char *share = accord_percent_format (percent / 100.0);
  g_autofree char *caption = known ? g_strdup_printf (_("Weighted, %s"), share) : g_strdup (_("Weighted"));
  g_autofree char *value = NULL;
  g_autofree char *why = NULL;

  if (known && priced)
    value = accord_money_format (accord_money_share (money->minor, percent), money->currency);
  if (source == ACCORD_ODDS_MANUAL)
    why = g_strdup (_("The probability was set on this deal."));
  else if (source == ACCORD_ODDS_HISTORY)
    /* Translators: a stage, then numbers */
    why = g_strdup_printf (_("Of %3$d deals that came to %1$s and were closed, %2$d were won."), accord_record_title (stage),
                           (int) accord_record_number (stage, "history_won"), (int) accord_record_number (stage, "history_closed"));
  else if (source == ACCORD_ODDS_ENTRY || source == ACCORD_ODDS_STAGE)
    why = g_strdup_printf (_("The probability is that of the stage %s."), accord_record_title (stage));
  set_cell (self, WEIGHTED, caption, value, why);
}

/* On hold, it is not expected but taken up again. */
static gboolean
is_held (AccordDealFigures *self, AccordRecord *deal)
{
  AccordRecord *stage = stage_of (self, deal);

  return stage != NULL && g_strcmp0 (accord_record_text (stage, "outcome"), "hold") == 0;
}

static void
show_close (AccordDealFigures *self, AccordRecord *deal)
{
  gint64 day;
  g_autofree char *value = NULL;

  if (accord_record_get_number (deal, "closed_on", &day))
    {
      value = accord_date_format (day);
      set_cell (self, CLOSE, _("Closed on"), value, NULL);
      return;
    }
  if (is_held (self, deal) && accord_record_get_number (deal, "resume_on", &day))
    {
      value = accord_date_format (day);
      set_cell (self, CLOSE, _("Resume on"), value, NULL);
      return;
    }
  if (accord_record_get_number (deal, "expected_on", &day))
    value = accord_date_format (day);
  set_cell (self, CLOSE, _("Expected close"), value, NULL);
}

static void
show_in_stage (AccordDealFigures *self, const AccordSummary *summary)
{
  gint64 days = 0;
  g_autofree char *value = NULL;

  if (summary != NULL && summary->attention.stage_since != ACCORD_ATTENTION_UNKNOWN)
    {
      days = MAX (accord_date_today () - summary->attention.stage_since, 0);
      value = g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), (int) days);
    }
  set_cell (self, IN_STAGE, _("In this stage"), value, NULL);
}

static void
accord_deal_figures_dispose (GObject *object)
{
  g_clear_object (&ACCORD_DEAL_FIGURES (object)->context);
  G_OBJECT_CLASS (accord_deal_figures_parent_class)->dispose (object);
}

static void
accord_deal_figures_class_init (AccordDealFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_deal_figures_dispose;
}

static void
accord_deal_figures_init (AccordDealFigures *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  for (int i = 0; i < N_CELLS; i++)
    {
      self->cells[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      self->captions[i] = GTK_LABEL (accord_data_label_new ("caption secondary"));
      self->values[i] = GTK_LABEL (accord_data_label_new ("heading numeric"));
      gtk_box_append (GTK_BOX (self->cells[i]), GTK_WIDGET (self->captions[i]));
      gtk_box_append (GTK_BOX (self->cells[i]), GTK_WIDGET (self->values[i]));
      gtk_grid_attach (GTK_GRID (grid), self->cells[i], i % 2, i / 2, 1, 1);
    }
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "deal-figures");
  adw_bin_set_child (ADW_BIN (self), grid);
}

/**
 * accord_deal_figures_new:
 * @context: the board's
 *
 * Returns: (transfer floating): figures of no deal yet
 */
GtkWidget *
accord_deal_figures_new (AccordBoardContext *context)
{
  AccordDealFigures *self = g_object_new (ACCORD_TYPE_DEAL_FIGURES, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

/**
 * accord_deal_figures_show:
 * @self: figures
 * @deal: a deal as it is now
 * @summary: (nullable): of the deal; %NULL while it is being read
 */
void
accord_deal_figures_show (AccordDealFigures *self, AccordRecord *deal, const AccordSummary *summary)
{
  AccordMoney money = { 0 };
  gboolean priced;
  g_autofree char *value = NULL;

  g_return_if_fail (ACCORD_IS_DEAL_FIGURES (self));

  priced = accord_record_get_money (deal, "amount", &money);
  value = priced ? accord_money_format (money.minor, money.currency) : g_strdup (_("Unpriced"));
  set_cell (self, VALUE, C_("of a deal", "Value"), value, NULL);
  show_weighted (self, deal, priced, &money);
  show_close (self, deal);
  show_in_stage (self, summary);
}
