/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordBoardTotals: follows the totals of the columns, "12 of 27 deals" and the sums of these 12
 * while a filter is on. It counts the deals that need attention as well. */

#include "accord-config.h"

#include "accord-board-totals.h"

#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-figure-words.h"
#include "accord-sum-lines.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

struct _AccordBoardTotals {
  AdwBin parent_instance;

  AccordBoard *board;
  GtkWidget *warning;
  char *trouble; /* what was said of the sums; NULL: nothing */
  GtkLabel *count;
  GtkLabel *sum;
  GtkLabel *weighted;
  gboolean filtered;
  int attention;
};

G_DEFINE_FINAL_TYPE (AccordBoardTotals, accord_board_totals, ADW_TYPE_BIN)

typedef enum {
  PROP_ATTENTION = 1,
} Property;

static GParamSpec *props[PROP_ATTENTION + 1];

#define WHOLE 18 /* letters of a sum that always has its room */
#define NAMED 3 /* currencies beside the board; the others are in the tooltip */

typedef struct {
  AccordSumLines sums;
  gint64 count;
  gint64 shown;
  gint64 attention;
} Totals;

static void
add_column (Totals *totals, AccordBoardColumn *column)
{
  const AccordStepCounts *steps = accord_board_column_get_steps (column);

  accord_sum_lines_add_column (&totals->sums, column);
  totals->attention += steps != NULL ? steps->overdue + steps->none : 0;
  totals->count += accord_board_column_get_count (column);
  totals->shown += g_list_model_get_n_items (G_LIST_MODEL (column));
}

static void
show_count (AccordBoardTotals *self, const Totals *totals)
{
  g_autofree char *shown = accord_number_format (totals->shown);
  g_autofree char *count = accord_number_format (totals->count);
  g_autofree char *words = NULL;

  if (self->filtered)
    words = g_strdup_printf (ngettext ("%s of %s deal", "%s of %s deals", (gulong) totals->count), shown, count);
  else
    words = accord_deals_words (totals->count);
  gtk_label_set_text (self->count, words);
}

/* Why there are no sums: said once, and there to be read; else all currencies in full. */
static void
show_trouble (AccordBoardTotals *self, const AccordSumLines *sums)
{
  const char *trouble = accord_board_get_trouble (self->board);
  g_autofree char *words = accord_sum_lines_n (sums) > 1 ? accord_sum_lines_describe (sums) : NULL;

  if (trouble == NULL && sums->too_big)
    trouble = _("The amounts of these deals add up to more than Accord can count. Look for a deal whose amount is far too large.");
  accord_tooltip_set (GTK_WIDGET (self), trouble != NULL ? trouble : words);
  if (!g_set_str (&self->trouble, trouble))
    return;
  gtk_widget_set_visible (self->warning, trouble != NULL);
  if (trouble != NULL)
    accord_say_error (GTK_WIDGET (self), trouble);
}

static void
show_sums (AccordBoardTotals *self, const AccordSumLines *sums)
{
  gboolean nothing_priced = accord_sum_lines_is_unpriced (sums);
  g_autofree char *unpriced = accord_number_format (sums->unpriced);
  g_autofree char *sum = accord_sum_lines_join (sums, FALSE, NAMED, FALSE);
  g_autofree char *weighted = accord_sum_lines_join (sums, TRUE, NAMED, FALSE);
  g_autofree char *words = NULL;

  if (nothing_priced)
    words = g_strdup_printf (_("%s unpriced"), unpriced);
  else if (sums->unpriced > 0)
    words = g_strdup_printf (_("+ %s unpriced · %s weighted"), unpriced, weighted);
  else
    words = g_strdup_printf (_("%s weighted"), weighted);
  show_trouble (self, sums);
  gtk_label_set_text (self->sum, sum);
  /* One sum is not cut short, whatever the size of the letters: the weighted one gives way. */
  gtk_label_set_ellipsize (self->sum, accord_sum_lines_n (sums) > 1 || g_utf8_strlen (sum, -1) > WHOLE
                                        ? PANGO_ELLIPSIZE_END
                                        : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_text (self->weighted, words);
  gtk_widget_set_visible (GTK_WIDGET (self->sum), sums->known && sums->n > 0 && !nothing_priced);
  gtk_widget_set_visible (GTK_WIDGET (self->weighted), sums->known && sums->n > 0);
}

static void
update (AccordBoardTotals *self)
{
  Totals totals = { 0 };
  int attention;

  if (self->board == NULL)
    return;
  accord_sum_lines_init (&totals.sums, accord_workspace_get_currency (accord_board_get_workspace (self->board)));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->board)); i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (G_LIST_MODEL (self->board), i);

      add_column (&totals, column);
    }
  show_count (self, &totals);
  show_sums (self, &totals.sums);
  accord_sum_lines_clear (&totals.sums);
  attention = (int) MIN (totals.attention, G_MAXINT);
  if (self->attention == attention)
    return;
  self->attention = attention;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ATTENTION]);
}

static void
columns_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (model, position + i);

      g_signal_connect_object (column, "notify", G_CALLBACK (update), data, G_CONNECT_SWAPPED);
    }
  update (data);
}

static void
accord_board_totals_dispose (GObject *object)
{
  accord_board_totals_set_board (ACCORD_BOARD_TOTALS (object), NULL);
  g_clear_pointer (&ACCORD_BOARD_TOTALS (object)->trouble, g_free);
  G_OBJECT_CLASS (accord_board_totals_parent_class)->dispose (object);
}

static void
accord_board_totals_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_ATTENTION:
      g_value_set_int (value, ACCORD_BOARD_TOTALS (object)->attention);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_board_totals_class_init (AccordBoardTotalsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_board_totals_dispose;
  object_class->get_property = accord_board_totals_get_property;
  props[PROP_ATTENTION] = g_param_spec_int ("attention", NULL, NULL, 0, G_MAXINT, 0,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
accord_board_totals_init (AccordBoardTotals *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->count = GTK_LABEL (accord_data_label_new ("secondary numeric"));
  self->sum = GTK_LABEL (accord_data_label_new ("heading numeric"));
  self->weighted = GTK_LABEL (accord_data_label_new ("secondary numeric"));
  self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->warning, "warning");
  gtk_widget_set_visible (self->warning, FALSE);
  gtk_box_append (GTK_BOX (box), self->warning);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sum));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->weighted));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_board_totals_new:
 *
 * Returns: (transfer floating): totals of no board yet
 */
GtkWidget *
accord_board_totals_new (void)
{
  return g_object_new (ACCORD_TYPE_BOARD_TOTALS, NULL);
}

/**
 * accord_board_totals_set_board:
 * @self: totals
 * @board: (nullable): whose
 */
void
accord_board_totals_set_board (AccordBoardTotals *self, AccordBoard *board)
{
  g_return_if_fail (ACCORD_IS_BOARD_TOTALS (self));

  if (self->board == board)
    return;
  if (self->board != NULL)
    g_signal_handlers_disconnect_by_data (self->board, self);
  g_set_object (&self->board, board);
  if (board == NULL)
    return;
  g_signal_connect_object (board, "items-changed", G_CALLBACK (columns_changed_cb), self, 0);
  g_signal_connect_object (board, "notify::trouble", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  columns_changed_cb (G_LIST_MODEL (board), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (board)), self);
}

/**
 * accord_board_totals_set_filtered:
 * @self: totals
 * @filtered: whether only some cards are shown
 */
void
accord_board_totals_set_filtered (AccordBoardTotals *self, gboolean filtered)
{
  g_return_if_fail (ACCORD_IS_BOARD_TOTALS (self));

  self->filtered = filtered;
  update (self);
}
