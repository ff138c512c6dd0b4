/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordHeadSums: shows an AccordBoardColumn, when its head says that something has changed. */

#include "accord-config.h"

#include "accord-head-sums.h"

#include "accord-data-label.h"
#include "accord-ring.h"
#include "accord-sum-lines.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

#define STRIP_LINES 2 /* currencies on a folded column, if there are more than one more */
#define OTHER_LINES 2 /* currencies in a head, if there are more than one more */

struct _AccordHeadSums {
  AdwBin parent_instance;

  AccordBoardColumn *column;
  char currency[4];  /* the workspace's */
  GtkBox *lines;
  GtkBox *first;     /* of these */
  AccordRing *ring;
  GtkLabel *sum;
  GtkLabel *unpriced;
  GtkLabel *weighted;
  GtkBox *others;    /* a line for each other currency */
  gboolean below;    /* what is weighted has a line of its own */
  char *said;        /* what stands there; NULL: nothing */
};

G_DEFINE_FINAL_TYPE (AccordHeadSums, accord_head_sums, ADW_TYPE_BIN)

/**
 * accord_column_sum_words:
 * @column: a column
 * @currency: the workspace's
 *
 * Returns: (transfer full) (nullable): the short sums of its cards, a line for each currency: "€360K"; %NULL while
 *   they are not known or none of the cards has a price
 */
char *
accord_column_sum_words (AccordBoardColumn *column, const char *currency)
{
  g_auto (AccordSumLines) lines = { 0 };
  GString *text;

  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (column), NULL);

  accord_sum_lines_init (&lines, currency);
  accord_sum_lines_add_column (&lines, column);
  if (!lines.known || accord_sum_lines_is_unpriced (&lines))
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < accord_sum_lines_n (&lines); i++)
    {
      const AccordCurrencySum *sum = accord_sum_lines_at (&lines, i);
      g_autofree char *words = accord_money_format_short (sum->sum, sum->currency);

      if (i == STRIP_LINES && accord_sum_lines_n (&lines) > STRIP_LINES + 1)
        return g_string_free (g_string_append (text, "\n…"), FALSE);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", words);
    }
  return g_string_free (text, FALSE);
}

/**
 * accord_head_sums_describe:
 * @column: a column
 * @currency: the workspace's
 *
 * Returns: (transfer full) (nullable): "€360,000, €216,000 weighted, 2 unpriced", each currency by itself; %NULL
 *   while that is not known
 */
char *
accord_head_sums_describe (AccordBoardColumn *column, const char *currency)
{
  g_auto (AccordSumLines) lines = { 0 };

  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (column), NULL);

  accord_sum_lines_init (&lines, currency);
  accord_sum_lines_add_column (&lines, column);
  return accord_sum_lines_describe (&lines);
}

static void
show_goal (AccordHeadSums *self)
{
  AccordEntity *entity = accord_board_column_get_stage (self->column);
  AccordRecord *stage = entity ? accord_entity_get_record (entity) : NULL;
  AccordMoney goal;
  gboolean has_goal = stage && accord_record_get_money (stage, "goal", &goal) && goal.minor > 0
                      && g_str_equal (goal.currency, self->currency)
                      && !accord_board_column_is_partial (self->column);
  g_autofree char *words = NULL;
  g_autofree char *goal_words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->ring), has_goal);
  if (!has_goal)
    return;
  accord_ring_set_fraction (self->ring, (double) accord_board_column_get_sum (self->column) / goal.minor);
  goal_words = accord_money_format_short (goal.minor, goal.currency);
  words = g_strdup_printf (_("Goal of this stage: %s"), goal_words);
  accord_ring_set_label (self->ring, words);
}

static char *
weighted_words (const AccordCurrencySum *sum)
{
  g_autofree char *weighted = accord_money_format_short (sum->weighted, sum->currency);

  return g_strdup_printf (_("%s weighted"), weighted);
}

static GtkWidget *
make_other_line (const AccordCurrencySum *sum)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *money = accord_data_label_new ("caption-heading numeric");
  GtkWidget *weighted = accord_data_label_new ("caption secondary numeric");
  g_autofree char *money_words = accord_money_format_short (sum->sum, sum->currency);
  g_autofree char *words = weighted_words (sum);

  gtk_label_set_text (GTK_LABEL (money), money_words);
  gtk_label_set_ellipsize (GTK_LABEL (money), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_text (GTK_LABEL (weighted), words);
  gtk_widget_set_hexpand (weighted, TRUE);
  gtk_label_set_xalign (GTK_LABEL (weighted), 1);
  gtk_widget_set_margin_end (weighted, 6); /* where the bar below ends */
  gtk_box_append (GTK_BOX (line), money);
  gtk_box_append (GTK_BOX (line), weighted);
  return line;
}

/* Currencies behind the first, a line for each; of many the last line says how many more there are. */
static void
show_others (AccordHeadSums *self, const AccordSumLines *lines)
{
  guint n = lines->known && !lines->too_big ? accord_sum_lines_n (lines) : 1;
  guint named = n > OTHER_LINES + 1 ? OTHER_LINES : n;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->others))) != NULL)
    gtk_box_remove (self->others, child);
  for (guint i = 1; i < named; i++)
    gtk_box_append (self->others, make_other_line (accord_sum_lines_at (lines, i)));
  if (named < n)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("+ %u more currency", "+ %u more currencies", n - named), n - named);
      GtkWidget *label = accord_data_label_new ("caption secondary numeric");

      gtk_label_set_text (GTK_LABEL (label), more);
      gtk_box_append (self->others, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->others), n > 1);
}

/* "€360K", "+ 2 unpriced", "€216K weighted", the same for each other currency; "5 unpriced" when there is nothing
 * else to say; nothing while the sums are not those of the cards. */
static void
show_sums (AccordHeadSums *self)
{
  g_auto (AccordSumLines) lines = { 0 };
  const AccordCurrencySum *first;
  gboolean none;
  g_autofree char *number = NULL, *sum = NULL, *weighted = NULL, *all = NULL, *more = NULL, *key = NULL;

  accord_sum_lines_init (&lines, self->currency);
  accord_sum_lines_add_column (&lines, self->column);
  key = accord_sum_lines_describe (&lines);
  if (self->said != NULL && g_strcmp0 (key, self->said) == 0)
    return;
  g_set_str (&self->said, key);
  none = accord_sum_lines_is_unpriced (&lines);
  first = accord_sum_lines_at (&lines, 0);
  number = accord_number_format (lines.unpriced);
  sum = accord_money_format_short (first->sum, first->currency);
  weighted = weighted_words (first);
  all = g_strdup_printf (_("%s unpriced"), number);
  more = g_strdup_printf (_("+ %s unpriced"), number);
  gtk_label_set_text (self->sum, key == NULL ? "" : none ? all : sum);
  gtk_label_set_text (self->weighted, key != NULL && !none && lines.n > 0 ? weighted : "");
  show_others (self, &lines);
  gtk_label_set_text (self->unpriced, more);
  gtk_widget_set_visible (GTK_WIDGET (self->unpriced), key != NULL && !none && lines.unpriced > 0);
  accord_tooltip_set (GTK_WIDGET (self), key != NULL && accord_sum_lines_n (&lines) > 1 ? key : NULL);
}

static void
make_sum_line (AccordHeadSums *self)
{
  self->first = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->ring = ACCORD_RING (accord_ring_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->ring), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->ring), GTK_ALIGN_CENTER);
  self->sum = GTK_LABEL (accord_data_label_new ("heading numeric"));
  self->unpriced = GTK_LABEL (accord_data_label_new ("caption secondary numeric"));
  self->weighted = GTK_LABEL (accord_data_label_new ("caption secondary numeric"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->weighted), TRUE);
  gtk_label_set_xalign (self->weighted, 1);
  gtk_widget_set_margin_end (GTK_WIDGET (self->weighted), 6);
  gtk_label_set_ellipsize (self->sum, PANGO_ELLIPSIZE_NONE);
  gtk_box_append (self->first, GTK_WIDGET (self->ring));
  gtk_box_append (self->first, GTK_WIDGET (self->sum));
  gtk_box_append (self->first, GTK_WIDGET (self->unpriced));
  gtk_box_append (self->first, GTK_WIDGET (self->weighted));
}

static void
accord_head_sums_dispose (GObject *object)
{
  AccordHeadSums *self = ACCORD_HEAD_SUMS (object);

  g_clear_object (&self->column);
  g_clear_pointer (&self->said, g_free);
  G_OBJECT_CLASS (accord_head_sums_parent_class)->dispose (object);
}

static void
accord_head_sums_class_init (AccordHeadSumsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_head_sums_dispose;
}

static void
accord_head_sums_init (AccordHeadSums *self)
{
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->others = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->others), FALSE);
  make_sum_line (self);
  gtk_box_append (self->lines, GTK_WIDGET (self->first));
  gtk_box_append (self->lines, GTK_WIDGET (self->others));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->lines));
}

/**
 * accord_head_sums_new:
 *
 * Returns: (transfer floating): sums of no column yet
 */
GtkWidget *
accord_head_sums_new (void)
{
  return g_object_new (ACCORD_TYPE_HEAD_SUMS, NULL);
}

/**
 * accord_head_sums_set_column:
 * @self: sums of no column yet
 * @column: whose they are
 * @currency: the workspace's
 */
void
accord_head_sums_set_column (AccordHeadSums *self, AccordBoardColumn *column, const char *currency)
{
  g_return_if_fail (ACCORD_IS_HEAD_SUMS (self));

  g_set_object (&self->column, column);
  g_strlcpy (self->currency, currency, sizeof self->currency);
}

/**
 * accord_head_sums_update:
 * @self: sums of a column
 *
 * Shows them as they are now.
 */
void
accord_head_sums_update (AccordHeadSums *self)
{
  g_return_if_fail (ACCORD_IS_HEAD_SUMS (self));

  show_sums (self);
  show_goal (self);
}

/**
 * accord_head_sums_has_unpriced:
 * @self: sums of a column
 *
 * Returns: whether it says how many are unpriced beside a sum
 */
gboolean
accord_head_sums_has_unpriced (AccordHeadSums *self)
{
  g_return_val_if_fail (ACCORD_IS_HEAD_SUMS (self), FALSE);
  return gtk_widget_get_visible (GTK_WIDGET (self->unpriced));
}

/**
 * accord_head_sums_set_weighted_below:
 * @self: sums of a column
 * @below: whether what is weighted stands below the sum, because some column says beside it what is unpriced
 */
void
accord_head_sums_set_weighted_below (AccordHeadSums *self, gboolean below)
{
  GtkWidget *weighted = GTK_WIDGET (self->weighted);

  g_return_if_fail (ACCORD_IS_HEAD_SUMS (self));

  if (self->below == below)
    return;
  self->below = below;
  g_object_ref (weighted);
  gtk_box_remove (below ? self->first : self->lines, weighted);
  if (below)
    gtk_box_insert_child_after (self->lines, weighted, GTK_WIDGET (self->first));
  else
    gtk_box_append (self->first, weighted);
  g_object_unref (weighted);
  gtk_label_set_xalign (self->weighted, below ? 0 : 1);
}
